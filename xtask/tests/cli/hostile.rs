//! Names that a terminal would obey, and names that Markdown would.

use crate::{Place, Ran, command};

/// A field, a value and a label that clear the screen, colour it, and turn the direction of writing.
fn hostile() -> Place {
    let place = Place::new();
    place.edit("providers.yaml", "alpha: Alpha", r#"alpha: "Al\u001b[31mpha\u202e|*_[<`""#);
    let field =
        r#""q\u001b[2J|*_[<": {type: string, values: ["v\u009b2J"], description: d, support: {required: [alpha]}}"#;
    place.edit("crm/companies.yaml", "      name: {support: {count: 3}}", &format!("      {field}"));
    place
}

/// As at a terminal that shows colours.
fn coloured(place: &Place, args: &[&str]) -> String {
    let mut command = command();
    command.args(args).current_dir(place.path()).env_remove("NO_COLOR").env("CLICOLOR_FORCE", "1");
    Ran(command.output().expect("xtask starts")).ended(0).stdout()
}

#[test]
fn a_terminal_is_told_nothing_by_data() {
    let place = hostile();
    for args in [
        &["matrix", "crm/companies"][..],
        &["matrix", "crm/companies", "--format", "markdown"],
        &["explain", "alpha", "crm/companies/update"],
    ] {
        let text = coloured(&place, args);
        assert!(args[0] == "matrix" && args.len() > 2 || text.contains("\u{1b}[1m"), "{text}");
        let plain = text.replace("\u{1b}[1m", "").replace("\u{1b}[0m", "");
        assert!(!plain.contains(|c: char| c.is_control() && c != '\n' || c == '\u{202e}'), "{plain:?}");
        assert!(plain.contains("q\\u{1b}[2J") || plain.contains("q\\\\u{1b}\\[2J"), "{plain}");
        assert!(plain.contains("v\\u{9b}2J") || plain.contains("v\\\\u{9b}2J"), "{plain}");
        assert_eq!(place.xtask(args).ended(0).stdout(), plain, "a pipe gets the same text");
    }
}

#[test]
fn messages_tell_a_terminal_nothing_either() {
    let place = hostile();
    let text = place.xtask(&["matrix", "crm/companies/update", "--supports", "q"]).ended(2).stderr();
    assert!(text.contains("`q\\u{1b}[2J|*_[<`"), "{text}");
    let text = place.xtask(&["explain", "al\u{1b}[31mpha\u{202e}|*_[<`", "crm/companies/update"]).ended(2).stderr();
    assert!(text.contains("did you mean `alpha`? That is the slug of Al\\u{1b}[31mpha"), "{text}");
}

#[test]
fn machines_get_every_byte() {
    let place = hostile();
    let scope = "crm/companies/update";
    let csv = place.xtask(&["matrix", scope, "--format", "csv"]).ended(0).stdout();
    let line = "request,q\u{1b}[2J|*_[<,string,,false,v\u{9b}2J,false,listed,1,1,alpha,Al\u{1b}[31mpha\u{202e}|*_[<`,required,\n";
    assert!(csv.contains(line), "{csv:?}");
    for format in ["json", "jsonl"] {
        let text = place.xtask(&["matrix", scope, "--format", format]).ended(0).stdout();
        assert!(text.contains(r#""q\u001b[2J|*_[<""#) && text.contains("\"v\u{9b}2J\""), "{text:?}");
    }
}

#[test]
fn markdown_shows_what_the_data_says() {
    let place = hostile();
    place.edit("crm/companies.yaml", "labels: {type", r#""a<b>": {type"#);
    let text = place.xtask(&["matrix", "crm/companies/update", "--format", "markdown"]).ended(0).stdout();
    for part in [
        r"| <code>q\\u{1b}\[2J\|\*\_\[\<</code> | request | string: v\\u{9b}2J | Al\\u{1b}\[31mpha\\u{202e}\|\*\_\[\<\` |  |",
        r"| `a<b>` | request | array\<string> |  | Al\\u{1b}\[31mpha\\u{202e}\|\*\_\[\<\`, HubSpot |",
    ] {
        assert!(text.contains(part), "{part} is not in\n{text}");
    }
    assert!(!text.contains("&lt;"), "{text}");
}
