//! `cargo xtask export`.

use std::fs;

use serde_json::Value;

use crate::Place;

fn json(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or_else(|error| panic!("{error}: {text}"))
}

#[test]
fn documents_go_to_standard_output_and_nothing_else_does() {
    let place = Place::new();
    for (args, key, expected) in [
        (["export", "openapi"].as_slice(), "openapi", Value::from("3.1.0")),
        (&["export", "openapi", "--openapi", "3.0"], "openapi", Value::from("3.0.3")),
        (&["export", "openapi", "--provider", "gamma"], "x-provider", Value::from("gamma")),
        (&["export", "json"], "format", Value::from(1)),
        (&["export", "json", "--schema"], "title", Value::from("The model of a unified API")),
        (&["export", "schema"], "title", Value::from("A resource of a unified API")),
    ] {
        let ran = place.xtask(args).ended(0);
        assert_eq!(json(&ran.stdout())[key], expected, "{args:?}");
        assert!(ran.stdout().ends_with("}\n"));
        assert_eq!(ran.stderr(), "");
    }
}

#[test]
fn a_file_is_written_with_its_folders_and_left_alone_where_it_is_the_same() {
    let place = Place::new();
    let args = ["export", "openapi", "--out", "made/for/others.json"];
    assert_eq!(place.xtask(&args).ended(0).stdout(), "");
    let path = place.path().join("made/for/others.json");
    let before = fs::metadata(&path).and_then(|file| file.modified()).expect("it is written");
    assert_eq!(fs::read_to_string(&path).ok(), Some(place.xtask(&["export", "openapi"]).ended(0).stdout()));
    place.xtask(&args).ended(0);
    assert_eq!(fs::metadata(&path).and_then(|file| file.modified()).ok(), Some(before));
    assert_eq!(fs::read_dir(place.path().join("made/for")).expect("it is there").count(), 1, "nothing else is left");
    place.edit("crm/contacts.yaml", "description: ", "description: Another thing. ");
    place.xtask(&args).ended(0);
    assert!(fs::read_to_string(&path).is_ok_and(|text| text.contains("Another thing.")));
}

#[test]
fn what_cannot_be_exported_is_said_and_leaves_no_file() {
    let place = Place::new();
    let text = place.xtask(&["export", "openapi", "--provider", "gama", "--out", "a.json"]).ended(2).stderr();
    assert!(text.contains("gama") && text.contains("gamma"), "{text}");
    place.edit("crm/contacts.yaml", "type: string", "type: strin");
    for args in [["export", "openapi", "--out", "a.json"], ["export", "json", "--out", "a.json"]] {
        let text = place.xtask(&args).ended(2).stderr();
        assert!(text.contains("error["), "{text}");
    }
    assert!(!place.path().join("a.json").exists());
    fs::write(place.path().join("a"), "").expect("a file can be written");
    let text = place.xtask(&["export", "schema", "--out", "a/b.json"]).ended(2).stderr();
    assert!(text.starts_with("error: "), "{text}");
}
