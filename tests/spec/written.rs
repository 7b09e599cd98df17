//! The matrix as the YAML has it, through a reader that the generator does not use.

use std::path::Path;

use serde_yaml::{Mapping, Value};

use crate::resolved::{common, received, route, sent};
use crate::row::{Cell, Row, Support};
use crate::yaml::{document, mapping, resources, text, texts};

/// An operation of a specification.
pub(crate) struct Written {
    pub(crate) api: String,
    pub(crate) resource: String,
    pub(crate) method: String,
    pub(crate) yaml: Value,
    /// In the documented order: path, own query parameters, common ones, request, response; those without a name last.
    pub(crate) rows: Vec<Row>,
}

/// Every operation of a specification.
pub(crate) fn operations(folder: &Path) -> Vec<Written> {
    let platform = document(folder, "platform.yaml");
    let labels = mapping(document(folder, "providers.yaml").get("providers"));
    let mut operations = Vec::new();
    for (api, resource, document) in resources(folder) {
        let object = mapping(document.get("object"));
        for (method, yaml) in mapping(document.get("operations")) {
            let mut written =
                Written { api: api.clone(), resource: resource.clone(), method: text(&method), yaml, rows: Vec::new() };
            written.rows = Rows::of(&platform, &labels, &object, &written);
            operations.push(written);
        }
    }
    operations
}

struct Rows<'a> {
    labels: &'a Mapping,
    /// What all rows of the operation have in common.
    head: Row,
    all: Vec<Row>,
}

impl<'a> Rows<'a> {
    fn of(platform: &Value, labels: &'a Mapping, object: &Mapping, written: &Written) -> Vec<Row> {
        let Written { api, resource, method, yaml, .. } = written;
        let (kind, route) = route(platform, method);
        let path = text(&route["path"]).replace("{api}", api).replace("{resource}", resource);
        let path = path.replace("{method}", method);
        let common = |location: &str| common(platform, location, [method, kind], &path, yaml);
        let (in_path, in_query) = (common("path"), common("query"));
        let (api, resource, method) = (api.clone(), resource.clone(), method.clone());
        let head = Row { api, resource, method, http: text(&route["http"]), path, ..Row::default() };
        let mut rows = Self { labels, head, all: Vec::new() };
        rows.fields("path", "", &in_path);
        let mut own = sent(object, yaml.get("query"));
        own.retain(|name, _| !in_query.contains_key(name));
        rows.fields("query", "", &own);
        rows.unnamed("query", yaml);
        rows.fields("query", "", &in_query);
        rows.fields("request", "", &sent(object, yaml.get("request")));
        rows.unnamed("request", yaml);
        rows.fields("response", "", &received(object, yaml.get("response")));
        rows.unnamed("response", yaml);
        rows.all
    }

    fn fields(&mut self, location: &'static str, prefix: &str, fields: &Mapping) {
        for (name, field) in fields {
            let path = format!("{prefix}{}", text(name));
            let lists = field.get("type").map_or(0, |ty| text(ty).matches("array<").count());
            let inside = format!("{path}{}.", "[]".repeat(lists));
            self.push(location, Some(path), field);
            self.fields(location, &inside, &mapping(field.get("fields")));
        }
    }

    fn unnamed(&mut self, location: &'static str, operation: &Value) {
        let all = operation.get("unnamed").and_then(Value::as_sequence).into_iter().flatten();
        for field in all.filter(|field| text(&field["in"]) == location) {
            self.push(location, None, field);
        }
    }

    fn push(&mut self, location: &'static str, path: Option<String>, field: &Value) {
        let row = Row {
            location,
            field: path,
            ty: field.get("type").map_or("any".to_owned(), text),
            format: field.get("format").map(text),
            required: field.get("required").and_then(Value::as_bool).unwrap_or(false),
            values: field.get("values").map(|values| texts(Some(values))),
            partial_values: field.get("partial_values").and_then(Value::as_bool).unwrap_or_default(),
            support: self.support(&mapping(field.get("support"))),
            ..self.head.clone()
        };
        self.all.push(row);
    }

    fn support(&self, support: &Mapping) -> Support {
        let number = |key: &str| support.get(key).and_then(Value::as_u64);
        let cells: Vec<Cell> =
            ["required", "supported"].into_iter().flat_map(|level| self.cells(support, level)).collect();
        match number("count") {
            _ if support.get("complete") == Some(&Value::Bool(false)) => Support::in_part(cells),
            _ if !cells.is_empty() => Support::listed(cells),
            Some(count) => Support::counted(count, number("required_count").unwrap_or(0)),
            None => Support::not_stated(),
        }
    }

    fn cells(&self, support: &Mapping, level: &'static str) -> Vec<Cell> {
        let own = mapping(support.get("values"));
        let mut slugs = texts(support.get(level));
        slugs.sort();
        let cell = |provider: String| Cell {
            label: text(&self.labels[provider.as_str()]),
            values: own.get(provider.as_str()).map(|values| texts(Some(values))),
            provider,
            level,
        };
        slugs.into_iter().map(cell).collect()
    }
}
