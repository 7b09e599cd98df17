//! Open enums: known values as variants, unknown ones kept.

use quote::quote;

use super::docs::{Docs, code};
use super::file::RustFile;
use crate::model::EnumValue;
use crate::names::TypeName;

pub(super) fn push(file: &mut RustFile, name: &TypeName, description: &str, values: &[EnumValue]) {
    let name = name.ident();
    let docs = Docs::default().text(description).tokens();
    let variants = values.iter().map(|value| {
        let (ident, shown) = (value.variant.ident(), code(&value.wire));
        let docs = Docs::default().markdown(if shown.is_empty() { "Blank text.".to_owned() } else { shown }).tokens();
        quote!(#docs #ident,)
    });
    file.push(quote! {
        #docs
        #[derive(Clone, Debug, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum #name {
            #(#variants)*
            /// A value that this version does not know.
            Unrecognized(rt::Unrecognized),
        }
    });
    let pairs = values.iter().map(|value| {
        let (wire, ident) = (&value.wire, value.variant.ident());
        quote!(#wire => #ident)
    });
    file.push(quote!(rt::open_enum! { #name { #(#pairs,)* } }));
}
