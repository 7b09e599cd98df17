//! The features that `cargo xtask regenerate` asks the crate's manifest for.

use std::fs;

use crate::{Place, Ran};

const ALL: &str = "assets = []\ncrm = []\nhelp-desk = []\n";

fn regenerate(place: &Place, manifest: &str) -> Ran {
    fs::create_dir_all(place.path().join("crate/src")).expect("a folder");
    fs::write(place.path().join("crate/Cargo.toml"), manifest).expect("a file");
    place.xtask(&["regenerate", "--out", "crate/src/generated"])
}

/// The lines that a run asks for; it must fail, and write nothing.
fn asked_for(manifest: &str) -> Vec<String> {
    let place = Place::new();
    let text = regenerate(&place, manifest).ended(2).stderr();
    assert!(text.contains("crate/Cargo.toml has no features for some APIs; under [features] it needs\n"), "{text}");
    assert!(!place.path().join("crate/src/generated").exists());
    text.lines().filter_map(|line| line.strip_prefix("  ")).map(str::to_owned).collect()
}

#[test]
fn the_lines_are_exactly_those_that_are_missing() {
    let all = "all-apis = [\"assets\", \"crm\", \"help-desk\"]";
    for (manifest, lines) in [
        ("", &["[features]", all, "assets = []", "crm = []", "help-desk = []"][..]),
        ("[package]\n[features]\ncrm = []\n", &[all, "assets = []", "help-desk = []"]),
        (&format!("[features]\n{ALL}"), &[all]),
        (
            "[features]\nall-apis = [\"crm\", \"dep:x\"]\ncrm = []\nassets = []\n[dependencies]\nhelp-desk = \"1\"\n",
            &[
                "all-apis = [\"crm\", \"dep:x\", \"assets\", \"help-desk\"] # instead of the `all-apis` that is there",
                "help-desk = []",
            ],
        ),
    ] {
        assert_eq!(asked_for(manifest), lines, "{manifest}");
    }
}

#[test]
fn the_lines_are_all_that_is_needed() {
    let lines = asked_for("[features]\ncrm = []\n").join("\n");
    regenerate(&Place::new(), &format!("[features]\ncrm = []\n{lines}\n")).ended(0);
}

#[test]
fn a_feature_may_be_on_through_others_and_written_in_any_way() {
    for manifest in [
        format!("[features]\nall-apis = ['all']\nall = ['assets', 'crm', 'help-desk', 'all']\n{ALL}"),
        "features.all-apis = [\n  'crm', # for sales\n  'b',\n]\nfeatures.b = ['assets', 'help-desk']\n\
         features.assets = []\nfeatures.crm = []\nfeatures.help-desk = []"
            .to_owned(),
        "[ features ]\n'crm'=[]\n\"assets\"=[]\nhelp-desk=[]\nall-apis=['crm','assets','help-desk']".to_owned(),
    ] {
        regenerate(&Place::new(), &manifest).ended(0);
    }
}

#[test]
fn a_manifest_that_cannot_be_understood_is_told() {
    let text = regenerate(&Place::new(), "[features]\ncrm = [\n").ended(2).stderr();
    assert!(text.contains("crate/Cargo.toml is no manifest of a crate"), "{text}");
}

#[test]
fn a_manifest_that_cannot_be_read_is_told() {
    let place = Place::new();
    fs::create_dir_all(place.path().join("crate/Cargo.toml")).expect("a folder");
    let text = place.xtask(&["regenerate", "--out", "crate/src/generated"]).ended(2).stderr();
    assert!(text.contains("crate/Cargo.toml cannot be read"), "{text}");
}

#[test]
fn a_folder_of_no_crate_needs_no_feature() {
    let place = Place::new();
    fs::write(place.path().join("Cargo.toml"), "[workspace]\n").expect("a file");
    place.xtask(&["regenerate", "--out", "some/out"]).ended(0);
    place.xtask(&["regenerate", "--out", "out"]).ended(0);
}
