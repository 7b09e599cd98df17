//! An operation's request for a provider, as Rust that a user of the generated crate can copy.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use crate::model::{Field, Format, Location, Operation, ProviderId, RequestType, Resource, Scalar, Spec, Type};

/// The statements that build every request of the operation; `None` where it has none of its own.
pub(super) fn of(spec: &Spec, resource: &Resource, operation: &Operation, provider: ProviderId) -> Option<String> {
    let module = format!("{}::{}", spec.api_of(resource).module.ident(), resource.module.ident());
    let mut snippet = Snippet { spec, provider, module, uses: BTreeSet::new() };
    let types = resource.request_types();
    let whole = types.iter().filter(|ty| ty.is_whole() && ty.operations[0].method == operation.method);
    let statements: Vec<String> = whole.map(|ty| snippet.statement(ty)).collect();
    if statements.is_empty() {
        return None;
    }
    let mut text = String::new();
    for path in &snippet.uses {
        let _ = writeln!(text, "use truto_unified::{path};");
    }
    let _ = write!(text, "\n{}", statements.join("\n"));
    Some(text)
}

struct Snippet<'a> {
    spec: &'a Spec,
    provider: ProviderId,
    /// Where the resource's types are: `ticketing::accounts`.
    module: String,
    /// What is imported, below the crate.
    uses: BTreeSet<String>,
}

impl Snippet<'_> {
    fn statement(&mut self, request: &RequestType<'_>) -> String {
        let variable = if request.location == Location::Query { "query" } else { "body" };
        let calls = self.calls(request.fields);
        let name = self.own_type(&request.name.ident().to_string());
        let provider = self.provider();
        let calls = calls.iter().map(|call| format!("    {call}\n")).collect::<Vec<_>>().concat();
        format!("let {variable} = {name}::for_provider({provider})\n{calls}    .build();\n")
    }

    /// The setters of what the provider takes, and of what must be set.
    fn calls(&mut self, fields: &[Field]) -> Vec<String> {
        let taken: Vec<&Field> = fields.iter().filter(|field| self.is_set(field)).collect();
        taken.into_iter().map(|field| format!(".{}({})", field.name.setter(), self.value(field))).collect()
    }

    /// Fields of which nobody says who takes them are left out, unless they must be set.
    fn is_set(&self, field: &Field) -> bool {
        field.required || field.support.level_of(self.provider).is_some()
    }

    fn provider(&mut self) -> String {
        let name = self.spec.provider(self.provider).name.ident().to_string();
        self.uses.insert(format!("providers::{name}"));
        name
    }

    fn own_type(&mut self, name: &str) -> String {
        self.uses.insert(format!("{}::{name}", self.module));
        name.to_owned()
    }

    fn value(&mut self, field: &Field) -> String {
        let inner = self.inner(field);
        nested(&field.ty, &inner)
    }

    /// A value for the innermost type.
    fn inner(&mut self, field: &Field) -> String {
        if let Some(own) = &field.own_type {
            let name = self.own_type(&own.ident().to_string());
            return self.own_value(field, &name);
        }
        match field.ty.innermost() {
            Scalar::String(format) => {
                let text = format!("{:?}", field.example.as_deref().unwrap_or("…"));
                if format == Some(Format::DateTime) && field.ty.depth() > 1 {
                    self.uses.insert("DateTime".to_owned());
                    return format!("DateTime::from({text})");
                }
                text
            }
            Scalar::Integer => "1".to_owned(),
            Scalar::Number => "1.0".to_owned(),
            Scalar::Boolean => "true".to_owned(),
            Scalar::Object | Scalar::Map => {
                self.uses.insert("Object".to_owned());
                "Object::new()".to_owned()
            }
            Scalar::Any if field.ty.depth() < 2 => "\"…\"".to_owned(),
            Scalar::Any => {
                self.uses.insert("Value".to_owned());
                "Value::from(\"…\")".to_owned()
            }
        }
    }

    fn own_value(&mut self, field: &Field, name: &str) -> String {
        if field.has_demanding_members() {
            let calls = self.calls(&field.members).concat();
            return format!("{name}::for_provider({}){calls}.build()", self.provider());
        }
        if !field.is_enum() {
            return format!("{name}::default()");
        }
        let first = field.support.own_values(self.provider).and_then(<[String]>::first);
        let value =
            first.and_then(|wire| field.values.iter().find(|value| value.wire == *wire)).or(field.values.first());
        match (value, first) {
            (Some(value), _) => format!("{name}::{}", value.variant.ident()),
            (None, Some(wire)) => format!("{name}::from({wire:?})"),
            (None, None) => format!("{name}::from(\"…\")"),
        }
    }
}

/// A value inside all the lists of a type. A setter takes an array of whatever becomes an element, and within that only
/// the very type.
fn nested(ty: &Type, inner: &str) -> String {
    match ty.depth() {
        0 => inner.to_owned(),
        1 => format!("[{inner}]"),
        depth => {
            let inner = if matches!(ty.innermost(), Scalar::String(format) if format != Some(Format::DateTime)) {
                format!("{inner}.to_owned()")
            } else {
                inner.to_owned()
            };
            format!("[{}{inner}{}]", "vec![".repeat(depth - 1), "]".repeat(depth - 1))
        }
    }
}
