//! Every text that a finding can carry stands in the expected text of some case: no message goes out unread.

use std::collections::BTreeSet;
use std::fs;
use std::iter::Peekable;
use std::path::Path;
use std::str::Chars;

use crate::specification::folder;

/// Texts that no case can show. One that a case does show fails the test too.
const UNSHOWN: [&str; 5] = [
    // serde finds nothing by itself in the types of today: these wait for one in which it does.
    "a value",
    "does not fit here",
    "see spec/README.md for what this key takes",
    // Of code that cannot be reached.
    "an ASCII word is a module name",
    "an ASCII word is a type name",
];

#[test]
fn every_text_has_a_case() {
    let shown = shown();
    let missing: BTreeSet<String> = texts().into_iter().filter(|text| !is_shown(text, &shown)).collect();
    let allowed: BTreeSet<String> = UNSHOWN.map(str::to_owned).into();
    assert_eq!(missing, allowed, "the left are texts without a case, the right those that may be without one");
}

/// Every line that a case expects.
fn shown() -> Vec<String> {
    let cases = folder().join("cases");
    let expected = tests::files_below(&cases).into_iter().filter(|path| path.ends_with("expected.txt"));
    let texts = expected.map(|path| fs::read_to_string(cases.join(path)).expect("an expected text can be read"));
    texts.flat_map(|text| text.lines().map(str::to_owned).collect::<Vec<_>>()).collect()
}

/// The constant parts of a text, in their order, in one line.
fn is_shown(text: &str, shown: &[String]) -> bool {
    let parts = constant_parts(text);
    shown.iter().any(|line| {
        let mut rest = line.as_str();
        parts.iter().all(|part| rest.split_once(part.as_str()).map(|(_, after)| rest = after).is_some())
    })
}

/// What stands around the placeholders of a format string. A brace that no other closes is one in plain text.
fn constant_parts(text: &str) -> Vec<String> {
    let (mut parts, mut chars) = (vec![String::new()], text.chars().peekable());
    while let Some(c) = chars.next() {
        let is_doubled = ['{', '}'].contains(&c) && chars.next_if_eq(&c).is_some();
        if c == '{' && !is_doubled && chars.clone().any(|c| c == '}') {
            chars.by_ref().find(|c| *c == '}');
            parts.push(String::new());
        } else {
            parts.last_mut().expect("there is a first part").push(c);
        }
    }
    parts
}

/// The string literals that may reach a reader: several words, and no full stop, which no finding ends with.
fn texts() -> Vec<String> {
    let source = tests::workspace().join("codegen/src");
    let files = tests::files_below(&source).into_iter().filter(|path| is_of_findings(path));
    let literals = files.flat_map(|path| literals(&source.join(path)));
    literals.filter(|text| text.trim().contains(' ') && !text.ends_with('.')).collect()
}

/// What writes files into them has texts, too, and no findings.
fn is_of_findings(path: &str) -> bool {
    let writes = ["yaml/edit", "yaml/held.rs", "yaml/write.rs"].iter().any(|start| path.starts_with(start));
    !writes
        && ["load.rs", "lower/", "yaml/", "diagnostics/", "diff/approvals/"].iter().any(|start| path.starts_with(start))
}

/// The string literals of a file, as far as they are no tests.
fn literals(path: &Path) -> Vec<String> {
    let source = fs::read_to_string(path).expect("a source file can be read");
    let source = source.split("#[cfg(test)]").next().unwrap_or_default();
    let (mut found, mut chars) = (Vec::new(), source.chars().peekable());
    while let Some(c) = chars.next() {
        match c {
            '/' if chars.peek() == Some(&'/') => drop(chars.by_ref().find(|c| *c == '\n')),
            '\'' => skip_character(&mut chars),
            '"' => found.push(literal(&mut chars)),
            _ => {}
        }
    }
    found
}

/// What follows the first quote of `'a'` or `'\n'`; the name of a lifetime has no second.
fn skip_character(chars: &mut Peekable<Chars<'_>>) {
    let mut ahead = chars.clone();
    let length = if ahead.next() == Some('\\') { 3 } else { 2 };
    if chars.clone().nth(length - 1) == Some('\'') {
        chars.nth(length - 1);
    }
}

/// The text up to the closing quote.
fn literal(chars: &mut Peekable<Chars<'_>>) -> String {
    let mut text = String::new();
    while let Some(c) = chars.next() {
        match c {
            '"' => break,
            '\\' => match chars.next() {
                Some('\n') => while chars.next_if(|c| c.is_whitespace()).is_some() {},
                Some('n') => text.push('\n'),
                Some(escaped) => text.push(escaped),
                None => {}
            },
            _ => text.push(c),
        }
    }
    text
}
