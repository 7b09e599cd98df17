//! `<api>/<resource>/has.rs`: which provider has which operation, as a trait an operation.
//!
//! There is one only where a source lists everybody who has it: of a part, silence is no answer.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::docs::{Docs, code};
use super::file::RustFile;
use super::resource::{path, source};
use super::teach;
use crate::model::{Operation, RequestType, Resource, Spec};
use crate::names::operation_type;

/// A resource's file; `None` where nothing is known that a bound could say.
pub(super) fn file(spec: &Spec, resource: &Resource) -> Option<RustFile> {
    if !resource.bounds_some_operation() {
        return None;
    }
    let mut file = RustFile::new(path(spec, resource, "/has.rs"), source(resource));
    let title = format!("Who has which operation of {}: a trait an operation.", code(&resource.path()));
    file.push(Docs::default().markdown(title).inner_tokens());
    file.push(quote!(
        use crate::runtime::typed::takes;
    ));
    resource.operations.iter().filter_map(|operation| bound_of(spec, operation)).for_each(|bound| file.push(bound));
    Some(file)
}

fn bound_of(spec: &Spec, operation: &Operation) -> Option<TokenStream> {
    let who = operation.all_who_have_it()?;
    let name = operation_type(operation.method.wire());
    let lesson = teach::not_had(spec, operation, &who);
    let docs = Docs::default().markdown(format!("Has {}.", code(&operation.signature()))).tokens();
    let providers = who.iter().map(|id| spec.provider(*id).name.ident());
    Some(quote! {
        #docs
        #lesson
        pub trait #name {}
        takes!(#name: #(#providers),*);
    })
}

/// The trait that a provider must have for a whole request to be built for it.
pub(super) fn bound(request: &RequestType<'_>) -> Option<Ident> {
    // Only a part can be of several operations.
    let operation = request.operations[0];
    operation.is_bound().then(|| operation_type(operation.method.wire()))
}
