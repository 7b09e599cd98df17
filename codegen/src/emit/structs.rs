//! Structs: plain data with public fields, and where the runtime finds them.

use proc_macro2::{Literal, TokenStream};
use quote::{format_ident, quote};

use super::docs::{Docs, code};
use super::file::RustFile;
use super::{support, types};
use crate::model::{Field, Operation, Part, Resource, Spec, Usage};
use crate::names::{MORE, TypeName};

/// A struct to be written.
pub(super) struct Struct<'a> {
    pub(super) name: &'a TypeName,
    pub(super) description: &'a Option<String>,
    pub(super) usage: Usage,
    pub(super) part: Option<&'a Part>,
    pub(super) fields: &'a [Field],
}

pub(super) fn push(file: &mut RustFile, spec: &Spec, resource: &Resource, written: &Struct<'_>) {
    let name = written.name.ident();
    let docs = struct_docs(resource, written).tokens();
    let fields = written.fields.iter().map(|field| {
        let (ident, ty) = (field.name.ident(), types::wrapped(field, written.usage));
        let docs = field_docs(spec, resource, written.name, field).tokens();
        quote!(#docs pub #ident: #ty,)
    });
    // `#[non_exhaustive]` would forbid literals altogether, those that end with `..Default::default()` included.
    let (extra, more) = (extra_docs(written.usage), format_ident!("{MORE}"));
    file.push(quote! {
        #docs
        pub struct #name {
            #(#fields)*
            #extra
            pub extra: rt::Object,
            #[doc(hidden)]
            pub #more: (),
        }
    });
    file.push(default(written));
    file.push(record(written));
}

/// Written out: of a derive rustc looks up who makes each field, and what is to be dropped should one of them panic.
fn default(written: &Struct<'_>) -> TokenStream {
    let (name, more) = (written.name.ident(), format_ident!("{MORE}"));
    let absent = types::absent(written.usage);
    let fields = written.fields.iter().map(|field| field.name.ident());
    quote! {
        impl Default for #name {
            fn default() -> Self {
                Self { #(#fields: #absent,)* extra: rt::Object::new(), #more: () }
            }
        }
    }
}

/// Where the fields are. The shared loops of the runtime do everything else.
fn record(written: &Struct<'_>) -> TokenStream {
    let name = written.name.ident();
    let shown = written.name.as_str();
    let wires = written.fields.iter().map(|field| &field.wire);
    let indices = || (0..written.fields.len()).map(Literal::usize_unsuffixed);
    let idents = || written.fields.iter().map(|field| field.name.ident());
    let (slots, slot_fields) = (indices(), idents());
    let (values, value_fields) = (indices(), idents());
    quote! {
        impl rt::Record for #name {
            fn shape(&self) -> &'static rt::Shape {
                &rt::Shape { name: #shown, fields: &[#(#wires),*] }
            }
            fn slot(&mut self, index: usize) -> &mut dyn rt::Slot {
                match index {
                    #(#slots => &mut self.#slot_fields,)*
                    _ => &mut self.extra,
                }
            }
            fn value(&self, index: usize) -> &dyn rt::Slot {
                match index {
                    #(#values => &self.#value_fields,)*
                    _ => &self.extra,
                }
            }
        }
        rt::record!(#name);
    }
}

fn extra_docs(usage: Usage) -> TokenStream {
    match usage {
        Usage::Response => quote! {
            /// What the documentation does not know, and values of another type than documented.
        },
        Usage::Query | Usage::Request => quote! {
            /// Sent as it is, unchecked: fields that the documentation does not know.
        },
    }
}

fn struct_docs(resource: &Resource, written: &Struct<'_>) -> Docs {
    let docs = Docs::default().maybe(written.description.as_deref());
    match written.part {
        Some(part) => docs.markdown(place(part, written.usage)),
        None if *written.name == resource.ty => object_docs(resource, docs),
        None if is_of_partial(resource, written.name) => docs.markdown("Sources show only some of its fields."),
        None => docs,
    }
}

/// It is what an operation is sent whose source was seen in part.
fn is_of_partial(resource: &Resource, name: &TypeName) -> bool {
    let mut partial = resource.operations.iter().filter(|operation| operation.is_partial);
    partial.any(|operation| resource.request_type(operation) == *name || resource.query_type(operation) == *name)
}

/// Where the object was read, and whether a record has more than it.
fn object_docs(resource: &Resource, docs: Docs) -> Docs {
    let mut docs =
        if docs.is_empty() { docs.markdown(format!("A record of {}.", code(&resource.path()))) } else { docs };
    if resource.is_partial {
        docs = docs.markdown(known_in_part(resource));
    }
    match &resource.source {
        Some(source) => docs.markdown(format!("Source: {}.", code(source))),
        None => docs,
    }
}

/// That a record has more than its type.
fn known_in_part(resource: &Resource) -> &'static str {
    if resource.object.is_empty() {
        "No source shows its fields: all of them arrive in `extra`."
    } else {
        "Sources show only some of its fields: the others arrive in `extra`."
    }
}

/// Where a nested struct stands: what tells two of one description apart.
fn place(part: &Part, usage: Usage) -> String {
    let path = code(part.path.as_str());
    let what = if part.in_list { format!("One of {path}") } else { format!("The object {path}") };
    match usage {
        Usage::Response => format!("{what} in responses."),
        Usage::Query => format!("{what} in queries."),
        Usage::Request => format!("{what} in requests."),
    }
}

/// What is known of a field of the struct `owner`.
pub(super) fn field_docs(spec: &Spec, resource: &Resource, owner: &TypeName, field: &Field) -> Docs {
    let mut docs = Docs::default().maybe(field.description.as_deref());
    if docs.is_empty() {
        docs = docs.markdown(format!("The field {}.", code(&field.wire)));
    }
    if let Some(facts) = facts(field) {
        docs = docs.markdown(facts);
    }
    if field.required {
        docs = docs.markdown("Required by the unified schema.");
    }
    let is_object = *owner == resource.ty;
    let lines = if is_object { answers(spec, resource, field) } else { support::request_lines(spec, field) };
    support::append(docs, lines)
}

/// Type facts that the Rust type does not show.
fn facts(field: &Field) -> Option<String> {
    let mut facts = Vec::new();
    if let Some(format) = field.ty.format() {
        facts.push(format!("Format: {}.", code(format.as_str())));
    }
    if !field.values.is_empty() && !field.is_enum() {
        let values: Vec<String> = field.values.iter().map(|value| code(&value.wire)).collect();
        facts.push(format!("Documented values: {}.", values.join(", ")));
    }
    facts.extend(field.values_shown.said().map(str::to_owned));
    if let Some(target) = &field.references {
        facts.push(format!("Points at {}.", code(target)));
    }
    if let Some(example) = field.example.as_deref().filter(|example| !example.contains('\n')) {
        facts.push(format!("Example: {}.", code(example)));
    }
    (!facts.is_empty()).then(|| facts.join(" "))
}

/// Who fills the field, one line an operation that says so.
fn answers(spec: &Spec, resource: &Resource, field: &Field) -> Vec<String> {
    let filled = |operation: &Operation| {
        let answer = operation.response_fields().iter().find(|other| other.wire == field.wire)?;
        support::response_line(spec, operation, &answer.support)
    };
    resource.operations.iter().filter_map(filled).collect()
}
