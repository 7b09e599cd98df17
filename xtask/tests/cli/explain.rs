//! `cargo xtask explain`.

use crate::Place;

const EXPECTED: &str = include_str!("explain.txt");

/// Every group of fields occurs in this one operation.
#[test]
fn the_whole_text() {
    let ran = Place::new().xtask(&["explain", "gamma", "crm/contacts/update"]).ended(0);
    assert_eq!(ran.stdout(), EXPECTED);
    assert!(ran.stderr().is_empty(), "{}", ran.stderr());
    for group in [
        "required of everybody",
        "required",
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

#[test]
fn a_request_without_a_type_has_no_snippet() {
    let text = Place::new().xtask(&["explain", "alpha", "help-desk/tickets/list"]).ended(0).stdout();
    assert!(text.starts_with("Alpha: GET /v1/help-desk/tickets\nspec/help-desk/tickets.yaml:10\n"), "{text}");
    assert!(text.contains("\nWhat to send\n") && !text.contains("In Rust"), "{text}");
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
        Some("No source names HubSpot in this operation.")
    );
    assert_eq!(line("alpha", "help-desk/tickets/update"), None);
}

#[test]
fn who_has_the_operation_is_told() {
    for (provider, expected) in [
        ("alpha", None),
        ("gamma", Some("The source says that the list of Gamma leaves out fields that `get` has.")),
        ("hubspot", Some("The source lists who has this operation, and HubSpot is not among them.")),
    ] {
        let text = Place::new().xtask(&["explain", provider, "crm/contacts/list"]).ended(0).stdout();
        assert_eq!(text.lines().find(|line| line.ends_with('.')), expected);
    }
}

#[test]
fn mistakes_are_answered_with_names() {
    for (provider, operation, expected) in [
        ("gama", "crm/contacts/update", "no provider is called `gama`; known: `gamma`, "),
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
