//! `cargo xtask regenerate`.

use std::fs;

use crate::{Place, command, snapshot, workspace};

/// What is checked in is what the specification says: a pull request that forgets to regenerate fails here.
#[test]
fn the_crate_of_this_workspace_is_fresh() {
    let output = command().args(["regenerate", "--check"]).current_dir(workspace()).output().expect("xtask starts");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

#[test]
fn a_second_run_writes_nothing() {
    let place = Place::new();
    place.regenerate().ended(0);
    let times = || {
        let files = snapshot(&place.out());
        files
            .into_iter()
            .map(|(path, _)| fs::metadata(path).and_then(|meta| meta.modified()).expect("a time"))
            .collect::<Vec<_>>()
    };
    let before = times();
    let second = place.regenerate().ended(0).stderr();
    assert!(second.contains(": 0 written,") && second.contains(" 0 removed"), "{second}");
    assert_eq!(before, times());
}

#[test]
fn one_change_writes_one_resource() {
    let place = Place::new();
    place.regenerate().ended(0);
    let before = snapshot(&place.out());
    place.edit("help-desk/tickets.yaml", "supported: [alpha, gamma]", "supported: [alpha]");
    let text = place.regenerate().ended(0).stderr();
    let after = snapshot(&place.out());
    let changed: Vec<_> = after.iter().filter(|file| !before.contains(file)).collect();
    assert!(!changed.is_empty() && text.contains(&format!(": {} written,", changed.len())), "{text}");
    for (path, _) in changed {
        assert!(path.starts_with(place.out().join("help_desk")), "{}", path.display());
    }
}

#[test]
fn check_says_what_is_stale_and_the_command_that_mends_it() {
    let place = Place::new();
    place.regenerate().ended(0);
    let check = ["regenerate", "--check", "--out", "out"];
    place.xtask(&check).ended(0);
    fs::write(place.out().join("crm/companies.rs"), "// @generated, and changed by hand").expect("a file");
    fs::write(place.out().join("crm/gone.rs"), "// @generated").expect("a file");
    fs::remove_file(place.out().join("assets/devices.rs")).expect("a file");
    let before = snapshot(place.path());
    let text = place.xtask(&check).ended(1).stderr();
    for line in [
        "stale    crm/companies.rs",
        "extra    crm/gone.rs",
        "missing  assets/devices.rs",
        "run `cargo xtask regenerate`",
    ] {
        assert!(text.contains(line), "{line} is not in\n{text}");
    }
    assert!(before == snapshot(place.path()), "--check has written something");
    let text = place.regenerate().ended(0).stderr();
    assert!(text.contains(": 2 written,") && text.contains(" 1 removed"), "{text}");
    place.xtask(&check).ended(0);
}

#[test]
fn a_bad_specification_writes_nothing() {
    let place = Place::new();
    place.regenerate().ended(0);
    let before = snapshot(&place.out());
    place.edit("help-desk/people.yaml", "supported: [hubspot]", "supported: [hubspott]");
    let text = place.regenerate().ended(2).stderr();
    assert!(text.contains("did you mean `hubspot`?"), "{text}");
    assert!(text.contains("spec/help-desk/people.yaml:"), "{text}");
    assert!(before == snapshot(&place.out()));
}

#[test]
fn a_folder_with_files_of_somebodys_own_is_left_alone() {
    let place = Place::new();
    fs::create_dir(place.out()).expect("a folder");
    fs::write(place.out().join("notes.txt"), "mine").expect("a file");
    let before = snapshot(&place.spec());
    let text = place.regenerate().ended(2).stderr();
    assert!(text.contains("notes.txt is not machine-written"), "{text}");
    assert_eq!(snapshot(&place.out()).len(), 1);
    assert!(before == snapshot(&place.spec()), "schema.json is written though the folder is refused");
}

#[test]
fn a_schema_that_cannot_be_written_leaves_the_folder_alone() {
    let place = Place::new();
    place.regenerate().ended(0);
    fs::remove_file(place.spec().join("schema.json")).expect("a file");
    fs::create_dir(place.spec().join("schema.json")).expect("a folder");
    let before = snapshot(&place.out());
    place.edit("help-desk/tickets.yaml", "supported: [alpha, gamma]", "supported: [alpha]");
    let text = place.regenerate().ended(2).stderr();
    assert!(text.contains("spec/schema.json"), "{text}");
    assert!(before == snapshot(&place.out()));
}

#[test]
fn help_names_every_file_that_is_written() {
    let text = Place::new().xtask(&["regenerate", "--help"]).ended(0).stdout();
    assert!(text.contains("DIR/schema.json in --spec is written too"), "{text}");
}

#[test]
fn a_removed_resource_is_removed() {
    let place = Place::new();
    place.regenerate().ended(0);
    fs::remove_file(place.spec().join("assets/devices.yaml")).expect("a file");
    place.regenerate().ended(0);
    assert!(!place.out().join("assets").exists());
}

/// The locale and the number of threads are none of the specification's bytes.
#[test]
fn surroundings_change_nothing() {
    let place = Place::new();
    place.regenerate().ended(0);
    let expected = snapshot(&place.out());
    for (locale, threads) in [("tr_TR.UTF-8", "1"), ("C", "5"), ("de_DE.ISO-8859-1", "2")] {
        fs::remove_dir_all(place.out()).expect("the output can go");
        let mut run = command();
        run.args(["regenerate", "--out", "out"]).current_dir(place.path());
        run.env("LC_ALL", locale).env("LANG", locale).env("RAYON_NUM_THREADS", threads).env("TZ", "Asia/Kolkata");
        assert!(run.status().expect("xtask starts").success());
        assert!(snapshot(&place.out()) == expected, "{locale}, {threads} threads");
    }
}
