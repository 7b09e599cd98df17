//! The structs that requests are made of, and what a builder must know of them.

use super::{Field, FieldPath, Location, Operation, Request, Resource, Support, Type, Usage};
use crate::names::TypeName;

/// A struct that is sent: a body, an operation's own query, or a part of one of these.
#[derive(Debug, Clone)]
pub struct RequestType<'a> {
    /// The Rust name.
    pub name: TypeName,
    /// Where it is sent.
    pub location: Location,
    /// The path that its fields have before their names, for a part: `emails[].`.
    pub prefix: String,
    /// Its fields.
    pub fields: &'a [Field],
    /// The operations that send it: one, but for a part that several have in common.
    pub operations: Vec<&'a Operation>,
}

impl RequestType<'_> {
    /// How its fields are wrapped.
    pub fn usage(&self) -> Usage {
        if self.location == Location::Query { Usage::Query } else { Usage::Request }
    }

    /// A body or a query, not a part of one.
    pub fn is_whole(&self) -> bool {
        self.prefix.is_empty()
    }

    /// The fields that some provider, or the unified schema, requires.
    pub fn requirable(&self) -> impl Iterator<Item = &Field> {
        self.fields.iter().filter(|field| field.is_requirable())
    }
}

impl Field {
    /// Some provider, or the unified schema, requires it.
    pub fn is_requirable(&self) -> bool {
        self.required || self.support.is_required_by_some()
    }

    /// Only the listed providers may be sent it. What the unified schema requires, it requires of everybody.
    pub fn is_restricted(&self) -> bool {
        !self.required && matches!(self.support, Support::Listed(_))
    }

    /// An object of which a provider may take or require single members.
    pub fn has_demanding_members(&self) -> bool {
        self.is_struct()
            && self
                .members
                .iter()
                .any(|member| member.is_requirable() || member.is_restricted() || member.has_demanding_members())
    }
}

impl Resource {
    /// Every struct that is sent and that a builder is made for, each once: a body or query, then those of its parts that
    /// are demanding by themselves.
    pub fn request_types(&self) -> Vec<RequestType<'_>> {
        let mut types = Vec::new();
        for operation in &self.operations {
            if !operation.query.is_empty() {
                let whole = Whole { operation, location: Location::Query };
                whole.add(self.query_type(operation), &operation.query, &mut types);
            }
            if let Request::Fields(fields) = &operation.request {
                let whole = Whole { operation, location: Location::Request };
                whole.add(self.request_type(operation), fields, &mut types);
            }
        }
        types
    }
}

/// A body or a query, to be taken apart.
#[derive(Clone, Copy)]
struct Whole<'a> {
    operation: &'a Operation,
    location: Location,
}

impl<'a> Whole<'a> {
    fn add(self, name: TypeName, fields: &'a [Field], types: &mut Vec<RequestType<'a>>) {
        types.push(self.request_type(name, String::new(), fields));
        self.add_parts(fields, None, types);
    }

    fn add_parts(self, fields: &'a [Field], parent: Option<(&FieldPath, &Type)>, types: &mut Vec<RequestType<'a>>) {
        for field in fields.iter().filter(|field| field.has_demanding_members()) {
            let path = match parent {
                None => FieldPath::top(&field.wire),
                Some((path, ty)) => path.member(ty, &field.wire),
            };
            if let Some(name) = &field.own_type {
                match types.iter_mut().find(|known| known.name == *name) {
                    Some(known) => known.operations.push(self.operation),
                    None => types.push(self.request_type(name.clone(), path.inside(&field.ty), &field.members)),
                }
            }
            self.add_parts(&field.members, Some((&path, &field.ty)), types);
        }
    }

    fn request_type(self, name: TypeName, prefix: String, fields: &'a [Field]) -> RequestType<'a> {
        RequestType { name, location: self.location, prefix, fields, operations: vec![self.operation] }
    }
}
