//! What holds for every resource: routes of any verb and path, parameters of any role, forms of answer, names around answers.

use std::collections::HashSet;

use unified_codegen::model::{Answer, Http, Role};

use super::choices::Choices;
use super::tree::{Tree, map, set, text};
use super::words;

/// `platform.yaml`, and what resources have to know of it.
#[derive(Debug, Clone)]
pub(super) struct Platform {
    /// The file.
    pub(super) tree: Tree,
    /// The words for forms of answer.
    pub(super) formats: Vec<String>,
    /// The query parameter that chooses one of them.
    pub(super) chooses: Option<String>,
    /// The query parameters that every operation has.
    pub(super) common: Vec<String>,
    /// The names of all parameters, which no operation may have of its own.
    pub(super) taken: Vec<String>,
    /// The kinds of method whose requests have a body.
    pub(super) bodies: Vec<&'static str>,
}

/// The kinds of method, and how each is called as a rule.
const KINDS: [(&str, Http, bool); 6] = [
    ("list", Http::Get, false),
    ("get", Http::Get, true),
    ("create", Http::Post, false),
    ("update", Http::Patch, true),
    ("delete", Http::Delete, true),
    ("custom", Http::Post, false),
];

/// Where paths start.
const STARTS: [&str; 5] = ["/unified", "", "/v1:x", "/a%20b/~", "/it's(1)"];

/// Names of parameters in a path, of which no two are one argument.
const IN_PATH: [&str; 10] = ["id", "body", "self", "type", "Record-Id", "into", "x.y", "from", "query", "account_id"];

/// Names of parameters in the query.
const IN_QUERY: [&str; 14] = [
    "account",
    "form",
    "limit",
    "cursor",
    "--",
    "filter[x]",
    "größe",
    "Type",
    "crate",
    "a b",
    "send",
    "exclude",
    "&=",
    "\"#*/",
];

/// Words for forms of answer, of which no two are one constant.
const FORMATS: [&str; 16] = [
    "unified", "raw", "send", "query", "self", "debug", "raw-send", "calls", "none", "2x", "type", "includes",
    "nothing", "into", "clone", "new",
];

/// Names around answers.
const AROUND: [&str; 7] = ["result", "next_cursor", "id", "a.b", "größe", "\"#", "type"];

/// Types of common parameters.
const TYPES: [&str; 6] = ["string", "integer", "boolean", "array<string>", "number", "any"];

impl Platform {
    pub(super) fn new(choices: &mut Choices) -> Self {
        let routes = Routes::new(choices);
        let mut parameters = routes.parameters(choices);
        let Query { names, chooses, common, entries } = Query::new(choices);
        let taken = parameters.iter().map(|(name, _)| name.clone()).chain(names).collect();
        parameters.extend(entries);
        let formats = some(choices, &FORMATS, "unified");
        let authentication =
            [("header", text(*choices.one_of(&["Authorization", "x-api_key"]))), ("scheme", text("Bearer"))];
        let tree = map([
            ("name", text("Sample")),
            ("base_url", text(*choices.one_of(&["https://api.sample.example", "http://localhost:8080/v1"]))),
            ("authentication", map(authentication)),
            ("routes", routes.tree()),
            ("parameters", Tree::Ordered(parameters)),
            ("response_formats", response_formats(choices, &formats)),
            ("envelopes", envelopes(choices)),
        ]);
        Self { tree, formats, chooses, common, taken, bodies: routes.bodies() }
    }
}

/// Verb of each kind of method, what its path starts with, and the parameters in that.
struct Routes(Vec<(&'static str, Http, String, Vec<&'static str>)>);

impl Routes {
    fn new(choices: &mut Choices) -> Self {
        let mut seen = HashSet::new();
        let route = |(kind, http, has_id): (&'static str, Http, bool)| {
            let http = if choices.once_in(4) { *choices.one_of(&Http::ALL) } else { http };
            let mut start = format!("{}/{{api}}/{{resource}}", choices.one_of(&STARTS));
            if kind == "custom" {
                start.push_str("/{method}");
            }
            let mut names = if has_id { vec!["id"] } else { Vec::new() };
            for _ in 0..choices.below(4).saturating_sub(1) {
                let name = *choices.one_of(&IN_PATH);
                if !names.contains(&name) {
                    names.push(name);
                }
            }
            // Two kinds that are one request are a mistake; a word tells them apart.
            if !requests(http, &start, names.len()).into_iter().all(|one| seen.insert(one)) {
                start = format!("{start}/{kind}");
                seen.extend(requests(http, &start, names.len()));
            }
            (kind, http, start, names)
        };
        Self(KINDS.into_iter().map(route).collect())
    }

    fn tree(&self) -> Tree {
        map(self.0.iter().map(|(kind, http, start, names)| {
            let path = names.iter().fold(start.clone(), |path, name| format!("{path}/{{{name}}}"));
            (*kind, map([("http", text(http.as_str())), ("path", text(path))]))
        }))
    }

    fn bodies(&self) -> Vec<&'static str> {
        self.0.iter().filter(|(_, http, ..)| http.has_body()).map(|(kind, ..)| *kind).collect()
    }

    /// Those of the paths. One that ends a path can be left out of it.
    fn parameters(&self, choices: &mut Choices) -> Vec<(String, Tree)> {
        let is_used = |name: &&&str| self.0.iter().any(|(.., names)| names.contains(name));
        let entry = |name: &&str| {
            let mut entry =
                map([("in", text("path")), ("type", text("string")), ("required", Tree::Word("true".to_owned()))]);
            described(choices, &mut entry);
            let ends = self.0.iter().filter(|(.., names)| names.last() == Some(name));
            let ends: Vec<&str> = ends.map(|(kind, ..)| *kind).filter(|_| choices.once_in(4)).collect();
            if !ends.is_empty() {
                entry.put("optional_in", set(ends));
            }
            ((*name).to_owned(), entry)
        };
        IN_PATH.iter().filter(is_used).map(entry).collect()
    }
}

/// The parameters in the query.
struct Query {
    names: Vec<String>,
    chooses: Option<String>,
    common: Vec<String>,
    entries: Vec<(String, Tree)>,
}

impl Query {
    fn new(choices: &mut Choices) -> Self {
        let mut roles = Role::ALL.to_vec();
        let mut query =
            Self { names: some(choices, &IN_QUERY, "account"), chooses: None, common: Vec::new(), entries: Vec::new() };
        for name in query.names.clone() {
            let mut entry = map([("in", text("query")), ("type", text(*choices.one_of(&TYPES)))]);
            described(choices, &mut entry);
            if choices.once_in(3) {
                entry.put("required", flag(choices));
            }
            let methods: Vec<&str> = KINDS.iter().map(|kind| kind.0).filter(|_| choices.once_in(9)).collect();
            let is_common = methods.is_empty();
            if is_common {
                query.common.push(name.clone());
            } else {
                entry.put("methods", set(methods));
            }
            if choices.once_in(2) && !roles.is_empty() {
                let role = roles.remove(choices.below(roles.len()));
                entry.put("role", text(role.as_str()));
                if role == Role::ResponseFormat && is_common {
                    query.chooses = Some(name.clone());
                }
            }
            query.entries.push((name, entry));
        }
        query
    }
}

/// What a server tells a route by, its last parameter given or left out.
fn requests(http: Http, start: &str, parameters: usize) -> Vec<(Http, String, usize)> {
    (parameters.saturating_sub(1)..=parameters).map(|number| (http, start.to_owned(), number)).collect()
}

fn response_formats(choices: &mut Choices, formats: &[String]) -> Tree {
    let default = choices.below(formats.len() + 1);
    let format = |(index, name): (usize, &String)| {
        let mut format = Tree::Map(Vec::new());
        described(choices, &mut format);
        if choices.once_in(2) {
            format.put("answer", text(choices.one_of(&Answer::ALL).as_str()));
        }
        if choices.once_in(3) {
            format.put("everywhere", flag(choices));
        }
        if index == default {
            format.put("default", Tree::Word("true".to_owned()));
        }
        (name.clone(), format)
    };
    Tree::Ordered(formats.iter().enumerate().map(format).collect())
}

fn envelopes(choices: &mut Choices) -> Tree {
    let parts: [(&str, &[&str]); 3] = [
        ("list", &["records", "next_cursor", "previous_cursor", "count", "partial"]),
        ("custom", &["result"]),
        ("debug", &["result", "debug"]),
    ];
    let mut envelopes = Tree::Map(Vec::new());
    for (of, parts) in parts {
        let mut left: Vec<&str> = AROUND.to_vec();
        let named = parts.iter().filter_map(|part| {
            let name = left.remove(choices.below(left.len()));
            // An exchange has to say where its record is.
            let is_needed = (of, *part) == ("debug", "result");
            (!choices.once_in(3) || is_needed).then(|| (*part, text(name)))
        });
        envelopes.put(of, map(named.collect::<Vec<_>>()));
    }
    envelopes
}

fn described(choices: &mut Choices, entry: &mut Tree) {
    for key in ["description", "example"] {
        // A form of answer is not a value.
        let is_form = !matches!(entry, Tree::Map(said) if said.iter().any(|(key, _)| key == "in"));
        if choices.once_in(3) && !(is_form && key == "example") {
            entry.put(key, text(words::text(choices)));
        }
    }
}

fn flag(choices: &mut Choices) -> Tree {
    Tree::Word((*choices.one_of(&["true", "false"])).to_owned())
}

/// Some of these, of which the plain one is always there.
fn some(choices: &mut Choices, all: &[&str], plain: &str) -> Vec<String> {
    let mut some: Vec<&str> = all.iter().copied().filter(|name| *name == plain || choices.once_in(3)).collect();
    choices.shuffle(&mut some);
    some.into_iter().map(str::to_owned).collect()
}
