//! `<api>/<resource>.rs`: the types of a resource.

use quote::quote;

use super::file::RustFile;
use super::{enums, structs};
use crate::model::{Definition, Resource, Spec};

pub(super) fn file(spec: &Spec, resource: &Resource) -> RustFile {
    let mut file = RustFile::new(path(spec, resource, ".rs"), source(resource));
    file.push(quote!(
        use crate::runtime as rt;
    ));
    let has = resource.bounds_some_operation().then(|| {
        quote!(
            pub mod has;
        )
    });
    let requests = resource.request_types();
    let builders = requests.iter().map(|request| request.name.module());
    file.push(quote! {
        #[cfg(feature = "client")]
        #[cfg_attr(docsrs, doc(cfg(feature = "client")))]
        pub mod calls;
        #has
        pub mod operations;
        #[cfg(test)]
        mod tests;
        #(pub mod #builders;)*
    });
    for definition in &resource.definitions {
        match definition {
            Definition::Struct { name, description, usage, part, fields } => {
                structs::push(
                    &mut file,
                    spec,
                    resource,
                    &structs::Struct { name, description, usage: *usage, part: part.as_ref(), fields },
                );
            }
            Definition::Enum { name, description, values, shown } => {
                enums::push(&mut file, name, description, (values, *shown));
            }
        }
    }
    file
}

/// Where a resource's file is: `ticketing/accounts.rs`, `ticketing/accounts/tests.rs`.
pub(super) fn path(spec: &Spec, resource: &Resource, end: &str) -> String {
    format!("{}/{}{end}", spec.api_of(resource).module, resource.module)
}

/// What to edit instead of a resource's file.
pub(super) fn source(resource: &Resource) -> String {
    format!("spec/{}.yaml", resource.path())
}
