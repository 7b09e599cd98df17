//! Open enums: known values as variants, unknown ones kept.

use quote::quote;

use super::docs::{Docs, code};
use super::file::RustFile;
use crate::model::{EnumValue, ValuesShown};
use crate::names::TypeName;

pub(super) fn push(
    file: &mut RustFile,
    name: &TypeName,
    description: &str,
    (values, shown): (&[EnumValue], ValuesShown),
) {
    let name = name.ident();
    let docs = shown.said().into_iter().fold(Docs::default().text(description), Docs::markdown).tokens();
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
    let wires = || values.iter().map(|value| &value.wire);
    let idents = || values.iter().map(|value| value.variant.ident());
    let (known, read, written) = (wires(), wires(), wires());
    let (read_as, written_as) = (idents(), idents());
    file.push(quote! {
        impl #name {
            /// The known values, as they are on the wire.
            pub const VALUES: &'static [&'static str] = &[#(#known),*];

            /// The value as it is on the wire, whether this version knows it or not.
            pub fn as_str(&self) -> &str {
                match self {
                    #(Self::#written_as => #written,)*
                    Self::Unrecognized(other) => other.text(),
                }
            }

            fn known(text: &str) -> Option<Self> {
                Some(match text {
                    #(#read => Self::#read_as,)*
                    _ => return None,
                })
            }
        }
        rt::open_enum!(#name);
    });
}
