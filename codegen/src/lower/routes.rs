//! The routes of `platform.yaml`: verb, path, and what fills its placeholders.

use super::platform::Lowering;
use super::text;
use crate::diagnostics::{Diagnostic, Rule, did_you_mean, nearest};
use crate::input::{self, Entries, Given, Spanned};
use crate::model::{Http, Method, Route};
use crate::source::Place;

/// The parameters that a path can name; nothing where they could not be read.
pub(super) type Fillers<'a> = Option<Vec<&'a str>>;

/// A parameter whose `in` was refused may have been one of the path.
pub(super) fn fillers(parameters: &Given<Entries<input::Parameter>>) -> Fillers<'_> {
    let query = |parameter: &input::Parameter| parameter.location.get().is_some_and(|word| word.value == "query");
    let items = parameters.get()?.0.iter();
    Some(items.filter(|item| !item.value.get().is_some_and(query)).map(|item| item.key.value.as_str()).collect())
}

impl Lowering<'_, '_> {
    pub(super) fn routes(
        &mut self,
        input: &Given<Entries<input::Route>>,
        fillers: &Fillers<'_>,
    ) -> Vec<(Method, Route)> {
        let Some(entries) = input.get() else {
            if input.is_absent() {
                self.missing("routes");
            }
            return Vec::new();
        };
        for kind in Method::KINDS {
            let is_meant = |name: &str| name == kind || kind_meant(name) == Some(kind);
            if !entries.0.iter().any(|item| is_meant(&item.key.value)) {
                let place = self.key("routes");
                self.report.push(text::missing_key(place, kind, "`routes`"));
            }
        }
        entries.usable().filter_map(|(kind, route)| self.route(kind, route, fillers)).collect()
    }

    fn route(
        &mut self,
        kind: &Spanned<String>,
        input: &input::Route,
        fillers: &Fillers<'_>,
    ) -> Option<(Method, Route)> {
        if !Method::KINDS.contains(&kind.value.as_str()) {
            let place = self.place(kind);
            let otherwise = "a method that is not `list`, `get`, `create`, `update` or `delete` has the route `custom`";
            let help = did_you_mean(&kind.value, Method::KINDS, otherwise);
            let message = format!("`{}` is not a kind of method", kind.value);
            self.report.push(Diagnostic::new(Rule::UnknownWord, place, message).label("unknown kind").help(help));
            return None;
        }
        let (of, place) = (format!("the route `{}`", kind.value), self.place(kind));
        let http = self.required(&input.http, "http", &of, &place);
        let path = self.required(&input.path, "path", &of, &place);
        if let Some(text) = input.path.get().filter(|_| !path.is_empty()) {
            self.check_path(text);
            self.check_placeholders(text, fillers);
        }
        let verb = Http::ALL.into_iter().find(|verb| verb.as_str() == http);
        if let (None, Some(text)) = (verb, input.http.get()) {
            let known = Http::ALL.map(Http::as_str);
            self.unknown_word(text, "an HTTP method", &known);
        }
        let method = match kind.value.as_str() {
            "custom" => Method::Custom(String::new()),
            known => Method::from_wire(known),
        };
        Some((method, Route { http: verb?, path, place }))
    }

    fn check_path(&mut self, path: &Spanned<String>) {
        if path.value.starts_with('/') {
            return;
        }
        let place = self.place(path);
        self.report.push(
            Diagnostic::new(Rule::RoutePath, place, format!("the path `{}` does not start with `/`", path.value))
                .label("would run into the base URL")
                .help(format!("write \"/{}\"", path.value)),
        );
    }

    fn check_placeholders(&mut self, path: &Spanned<String>, fillers: &Fillers<'_>) {
        let Some(declared) = fillers else { return };
        let known: Vec<&str> = ["api", "resource", "method"].into_iter().chain(declared.iter().copied()).collect();
        for part in path.value.split('{').skip(1) {
            let (message, help) = match part.split_once('}') {
                Some((name, _)) if known.contains(&name) => continue,
                Some((name, _)) => {
                    let otherwise = "use `{api}`, `{resource}`, `{method}`, or declare a parameter with `in: path`";
                    (format!("nothing fills `{{{name}}}`"), did_you_mean(name, known.iter().copied(), otherwise))
                }
                None => (format!("`{{{part}` has no closing brace"), "write a placeholder as `{name}`".to_owned()),
            };
            let place = self.part(path, part);
            self.report
                .push(Diagnostic::new(Rule::UnknownPlaceholder, place, message).label("not a placeholder").help(help));
        }
    }

    /// The placeholder that `rest` goes on with, brace to brace.
    fn part(&self, path: &Spanned<String>, rest: &str) -> Place {
        let written = self.source.text().get(path.bytes.clone()).unwrap_or_default();
        let Some(at) = written.find(&format!("{{{rest}")) else { return self.place(path) };
        let length = 1 + rest.find('}').map_or(rest.len(), |end| end + 1);
        self.source.place(path.bytes.start + at, path.bytes.start + at + length)
    }
}

/// The kind that a misspelled one was meant to be, which is not missing then.
fn kind_meant(name: &str) -> Option<&'static str> {
    nearest(name, Method::KINDS).filter(|_| !Method::KINDS.contains(&name))
}
