//! `<api>/mod.rs`: the resources of an API.

use quote::quote;

use super::docs::{Docs, code};
use super::file::RustFile;
use crate::model::Api;

pub(super) fn file(api: &Api) -> RustFile {
    let mut file = RustFile::new(format!("{}/mod.rs", api.module), format!("spec/{}/", api.slug));
    for resource in &api.resources {
        let module = resource.module.ident();
        let docs = Docs::default()
            .maybe(resource.description.as_deref())
            .markdown(format!("The resource {}.", code(&resource.path())))
            .tokens();
        file.push(quote! {
            #docs
            pub mod #module;
        });
    }
    file.push(super::calls::api(api));
    file
}
