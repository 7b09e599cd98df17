//! The last of `platform.rs`: the same names as the client looks them up.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use crate::model::{Platform, Role};

/// A platform need not have every parameter and envelope that a client could use.
pub(super) fn tokens(platform: &Platform) -> TokenStream {
    let roles = Role::ALL.iter().map(|role| {
        let name = format_ident!("{}", role.as_str().replace('-', "_"));
        let parameter = platform.parameter_in_role(*role).map(|parameter| parameter.wire.as_str());
        let value = option(parameter);
        quote!(#name: #value,)
    });
    let envelopes = ENVELOPES.iter().map(|(of, part)| {
        let name = format_ident!("{of}_{part}");
        let mut known = platform.envelopes.iter();
        let value = option(known.find(|known| (known.of, known.part) == (*of, *part)).map(|known| known.wire.as_str()));
        quote!(#name: #value,)
    });
    quote! {
        /// What the client sends and reads by.
        #[cfg(feature = "client")]
        pub(crate) static WIRE: crate::runtime::client::Wire = crate::runtime::client::Wire {
            base_url: BASE_URL,
            authentication_header: AUTHENTICATION_HEADER,
            authentication_scheme: AUTHENTICATION_SCHEME,
            #(#roles)*
            #(#envelopes)*
        };
    }
}

/// What an envelope may name.
const ENVELOPES: [(&str, &str); 8] = [
    ("list", "records"),
    ("list", "next_cursor"),
    ("list", "previous_cursor"),
    ("list", "count"),
    ("list", "partial"),
    ("custom", "result"),
    ("debug", "result"),
    ("debug", "debug"),
];

fn option(value: Option<&str>) -> TokenStream {
    value.map_or_else(|| quote!(None), |value| quote!(Some(#value)))
}
