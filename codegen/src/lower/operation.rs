//! Operations of a resource.

use std::ops::Range;

use super::context::File;
use super::{common, field, support, text, types, values};
use crate::diagnostics::{Diagnostic, Rule, did_you_mean, listed};
use crate::input::{self, BYTES, Body, Entries, Given, Spanned, Words};
use crate::model::{
    CommonSupport, Field, Http, Integration, Integrations, Location, Method, Offsets, Operation, ProviderId, Request,
    Response, Route, Scalar, Type, Unnamed,
};
use crate::names::is_slug;

/// One operation. `base` and `object` are the fields of the resource's object, as written and resolved.
pub(super) fn lower(
    cx: &mut File<'_>,
    name: &Spanned<String>,
    input: &input::Operation,
    base: &Entries<input::Field>,
    object: &[Field],
) -> Option<Operation> {
    if !is_slug(&name.value) {
        let place = cx.place(&name.bytes);
        cx.push(super::providers::bad_slug(place, &name.value));
        return None;
    }
    let method = Method::from_wire(&name.value);
    let known_route = cx.shared.platform.route(&method);
    let fallback = Route { http: Http::Post, path: String::new(), place: cx.place(&name.bytes) };
    let route = known_route.unwrap_or(&fallback).clone();
    let has_body = known_route.map(|route| route.http.has_body());
    let response_formats = response_formats(cx, &input.response_formats);
    let (query, common) = query(cx, input, base, &method, &response_formats);
    Some(Operation {
        http: route.http,
        path: fill(&route.path, &cx.resource, &method),
        description: text::optional(cx, &input.description),
        source: text::optional(cx, &input.source),
        response_formats,
        response_formats_at: input.response_formats.offset(),
        is_partial: input.partial.get().is_some_and(|flag| flag.value),
        partial_at: input.partial.offset(),
        integrations: input.integrations.get().map(|input| integrations(cx, name, input)),
        query,
        common,
        request: request(cx, name, input, has_body, base),
        response: response(cx, &input.response, base, object),
        unnamed: unnamed(cx, &input.unnamed, has_body),
        place: cx.place(&name.bytes),
        method,
    })
}

fn fill(template: &str, resource: &str, method: &Method) -> String {
    let (api, resource) = resource.split_once('/').unwrap_or_default();
    template.replace("{api}", api).replace("{resource}", resource).replace("{method}", method.wire())
}

/// The operation's own query parameters, and what it says of common ones.
fn query(
    cx: &mut File<'_>,
    input: &input::Operation,
    base: &Entries<input::Field>,
    method: &Method,
    formats: &[String],
) -> (Vec<Field>, Vec<CommonSupport>) {
    let Some(fields) = input.query.get() else { return (Vec::new(), Vec::new()) };
    let (own, common) = common::split(cx, fields, method, formats);
    let own = field::lower_all(cx, &own, Some(base), None);
    check_query_names(cx, &own, method);
    (own, common)
}

/// What is in the path is said once.
fn check_query_names(cx: &mut File<'_>, query: &[Field], method: &Method) {
    let in_path: Vec<&str> = cx.shared.platform.parameters_of(method).map(|p| p.wire.as_str()).collect();
    let taken: Vec<_> = query.iter().filter(|field| in_path.contains(&field.wire.as_str())).cloned().collect();
    for field in taken {
        let message = format!("`{}` is a common parameter of this method already", field.wire);
        let finding = Diagnostic::new(Rule::NameCollision, field.place.clone(), message);
        cx.push(finding.label("in the path by platform.yaml").help("remove it here"));
    }
}

fn response_formats(cx: &mut File<'_>, input: &input::Texts) -> Vec<String> {
    let items = text::items(cx, input);
    support::check_duplicate_values(cx, &items);
    let mut formats: Vec<String> = Vec::new();
    for item in items {
        let known: Vec<&str> = cx.shared.platform.response_formats.iter().map(|format| format.wire.as_str()).collect();
        if !cx.shared.may_be_response_format(&item.value) {
            let otherwise = format!("platform.yaml knows {}", listed(&known));
            let help = cx.report_mut().did_you_mean(&item.value, known.iter().copied(), otherwise);
            let message = format!("the platform has no response format `{}`", item.value);
            let finding = cx.finding(Rule::UnknownResponseFormat, &item.bytes, message);
            cx.push(finding.label("unknown response format").help(help));
        } else if !formats.contains(&item.value) {
            formats.push(item.value.clone());
        }
    }
    formats
}

fn integrations(cx: &mut File<'_>, name: &Spanned<String>, input: &input::Integrations) -> Integrations {
    if input.providers.is_absent() {
        let place = cx.place(&name.bytes);
        let finding = text::missing_key(place, "providers", &format!("`integrations` of `{}`", name.value));
        cx.push(finding.help(
            "list who has the operation: `providers: [one, two]`; leave `integrations` out where no source says",
        ));
    }
    let mut all = providers(cx, &input.providers);
    let partial = providers(cx, &input.partial);
    let whole = support::whole(&input.providers, &all);
    for (provider, slug) in &partial {
        if whole && !all.iter().any(|(known, _)| known == provider) {
            let message = format!("`{}` is partial, but not among the providers of the operation", slug.value);
            let finding = cx.finding(Rule::PartialNotListed, &slug.bytes, message);
            cx.push(finding.label("not under `providers`").help("list it under `providers` as well"));
        }
    }
    all.retain(|(provider, _)| !partial.iter().any(|(other, _)| other == provider));
    let by_slug = |named: Vec<(ProviderId, Spanned<String>)>| {
        let named = named.into_iter().map(|(provider, slug)| Integration { provider, at: slug.offset() });
        let mut named: Vec<Integration> = named.collect();
        named.sort_unstable_by_key(|integration| integration.provider);
        named
    };
    Integrations {
        whole: by_slug(all),
        partial: by_slug(partial),
        is_complete: input.complete.get().is_none_or(|flag| flag.value),
        at: input.providers.offset(),
        complete_at: input.complete.offset(),
    }
}

fn providers(cx: &mut File<'_>, list: &input::Texts) -> Vec<(ProviderId, Spanned<String>)> {
    support::listed(cx, list)
}

fn request(
    cx: &mut File<'_>,
    name: &Spanned<String>,
    input: &input::Operation,
    has_body: Option<bool>,
    base: &Entries<input::Field>,
) -> Request {
    let body = match &input.request {
        Given::Absent if has_body == Some(true) => {
            let place = cx.place(&name.bytes);
            let finding = text::missing_key(place, "request", &format!("the operation `{}`", name.value));
            cx.push(finding.help("describe the body's fields, or write `request: not-stated` where no source does"));
            return Request::NotStated;
        }
        Given::Absent | Given::Invalid => return Request::None,
        Given::Some(body) => body,
    };
    if has_body == Some(false) {
        let message = format!("`{}` sends no body", name.value);
        let finding = cx.finding(Rule::RequestWithoutBody, &name.bytes, message);
        cx.push(finding.label("has a `request`").help("move the fields to `query`, or remove them"));
    }
    match &body.value {
        Body::Fields(fields) => Request::Fields(field::lower_all(cx, fields, Some(base), None)),
        Body::Word(word) => {
            check_word::<input::Field>(cx, word, &body.bytes);
            Request::NotStated
        }
    }
}

fn check_word<T: Words>(cx: &mut File<'_>, word: &str, bytes: &Range<usize>) {
    if !T::WORDS.contains(&word) {
        let finding = cx.finding(Rule::UnknownWord, bytes, format!("`{word}` means nothing here"));
        let file = if T::WORDS.contains(&BYTES) { "; `bytes` says that the answer is a file" } else { "" };
        let help = format!("list the fields, or write `not-stated` where no source describes them{file}");
        cx.push(finding.label("unknown word").help(help));
    }
}

fn response(
    cx: &mut File<'_>,
    input: &Given<Spanned<Body<input::ResponseField>>>,
    base: &Entries<input::Field>,
    object: &[Field],
) -> Response {
    let mut fields: Vec<Field> = object.to_vec();
    match input.get() {
        None => {}
        Some(Spanned { value: Body::Word(word), bytes }) => {
            check_word::<input::ResponseField>(cx, word, bytes);
            return if word == BYTES { Response::Bytes } else { Response::NotStated };
        }
        Some(Spanned { value: Body::Fields(entries), .. }) => {
            for (name, entry) in entries.usable() {
                fill_support(cx, &mut fields, base, name, entry);
            }
        }
    }
    Response::Object(fields)
}

fn fill_support(
    cx: &mut File<'_>,
    fields: &mut [Field],
    base: &Entries<input::Field>,
    name: &Spanned<String>,
    entry: &input::ResponseField,
) {
    let Some(field) = fields.iter_mut().find(|field| field.wire == name.value) else {
        support::lower(cx, &entry.support, &[]);
        if !cx.has_object || base.0.iter().any(|item| item.key.value == name.value) {
            return;
        }
        let message = format!("the object has no field `{}`", name.value);
        let finding = cx.finding(Rule::UnknownField, &name.bytes, message);
        let known = fields.iter().map(|field| field.wire.as_str());
        let otherwise = "an operation answers with the object: describe the field under `object`";
        let help = cx.report_mut().did_you_mean(&name.value, known, otherwise);
        cx.push(finding.label("not under `object`").help(help));
        return;
    };
    let known: Vec<&str> = field.values.iter().map(|value| value.wire.as_str()).collect();
    field.support = support::lower(cx, &entry.support, values::closed(&known, field.values_shown));
    field.place = cx.place(&name.bytes);
    field.offsets.support = entry.support.offset();
}

fn unnamed(cx: &mut File<'_>, input: &Given<input::List<input::Unnamed>>, has_body: Option<bool>) -> Vec<Unnamed> {
    let Some(list) = input.get() else { return Vec::new() };
    let fields: Vec<Unnamed> = list.usable().filter_map(|input| unnamed_field(cx, input)).collect();
    for field in fields.iter().filter(|field| field.location == Location::Request && has_body == Some(false)) {
        let message = "a field of the request, where the method sends no body";
        cx.push(
            Diagnostic::new(Rule::RequestWithoutBody, field.place.clone(), message)
                .label("in a body that is not sent")
                .help("say `in: query` or `in: response`, or remove the entry"),
        );
    }
    fields
}

fn unnamed_field(cx: &mut File<'_>, input: &input::Unnamed) -> Option<Unnamed> {
    let location = unnamed_location(cx, input);
    let listed = text::items(cx, &input.values);
    support::check_duplicate_values(cx, &listed);
    values::check_listed(cx, &input.values, &input.partial_values);
    let known: Vec<&str> = listed.iter().map(|value| value.value.as_str()).collect();
    let values_shown = values::shown(&input.partial_values);
    let ty = input.ty.get().map_or(Type::One(Scalar::Any), |ty| types::lower(cx, ty, None));
    Some(Unnamed {
        location: location?,
        ty,
        values: known.iter().map(|value| (*value).to_owned()).collect(),
        values_shown,
        description: text::optional(cx, &input.description),
        support: support::lower(cx, &input.support, values::closed(&known, values_shown)),
        place: cx.place(&bytes_of(input)),
        offsets: Offsets {
            required: None,
            values: input.values.offset(),
            values_shown: input.partial_values.offset(),
            support: input.support.offset(),
        },
    })
}

/// Some part of a field that has no name to point at.
fn bytes_of(input: &input::Unnamed) -> Range<usize> {
    let text = input.location.get().or(input.ty.get()).or(input.description.get()).map(|text| &text.bytes);
    let support = input.support.get().map(|support| &support.bytes);
    text.or(support).or(input.values.get().map(|values| &values.bytes)).cloned().unwrap_or_default()
}

fn unnamed_location(cx: &mut File<'_>, input: &input::Unnamed) -> Option<Location> {
    const PLACES: [Location; 3] = [Location::Query, Location::Request, Location::Response];
    let Some(word) = input.location.get() else {
        if input.location.is_absent() {
            let place = cx.place(&bytes_of(input));
            cx.push(
                text::missing_key(place, "in", "a field without a name")
                    .help("say `in: query`, `in: request` or `in: response`"),
            );
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
