//! Changes to texts with comments, blocks and brackets.

use super::Edits;
use crate::diagnostics::Report;
use crate::source::Source;
use crate::yaml::{Entry, Kind, Limits, Map, Node, Written, parse};

const FILE: &str = "# Top.\na: {x: 1, many: [p, q]} # beside\n\n# Above b.\nb:\n  # Inside b.\n  x: one\n  z:\n    deep: yes it is\n# Below.\nc: 1\n";

fn entry<'n, 't>(node: &'n Node<'t>, key: &str) -> &'n Entry<'t> {
    let Kind::Mapping(entries) = &node.kind else { panic!("a mapping") };
    entries.iter().find(|entry| entry.key == key).expect("the key is there")
}

fn edited(change: impl FnOnce(&mut Edits<'_>, &Node<'_>)) -> String {
    edited_of(FILE, change)
}

fn edited_of(text: &str, change: impl FnOnce(&mut Edits<'_>, &Node<'_>)) -> String {
    let source = Source::new("file.yaml", text);
    let node = parse(&source, Limits::default(), &mut Report::default()).expect("it is YAML");
    let mut edits = Edits::new(source.text(), &node);
    change(&mut edits, &node);
    edits.finish(&node).expect("nothing is lost")
}

#[test]
fn nothing_changes_nothing() {
    assert_eq!(edited(|_, _| {}), FILE);
}

#[test]
fn what_is_in_brackets_is_written_anew() {
    let plain = |value: &str| Written::Plain(value.to_owned());
    let after =
        edited(|edits, node| edits.set(entry(node, "a"), vec![("x", Some(plain("2"))), ("w", Some(plain("3")))]));
    assert_eq!(after, FILE.replace("{x: 1, many: [p, q]}", "{x: 2, many: [p, q], w: 3}"));
}

#[test]
fn blocks_keep_their_comments() {
    let text = |value: &str| Written::Text(value.to_owned());
    let after =
        edited(|edits, node| edits.set(entry(node, "b"), vec![("x", Some(text("two"))), ("w", Some(text("new")))]));
    let expected = FILE.replace("x: one", "x: two").replace("deep: yes it is\n", "deep: yes it is\n  w: new\n");
    assert_eq!(after, expected);
}

#[test]
fn what_is_taken_out_takes_its_comma_or_its_line_along() {
    let after = edited(|edits, node| edits.remove(&entry(node, "a").value, |key| key == "x"));
    assert_eq!(after, FILE.replace("x: 1, ", ""));
    let after = edited(|edits, node| edits.remove(&entry(node, "a").value, |key| key == "many"));
    assert_eq!(after, FILE.replace(", many: [p, q]", ""));
    let after = edited(|edits, node| {
        edits.set(entry(node, "b"), vec![("z", None), ("w", Some(Written::Plain("1".to_owned())))]);
    });
    assert_eq!(after, FILE.replace("  z:\n    deep: yes it is\n", "  w: 1\n"));
    let after = edited(|edits, node| edits.remove(node, |key| key != "c"));
    assert_eq!(after, "\n# Below.\nc: 1\n", "with the comments right above them");
}

#[test]
fn comments_go_with_what_they_are_above() {
    let text = "a:\n  x: 1\n    # Of x.\n\n  # For all.\n\n  # Of y.\n  # More.\n  y: 2\n    # Of y, too.\n  # Of z.\n  z: 3\n";
    let after = edited_of(text, |edits, node| edits.remove(&entry(node, "a").value, |key| key == "y"));
    assert_eq!(after, text.replace("  # Of y.\n  # More.\n  y: 2\n    # Of y, too.\n", ""));
}

fn item(value: &str) -> Map {
    let mut map = Map::default();
    map.push("in", Written::Text(value.to_owned()));
    map
}

#[test]
fn items_keep_what_is_in_them() {
    let text = "a:\n  # One.\n  - in: one\n    # Within.\n    x: 1 # beside\n  # Two.\n  - {in: two}\nb: 1\n";
    let added = [(vec!["Three.".to_owned()], item("three"))];
    let change = |is_removed: [bool; 2]| {
        edited_of(text, |edits, node| edits.change_items(entry(node, "a"), &is_removed, &added))
    };
    let three = "  # Three.\n  - {in: three}\n";
    assert_eq!(change([false, false]), text.replace("b: 1", &format!("{three}b: 1")));
    assert_eq!(change([true, false]), format!("a:\n  # Two.\n  - {{in: two}}\n{three}b: 1\n"));
    let kept = "a:\n  # One.\n  - in: one\n    # Within.\n    x: 1 # beside\n";
    assert_eq!(change([false, true]), format!("{kept}{three}b: 1\n"));
}

#[test]
fn items_in_brackets_keep_their_commas() {
    let text = "a: [{in: one}, {in: two}, {in: three}] # all\n";
    let change = |is_removed: [bool; 3]| {
        let added = [(Vec::new(), item("four"))];
        edited_of(text, |edits, node| edits.change_items(entry(node, "a"), &is_removed, &added))
    };
    assert_eq!(change([true, false, true]), "a: [{in: two}, {in: four}] # all\n");
    assert_eq!(change([false, true, true]), "a: [{in: one}, {in: four}] # all\n");
    assert_eq!(change([true, true, false]), "a: [{in: three}, {in: four}] # all\n");
}

#[test]
fn what_goes_into_brackets_keeps_its_own_and_its_comments() {
    let mut inner = Map::default();
    inner.push("deep", Written::Plain("1".to_owned()));
    let mut added = Map::default();
    added.push("w", Written::Map(inner));
    added.push_with(vec!["Why.".to_owned()], "v", Written::Plain("2".to_owned()));
    let after = edited(|edits, node| edits.insert(&entry(node, "a").value, None, added));
    assert_eq!(after, FILE.replace("[p, q]}", "[p, q], w: {deep: 1},\n  # Why.\n  v: 2}"));
}

#[test]
fn keys_go_where_they_belong() {
    let after = edited(|edits, node| {
        let mut added = Map::default();
        added.push("mid", Written::Text("between".to_owned()));
        edits.insert(&entry(node, "b").value, Some("x"), added);
    });
    assert_eq!(after, FILE.replace("x: one\n", "x: one\n  mid: between\n"));
}
