//! The names that the builders of requests need besides those of the types: a module a request, a trait a field.

use std::collections::HashMap;

use super::context::File;
use super::overrides::{Kind, entry};
use crate::diagnostics::{Diagnostic, Rule};
use crate::model::{Field, RequestType, Resource};
use crate::names::LONGEST_MODULE;

pub(super) fn check(cx: &mut File<'_>, resource: &Resource) {
    let requests = resource.request_types();
    check_modules(cx, &requests);
    for request in &requests {
        check_traits(cx, request);
        check_setters(cx, request);
    }
}

fn check_modules(cx: &mut File<'_>, requests: &[RequestType<'_>]) {
    let mut before: HashMap<String, &RequestType<'_>> = HashMap::new();
    for request in requests {
        let (module, place) = (request.name.module().to_string(), &request.operations[0].place);
        if module.len() > LONGEST_MODULE {
            too_long(cx, request, &module);
        }
        let Some(other) = before.insert(module.clone(), request) else { continue };
        let message =
            format!("the builders of `{}` and `{}` would both be in the module `{module}`", other.name, request.name);
        let mut finding =
            Diagnostic::new(Rule::NameCollision, place.clone(), message).label("sends the second of the two");
        let first = &other.operations[0].place;
        if first != place {
            finding = finding.related(first.clone(), "sends the first");
        }
        cx.push(finding.help(another_name(cx, [request, other])));
    }
}

/// The builder is in a file of its own, and no system has files of any name.
fn too_long(cx: &mut File<'_>, request: &RequestType<'_>, module: &str) {
    let message =
        format!("the builder of `{}` would be in a file whose name has {} characters", request.name, module.len());
    let finding = Diagnostic::new(Rule::UnusableName, request.operations[0].place.clone(), message);
    let help = another_name(cx, [request, request]);
    cx.push(finding.label(format!("at most {LONGEST_MODULE} are a name on every system")).help(help));
}

/// A part is called by its path, whatever sends it; what an operation sends is called by the object, too.
fn another_name(cx: &File<'_>, both: [&RequestType<'_>; 2]) -> String {
    match both.into_iter().find(|request| !request.is_whole()) {
        Some(part) => {
            let path = part.prefix.trim_end_matches('.').trim_end_matches("[]");
            let entry = entry(Kind::Type, &format!("{}#{path}", cx.resource));
            format!("name one of the types in names.yaml: {entry}")
        }
        None => "give the object another name at the top of the file: `type: …`".to_owned(),
    }
}

fn check_traits(cx: &mut File<'_>, request: &RequestType<'_>) {
    let mut before: HashMap<String, &Field> = HashMap::new();
    for field in request.fields.iter().filter(|field| field.is_restricted() || field.is_requirable()) {
        let name = field.name.as_trait().to_string();
        let Some(other) = before.insert(name.clone(), field) else { continue };
        let message = format!("`{}` and `{}` would both be the trait `{name}`", other.wire, field.wire);
        let target = format!("{}#{}{}", cx.resource, request.prefix, field.wire);
        let help = format!("rename one of them in names.yaml: {}", entry(Kind::Field, &target));
        cx.push(
            Diagnostic::new(Rule::NameCollision, field.place.clone(), message)
                .label("the second of the two")
                .related(other.place.clone(), "the first")
                .help(help),
        );
    }
}

/// Fields differ in their names, but a setter may have to make room for what every builder does itself.
fn check_setters(cx: &mut File<'_>, request: &RequestType<'_>) {
    let mut before: HashMap<String, &Field> = HashMap::new();
    for field in request.fields {
        let setter = field.name.setter().to_string();
        let Some(other) = before.insert(setter.clone(), field) else { continue };
        let message = format!("`{}` and `{}` would both be set by `{setter}`", other.wire, field.wire);
        cx.push(
            Diagnostic::new(Rule::NameCollision, field.place.clone(), message)
                .label("the second of the two")
                .related(other.place.clone(), "the first")
                .help("builders keep `build` and `unchecked` for themselves; rename one of the fields in names.yaml"),
        );
    }
}
