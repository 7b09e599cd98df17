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
        "request,name,string,,false,,false,listed,3,2,betadesk,Beta Desk,required,\n",
        "request,status,string,,false,new|open|waiting for somebody else|done,false,listed,2,0,alpha,Alpha,supported,new|done\n",
        "request,is_open,boolean,,false,,false,counted,4,1,,,,\n",
        "response,etag,string,,false,,false,unstated,,,,,,\n",
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

/// Values that are some of several are not shown as all.
#[test]
fn values_that_are_known_in_part_are_said_to_be() {
    let place = Place::new();
    let shown = |format: &str| {
        let text = place.xtask(&["matrix", "--format", format, "help-desk/tickets/update"]).ended(0).stdout();
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let said = [
        ("table", "else, done and more "),
        ("markdown", "else, done and more |"),
        ("csv", "somebody else|done,true,listed"),
        ("jsonl", r#"else","done"],"partial_values":true,"#),
        ("json", r#""partial_values": true"#),
    ];
    for (format, said) in said {
        assert!(!shown(format).contains(said), "{format}");
    }
    place.edit("help-desk/tickets.yaml", "somebody else, done]", "somebody else, done], partial_values: true");
    for (format, said) in said {
        assert!(shown(format).contains(said), "{format}: {}", shown(format));
    }
}

#[test]
fn a_list_in_part_says_so_in_every_format() {
    let place = Place::new();
    place.edit(
        "crm/contacts.yaml",
        "{required: [gamma], supported: [alpha]}}",
        "{required: [gamma], supported: [alpha], complete: false}}",
    );
    let shown = |arguments: &[&str]| {
        let text = place.xtask(&[&["matrix", "crm/contacts/update"], arguments].concat()).ended(0).stdout();
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    for (format, said) in [
        ("table", "email string (email) required: Gamma Alpha; known in part"),
        ("markdown", "Gamma | Alpha; known in part |"),
        ("csv", ",in-part,,,gamma,Gamma,required,"),
        ("jsonl", r#""support":{"kind":"in-part","supported":null,"required":null,"providers":[{"provider":"gamma""#),
    ] {
        let text = shown(&["--format", format]);
        assert!(text.contains(said), "{format}: {text}");
    }
    let nobody = place.xtask(&["matrix", "crm/contacts/update", "--requires", "email", "--provider", "hubspot"]);
    let text = nobody.ended(0).stderr();
    assert!(text.ends_with("of some fields there, sources name only some providers\n"), "{text}");
}

/// The specification with every degree of what is known of who has an operation.
fn with_operations() -> Place {
    let place = Place::new();
    place.edit("crm/contacts.yaml", "\noperations:\n", "\npartial_operations: true\noperations:\n");
    place.edit("crm/contacts.yaml", "  update:\n", "  update:\n    partial: true\n");
    let some = "  update:\n    integrations: {providers: [alpha], complete: false}\n";
    place.edit("crm/companies.yaml", "  update:\n", some);
    place
}

#[test]
fn what_was_seen_in_part_is_told_above_its_rows() {
    let place = with_operations();
    place.edit("crm/contacts.yaml", "\npartial_operations", "\npartial: true\npartial_operations");
    for format in ["table", "markdown"] {
        let said = |operation| {
            let text = place.xtask(&["matrix", "--format", format, operation]).ended(0).stdout();
            text.lines().find(|line| line.starts_with("seen in part")).map(str::to_owned)
        };
        let both = "seen in part: there may be more parameters and fields, of what is sent and of the answer";
        assert_eq!(said("crm/contacts/update").as_deref(), Some(both));
        assert_eq!(said("crm/companies/update"), None);
    }
}

#[test]
fn a_body_that_no_source_describes_is_told_above_the_rows() {
    let place = Place::new();
    let merge = "  list: {}\n  merge: {request: not-stated, response: not-stated}\n";
    place.edit("help-desk/tickets.yaml", "  list: {}\n", merge);
    let body = "No source describes the body; it is free-form JSON.";
    for format in ["table", "markdown"] {
        let said = |operation| {
            let text = place.xtask(&["matrix", "--format", format, operation]).ended(0).stdout();
            text.lines().find(|line| line.contains("source describes")).map(str::to_owned)
        };
        assert_eq!(said("help-desk/tickets/create").as_deref(), Some(body));
        let both = format!("{body} No source describes the answer.");
        assert_eq!(said("help-desk/tickets/merge"), Some(both));
        assert_eq!(said("help-desk/tickets/update"), None);
        assert_eq!(said("help-desk/tickets/list"), None, "nothing is sent, and the answer is described");
    }
}

/// A machine reads as much of it.
#[test]
fn what_is_known_of_bodies_is_one_word_each() {
    let place = Place::new();
    let others = "  list: {}\n  fold: {request: not-stated, response: not-stated}\n  save: {request: not-stated, response: bytes}\n";
    place.edit("help-desk/tickets.yaml", "  list: {}\n", others);
    let run = |format| {
        let ran = place.xtask(&["matrix", "--operations", "--format", format, "help-desk/tickets"]).ended(0);
        ran.stdout()
    };
    let text = run("jsonl");
    let rows = text.lines().map(|line| serde_json::from_str::<Value>(line).expect("a line is JSON"));
    let words: Vec<[Value; 3]> =
        rows.map(|row| ["method", "request", "response"].map(|key| row[key].clone())).collect();
    let expected = [
        ["list", "none", "fields"],
        ["fold", "not-stated", "not-stated"],
        ["save", "not-stated", "bytes"],
        ["create", "not-stated", "fields"],
        ["update", "fields", "fields"],
    ];
    for expected in expected {
        assert!(words.contains(&expected.map(Value::from)), "{expected:?} is not in {words:?}");
    }
    let csv = run("csv");
    assert!(csv.contains("/fold,false,false,not-stated,not-stated,unstated,,,\n"), "{csv}");
}

/// That nobody fits is no gap in the sources.
#[test]
fn why_there_are_no_rows() {
    let place = with_operations();
    let left_out = "fields whose providers no source names are left out";
    for (args, expected) in [
        (
            &["crm/contacts/list", "--provider", "hubspot"][..],
            "HubSpot does not have this operation: a source lists everybody who has".to_owned(),
        ),
        (&["crm/contacts/list", "--provider", "alpha"], format!("no provider is named for this; {left_out}")),
        (
            &["help-desk/tickets/update", "--provider", "hubspot"],
            format!("HubSpot is not among those that sources list for fields there; {left_out}"),
        ),
        (
            &["help-desk/tickets/update", "--supports", "labels,status", "--requires", "name"],
            "nobody is listed as taking all of `labels`, `status` in one operation and requiring `name`".to_owned(),
        ),
        (&["help-desk/tickets/update", "--requires", "labels"], "nobody is listed as requiring `labels`".to_owned()),
        (
            &["help-desk/tickets/update", "--requires", "name", "--provider", "alpha"],
            "Alpha is not listed as requiring `name`".to_owned(),
        ),
        (
            &["help-desk/tickets/update", "--supports", "labels,is_open"],
            format!("nobody is listed as taking all of `labels`, `is_open` in one operation; {left_out}"),
        ),
        (&["help-desk/tickets/update", "--supports", "is_open"], format!("no provider is named for this; {left_out}")),
    ] {
        let ran = place.xtask(&[&["matrix"], args].concat()).ended(0);
        assert_eq!((ran.stdout(), ran.stderr()), (String::new(), format!("{expected}\n")), "{args:?}");
    }
    let only_one = "operations:\n  list:\n    integrations: {providers: [alpha]}\n";
    place.edit("assets/devices.yaml", "operations:\n  get: {}\n", only_one);
    let ran = place.xtask(&["matrix", "assets", "--provider", "gamma"]).ended(0);
    assert_eq!(ran.stderr(), "Gamma has none of these operations: sources list everybody who has\n");
}

fn operations(args: &[&str]) -> String {
    with_operations().xtask(&[&["matrix", "--operations"], args].concat()).ended(0).stdout()
}

#[test]
fn who_has_an_operation_keeps_no_and_not_known_apart() {
    let table = operations(&["crm"]);
    let lines: Vec<&str> = table.lines().collect();
    let expected = [
        "crm",
        " operation           who has it",
        "────────────────────────────────────────────────────────────",
        " companies/update    Alpha",
        "                     others not known",
        " contacts/list       Alpha",
        "                     in part: Gamma",
        " contacts/update *   not stated",
        " contacts/…          there are more operations, or may be",
        "",
        "* its page was seen in part: it may take more than is known",
        "in part: the list leaves out fields that `get` has",
        "where somebody is named, nobody else has the operation, unless others are not known",
    ];
    assert_eq!(lines, expected, "{table}");
}

#[test]
fn bodies_that_no_source_describes_are_marked() {
    let place = with_operations();
    place.edit("crm/companies.yaml", "  update:\n", "  get:\n    response: not-stated\n  update:\n");
    let matrix = |format| place.xtask(&["matrix", "--operations", "crm", "--format", format]).ended(0).stdout();
    let (table, text) = (matrix("table"), matrix("markdown"));
    assert!(table.lines().any(|line| line.starts_with(" companies/get †")), "{table}");
    assert!(
        table.ends_with("unless others are not known\n") && table.contains("\n† no source describes what it sends"),
        "{table}"
    );
    assert!(text.contains("| `companies/get` † | not stated |\n"), "{text}");
    assert!(!operations(&["crm"]).contains('†'), "nothing is marked where all is described");
}

#[test]
fn one_provider_has_an_operation_or_not_or_nobody_knows() {
    for (provider, label, [update, list, contacts]) in [
        ("alpha", "Alpha", ["has it", "has it", "not known: no source says"]),
        ("gamma", "Gamma", ["not known: the list was seen in part", "has it in part", "not known: no source says"]),
        (
            "hubspot",
            "HubSpot",
            ["not known: the list was seen in part", "does not have it", "not known: no source says"],
        ),
    ] {
        let table = operations(&["crm", "--provider", provider]);
        assert!(table.lines().any(|line| line == format!(" operation           {label}")), "{table}");
        for (operation, standing) in
            [("companies/update", update), ("contacts/list", list), ("contacts/update *", contacts)]
        {
            let line = format!(" {operation:19} {standing}");
            assert!(table.lines().any(|known| known == line), "{line} is not in\n{table}");
        }
        assert!(!table.contains("nobody else"), "{table}");
    }
}

#[test]
fn who_has_an_operation_in_markdown() {
    let text = operations(&["crm", "--format", "markdown"]);
    for line in [
        "## `crm`\n",
        "| operation | who has it |\n",
        "| `companies/update` | Alpha<br>others not known |\n",
        "| `contacts/list` | Alpha<br>in part: Gamma |\n",
        "| `contacts/update` \\* | not stated |\n",
        "| contacts/… | there are more operations, or may be |\n",
    ] {
        assert!(text.contains(line), "{line} is not in\n{text}");
    }
}

#[test]
fn who_has_an_operation_for_machines() {
    let csv = operations(&["crm", "--format", "csv"]);
    let expected = "api,resource,method,http,path,partial,partial_operations,request,response,integrations,provider,label,has\n\
        crm,companies,update,PATCH,/v1/crm/companies/{id},false,false,fields,fields,listed-in-part,alpha,Alpha,whole\n\
        crm,contacts,list,GET,/v1/crm/contacts,false,true,none,fields,listed,alpha,Alpha,whole\n\
        crm,contacts,list,GET,/v1/crm/contacts,false,true,none,fields,listed,gamma,Gamma,partial\n\
        crm,contacts,update,PATCH,/v1/crm/contacts/{id},true,true,fields,fields,unstated,,,\n";
    assert_eq!(csv, expected);
    let json: Vec<Value> = serde_json::from_str(&operations(&["crm", "--format", "json"])).expect("the array is JSON");
    let jsonl = operations(&["crm", "--format", "jsonl"]);
    let jsonl: Vec<Value> = jsonl.lines().map(|line| serde_json::from_str(line).expect("a line is JSON")).collect();
    assert_eq!(json, jsonl);
    let cell =
        |has: &str, provider: &str, label: &str| serde_json::json!({"provider": provider, "label": label, "has": has});
    let list = serde_json::json!({
        "api": "crm", "resource": "contacts", "method": "list", "http": "GET", "path": "/v1/crm/contacts",
        "partial": false, "partial_operations": true, "request": "none", "response": "fields",
        "integrations": {"kind": "listed", "providers": [cell("whole", "alpha", "Alpha"), cell("partial", "gamma", "Gamma")]},
    });
    assert_eq!(json[1], list);
    assert_eq!(json[2]["integrations"], serde_json::json!({"kind": "unstated", "providers": null}));
    let of_one = operations(&["crm", "--format", "jsonl", "--provider", "hubspot"]);
    let has: Vec<Value> = of_one.lines().map(|line| serde_json::from_str(line).expect("a line is JSON")).collect();
    let has: Vec<&Value> = has.iter().map(|row| &row["integrations"]["providers"][0]["has"]).collect();
    assert_eq!(has, ["not-known", "no", "not-known"]);
}

#[test]
fn operations_are_asked_of_by_scope_and_not_by_field() {
    assert_eq!(operations(&["crm/contacts/list", "--format", "csv"]).lines().count(), 3);
    let ran = Place::new().xtask(&["matrix", "--operations", "--supports", "name"]).ended(2);
    assert!(ran.stderr().contains("cannot be used with"), "{}", ran.stderr());
}

/// A resource that nobody can call is still one that there is.
#[test]
fn a_resource_of_which_no_operation_is_known_is_shown() {
    let place = Place::new();
    place.edit("assets/devices.yaml", "operations:\n  get: {}\n", "operations: {}\npartial_operations: true\n");
    let shown = |args: &[&str]| {
        let ran = place.xtask(&[&["matrix", "--operations", "assets"], args].concat()).ended(0);
        assert_eq!(ran.stderr(), "");
        ran.stdout()
    };
    assert_eq!(shown(&[]).lines().nth(3), Some(" devices/…   no source shows its operations"));
    assert_eq!(shown(&["--provider", "alpha"]).lines().nth(3), Some(" devices/…   no source shows its operations"));
    assert!(shown(&["--format", "markdown"]).contains("| devices/… | no source shows its operations |\n"));
    assert!(shown(&["--format", "csv"]).ends_with("\nassets,devices,,,,false,true,,,unstated,,,\n"));
    let row: Value = serde_json::from_str(&shown(&["--format", "jsonl"])).expect("there is one line");
    let expected = serde_json::json!({
        "api": "assets", "resource": "devices", "method": null, "http": null, "path": null,
        "partial": false, "partial_operations": true, "request": null, "response": null,
        "integrations": {"kind": "unstated", "providers": null},
    });
    assert_eq!(row, expected);
    let all = place.xtask(&["matrix", "--operations", "--format", "csv"]).ended(0).stdout();
    assert_eq!(all.matches("\nassets,devices,").count(), 1, "{all}");
    let of_another = place.xtask(&["matrix", "--operations", "--format", "csv", "crm"]).ended(0).stdout();
    assert!(!of_another.contains("assets"), "{of_another}");
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
    let ran = place.xtask(&["matrix", "--operations"]).ended(0);
    assert_eq!((ran.stdout(), ran.stderr()), (String::new(), "the specification has no resource\n".to_owned()));
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
