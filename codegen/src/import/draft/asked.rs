//! The fields of one page, and what has to be asked about them.

use std::collections::HashMap;

use super::drafter::lost_name;
use super::{Claim, DraftField, DraftSupport, Drafter, FieldPart, Known, Listed, ProviderNote, Question, Reference};
use crate::import::Dialect;
use crate::import::glued::{Apart, take_apart_before};
use crate::import::integrations;
use crate::import::nesting::{Hints, Nested, Order};
use crate::import::page::{Doubt, Doubted, Item, ItemSupport, Mention, Values};
use crate::import::settled::{self, Undecided};
use crate::import::{schema, unite};
use crate::source::Place;

pub(super) struct Asked<'d, 'a> {
    pub(super) drafter: &'d Drafter<'a>,
    pub(super) questions: Vec<Question>,
    pub(super) notes: Vec<ProviderNote>,
    pub(super) sample: Option<&'d [(String, serde_json::Value)]>,
    pub(super) known: &'d [schema::Known],
    /// The page has lost the types of all fields, so that one without is not untyped.
    pub(super) has_no_types: bool,
    /// Where the field starts within which the page may break off.
    pub(super) breaks_off_at: Option<usize>,
    order: Order,
}

impl<'d, 'a> Asked<'d, 'a> {
    pub(super) fn new(drafter: &'d Drafter<'a>, known: &'d [schema::Known], dialect: Dialect) -> Self {
        let order = Order::of(dialect);
        Self {
            drafter,
            questions: Vec::new(),
            notes: Vec::new(),
            sample: None,
            known,
            has_no_types: false,
            breaks_off_at: None,
            order,
        }
    }
}

impl Asked<'_, '_> {
    pub(super) fn ask(&mut self, message: String, place: &Place) {
        self.questions.push(Question { message, place: place.clone() });
    }

    pub(super) fn fields(&mut self, items: &[Item], hints: &Hints<'_>) -> Vec<DraftField> {
        let settled = settled::settle(items, &Hints { order: self.order, ..hints.clone() });
        let mut fields = self.nested(items, &settled.way);
        for Undecided { owners, question } in settled.open {
            for (owner, undecided) in owners {
                let at = settled.way.iter().position(|one| one.at == owner);
                if let Some(field) = at.and_then(|at| fields.get_mut(at)) {
                    field.members = Known::Open(question.value.clone());
                    field.undecided = undecided;
                }
            }
            self.ask(question.value, &question.place);
        }
        unite::once(fields, &mut self.questions)
    }

    fn nested(&mut self, items: &[Item], way: &[Nested]) -> Vec<DraftField> {
        way.iter().map(|one| self.one(items, one)).collect()
    }

    fn one(&mut self, items: &[Item], one: &Nested) -> DraftField {
        let item = &items[one.at];
        let shown = self.sample.and_then(|sample| sample.iter().find(|(name, _)| *name == item.name()));
        let shown = shown.map(|(_, value)| value);
        let first = shown.and_then(|value| value.as_str());
        let (values, values_left_out) = match &item.values {
            Some(Values::Partial(values, more)) => (Some(Known::As(values.clone())), Some(*more)),
            all => (all.as_ref().map(|values| self.values(values, first, (item, &own_values(item)))), None),
        };
        let mut members = self.nested(items, &one.members);
        let lost: Vec<String> = members
            .extract_if(.., |member| member.name.is_empty())
            .map(|member| {
                let message = lost_name(&member, item.name());
                self.ask(message.clone(), &member.place);
                message
            })
            .collect();
        let mut members = Known::As(unite::once(members, &mut self.questions));
        let (support, mut open) = self.supported(item);
        match &members {
            Known::As(known) if known.is_empty() => members = lost.first().cloned().map_or(members, Known::Open),
            _ => open.extend(lost.into_iter().map(|message| (FieldPart::OtherMembers, message))),
        }
        self.note(item);
        for Doubt { about, message } in &item.doubts {
            open.extend(part(*about).map(|part| (part, message.clone())));
            if *about != Doubted::Values {
                self.ask(message.clone(), &item.place);
            }
        }
        DraftField {
            ty: item.ty.clone(),
            required: item.required,
            some_values: some_values(item, values.as_ref()).into_iter().collect(),
            values,
            values_left_out,
            example: item.example.clone(),
            references: item.references.as_deref().map(pointer),
            members,
            support,
            words: (!item.description.is_empty()).then(|| item.description.join(" ")),
            may_be: shown.filter(|_| item.ty.is_none() && self.has_no_types).and_then(schema::may_be),
            open,
            ..DraftField::at(item.name().to_owned(), item.place.clone())
        }
    }

    /// Who takes a field. A list without one that the page has would say that the provider does not take the field, so that it
    /// is open.
    pub(super) fn supported(&mut self, item: &Item) -> (Option<DraftSupport>, Vec<(FieldPart, String)>) {
        let Some(given) = &item.support else { return (None, Vec::new()) };
        let asked = self.questions.len();
        let support = self.support(given, item);
        if let Some(message) = twice(given, item.name()) {
            self.ask(message.clone(), &item.place);
            return (Some(support), vec![(FieldPart::Support, message)]);
        }
        let is_counted = item.counted.is_none_or(|counted| given.counts() == counted);
        if let Some((all, required)) = item.counted.filter(|_| !is_counted) {
            let (named, needed) = given.counts();
            let message = format!(
                "the page counts {all} providers of `{}`, {required} of which require it, and names {named} and {needed}",
                item.name()
            );
            self.ask(message.clone(), &item.place);
            return (Some(support), vec![(FieldPart::Support, message)]);
        }
        let is_whole = match (given, support.named()) {
            (ItemSupport::Listed(mentions), Some(listed)) => mentions.len() == listed.len(),
            _ => true,
        };
        let unknown = self.questions[asked..].iter().filter(|_| !is_whole);
        let open = unknown.map(|question| (FieldPart::OtherSupport, question.message.clone())).collect();
        (Some(support), open)
    }

    fn note(&mut self, item: &Item) {
        self.notes.extend(item.notes.iter().map(|(label, text)| ProviderNote {
            label: label.clone(),
            field: item.name().to_owned(),
            text: text.clone(),
            place: item.place.clone(),
        }));
    }

    /// The schema's values may be followed by those that providers have of their own. `first` is what a sample shows.
    fn values(&mut self, values: &Values, first: Option<&str>, (item, own): (&Item, &[&str])) -> Known<Vec<String>> {
        let glued = match values {
            Values::Listed(values) => return Known::As(values.clone()),
            Values::Partial(values, more) => {
                let message = format!("{more} values of `{}` are left out after {}", item.name(), values.join(", "));
                self.ask(message.clone(), &item.place);
                return Known::Open(message);
            }
            Values::Glued(glued) => glued,
        };
        if let Some(known) = schema::Known::values_of(self.known, item.name(), glued) {
            return Known::As(known);
        }
        let ways = match take_apart_before(glued, own, self.drafter.vocabulary) {
            Apart::Certain(values) => return Known::As(values),
            Apart::Open(ways) => ways,
            Apart::Unknown => {
                let message = format!("the values of `{}` cannot be told apart: `{glued}`", item.name());
                self.ask(message.clone(), &item.place);
                return Known::Open(message);
            }
        };
        if let Some(known) = schema::Known::one_of(self.known, item.name(), &ways) {
            return Known::As(known);
        }
        let shown: Vec<&Vec<String>> = ways.iter().filter(|way| way.first().map(String::as_str) == first).collect();
        if let [only] = shown[..] {
            return Known::As(only.clone());
        }
        let listed: Vec<String> = ways.iter().map(|way| way.join(" | ")).collect();
        let message = format!("the values of `{}` may be {}", item.name(), listed.join(", or "));
        self.ask(message.clone(), &item.place);
        Known::Open(message)
    }

    fn support(&mut self, support: &ItemSupport, item: &Item) -> DraftSupport {
        match support {
            ItemSupport::Counted { supported, required } => {
                DraftSupport::Counted { supported: *supported, required: *required }
            }
            ItemSupport::Listed(mentions) => {
                let listed = mentions.iter().filter_map(|mention| self.listed(mention, item)).collect();
                let is_whole = item.counted.is_some() || self.breaks_off_at != Some(item.place.bytes().start);
                if is_whole { DraftSupport::Listed(listed) } else { DraftSupport::InPart(listed) }
            }
        }
    }

    fn listed(&mut self, mention: &Mention, item: &Item) -> Option<Listed> {
        let slug = match integrations::slug(&mention.label, &mention.place, self.drafter.providers) {
            Ok(slug) => slug,
            Err(question) => {
                self.questions.push(question);
                return None;
            }
        };
        let values = mention.values.as_ref().map(|values| self.values(values, None, (item, &[])));
        Some(Listed { slug, level: mention.level, values })
    }
}

/// What providers have of their own with nothing between the values, in their order.
fn own_values(item: &Item) -> Vec<&str> {
    let Some(ItemSupport::Listed(mentions)) = &item.support else { return Vec::new() };
    let own = mentions.iter().filter_map(|mention| match &mention.values {
        Some(Values::Glued(glued)) => Some(glued.as_str()),
        _ => None,
    });
    own.collect()
}

/// What a page shows of values that it does not have one by one, and how that is asked.
fn some_values(item: &Item, values: Option<&Known<Vec<String>>>) -> Option<(Claim, String)> {
    let Some(Known::Open(message)) = values else { return None };
    let claim = match item.values.as_ref()? {
        Values::Glued(glued) => Claim::GluedValues { shown: glued.clone(), own: own_values(item).concat() },
        Values::Listed(_) | Values::Partial(..) => return None,
    };
    Some((claim, message.clone()))
}

/// A page has every provider of a field once, as one that requires it or as one that merely takes it: who is both is neither for
/// certain, and who is one of them twice may stand in the place of another.
fn twice(support: &ItemSupport, name: &str) -> Option<String> {
    let ItemSupport::Listed(mentions) = support else { return None };
    let mut levels: HashMap<&str, &Mention> = HashMap::new();
    let twice = mentions.iter().find_map(|mention| {
        let first = levels.entry(mention.label.as_str()).or_insert(mention);
        (!std::ptr::eq(*first, mention)).then_some((*first, mention))
    });
    let (first, second) = twice?;
    let of_field = if name.is_empty() { String::new() } else { format!(" of `{name}`") };
    let at = |mention: &Mention| format!("{} in line {}", mention.level.as_str(), mention.place.line());
    Some(format!("`{}` stands twice at one field{of_field}: as {}, and as {}", first.label, at(first), at(second)))
}

/// The part of a field that is open by a doubt. Notes are put into words by a person in any case.
fn part(doubted: Doubted) -> Option<FieldPart> {
    match doubted {
        Doubted::Type => Some(FieldPart::Type),
        Doubted::Required => Some(FieldPart::Required),
        Doubted::Values => Some(FieldPart::Values),
        Doubted::Support => Some(FieldPart::Support),
        Doubted::Notes => None,
    }
}

/// `Accounts → id`, or the resource alone.
fn pointer(text: &str) -> Reference {
    let (resource, field) = match text.split_once('→') {
        Some((resource, field)) => (resource, Some(field.trim()).filter(|field| !field.is_empty())),
        None => (text, None),
    };
    Reference::Heading { resource: resource.trim().to_owned(), field: field.map(str::to_owned) }
}
