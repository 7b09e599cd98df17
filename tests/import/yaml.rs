//! What an imported file says, by a reader that has nothing of the loader's: a file with something open does not load.

use std::collections::BTreeMap;

use serde_yaml::{Mapping, Value};

use crate::facts::{Facts, Part, Place, Said, joined};

/// What stands where somebody has to decide.
const TODO: &str = "TODO";

/// A field that nobody has a name for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Unnamed {
    /// `lantern/lamps update/request`.
    pub(crate) at: String,
    /// How many take it, and how many require it.
    pub(crate) counts: (u64, u64),
}

/// A file, fact by fact; or why it is none.
pub(crate) fn of_file(resource: &str, text: &str) -> Result<(Facts, Vec<Unnamed>), String> {
    let file: Value = serde_yaml::from_str(text).map_err(|error| format!("{resource}: {error}"))?;
    let (mut facts, mut unnamed) = (Facts::new(), Vec::new());
    let mut place = Place { facts: &mut facts, resource, at: "object".to_owned() };
    let nothing = Mapping::new();
    let object = file["object"].as_mapping().unwrap_or(&nothing);
    shapes(&mut place, "", object, None);
    for (method, operation) in file["operations"].as_mapping().unwrap_or(&nothing) {
        let method = text_of(method);
        of_operation(&mut place, &method, operation, object);
        for one in operation["unnamed"].as_sequence().into_iter().flatten() {
            let at = format!("{resource} {method}/{}", text_of(&one["in"]));
            unnamed.push(Unnamed { at, counts: counts(&one["support"]) });
        }
    }
    Ok((facts, unnamed))
}

fn of_operation(place: &mut Place<'_>, method: &str, operation: &Value, object: &Mapping) {
    method.clone_into(&mut place.at);
    place.say("", Part::Is, Said::Text("there".to_owned()));
    if let Some(source) = operation["source"].as_str() {
        place.say("", Part::Source, Said::Text(source.to_owned()));
    }
    if let Some(formats) = operation.get("response_formats") {
        place.say("", Part::Formats, texts(formats));
    }
    if let Some(known) = operation.get("integrations") {
        let mut all: BTreeMap<String, String> =
            list(&known["providers"]).into_iter().map(|slug| (slug, "whole".to_owned())).collect();
        all.extend(list(&known["partial"]).into_iter().map(|slug| (slug, "partial".to_owned())));
        place.say("", Part::Integrations, if is_open(known) { Said::Open } else { Said::Listed(all) });
    }
    for location in ["query", "request"] {
        place.at = format!("{method}/{location}");
        let Some(fields) = operation[location].as_mapping() else { continue };
        shapes(place, "", fields, Some(object));
        supported(place, fields);
    }
    place.at = format!("{method}/response");
    if let Some(fields) = operation["response"].as_mapping() {
        supported(place, fields);
    }
}

/// `base` is what fields without a type take over from.
fn shapes(place: &mut Place<'_>, above: &str, fields: &Mapping, base: Option<&Mapping>) {
    for (name, field) in fields {
        let name = text_of(name);
        let path = joined(above, &name);
        let from = base.and_then(|base| base.get(name.as_str())).filter(|_| field.get("type").is_none());
        let get = |key: &str| field.get(key).or_else(|| from.and_then(|from| from.get(key)));
        for (key, part) in [("type", Part::Type), ("format", Part::Format), ("references", Part::References)] {
            if let Some(value) = get(key) {
                place.say(&path, part, one(value));
            }
        }
        if let Some(required) = field.get("required").filter(|required| **required != Value::Bool(false)) {
            place.say(&path, Part::Required, one(required));
        }
        if let Some(values) = get("values") {
            let is_partial = get("partial_values") == Some(&Value::Bool(true));
            place.say(
                &path,
                Part::Values,
                match texts(values) {
                    Said::Texts(values) if is_partial => Said::Some(values),
                    said => said,
                },
            );
        }
        if let Some(example) = field.get("example").filter(|_| base.is_some()) {
            place.say(&path, Part::Example, one(example));
        }
        match get("fields") {
            Some(Value::Mapping(members)) => shapes(place, &path, members, None),
            Some(members) if is_open(members) => place.say(&path, Part::Members, Said::Open),
            _ => {}
        }
    }
}

fn supported(place: &mut Place<'_>, fields: &Mapping) {
    for (name, field) in fields {
        let (name, support) = (text_of(name), &field["support"]);
        let said = match support {
            Value::Null => continue,
            open if is_open(open) => Said::Open,
            counted if counted.get("count").is_some() => {
                let (supported, required) = counts(counted);
                Said::Counted(supported, required)
            }
            listed => Said::Listed(levels(listed)),
        };
        place.say(&name, Part::Support, said);
        if let Some(own) = support.get("values").and_then(Value::as_mapping) {
            let is_open = own.values().any(is_open);
            let own = own.iter().map(|(slug, values)| (text_of(slug), list(values).join("|"))).collect();
            place.say(&name, Part::OwnValues, if is_open { Said::Open } else { Said::Listed(own) });
        }
    }
}

fn levels(listed: &Value) -> BTreeMap<String, String> {
    let of = |level: &'static str| list(&listed[level]).into_iter().map(move |slug| (slug, level.to_owned()));
    of("required").chain(of("supported")).collect()
}

fn counts(support: &Value) -> (u64, u64) {
    let listed = levels(support);
    let required = listed.values().filter(|level| *level == "required").count() as u64;
    let of = |key: &str| support[key].as_u64();
    (of("count").unwrap_or(listed.len() as u64), of("required_count").unwrap_or(required))
}

fn is_open(value: &Value) -> bool {
    value.as_str() == Some(TODO)
}

fn one(value: &Value) -> Said {
    if is_open(value) { Said::Open } else { Said::Text(text_of(value)) }
}

fn texts(value: &Value) -> Said {
    if is_open(value) { Said::Open } else { Said::Texts(list(value)) }
}

fn list(value: &Value) -> Vec<String> {
    value.as_sequence().into_iter().flatten().map(text_of).collect()
}

fn text_of(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Bool(flag) => flag.to_string(),
        Value::Number(number) => number.to_string(),
        other => format!("{other:?}"),
    }
}
