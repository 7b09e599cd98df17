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

/// What is filled in when the crate is written.
pub(super) const OURS: [&str; 3] = ["api", "resource", "method"];

const NO_PLACEHOLDER: &str = "not a placeholder";

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
        let routes = entries.usable().filter_map(|(kind, route)| self.route(kind, route, fillers));
        let mut routes: Vec<(Method, Route)> = routes.collect();
        routes.sort_by_key(|(method, _)| Method::KINDS.iter().position(|kind| *kind == method.kind()));
        routes
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
        let (place, said) = (self.place(path), path.value.trim());
        let found = [check_start(said), check_signs(said).or_else(|| check_parts(said)), check_steps(said)];
        for Found { message, label, help } in found.into_iter().flatten() {
            self.report.push(Diagnostic::new(Rule::RoutePath, place.clone(), message).label(label).help(help));
        }
    }

    fn check_placeholders(&mut self, path: &Spanned<String>, fillers: &Fillers<'_>) {
        let Some(declared) = fillers else { return };
        let known: Vec<&str> = OURS.into_iter().chain(declared.iter().copied()).collect();
        let mut seen = Vec::new();
        for part in path.value.split('{').skip(1) {
            let (message, label, help) = match part.split_once('}') {
                Some((name, _)) if declared.contains(&name) && seen.contains(&name) => {
                    let help = "a call has one argument for each; declare another parameter with `in: path`";
                    (format!("`{{{name}}}` stands in this path twice"), "the second time", help.to_owned())
                }
                Some((name, _)) if known.contains(&name) => {
                    seen.push(name);
                    continue;
                }
                Some((name, _)) => {
                    let otherwise = "use `{api}`, `{resource}`, `{method}`, or declare a parameter with `in: path`";
                    let help = did_you_mean(name, known.iter().copied(), otherwise);
                    (format!("nothing fills `{{{name}}}`"), NO_PLACEHOLDER, help)
                }
                None => {
                    let help = "write a placeholder as `{name}`".to_owned();
                    (format!("`{{{part}` has no closing brace"), NO_PLACEHOLDER, help)
                }
            };
            let place = self.part(path, part);
            self.report.push(Diagnostic::new(Rule::UnknownPlaceholder, place, message).label(label).help(help));
        }
    }

    /// The placeholder that `rest` goes on with, brace to brace.
    fn part(&self, path: &Spanned<String>, rest: &str) -> Place {
        let written = self.source.text().get(path.bytes.clone()).unwrap_or_default();
        let Some(at) = written.rfind(&format!("{{{rest}")) else { return self.place(path) };
        let length = 1 + rest.find('}').map_or(rest.len(), |end| end + 1);
        self.source.place(path.bytes.start + at, path.bytes.start + at + length)
    }
}

/// What is wrong with a path.
struct Found {
    message: String,
    label: &'static str,
    help: String,
}

fn check_start(path: &str) -> Option<Found> {
    (!path.starts_with('/')).then(|| Found {
        message: format!("the path `{path}` does not start with `/`"),
        label: "would run into the base URL",
        help: format!("write \"/{path}\""),
    })
}

fn check_signs(path: &str) -> Option<Found> {
    let fixed = without_placeholders(path);
    let sign = fixed.chars().find(|sign| !is_of_path(*sign)).or(half_escape(&fixed))?;
    let help = "a query comes of parameters with `in: query`; write any other sign as `%` and two digits";
    Some(Found {
        message: format!("the path `{path}` has the sign {sign:?}"),
        label: "no path has this sign as it is",
        help: help.to_owned(),
    })
}

fn check_parts(path: &str) -> Option<Found> {
    let step = path.split('/').find(|step| is_half_filled(step))?;
    let help = "what a caller gives fills all that is between two slashes; leave the rest of the step to callers";
    Some(Found {
        message: format!("the path `{path}` has the step `{step}`, a part of which is a parameter"),
        label: "no client fills a part of a step",
        help: help.to_owned(),
    })
}

fn check_steps(path: &str) -> Option<Found> {
    let is_step = |step: &&str| [".", ".."].contains(&step.to_ascii_lowercase().replace("%2e", ".").as_str());
    let step = path.split('/').find(is_step)?;
    Some(Found {
        message: format!("the path `{path}` has the step `{step}`"),
        label: "would be sent as another path",
        help: "clients take such steps before they send: write the path that is left".to_owned(),
    })
}

/// What a path has besides; of a brace that is not closed, nothing is left.
fn without_placeholders(path: &str) -> String {
    let mut parts = path.split('{');
    let fixed = parts.next().into_iter().chain(parts.filter_map(|part| Some(part.split_once('}')?.1)));
    fixed.collect()
}

/// A parameter of the path stands beside something else between two slashes.
fn is_half_filled(step: &str) -> bool {
    let ours = OURS.iter().fold(step.to_owned(), |step, ours| step.replace(&format!("{{{ours}}}"), "x"));
    let is_whole =
        ours.strip_prefix('{').and_then(|rest| rest.strip_suffix('}')).is_some_and(|name| !name.contains('{'));
    ours.contains('{') && ours.contains('}') && !is_whole
}

/// A `%` that is not followed by two digits of a hexadecimal number.
fn half_escape(path: &str) -> Option<char> {
    let is_escape = |rest: &str| rest.len() >= 2 && rest.bytes().take(2).all(|byte| byte.is_ascii_hexdigit());
    path.split('%').skip(1).any(|rest| !is_escape(rest)).then_some('%')
}

/// RFC 3986, section 3.3: `pchar`, and the slash between segments.
fn is_of_path(sign: char) -> bool {
    sign.is_ascii_alphanumeric() || "-._~!$&'()*+,;=:@%/".contains(sign)
}

/// The kind that a misspelled one was meant to be, which is not missing then.
fn kind_meant(name: &str) -> Option<&'static str> {
    nearest(name, Method::KINDS).filter(|_| !Method::KINDS.contains(&name))
}
