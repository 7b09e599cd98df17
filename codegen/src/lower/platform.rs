//! `platform.yaml`.

use std::collections::{BTreeSet, HashMap, HashSet};

use super::support::check_duplicates;
use super::{text, types};
use crate::diagnostics::{Diagnostic, Report, Rule, did_you_mean, listed};
use crate::input::{self, Entries, Given, Spanned, Text, Texts};
use crate::load::Parsed;
use crate::model::{
    Answer, Api, Authentication, Location, Method, Offsets, Parameter, Platform, PlatformPlaces, ResponseFormat, Role,
    Scalar, Support, Type,
};
use crate::names::{FieldName, constant};
use crate::source::{Place, Source};

/// What holds for every resource; findings go to `report`, and what is missing stays empty.
pub(super) fn lower(parsed: Option<&Parsed<input::Platform>>, report: &mut Report) -> Platform {
    let empty = |places| Platform {
        name: String::new(),
        base_url: String::new(),
        authentication: Authentication { header: String::new(), scheme: String::new() },
        routes: Vec::new(),
        parameters: Vec::new(),
        response_formats: Vec::new(),
        envelopes: Vec::new(),
        places,
    };
    let Some(Parsed { source, input }) = parsed else { return empty(nowhere()) };
    let mut lowering = Lowering { source, report };
    let places = lowering.places();
    let Some(input) = input else { return empty(places) };
    let parameters = lowering.parameters(&input.parameters);
    let routes = lowering.routes(&input.routes, &super::routes::fillers(&input.parameters));
    // A route that is refused may be meant to name any of them.
    if lowering.report.is_clean() {
        lowering.check_used(&parameters, &routes);
    }
    let response_formats = lowering.response_formats(&input.response_formats);
    lowering.check_exchanges(&response_formats, &input.envelopes);
    Platform {
        name: lowering.required(&input.name, "name", "platform.yaml", &text::top(source)),
        base_url: lowering.base_url(&input.base_url),
        authentication: lowering.authentication(&input.authentication),
        routes,
        parameters,
        response_formats,
        envelopes: lowering.envelopes(&input.envelopes),
        places,
    }
}

/// The places in a file that is not there.
fn nowhere() -> PlatformPlaces {
    let mut report = Report::default();
    Lowering { source: &Source::new("platform.yaml", ""), report: &mut report }.places()
}

/// Every response format that is written, used or not; nothing where they could not be read.
pub(super) fn response_format_names(parsed: Option<&Parsed<input::Platform>>) -> Option<HashSet<String>> {
    let entries = parsed?.input.as_ref()?.response_formats.get()?;
    Some(entries.0.iter().map(|item| item.key.value.clone()).collect())
}

/// Kinds of method, and custom methods that some resource has.
pub(super) fn known_methods(apis: &[Api]) -> BTreeSet<&str> {
    let operations = apis.iter().flat_map(|api| &api.resources).flat_map(|resource| &resource.operations);
    operations.map(|operation| operation.method.wire()).chain(Method::KINDS).collect()
}

/// The methods that a parameter names are known ones.
pub(super) fn check_methods(parsed: Option<&Parsed<input::Platform>>, known: &BTreeSet<&str>, report: &mut Report) {
    let Some(Parsed { source, input: Some(input) }) = parsed else { return };
    let parameters = input.parameters.get().into_iter().flat_map(Entries::usable);
    let lists = parameters.flat_map(|(_, parameter)| [&parameter.methods, &parameter.optional_in]);
    let methods = lists.filter_map(Texts::get).flat_map(|list| list.value.usable());
    let mut lowering = Lowering { source, report };
    for method in methods.filter(|method| !known.contains(method.value.as_str())) {
        let known: Vec<&str> = known.iter().copied().collect();
        lowering.unknown_word(method, "a method of any resource", &known);
    }
}

/// What is left out must end the path: nothing tells where a path goes on whose middle is missing.
pub(super) fn check_optional(
    parsed: Option<&Parsed<input::Platform>>,
    platform: &Platform,
    known: &BTreeSet<&str>,
    report: &mut Report,
) {
    let Some(Parsed { source, input: Some(input) }) = parsed else { return };
    for (wire, parameter) in input.parameters.get().into_iter().flat_map(Entries::usable) {
        let methods = parameter.optional_in.get().into_iter().flat_map(|list| list.value.usable());
        for method in methods.filter(|method| known.contains(method.value.as_str())) {
            let route = platform.route(&Method::from_wire(&method.value));
            if route.is_none_or(|route| route.path.ends_with(&format!("/{{{}}}", wire.value))) {
                continue;
            }
            let place = source.place(method.bytes.start, method.bytes.end);
            let message = format!("`{}` does not end the path of `{}`", wire.value, method.value);
            report.push(
                Diagnostic::new(Rule::RoutePath, place, message)
                    .label("cannot be left out here")
                    .help("name only methods whose route ends with the parameter"),
            );
        }
    }
}

/// `platform.yaml` being lowered.
pub(super) struct Lowering<'s, 'r> {
    pub(super) source: &'s Source,
    pub(super) report: &'r mut Report,
}

impl Lowering<'_, '_> {
    pub(super) fn place<T>(&self, at: &Spanned<T>) -> Place {
        self.source.place(at.bytes.start, at.bytes.end)
    }

    pub(super) fn top(&self) -> Place {
        text::top(self.source)
    }

    fn places(&self) -> PlatformPlaces {
        PlatformPlaces {
            name: self.key("name"),
            base_url: self.key("base_url"),
            authentication: self.key("authentication"),
            envelopes: self.key("envelopes"),
            parameters: self.key("parameters"),
            response_formats: self.key("response_formats"),
        }
    }

    /// A key of the file itself.
    pub(super) fn missing(&mut self, key: &str) {
        let place = self.top();
        self.report.push(text::missing_key(place, key, "platform.yaml"));
    }

    /// A text that must be there.
    pub(super) fn required(&mut self, text: &Text, key: &str, of: &str, place: &Place) -> String {
        if text.is_absent() {
            self.report.push(text::missing_key(place.clone(), key, of));
        }
        self.optional(text).unwrap_or_default()
    }

    pub(super) fn optional(&mut self, text: &Text) -> Option<String> {
        let text = text.get()?;
        if let Some(finding) = text::empty_text(self.source, text) {
            self.report.push(finding);
            return None;
        }
        Some(text.value.trim().to_owned())
    }

    /// Where a key at the top of the file stands, for what is missing below it.
    pub(super) fn key(&self, key: &str) -> Place {
        let text = self.source.text();
        let mut starts = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1));
        let found = starts.find(|start| text[*start..].strip_prefix(key).is_some_and(|rest| rest.starts_with(':')));
        found.map_or_else(|| self.top(), |start| self.source.place(start, start + key.len()))
    }

    pub(super) fn unknown_word(&mut self, text: &Spanned<String>, what: &str, known: &[&str]) {
        let place = self.place(text);
        let otherwise = format!("known here: {}", listed(known));
        self.report.push(
            Diagnostic::new(Rule::UnknownWord, place, format!("`{}` is not {what}", text.value))
                .label("unknown word")
                .help(did_you_mean(&text.value, known.iter().copied(), otherwise)),
        );
    }

    fn parameters(&mut self, input: &Given<Entries<input::Parameter>>) -> Vec<Parameter> {
        let Some(entries) = input.get() else {
            if input.is_absent() {
                self.missing("parameters");
            }
            return Vec::new();
        };
        let mut parameters: Vec<Parameter> = Vec::new();
        for (wire, input) in entries.usable() {
            let parameter = self.parameter(wire, input);
            self.check_role(&parameters, &parameter, input);
            self.check_in_path(&parameter, input);
            parameters.push(parameter);
        }
        self.check_arguments(&parameters);
        parameters
    }

    fn parameter(&mut self, wire: &Spanned<String>, input: &input::Parameter) -> Parameter {
        const PLACES: [&str; 2] = ["path", "query"];
        let place = self.place(wire);
        if let Some(finding) = text::empty_text(self.source, wire) {
            self.report.push(finding);
        }
        let of = format!("the parameter `{}`", wire.value);
        let location = self.required(&input.location, "in", &of, &place);
        if let Some(text) = input.location.get().filter(|text| !PLACES.contains(&text.value.as_str())) {
            self.unknown_word(text, "a place for a parameter", &PLACES);
        }
        Parameter {
            wire: wire.value.clone(),
            location: if location == "path" { Location::Path } else { Location::Query },
            ty: self.ty(input, &of, &place),
            required: location == "path" || input.required.get().is_some_and(|flag| flag.value),
            description: self.optional(&input.description),
            example: self.optional(&input.example),
            methods: self.methods(&input.methods),
            optional_in: self.methods(&input.optional_in),
            role: self.role(input),
            support: Support::NotStated,
            place,
            offsets: Offsets { required: input.required.offset(), ..Offsets::default() },
        }
    }

    fn ty(&mut self, input: &input::Parameter, of: &str, place: &Place) -> Type {
        let Some(ty) = input.ty.get() else {
            if input.ty.is_absent() {
                self.report.push(text::missing_key(place.clone(), "type", of));
            }
            return Type::One(Scalar::Any);
        };
        let (source, report) = (self.source, &mut *self.report);
        let parsed = types::check_type(source, ty, &mut |finding| report.push(finding));
        if let Some(finding) = types::check_self(&parsed, &source.place(ty.bytes.start, ty.bytes.end)) {
            report.push(finding);
        }
        let Some(format) = input.format.get() else { return parsed };
        types::check_format(source, parsed, format, &mut |finding| report.push(finding))
    }

    fn methods(&mut self, input: &Texts) -> Vec<String> {
        let Some(list) = input.get() else { return Vec::new() };
        let items: Vec<&Spanned<String>> = list.value.usable().collect();
        if list.value.0.is_empty() {
            let place = self.place(list);
            self.report.push(text::empty_list(place));
        }
        let source = self.source;
        check_duplicates(&items, |text| source.place(text.bytes.start, text.bytes.end), &mut |finding| {
            self.report.push(finding);
        });
        items.into_iter().map(|method| method.value.clone()).collect()
    }

    fn role(&mut self, input: &input::Parameter) -> Option<Role> {
        let text = input.role.get()?;
        let role = Role::ALL.iter().copied().find(|role| role.as_str() == text.value);
        if role.is_none() {
            let known: Vec<&str> = Role::ALL.iter().map(|role| role.as_str()).collect();
            self.unknown_word(text, "a role", &known);
        }
        role
    }

    fn check_role(&mut self, before: &[Parameter], parameter: &Parameter, input: &input::Parameter) {
        let (Some(role), Some(text)) = (parameter.role, input.role.get()) else { return };
        let Some(other) = before.iter().find(|other| other.role == Some(role)) else { return };
        let place = self.place(text);
        self.report.push(
            Diagnostic::new(
                Rule::DuplicateRole,
                place,
                format!("`{}` has the role `{}` already", other.wire, role.as_str()),
            )
            .label("given again here")
            .related(other.place.clone(), "has the role")
            .help("one parameter has one role; remove it from the other"),
        );
    }

    fn response_formats(&mut self, input: &Given<Entries<input::ResponseFormat>>) -> Vec<ResponseFormat> {
        let Some(entries) = input.get() else {
            if input.is_absent() {
                self.missing("response_formats");
            }
            return Vec::new();
        };
        let mut formats: Vec<ResponseFormat> = Vec::new();
        for (wire, input) in entries.usable() {
            let format = ResponseFormat {
                wire: wire.value.clone(),
                description: self.optional(&input.description),
                is_default: input.is_default.get().is_some_and(|flag| flag.value),
                answer: self.answer(input),
                everywhere: input.everywhere.get().is_some_and(|flag| flag.value),
                place: self.place(wire),
            };
            formats.push(format);
        }
        self.check_constants(&formats);
        self.check_defaults(&formats);
        formats
    }

    fn answer(&mut self, input: &input::ResponseFormat) -> Answer {
        let Some(text) = input.answer.get() else { return Answer::Record };
        Answer::ALL.into_iter().find(|answer| answer.as_str() == text.value).unwrap_or_else(|| {
            self.unknown_word(text, "what a client makes of an answer", &Answer::ALL.map(Answer::as_str));
            Answer::Record
        })
    }

    fn check_constants(&mut self, formats: &[ResponseFormat]) {
        let mut before: HashMap<String, &ResponseFormat> = HashMap::new();
        for format in formats {
            if FieldName::from_wire(&format.wire).is_none() {
                let message = format!("no constant can be made of the response format `{}`", format.wire);
                self.report.push(
                    Diagnostic::new(Rule::UnusableName, format.place.clone(), message)
                        .label("has no ASCII letters")
                        .help("the crate has no other way to name a response format; leave it out"),
                );
            } else if let Some(other) = before.insert(constant(&format.wire).to_string(), format) {
                let message = format!("`{}` and `{}` would be one constant of the crate", other.wire, format.wire);
                self.report.push(
                    Diagnostic::new(Rule::NameCollision, format.place.clone(), message)
                        .label("the second of the two")
                        .related(other.place.clone(), "the first")
                        .help("keep the one that the wire has; response formats have no names besides it"),
                );
            }
        }
    }

    fn check_defaults(&mut self, formats: &[ResponseFormat]) {
        let mut defaults = formats.iter().filter(|format| format.is_default);
        let Some(first) = defaults.next() else { return };
        for format in defaults {
            let message = format!("`{}` and `{}` cannot both be the default", first.wire, format.wire);
            self.report.push(
                Diagnostic::new(Rule::DuplicateValue, format.place.clone(), message)
                    .label("the second default")
                    .related(first.place.clone(), "the first default")
                    .help("one form comes when none is asked for; remove `default` from the others"),
            );
        }
    }
}
