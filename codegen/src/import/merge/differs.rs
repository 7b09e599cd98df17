//! Where a file and pages do not agree. What the file says is an answer that somebody may have given: it stays, and both are shown.

use super::todo::is_todo;
use super::{Merging, entry};
use crate::import::draft::{Claim, Contradiction, Draft, DraftField, DraftSupport, FieldPart, Listed, Reference};
use crate::model::{Field, Scalar, Support, Type};
use crate::source::Place;
use crate::yaml::Entry;

/// What becomes of a fact that a file has and a page says otherwise.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Conflicts {
    /// The file's stays.
    Keep,
    /// The page's is taken, where pages agree on it.
    Overwrite,
}

/// A fact that a file and pages do not agree on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// What each says, in one sentence without a full stop.
    pub message: String,
    /// Where in the file, as it was.
    pub place: Place,
    /// What became of it.
    pub outcome: Outcome,
}

/// What became of a difference.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// The file stays as it is, and the page's could be taken.
    Kept,
    /// The file stays as it is, since nothing that pages say could be taken in its place: they do not agree, or say less.
    Stands,
    /// The page's is taken.
    Taken,
}

impl Conflicts {
    /// What becomes of a fact that a page could replace.
    pub(super) fn outcome(self) -> Outcome {
        match self {
            Self::Keep => Outcome::Kept,
            Self::Overwrite => Outcome::Taken,
        }
    }
}

/// The key of a field that says a part of it.
pub(super) fn key(part: FieldPart) -> &'static str {
    match part {
        FieldPart::Type => "type",
        FieldPart::Required => "required",
        FieldPart::Values => "values",
        FieldPart::Example => "example",
        FieldPart::References => "references",
        FieldPart::Support | FieldPart::OtherSupport => "support",
        FieldPart::OtherMembers => "fields",
    }
}

impl Merging<'_> {
    /// What the file says of a part. An untyped field says nothing of its type, and what is open nothing at all; a field that is
    /// not said to be required is not.
    pub(super) fn there(&self, written: &Entry<'_>, known: &Field, part: FieldPart) -> Option<Claim> {
        if entry(&written.value, key(part)).is_some_and(is_todo) {
            return None;
        }
        match part {
            FieldPart::Type => Some(known.ty.clone()).filter(|ty| *ty != Type::One(Scalar::Any)).map(Claim::Type),
            FieldPart::Required => Some(Claim::Required(known.required)),
            FieldPart::Values => {
                let values: Vec<String> = known.values.iter().map(|value| value.wire.clone()).collect();
                let claim = if known.values_shown.is_partial() {
                    Claim::SomeValues(values, None)
                } else {
                    Claim::Values(values)
                };
                Some(claim).filter(|_| !known.values.is_empty())
            }
            FieldPart::Example => known.example.clone().map(Claim::Example),
            FieldPart::References => {
                known.references.clone().map(|target| Claim::References(Reference::Target(target)))
            }
            FieldPart::Support | FieldPart::OtherSupport => self.claimed(&known.support).map(Claim::Support),
            FieldPart::OtherMembers => None,
        }
    }

    pub(super) fn claimed(&self, support: &Support) -> Option<DraftSupport> {
        match support {
            Support::Listed(cells) => Some(DraftSupport::Listed(self.listed(cells))),
            Support::InPart(cells) => Some(DraftSupport::InPart(self.listed(cells))),
            Support::Counted { supported, required } => {
                Some(DraftSupport::Counted { supported: *supported, required: *required })
            }
            Support::NotStated => None,
        }
    }

    /// Pages that contradict each other in a part of a field ask nothing that the file has answered. Whether they do.
    pub(super) fn contradicted(
        &mut self,
        written: &Entry<'_>,
        known: &Field,
        draft: &DraftField,
        part: FieldPart,
    ) -> bool {
        let found: Vec<&Contradiction> = draft.contradicted.iter().filter(|found| found.part == part).collect();
        let Some(there) = self.there(written, known, part).filter(|_| !found.is_empty()) else {
            return !found.is_empty();
        };
        self.answered.extend(found.iter().map(|found| found.message.clone()));
        let mut others: Vec<&(Claim, Place)> = Vec::new();
        for says in found.iter().flat_map(|found| &found.says).filter(|(claim, _)| !there.agrees(claim)) {
            if !others.iter().any(|(claim, place)| *claim == says.0 && is_same(place, &says.1)) {
                others.push(says);
            }
        }
        if !others.is_empty() {
            self.differ(written, part, &there, &others, Outcome::Stands);
        }
        true
    }

    /// What pages about one operation do not agree on of its answer is a matter of the object.
    pub(super) fn answered_by_object(&mut self, object: &Entry<'_>, known: &[Field], draft: &Draft) {
        for field in draft.response.iter().flatten() {
            let there = known.iter().find(|known| known.wire == field.name);
            let Some((written, there)) = entry(&object.value, &field.name).zip(there) else { continue };
            for part in [FieldPart::Type, FieldPart::Required, FieldPart::Values, FieldPart::References] {
                self.contradicted(written, there, field, part);
            }
        }
    }

    /// Notes what pages say otherwise than the file.
    pub(super) fn differ(
        &mut self,
        written: &Entry<'_>,
        part: FieldPart,
        there: &Claim,
        pages: &[&(Claim, Place)],
        outcome: Outcome,
    ) {
        let said: Vec<String> = pages.iter().map(|(claim, place)| format!("and {claim} in {}", at(place))).collect();
        let message = format!("`{}` {there} here, {}", written.key, said.join(", "));
        let bytes = entry(&written.value, key(part)).map_or(&written.key_bytes, |entry| &entry.key_bytes);
        self.add_difference(message, self.file.place(bytes.start, bytes.end), outcome);
    }

    pub(super) fn add_difference(&mut self, message: String, place: Place, outcome: Outcome) {
        let new = Difference { message, place, outcome };
        if !self.differences.contains(&new) {
            self.differences.push(new);
        }
    }
}

/// How the file has providers that both name, and how the page has them, where that is not the same.
pub(super) fn levels(there: &[Listed], said: &[Listed]) -> Option<(Claim, Claim)> {
    let other = |one: &&Listed| said.iter().find(|other| other.slug == one.slug && other.level != one.level).cloned();
    let (there, said): (Vec<Listed>, Vec<Listed>) =
        there.iter().filter_map(|one| Some((one.clone(), other(&one)?))).unzip();
    (!there.is_empty()).then_some((Claim::Levels(there), Claim::Levels(said)))
}

pub(super) fn at(place: &Place) -> String {
    format!("{}:{}", place.source().path(), place.line())
}

fn is_same(one: &Place, other: &Place) -> bool {
    at(one) == at(other)
}
