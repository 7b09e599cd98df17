//! What several pages say of the same fields, as one. Where they contradict each other, both are shown and neither is taken.

use std::collections::{BTreeSet, HashMap};

use super::cited;
use super::draft::{
    Claim, Contradiction, Draft, DraftField, DraftSupport, Extent, FieldPart, Known, Listed, Question, Reference,
};
use crate::model::{Location, Scalar, Type};
use crate::source::Place;

/// What one operation is, by all pages about it.
pub(super) fn operations(mut first: Draft, second: Draft) -> Draft {
    let mut questions = Vec::new();
    let (all, extent) = (added(&first, &second), first.extent);
    let integrations = match (&first.integrations.clone(), &second.integrations) {
        _ if all.is_some() => all.map(Known::As),
        (Some(Known::As(one)), Some(Known::As(other))) if sorted(one) != sorted(other) => {
            let (one, other) = (Listing::whole(one), Listing::whole(other));
            Some(Known::Open(disagree(&mut first, one, &second, other, &mut questions)))
        }
        // Whoever has no slug on one page may be anybody on the other, but the rest of that page's list has to be there, too.
        (Some(Known::Open(_)), Some(Known::As(other)))
            if first.contradicted.is_empty() && !is_part(&first.some_integrations, other) =>
        {
            let (one, other) = (Listing::part(&first.some_integrations, other), Listing::whole(other));
            Some(Known::Open(disagree(&mut first, one, &second, other, &mut questions)))
        }
        (Some(Known::As(one)), Some(Known::Open(_))) if !is_part(&second.some_integrations, one) => {
            let (one, other) = (Listing::whole(one), Listing::part(&second.some_integrations, one));
            Some(Known::Open(disagree(&mut first, one, &second, other, &mut questions)))
        }
        // What two pages do not agree on, a third one does not decide.
        (Some(open @ Known::Open(_)), Some(Known::As(other))) if !first.contradicted.is_empty() => {
            first.contradicted.push((other.clone(), second.place.clone()));
            Some(open.clone())
        }
        (None | Some(Known::Open(_)), known @ Some(Known::As(_))) => known.clone(),
        (one, other) => one.clone().or_else(|| other.clone()),
    };
    first.offered.extend(second.offered);
    first.source = first.source.or(second.source);
    first.extent = match (&first.integrations, &second.integrations) {
        (_, None) => extent,
        (None, Some(_)) => second.extent,
        _ => extent.max(second.extent),
    };
    first.integrations = integrations;
    first.some_integrations.extend(second.some_integrations);
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

/// The lists of both where one was seen in part, and the other has all of it; of two such lists, all that is on either.
fn added(first: &Draft, second: &Draft) -> Option<Vec<(String, bool)>> {
    let (Some(Known::As(one)), Some(Known::As(other))) = (&first.integrations, &second.integrations) else {
        return None;
    };
    let (is_part, other_is_part) = (first.extent == Extent::Some, second.extent == Extent::Some);
    let is_other = |(slug, is_partial): &&(String, bool)| one.contains(&(slug.clone(), !is_partial));
    let more = other.iter().filter(|listed| !one.contains(listed));
    let is_whole = |part: &[(String, bool)], whole| sorted(part).is_subset(&sorted(whole));
    let agree = match (is_part, other_is_part) {
        (true, true) => !other.iter().any(|listed| is_other(&listed)),
        (true, false) => is_whole(one, other),
        (false, true) => is_whole(other, one),
        (false, false) => false,
    };
    agree.then(|| one.iter().chain(more).cloned().collect())
}

fn sorted(listed: &[(String, bool)]) -> BTreeSet<&(String, bool)> {
    listed.iter().collect()
}

/// Whether a list with somebody whom nobody knows may be the whole list of another page: that one has all of it, and somebody else.
fn is_part(part: &[(String, bool)], whole: &[(String, bool)]) -> bool {
    let (part, whole) = (sorted(part), sorted(whole));
    part.is_subset(&whole) && part.len() < whole.len()
}

/// Who has an operation, by one page.
struct Listing {
    known: Vec<(String, bool)>,
    /// The page has somebody besides whom nobody knows, and who is none of those that the other page has.
    has_unknown: bool,
}

impl Listing {
    fn whole(listed: &[(String, bool)]) -> Self {
        Self { known: listed.to_vec(), has_unknown: false }
    }

    fn part(part: &[(String, bool)], whole: &[(String, bool)]) -> Self {
        Self { known: part.to_vec(), has_unknown: sorted(whole).is_subset(&sorted(part)) }
    }

    /// Those that the other page lacks.
    fn only(&self, other: &Self) -> String {
        let (here, there) = (sorted(&self.known), sorted(&other.known));
        let named = here
            .difference(&there)
            .map(|(slug, is_partial)| if *is_partial { format!("{slug} (partial)") } else { slug.clone() });
        let mut only: Vec<String> = named.collect();
        only.extend(self.has_unknown.then(|| "somebody whom nobody knows".to_owned()));
        if only.is_empty() { "nobody else".to_owned() } else { only.join(", ") }
    }
}

/// Asks which of two lists is true, and keeps both. The question shows who is on one page only: a list of forty that differs in
/// one is not shown twice.
fn disagree(first: &mut Draft, one: Listing, second: &Draft, other: Listing, questions: &mut Vec<Question>) -> String {
    let (here, there) = cited::two(&first.place, &second.place);
    let message = format!(
        "two pages do not agree on who has `{}`: of those that the other lacks, {here} has {}, and {there} has {}",
        first.method,
        one.only(&other),
        other.only(&one),
    );
    questions.push(Question { message: message.clone(), place: first.place.clone() });
    first.contradicted = vec![(one.known, first.place.clone()), (other.known, second.place.clone())];
    message
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
    let names = |fields: &[DraftField]| fields.iter().map(|field| field.name.clone()).collect::<Vec<_>>();
    let (of_first, of_second) = (names(&first), names(&second));
    let mut behind = None;
    for mut other in second {
        let there = first.iter().position(|known| known.name == other.name);
        if let Some(known) = there.and_then(|there| first.get_mut(there)) {
            leave_open(known, &other, &of_first);
            leave_open(&mut other, known, &of_second);
        }
        let at = there.or(behind.map(|behind: usize| behind + 1)).unwrap_or(first.len());
        let one = if there.is_some() { field(first.remove(at), other, questions) } else { other };
        first.insert(at, one);
        behind = Some(at);
    }
    first
}

/// Members that one page has for certain answer what may be members on another only if all that is open there is among them, or
/// beside them: what they do not have would be lost.
fn leave_open(known: &mut DraftField, open: &DraftField, beside: &[String]) {
    let (Known::As(members), Known::Open(message)) = (&known.members, &open.members) else { return };
    if open.undecided.iter().all(|name| beside.contains(name) || has(members, name)) {
        return;
    }
    known.open.push((FieldPart::OtherMembers, message.clone()));
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
            Some(known) => *known = known.take().map(|known| field(known, other, questions)),
            None => once.push(Some(other)),
        }
    }
    once.into_iter().flatten().collect()
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
    if let (Some(DraftSupport::Listed(listed)), Some(DraftSupport::Listed(others))) =
        (&mut known.support, &other.support)
    {
        own_values(listed, others);
    }
    if both.found.iter().any(|found| found.part == FieldPart::References) {
        known.references = None;
    }
    known.contradicted.append(&mut both.found);
    known.contradicted.extend(other.contradicted);
    known.some_values.extend(other.some_values);
    known.members = match (known.members, other.members) {
        (Known::As(first), Known::As(second)) => Known::As(fields(first, second, questions)),
        (Known::As(known), Known::Open(_)) | (Known::Open(_), Known::As(known)) => Known::As(known),
        (open @ Known::Open(_), Known::Open(_)) => open,
    };
    known.words = known.words.or(other.words);
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

/// What one page does not know another may say.
fn is_answered(part: FieldPart, field: &DraftField, by: &DraftField) -> bool {
    match part {
        FieldPart::Type => field.ty.is_none() && by.ty.is_some(),
        FieldPart::Required => field.required.is_none() && by.required.is_some(),
        FieldPart::OtherMembers => {
            matches!(&by.members, Known::As(members) if field.undecided.iter().all(|name| has(members, name)))
        }
        FieldPart::Values
        | FieldPart::Support
        | FieldPart::OtherSupport
        | FieldPart::References
        | FieldPart::Example => false,
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
                Some(Known::As(values)) => Some(Claim::Values(values.clone())),
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
            FieldPart::Values => self.values.clone_from(&other.values),
            FieldPart::Example => self.example.clone_from(&other.example),
            FieldPart::References => self.references.clone_from(&other.references),
            FieldPart::Support | FieldPart::OtherSupport => self.support.clone_from(&other.support),
            FieldPart::OtherMembers => {}
        }
        self.elsewhere.push((part, other.place_of(part).clone()));
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
        let Some(Known::As(all)) = &whole.values else { return };
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
        (Claim::Support(DraftSupport::Counted { .. }), Claim::Support(DraftSupport::Listed(_))) => true,
        (Claim::References(one), Claim::References(_)) => matches!(one, Reference::Heading { field: None, .. }),
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
