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
    place.edit("ticketing/accounts.yaml", "supported: [bmchelix]", "supported: [front]");
    let text = place.regenerate().ended(0).stderr();
    assert!(text.contains(": 2 written,"), "types and operations of one resource: {text}");
}

#[test]
fn check_says_what_is_stale_and_the_command_that_mends_it() {
    let place = Place::new();
    place.regenerate().ended(0);
    let check = ["regenerate", "--check", "--out", "out"];
    place.xtask(&check).ended(0);
    fs::write(place.out().join("crm/users.rs"), "// @generated, and changed by hand").expect("a file");
    fs::write(place.out().join("crm/gone.rs"), "// @generated").expect("a file");
    fs::remove_file(place.out().join("crm/accounts.rs")).expect("a file");
    let before = snapshot(place.path());
    let text = place.xtask(&check).ended(1).stderr();
    for line in
        ["stale    crm/users.rs", "extra    crm/gone.rs", "missing  crm/accounts.rs", "run `cargo xtask regenerate`"]
    {
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
    place.edit("ticketing/accounts.yaml", "supported: [bmchelix]", "supported: [bmcheliks]");
    let text = place.regenerate().ended(2).stderr();
    assert!(text.contains("did you mean `bmchelix`?"), "{text}");
    assert!(text.contains("spec/ticketing/accounts.yaml:"), "{text}");
    assert!(before == snapshot(&place.out()));
}

#[test]
fn a_folder_with_files_of_somebodys_own_is_left_alone() {
    let place = Place::new();
    fs::create_dir(place.out()).expect("a folder");
    fs::write(place.out().join("notes.txt"), "mine").expect("a file");
    let text = place.regenerate().ended(2).stderr();
    assert!(text.contains("notes.txt is not machine-written"), "{text}");
    assert_eq!(snapshot(&place.out()).len(), 1);
}

#[test]
fn a_removed_resource_is_removed() {
    let place = Place::new();
    place.regenerate().ended(0);
    fs::remove_file(place.spec().join("user-directory/organizations.yaml")).expect("a file");
    place.regenerate().ended(0);
    assert!(!place.out().join("user_directory").exists());
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

#[test]
fn an_api_without_a_feature_is_told() {
    let place = Place::new();
    fs::create_dir_all(place.path().join("crate/src")).expect("a folder");
    fs::write(place.path().join("crate/Cargo.toml"), "[package]\n\n[features]\ncrm = []\nticketing = []\n")
        .expect("a file");
    let text = place.xtask(&["regenerate", "--out", "crate/src/generated"]).ended(2).stderr();
    assert!(text.contains("user-directory = []"), "{text}");
}
