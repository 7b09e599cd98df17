//! A draft put into a file that is there already. What the page says is changed in place; what it does not say stays.

use std::collections::BTreeSet;

use super::draft::{Draft, DraftField, DraftSupport, FieldPart, Known, Listed, Question};
use super::join::Joint;
use super::{unite, write};
use crate::diagnostics::Report;
use crate::model::{Field, Location, Operation, Resource, Support, Type};
use crate::source::Source;
use crate::yaml::{self, Edits, Entry, Kind, Limits, Map, Node, Written};

/// The file with what the page says in it, and what the page contradicts.
#[derive(Debug, Clone)]
pub struct Merged {
    /// The file.
    pub text: String,
    /// What the file says of providers that the page's counts contradict.
    pub questions: Vec<Question>,
}

/// Puts what pages say into the file of their resource. Nothing for a file that is no mapping, which has been found elsewhere.
pub fn merge(joint: &Joint, file: &Source, resource: &Resource, slugs: &[&str]) -> Option<Merged> {
    let root = yaml::parse(file, Limits::default(), &mut Report::default())?;
    let mut merging = Merging { edits: Edits::new(file.text()), slugs, questions: Vec::new(), file };
    if let Some(object) = entry(&root, "object") {
        merging.fields(&object.value, &resource.object, &joint.object, None, false);
    }
    let operations = entry(&root, "operations")?;
    let mut added = Map::open();
    for draft in &joint.operations {
        let known = resource.operations.iter().find(|operation| operation.method.wire() == draft.method);
        if let (Some(written), Some(known)) = (entry(&operations.value, &draft.method), known) {
            merging.operation(written, known, draft, &joint.object);
        } else {
            added.push(&draft.method, Written::Map(write::operation(draft, &joint.object)));
        }
    }
    for (method, http) in &joint.listed {
        if entry(&operations.value, method).is_none() {
            added.push(method, Written::Map(write::listed(method, *http)));
        }
    }
    if !added.is_empty() {
        merging.edits.insert(&operations.value, None, added);
    }
    Some(Merged { text: merging.edits.finish(), questions: merging.questions })
}

fn entry<'n, 't>(node: &'n Node<'t>, key: &str) -> Option<&'n Entry<'t>> {
    match &node.kind {
        Kind::Mapping(entries) => entries.iter().find(|entry| entry.key == key),
        _ => None,
    }
}

struct Merging<'s> {
    edits: Edits<'s>,
    /// Providers by their number in the model.
    slugs: &'s [&'s str],
    questions: Vec<Question>,
    file: &'s Source,
}

impl Merging<'_> {
    /// An operation that says nothing yet is written anew; else each of its sections is changed by itself.
    fn operation(&mut self, written: &Entry<'_>, known: &Operation, draft: &Draft, object: &[DraftField]) {
        let anew = write::operation(draft, object);
        let is_empty = matches!(&written.value.kind, Kind::Mapping(entries) if entries.is_empty());
        if is_empty || matches!(written.value.kind, Kind::Scalar { .. }) {
            return self.edits.replace(written, &Written::Map(anew));
        }
        let mut missing = Map::open();
        for (key, value) in anew.entries() {
            match entry(&written.value, key) {
                None => missing.push(key, value.clone()),
                Some(section) => self.section(section, (key, value), known, draft, object),
            }
        }
        if !missing.is_empty() {
            self.edits.insert(&written.value, None, missing);
        }
    }

    fn section(
        &mut self,
        section: &Entry<'_>,
        (key, anew): (&str, &Written),
        known: &Operation,
        draft: &Draft,
        object: &[DraftField],
    ) {
        let is_mapping = matches!(section.value.kind, Kind::Mapping(_));
        match key {
            "response_formats" if !same_set(&known.response_formats, &draft.response_formats) => {
                self.edits.replace(section, anew);
            }
            "query" => self.fields(&section.value, &known.query, &draft.query, None, true),
            "request" if is_mapping => {
                let request = draft.request.as_deref().unwrap_or_default();
                self.fields(&section.value, known.request_fields(), request, Some(object), true);
            }
            "request" if draft.request.is_some() => self.edits.replace(section, anew),
            "integrations" if !self.has_integrations(known, draft) => self.edits.replace(section, anew),
            "unnamed" => self.unnamed(section, known, draft),
            "response" if is_mapping => self.filled(section, known, draft),
            _ => {}
        }
    }

    fn has_integrations(&self, known: &Operation, draft: &Draft) -> bool {
        let (Some(known), Some(new)) = (&known.integrations, &draft.integrations) else { return false };
        let whole = known.whole.iter().map(|one| (self.slugs[one.provider.index()], false));
        let partial = known.partial.iter().map(|one| (self.slugs[one.provider.index()], true));
        let known: BTreeSet<_> = whole.chain(partial).collect();
        known == new.iter().map(|(slug, is_partial)| (slug.as_str(), *is_partial)).collect()
    }

    /// Fields without a name cannot be told apart, so a difference is asked about.
    fn unnamed(&mut self, section: &Entry<'_>, known: &Operation, draft: &Draft) {
        let shown = |location: Location, counts: Option<(u64, u64)>| {
            let (supported, required) = counts.unwrap_or_default();
            format!("one of the {} that {supported} take and {required} require", location.as_str())
        };
        let there = known.unnamed.iter().map(|field| shown(field.location, field.support.counts()));
        let new = draft.unnamed.iter();
        let new = new.map(|(location, field)| shown(*location, field.support.as_ref().map(DraftSupport::counts)));
        let (mut there, mut new): (Vec<String>, Vec<String>) = (there.collect(), new.collect());
        there.sort();
        new.sort();
        if there != new {
            let message =
                format!("the fields without a name are {} in the file; on the page, {}", listed(&there), listed(&new));
            let place = self.file.place(section.key_bytes.start, section.key_bytes.end);
            self.questions.push(Question { message, place });
        }
    }

    /// The fields of one mapping; `object` is what those that are added may take over.
    fn fields(
        &mut self,
        mapping: &Node<'_>,
        known: &[Field],
        draft: &[DraftField],
        object: Option<&[DraftField]>,
        with_support: bool,
    ) {
        let mut before: Option<&str> = None;
        for field in draft {
            let written = entry(mapping, &field.name);
            if let (Some(written), Some(known)) = (written, known.iter().find(|known| known.wire == field.name)) {
                self.field(written, known, field, with_support);
            } else {
                let one = std::slice::from_ref(field);
                self.edits.insert(mapping, before, write::fields(Map::open(), one, object, with_support));
            }
            before = Some(&field.name).filter(|_| written.is_some()).map(String::as_str).or(before);
        }
    }

    fn field(&mut self, written: &Entry<'_>, known: &Field, draft: &DraftField, with_support: bool) {
        let mut keys: Vec<(&str, Written)> = Vec::new();
        let is_open = |part| draft.open.iter().any(|(open, _)| *open == part);
        let is_new = |ty: &&Type| {
            let ty = write::with_members(draft, (*ty).clone());
            ty != known.ty && !unite::is_vaguer(&ty, &known.ty)
        };
        if let Some(ty) = draft.ty.as_ref().filter(is_new).filter(|_| !is_open(FieldPart::Type)) {
            keys.push(("type", Written::Text(write::with_members(draft, ty.clone()).to_string())));
            if let Some(format) = ty.format() {
                keys.push(("format", Written::Text(format.as_str().to_owned())));
            }
        }
        if let Some(required) =
            draft.required.filter(|required| *required != known.required && !is_open(FieldPart::Required))
        {
            keys.push(("required", Written::Plain(required.to_string())));
        }
        let values = known.values.iter().map(|value| &value.wire);
        match &draft.values {
            Some(Known::As(new)) if !new.iter().eq(values) && !is_open(FieldPart::Values) => {
                keys.push(("values", Written::Texts(new.clone())));
            }
            _ => {}
        }
        if let Some(support) = draft.support.as_ref().filter(|_| with_support && !is_open(FieldPart::Support)) {
            keys.extend(self.support(written, &known.support, support).map(|support| ("support", support)));
        }
        self.edits.set(written, keys);
        if let (Known::As(members), Some(fields)) = (&draft.members, entry(&written.value, "fields")) {
            self.fields(&fields.value, &known.members, members, None, with_support);
        }
    }

    /// Who fills the fields of an answer.
    fn filled(&mut self, section: &Entry<'_>, known: &Operation, draft: &Draft) {
        let mut before: Option<&str> = None;
        for field in draft.response.iter().flatten() {
            let (Some(support), written) = (&field.support, entry(&section.value, &field.name)) else { continue };
            let there = known.response_fields().iter().find(|known| known.wire == field.name);
            match (written, there) {
                (Some(written), Some(there)) => {
                    let keys = self.support(written, &there.support, support).map(|support| ("support", support));
                    self.edits.set(written, keys.into_iter().collect());
                    before = Some(&field.name);
                }
                _ => self.edits.insert(&section.value, before, write::filled(field, support)),
            }
        }
    }

    /// The support to write, where the page says another; a count says nothing against names that are as many.
    fn support(&mut self, written: &Entry<'_>, known: &Support, draft: &DraftSupport) -> Option<Written> {
        let anew = || Some(Written::Map(write::support(draft)));
        match (known, draft) {
            (Support::Listed(_), DraftSupport::Counted { supported, required }) => {
                if known.counts() != Some((*supported, *required)) {
                    let (named, needed) = known.counts().unwrap_or_default();
                    let message = format!(
                        "the page counts {supported} providers of `{}`, {required} of which require it; the file names {named} and {needed}",
                        written.key
                    );
                    let place = self.file.place(written.key_bytes.start, written.key_bytes.end);
                    self.questions.push(Question { message, place });
                }
                None
            }
            (Support::Listed(cells), DraftSupport::Listed(listed)) => {
                let old = cells
                    .iter()
                    .map(|cell| (self.slugs[cell.provider.index()], cell.level, cell.values().map(<[String]>::to_vec)));
                let mut old: Vec<_> = old.collect();
                let mut new: Vec<_> = listed.iter().map(|one| (one.slug.as_str(), one.level, values(one))).collect();
                old.sort();
                new.sort();
                if old == new { None } else { anew() }
            }
            (Support::Counted { .. }, DraftSupport::Counted { supported, required }) => {
                if known.counts() == Some((*supported, *required)) { None } else { anew() }
            }
            (_, _) => anew(),
        }
    }
}

fn values(listed: &Listed) -> Option<Vec<String>> {
    match &listed.values {
        Some(Known::As(values)) => Some(values.clone()),
        _ => None,
    }
}

fn listed(fields: &[String]) -> String {
    if fields.is_empty() { "none".to_owned() } else { fields.join(", ") }
}

fn same_set(one: &[String], other: &[String]) -> bool {
    one.len() == other.len() && one.iter().all(|name| other.contains(name))
}
