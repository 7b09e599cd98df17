//! What several pages say of the same fields, as one. Where they contradict each other, both are shown and neither is taken.

use std::collections::{BTreeSet, HashMap};

use super::cited;
use super::draft::{Draft, DraftField, DraftSupport, FieldPart, Known, Question, Reference};
use super::route::squashed;
use crate::model::{Location, Scalar, Type};
use crate::source::Place;

/// What one operation is, by all pages about it.
pub(super) fn operations(mut first: Draft, second: Draft) -> Draft {
    let mut questions = Vec::new();
    formats(&mut first, &second, &mut questions);
    let integrations = match (&first.integrations, &second.integrations) {
        (Some(Known::As(one)), Some(Known::As(other))) if sorted(one) != sorted(other) => {
            let question = disagreed(&first, one, &second, other);
            questions.push(question.clone());
            Some(Known::Open(question.message))
        }
        (None | Some(Known::Open(_)), known @ Some(Known::As(_))) => known.clone(),
        (one, other) => one.clone().or_else(|| other.clone()),
    };
    first.source = first.source.or(second.source);
    first.integrations = integrations;
    first.is_partial_for_some |= second.is_partial_for_some;
    first.has_whole_request |= second.has_whole_request;
    first.has_whole_response |= second.has_whole_response;
    first.notes.extend(second.notes);
    first.query = fields(first.query, second.query, &mut questions);
    first.request = optional(first.request, second.request, &mut questions);
    first.response = optional(first.response, second.response, &mut questions);
    first.unnamed = unnamed(first.unnamed, second.unnamed, &mut questions);
    first.questions.extend(second.questions);
    first.questions.extend(questions);
    first
}

/// Older pages offer fewer forms of answer; two that each offer one that the other lacks do not agree.
fn formats(first: &mut Draft, second: &Draft, questions: &mut Vec<Question>) {
    let lacks = |one: &[String], other: &[String]| {
        let lacks: Vec<String> = other.iter().filter(|format| !one.contains(format)).cloned().collect();
        (!one.is_empty()).then_some(lacks).filter(|lacks| !lacks.is_empty())
    };
    let (one, other) = (&first.response_formats, &second.response_formats);
    if let (Some(only_second), Some(only_first)) = (lacks(one, other), lacks(other, one)) {
        let (one, other) = cited::two(&first.place, &second.place);
        let message = format!(
            "two pages do not agree on the response formats of `{}`: only {one} has {}, and only {other} has {}",
            first.method,
            only_first.join(", "),
            only_second.join(", "),
        );
        questions.push(Question { message, place: first.place.clone() });
    }
    let new = second.response_formats.iter().filter(|format| !first.response_formats.contains(format));
    let new: Vec<String> = new.cloned().collect();
    first.response_formats.extend(new);
}

fn sorted(listed: &[(String, bool)]) -> BTreeSet<&(String, bool)> {
    listed.iter().collect()
}

/// Who has the operation on one page only: a list of forty that differs in one is not shown twice.
fn disagreed(first: &Draft, one: &[(String, bool)], second: &Draft, other: &[(String, bool)]) -> Question {
    let (one, other) = (sorted(one), sorted(other));
    let only = |here: &BTreeSet<&(String, bool)>, there: &BTreeSet<&(String, bool)>| {
        let only = here
            .difference(there)
            .map(|(slug, is_partial)| if *is_partial { format!("{slug} (partial)") } else { slug.clone() });
        let only: Vec<String> = only.collect();
        if only.is_empty() { "nobody else".to_owned() } else { only.join(", ") }
    };
    let (here, there) = cited::two(&first.place, &second.place);
    let message = format!(
        "two pages do not agree on who has `{}`: of those that the other lacks, {here} has {}, and {there} has {}",
        first.method,
        only(&one, &other),
        only(&other, &one),
    );
    Question { message, place: first.place.clone() }
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
    mut first: Vec<DraftField>,
    second: Vec<DraftField>,
    questions: &mut Vec<Question>,
) -> Vec<DraftField> {
    let mut behind = None;
    for other in second {
        let there = first.iter().position(|known| known.name == other.name);
        let at = there.or(behind.map(|behind: usize| behind + 1)).unwrap_or(first.len());
        let one = if there.is_some() { field(first.remove(at), other, questions) } else { other };
        first.insert(at, one);
        behind = Some(at);
    }
    first
}

/// The fields of one page, each once. Those without a name are all others.
pub(super) fn once(fields: Vec<DraftField>, questions: &mut Vec<Question>) -> Vec<DraftField> {
    let mut places: HashMap<String, usize> = HashMap::new();
    let mut once: Vec<Option<DraftField>> = Vec::new();
    for other in fields {
        let at = *places.entry(other.name.clone()).or_insert(once.len());
        match once.get_mut(at).filter(|_| !other.name.is_empty()) {
            Some(known) => *known = known.take().map(|known| field(known, other, questions)),
            None => once.push(Some(other)),
        }
    }
    once.into_iter().flatten().collect()
}

fn field(mut known: DraftField, other: DraftField, questions: &mut Vec<Question>) -> DraftField {
    let places = (known.place.clone(), other.place.clone());
    let mut contradicted = Contradicted { name: known.name.clone(), places, found: Vec::new(), questions };
    known.ty = contradicted.types(known.ty, other.ty);
    known.required = contradicted.flags(known.required, other.required);
    contradicted.some(known.values.as_ref(), &other.some_values, false);
    contradicted.some(other.values.as_ref(), &known.some_values, true);
    known.values = contradicted.values(known.values, other.values);
    known.some_values.extend(other.some_values);
    known.support = contradicted.supports(known.support, other.support);
    known.references = contradicted.references(known.references, other.references);
    known.open.extend(contradicted.found);
    known.members = match (known.members, other.members) {
        (Known::As(first), Known::As(second)) => Known::As(fields(first, second, questions)),
        (Known::As(known), Known::Open(_)) | (Known::Open(_), Known::As(known)) => Known::As(known),
        (open @ Known::Open(_), Known::Open(_)) => open,
    };
    known.example = known.example.or(other.example);
    known.words = known.words.or(other.words);
    known.may_be = known.may_be.or(other.may_be);
    known.open.extend(other.open);
    known
}

/// What two pages do not agree on of a field.
struct Contradicted<'q> {
    name: String,
    places: (Place, Place),
    found: Vec<(FieldPart, String)>,
    questions: &'q mut Vec<Question>,
}

impl Contradicted<'_> {
    fn add(&mut self, part: FieldPart, first: &str, second: &str) {
        let (one, other) = &self.places;
        let (here, there) = cited::two(one, other);
        let message = format!("`{}` {first} in {here}, and {second} in {there}", self.name);
        self.found.push((part, message.clone()));
        self.questions.push(Question { message, place: one.clone() });
    }

    /// A layout without formats, or without members, says less and nothing else.
    fn types(&mut self, first: Option<Type>, second: Option<Type>) -> Option<Type> {
        let (Some(one), Some(other)) = (&first, &second) else { return first.or(second) };
        if one == other || is_vaguer(other, one) || are_free(one, other) {
            return first;
        }
        if !is_vaguer(one, other) {
            self.add(FieldPart::Type, &format!("is `{}`", shown(one)), &format!("is `{}`", shown(other)));
            return first;
        }
        second
    }

    fn flags(&mut self, first: Option<bool>, second: Option<bool>) -> Option<bool> {
        if let (Some(one), Some(other)) = (first, second)
            && one != other
        {
            let says = |required| if required { "is required" } else { "is not required" };
            self.add(FieldPart::Required, says(one), says(other));
        }
        first.or(second)
    }

    /// A page that leaves out values may still have one that the whole list of another does not.
    fn some(&mut self, whole: Option<&Known<Vec<String>>>, some: &[String], is_some_first: bool) {
        let Some(Known::As(whole)) = whole else { return };
        let missing: Vec<&str> = some.iter().filter(|one| !whole.contains(one)).map(String::as_str).collect();
        if !missing.is_empty() {
            let (all, more) = (format!("is one of {}", whole.join(" | ")), format!("may be {}", missing.join(" | ")));
            let (first, second) = if is_some_first { (&more, &all) } else { (&all, &more) };
            self.add(FieldPart::Values, first, second);
        }
    }

    fn values(
        &mut self,
        first: Option<Known<Vec<String>>>,
        second: Option<Known<Vec<String>>>,
    ) -> Option<Known<Vec<String>>> {
        match (first, second) {
            (Some(Known::As(one)), Some(Known::As(other))) => {
                let is_same = one.len() == other.len() && one.iter().all(|value| other.contains(value));
                if !is_same {
                    let may_be = |values: &[String]| format!("is one of {}", values.join(" | "));
                    self.add(FieldPart::Values, &may_be(&one), &may_be(&other));
                }
                Some(Known::As(one))
            }
            (Some(Known::Open(_)), Some(known @ Known::As(_))) => Some(known),
            (first, second) => first.or(second),
        }
    }

    /// A resource alone says less than a field of it.
    fn references(&mut self, first: Option<Reference>, second: Option<Reference>) -> Option<Reference> {
        use Reference::Heading;
        let (Some(Heading { resource, field }), Some(Heading { resource: other, field: its })) = (&first, &second)
        else {
            return first.or(second);
        };
        let is_agreed = squashed(resource) == squashed(other) && (field.is_none() || its.is_none() || field == its);
        if !is_agreed {
            let says = |resource: &str, field: &Option<String>| match field {
                Some(field) => format!("points at `{resource} → {field}`"),
                None => format!("points at `{resource}`"),
            };
            self.add(FieldPart::References, &says(resource, field), &says(other, its));
            return None;
        }
        if field.is_none() { second } else { first }
    }

    /// Names are more than their number, where both are as many.
    fn supports(&mut self, first: Option<DraftSupport>, second: Option<DraftSupport>) -> Option<DraftSupport> {
        let (Some(one), Some(other)) = (&first, &second) else { return first.or(second) };
        let is_agreed = match (one, other) {
            (DraftSupport::Listed(one), DraftSupport::Listed(other)) => {
                let is_there = |slug: &str, level| other.iter().any(|known| known.slug == slug && known.level == level);
                one.len() == other.len() && one.iter().all(|known| is_there(&known.slug, known.level))
            }
            _ => one.counts() == other.counts(),
        };
        if !is_agreed {
            self.add(FieldPart::Support, &who(one), &who(other));
        }
        if matches!(one, DraftSupport::Listed(_)) { first } else { second }
    }
}

fn shown(ty: &Type) -> String {
    ty.format().map_or_else(|| ty.to_string(), |format| format!("{ty} · {}", format.as_str()))
}

fn who(support: &DraftSupport) -> String {
    let (all, required) = support.counts();
    match support {
        DraftSupport::Counted { .. } => format!("is taken by {all}, of which {required} require it,"),
        DraftSupport::Listed(listed) => {
            let named: Vec<String> =
                listed.iter().map(|one| format!("{} ({})", one.slug, one.level.as_str())).collect();
            format!("is taken by {all}, of which {required} require it: {},", named.join(", "))
        }
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
    let open = field.open.iter().filter(|(part, _)| *part != FieldPart::Support).cloned().collect();
    DraftField { support: None, example: None, members, open, ..field.clone() }
}
