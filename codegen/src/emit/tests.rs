//! `<api>/<resource>/tests.rs`: tests of the generated types, next to them. One test for all of a kind, because a test by
//! itself costs more to compile than what it tries.

use std::collections::BTreeSet;

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::file::RustFile;
use super::resource::{path, source};
use crate::model::{Definition, Field, Location, Operation, ProviderId, Request, RequestType, Resource, Spec};
use crate::names::{self, constant, operation_type};

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
    let offered = resource.operations.iter().filter_map(|operation| offered(spec, operation));
    push_test(&mut file, "providers_have_what_the_matrix_says", offered);
    file.push(calls(resource));
    let requests = resource.request_types();
    push_test(&mut file, "builders_take_what_the_matrix_says", requests.iter().map(|request| agreement(spec, request)));
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

/// That every operation can be called, over a socket: where it goes, what it carries, that the answer is read.
fn calls(resource: &Resource) -> TokenStream {
    if resource.operations.is_empty() {
        return quote!();
    }
    let calls = resource.operations.iter().map(call);
    quote! {
        #[cfg(feature = "reqwest")]
        #[test]
        fn every_operation_can_be_called() {
            let server = testing::Loopback::start();
            let calls: super::calls::Calls = From::from(&server.account());
            #(#calls)*
        }
    }
}

fn call(operation: &Operation) -> TokenStream {
    let wire = operation.method.wire();
    let (constant, method) = (constant(wire), names::method(wire));
    let ids = operation.path_parameters().map(|_| quote!(testing::ID,));
    let of = quote!(&super::operations::#constant);
    let ids = quote!(#(#ids)*);
    match &operation.request {
        Request::None => quote!(server.answers(#of, calls.#method(#ids), None);),
        Request::NotStated => {
            quote!(server.answers(#of, calls.#method(#ids testing::free_form()), Some(&testing::free_form()));)
        }
        Request::Fields(_) => quote! {
            let body = testing::filled();
            server.answers(#of, calls.#method(#ids Clone::clone(&body)), Some(&body));
        },
    }
}

/// How many providers each bound is tried with.
const PROBED: usize = 8;

/// That the builder lets a provider have what `check` lets it have, for every provider and field.
fn agreement(spec: &Spec, request: &RequestType<'_>) -> TokenStream {
    let (name, module, prefix) = (request.name.ident(), request.name.module(), &request.prefix);
    let operation = constant(request.operations[0].method.wire());
    let location = format_ident!("{}", if request.location == Location::Query { "Query" } else { "Request" });
    let takes = request.fields.iter().filter(|field| field.is_restricted()).map(bound);
    let given = request.requirable().map(bound);
    let tried = probed(spec, request).into_iter().map(|id| spec.provider(id).name.ident());
    quote! {
        testing::builder_agrees!(
            #name, #module, #operation, #location, #prefix,
            takes => (#(#takes),*), given => (#(#given),*), tried => (#(#tried),*)
        );
    }
}

/// A field's trait, and the field's name on the wire.
fn bound(field: &Field) -> TokenStream {
    let (name, wire) = (field.name.as_trait(), &field.wire);
    quote!(#name = #wire)
}

/// That the bound of an operation holds for whom the matrix lists.
fn offered(spec: &Spec, operation: &Operation) -> Option<TokenStream> {
    let who = operation.all_who_have_it()?;
    let (constant, name) = (constant(operation.method.wire()), operation_type(operation.method.wire()));
    let bound = quote!(super::has::#name);
    let probed = probed_beside(spec, &who.into_iter().collect()).into_iter().map(|id| spec.provider(id).name.ident());
    Some(quote!(testing::offered(&super::operations::#constant, #bound, testing::tried!(#bound: (#(#probed),*)));))
}

/// Providers that the request names, and as many that it does not.
fn probed(spec: &Spec, request: &RequestType<'_>) -> Vec<ProviderId> {
    let cells = request.fields.iter().flat_map(|field| field.support.cells());
    probed_beside(spec, &cells.map(|cell| cell.provider).collect())
}

fn probed_beside(spec: &Spec, named: &BTreeSet<ProviderId>) -> Vec<ProviderId> {
    let all = (0..spec.providers.len()).filter_map(ProviderId::new);
    let others = all.filter(|id| !named.contains(id)).take(PROBED / 2).collect::<Vec<_>>();
    named.iter().copied().take(PROBED).chain(others).collect()
}
