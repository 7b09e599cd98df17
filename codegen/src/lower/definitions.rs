//! Which Rust types a resource needs, and what they are called.
//!
//! Nested objects repeat: the addresses of an update are those of a create. A nested type is therefore named after
//! the resource and its path (`AccountAddress`, in requests `AccountAddressInput`, in queries
//! `AccountAddressParameter`) and made once; where a second
//! operation has other members at the same path, that type carries the operation's name (`UpdateAccountAddress`).

use std::collections::HashMap;

use super::context::File;
use super::overrides::{Kind, entry};
use crate::diagnostics::{Diagnostic, Rule};
use crate::model::{
    Definition, EnumValue, Field, FieldPath, Operation, Part, Request, Resource, Response, Scalar, Support, Type, Usage,
};
use crate::names::TypeName;
use crate::source::Place;

/// Names every type and lists each once. `named` is where the object got its name.
pub(super) fn define(cx: &mut File<'_>, resource: &mut Resource, named: &Place) {
    let object = resource.ty.clone();
    let mut definer = Definer { cx, object: object.clone(), made: HashMap::new(), definitions: Vec::new() };
    let mut fields = std::mem::take(&mut resource.object);
    let root = Root { owner: object, usage: Usage::Response, suffix: "" };
    definer.structure(&root, resource.description.clone(), &mut fields, named);
    let mut operations = std::mem::take(&mut resource.operations);
    for operation in &mut operations {
        definer.operation(resource, operation, &fields);
    }
    resource.definitions = definer.definitions;
    (resource.object, resource.operations) = (fields, operations);
}

struct Definer<'c, 's> {
    cx: &'c mut File<'s>,
    object: TypeName,
    made: HashMap<TypeName, (Shape, Place)>,
    definitions: Vec<Definition>,
}

/// The struct that nested types are found under.
struct Root {
    owner: TypeName,
    usage: Usage,
    /// What tells the nested types of requests from those of answers.
    suffix: &'static str,
}

/// Two nested types with one shape are one type.
#[derive(Debug, Clone, PartialEq)]
enum Shape {
    Root,
    Struct(Usage, Vec<Member>),
    Enum(Vec<EnumValue>),
}

/// What tells one struct's member from another's.
#[derive(Debug, Clone, PartialEq)]
struct Member {
    wire: String,
    ty: Type,
    own_type: Option<TypeName>,
    required: bool,
    support: Support,
}

impl From<&Field> for Member {
    fn from(field: &Field) -> Self {
        Self {
            wire: field.wire.clone(),
            ty: field.ty.clone(),
            own_type: field.own_type.clone(),
            required: field.required,
            support: field.support.clone(),
        }
    }
}

impl Definer<'_, '_> {
    fn operation(&mut self, resource: &Resource, operation: &mut Operation, object: &[Field]) {
        let request = resource.request_type(operation);
        let signature = operation.signature();
        if !operation.query.is_empty() {
            let root = Root { owner: resource.query_type(operation), usage: Usage::Query, suffix: "Parameter" };
            let description = format!("The query parameters of `{signature}` besides the common ones.");
            let mut query = std::mem::take(&mut operation.query);
            self.structure(&root, Some(description), &mut query, &operation.place);
            operation.query = query;
        }
        if let Request::Fields(fields) = &mut operation.request {
            let root = Root { owner: request, usage: Usage::Request, suffix: "Input" };
            let description = format!("The request body of `{signature}`.");
            let place = operation.place.clone();
            self.structure(&root, Some(description), fields, &place);
        }
        if let Response::Object(fields) = &mut operation.response {
            for (field, known) in fields.iter_mut().zip(object) {
                field.own_type.clone_from(&known.own_type);
                field.members.clone_from(&known.members);
            }
        }
    }

    fn structure(&mut self, root: &Root, description: Option<String>, fields: &mut [Field], place: &Place) {
        let help = || "give the object another name at the top of the file: `type: …`".to_owned();
        self.claim(&root.owner, Shape::Root, place, help);
        let at = self.definitions.len();
        self.nested(root, fields, None);
        let (name, usage, fields) = (root.owner.clone(), root.usage, fields.to_vec());
        self.definitions.insert(at, Definition::Struct { name, description, usage, part: None, fields });
    }

    /// Gives every field that needs a type of its own its name, innermost first.
    fn nested(&mut self, root: &Root, fields: &mut [Field], parent: Option<(&FieldPath, &Type)>) {
        for field in fields {
            let path = match parent {
                None => FieldPath::top(&field.wire),
                Some((path, ty)) => path.member(ty, &field.wire),
            };
            if field.is_struct() {
                let ty = field.ty.clone();
                let mut members = std::mem::take(&mut field.members);
                self.nested(root, &mut members, Some((&path, &ty)));
                field.members = members;
                field.own_type = Some(self.nested_struct(root, field, &path));
            } else if field.ty.innermost() == Scalar::Itself {
                field.own_type = Some(self.object.clone());
            } else if field.is_enum() {
                field.own_type = Some(self.nested_enum(root, field, &path));
            }
        }
    }

    fn nested_struct(&mut self, root: &Root, field: &Field, path: &FieldPath) -> TypeName {
        let shape = Shape::Struct(root.usage, field.members.iter().map(Member::from).collect());
        let (name, known) = self.choose(root, field, path, root.suffix, &shape);
        if !known {
            self.definitions.push(Definition::Struct {
                name: name.clone(),
                description: field.description.clone(),
                usage: root.usage,
                part: Some(Part { path: path.clone(), in_list: field.ty.depth() > 0 }),
                fields: field.members.clone(),
            });
        }
        name
    }

    fn nested_enum(&mut self, root: &Root, field: &Field, path: &FieldPath) -> TypeName {
        let shape = Shape::Enum(field.values.clone());
        let (name, known) = self.choose(root, field, path, "", &shape);
        if known {
            self.also_of(&name, field);
        } else {
            let description = format!("The known values of `{path}`.");
            let (values, shown) = (field.values.clone(), field.values_shown);
            self.definitions.push(Definition::Enum { name: name.clone(), description, values, shown });
        }
        name
    }

    /// One enum of two fields has others, too, where one of the fields has.
    fn also_of(&mut self, name: &TypeName, field: &Field) {
        for definition in &mut self.definitions {
            if let Definition::Enum { name: made, shown, .. } = definition
                && made == name
            {
                *shown = shown.or(field.values_shown);
            }
        }
    }

    /// The name for a shape at a path, and whether a type of that name and shape is there already.
    fn choose(
        &mut self,
        root: &Root,
        field: &Field,
        path: &FieldPath,
        suffix: &str,
        shape: &Shape,
    ) -> (TypeName, bool) {
        let target = format!("{}#{path}", self.cx.resource);
        let help = || format!("name the nested type in names.yaml: {}", entry(Kind::Type, &target));
        let exception = self.exception(field, path, suffix);
        // What is received has one shape, so that only another type can have the name that was chosen for it.
        let is_taken = exception.is_some() && root.usage == Usage::Response;
        let shared = exception.unwrap_or_else(|| along(&self.object, path, field).suffixed(suffix));
        match self.made.get(&shared) {
            None => {
                self.claim(&shared, shape.clone(), &field.place, help);
                (shared, false)
            }
            Some((known, _)) if known == shape => (shared, true),
            Some(_) if is_taken => {
                self.claim(&shared, shape.clone(), &field.place, help);
                (shared, true)
            }
            Some(_) => {
                let own = along(&root.owner, path, field);
                let known = self.made.get(&own).is_some_and(|(known, _)| known == shape);
                if !known {
                    self.claim(&own, shape.clone(), &field.place, help);
                }
                (own, known)
            }
        }
    }

    fn exception(&mut self, field: &Field, path: &FieldPath, suffix: &str) -> Option<TypeName> {
        let target = format!("{}#{path}", self.cx.resource);
        let default = along(&self.object, path, field);
        let overrides = &self.cx.shared.overrides;
        let rule = |_: &str| Some(default.clone());
        let name = overrides.name_or(Kind::Type, &target, self.cx.report_mut(), rule, TypeName::chosen)?;
        (name != default).then(|| name.suffixed(suffix))
    }

    fn claim(&mut self, name: &TypeName, shape: Shape, place: &Place, help: impl FnOnce() -> String) {
        let message = match self.made.get(name) {
            Some(_) => format!("two types would be called `{name}`"),
            None if RESERVED.contains(&name.as_str()) => {
                format!("`{name}` has a meaning of its own in every Rust file")
            }
            None => {
                self.made.insert(name.clone(), (shape, place.clone()));
                return;
            }
        };
        let mut finding = Diagnostic::new(Rule::NameCollision, place.clone(), message).label("needs another name");
        if let Some((_, other)) = self.made.get(name).filter(|(_, other)| other != place) {
            finding = finding.related(other.clone(), "the first of the two");
        }
        self.cx.push(finding.help(help()));
    }
}

/// Names of the prelude that generated code uses.
const RESERVED: [&str; 12] =
    ["Box", "Clone", "Debug", "Default", "Eq", "From", "Hash", "Option", "PartialEq", "Self", "String", "Vec"];

/// `AccountAddress` from `Account` and `addresses[]…`. A field whose name on the wire has nothing for a name in Rust has one that was
/// chosen.
fn along(owner: &TypeName, path: &FieldPath, field: &Field) -> TypeName {
    let name = path.as_str().split('.').fold(owner.clone(), |name, part| name.nested(part.trim_end_matches("[]")));
    if owner.nested(&field.wire) == *owner { name.nested(field.name.as_str()) } else { name }
}
