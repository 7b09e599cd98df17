//! `cargo xtask matrix`.

use serde_json::Value;

use crate::Place;

fn jsonl(args: &[&str]) -> Vec<Value> {
    let ran = Place::new().xtask(&[&["matrix", "--format", "jsonl"], args].concat()).ended(0);
    ran.stdout().lines().map(|line| serde_json::from_str(line).expect("a line is JSON")).collect()
}

#[test]
fn one_line_a_field() {
    assert_eq!(jsonl(&["ticketing/accounts/update"]).len(), 20);
    assert_eq!(jsonl(&["ticketing/users/update"]).len(), 41);
}

#[test]
fn json_is_the_same_rows() {
    let ran = Place::new().xtask(&["matrix", "--format", "json", "crm/users/update"]).ended(0);
    let array: Vec<Value> = serde_json::from_str(&ran.stdout()).expect("the array is JSON");
    assert_eq!(array, jsonl(&["crm/users/update"]));
}

#[test]
fn csv_has_a_line_a_provider() {
    let ran = Place::new().xtask(&["matrix", "--format", "csv", "ticketing/accounts/update"]).ended(0);
    let text = ran.stdout();
    assert!(text.contains("request,name,string,,false,,listed,5,3,bmchelix,BMC Helix,required,"), "{text}");
    assert!(text.contains("response,etag,string,,false,,unstated,,,,,,"), "{text}");
}

#[test]
fn who_takes_all_of_these() {
    let rows = jsonl(&["ticketing/accounts/update", "--supports", "name,domains,website"]);
    let providers = |row: &Value| row["support"]["providers"].as_array().expect("a list").clone();
    assert!(!rows.is_empty());
    assert!(
        rows.iter().all(|row| providers(row).iter().all(|cell| cell["provider"] == "front")),
        "only Front takes all three"
    );
    let counts = rows.iter().find(|row| row["field"] == "name").map(|row| row["support"]["supported"].clone());
    assert_eq!(counts, Some(Value::from(5)), "the field's own count stays");
}

#[test]
fn who_requires_this() {
    let rows = jsonl(&["--requires", "collections"]);
    let users = |row: &Value| row["resource"] == "users" && row["api"] == "ticketing";
    assert!(!rows.is_empty() && rows.iter().all(users));
}

#[test]
fn what_one_provider_takes() {
    let rows = jsonl(&["--provider", "bmchelix"]);
    let fields: Vec<&str> = rows.iter().filter_map(|row| row["field"].as_str()).collect();
    assert_eq!(fields, ["name", "type"]);
}

#[test]
fn a_table_fits_a_terminal() {
    let text = Place::new().xtask(&["matrix"]).ended(0).stdout();
    let widest = text.lines().map(|line| line.chars().count()).max();
    assert!(widest <= Some(80), "{widest:?} columns");
    assert!(text.contains("21, not named") && text.contains("(no name)") && text.contains("not stated"));
}

#[test]
fn mistakes_are_answered_with_names() {
    for (args, expected) in [
        (&["matrix", "ticketing/acounts"][..], "`ticketing/accounts/"),
        (&["matrix", "--provider", "BMC Helix"], "known: `bmchelix`"),
        (&["matrix", "--provider", "hubspott"], "known: `hubspot`"),
        (&["matrix", "--supports", "nme"], "known: `name`"),
        (&["matrix", "a/b/c/d"], "too many parts"),
    ] {
        let ran = Place::new().xtask(args).ended(2);
        assert!(ran.stderr().contains(expected), "{args:?}: {}", ran.stderr());
        assert!(ran.stdout().is_empty());
    }
}
