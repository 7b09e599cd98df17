//! `cargo xtask matrix`.

use std::fs;

use serde_json::Value;

use crate::Place;

fn jsonl(args: &[&str]) -> Vec<Value> {
    let ran = Place::new().xtask(&[&["matrix", "--format", "jsonl"], args].concat()).ended(0);
    ran.stdout().lines().map(|line| serde_json::from_str(line).expect("a line is JSON")).collect()
}

#[test]
fn one_line_a_field() {
    assert_eq!(jsonl(&["help-desk/tickets/update"]).len(), 13);
    assert_eq!(jsonl(&["help-desk/people/update"]).len(), 6);
}

#[test]
fn json_is_the_same_rows() {
    let ran = Place::new().xtask(&["matrix", "--format", "json", "crm/companies/update"]).ended(0);
    let array: Vec<Value> = serde_json::from_str(&ran.stdout()).expect("the array is JSON");
    assert_eq!(array, jsonl(&["crm/companies/update"]));
}

#[test]
fn csv_has_a_line_a_provider() {
    let ran = Place::new().xtask(&["matrix", "--format", "csv", "help-desk/tickets/update"]).ended(0);
    let text = ran.stdout();
    for line in [
        "request,name,string,,false,,listed,3,2,betadesk,Beta Desk,required,\n",
        "request,status,string,,false,new|open|waiting for somebody else|done,listed,2,0,alpha,Alpha,supported,new|done\n",
        "request,is_open,boolean,,false,,counted,4,1,,,,\n",
        "response,etag,string,,false,,unstated,,,,,,\n",
    ] {
        assert!(text.contains(line), "{line} is not in\n{text}");
    }
}

#[test]
fn markdown_has_a_line_a_field() {
    let ran = Place::new().xtask(&["matrix", "--format", "markdown", "help-desk/tickets/update"]).ended(0);
    let text = ran.stdout();
    for line in [
        "## `PATCH /v1/help-desk/tickets/{id}`\n",
        "| `name` | request | string | Beta Desk, Gamma | Alpha |\n",
        "| `is_open` | request | boolean | 1, not named | 3, not named |\n",
        "| *unnamed* | request | any |  | 1, not named |\n",
        "| `etag` | response | string | – | not stated |\n",
    ] {
        assert!(text.contains(line), "{line} is not in\n{text}");
    }
}

#[test]
fn who_takes_all_of_these() {
    let rows = jsonl(&["help-desk/tickets/update", "--supports", "name,labels,status"]);
    let providers = |row: &Value| row["support"]["providers"].as_array().expect("a list").clone();
    assert!(!rows.is_empty());
    assert!(
        rows.iter().all(|row| providers(row).iter().all(|cell| cell["provider"] == "alpha")),
        "only Alpha takes all three"
    );
    let counts = rows.iter().find(|row| row["field"] == "name").map(|row| row["support"]["supported"].clone());
    assert_eq!(counts, Some(Value::from(3)), "the field's own count stays");
}

#[test]
fn who_requires_this() {
    let rows = jsonl(&["--requires", "teams"]);
    let people = |row: &Value| row["resource"] == "people" && row["api"] == "help-desk";
    assert!(!rows.is_empty() && rows.iter().all(people));
}

#[test]
fn what_one_provider_takes() {
    let rows = jsonl(&["--provider", "betadesk"]);
    let fields: Vec<&str> = rows.iter().filter_map(|row| row["field"].as_str()).collect();
    assert_eq!(fields, ["name", "status"]);
}

#[test]
fn a_table_fits_a_terminal() {
    let text = Place::new().xtask(&["matrix"]).ended(0).stdout();
    let widest = text.lines().map(|line| line.chars().count()).max();
    assert!(widest <= Some(80), "{widest:?} columns");
    for part in ["2, not named", "required: 1, not named", "(no name)", "not stated", "Alpha (new, done)"] {
        assert!(text.contains(part), "{part} is not in\n{text}");
    }
}

#[test]
fn slashes_at_the_ends_do_no_harm() {
    assert_eq!(jsonl(&["/help-desk/tickets/"]), jsonl(&["help-desk/tickets"]));
}

/// That no source says anything of an operation is no reason to call it unknown.
#[test]
fn an_operation_of_which_nothing_is_known_exists() {
    let place = Place::new();
    let account = "  account: {in: query, type: string, format: uuid, required: true, role: account, description: Whose data it is.}\n";
    place.edit("platform.yaml", account, "");
    place.edit(
        "help-desk/tickets.yaml",
        "  list: {}\n",
        "  list: {}\n  merge: {request: not-stated, response: not-stated}\n",
    );
    let ran = place.xtask(&["matrix", "help-desk/tickets/merge"]).ended(0);
    assert_eq!(
        (ran.stdout(), ran.stderr()),
        (String::new(), "no source says what is sent or received there\n".to_owned())
    );
    let text = place.xtask(&["matrix", "help-desk/tickets/merge", "--supports", "name"]).ended(2).stderr();
    assert!(text.contains("no request there has a field `name`; known: none at all"), "{text}");
}

#[test]
fn a_specification_of_nothing_has_nothing() {
    let place = Place::new();
    for api in ["assets", "crm", "help-desk"] {
        fs::remove_dir_all(place.spec().join(api)).expect("a folder can go");
    }
    for scope in ["crm", "crm/companies", "crm/companies/update"] {
        let text = place.xtask(&["matrix", scope]).ended(2).stderr();
        assert!(text.ends_with(&format!(" `{scope}`; it has none at all\n")), "{text}");
    }
}

#[test]
fn mistakes_are_answered_with_names() {
    for (args, expected) in [
        (&["matrix", "help-desk/tikets"][..], "no resource `help-desk/tikets`; it has `help-desk/tickets`, "),
        (&["matrix", "--provider", "Beta Desk"], "did you mean `betadesk`? That is the slug of Beta Desk"),
        (&["matrix", "--provider", "hubspott"], "known: `hubspot`"),
        (&["matrix", "--supports", "nme"], "known: `name`"),
        (&["matrix", "--supports", "etag"], "no request there has a field `etag`"),
        (&["matrix", "--provider", "Bta Desk"], "known: `betadesk`"),
        (&["matrix", "help-dsk"], "no API `help-dsk`; it has `help-desk`, "),
        (
            &["matrix", "help-desk/tickets/updaet"],
            "no operation `help-desk/tickets/updaet`; it has `help-desk/tickets/up",
        ),
        (&["matrix", "a/b/c/d"], "`a/b/c/d` has too many parts"),
        (&["matrix", "help-desk//list"], "`help-desk//list` has an empty part; write API, "),
        (&["matrix", "/"], "`/` has an empty part"),
        (&["matrix", ""], "`` has an empty part"),
    ] {
        let ran = Place::new().xtask(args).ended(2);
        assert!(ran.stderr().contains(expected), "{args:?}: {}", ran.stderr());
        assert!(ran.stdout().is_empty());
    }
}
