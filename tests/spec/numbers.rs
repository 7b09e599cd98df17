//! The numbers that texts give of the specification: `29 APIs, 232 resources, 531 operations, 691 providers`.

use std::fs;
use std::path::Path;

use unified_codegen::model::Spec;

/// What texts count, in the order in which they do.
fn counts(spec: &Spec) -> [(&'static str, usize); 4] {
    let totals = spec.totals();
    let providers = spec.providers.len();
    [
        ("APIs", totals.apis),
        ("resources", totals.resources),
        ("operations", totals.operations),
        ("providers", providers),
    ]
}

/// A number and what it counts, with the line that it stands in.
struct Said<'t> {
    line: usize,
    number: &'t str,
    noun: &'t str,
}

/// What a text says behind a number of APIs, up to where it counts no more. It may go on in the next line.
fn said(text: &str) -> Vec<Said<'_>> {
    let lines = text.lines().enumerate();
    let words: Vec<(usize, &str)> =
        lines.flat_map(|(at, line)| line.split_whitespace().map(move |word| (at + 1, word))).collect();
    let pair = |at: usize| {
        let ((line, number), (_, noun)) = (*words.get(at)?, *words.get(at + 1)?);
        let is_number = number.chars().all(|c| c.is_ascii_digit());
        is_number.then(|| Said { line, number, noun: noun.trim_end_matches([',', '.', ';', ':', ')']) })
    };
    let starts = (0..words.len()).filter(|at| pair(*at).is_some_and(|said| said.noun == "APIs"));
    starts.flat_map(|start| (start..).step_by(2).map_while(pair)).collect()
}

/// The texts for readers of the whole project.
fn texts(folder: &Path) -> Vec<String> {
    let own = ["README.md", "CHANGELOG.md", "CONTRIBUTING.md"].map(str::to_owned);
    let crates = ["spec", "codegen", "xtask", "generated", "tests"].map(|name| format!("{name}/README.md"));
    own.into_iter().chain(crates).filter(|path| folder.join(path).is_file()).collect()
}

/// What is said of the specification as it is: of a changelog, what is not released yet, since the rest was true once.
fn current<'t>(path: &str, text: &'t str) -> &'t str {
    if path != "CHANGELOG.md" {
        return text;
    }
    let Some(start) = text.find("\n## Unreleased") else { return "" };
    let end = text[start + 1..].find("\n## ").map_or(text.len(), |length| start + 1 + length);
    &text[..end]
}

fn wrong(path: &str, text: &str, spec: &Spec) -> Vec<String> {
    let counts = counts(spec);
    let right = |noun: &str| counts.iter().find(|(known, _)| *known == noun).map(|(_, right)| *right);
    let compared = said(current(path, text)).into_iter().filter_map(|said| Some((right(said.noun)?, said)));
    let differing = compared.filter(|(right, said)| said.number != right.to_string());
    differing
        .map(|(right, Said { line, number, noun })| {
            format!("{path}:{line} says {number} {noun}; the specification has {right}")
        })
        .collect()
}

#[test]
fn texts_give_the_numbers_of_the_specification() {
    let (spec, folder) = (tests::spec(), tests::workspace());
    let (mut found, mut all) = (0, Vec::new());
    for path in texts(&folder) {
        let text = fs::read_to_string(folder.join(&path)).unwrap_or_else(|error| panic!("{path}: {error}"));
        found += said(current(&path, &text)).len();
        all.extend(wrong(&path, &text, &spec));
    }
    assert!(all.is_empty(), "{}", all.join("\n"));
    assert!(
        found >= 4,
        "no text gives numbers of the specification; this test looks for those behind a number of APIs"
    );
}

#[test]
fn a_number_that_is_wrong_is_named_with_its_line_and_the_right_one() {
    let spec = tests::part(tests::spec(), &["ticketing/accounts", "ticketing/users"]);
    let (providers, operations) = (spec.providers.len(), spec.totals().operations);
    let text =
        format!("Of 7 resources, nothing.\nIt has 1 APIs, 3\nresources, {providers} providers; 99 operations.\n");
    let resources = "a.md:2 says 3 resources; the specification has 2".to_owned();
    let operations = format!("a.md:3 says 99 operations; the specification has {operations}");
    assert_eq!(wrong("a.md", &text, &spec), [resources, operations]);
}

#[test]
fn what_was_released_says_what_was() {
    let spec = tests::spec();
    let text = "# Changelog\n\n## Unreleased\n\n- 1000 APIs\n\n## 0.1.0\n\n- 2000 APIs\n";
    let apis = spec.totals().apis;
    assert_eq!(
        wrong("CHANGELOG.md", text, &spec),
        [format!("CHANGELOG.md:5 says 1000 APIs; the specification has {apis}")]
    );
    assert!(wrong("CHANGELOG.md", &text.replace("Unreleased", "0.2.0"), &spec).is_empty());
}
