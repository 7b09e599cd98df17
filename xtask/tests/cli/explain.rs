//! `cargo xtask explain`.

use std::fs;

use crate::Place;

const EXPECTED: &str = include_str!("explain.txt");
/// Every fact on a line of its own, marked with what it says.
const DEALS: &str = include_str!("explain.yaml");

/// Every group of fields occurs in this one operation.
#[test]
fn the_whole_text() {
    let ran = Place::new().xtask(&["explain", "gamma", "crm/contacts/update"]).ended(0);
    assert_eq!(ran.stdout(), EXPECTED);
    assert!(ran.stderr().is_empty(), "{}", ran.stderr());
    for group in [
        "required of everybody",
        "required",
        "required of everybody where its object is sent",
        "required where its object is sent",
        "optional",
        "nobody says",
        "not supported",
        "filled",
        "not filled",
    ] {
        assert!(EXPECTED.contains(&format!("\n  {group}\n")), "{group} does not occur");
    }
}

/// What the samples send is held by tests/samples.
#[test]
fn the_call_is_shown_in_the_language_that_is_asked_for() {
    let place = Place::new();
    for (language, heading, start) in [
        ("curl", "The call: curl", "    curl --request PATCH 'https://"),
        ("javascript", "The call: JavaScript (fetch)", "    const response = await fetch(\"https://"),
        ("python", "The call: Python (requests)", "    import os\n\n    import requests\n"),
        ("rust", "The call: Rust", "    use truto_unified::Client;\n"),
        ("typescript", "The call: TypeScript SDK", "    // The SDK has no way to send `PATCH /v1/"),
        ("python-sdk", "The call: Python SDK", "    # The SDK has no way to send `PATCH /v1/"),
    ] {
        let text = place.xtask(&["explain", "gamma", "crm/contacts/update", "--in", language]).ended(0).stdout();
        let (facts, call) = text.split_once(&format!("\n{heading}\n\n")).unwrap_or_else(|| panic!("{text}"));
        assert!(call.starts_with(start), "{call}");
        assert!(EXPECTED.starts_with(facts), "the facts are the same");
    }
}

#[test]
fn long_lists_are_broken_to_what_fits_a_terminal() {
    let text = Place::new().xtask(&["explain", "alpha", "help-desk/tickets/update"]).ended(0).stdout();
    assert!(text.contains("\n      values: new, open, waiting for somebody"), "{text}");
    assert!(text.contains("\n        else, done\n"), "{text}");
    let (fields, _) = text.split_once("\nThe call: Rust\n").expect("there is a call in Rust");
    assert!(fields.lines().all(|line| line.chars().count() <= 80), "{text}");
}

/// A provider's own values are all that it takes; those of the field may be some.
#[test]
fn values_that_are_known_in_part_are_said_to_be() {
    let place = Place::new();
    place.edit("help-desk/tickets.yaml", "somebody else, done]", "somebody else, done], partial_values: true");
    let explained = |provider: &str| {
        let text = place.xtask(&["explain", provider, "help-desk/tickets/update"]).ended(0).stdout();
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let some = explained("betadesk");
    assert!(some.contains(" some of its values: new, open, waiting for "), "{some}");
    assert!(some.contains("done; sources do not show the others"), "{some}");
    assert!(explained("alpha").contains("values of Alpha: new, done"), "{}", explained("alpha"));
}

/// What a common parameter is stands in `platform.yaml`, and who takes it in the file of the resource; a call has what its provider
/// requires.
#[test]
fn a_common_parameter_is_explained_by_its_operation() {
    let place = Place::new();
    let said = "  list:\n    query:\n      cursor: {support: {required: [gamma], supported: [alpha]}}\n  create:";
    place.edit("help-desk/tickets.yaml", "  list: {}\n  create:", said);
    let file = fs::read_to_string(place.spec().join("help-desk/tickets.yaml")).expect("the file can be read");
    let line = 1 + file.lines().position(|line| line.contains("cursor:")).expect("it is there");
    let explained = |provider: &str| {
        let text = place.xtask(&["explain", provider, "help-desk/tickets/list", "--in", "curl"]).ended(0).stdout();
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let at = format!("cursor [query] string spec/help-desk/tickets.yaml:{line}");
    let (gamma, alpha, beta) = (explained("gamma"), explained("alpha"), explained("betadesk"));
    assert!(gamma.contains(&format!("required {at}")) && gamma.contains("cursor="), "{gamma}");
    assert!(alpha.contains(&format!("optional {at}")) && !alpha.contains("cursor="), "{alpha}");
    assert!(beta.contains(&format!("not supported {at}")) && !beta.contains("cursor="), "{beta}");
    let rust = place.xtask(&["explain", "gamma", "help-desk/tickets/list"]).ended(0).stdout();
    assert!(rust.contains(".unchecked_query(\"cursor\", "), "{rust}");
}

/// What is explained of a deal: what each line says, and the mark of the line that it names.
fn explained(provider: &str) -> Vec<(String, String)> {
    let place = Place::new();
    fs::write(place.spec().join("crm/deals.yaml"), DEALS).expect("the file can be written");
    let format = "  format: {in: query, type: string, role: response-format, description: The form of the answer.}";
    place.edit("platform.yaml", "\nresponse_formats:", &format!("{format}\n\nresponse_formats:"));
    let text = place.xtask(&["explain", provider, "crm/deals/update"]).ended(0).stdout();
    let placed = text.lines().filter_map(|line| line.split_once("spec/crm/deals.yaml:"));
    placed.map(|(text, line)| (text.split_whitespace().collect::<Vec<_>>().join(" "), marked(line))).collect()
}

/// The mark of a line of the file.
fn marked(line: &str) -> String {
    let index = line.parse::<usize>().expect("a place ends in its line") - 1;
    let mark = DEALS.lines().nth(index).and_then(|line| line.split_once(" # "));
    mark.map_or_else(|| format!("line {line} has no mark"), |(_, mark)| mark.to_owned())
}

#[test]
fn every_fact_has_its_line() {
    let lines = |provider| -> Vec<String> {
        explained(provider).into_iter().map(|(text, mark)| format!("{text} <- {mark}")).collect()
    };
    let everybody = [
        "values: unified, raw <- values of format",
        "size integer <- size",
        "3 take it, 1 require it <- who takes size",
        "color string <- color",
    ];
    let alpha = [
        " <- update",
        " <- alpha has update",
        "name string <- schema requires name",
        "Alpha requires it <- alpha requires name",
        "stage string <- alpha takes stage",
        "values of Alpha: open <- alpha's values of stage",
        "boss object <- who takes boss",
        "boss.id string <- who takes boss",
        "the unified schema requires it <- schema requires boss.id",
        "others take it, Alpha is not listed <- who takes boss.id",
        "id string <- alpha fills id",
        "stage string <- who fills stage",
    ];
    assert_eq!(lines("alpha"), [&alpha[..6], &everybody, &alpha[6..]].concat());
    let gamma = [
        " <- update",
        " <- gamma has part of update",
        "name string <- schema requires name",
        "Gamma takes it <- gamma takes name",
        "boss.id string <- schema requires boss.id",
        "others take it, Gamma is not listed <- who takes boss.id",
        "stage string <- gamma takes stage",
        "values of Gamma: open, won <- gamma's values of stage",
        "boss object <- gamma takes boss",
        "id string <- who fills id",
        "stage string <- who fills stage",
    ];
    assert_eq!(lines("gamma"), [&gamma[..9], &everybody, &gamma[9..]].concat());
    let betadesk = lines("betadesk");
    for filled in ["stage string <- betadesk fills stage", "values: open, won <- values of stage"] {
        assert!(betadesk.iter().any(|line| line == filled), "{filled}");
    }
}

#[test]
fn who_is_not_listed_is_told_where_the_others_are() {
    let found = explained("hubspot");
    let found = |text: &str| found.iter().any(|(known, mark)| format!("{known} <- {mark}") == text);
    for expected in [
        " <- who has update",
        "others take it, HubSpot is not listed <- who takes name",
        "stage string <- who takes stage",
        "boss object <- who takes boss",
        "boss.id string <- who takes boss",
        "id string <- who fills id",
    ] {
        assert!(found(expected), "{expected}");
    }
}

#[test]
fn a_list_is_shown_from_its_beginning_to_its_end() {
    let text = Place::new().xtask(&["explain", "alpha", "help-desk/tickets/list"]).ended(0).stdout();
    assert!(text.starts_with("Alpha: GET /v1/help-desk/tickets\nspec/help-desk/tickets.yaml:10\n"), "{text}");
    let (facts, call) = text.split_once("\nThe call: Rust\n").expect("there is a call in Rust");
    assert!(facts.contains("\nWhat to send\n") && call.contains(".tickets().list().items();"), "{text}");
}

#[test]
fn silence_about_a_provider_is_told() {
    let place = Place::new();
    let line = |provider: &str, operation: &str| {
        let text = place.xtask(&["explain", provider, operation]).ended(0).stdout();
        text.lines().find(|line| line.ends_with('.')).map(str::to_owned)
    };
    assert_eq!(
        line("hubspot", "help-desk/tickets/update").as_deref(),
        Some("No source says who has the operation, nor names HubSpot in it.")
    );
    assert_eq!(line("alpha", "help-desk/tickets/update").as_deref(), Some("No source says who has the operation."));
}

#[test]
fn who_has_the_operation_is_told() {
    let place = Place::new();
    let first = |place: &Place, provider: &str| {
        let text = place.xtask(&["explain", provider, "crm/contacts/list"]).ended(0).stdout();
        text.lines().find(|line| line.ends_with('.')).map(str::to_owned)
    };
    for (provider, expected) in [
        ("alpha", "The source lists Alpha as having this operation."),
        ("gamma", "The source says that the list of Gamma leaves out fields that `get` has."),
        ("hubspot", "HubSpot does not have this operation: the source lists everybody who has."),
    ] {
        assert_eq!(first(&place, provider).as_deref(), Some(expected));
    }
    place.edit("crm/contacts.yaml", "partial: [gamma]}", "partial: [gamma], complete: false}");
    assert_eq!(first(&place, "alpha").as_deref(), Some("The source lists Alpha as having this operation."));
    let expected = "The source was seen in part: it lists some who have this operation, and HubSpot may have it, too.";
    assert_eq!(first(&place, "hubspot").as_deref(), Some(expected));
    let apis = "apis:\n  crm: {label: CRM, source: docs/crm, coverage: docs/crm/coverage}\n";
    fs::write(place.spec().join("apis.yaml"), apis).expect("the file can be written");
    let expected = "The source, docs/crm/coverage, lists Alpha as having this operation.";
    assert_eq!(first(&place, "alpha").as_deref(), Some(expected));
}

#[test]
fn of_a_list_in_part_nobody_knows_who_else_is_on_it() {
    let place = Place::new();
    let listed = "{required: [gamma], supported: [alpha]}}";
    place.edit("crm/contacts.yaml", listed, &listed.replace("]}}", "], complete: false}}"));
    let said = |provider: &str| {
        let text = place.xtask(&["explain", provider, "crm/contacts/update"]).ended(0).stdout();
        let (sent, _) = text.split_once("\nWhat comes back").expect("something does");
        let at = sent.find("    email ").unwrap_or_else(|| panic!("{provider}: {sent}"));
        let heading = sent[..at].lines().rfind(|line| line.starts_with("  ") && !line.starts_with("    "));
        let below: Vec<&str> = sent[at..].lines().take(3).flat_map(str::split_whitespace).collect();
        (heading.unwrap_or_default().trim().to_owned(), below.join(" "))
    };
    assert_eq!(said("gamma").0, "required");
    let (heading, below) = said("alpha");
    assert!(heading == "optional" && below.contains("known in part, and Alpha may"), "{heading}: {below}");
    let (heading, below) = said("hubspot");
    assert!(heading == "nobody says" && below.contains("sources list some who take it"), "{heading}: {below}");
}

/// Who reads on would send something in vain, so that it stands before everything but the name of the operation.
#[test]
fn that_a_provider_does_not_have_the_operation_comes_first() {
    let text = Place::new().xtask(&["explain", "hubspot", "crm/contacts/list"]).ended(0).stdout();
    let start = "HubSpot: GET /v1/crm/contacts\nHubSpot does not have this operation: the source lists everybody who has.\n\
                 spec/crm/contacts.yaml:10\n\nspec/crm/contacts.yaml:9\n";
    assert!(text.starts_with(start), "{text}");
    for open in ["nobody says", "required", "filled\n    "] {
        assert!(!text.replace("not filled", "not taken").contains(open), "{open}: {text}");
    }
    assert!(text.contains("  not supported\n") && text.contains("  not filled\n"), "{text}");
    let (_, call) = text.split_once("\nThe call: Rust\n\n").expect("there is a call");
    assert_eq!(call, "    // HubSpot does not have `GET /v1/crm/contacts`, so that there is nothing to call.\n");
}

#[test]
fn mistakes_are_answered_with_names() {
    for (provider, operation, expected) in [
        ("gama", "crm/contacts/update", "no provider is called `gama`; known: `gamma`, "),
        ("be", "crm/contacts/update", "no provider is called `be`; known: `betadesk`, "),
        (
            "beta desk",
            "crm/contacts/update",
            "no provider is called `beta desk`; did you mean `betadesk`? That is the slug of Beta Desk",
        ),
        ("gamma", "crm/contacts/updaet", "no operation `crm/contacts/updaet`; it has `crm/contacts/update`, "),
        ("gamma", "crm/contacts", "no operation `crm/contacts`; write API/RESOURCE/METHOD; it has `crm/contacts/"),
        ("gamma", "crm//update", "`crm//update` has an empty part; write API/RESOURCE/METHOD"),
    ] {
        let ran = Place::new().xtask(&["explain", provider, operation]).ended(2);
        assert!(ran.stderr().contains(expected), "{}", ran.stderr());
        assert!(ran.stdout().is_empty());
    }
}

#[test]
fn what_is_known_in_part_is_not_explained_as_whole() {
    let place = Place::new();
    let explain = |place: &Place| place.xtask(&["explain", "gamma", "crm/contacts/update"]).ended(0).stdout();
    let sentence = "\nSources show only some of the fields that come back.\n";
    assert!(!explain(&place).contains(sentence));
    place.edit("crm/contacts.yaml", "\noperations:\n", "\npartial: true\noperations:\n");
    assert!(explain(&place).contains(sentence));
}

/// What of an operation is known in part is said with the line that says so, and only there.
#[test]
fn what_is_known_of_an_operation_in_part_is_told_with_its_place() {
    let place = Place::new();
    let explain = |place: &Place| place.xtask(&["explain", "gamma", "crm/contacts/update"]).ended(0).stdout();
    let page = "\nThe page was seen in part: there may be more query parameters and fields than these.\nspec/crm/contacts.yaml:";
    let operations = "\ncrm/contacts has more operations than are known, or may have.\nspec/crm/contacts.yaml:";
    let text = explain(&place);
    assert!(!text.contains(page) && !text.contains(operations), "{text}");
    place.edit("crm/contacts.yaml", "\noperations:\n", "\npartial_operations: true\noperations:\n");
    place.edit("crm/contacts.yaml", "    request:\n", "    partial: true\n    request:\n");
    let text = explain(&place);
    assert!(text.contains(&format!("{page}14\n")) && text.contains(&format!("{operations}8\n")), "{text}");
}

#[test]
fn a_file_is_said_to_come_back_as_one() {
    let place = Place::new();
    let download = "  download: {request: not-stated, response: bytes}\n  list: {}\n";
    place.edit("help-desk/tickets.yaml", "  list: {}\n", download);
    place.edit("help-desk/tickets.yaml", "\noperations:\n", "\npartial: true\noperations:\n");
    let text = place.xtask(&["explain", "alpha", "help-desk/tickets/download"]).ended(0).stdout();
    assert!(text.contains("\nWhat comes back\n  a file: bytes as they come\n"), "{text}");
    assert!(!text.contains("Sources show only some of the fields"), "a file has none: {text}");
}

/// Silence about a body would read as if there were none.
#[test]
fn what_no_source_describes_is_said_to_be_so() {
    let place = Place::new();
    let (body, answer) =
        ("\nNo source describes the body; it is free-form JSON.\n", "No source describes the answer.\n");
    let merge = "  list: {}\n  merge: {request: not-stated, response: not-stated}\n";
    place.edit("help-desk/tickets.yaml", "  list: {}\n", merge);
    let explain = |operation: &str| place.xtask(&["explain", "alpha", operation]).ended(0).stdout();
    let text = explain("help-desk/tickets/merge");
    assert!(text.contains(&format!("{body}\nWhat comes back\n  {answer}")), "{text}");
    let text = explain("help-desk/tickets/create");
    assert!(text.contains(&format!("{body}\nWhat comes back\n  nobody says\n")) && !text.contains(answer), "{text}");
    let text = explain("help-desk/tickets/update");
    assert!(!text.contains("No source describes"), "{text}");
    let unnamed =
        "  merge:\n    request: not-stated\n    response: not-stated\n    unnamed: [{in: response, type: any}]\n";
    place.edit("help-desk/tickets.yaml", "  merge: {request: not-stated, response: not-stated}\n", unnamed);
    let text = explain("help-desk/tickets/merge");
    assert!(text.contains(&format!("\n\n{answer}")) && text.matches("What comes back").count() == 1, "{text}");
}
