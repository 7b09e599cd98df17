//! What may be said of a parameter in the path: it belongs to the routes that name it, is always required, and is one text.

use std::collections::{HashMap, HashSet};

use super::platform::Lowering;
use super::routes::OURS;
use crate::diagnostics::{Diagnostic, Rule, listed};
use crate::input;
use crate::model::{Location, Method, Parameter, Route, Scalar, Type};
use crate::names::{FieldName, method};
use crate::source::Place;

const ANOTHER_NAME: &str =
    "the wire does not see the name of a parameter in the path: give it another here and in the routes";

impl Lowering<'_, '_> {
    /// An argument of a call is named after the parameter of its path.
    pub(super) fn check_arguments(&mut self, parameters: &[Parameter]) {
        let mut before: HashMap<String, &Parameter> = HashMap::new();
        for parameter in in_path(parameters).filter(|parameter| !parameter.wire.trim().is_empty()) {
            let (wire, place) = (&parameter.wire, parameter.place.clone());
            let finding = if FieldName::from_wire(wire).is_none() {
                let message = format!("no argument can be called `{wire}`, as the parameter is");
                Diagnostic::new(Rule::UnusableName, place, message).label("no Rust name can be made of this")
            } else {
                let argument = method(wire).to_string();
                let Some(other) = before.insert(argument.clone(), parameter) else { continue };
                let message = format!("`{}` and `{wire}` would both be the argument `{argument}`", other.wire);
                Diagnostic::new(Rule::NameCollision, place, message)
                    .label("the second of the two")
                    .related(other.place.clone(), "the first")
            };
            self.report.push(finding.help(ANOTHER_NAME));
        }
    }

    /// What only a parameter in the query can have.
    pub(super) fn check_in_path(&mut self, parameter: &Parameter, input: &input::Parameter) {
        if parameter.location != Location::Path {
            return;
        }
        let wire = &parameter.wire;
        let is_optional = input.required.get().is_some_and(|flag| !flag.value);
        let keys = [
            ("role", !input.role.is_absent()),
            ("methods", !input.methods.is_absent()),
            ("required: false", is_optional),
        ];
        let keys: Vec<&str> = keys.into_iter().filter(|(_, is_given)| *is_given).map(|(key, _)| key).collect();
        if !keys.is_empty() {
            let help = "remove it: the routes say which methods have the parameter, a caller gives it with each call, and \
                        `optional_in` says where it can be left out";
            let message = format!("`{wire}` is in the path, of which no parameter has {}", listed(&keys));
            self.refuse_in_path(parameter.place.clone(), message, "in the path", help);
        }
        if !is_one_text(&parameter.ty) {
            let help = "write the type of what stands between two slashes: `string`, `integer`, `number` or `boolean`";
            let message = format!("`{wire}` is in the path, which cannot hold the type `{}`", parameter.ty);
            self.refuse_in_path(parameter.place.clone(), message, "more than one text", help);
        }
        if OURS.contains(&wire.as_str()) {
            let message = format!("`{{{wire}}}` is filled with what a file is called, and with no parameter");
            self.refuse_in_path(parameter.place.clone(), message, "a placeholder of the format", ANOTHER_NAME);
        }
    }

    /// One that no route names is of no call.
    pub(super) fn check_used(&mut self, parameters: &[Parameter], routes: &[(Method, Route)]) {
        let parts = routes.iter().flat_map(|(_, route)| route.path.split('{').skip(1));
        let used: HashSet<&str> = parts.filter_map(|part| Some(part.split_once('}')?.0)).collect();
        for parameter in in_path(parameters).filter(|parameter| !used.contains(parameter.wire.as_str())) {
            let message = format!("`{}` is in the path of no route", parameter.wire);
            let help = format!("write `{{{}}}` into the path of a route, or remove the parameter", parameter.wire);
            self.refuse_in_path(parameter.place.clone(), message, "is never sent", &help);
        }
    }

    fn refuse_in_path(&mut self, place: Place, message: String, label: &str, help: &str) {
        self.report.push(Diagnostic::new(Rule::PathParameter, place, message).label(label).help(help));
    }
}

fn in_path(parameters: &[Parameter]) -> impl Iterator<Item = &Parameter> {
    parameters.iter().filter(|parameter| parameter.location == Location::Path)
}

fn is_one_text(ty: &Type) -> bool {
    matches!(ty, Type::One(Scalar::String(_) | Scalar::Integer | Scalar::Number | Scalar::Boolean | Scalar::Any))
}
