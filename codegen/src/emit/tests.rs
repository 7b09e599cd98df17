//! `<api>/<resource>/tests.rs`: tests of the generated types, next to them.

use quote::{format_ident, quote};

use super::file::RustFile;
use super::resource::{path, source};
use crate::model::{Definition, Resource, Spec};
use crate::names::FieldName;

pub(super) fn file(spec: &Spec, resource: &Resource) -> RustFile {
    let mut file = RustFile::new(path(spec, resource, "/tests.rs"), source(resource));
    let names = resource.definitions.iter().map(|definition| definition.name().ident());
    file.push(quote! {
        use super::{#(#names),*};
        use crate::runtime::testing;
    });
    for definition in &resource.definitions {
        let name = definition.name().ident();
        let words = FieldName::from_wire(definition.name().as_str());
        let words = words.as_ref().map_or("type", FieldName::as_str);
        let (test, exercise) = match definition {
            Definition::Struct { .. } => (format_ident!("{words}_round_trips"), quote!(exercise::<#name>())),
            Definition::Enum { .. } => (format_ident!("{words}_is_open"), quote!(open_enum::<#name>(#name::VALUES))),
        };
        file.push(quote! {
            #[test]
            fn #test() {
                testing::#exercise;
            }
        });
    }
    file
}
