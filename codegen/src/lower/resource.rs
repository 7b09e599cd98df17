//! A resource: its object, its operations, the Rust types they need.

use super::context::{self, File};
use super::overrides::Kind;
use super::{definitions, field, operation, text};
use crate::input::{self, Entries, Spanned};
use crate::load::ResourceFile;
use crate::model::Resource;
use crate::names::{ModuleName, TypeName, singular};

/// The resource that a file describes.
pub(super) fn lower(cx: &mut File<'_>, file: &ResourceFile, input: &input::Resource) -> Resource {
    let slug = Spanned { value: file.resource.clone(), bytes: 0..0 };
    let path = cx.resource.clone();
    let module = cx
        .name(Kind::Resource, &path, &slug, ModuleName::from_wire, ModuleName::chosen)
        .unwrap_or_else(context::placeholder_module);
    let ty = type_name(cx, input, &slug);
    let nothing = Entries::default();
    let base = input.object.get().unwrap_or(&nothing);
    check_described(cx, input);
    let object = field::lower_all(cx, base, None, None);
    let mut operations = Vec::new();
    if let Some(entries) = input.operations.get() {
        for (name, input) in entries.usable() {
            operations.extend(operation::lower(cx, name, input, base, &object));
        }
    }
    let mut resource = Resource {
        api: file.api.clone(),
        slug: file.resource.clone(),
        module,
        ty,
        description: text::optional(cx, &input.description),
        object,
        operations,
        definitions: Vec::new(),
        place: cx.place(&(0..0)),
    };
    definitions::define(cx, &mut resource);
    resource
}

/// An unreadable file was reported already; a readable one must describe something.
fn check_described(cx: &mut File<'_>, input: &input::Resource) {
    if *input == input::Resource::default() {
        return;
    }
    for (key, absent) in [
        ("description", input.description.is_absent()),
        ("object", input.object.is_absent()),
        ("operations", input.operations.is_absent()),
    ] {
        if absent {
            let place = cx.place(&(0..1));
            cx.push(text::missing_key(place, key, "a resource"));
        }
    }
}

/// The name that the file gives, or the singular of the resource.
fn type_name(cx: &mut File<'_>, input: &input::Resource, slug: &Spanned<String>) -> TypeName {
    let given = input.ty.get();
    let name = match given {
        Some(given) => TypeName::chosen(&given.value),
        None => TypeName::from_wire(&singular(&slug.value)),
    };
    name.unwrap_or_else(|| {
        let (text, bytes) = given.map_or((&slug.value, &(0..0)), |given| (&given.value, &given.bytes));
        let place = cx.place(bytes);
        let finding = context::unusable(place, "resource", text, "");
        cx.push(finding.help("give the object a name in CamelCase: `type: Account`"));
        TypeName::from_wire("Unnamed").unwrap_or_else(|| unreachable!("an ASCII word is a type name"))
    })
}
