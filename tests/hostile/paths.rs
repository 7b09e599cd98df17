//! No name of a specification leads out of a folder, or to what a system has no file for.

use tests::arbitrary::shown;
use unified_codegen::diagnostics::Rule;
use unified_codegen::emit;
use unified_codegen::export::site::{Wanted, site};
use unified_codegen::load::RawFile;

use crate::example::{example, files};

/// Names that a system takes for something else, or that look like others.
const NAMES: [&str; 26] = [
    "",
    ".",
    "..",
    "...",
    "../up",
    "a/../..",
    "/root",
    "\\\\server",
    "a\\b",
    "C:",
    "~",
    "~root",
    "a\0",
    "a\n",
    "a.",
    "a ",
    " a",
    "-",
    "--help",
    "CON",
    "AcCounts",
    "аccounts",
    "ａ",
    "a\u{202e}b",
    "a\u{301}",
    "*",
];

const EMPTY: &str = "object: {}\noperations: {}\n";

fn raw(path: String, text: &str) -> RawFile {
    RawFile { path, content: Ok(text.into()) }
}

#[test]
fn no_file_or_folder_is_a_resource_by_a_name_that_leads_elsewhere() {
    let long = "x".repeat(101);
    for name in NAMES.into_iter().chain([long.as_str()]) {
        for path in [format!("{name}/things.yaml"), format!("help-desk/{name}.yaml"), format!("a/{name}/things.yaml")] {
            let mut files = files(&example());
            files.push(raw(path.clone(), EMPTY));
            let findings = tests::compile(files).map(|_| ()).expect_err(&path).into_sorted();
            assert!(findings.iter().any(|finding| finding.rule == Rule::FileName), "{path:?}: {}", shown(&findings));
            assert!(findings.iter().all(|finding| !finding.help.is_empty()), "{path:?}");
        }
    }
}

/// What is named by hand becomes a path, too.
#[test]
fn no_chosen_name_leads_elsewhere() {
    for name in NAMES.into_iter().chain(["aux", "nul", "com1"]) {
        let quoted = serde_json::Value::from(name).to_string();
        for kind in ["api: help-desk", "resource: help-desk/accounts"] {
            let entry = format!("overrides:\n  - {{{kind}, name: {quoted}, reason: It leads elsewhere.}}\n");
            let mut files = files(&example());
            files.retain(|file| file.path != "names.yaml");
            files.push(raw("names.yaml".to_owned(), &entry));
            assert!(tests::compile(files).is_err(), "{entry}");
        }
        let mut files = files(&example());
        files.push(raw("help-desk/things.yaml".to_owned(), &format!("type: {quoted}\n{EMPTY}")));
        // The names of Rust's types have no dots and slashes; those of devices in capitals are names of types alone.
        assert!(tests::compile(files).is_err() || name.chars().all(|c| c.is_ascii_alphanumeric()), "{name:?}");
    }
}

/// Slugs that are as odd as they may be: what is written of them is in its folder, and a file that every system has.
#[test]
fn every_path_is_a_file_on_every_system() {
    let mut made = files(&example());
    let longest = "y".repeat(100);
    for slug in ["con", "nul", "aux", "prn", "com1", "lpt9", "0", "a-", "x--y", "a_", longest.as_str()] {
        let text = format!(
            "type: Thing\nobject: {{id: {{type: string}}}}\noperations:\n  list: {{}}\n  {slug}x: {{request: {{a: {{required: true, type: string}}}}}}\n"
        );
        made.push(raw(format!("{slug}/{slug}.yaml"), &text.replace(&format!("{longest}x"), &longest)));
    }
    let named = tests::arbitrary::named(made);
    let spec = named.outcome.unwrap_or_else(|findings| panic!("{}", shown(&findings)));
    for (path, _) in emit::files(&spec) {
        assert_is_a_file(&path, true);
    }
    for (path, _) in site(&spec, Wanted::default(), &|| {}) {
        assert_is_a_file(&path, false);
    }
}

fn assert_is_a_file(path: &str, is_code: bool) {
    for part in path.split('/') {
        assert!(!matches!(part, "" | "." | ".."), "{path}");
        assert!(part.len() <= 255 && !part.ends_with(['.', ' ']) && !part.contains(['\\', ':', '\0']), "{path}");
        let stem = part.split('.').next().unwrap_or_default();
        let is_device = ["con", "nul", "aux", "prn", "com1", "lpt9"].contains(&stem);
        assert!(!is_device || !is_code, "{path} is a device on Windows");
    }
}
