//! `<api>/<resource>/tests.rs`: tests of the generated types, next to them. One test for all of a kind, because a test by
//! itself costs more to compile than what it tries.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::file::RustFile;
use super::resource::{path, source};
use crate::model::{Definition, Field, Location, RequestType, Resource, Spec};
use crate::names::constant;

pub(super) fn file(spec: &Spec, resource: &Resource) -> RustFile {
    let mut file = RustFile::new(path(spec, resource, "/tests.rs"), source(resource));
    file.push(quote!(
        use crate::runtime::testing;
    ));
    let (structs, enums): (Vec<_>, Vec<_>) =
        resource.definitions.iter().partition(|definition| matches!(definition, Definition::Struct { .. }));
    let structs = structs.iter().map(|definition| {
        let name = definition.name().ident();
        quote!(testing::exercise::<super::#name>();)
    });
    push_test(&mut file, "structs_keep_what_they_read", structs);
    let enums = enums.iter().map(|definition| {
        let name = definition.name().ident();
        quote!(testing::open_enum::<super::#name>(super::#name::VALUES);)
    });
    push_test(&mut file, "enums_are_open", enums);
    let requests = resource.request_types();
    push_test(&mut file, "builders_take_what_the_matrix_says", requests.iter().map(agreement));
    file
}

fn push_test(file: &mut RustFile, name: &str, statements: impl Iterator<Item = TokenStream>) {
    let (name, statements) = (format_ident!("{name}"), statements.collect::<Vec<_>>());
    if !statements.is_empty() {
        file.push(quote! {
            #[test]
            fn #name() {
                #(#statements)*
            }
        });
    }
}

/// That the builder lets a provider have what `check` lets it have, for every provider and field.
fn agreement(request: &RequestType<'_>) -> TokenStream {
    let (name, module, prefix) = (request.name.ident(), request.name.module(), &request.prefix);
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
        testing::agree::<super::#name>(&testing::Sent {
            operation: &super::operations::#operation,
            location: crate::support::Location::#location,
            prefix: #prefix,
            takes: #takes,
            given: #given,
        });
    }
}
