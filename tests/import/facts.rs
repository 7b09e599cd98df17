//! What a specification says, fact by fact. What is open is a fact, too: that somebody has to decide.

use std::collections::BTreeMap;

use unified_codegen::model::{Field, Method, Operation, Resource, Response, Spec, Support, ValuesShown};

/// One thing that can be said.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Fact {
    /// `lantern/lamps`.
    pub(crate) resource: String,
    /// Where: `object`, `update`, `update/request`.
    pub(crate) at: String,
    /// The names from the top down; nothing where it is not about a field.
    pub(crate) path: String,
    /// What of it.
    pub(crate) part: Part,
}

/// What of a field or of an operation is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Part {
    /// The operation is there.
    Is,
    /// The page.
    Source,
    /// Forms of answer.
    Formats,
    /// Who has the operation.
    Integrations,
    /// The type.
    Type,
    /// The form of a text.
    Format,
    /// The flag.
    Required,
    /// What it can be.
    Values,
    /// A value of what is sent.
    Example,
    /// What it points at.
    References,
    /// What it is made of; said only where it is open.
    Members,
    /// Who takes it.
    Support,
    /// The values that providers have of their own.
    OwnValues,
}

/// What is said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Said {
    /// This.
    Text(String),
    /// These, in their order.
    Texts(Vec<String>),
    /// These, and there are more.
    Some(Vec<String>),
    /// So many, and so many of them require it.
    Counted(u64, u64),
    /// These, by slug, and how.
    Listed(BTreeMap<String, String>),
    /// Somebody has to decide.
    Open,
}

/// All that is said.
pub(crate) type Facts = BTreeMap<Fact, Said>;

impl Fact {
    /// What it is about, as a person looks for it.
    pub(crate) fn shown(&self) -> String {
        format!("{} {} {} {:?}", self.resource, self.at, self.path, self.part)
    }
}

/// Facts of one place being collected.
pub(crate) struct Place<'f> {
    pub(crate) facts: &'f mut Facts,
    pub(crate) resource: &'f str,
    pub(crate) at: String,
}

impl Place<'_> {
    pub(crate) fn say(&mut self, path: &str, part: Part, said: Said) {
        let (resource, at) = (self.resource.to_owned(), self.at.clone());
        self.facts.insert(Fact { resource, at, path: path.to_owned(), part }, said);
    }
}

/// All that a specification says.
pub(crate) fn of_spec(spec: &Spec) -> Facts {
    let mut facts = Facts::new();
    for resource in spec.resources() {
        of_resource(spec, resource, &mut facts);
    }
    facts
}

fn of_resource(spec: &Spec, resource: &Resource, facts: &mut Facts) {
    let path = resource.path();
    let mut place = Place { facts, resource: &path, at: "object".to_owned() };
    shapes(&mut place, "", &resource.object);
    for operation in &resource.operations {
        of_operation(spec, operation, &mut place);
    }
}

fn of_operation(spec: &Spec, operation: &Operation, place: &mut Place<'_>) {
    let method = operation.method.wire().to_owned();
    let slug = |id| spec.provider(id).slug.clone();
    place.at.clone_from(&method);
    place.say("", Part::Is, Said::Text("there".to_owned()));
    if let Some(source) = &operation.source {
        place.say("", Part::Source, Said::Text(source.clone()));
    }
    if !operation.response_formats.is_empty() {
        place.say("", Part::Formats, Said::Texts(operation.response_formats.clone()));
    }
    if let Some(known) = &operation.integrations {
        let whole = known.whole.iter().map(|one| (slug(one.provider), "whole".to_owned()));
        let partial = known.partial.iter().map(|one| (slug(one.provider), "partial".to_owned()));
        place.say("", Part::Integrations, Said::Listed(whole.chain(partial).collect()));
    }
    for (location, fields) in [("query", operation.query.as_slice()), ("request", operation.request_fields())] {
        place.at = format!("{method}/{location}");
        shapes(place, "", fields);
        for field in fields {
            if let Some(example) = &field.example {
                place.say(&field.wire, Part::Example, Said::Text(example.clone()));
            }
            support(spec, place, &field.wire, &field.support);
        }
    }
    if let Response::Object(fields) = &operation.response {
        place.at = format!("{method}/response");
        for field in fields {
            support(spec, place, &field.wire, &field.support);
        }
    } else if !matches!(operation.method, Method::Custom(_)) {
        place.say("", Part::Type, Said::Text("not-stated".to_owned()));
    }
}

fn shapes(place: &mut Place<'_>, above: &str, fields: &[Field]) {
    for field in fields {
        let path = joined(above, &field.wire);
        place.say(&path, Part::Type, Said::Text(field.ty.to_string()));
        if let Some(format) = field.ty.format() {
            place.say(&path, Part::Format, Said::Text(format.as_str().to_owned()));
        }
        if field.required {
            place.say(&path, Part::Required, Said::Text("true".to_owned()));
        }
        if !field.values.is_empty() {
            let values = field.values.iter().map(|value| value.wire.clone()).collect();
            place.say(
                &path,
                Part::Values,
                match field.values_shown {
                    ValuesShown::Whole => Said::Texts(values),
                    ValuesShown::InPart => Said::Some(values),
                },
            );
        }
        if let Some(references) = &field.references {
            place.say(&path, Part::References, Said::Text(references.clone()));
        }
        shapes(place, &path, &field.members);
    }
}

fn support(spec: &Spec, place: &mut Place<'_>, path: &str, support: &Support) {
    match support {
        // A page lists all, or breaks off.
        Support::NotStated | Support::InPart(_) => {}
        Support::Counted { supported, required } => {
            place.say(path, Part::Support, Said::Counted(*supported, *required));
        }
        Support::Listed(cells) => {
            let slug = |id| spec.provider(id).slug.clone();
            let levels = cells.iter().map(|cell| (slug(cell.provider), cell.level.as_str().to_owned()));
            place.say(path, Part::Support, Said::Listed(levels.collect()));
            let own = cells.iter().filter_map(|cell| Some((slug(cell.provider), cell.values()?.join("|"))));
            let own: BTreeMap<String, String> = own.collect();
            if !own.is_empty() {
                place.say(path, Part::OwnValues, Said::Listed(own));
            }
        }
    }
}

/// A name below others.
pub(crate) fn joined(above: &str, name: &str) -> String {
    if above.is_empty() { name.to_owned() } else { format!("{above}.{name}") }
}

/// How many are in a list, and how many of them require the field.
pub(crate) fn counts(said: &Said) -> Option<(u64, u64)> {
    match said {
        Said::Counted(supported, required) => Some((*supported, *required)),
        Said::Listed(listed) => {
            let required = listed.values().filter(|level| *level == "required").count();
            Some((listed.len() as u64, required as u64))
        }
        _ => None,
    }
}
