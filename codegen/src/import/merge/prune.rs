//! A file without what pages no longer say: fields, providers and values of what they are about, and of nothing else.
//!
//! Only a page that shows every field by its name can leave one out. What is open is left alone, whoever says it.

use super::todo::is_todo;
use super::{entry, unnamed};
use crate::diagnostics::Report;
use crate::import::draft::{Draft, DraftField, DraftSupport, Extent, Known, Listed};
use crate::import::join::Joint;
use crate::import::write::PARTIAL_VALUES;
use crate::model::Level;
use crate::source::Source;
use crate::yaml::{self, Edits, Entry, Kind, Limits, Map, Node, Unheld, Written, map_of};

/// The file of a resource with what pages say merged into it, without what they no longer say; nothing where that is all of it.
///
/// # Errors
///
/// What is left would not be whole: a mistake, and nothing to be written.
pub fn pruned(joint: &Joint, file: &Source) -> Result<Option<String>, Unheld> {
    let Some(root) = yaml::parse(file, Limits::default(), &mut Report::default()) else { return Ok(None) };
    let mut pruning = Pruning { edits: Edits::new(file.text(), &root) };
    if let Some(object) = entry(&root, "object").filter(|_| joint.is_object_whole) {
        pruning.fields(object, &joint.object, false);
    }
    let Some(operations) = entry(&root, "operations") else { return Ok(None) };
    for draft in &joint.operations {
        if let Some(written) = entry(&operations.value, &draft.method) {
            pruning.operation(written, draft);
        }
    }
    let text = pruning.edits.finish(&root)?;
    Ok((text != file.text()).then_some(text))
}

/// Of what is open, any may still be said.
fn has_all_formats(draft: &Draft) -> bool {
    !draft.response_formats.is_empty() && draft.open_formats.is_empty()
}

struct Pruning<'s> {
    edits: Edits<'s>,
}

impl Pruning<'_> {
    fn operation(&mut self, written: &Entry<'_>, draft: &Draft) {
        let section = |key| entry(&written.value, key);
        if let Some(section) = section("response_formats").filter(|_| has_all_formats(draft)) {
            self.texts(section, &draft.response_formats);
        }
        // Whoever is not on a list that was seen in part may have the operation all the same.
        let lists_all = draft.extent == Extent::All;
        if let (Some(section), Some(Known::As(integrations)), true) =
            (section("integrations"), &draft.integrations, lists_all)
        {
            self.integrations(section, integrations, draft.extent);
        }
        if let Some(section) = section("query") {
            let said = [draft.common.as_slice(), &draft.query].concat();
            self.section(written, section, Some(&said), draft.has_whole_request);
        }
        if let Some(section) = section("request") {
            self.section(written, section, draft.request.as_deref(), draft.has_whole_request);
        }
        if let Some(section) = section("response") {
            self.response(section, draft);
        }
        if let Some(section) = section("unnamed").filter(|_| draft.request.is_some() || draft.response.is_some()) {
            self.unnamed(written, section, draft);
        }
    }

    /// The fields of a section that pages show; a section that they no longer have goes as a whole.
    fn section(&mut self, operation: &Entry<'_>, section: &Entry<'_>, said: Option<&[DraftField]>, is_whole: bool) {
        let Some(said) = said else { return };
        if !is_whole {
            return self.known(section, said, true);
        }
        if said.is_empty() {
            return self.edits.without(operation, &section.key);
        }
        self.fields(section, said, true);
    }

    fn fields(&mut self, section: &Entry<'_>, said: &[DraftField], with_support: bool) {
        let Kind::Mapping(entries) = &section.value.kind else { return };
        let is_said = |key: &str| said.iter().any(|field| field.name == key);
        if !entries.iter().any(|entry| is_said(&entry.key)) {
            return self.edits.replace(section, &Written::Map(Map::default()));
        }
        self.known(section, said, with_support);
        if with_support && said.iter().any(|field| field.support.is_some()) {
            self.unsupported(entries, said);
        }
        self.edits.remove(&section.value, |key| !is_said(key));
    }

    /// A page that shows who takes any field shows it of all.
    fn unsupported(&mut self, entries: &[Entry<'_>], said: &[DraftField]) {
        let is_unsupported = |entry: &&Entry<'_>| {
            said.iter().any(|field| field.name == entry.key && field.support.is_none() && field.open.is_empty())
        };
        for written in entries.iter().filter(is_unsupported) {
            if entry(&written.value, "support").is_some_and(|support| !is_todo(support)) {
                self.edits.without(written, "support");
            }
        }
    }

    /// The fields that the section has and pages show.
    fn known(&mut self, section: &Entry<'_>, said: &[DraftField], with_support: bool) {
        let Kind::Mapping(entries) = &section.value.kind else { return };
        for (written, field) in
            entries.iter().filter_map(|entry| Some((entry, said.iter().find(|field| field.name == entry.key)?)))
        {
            self.field(written, field, with_support);
        }
    }

    fn field(&mut self, written: &Entry<'_>, said: &DraftField, with_support: bool) {
        if !said.open.is_empty() {
            return;
        }
        if let (Some(values), Some(Known::As(said)), None) =
            (entry(&written.value, "values"), &said.values, said.values_left_out)
        {
            self.texts(values, said);
            if entry(&written.value, PARTIAL_VALUES).is_some() {
                self.edits.without(written, PARTIAL_VALUES);
            }
        }
        if let (Some(support), Some(said)) = (entry(&written.value, "support").filter(|_| with_support), &said.support)
        {
            self.support(support, said);
        }
        if let (Some(members), Known::As(said)) = (entry(&written.value, "fields"), &said.members)
            && !said.is_empty()
            && !is_todo(members)
        {
            self.fields(members, said, with_support);
        }
    }

    /// Who fills the fields of an answer. A page that shows who fills any shows it of all.
    fn response(&mut self, section: &Entry<'_>, draft: &Draft) {
        let Some(said) = &draft.response else { return };
        let supported: Vec<DraftField> = said.iter().filter(|field| field.support.is_some()).cloned().collect();
        if supported.is_empty() {
            return;
        }
        if draft.has_whole_response {
            self.fields(section, &supported, true);
        } else {
            self.known(section, &supported, true);
        }
    }

    fn support(&mut self, written: &Entry<'_>, said: &DraftSupport) {
        let DraftSupport::Listed(said) = said else { return };
        let mut keys = Vec::new();
        for level in [Level::Required, Level::Supported] {
            let Some(there) = entry(&written.value, level.as_str()) else { continue };
            let there = texts(&there.value);
            let kept = there.iter().filter(|slug| said.iter().any(|one| one.slug == **slug));
            let kept: Vec<String> = kept.cloned().collect();
            if kept.len() < there.len() {
                keys.push((level.as_str(), (!kept.is_empty()).then_some(Written::Texts(kept))));
            }
        }
        if entry(&written.value, "count").is_some() && !keys.is_empty() {
            keys.push(("count", Some(Written::Plain(said.len().to_string()))));
        }
        if let Some(values) = entry(&written.value, "values") {
            keys.extend(own_values(values, said));
        }
        self.edits.set(written, keys);
    }

    fn texts(&mut self, written: &Entry<'_>, said: &[String]) {
        let there = texts(&written.value);
        let kept: Vec<String> = there.iter().filter(|text| said.contains(text)).cloned().collect();
        if kept.len() < there.len() && !kept.is_empty() {
            self.edits.replace(written, &Written::Texts(kept));
        }
    }

    /// Of those who are left, a page that lists everybody has all.
    fn integrations(&mut self, written: &Entry<'_>, said: &[(String, bool)], extent: Extent) {
        let mut keys = Vec::new();
        if extent == Extent::All && entry(&written.value, "complete").is_some() {
            keys.push(("complete", None));
        }
        for key in ["providers", "partial"] {
            let Some(there) = entry(&written.value, key) else { continue };
            let there = texts(&there.value);
            let is_said = |slug: &&String| {
                said.iter().any(|(known, is_partial)| known == *slug && (key == "providers" || *is_partial))
            };
            let kept: Vec<String> = there.iter().filter(is_said).cloned().collect();
            if kept.len() < there.len() {
                let is_empty = kept.is_empty() && key == "partial";
                keys.push((key, (!is_empty).then_some(Written::Texts(kept))));
            }
        }
        self.edits.set(written, keys);
    }

    /// A field that had no name may have one now.
    fn unnamed(&mut self, operation: &Entry<'_>, section: &Entry<'_>, draft: &Draft) {
        let Kind::Sequence(items) = &section.value.kind else { return };
        let said = unnamed::said(&self.edits, &section.value, draft);
        let gone: Vec<bool> = said.iter().map(|is_said| !is_said).collect();
        if !said.contains(&true) {
            self.edits.without(operation, &section.key);
        } else if gone.contains(&true) && gone.len() == items.len() {
            self.edits.change_items(section, &gone, &[]);
        }
    }
}

/// Own values of providers that the page no longer gives any, and values that it no longer has.
fn own_values<'k>(written: &Entry<'_>, said: &[Listed]) -> Option<(&'k str, Option<Written>)> {
    let Kind::Mapping(entries) = &written.value.kind else { return None };
    let mut map = map_of(&written.value);
    let mut is_changed = false;
    for there in entries.iter().filter(|entry| !is_todo(entry)) {
        let values = said.iter().find(|one| one.slug == there.key).and_then(|one| one.values.as_ref());
        let kept: Vec<String> = match values {
            Some(Known::As(said)) => texts(&there.value).into_iter().filter(|value| said.contains(value)).collect(),
            Some(Known::Open(_)) => continue,
            None => Vec::new(),
        };
        if kept.is_empty() {
            map.remove(&there.key);
            is_changed = true;
        } else if kept.len() < texts(&there.value).len() {
            map.set(&there.key, Written::Texts(kept));
            is_changed = true;
        }
    }
    is_changed.then(|| ("values", (!map.is_empty()).then_some(Written::Map(map))))
}

fn texts(node: &Node<'_>) -> Vec<String> {
    let Kind::Sequence(items) = &node.kind else { return Vec::new() };
    let text = |item: &Node<'_>| match &item.kind {
        Kind::Scalar { text, .. } => Some(text.to_string()),
        _ => None,
    };
    items.iter().filter_map(text).collect()
}
