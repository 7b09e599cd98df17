//! Differences that nobody reads line by line.

use std::fmt::Write as _;
use std::fs;

use super::golden::Pair;

/// What GitHub takes in a comment, with room to spare.
const COMMENT: usize = 60_000;

/// Two thousand fields, of which each is there on one side only.
fn thousands(pair: &Pair) {
    for (side, name) in [("before", "old"), ("after", "new")] {
        let mut text = String::from("description: Something large.\nobject:\n");
        for number in 0..1000 {
            // No two are alike, or they would be one field that was renamed.
            let _ = writeln!(text, "  {name}_{number}: {{type: string, description: \"{name} ``` {number}.\"}}");
        }
        text.push_str("operations:\n  get: {}\n");
        pair.write(&format!("{side}/spec/shop/large.yaml"), &text);
    }
}

#[test]
fn a_person_sees_what_matters_and_how_much_else_there_is() {
    let pair = Pair::new();
    thousands(&pair);
    let text = pair.diff(&[]).ended(0).stdout();
    assert!(text.contains("\nBREAKING  1005 changes\n"), "{text}");
    assert!(text.contains("\n  and 901 field-removed, "), "{text}");
    assert!(text.contains("\n  1001 field-added, 1 support-added (--all shows them)\n"), "{text}");
    assert!(text.lines().count() < 700, "{} lines", text.lines().count());
    let all = pair.diff(&["--all"]).ended(0).stdout();
    assert_eq!(all.matches("    id     ").count(), 2010);
    assert!(!all.contains("--all"), "nothing is left out");
}

#[test]
fn a_comment_is_never_too_long_and_never_cut_within_an_entry() {
    let pair = Pair::new();
    thousands(&pair);
    for args in [&["--format", "markdown"][..], &["--format", "markdown", "--all"]] {
        let text = pair.diff(args).ended(0).stdout();
        assert!(text.len() <= COMMENT, "{} bytes", text.len());
        assert_eq!(
            text.matches("<details>").count(),
            text.matches("\n</details>\n").count() + text.matches("  </details>\n").count()
        );
        let shown = text.matches('~').count();
        assert!(shown >= 100, "{shown} entries are shown");
        assert!(text.contains("more not shown here: ") && text.contains(" field-removed"), "{text}");
        assert!(text.ends_with("</details>\n"));
    }
    let all = pair.diff(&["--format", "markdown", "--all"]).ended(0).stdout();
    assert!(all.len() > COMMENT - 2500, "the room is used: {} bytes", all.len());
}

#[test]
fn machines_get_everything() {
    let pair = Pair::new();
    thousands(&pair);
    let json: serde_json::Value =
        serde_json::from_str(&pair.diff(&["--format", "json"]).ended(0).stdout()).expect("JSON");
    assert_eq!(json["entries"].as_array().map(Vec::len), Some(2010));
    assert_eq!(pair.diff(&["--format", "github"]).ended(0).stdout().lines().count(), 2010);
}

#[test]
fn long_names_and_a_long_version_leave_the_comment_short() {
    let pair = Pair::new();
    let long = "w".repeat(COMMENT);
    let version = |text: &str| format!("[package]\nname = \"generated\"\nversion = \"{text}\"\n");
    let large = |object: &str| {
        format!("description: Large.\nobject:\n  id: {{type: string}}\n{object}operations: {{get: {{}}}}\n")
    };
    // The first of all entries, with names as long as they can be: their lines to copy would fill the comment.
    let key = "w".repeat(990);
    let fields: Vec<String> = (0..100).map(|field| format!("  {key}{field}: {{type: string}}\n")).collect();
    pair.write("before/spec/assets/a.yaml", &large(&fields.concat()));
    pair.write("after/spec/assets/a.yaml", &large(""));
    for text in [format!("0.1.1-{long}"), long.clone()] {
        pair.write("after/generated/Cargo.toml", &version(&text));
        let text = pair.diff(&["--format", "markdown"]).ended(0).stdout();
        assert!(text.len() <= COMMENT, "{} bytes", text.len());
        assert!(text.contains("### Breaking: ") && text.contains("not shown here: "), "{text}");
    }
}

#[test]
fn hundreds_of_providers_leave_hundreds_of_fields() {
    let pair = Pair::new();
    let slugs: Vec<String> = (0..300).map(|number| format!("p{number}")).collect();
    for (side, left) in [("before", slugs.len()), ("after", 1)] {
        let mut providers = fs::read_to_string(pair.path().join(side).join("spec/providers.yaml")).expect("providers");
        let mut text =
            String::from("description: Wide.\nobject:\n  id: {type: string}\noperations:\n  update:\n    request:\n");
        for slug in &slugs {
            let _ = writeln!(providers, "  {slug}: {}", slug.to_uppercase());
        }
        for number in 0..200 {
            let taken = slugs[..left].join(", ");
            let _ = writeln!(text, "      f{number}: {{type: string, support: {{supported: [{taken}]}}}}");
        }
        pair.write(&format!("{side}/spec/providers.yaml"), &providers);
        pair.write(&format!("{side}/spec/shop/wide.yaml"), &text);
    }
    let json = pair.diff(&["--format", "json"]).ended(0).stdout();
    let json: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    let lost = |entry: &&serde_json::Value| {
        entry["rule"] == "support-removed" && entry["changes"].as_array().map(Vec::len) == Some(299)
    };
    let entries = json["entries"].as_array().expect("entries");
    assert_eq!(entries.iter().filter(lost).count(), 200, "one a field, and not one a provider and field");
}
