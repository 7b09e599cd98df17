//! What pages change in a file that is there, and what they no longer say.

use std::fs;

use super::{OBJECT, UPDATE, file, import, page, place};
use crate::{Place, snapshot};

const TOOLS: &str = "spec/workshop/tools.yaml";

/// A place with the file of the page, with one text of it replaced.
fn imported(from: &str, to: &str) -> Place {
    let place = place();
    page(&place, "update.txt", UPDATE);
    import(&place, &["update.txt"]).ended(0);
    let text = file(&place, TOOLS);
    assert!(text.contains(from), "{text}");
    fs::write(place.path().join(TOOLS), text.replacen(from, to, 1)).expect("the file can be written");
    place.xtask(&["check"]).ended(0);
    place
}

#[test]
fn who_is_no_longer_named_stays_and_is_shown() {
    let place = imported("supported: [alpha]}}\n", "supported: [alpha, betadesk]}}\n");
    let before = snapshot(&place.spec());
    let ran = import(&place, &["update.txt"]).ended(0);
    assert_eq!(snapshot(&place.spec()), before);
    let text = ran.stderr();
    assert!(
        text.contains("== in spec and on none of the pages about it; kept, and taken out with --prune\n"),
        "{text}"
    );
    assert!(text.contains("BREAKING  1 change\n\nworkshop/tools\n  Beta Desk no longer takes `name`\n"), "{text}");
    assert!(text.contains("id     support-removed@workshop/tools/update/request#name:betadesk~"), "{text}");
    assert!(text.ends_with("0 questions, 0 TODO, 0 bytes unread; 0 files changed\n"), "{text}");
}

#[test]
fn pruning_takes_out_what_is_no_longer_said_and_nothing_else() {
    let place = imported(
        "      name: {support: {required: [gamma], supported: [alpha]}}\n",
        "      # Who says so?\n      name: {support: {required: [gamma], supported: [alpha, betadesk]}}  # two of them\n      \
         size: {type: integer, support: {supported: [alpha]}}\n",
    );
    let ran = import(&place, &["update.txt", "--prune"]).ended(0);
    let text = file(&place, TOOLS);
    let expected = "    request:\n      # Who says so?\n      name: {support: {required: [gamma], supported: [alpha]}}  # two of them\n    response:\n";
    assert!(text.contains(expected), "{text}");
    assert!(ran.stderr().contains("== on none of the pages about it, and taken out\n"), "{}", ran.stderr());
    assert!(ran.stderr().contains("  `size` was removed\n"), "{}", ran.stderr());
    let before = snapshot(&place.spec());
    import(&place, &["update.txt", "--prune"]).ended(0);
    assert_eq!(snapshot(&place.spec()), before);
}

#[test]
fn a_field_of_the_object_is_gone_only_when_the_object_says_so() {
    let added = "  name: {type: string}\n  weight: {type: number}\n";
    let place = imported("  name: {type: string}\n", added);
    let ran = import(&place, &["update.txt", "--prune"]).ended(0);
    assert!(file(&place, TOOLS).contains(added), "a page about an operation says nothing of the object");
    assert!(!ran.stderr().contains("weight"), "{}", ran.stderr());
    page(&place, "object.md", OBJECT);
    let ran = import(&place, &["object.md"]).ended(0);
    assert!(ran.stderr().contains("`weight`"), "{}", ran.stderr());
    import(&place, &["object.md", "--prune"]).ended(0);
    assert!(!file(&place, TOOLS).contains("weight"));
    place.xtask(&["check"]).ended(0);
}

#[test]
fn values_forms_and_providers_of_an_operation_are_lists_that_only_grow() {
    let place =
        imported("  update:\n", "  update:\n    response_formats: [raw]\n    integrations: {providers: [gamma]}\n");
    page(
        &place,
        "old.txt",
        "Update Tools\n\nEndpoint\n\nhttp\nPATCH /unified/workshop/tools/{id}\nIntegrations supported\n  • Alpha\n\nRequest Body\n\
         name\nstring\n\nWhat it is called.\n\nSupported in\n  • Alpha\nRequired in\n  • Gamma\nResponse Body\nid\nstring\nREQUIRED ·\n\nWhich tool.\n",
    );
    let ran = import(&place, &["old.txt"]).ended(0);
    let text = file(&place, TOOLS);
    assert!(text.contains("integrations: {providers: [alpha, gamma]}"), "{text}{}", ran.stderr());
    assert!(ran.stderr().contains("Gamma"), "{}", ran.stderr());
    import(&place, &["old.txt", "--prune"]).ended(0);
    assert!(file(&place, TOOLS).contains("integrations: {providers: [alpha]}"));
}

#[test]
fn what_changes_is_shown_as_the_diff_shows_it() {
    let place = imported("required: [gamma], supported: [alpha]", "required: [alpha]");
    let text = import(&place, &["update.txt"]).ended(0).stderr();
    assert!(
        text.contains("== changed by the pages\n\nBREAKING  1 change\n\nworkshop/tools\n  Gamma requires `name`\n"),
        "{text}"
    );
    let shown = place.xtask(&["check"]).ended(0);
    assert_eq!(shown.stdout(), "");
}

#[test]
fn a_list_in_lines_of_its_own_keeps_what_stands_between_them() {
    let block = "name:\n        support:\n          # Since spring.\n          required: [gamma]  # the only one\n          # For long.\n          supported:\n          - alpha\n          - betadesk\n";
    let place = imported("name: {support: {required: [gamma], supported: [alpha]}}\n", block);
    page(&place, "update.txt", UPDATE.replace("Alpha\nsupported\nResponse", "Beta Desk\nsupported\nResponse"));
    import(&place, &["update.txt"]).ended(0);
    assert!(file(&place, TOOLS).contains(block), "all of them are there already");
    page(&place, "update.txt", UPDATE);
    import(&place, &["update.txt", "--prune"]).ended(0);
    let text = file(&place, TOOLS);
    let expected = "          # Since spring.\n          required: [gamma]  # the only one\n          # For long.\n          supported: [alpha]\n";
    assert!(text.contains(expected), "{text}");
}
