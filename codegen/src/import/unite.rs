//! What several pages say of the same fields, as one. Where they contradict each other, both are shown and neither is taken.

mod chain;
mod listings;

use std::collections::HashMap;

use self::chain::Chain;
use super::cited;
use super::draft::{
    Claim, Contradiction, Draft, DraftField, DraftSupport, FieldPart, Known, Listed, Question, Reference,
};
use crate::model::{Location, Scalar, Type};
use crate::source::Place;

/// What one operation is, by all pages about it.
pub(super) fn operations(mut first: Draft, second: Draft) -> Draft {
    let mut questions = Vec::new();
    listings::unite(&mut first, &second, &mut questions);
    first.offered.extend(second.offered);
    first.source = first.source.or(second.source);
    first.some_integrations.extend(second.some_integrations);
    first.is_partial_for_some |= second.is_partial_for_some;
    first.has_whole_request |= second.has_whole_request;
    first.has_whole_response |= second.has_whole_response;
    first.notes.extend(second.notes);
    first.query = fields(first.query, second.query, &mut questions);
    first.common = fields(first.common, second.common, &mut questions);
    first.request = optional(first.request, second.request, &mut questions);
    first.response = optional(first.response, second.response, &mut questions);
    first.unnamed = unnamed(first.unnamed, second.unnamed, &mut questions);
    first.questions.extend(second.questions);
    first.questions.extend(questions);
    first
}

/// What a page names has given its name to the others by now: what is left has none on any, and is told by its words, or else by
/// how many take it.
fn unnamed(
    mut first: Vec<(Location, DraftField)>,
    second: Vec<(Location, DraftField)>,
    questions: &mut Vec<Question>,
) -> Vec<(Location, DraftField)> {
    let mut left: Vec<bool> = vec![true; first.len()];
    for (location, other) in second {
        let counts = |field: &DraftField| field.support.as_ref().map(DraftSupport::counts);
        let is_same = |known: &DraftField| match (&known.words, &other.words) {
            (None, None) => counts(known) == counts(&other),
            (one, other) => one == other,
        };
        let at = (0..left.len()).find(|at| left[*at] && first[*at].0 == location && is_same(&first[*at].1));
        match at {
            Some(at) => {
                left[at] = false;
                first[at].1 = field(first[at].1.clone(), other, questions);
            }
            None => first.push((location, other)),
        }
    }
    first
}

fn optional(
    first: Option<Vec<DraftField>>,
    second: Option<Vec<DraftField>>,
    questions: &mut Vec<Question>,
) -> Option<Vec<DraftField>> {
    match (first, second) {
        (Some(first), Some(second)) => Some(fields(first, second, questions)),
        (first, second) => first.or(second),
    }
}

/// The fields of either, in the order of the first; those that only the second has come behind what they follow there.
pub(super) fn fields(
    first: Vec<DraftField>,
    second: Vec<DraftField>,
    questions: &mut Vec<Question>,
) -> Vec<DraftField> {
    let mut all = Chain::new(first);
    let mut behind = None;
    for other in second {
        let at = match all.find(&other.name) {
            Some(at) => {
                all.replace(at, |known| again(known, other, questions));
                at
            }
            None => all.insert(behind, other),
        };
        behind = Some(at);
    }
    all.into_fields()
}

/// Members that one source has for certain answer what may be members in another only if all that is open there is among them: what
/// they do not have would be lost. Where there are none, all of them are open.
fn leave_open(known: &mut DraftField, open: &DraftField) {
    let (Known::As(members), Known::Open(message)) = (&known.members, &open.members) else { return };
    if open.undecided.iter().all(|name| has(members, name)) {
        return;
    }
    if members.is_empty() {
        known.members = open.members.clone();
    } else {
        known.open.push((FieldPart::OtherMembers, message.clone()));
    }
    known.undecided.extend(open.undecided.iter().cloned());
}

/// A field of this name is among them, or below one of them.
fn has(fields: &[DraftField], name: &str) -> bool {
    fields.iter().any(|field| field.name == name || matches!(&field.members, Known::As(members) if has(members, name)))
}

/// The fields of one page, each once. Those without a name are all others.
pub(super) fn once(fields: Vec<DraftField>, questions: &mut Vec<Question>) -> Vec<DraftField> {
    let mut places: HashMap<String, usize> = HashMap::new();
    let mut once: Vec<Option<DraftField>> = Vec::new();
    for other in fields {
        let at = *places.entry(other.name.clone()).or_insert(once.len());
        match once.get_mut(at).filter(|_| !other.name.is_empty()) {
            Some(known) => *known = known.take().map(|known| again(known, other, questions)),
            None => once.push(Some(other)),
        }
    }
    once.into_iter().flatten().collect()
}

fn again(mut known: DraftField, mut other: DraftField, questions: &mut Vec<Question>) -> DraftField {
    leave_open(&mut known, &other);
    leave_open(&mut other, &known);
    field(known, other, questions)
}

fn field(mut known: DraftField, mut other: DraftField, questions: &mut Vec<Question>) -> DraftField {
    let is_open = |one: &DraftField, by: &DraftField| -> Vec<_> {
        one.open.iter().filter(|(part, _)| !is_answered(*part, one, by)).cloned().collect()
    };
    (known.open, other.open) = (is_open(&known, &other), is_open(&other, &known));
    let mut both = Both { name: known.name.clone(), found: Vec::new(), questions };
    both.some(&known, &other);
    both.some(&other, &known);
    for part in PARTS {
        if both.second_says_more(part, &known, &other) {
            known.take(part, &other);
        }
    }
    if let (Some(listed), Some(others)) =
        (known.support.as_mut().and_then(DraftSupport::named_mut), other.support.as_ref().and_then(DraftSupport::named))
    {
        own_values(listed, others);
    }
    if let (Some(DraftSupport::InPart(some)), Some(DraftSupport::InPart(others))) = (&mut known.support, &other.support)
    {
        let is_new = |one: &&Listed| some.iter().all(|known| known.slug != one.slug);
        let new: Vec<Listed> = others.iter().filter(is_new).cloned().collect();
        some.extend(new);
    }
    if both.found.iter().any(|found| found.part == FieldPart::References) {
        known.references = None;
    }
    known.contradicted.append(&mut both.found);
    known.contradicted.extend(other.contradicted);
    known.some_values.extend(other.some_values);
    known.undecided = union(&known.undecided, &other.undecided);
    known.members = match (known.members, other.members) {
        (Known::As(first), Known::As(second)) => Known::As(fields(first, second, questions)),
        (Known::As(known), Known::Open(_)) | (Known::Open(_), Known::As(known)) => Known::As(known),
        (open @ Known::Open(_), Known::Open(_)) => open,
    };
    known.words = known.words.or(other.words);
    known.has_lost_name |= other.has_lost_name;
    known.may_be = known.may_be.or(other.may_be);
    let contradicted = known.contradicted.iter().filter(|found| found.part != FieldPart::Example);
    let contradicted = contradicted.map(|found| (found.part, found.message.clone()));
    let new: Vec<_> = contradicted.chain(other.open).filter(|open| !known.open.contains(open)).collect();
    known.open.extend(new);
    known
}

/// Not every layout shows which values a provider has of its own: what one page lacks of them another has.
fn own_values(listed: &mut [Listed], others: &[Listed]) {
    for one in listed.iter_mut().filter(|one| !matches!(one.values, Some(Known::As(_)))) {
        if let Some(values) = others.iter().find(|other| other.slug == one.slug).and_then(|other| other.values.clone())
        {
            one.values = Some(values);
        }
    }
}

/// What either has, in the order of the first.
pub(super) fn union<T: Clone + PartialEq>(known: &[T], new: &[T]) -> Vec<T> {
    let more = new.iter().filter(|value| !known.contains(value));
    known.iter().chain(more).cloned().collect()
}

/// What one page does not know another may say.
fn is_answered(part: FieldPart, field: &DraftField, by: &DraftField) -> bool {
    match part {
        FieldPart::Type => field.ty.is_none() && by.ty.is_some(),
        FieldPart::Required => field.required.is_none() && by.required.is_some(),
        FieldPart::OtherMembers => {
            matches!(&by.members, Known::As(members) if field.undecided.iter().all(|name| has(members, name)))
        }
        FieldPart::Values => field.values.is_none() && matches!(by.values, Some(Known::As(_))),
        FieldPart::Support | FieldPart::OtherSupport | FieldPart::References | FieldPart::Example => false,
    }
}

/// What a field can say of itself by claims.
const PARTS: [FieldPart; 6] = [
    FieldPart::Type,
    FieldPart::Required,
    FieldPart::Values,
    FieldPart::Support,
    FieldPart::References,
    FieldPart::Example,
];

impl DraftField {
    /// What is said of a part, where something is.
    pub(super) fn claim(&self, part: FieldPart) -> Option<Claim> {
        match part {
            FieldPart::Type => self.ty.clone().map(Claim::Type),
            FieldPart::Required => self.required.map(Claim::Required),
            FieldPart::Values => match &self.values {
                Some(Known::As(values)) => Some(match self.values_left_out {
                    None => Claim::Values(values.clone()),
                    more => Claim::SomeValues(values.clone(), more),
                }),
                _ => None,
            },
            FieldPart::Example => self.example.clone().map(Claim::Example),
            FieldPart::References => self.references.clone().map(Claim::References),
            FieldPart::Support | FieldPart::OtherSupport => self.support.clone().map(Claim::Support),
            FieldPart::OtherMembers => None,
        }
    }

    fn take(&mut self, part: FieldPart, other: &Self) {
        match part {
            FieldPart::Type => self.ty.clone_from(&other.ty),
            FieldPart::Required => self.required = other.required,
            FieldPart::Values => self.take_values(other),
            FieldPart::Example => self.example.clone_from(&other.example),
            FieldPart::References => self.references.clone_from(&other.references),
            FieldPart::Support | FieldPart::OtherSupport => self.support.clone_from(&other.support),
            FieldPart::OtherMembers => {}
        }
        self.elsewhere.push((part, other.place_of(part).clone()));
    }

    /// Of two lists that leave some out, each may show what the other does not.
    fn take_values(&mut self, other: &Self) {
        let both = match (&self.values, &other.values, self.values_left_out.zip(other.values_left_out)) {
            (Some(Known::As(one)), Some(Known::As(other)), Some((more, _))) => {
                Some((union(one, other), one.len() + more))
            }
            _ => None,
        };
        (self.values, self.values_left_out) = match both {
            Some((both, all)) => {
                let more = all.checked_sub(both.len()).filter(|more| *more > 0);
                (Some(Known::As(both)), more)
            }
            None => (other.values.clone(), other.values_left_out),
        };
    }
}

/// What two pages say of a field.
struct Both<'q> {
    name: String,
    found: Vec<Contradiction>,
    questions: &'q mut Vec<Question>,
}

impl Both<'_> {
    fn add(&mut self, part: FieldPart, says: [(Claim, Place); 2]) {
        let [(first, one), (second, other)] = &says;
        let (here, there) = cited::two(one, other);
        let message = format!("`{}` {first} in {here}, and {second} in {there}", self.name);
        self.questions.push(Question { message: message.clone(), place: one.clone() });
        self.found.push(Contradiction { part, message, says });
    }

    /// What both say and do not agree on is found on the way, and is nobody's.
    fn second_says_more(&mut self, part: FieldPart, first: &DraftField, second: &DraftField) -> bool {
        match (first.claim(part), second.claim(part)) {
            (Some(one), Some(other)) => {
                if one.agrees(&other) || other.agrees(&one) {
                    return is_more(&one, &other);
                }
                self.add(part, [(one, first.place_of(part).clone()), (other, second.place_of(part).clone())]);
                false
            }
            (None, Some(_)) => true,
            // What cannot be taken apart is asked about, whoever shows it.
            (None, None) => part == FieldPart::Values && first.values.is_none() && second.values.is_some(),
            (Some(_), None) => false,
        }
    }

    /// A page that does not have the values one by one may still say that there are others than on one that does.
    fn some(&mut self, whole: &DraftField, some: &DraftField) {
        let Some(Known::As(all)) = &whole.values.as_ref().filter(|_| whole.values_left_out.is_none()) else { return };
        let all = Claim::Values(all.clone());
        for (shown, _) in some.some_values.iter().filter(|(shown, _)| !all.agrees(shown)) {
            let whole_says = (all.clone(), whole.place_of(FieldPart::Values).clone());
            self.add(FieldPart::Values, [whole_says, (shown.clone(), some.place_of(FieldPart::Values).clone())]);
        }
    }
}

/// Whether the second says all that the first says, and more: a layout without formats says less of a type, a number less of
/// names, and a resource less of a field of it.
fn is_more(first: &Claim, second: &Claim) -> bool {
    match (first, second) {
        (Claim::Type(one), Claim::Type(other)) => is_vaguer(one, other) && !is_vaguer(other, one),
        (
            Claim::Support(DraftSupport::Counted { .. } | DraftSupport::InPart(_)),
            Claim::Support(DraftSupport::Listed(_)),
        )
        | (Claim::SomeValues(..), Claim::Values(_)) => true,
        (Claim::References(one), Claim::References(_)) => matches!(one, Reference::Heading { field: None, .. }),
        (Claim::SomeValues(one, _), Claim::SomeValues(other, _)) => other.iter().any(|value| !one.contains(value)),
        _ => false,
    }
}

/// An object without members is written as a map, whatever a page calls it.
pub(super) fn are_free(one: &Type, other: &Type) -> bool {
    [one, other].iter().all(|ty| matches!(ty, Type::One(Scalar::Object | Scalar::Map)))
}

/// The first type says nothing that the second does not.
pub(super) fn is_vaguer(first: &Type, second: &Type) -> bool {
    match (first, second) {
        (Type::Array(first), Type::Array(second)) => first == second || is_vaguer(first, second),
        (Type::One(first), Type::One(second)) => {
            matches!((first, second), (Scalar::Any, _) | (Scalar::String(None), Scalar::String(_)))
        }
        (Type::One(first), Type::Array(_)) => *first == Scalar::Any,
        (Type::Array(_), Type::One(_)) => false,
    }
}

/// A field as the object has it: who takes it, and a value that is sent, are an operation's.
pub(super) fn bare(field: &DraftField) -> DraftField {
    let members = match &field.members {
        Known::As(members) => Known::As(members.iter().map(bare).collect()),
        open @ Known::Open(_) => open.clone(),
    };
    let is_own = |part: FieldPart| part.is_support() || part == FieldPart::Example;
    let open = field.open.iter().filter(|(part, _)| !is_own(*part)).cloned().collect();
    let contradicted = field.contradicted.iter().filter(|found| !is_own(found.part)).cloned().collect();
    DraftField { support: None, example: None, members, open, contradicted, ..field.clone() }
}
