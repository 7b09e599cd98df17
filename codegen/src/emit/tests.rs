//! `<api>/<resource>/tests.rs`: tests of the generated types, next to them.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::file::RustFile;
use super::resource::{path, source};
use crate::model::{Definition, Field, Location, RequestType, Resource, Spec};
use crate::names::constant;

pub(super) fn file(spec: &Spec, resource: &Resource) -> RustFile {
    let mut file = RustFile::new(path(spec, resource, "/tests.rs"), source(resource));
    let names = resource.definitions.iter().map(|definition| definition.name().ident());
    file.push(quote! {
        use super::{#(#names),*};
        use crate::runtime::testing;
    });
    for request in resource.request_types() {
        file.push(agreement(&request));
    }
    for definition in &resource.definitions {
        let name = definition.name().ident();
        let words = definition.name().snake();
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

/// That the builder lets a provider have what `check` lets it have, for every provider and field.
fn agreement(request: &RequestType<'_>) -> TokenStream {
    let (name, module, prefix) = (request.name.ident(), request.name.module(), &request.prefix);
    let test = format_ident!("{}_takes_what_the_matrix_says", request.name.module());
    let operation = constant(request.operations[0].method.wire());
    let location = format_ident!("{}", if request.location == Location::Query { "Query" } else { "Request" });
    let bounds = |trait_module: &str, fields: Vec<&Field>| {
        let trait_module = format_ident!("{trait_module}");
        let fields = fields.into_iter().map(|field| {
            let (wire, name) = (&field.wire, field.name.as_trait());
            quote!((#wire, super::#module::#trait_module::#name))
        });
        quote!(&[#(#fields),*])
    };
    let takes = bounds("takes", request.fields.iter().filter(|field| field.is_restricted()).collect());
    let given = bounds("given", request.requirable().collect());
    quote! {
        #[test]
        fn #test() {
            testing::agree::<#name>(&testing::Sent {
                operation: &super::operations::#operation,
                location: crate::support::Location::#location,
                prefix: #prefix,
                takes: #takes,
                given: #given,
            });
        }
    }
}
