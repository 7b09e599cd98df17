//! A request as the crate's builders and structs write it.

use std::collections::BTreeMap;

use super::super::Value;
use super::super::value::For;
use crate::model::{Field, Format, Location, Operation, ProviderId, RequestType, Resource, Scalar, Spec};

/// How long a chain of calls may be on one line, as rustfmt has it.
const CHAIN: usize = 60;

/// What a sample has for something else: what is called so is written with its whole path.
const TAKEN: [&str; 12] =
    ["Box", "Default", "Err", "From", "FromIterator", "Into", "None", "Ok", "Result", "Some", "String", "ToOwned"];

/// What a value is written for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    /// A setter, which takes whatever becomes the value without a loss.
    Setter,
    /// Where only the very type will do.
    Exact,
}

/// The names of a sample, and for whom its requests are.
pub(super) struct Scope<'a> {
    spec: &'a Spec,
    pub(super) provider: Option<ProviderId>,
    /// Where the resource's types are: `ticketing::accounts`.
    module: String,
    /// What is being written, a body or a query.
    location: Location,
    /// What is imported, with its path.
    uses: BTreeMap<String, String>,
}

impl<'a> Scope<'a> {
    pub(super) fn new(spec: &'a Spec, resource: &Resource, provider: Option<ProviderId>) -> Self {
        let module = format!("{}::{}", spec.api_of(resource).module.ident(), resource.module.ident());
        Self { spec, provider, module, location: Location::Request, uses: BTreeMap::new() }
    }

    /// The imports, a line a module.
    pub(super) fn uses(&self) -> String {
        let mut modules: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for (name, path) in &self.uses {
            modules.entry(path.trim_end_matches(name.as_str())).or_default().push(name);
        }
        let line = |(module, names): (&str, Vec<&str>)| match names.as_slice() {
            [name] => format!("use {module}{name};\n"),
            names => format!("use {module}{{{}}};\n", names.join(", ")),
        };
        modules.into_iter().map(line).collect()
    }

    /// What something of the crate is called in the sample.
    pub(super) fn import(&mut self, path: &str) -> String {
        let name = path.rsplit("::").next().unwrap_or(path).to_owned();
        let path = format!("truto_unified::{path}");
        if TAKEN.contains(&name.as_str()) || self.uses.get(&name).is_some_and(|known| *known != path) {
            return path;
        }
        self.uses.insert(name.clone(), path);
        name
    }

    /// Whether something has to be in the operation's own query.
    pub(super) fn asks(&self, operation: &Operation) -> bool {
        operation.query.iter().any(|field| field.is_required_by(self.provider))
    }

    /// The statement that builds a body or a query.
    pub(super) fn statement(&mut self, request: &RequestType<'_>) -> String {
        self.location = request.location;
        let (variable, fields) = match request.location {
            Location::Query => {
                let required = |field: &&Field| field.is_required_by(self.provider);
                ("query", request.fields.iter().filter(required).collect())
            }
            _ => ("body", For(self.provider).chosen(request.fields)),
        };
        let links = self.chain(&request.name.ident().to_string(), &fields);
        let chain = links.concat();
        if chain.len() <= CHAIN {
            return format!("    let {variable} = {chain};\n");
        }
        format!("    let {variable} = {};\n", links.join("\n        "))
    }

    /// A builder's calls, from its beginning to its end.
    fn chain(&mut self, name: &str, fields: &[&Field]) -> Vec<String> {
        let name = self.own(name);
        let start = match self.provider {
            None => format!("{name}::builder()"),
            Some(provider) => {
                let provider = self.spec.provider(provider).name.ident();
                format!("{name}::for_provider({})", self.import(&format!("providers::{provider}")))
            }
        };
        let setters = fields.iter().map(|field| {
            let value = self.value(field, Place::Setter);
            format!(".{}({value})", field.name.setter())
        });
        let setters: Vec<String> = setters.collect();
        std::iter::once(start).chain(setters).chain([".build()".to_owned()]).collect()
    }

    /// A type of the resource.
    fn own(&mut self, name: &str) -> String {
        self.import(&format!("{}::{name}", self.module.clone()))
    }

    /// A value in all its lists. A setter takes an array of whatever becomes an element, and within that only the very type.
    fn value(&mut self, field: &Field, place: Place) -> String {
        match (field.ty.depth(), place) {
            (0, place) => self.innermost(field, place),
            (1, Place::Setter) => format!("[{}]", self.innermost(field, Place::Setter)),
            (depth, Place::Setter) => format!("[{}]", in_lists(&self.innermost(field, Place::Exact), depth - 1)),
            (depth, Place::Exact) => in_lists(&self.innermost(field, Place::Exact), depth),
        }
    }

    fn innermost(&mut self, field: &Field, place: Place) -> String {
        let value = For(self.provider).innermost(field);
        match &field.own_type {
            Some(own) if field.is_enum() => self.variant(field, &own.ident().to_string(), &value),
            Some(own) => self.part(field, &own.ident().to_string()),
            None => self.scalar(field.ty.innermost(), &value, place),
        }
    }

    fn variant(&mut self, field: &Field, name: &str, value: &Value) -> String {
        let name = self.own(name);
        let Value::Text(wire) = value else { return format!("{name}::default()") };
        match field.values.iter().find(|known| known.wire == *wire) {
            Some(known) => format!("{name}::{}", known.variant.ident()),
            None => format!("{name}::from({wire:?})"),
        }
    }

    /// An object: by its builder where a provider may refuse it, else as the struct that it is.
    fn part(&mut self, field: &Field, name: &str) -> String {
        let members = For(self.provider).members(field);
        if field.has_demanding_members() {
            return self.chain(name, &members).concat();
        }
        let name = self.own(name);
        if members.is_empty() {
            return format!("{name}::default()");
        }
        let members: Vec<String> = members.iter().map(|member| self.member(member)).collect();
        format!("{name} {{ {}, ..Default::default() }}", members.join(", "))
    }

    /// Where there is no null, a member is an option; else what becomes one of the three states that a field has.
    fn member(&mut self, member: &Field) -> String {
        let name = member.name.ident();
        if self.location == Location::Query {
            return format!("{name}: Some({})", self.value(member, Place::Exact));
        }
        let place = match (member.ty.depth(), member.ty.innermost()) {
            (0, Scalar::Any) => Place::Exact,
            _ => Place::Setter,
        };
        format!("{name}: {}.into()", self.value(member, place))
    }

    fn scalar(&mut self, scalar: Scalar, value: &Value, place: Place) -> String {
        let is_exact = place == Place::Exact;
        match (scalar, value) {
            (Scalar::String(Some(Format::DateTime)), Value::Text(text)) if is_exact => {
                format!("{}::from({text:?})", self.import("DateTime"))
            }
            (Scalar::Any, Value::Text(text)) if is_exact => format!("{}::from({text:?})", self.import("Value")),
            (_, Value::Text(text)) if is_exact => format!("{text:?}.to_owned()"),
            (_, Value::Text(text)) => format!("{text:?}"),
            (Scalar::Integer, Value::Number(number)) if is_exact || number.parse::<i32>().is_err() => {
                format!("{number}_i64")
            }
            (Scalar::Number, Value::Number(number)) if is_exact => format!("{number}_f64"),
            (_, Value::Number(number)) => number.clone(),
            (_, Value::Boolean(value)) => value.to_string(),
            (_, Value::Object(members)) => self.object(members),
            (_, Value::List(_)) => unreachable!("what is inside all the lists of a type is none"),
        }
    }

    fn object(&mut self, members: &[(String, Value)]) -> String {
        let object = self.import("Object");
        if members.is_empty() {
            return format!("{object}::new()");
        }
        let members = members.iter().map(|(key, value)| match value {
            Value::Text(text) => format!("({key:?}.to_owned(), {text:?}.into())"),
            other => format!("({key:?}.to_owned(), {}.into())", self.scalar(Scalar::Any, other, Place::Setter)),
        });
        format!("{object}::from_iter([{}])", members.collect::<Vec<_>>().join(", "))
    }
}

/// A value in so many lists.
fn in_lists(value: &str, depth: usize) -> String {
    format!("{}{value}{}", "vec![".repeat(depth), "]".repeat(depth))
}
