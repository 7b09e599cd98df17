//! Operations of a resource.

use super::context::File;
use super::{field, support, text, types};
use crate::diagnostics::{Rule, did_you_mean};
use crate::input::{self, Body, Entries, Given, Spanned};
use crate::model::{
    Field, Http, Integrations, Location, Method, Operation, ProviderId, Request, Response, Route, Scalar, Type, Unnamed,
};

/// The word for a body that no source describes.
const NOT_STATED: &str = "not-stated";

/// One operation. `base` and `object` are the fields of the resource's object, as written and resolved.
pub(super) fn lower(
    cx: &mut File<'_>,
    name: &Spanned<String>,
    input: &input::Operation,
    base: &Entries<input::Field>,
    object: &[Field],
) -> Option<Operation> {
    if !text::is_slug(&name.value) {
        let place = cx.place(&name.bytes);
        cx.push(super::providers::bad_slug(place, &name.value));
        return None;
    }
    let method = Method::from_wire(&name.value);
    let fallback = Route { http: Http::Post, path: String::new() };
    let route = cx.shared.platform.route(&method).unwrap_or(&fallback).clone();
    let query = input.query.get().map(|fields| field::lower_all(cx, fields, Some(base), None)).unwrap_or_default();
    check_query_names(cx, &query, &method);
    Some(Operation {
        http: route.http,
        path: fill(&route.path, &cx.resource, &method),
        description: text::optional(cx, &input.description),
        source: text::optional(cx, &input.source),
        response_formats: response_formats(cx, &input.response_formats),
        integrations: input.integrations.get().map(|input| integrations(cx, input)),
        query,
        request: request(cx, name, input, &route, base),
        response: response(cx, &input.response, object),
        unnamed: unnamed(cx, &input.unnamed),
        place: cx.place(&name.bytes),
        method,
    })
}

fn fill(template: &str, resource: &str, method: &Method) -> String {
    let (api, resource) = resource.split_once('/').unwrap_or_default();
    template.replace("{api}", api).replace("{resource}", resource).replace("{method}", method.wire())
}

fn check_query_names(cx: &mut File<'_>, query: &[Field], method: &Method) {
    let common: Vec<&str> = cx.shared.platform.parameters_of(method).map(|p| p.wire.as_str()).collect();
    let taken: Vec<_> = query.iter().filter(|field| common.contains(&field.wire.as_str())).cloned().collect();
    for field in taken {
        let finding = crate::diagnostics::Diagnostic::new(
            Rule::NameCollision,
            field.place.clone(),
            format!("`{}` is a common parameter of this method already", field.wire),
        );
        cx.push(finding.label("stands in platform.yaml").help("remove it here, or give it `methods` in platform.yaml"));
    }
}

fn response_formats(cx: &mut File<'_>, input: &input::Texts) -> Vec<String> {
    let items = text::items(cx, input);
    support::check_duplicate_values(cx, &items);
    let mut formats: Vec<String> = Vec::new();
    for item in items {
        let known: Vec<&str> = cx.shared.platform.response_formats.iter().map(|format| format.wire.as_str()).collect();
        if !known.contains(&item.value.as_str()) {
            let list = known.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ");
            let help = did_you_mean(&item.value, known, format!("platform.yaml knows {list}"));
            let message = format!("the platform has no response format `{}`", item.value);
            let finding = cx.finding(Rule::UnknownResponseFormat, &item.bytes, message);
            cx.push(finding.label("unknown response format").help(help));
        } else if !formats.contains(&item.value) {
            formats.push(item.value.clone());
        }
    }
    formats
}

fn integrations(cx: &mut File<'_>, input: &input::Integrations) -> Integrations {
    let mut all = providers(cx, &input.providers);
    let partial = providers(cx, &input.partial);
    for (provider, slug) in &partial {
        if !all.iter().any(|(known, _)| known == provider) {
            let message = format!("`{}` is partial, but not among the providers of the operation", slug.value);
            let finding = cx.finding(Rule::PartialNotListed, &slug.bytes, message);
            cx.push(finding.label("not under `providers`").help("list it under `providers` as well"));
        }
    }
    all.retain(|(provider, _)| !partial.iter().any(|(other, _)| other == provider));
    let ids = |named: Vec<(ProviderId, Spanned<String>)>| {
        let mut ids: Vec<ProviderId> = named.into_iter().map(|(id, _)| id).collect();
        ids.sort_unstable();
        ids
    };
    Integrations { whole: ids(all), partial: ids(partial) }
}

fn providers(cx: &mut File<'_>, list: &input::Texts) -> Vec<(ProviderId, Spanned<String>)> {
    support::listed(cx, list)
}

fn request(
    cx: &mut File<'_>,
    name: &Spanned<String>,
    input: &input::Operation,
    route: &Route,
    base: &Entries<input::Field>,
) -> Request {
    let body = match &input.request {
        Given::Absent if route.http.has_body() => {
            let place = cx.place(&name.bytes);
            let finding = text::missing_key(place, "request", &format!("the operation `{}`", name.value));
            cx.push(finding.help("describe the body's fields, or write `request: not-stated` where no source does"));
            return Request::NotStated;
        }
        Given::Absent | Given::Invalid => return Request::None,
        Given::Some(body) => body,
    };
    if !route.http.has_body() {
        let message = format!("a {} request carries no body", route.http.as_str());
        let finding = cx.finding(Rule::RequestWithoutBody, &name.bytes, message);
        cx.push(finding.label("has a `request`").help("move the fields to `query`, or remove them"));
    }
    match &body.value {
        Body::Fields(fields) => Request::Fields(field::lower_all(cx, fields, Some(base), None)),
        Body::Word(word) => {
            check_word(cx, word, &body.bytes);
            Request::NotStated
        }
    }
}

fn check_word(cx: &mut File<'_>, word: &str, bytes: &std::ops::Range<usize>) {
    if word != NOT_STATED {
        let finding = cx.finding(Rule::UnknownWord, bytes, format!("`{word}` means nothing here"));
        cx.push(finding.label("unknown word").help("list the fields, or write `not-stated` where no source describes them"));
    }
}

fn response(
    cx: &mut File<'_>,
    input: &Given<Spanned<Body<input::ResponseField>>>,
    object: &[Field],
) -> Response {
    let mut fields: Vec<Field> = object.to_vec();
    match input.get() {
        None => {}
        Some(Spanned { value: Body::Word(word), bytes }) => {
            check_word(cx, word, bytes);
            return Response::NotStated;
        }
        Some(Spanned { value: Body::Fields(entries), .. }) => {
            for (name, entry) in entries.usable() {
                fill_support(cx, &mut fields, name, entry);
            }
        }
    }
    Response::Object(fields)
}

fn fill_support(cx: &mut File<'_>, fields: &mut [Field], name: &Spanned<String>, entry: &input::ResponseField) {
    let Some(field) = fields.iter_mut().find(|field| field.wire == name.value) else {
        let message = format!("the object has no field `{}`", name.value);
        let finding = cx.finding(Rule::UnknownField, &name.bytes, message);
        let known = fields.iter().map(|field| field.wire.as_str());
        let help = did_you_mean(&name.value, known, "an operation answers with the object: describe the field under `object`");
        cx.push(finding.label("not under `object`").help(help));
        return;
    };
    let known: Vec<&str> = field.values.iter().map(|value| value.wire.as_str()).collect();
    field.support = support::lower(cx, &entry.support, &known);
    field.place = cx.place(&name.bytes);
}

fn unnamed(cx: &mut File<'_>, input: &Given<input::List<input::Unnamed>>) -> Vec<Unnamed> {
    let Some(list) = input.get() else { return Vec::new() };
    list.usable().filter_map(|input| unnamed_field(cx, input)).collect()
}

fn unnamed_field(cx: &mut File<'_>, input: &input::Unnamed) -> Option<Unnamed> {
    let location = unnamed_location(cx, input);
    let values = text::items(cx, &input.values);
    support::check_duplicate_values(cx, &values);
    let known: Vec<&str> = values.iter().map(|value| value.value.as_str()).collect();
    let ty = input.ty.get().map_or(Type::One(Scalar::Any), |ty| types::lower(cx, ty, None));
    let place = input.location.get().or(input.ty.get()).or(input.description.get()).map(|text| text.bytes.clone());
    Some(Unnamed {
        location: location?,
        ty,
        values: known.iter().map(|value| (*value).to_owned()).collect(),
        description: text::optional(cx, &input.description),
        support: support::lower(cx, &input.support, &known),
        place: cx.place(&place.unwrap_or_default()),
    })
}

fn unnamed_location(cx: &mut File<'_>, input: &input::Unnamed) -> Option<Location> {
    const PLACES: [Location; 3] = [Location::Query, Location::Request, Location::Response];
    let Some(word) = input.location.get() else {
        if input.location.is_absent() {
            let bytes = input.ty.get().or(input.description.get()).map(|text| text.bytes.clone()).unwrap_or_default();
            let place = cx.place(&bytes);
            cx.push(text::missing_key(place, "in", "a field without a name").help("say `in: query`, `in: request` or `in: response`"));
        }
        return None;
    };
    let found = PLACES.into_iter().find(|place| place.as_str() == word.value);
    if found.is_none() {
        let finding = cx.finding(Rule::UnknownWord, &word.bytes, format!("a field cannot be in `{}`", word.value));
        let help = did_you_mean(&word.value, PLACES.map(Location::as_str), "say `query`, `request` or `response`");
        cx.push(finding.label("unknown word").help(help));
    }
    found
}
