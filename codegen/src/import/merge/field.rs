//! One field of a file, with what pages say of it.

use super::differs::{Outcome, key, levels};
use super::todo::is_todo;
use super::values::values;
use super::{Merging, entry};
use crate::import::draft::{Claim, DraftField, DraftSupport, FieldPart, Known};
use crate::import::write::PARTIAL_VALUES;
use crate::import::{unite, write};
use crate::model::{Field, Scalar, Type, ValuesShown};
use crate::yaml::{Entry, Kind, Map, Written};

pub(super) type Key = (&'static str, Option<Written>);

/// What a field says by keys of its own, in their order.
const PARTS: [FieldPart; 5] =
    [FieldPart::Type, FieldPart::Required, FieldPart::Values, FieldPart::Example, FieldPart::References];

impl Merging<'_> {
    /// What the file does not say is added, and what it says otherwise stays, unless pages are to overwrite it.
    pub(super) fn field(&mut self, written: &Entry<'_>, known: &Field, draft: &DraftField, with_support: bool) {
        let mut keys: Vec<Key> = Vec::new();
        for part in PARTS {
            let is_open = draft.is_open(part);
            if self.contradicted(written, known, draft, part) || is_open || !self.is_to_be(written, known, draft, part)
            {
                continue;
            }
            match part {
                FieldPart::Type => keys.extend(types(written, known, draft)),
                FieldPart::Required => keys.extend(required(written, known, draft)),
                FieldPart::Values => keys.extend(values(written, known, draft)),
                FieldPart::Example => keys.extend(example(known, draft)),
                FieldPart::References => keys.extend(references(known, draft)),
                FieldPart::Support | FieldPart::OtherSupport | FieldPart::OtherMembers => {}
            }
        }
        keys.extend(taken_over(written, known, &keys));
        self.shown_in_part(written, known, draft);
        if with_support {
            keys.extend(self.supported(written, known, draft, &known.support));
        }
        keys.extend(self.left_open(written, known, draft, with_support));
        let members = entry(&written.value, "fields");
        // That a page shows none says nothing of those that are open.
        if let Known::As(new) = &draft.members
            && !new.is_empty()
            && members.is_some_and(is_todo)
            && !draft.is_open(FieldPart::OtherMembers)
        {
            keys.push(("fields", Some(Written::Map(write::fields(Map::open(), new, None, with_support)))));
        }
        self.settle(written, &keys);
        self.edits.set(written, keys);
        if let (Known::As(new), Some(members)) = (&draft.members, members.filter(|members| !is_todo(members))) {
            self.fields(members, &known.members, new, None, with_support);
        }
    }

    /// Whether a part of the field is to be what the page says: not where the file says otherwise, which is shown.
    fn is_to_be(&mut self, written: &Entry<'_>, known: &Field, draft: &DraftField, part: FieldPart) -> bool {
        let (Some(there), Some(mut said)) = (self.there(written, known, part), draft.claim(part)) else { return true };
        if let Claim::Type(ty) = said {
            said = Claim::Type(write::with_members(draft, ty));
        }
        let is_other = match (&there, &said) {
            // Lists grow, and nobody has said of what they leave out that it is gone.
            (Claim::Values(_) | Claim::SomeValues(..), _) => false,
            // What is not said to be required may not have been known to be.
            (Claim::Required(false), Claim::Required(true)) => entry(&written.value, "required").is_some(),
            (Claim::Type(one), Claim::Type(other)) if is_alike(one, other) => false,
            _ => !there.agrees(&said) && !said.agrees(&there),
        };
        if is_other {
            let outcome = self.conflicts.outcome();
            self.differ(written, part, &there, &[&(said, draft.place_of(part).clone())], outcome);
            return outcome == Outcome::Taken;
        }
        true
    }

    /// Values that pages leave open and that the file has are not asked about, where they are all of those.
    fn shown_in_part(&mut self, written: &Entry<'_>, known: &Field, draft: &DraftField) {
        let Some(there) = self.there(written, known, FieldPart::Values) else { return };
        if draft.some_values.iter().all(|(shown, _)| there.agrees(shown)) {
            self.answered.extend(draft.some_values.iter().map(|(_, message)| message.clone()));
        }
    }

    /// Who takes a field, or fills it. Of a list with somebody whom nobody knows, the others are added to one that is there.
    pub(super) fn supported(
        &mut self,
        written: &Entry<'_>,
        known: &Field,
        draft: &DraftField,
        there: &crate::model::Support,
    ) -> Option<Key> {
        let said = draft.support.as_ref()?;
        if self.contradicted(written, known, draft, FieldPart::Support) || draft.is_open(FieldPart::Support) {
            return None;
        }
        let before = self.claimed(there);
        let there = before.as_ref().and_then(DraftSupport::named);
        if draft.is_open(FieldPart::OtherSupport) && there.is_none() {
            return None;
        }
        let differs = match (&before, there.zip(said.named())) {
            (_, Some((there, said))) => levels(there, said),
            (Some(before), None) if before.counts() != said.counts() => {
                Some((Claim::Support(before.clone()), Claim::Support(said.clone())))
            }
            _ => None,
        };
        // A number does not say which of the names are wrong, and some names are not all that it counts.
        let is_some_of = there.is_none() && matches!(said, DraftSupport::InPart(_));
        let is_less = before.is_some() && (is_some_of || (there.is_some() && said.named().is_none()));
        let outcome = if is_less { Outcome::Stands } else { self.conflicts.outcome() };
        let is_other = differs.is_some();
        if let Some((before, said)) = differs {
            let place = draft.place_of(FieldPart::Support).clone();
            self.differ(written, FieldPart::Support, &before, &[&(said, place)], outcome);
        }
        if is_less || (is_other && outcome == Outcome::Kept && there.is_none()) {
            return None;
        }
        let stays_in_part = draft.is_open(FieldPart::OtherSupport) && matches!(before, Some(DraftSupport::InPart(_)));
        match said {
            DraftSupport::Listed(some) if stays_in_part => {
                self.support(written, before.as_ref(), &DraftSupport::InPart(some.clone()))
            }
            said => self.support(written, before.as_ref(), said),
        }
    }

    /// What pages leave open and the file says nothing of is open in the file, too.
    fn left_open(&mut self, written: &Entry<'_>, known: &Field, draft: &DraftField, with_support: bool) -> Vec<Key> {
        let mut keys: Vec<Key> = Vec::new();
        for part in [FieldPart::Values, FieldPart::References, FieldPart::Support] {
            let is_unsaid = entry(&written.value, key(part)).is_none() && self.there(written, known, part).is_none();
            let comments = write::comments_on(draft, |open| open == part || (part.is_support() && open.is_support()));
            if is_unsaid && !comments.is_empty() && (with_support || !part.is_support()) {
                self.edits.add_comments(written, &comments);
                keys.push((key(part), Some(Written::Text(write::TODO.to_owned()))));
            }
        }
        keys
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

/// An object whose members one of them does not list. That it is the resource's own again, pages say in words alone.
fn is_alike(one: &Type, other: &Type) -> bool {
    write::without_members(one.clone()) == write::without_members(other.clone())
}

/// The file says what the object is made of.
fn has_members(ty: &Type) -> bool {
    matches!(ty.innermost(), Scalar::Object | Scalar::Itself)
}

fn types(written: &Entry<'_>, known: &Field, draft: &DraftField) -> Vec<Key> {
    let has_members = has_members(&known.ty);
    let is_as_before = |ty: &Type| *ty == known.ty || (is_alike(ty, &known.ty) && (has_members || is_open(draft)));
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

/// A field that gets a type takes nothing over from the object any longer: what it did is its own then.
fn taken_over(written: &Entry<'_>, known: &Field, keys: &[Key]) -> Vec<Key> {
    let is_said = |key: &str| entry(&written.value, key).is_some() || keys.iter().any(|(said, _)| *said == key);
    if entry(&written.value, "type").is_some() || !is_said("type") {
        return Vec::new();
    }
    let values: Vec<String> = known.values.iter().map(|value| value.wire.clone()).collect();
    let is_partial = known.values_shown == ValuesShown::InPart;
    let text = |text: &Option<String>| text.clone().map(Written::Text);
    let own = [
        ("description", text(&known.description)),
        ("values", (!values.is_empty()).then_some(Written::Texts(values))),
        (PARTIAL_VALUES, is_partial.then(|| Written::Plain("true".to_owned()))),
        ("example", text(&known.example)),
        ("references", text(&known.references)),
    ];
    own.into_iter().filter(|(key, written)| written.is_some() && !is_said(key)).collect()
}

/// Whose members are open has free keys until they are known.
fn is_open(draft: &DraftField) -> bool {
    matches!(draft.members, Known::Open(_))
}

fn required(written: &Entry<'_>, known: &Field, draft: &DraftField) -> Option<Key> {
    let required = draft.required?;
    let is_open = entry(&written.value, "required").is_some_and(is_todo);
    if required == known.required && !is_open {
        return None;
    }
    Some(("required", required.then(|| Written::Plain("true".to_owned()))))
}

fn example(known: &Field, draft: &DraftField) -> Option<Key> {
    let example = Claim::Example(draft.example.clone()?);
    let is_there = known.example.clone().is_some_and(|there| Claim::Example(there).agrees(&example));
    let example = draft.example.clone().filter(|_| !is_there)?;
    Some(("example", Some(Written::Text(example))))
}

fn references(known: &Field, draft: &DraftField) -> Option<Key> {
    let target = write::target(draft)?;
    let there = known.references.as_deref();
    // The field says more than its resource alone.
    let is_less = there.and_then(|there| there.split_once('.')).is_some_and(|(resource, _)| resource == target);
    (there != Some(target) && !is_less).then(|| ("references", Some(Written::Text(target.to_owned()))))
}
