//! `mod.rs`: the modules of the machine-written folder, one feature an API, and the list of all operations.

use quote::quote;

use super::docs::{Docs, code};
use super::file::RustFile;
use crate::model::{Api, Spec};
use crate::names::constant;

pub(super) fn file(spec: &Spec) -> RustFile {
    let mut file = RustFile::new("mod.rs", "spec/");
    file.push(quote! {
        #[allow(dead_code, reason = "which of them are used depends on the features")]
        pub(crate) mod common;
        #[cfg(feature = "client")]
        mod calls;
        #[cfg(feature = "client")]
        #[cfg_attr(docsrs, doc(cfg(feature = "client")))]
        pub mod formats;
        pub mod platform;
        pub(crate) mod provider;
        pub mod providers;
    });
    for api in &spec.apis {
        let (feature, module) = (api.feature(), api.module.ident());
        let docs = api_docs(api).tokens();
        file.push(quote! {
            #docs
            #[cfg(feature = #feature)]
            #[cfg_attr(docsrs, doc(cfg(feature = #feature)))]
            pub mod #module;
        });
    }
    let operations = spec.apis.iter().flat_map(|api| {
        api.resources.iter().flat_map(move |resource| {
            resource.operations.iter().map(move |operation| {
                let (feature, api, resource) = (api.feature(), api.module.ident(), resource.module.ident());
                let name = constant(operation.method.wire());
                quote! {
                    #[cfg(feature = #feature)]
                    &#api::#resource::operations::#name,
                }
            })
        })
    });
    file.push(quote! {
        /// Every operation of the APIs whose features are on, by API, resource and the order of the specification.
        pub static OPERATIONS: &[&crate::runtime::support::Operation] = &[#(#operations)*];
    });
    file
}

/// What the vendor calls the API and says of its size, next to what is here.
fn api_docs(api: &Api) -> Docs {
    let slug = code(&api.slug);
    let docs = Docs::default().markdown(match &api.label {
        Some(label) => format!("The API {slug}: {label}."),
        None => format!("The API {slug}."),
    });
    let docs = match &api.published {
        Some(published) => docs.markdown(format!(
            "Resources here: {}; the vendor publishes {}, and {} providers.",
            api.resources.len(),
            published.resources,
            published.integrations,
        )),
        None => docs,
    };
    match &api.source {
        Some(source) => docs.markdown(format!("Source: {}.", code(source))),
        None => docs,
    }
}
