//! Who has an operation, by two pages.

use std::collections::BTreeSet;

use crate::import::cited;
use crate::import::draft::{Draft, Extent, Known, Question};

/// Puts into the first what both say.
pub(super) fn unite(first: &mut Draft, second: &Draft, questions: &mut Vec<Question>) {
    let (all, extent) = (added(first, second), first.extent);
    let integrations = match (&first.integrations.clone(), &second.integrations) {
        _ if all.is_some() => all.map(Known::As),
        (Some(Known::As(one)), Some(Known::As(other))) if sorted(one) != sorted(other) => {
            let (one, other) = (Listing::whole(one), Listing::whole(other));
            Some(Known::Open(disagree(first, one, second, other, questions)))
        }
        // Whoever has no slug on one page may be anybody on the other, but the rest of that page's list has to be there, too.
        (Some(Known::Open(_)), Some(Known::As(other)))
            if first.contradicted.is_empty() && !is_part(&first.some_integrations, other) =>
        {
            let (one, other) = (Listing::part(&first.some_integrations, other), Listing::whole(other));
            Some(Known::Open(disagree(first, one, second, other, questions)))
        }
        (Some(Known::As(one)), Some(Known::Open(_))) if !is_part(&second.some_integrations, one) => {
            let (one, other) = (Listing::whole(one), Listing::part(&second.some_integrations, one));
            Some(Known::Open(disagree(first, one, second, other, questions)))
        }
        // What two pages do not agree on, a third one does not decide.
        (Some(open @ Known::Open(_)), Some(Known::As(other))) if !first.contradicted.is_empty() => {
            first.contradicted.push((other.clone(), second.place.clone()));
            Some(open.clone())
        }
        (None | Some(Known::Open(_)), known @ Some(Known::As(_))) => known.clone(),
        (one, other) => one.clone().or_else(|| other.clone()),
    };
    // A list that is open is no list of anybody's.
    first.extent = match (&first.integrations, &second.integrations) {
        (Some(Known::As(_)), Some(Known::As(_))) => extent.max(second.extent),
        (Some(Known::As(_)), _) | (_, None) => extent,
        (None | Some(Known::Open(_)), Some(_)) => second.extent,
    };
    first.integrations = integrations;
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
