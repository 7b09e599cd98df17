//! `<api>/mod.rs`: the resources of an API.

use quote::quote;

use super::docs::{Docs, code};
use super::file::RustFile;
use crate::model::{Api, Resource};

pub(super) fn file(api: &Api) -> RustFile {
    let mut file = RustFile::new(format!("{}/mod.rs", api.module), format!("spec/{}/", api.slug));
    for resource in &api.resources {
        let module = resource.module.ident();
        let docs = Docs::default()
            .maybe(resource.description.as_deref())
            .markdown(format!("The resource {}.", code(&resource.path())));
        let docs = match operations_known(resource) {
            Some(known) => docs.markdown(known).tokens(),
            None => docs.tokens(),
        };
        file.push(quote! {
            #docs
            pub mod #module;
        });
    }
    file.push(super::calls::api(api));
    file
}

/// That there are more operations than the module has.
fn operations_known(resource: &Resource) -> Option<&'static str> {
    resource.has_more_operations.then_some(if resource.operations.is_empty() {
        "No source shows its operations: `account.untyped()` calls any."
    } else {
        "Sources show only some of its operations: `account.untyped()` calls any."
    })
}
