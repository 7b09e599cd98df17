//! What imports before left open in the files that are there, so that it is not taken for something that the files say.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostics::Report;
use crate::load::{OPEN, RawFile, is_open};
use crate::source::Source;
use crate::yaml::{self, Entry, Kind, Limits, Node};

/// The open places of all files, by the path of the resource.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LeftOpen(BTreeMap<String, Open>);

/// The open places of a resource's file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Open {
    /// Keys whose value is open, each behind the names that lead to it.
    keys: BTreeSet<Vec<String>>,
    /// There are fields that nobody has named, so that those of the file are not all.
    pub(super) has_nameless: bool,
}

impl LeftOpen {
    /// Where nothing is.
    pub const NOTHING: &'static Self = &Self(BTreeMap::new());

    /// What is open in files.
    pub fn of(files: &[RawFile]) -> Self {
        Self(files.iter().filter_map(of_file).collect())
    }

    pub(super) fn in_resource(&self, api: &str, resource: &str) -> Option<&Open> {
        self.0.get(&format!("{api}/{resource}"))
    }
}

fn of_file(file: &RawFile) -> Option<(String, Open)> {
    let resource = file.path.strip_suffix(".yaml").filter(|path| path.contains('/'))?;
    let text = std::str::from_utf8(file.content.as_ref().ok()?).ok().filter(|text| text.contains(OPEN))?;
    let source = Source::new(&file.path, text);
    let root = yaml::parse(&source, Limits::default(), &mut Report::default())?;
    let mut open = Open::default();
    open.look(&root, &mut Vec::new());
    Some((resource.to_owned(), open))
}

impl Open {
    /// Whether this key of the field at a path is open.
    pub(super) fn has(&self, path: &[&str], key: &str) -> bool {
        let at: Vec<String> = path.iter().chain(&[key]).map(|&name| name.to_owned()).collect();
        self.keys.contains(&at)
    }

    fn look(&mut self, node: &Node<'_>, above: &mut Vec<String>) {
        let Kind::Mapping(entries) = &node.kind else { return };
        for entry in entries {
            if entry.key == "unnamed" {
                self.has_nameless |= is_any_open(entry);
            }
            // Members are known by the names of the fields alone.
            let is_between = entry.key == "fields";
            if !is_between || is_open(&entry.value) {
                above.push(entry.key.to_string());
            }
            if is_open(&entry.value) {
                self.keys.insert(above.clone());
            }
            self.look(&entry.value, above);
            if !is_between || is_open(&entry.value) {
                above.pop();
            }
        }
    }
}

fn is_any_open(unnamed: &Entry<'_>) -> bool {
    let Kind::Sequence(items) = &unnamed.value.kind else { return false };
    let keys = items.iter().filter_map(|item| match &item.kind {
        Kind::Mapping(entries) => Some(entries),
        _ => None,
    });
    keys.flatten().any(|entry| is_open(&entry.value))
}

#[cfg(test)]
mod tests {
    use super::LeftOpen;
    use crate::load::RawFile;

    fn open(text: &str) -> LeftOpen {
        LeftOpen::of(&[RawFile { path: "crm/accounts.yaml".to_owned(), content: Ok(text.as_bytes().to_vec()) }])
    }

    #[test]
    fn keys_are_found_behind_the_names_that_lead_to_them() {
        let open =
            open("object:\n  owner: {type: object, fields: {id: {type: TODO}}}\n  tags: {type: map, fields: TODO}\n");
        let open = open.in_resource("crm", "accounts").expect("it is there");
        assert!(open.has(&["object", "owner", "id"], "type"));
        assert!(open.has(&["object", "tags"], "fields"));
        assert!(!open.has(&["object", "tags"], "type"));
        assert!(!open.has_nameless);
    }

    #[test]
    fn a_field_that_nobody_has_named_is_one_that_is_missing() {
        let open = |ty: &str| {
            open(&format!(
                "# TODO\noperations:\n  update:\n    unnamed:\n      - {{in: request, type: {ty}, support: {{count: 1}}}}\n"
            ))
        };
        let has = |open: &LeftOpen| open.in_resource("crm", "accounts").is_some_and(|open| open.has_nameless);
        assert!(has(&open("TODO")));
        assert!(!has(&open("any")));
    }
}
