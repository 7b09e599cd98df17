//! `cargo xtask check`.

use std::fs;

use crate::Place;

#[test]
fn a_sound_specification() {
    let ran = Place::new().xtask(&["check"]).ended(0);
    assert!(ran.stdout().is_empty());
    assert!(ran.stderr().contains("spec is sound: 3 APIs, 5 resources"), "{}", ran.stderr());
}

#[test]
fn every_finding_of_a_run() {
    let place = Place::new();
    place.edit("help-desk/people.yaml", "supported: [hubspot]", "supported: [hubspott]");
    place.edit("help-desk/tickets.yaml", "type: boolean", "type: bool");
    place.edit("platform.yaml", "http: PATCH", "http: PETCH");
    let text = place.xtask(&["check"]).ended(2).stderr();
    for part in ["error[unknown-provider]", "error[unknown-type]", "error[unknown-word]", "3 errors"] {
        assert!(text.contains(part), "{part} is not in\n{text}");
    }
    assert!(!text.contains('\u{1b}'), "NO_COLOR is set");
}

#[test]
fn a_folder_that_is_not_there() {
    let text = Place::new().xtask(&["check", "--spec", "spek"]).ended(2).stderr();
    assert!(text.contains("there is no folder `spek`") && text.contains("--spec"), "{text}");
}

#[test]
fn a_folder_without_a_specification() {
    let place = Place::new();
    fs::create_dir(place.path().join("empty")).expect("a folder");
    let text = place.xtask(&["check", "--spec", "empty"]).ended(2).stderr();
    assert!(text.matches("error[missing-file]").count() == 2, "{text}");
}
