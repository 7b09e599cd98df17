//! Where things are in the generated crate, and which Rust types fields have.

use unified_codegen::model::{
    Field, Format, Operation, Provider, ProviderId, RequestType, Resource, Scalar, Spec, Type, Usage,
};
use unified_codegen::names::{TypeName, operation_type};

/// The module of a resource.
pub(super) struct Home<'a> {
    pub(super) spec: &'a Spec,
    pub(super) resource: &'a Resource,
    path: String,
}

impl<'a> Home<'a> {
    pub(super) fn of(spec: &'a Spec, resource: &'a Resource) -> Self {
        let api = spec.api_of(resource).module.ident();
        Self { spec, resource, path: format!("t::{api}::{}", resource.module.ident()) }
    }

    /// Something in it.
    pub(super) fn at(&self, name: &str) -> String {
        format!("{}::{name}", self.path)
    }

    pub(super) fn ty(&self, name: &TypeName) -> String {
        self.at(&name.ident().to_string())
    }

    /// The module of a request's builder.
    pub(super) fn builder(&self, request: &RequestType<'_>) -> String {
        self.at(&request.name.module().to_string())
    }

    /// The bound of those who have an operation, where everybody is known.
    pub(super) fn has(&self, operation: &Operation) -> Option<String> {
        operation.all_who_have_it().map(|_| self.at(&format!("has::{}", operation_type(operation.method.wire()))))
    }

    /// Those that a request can be built for: where not everybody is known who has the operation, whoever it is.
    pub(super) fn may_call(&self, operation: &Operation) -> Vec<ProviderId> {
        let everybody = || (0..self.spec.providers.len()).filter_map(ProviderId::new).collect();
        operation.all_who_have_it().unwrap_or_else(everybody)
    }

    /// The type of a field of a struct.
    pub(super) fn wrapped(&self, field: &Field, usage: Usage) -> String {
        let bare = self.bare(field);
        match usage {
            Usage::Response | Usage::Query => format!("Option<{bare}>"),
            Usage::Request => format!("t::Field<{bare}>"),
        }
    }

    /// The type of a field's value.
    pub(super) fn bare(&self, field: &Field) -> String {
        let inner = self.innermost(field);
        if field.ty == Type::One(Scalar::Itself) { format!("Box<{inner}>") } else { in_lists(&field.ty, &inner) }
    }

    pub(super) fn innermost(&self, field: &Field) -> String {
        field.own_type.as_ref().map_or_else(|| scalar(field.ty.innermost()).to_owned(), |own| self.ty(own))
    }
}

pub(super) fn in_lists(ty: &Type, inner: &str) -> String {
    format!("{}{inner}{}", "Vec<".repeat(ty.depth()), ">".repeat(ty.depth()))
}

fn scalar(scalar: Scalar) -> &'static str {
    match scalar {
        Scalar::String(Some(Format::DateTime)) => "t::DateTime",
        Scalar::String(_) => "String",
        Scalar::Integer => "i64",
        Scalar::Number => "f64",
        Scalar::Boolean => "bool",
        // What is the object again has its name as a type of its own.
        Scalar::Object | Scalar::Map | Scalar::Itself => "t::Object",
        Scalar::Any => "t::Value",
    }
}

/// The operation of a whole request. Several may have a part in common.
pub(super) fn operation_of<'r>(request: &RequestType<'r>) -> Option<&'r Operation> {
    request.operations.first().copied().filter(|_| request.is_whole())
}

/// A provider's type.
pub(super) fn provider(provider: &Provider) -> String {
    format!("t::providers::{}", provider.name.ident())
}
