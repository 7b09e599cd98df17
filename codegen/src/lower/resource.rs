//! A resource: its object, its operations, the Rust types they need.

use std::collections::HashMap;

use super::context::{self, File};
use super::overrides::Kind;
use super::{builders, definitions, field, operation, paths, text, types};
use crate::diagnostics::{Diagnostic, Rule};
use crate::input::{self, Entries, Spanned};
use crate::load::ResourceFile;
use crate::model::{Field, Operation, Resource, Support};
use crate::names::{ModuleName, OBJECT, TypeName, constant, singular};
use crate::source::Place;

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
    cx.has_object = input.object.get().is_some();
    check_described(cx, input);
    check_operated(cx, input);
    let object = field::lower_all(cx, base, None, None);
    check_no_support(cx, &object);
    let mut operations: Vec<Operation> = Vec::new();
    let mut constants = HashMap::new();
    if let Some(entries) = input.operations.get().filter(|entries| fits(cx, &object, entries)) {
        for (name, input) in entries.usable() {
            let Some(operation) = operation::lower(cx, name, input, base, &object) else { continue };
            check_constant(cx, &mut constants, &operation);
            operations.push(operation);
        }
    }
    let mut resource = Resource {
        api: file.api.clone(),
        slug: file.resource.clone(),
        module,
        ty,
        description: text::optional(cx, &input.description),
        source: text::optional(cx, &input.source),
        object,
        is_partial: input.partial.get().is_some_and(|flag| flag.value),
        partial_at: input.partial.offset(),
        has_more_operations: input.partial_operations.get().is_some_and(|flag| flag.value),
        has_more_operations_at: input.partial_operations.offset(),
        operations,
        definitions: Vec::new(),
        place: cx.place(&(0..0)),
    };
    check_self(cx, &resource.operations);
    let named = cx.place(&input.ty.get().map_or(0..0, |name| name.bytes.clone()));
    definitions::define(cx, &mut resource, &named);
    builders::check(cx, &resource);
    paths::check(cx, &resource);
    resource
}

/// Each operation answers with the object, and has all that is said of it for its own: a file within its bounds may be a thousand times as
/// much then.
fn fits(cx: &mut File<'_>, object: &[Field], operations: &Entries<input::Operation>) -> bool {
    const MOST: usize = 64 << 20;
    let (all, one) = (operations.0.len(), weight(object));
    let Some(first) = operations.0.first().filter(|_| all.saturating_mul(one) > MOST) else { return true };
    let message =
        format!("{all} operations with an object of {one} bytes each are more than {} MiB together", MOST >> 20);
    cx.push(
        cx.finding(Rule::TooLarge, &first.key.bytes, message)
            .label("the first of the operations")
            .help("give the object fewer fields or shorter texts, or the resource fewer operations"),
    );
    false
}

/// About as many bytes as fields take, of which texts may be nearly all.
fn weight(fields: &[Field]) -> usize {
    const BARE: usize = 100;
    let texts = |field: &Field| {
        let values: usize = field.values.iter().map(|value| value.wire.len()).sum();
        let said = [&field.description, &field.example].into_iter().flatten().map(String::len).sum::<usize>();
        field.wire.len() + values + said
    };
    fields.iter().map(|field| BARE + texts(field) + weight(&field.members)).sum()
}

/// An unreadable file was reported already; a readable one must describe something.
fn check_described(cx: &mut File<'_>, input: &input::Resource) {
    if *input == input::Resource::default() {
        return;
    }
    for (key, absent) in [("object", input.object.is_absent()), ("operations", input.operations.is_absent())] {
        if absent {
            let place = text::top(cx.source);
            cx.push(text::missing_key(place, key, "a resource"));
        }
    }
}

/// Somebody published the resource, so that something can be done with it.
fn check_operated(cx: &mut File<'_>, input: &input::Resource) {
    let has_more = input.partial_operations.get().is_some_and(|flag| flag.value);
    if has_more || !input.operations.get().is_some_and(|operations| operations.0.is_empty()) {
        return;
    }
    let finding = Diagnostic::new(Rule::NoOperations, text::top(cx.source), "nothing can be done with the resource");
    cx.push(finding.label("has no operations").help(
        "list them under `operations`; where sources show none of them, write `partial_operations: true` at the top of the file",
    ));
}

/// Who takes a field is said by an operation: said of the object, it would hold for all of them. Members have no line of
/// their own in a `response`, so of these the object may say who fills them.
fn check_no_support(cx: &mut File<'_>, object: &[Field]) {
    for field in object.iter().filter(|field| field.support != Support::NotStated) {
        let message = "support stands with an operation, not with the object";
        cx.push(
            Diagnostic::new(Rule::SupportOfObject, field.place.clone(), message).label("has `support`").help(
                "move it to the field's line under `request`, `query` or `response` of each operation it holds for",
            ),
        );
    }
}

/// A record within itself is known of answers: what is sent has types of its own.
fn check_self(cx: &mut File<'_>, operations: &[Operation]) {
    let sent = operations.iter().flat_map(|operation| operation.query.iter().chain(operation.request_fields()));
    let mut sent: Vec<&Field> = sent.collect();
    while let Some(field) = sent.pop() {
        cx.extend(types::check_self(&field.ty, &field.place));
        sent.extend(&field.members);
    }
    for unnamed in operations.iter().flat_map(|operation| &operation.unnamed) {
        cx.extend(types::check_self(&unnamed.ty, &unnamed.place));
    }
}

/// Two methods must not become one constant.
fn check_constant(cx: &mut File<'_>, before: &mut HashMap<String, (String, Place)>, operation: &Operation) {
    let (name, wire) = (constant(operation.method.wire()), operation.method.wire());
    if let Some((other, first)) = before.get(&name.to_string()) {
        let message = format!("`{other}` and `{wire}` would both be the constant `{name}`");
        cx.push(
            Diagnostic::new(Rule::NameCollision, operation.place.clone(), message)
                .label("the second of the two")
                .related(first.clone(), "the first")
                .help("keep the one that the wire has; methods have no names besides it"),
        );
    } else if name == OBJECT {
        let message = format!("`{wire}` would be the constant `{name}`, which the crate uses for the object itself");
        let help = "a method with this name cannot be told in the crate; leave it out, and report that it is needed";
        cx.push(Diagnostic::new(Rule::NameCollision, operation.place.clone(), message).label("this method").help(help));
    }
    before.entry(name.to_string()).or_insert_with(|| (wire.to_owned(), operation.place.clone()));
}

/// The name that the file gives, or the singular of the resource.
fn type_name(cx: &mut File<'_>, input: &input::Resource, slug: &Spanned<String>) -> TypeName {
    let given = input.ty.get();
    let name = match given {
        Some(given) => TypeName::chosen(&given.value),
        None => TypeName::from_wire(&singular(&slug.value)),
    };
    name.unwrap_or_else(|| {
        let finding = match given {
            Some(given) => cx
                .finding(Rule::UnusableName, &given.bytes, format!("`{}` is no Rust name for a type", given.value))
                .label("not a name in CamelCase"),
            None => context::unusable(cx.place(&(0..0)), "resource", &slug.value, ""),
        };
        cx.push(finding.help("give the object a name in CamelCase: `type: Account`"));
        TypeName::from_wire("Unnamed").unwrap_or_else(|| unreachable!("an ASCII word is a type name"))
    })
}
