//! Pages that mean harm, or look like it: nothing is written elsewhere, no terminal obeys, and YAML says what the page says.

use super::{UPDATE, file, import, page, place};
use crate::{Ran, command, snapshot};

const TOOLS: &str = "spec/workshop/tools.yaml";

#[test]
fn a_path_does_not_leave_the_folder() {
    for path in [
        "/unified/../x/{id}",
        "/unified/x/../{id}",
        "/unified/..%2f/x/{id}",
        "/unified/.git/x/{id}",
        "/unified//x/{id}",
    ] {
        let place = place();
        page(&place, "update.txt", UPDATE.replace("/unified/workshop/tools/{id}", path));
        let before = snapshot(place.path());
        let text = import(&place, &["update.txt"]).ended(0).stderr();
        let expected = format!("open: update.txt:2:1: `{path}` is no path of the `routes` in platform.yaml; ");
        assert!(text.contains(&expected), "{text}");
        assert_eq!(snapshot(place.path()), before);
    }
}

#[test]
fn a_terminal_obeys_no_page() {
    let place = place();
    let text = UPDATE.replace("namestring", "na\u{1b}[41mmestring").replace("Alpha", "Al\u{1b}[2Jpha\u{202e}");
    page(&place, "update.txt", text + "\u{1b}]0;junk\u{7}\n");
    let mut command = command();
    command.args(["import", "update.txt", "--dry-run"]).current_dir(place.path());
    let ran = Ran(command.env_remove("NO_COLOR").env("CLICOLOR_FORCE", "1").output().expect("xtask starts")).ended(0);
    for text in [ran.stdout(), ran.stderr()] {
        // Colours are the command's own.
        let text = ["0", "1", "2", "31", "32", "36", "1;32", "1;33", "1;35"]
            .iter()
            .fold(text, |text, own| text.replace(&format!("\u{1b}[{own}m"), ""));
        let is_obeyed = |c: char| c.is_control() && c != '\n' || c == '\u{202e}';
        assert!(!text.contains(is_obeyed), "{text:?}");
    }
    assert!(ran.stderr().contains("nothing was made of `\\u{1b}]0;junk\\u{7}`"), "{}", ran.stderr());
    assert!(ran.stderr().contains("no provider has the label `Al\\u{1b}[2Jpha\\u{202e}`"), "{}", ran.stderr());
}

#[cfg(unix)]
#[test]
fn a_name_of_a_file_says_nothing_of_its_own() {
    let place = place();
    let name = "a\u{1b}[2J\nerror: all is well.txt";
    page(&place, name, "");
    let text = import(&place, &[name]).ended(2).stderr();
    let expected = "error: a\\u{1b}[2J\\u{a}error: all is well.txt: the page is empty; save it again\n";
    assert!(text.starts_with(expected), "{text}");
    page(&place, name, UPDATE);
    let text = import(&place, &[name]).ended(0).stderr();
    assert!(!text.lines().any(|line| line.starts_with("error")), "{text}");
}

#[test]
fn names_are_what_the_page_says() {
    let names = [
        "no",
        "1e3",
        "~",
        "0x1F",
        "null",
        "2024-01-31",
        "-",
        "-a",
        "a:b",
        "a#b",
        "#a",
        "'q'",
        "\"q\"",
        "{a}",
        "[a]",
        "&a",
        "*a",
        "!a",
        "|",
        ">",
        "%a",
        "@a",
        "`a`",
        "\u{1f600}",
        "日本",
        "a\u{200f}b",
        "fields",
        "type",
        "required",
        "support",
        "TODO",
        "<<",
    ];
    let fields = names.map(|name| format!("{name}boolean")).join("\n") + "\n";
    let place = place();
    page(&place, "update.txt", UPDATE.replacen("Response Body\n\n", &format!("Response Body\n\n{fields}"), 1));
    import(&place, &["update.txt"]).ended(0);
    let text = file(&place, TOOLS);
    let root: serde_yaml::Value = serde_yaml::from_str(&text).unwrap_or_else(|error| panic!("{error}\n{text}"));
    for name in names {
        let field = root["object"].get(name).unwrap_or_else(|| panic!("{name} is lost\n{text}"));
        assert_eq!(field["type"], serde_yaml::Value::from("boolean"), "{name}");
    }
}

#[test]
fn values_are_what_the_page_says() {
    let place = place();
    page(
        &place,
        "object.md",
        "# Tools Object\n\n> Source: https://docs.sample.example/tools\n\n## Properties\n\n\
        - **`state`** _(string)_\n  Allowed: `no`, `1e3`, `~`, `- a`, `a: b`, `a #b`, `\"`, `\\`, `0x1F`\n\n## Methods\n\n\
        - [GET /unified/workshop/tools](/docs/tools/list) — List Tools\n",
    );
    import(&place, &["object.md"]).ended(0);
    let text = file(&place, TOOLS);
    let root: serde_yaml::Value = serde_yaml::from_str(&text).unwrap_or_else(|error| panic!("{error}\n{text}"));
    let values: Vec<&str> = root["object"]["state"]["values"]
        .as_sequence()
        .into_iter()
        .flatten()
        .filter_map(serde_yaml::Value::as_str)
        .collect();
    assert_eq!(values, ["no", "1e3", "~", "- a", "a: b", "a #b", "\"", "\\", "0x1F"], "{text}");
}

/// More than anybody can count to is no reason to lose who takes a field.
#[test]
fn numbers_may_be_huge() {
    let place = place();
    let huge = "9".repeat(40);
    page(&place, "update.txt", UPDATE.replace("2 supported1 required", &format!("{huge} supported{huge} required")));
    import(&place, &["update.txt"]).ended(0);
    let text = file(&place, TOOLS);
    assert!(text.contains("the page counts 18446744073709551615 providers of `name`"), "{text}");
    let place = self::place();
    page(&place, "update.txt", super::NAMELESS.replace("2 supported1", &format!("{huge} supported{huge}")));
    page(&place, "object.md", super::OBJECT);
    import(&place, &["update.txt", "object.md"]).ended(0);
    assert!(file(&place, TOOLS).contains("count: 18446744073709551615"), "{}", file(&place, TOOLS));
    place.xtask(&["check"]).ended(2);
}

#[test]
fn a_folder_that_takes_nothing() {
    let place = place();
    page(&place, "update.txt", UPDATE);
    page(&place, "out", "a file");
    let text = import(&place, &["update.txt", "--out", "out"]).ended(2).stderr();
    assert!(text.starts_with("error: out is no folder"), "{text}");
    assert_eq!(file(&place, "out"), "a file");
}
