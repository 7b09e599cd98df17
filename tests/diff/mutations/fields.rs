//! Every field that a file writes, and what hangs on it.

use serde_yaml::Value;

use super::tree::{Edits, Tree, below, list, pairs, set, steps};

/// What a field is part of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Scope {
    Object,
    /// The operation, and `query` or `request`.
    Sent(String, &'static str),
}

/// A field as it is written.
#[derive(Clone)]
pub(super) struct FieldAt<'t> {
    pub(super) tree: &'t Tree,
    /// The file.
    pub(super) file: String,
    pub(super) scope: Scope,
    /// The way to the mapping that it stands in.
    pub(super) inside: Vec<String>,
    pub(super) name: String,
    /// `emails[].type`.
    pub(super) path: String,
    pub(super) value: Value,
}

/// Every field of a tree.
pub(super) fn fields(tree: &Tree) -> Vec<FieldAt<'_>> {
    let mut found = Vec::new();
    for file in tree.resources() {
        for (scope, inside) in scopes(tree.file(file)) {
            walk(tree, file, &scope, &inside, "", &mut found);
        }
    }
    found
}

/// The object, queries and requests of a resource that are described.
pub(super) fn scopes(resource: &Value) -> Vec<(Scope, Vec<String>)> {
    let mut scopes = vec![(Scope::Object, steps(&["object"]))];
    for (operation, value) in pairs(&resource["operations"]) {
        for part in ["query", "request"] {
            if value.get(part).is_some_and(Value::is_mapping) {
                scopes.push((Scope::Sent(operation.clone(), part), steps(&["operations", &operation, part])));
            }
        }
    }
    scopes
}

fn walk<'t>(tree: &'t Tree, file: &str, scope: &Scope, inside: &[String], start: &str, found: &mut Vec<FieldAt<'t>>) {
    for (name, value) in pairs(value_at(tree.file(file), inside)) {
        let path = format!("{start}{name}");
        let lists = value["type"].as_str().unwrap_or_default().matches("array<").count();
        let (members, start) = (below(inside, &[&name, "fields"]), format!("{path}{}.", "[]".repeat(lists)));
        let has_members = value.get("fields").is_some();
        let (file, scope, inside) = (file.to_owned(), scope.clone(), inside.to_vec());
        found.push(FieldAt { tree, file: file.clone(), scope: scope.clone(), inside, name, path, value });
        if has_members {
            walk(tree, &file, &scope, &members, &start, found);
        }
    }
}

pub(super) fn value_at<'v>(value: &'v Value, steps: &[String]) -> &'v Value {
    steps.iter().fold(value, |value, step| &value[step.as_str()])
}

impl<'t> FieldAt<'t> {
    pub(super) fn about(&self) -> String {
        let scope = match &self.scope {
            Scope::Object => String::new(),
            Scope::Sent(operation, part) => format!("/{operation}/{part}"),
        };
        format!("{}{scope}#{}", self.file.trim_end_matches(".yaml"), self.path)
    }

    pub(super) fn steps(&self) -> Vec<String> {
        below(&self.inside, &[&self.name])
    }

    pub(super) fn edited(&self, change: impl FnOnce(&mut Value)) -> Edits<'t> {
        let mut edits = self.tree.edits();
        change(edits.at(&self.file, &self.steps()));
        edits
    }

    /// A field of the object, not a member of one.
    pub(super) fn is_of_object(&self) -> bool {
        self.scope == Scope::Object && self.inside.len() == 1
    }

    /// The object's field of the same name, where this one may take over from it.
    pub(super) fn base(&self) -> Option<&'t Value> {
        let is_top = self.inside.len() == 3 && self.scope != Scope::Object;
        self.tree.file(&self.file)["object"].get(self.name.as_str()).filter(|_| is_top)
    }

    /// The lines of queries and requests that this field of the object, or the one it is a member of, is taken over by.
    pub(super) fn followers(&self) -> Vec<Vec<String>> {
        if self.scope != Scope::Object {
            return Vec::new();
        }
        let top = if self.inside.len() == 1 { &self.name } else { &self.inside[1] };
        let resource = self.tree.file(&self.file);
        let sent = scopes(resource).into_iter().filter(|(scope, _)| *scope != Scope::Object).map(|(_, inside)| inside);
        let is_taken = |inside: &Vec<String>| {
            value_at(resource, inside).get(top.as_str()).is_some_and(|line| line.get("type").is_none())
        };
        sent.filter(is_taken).collect()
    }

    /// It stands in a query or a request: what an object requires is of no request, not even of one that takes it over.
    pub(super) fn is_of_request(&self) -> bool {
        self.scope != Scope::Object
    }

    /// It is sent, here or where it is taken over.
    pub(super) fn is_sent(&self) -> bool {
        self.scope != Scope::Object || !self.followers().is_empty()
    }

    /// The field with all that it takes over written out.
    pub(super) fn explicit(&self) -> Value {
        let mut value = self.value.clone();
        let Some(base) = self.base() else { return value };
        let shape: &[&str] = if value.get("type").is_some() { &[] } else { &["type", "format", "values", "fields"] };
        for key in shape.iter().chain(&["description", "example", "references"]) {
            if let (None, Some(taken)) = (value.get(*key), base.get(*key)) {
                set(&mut value, key, taken.clone());
            }
        }
        value
    }
}

/// What tells one Rust type from another.
pub(super) fn rust_type(field: &Value) -> (usize, String) {
    let written = field["type"].as_str().unwrap_or("any");
    let depth = written.matches("array<").count();
    let word = written.trim_start_matches("array<").trim_end_matches('>');
    let kind = match (word, field["format"].as_str()) {
        ("object", _) => "struct",
        ("string" | "any", _) if field.get("values").is_some() => "enum",
        ("string", Some("date-time")) => "time",
        _ => word,
    };
    (depth, kind.to_owned())
}

/// A list without one of its texts.
pub(super) fn without(all: &[String], one: &str) -> Value {
    list(&all.iter().filter(|other| *other != one).cloned().collect::<Vec<_>>())
}
