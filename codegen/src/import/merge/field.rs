//! One field of a file, with what pages say of it.

use super::todo::is_todo;
use super::{Merging, entry, union};
use crate::import::draft::{DraftField, FieldPart, Known};
use crate::import::{unite, write};
use crate::model::{Field, Scalar, Type};
use crate::yaml::{Entry, Kind, Map, Written};

type Key = (&'static str, Option<Written>);

impl Merging<'_> {
    /// What pages contradict each other in keeps the answer that the file has.
    pub(super) fn field(&mut self, written: &Entry<'_>, known: &Field, draft: &DraftField, with_support: bool) {
        let is_open = |part| draft.open.iter().any(|(open, _)| *open == part);
        let mut keys: Vec<Key> = Vec::new();
        if !is_open(FieldPart::Type) {
            keys.extend(types(written, known, draft));
        }
        if !is_open(FieldPart::Required) {
            keys.extend(required(written, known, draft));
        }
        if !is_open(FieldPart::Values) {
            keys.extend(values(written, known, draft));
        }
        if !is_open(FieldPart::References) {
            keys.extend(references(known, draft));
        }
        let support = draft.support.as_ref().filter(|_| with_support && !is_open(FieldPart::Support));
        if let Some(support) = support {
            keys.extend(self.support(written, &known.support, support));
        }
        let members = entry(&written.value, "fields");
        if let Known::As(new) = &draft.members
            && members.is_some_and(is_todo)
        {
            keys.push(("fields", Some(Written::Map(write::fields(Map::open(), new, None, with_support)))));
        }
        self.settle(written, &keys);
        self.edits.set(written, keys);
        if let (Known::As(new), Some(members)) = (&draft.members, members.filter(|members| !is_todo(members))) {
            self.fields(members, &known.members, new, None, with_support);
        }
    }

    /// What is answered is no longer to be done; the comments that say so go with it.
    pub(super) fn settle(&mut self, written: &Entry<'_>, keys: &[Key]) {
        let Kind::Mapping(entries) = &written.value.kind else { return };
        let mut open = entries.iter().filter(|entry| is_todo(entry)).peekable();
        if open.peek().is_some() && open.all(|entry| keys.iter().any(|(key, _)| *key == entry.key)) {
            self.edits.remove_comments(written, write::is_question);
        }
    }
}

fn types(written: &Entry<'_>, known: &Field, draft: &DraftField) -> Vec<Key> {
    // Whose members are open has free keys until they are known.
    let is_open = matches!(draft.members, Known::Open(_));
    let is_as_before = |ty: &Type| *ty == known.ty || (is_open && write::without_members(ty.clone()) == known.ty);
    let is_new = |ty: &Type| !is_as_before(ty) && !unite::is_vaguer(ty, &known.ty);
    let Some(ty) = draft.ty.clone().map(|ty| write::with_members(draft, ty)).filter(is_new) else { return Vec::new() };
    let mut keys = vec![("type", Some(Written::Text(ty.to_string())))];
    match ty.format() {
        Some(format) => keys.push(("format", Some(Written::Text(format.as_str().to_owned())))),
        None if entry(&written.value, "format").is_some() => keys.push(("format", None)),
        None => {}
    }
    if ty.innermost() != Scalar::Object && entry(&written.value, "fields").is_some() {
        keys.push(("fields", None));
    }
    if let Known::As(members) = &draft.members
        && !members.is_empty()
        && entry(&written.value, "fields").is_none()
    {
        keys.push(("fields", Some(Written::Map(write::fields(Map::default(), members, None, true)))));
    }
    keys
}

fn required(written: &Entry<'_>, known: &Field, draft: &DraftField) -> Option<Key> {
    let required = draft.required?;
    let is_open = entry(&written.value, "required").is_some_and(is_todo);
    if required == known.required && !is_open {
        return None;
    }
    Some(("required", required.then(|| Written::Plain("true".to_owned()))))
}

/// Values that a page leaves out have not been said to be gone.
fn values(written: &Entry<'_>, known: &Field, draft: &DraftField) -> Option<Key> {
    let Some(Known::As(new)) = &draft.values else { return None };
    let there: Vec<String> = known.values.iter().map(|value| value.wire.clone()).collect();
    let all = union(&there, new);
    let is_open = entry(&written.value, "values").is_some_and(is_todo);
    (all.len() > there.len() || is_open).then_some(("values", Some(Written::Texts(all))))
}

fn references(known: &Field, draft: &DraftField) -> Option<Key> {
    let target = write::target(draft)?;
    let there = known.references.as_deref();
    // The field says more than its resource alone.
    let is_less = there.and_then(|there| there.split_once('.')).is_some_and(|(resource, _)| resource == target);
    (there != Some(target) && !is_less).then(|| ("references", Some(Written::Text(target.to_owned()))))
}
