//! Parameters of the path and of the query, as they are spelled on the wire.

use indexmap::IndexMap;

use super::document::{OrReference, Parameter, Schema};
use super::view::{View, Within, plain};
use crate::export::support::SupportShown;
use crate::model::{self, Field, Location, Operation, Role, Scalar, Type};

/// The common ones, by their names.
pub(super) fn components(view: &View<'_>) -> IndexMap<String, Parameter> {
    let shown = view.spec.platform.parameters.iter().filter(|parameter| view.shows(&parameter.ty));
    shown.map(|parameter| (parameter.wire.clone(), common(parameter))).collect()
}

impl View<'_> {
    /// A common parameter of an operation: here, where the operation says something of its own about it. `None` where the provider does
    /// not take it.
    pub(super) fn common_of(
        &self,
        parameter: &model::Parameter,
        operation: &Operation,
    ) -> Option<OrReference<Parameter>> {
        let said = operation.says_of(parameter).map(|said| &said.support);
        let offered = &operation.response_formats;
        let has_values = parameter.role == Some(Role::ResponseFormat) && !offered.is_empty();
        if said.is_none() && !has_values {
            return Some(OrReference::Reference { to: format!("#/components/parameters/{}", parameter.wire) });
        }
        if !parameter.required && said.is_some_and(|support| !self.is_taken(support)) {
            return None;
        }
        let mut shown = common(parameter);
        let own = said.and_then(|support| support.own_values(self.provider?));
        if let Some(values) = own.or(has_values.then_some(offered.as_slice())) {
            shown.schema = Schema { values: values.to_vec(), ..Schema::of("string") };
        }
        shown.required = operation.requires(parameter, self.provider);
        shown.support = said.filter(|_| self.provider.is_none()).and_then(|said| SupportShown::of(self.spec, said));
        Some(OrReference::Here(shown))
    }

    /// Whether a document with or without objects in the query has a parameter of this type.
    pub(super) fn shows(&self, ty: &Type) -> bool {
        !(self.is_flat && matches!(ty.innermost(), Scalar::Object | Scalar::Map))
    }

    /// A parameter of the operation's own.
    pub(super) fn query(&self, field: &Field) -> Parameter {
        let schema = self.field(field, Within::Sent);
        let support = SupportShown::of(self.spec, &field.support).filter(|_| self.provider.is_none());
        let parameter = Parameter {
            name: field.wire.clone(),
            r#in: Location::Query.as_str(),
            description: field.description.clone(),
            required: self.requires(field),
            style: None,
            explode: None,
            schema: Schema { description: None, support: None, ..schema },
            support,
        };
        spelled(parameter, &field.ty)
    }
}

fn common(parameter: &model::Parameter) -> Parameter {
    let shown = Parameter {
        name: parameter.wire.clone(),
        r#in: parameter.location.as_str(),
        description: parameter.description.clone(),
        required: parameter.required,
        style: None,
        explode: None,
        schema: schema(&parameter.ty),
        support: None,
    };
    spelled(shown, &parameter.ty)
}

fn schema(ty: &Type) -> Schema {
    match ty {
        Type::Array(inner) => Schema { items: Some(Box::new(schema(inner))), ..Schema::of("array") },
        Type::One(scalar) => plain(*scalar),
    }
}

/// Lists are `name[]=a&name[]=b`, and objects are `name[key]=value`.
fn spelled(parameter: Parameter, ty: &Type) -> Parameter {
    match ty {
        Type::Array(_) => {
            Parameter { name: format!("{}[]", parameter.name), style: Some("form"), explode: Some(true), ..parameter }
        }
        Type::One(Scalar::Object | Scalar::Map) => {
            Parameter { style: Some("deepObject"), explode: Some(true), ..parameter }
        }
        Type::One(_) => parameter,
    }
}
