//! Whether a changed text still holds what nobody changed in it: an edit that goes wrong must never reach a file.

use std::collections::HashMap;
use std::fmt;
use std::ops::Range;

use super::node::{Kind, Node};
use super::parse::{Limits, parse};
use crate::diagnostics::Report;
use crate::source::Source;

/// Why a changed text must not be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unheld {
    /// It is no YAML, as this says.
    NoYaml(String),
    /// It has lost a value that no change was about, at this path.
    Lost(String),
}

/// One sentence without a full stop.
impl fmt::Display for Unheld {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoYaml(why) => write!(f, "the changed text would be no YAML: {why}"),
            Self::Lost(path) => write!(f, "the changed text would have lost `{path}`"),
        }
    }
}

impl std::error::Error for Unheld {}

/// Values by path, each with how often it is there: what stands in a list may move.
type Values = HashMap<(String, String, bool), usize>;

/// Holds a text against the document that it was before the bytes of these changes were replaced.
pub(super) fn check(before: &Node<'_>, changes: &[(Range<usize>, String)], after: &str) -> Result<(), Unheld> {
    let (source, mut report) = (Source::new("", after), Report::default());
    let root = parse(&source, Limits::default(), &mut report);
    let Some(root) = root.filter(|_| report.is_clean()) else {
        let first = report.into_sorted().into_iter().next();
        return Err(Unheld::NoYaml(first.map(|finding| finding.message).unwrap_or_default()));
    };
    let is_changed = |bytes: &Range<usize>| {
        changes.iter().any(|(changed, _)| changed.start < bytes.end && bytes.start < changed.end)
    };
    let (mut there, mut wanted) = (Values::new(), Values::new());
    collect(&root, "", &|_| false, &mut there);
    collect(before, "", &is_changed, &mut wanted);
    let lost = wanted.into_iter().filter(|(value, times)| there.get(value).is_none_or(|there| there < times));
    match lost.map(|((path, ..), _)| path).min() {
        Some(path) => Err(Unheld::Lost(path)),
        None => Ok(()),
    }
}

fn collect(node: &Node<'_>, path: &str, is_changed: &dyn Fn(&Range<usize>) -> bool, values: &mut Values) {
    match &node.kind {
        Kind::Scalar { text, plain } if !is_changed(&node.bytes) => {
            *values.entry((path.to_owned(), text.to_string(), *plain)).or_default() += 1;
        }
        Kind::Scalar { .. } | Kind::Broken => {}
        Kind::Sequence(items) => items.iter().for_each(|item| collect(item, path, is_changed, values)),
        Kind::Mapping(entries) => {
            for entry in entries {
                let path = if path.is_empty() { entry.key.to_string() } else { format!("{path}.{}", entry.key) };
                collect(&entry.value, &path, is_changed, values);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Unheld, check};
    use crate::diagnostics::Report;
    use crate::source::Source;
    use crate::yaml::{Limits, parse};

    const FILE: &str = "a: {x: 1, y: [p, q]}\nb:\n  z: two\n";

    fn checked(changed: &str, after: &str) -> Result<(), Unheld> {
        let source = Source::new("file.yaml", FILE);
        let node = parse(&source, Limits::default(), &mut Report::default()).expect("it is YAML");
        let at = FILE.find(changed).expect("it is there");
        check(&node, &[(at..at + changed.len(), String::new())], after)
    }

    #[test]
    fn what_is_not_changed_is_held() {
        assert_eq!(checked("x: 1", "a: {x: 2, y: [q, p]}\nb: {z: two}\n"), Ok(()));
        assert_eq!(checked("x: 1", "b:\n  z: two\na: {y: [q, p, r]}\n"), Ok(()));
    }

    #[test]
    fn what_is_lost_is_found() {
        let lost = |path: &str| Err(Unheld::Lost(path.to_owned()));
        assert_eq!(checked("x: 1", "a: {y: [p]}\nb:\n  z: two\n"), lost("a.y"));
        assert_eq!(checked("x: 1", "a: {y: [p, q], b: {z: two}}\n"), lost("b.z"));
        assert_eq!(checked("z: two", "a: {x: \"1\", y: [p, q]}\n"), lost("a.x"));
    }

    #[test]
    fn what_is_no_yaml_is_found() {
        for broken in ["a: {x: 1\nb: 1\n", "a: 1\na: 2\n", ""] {
            assert!(matches!(checked("x: 1", broken), Err(Unheld::NoYaml(_) | Unheld::Lost(_))), "{broken}");
        }
    }
}
