//! `providers.rs`: the providers as types.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::docs::Docs;
use super::file::RustFile;
use crate::model::Spec;

pub(super) fn file(spec: &Spec) -> RustFile {
    let mut file = RustFile::new("providers.rs", "spec/providers.yaml");
    file.push(
        Docs::default()
            .markdown("Providers as types, for requests to a provider that is known when the code compiles.")
            .markdown("Each type stands for the variant of [`Provider`](crate::Provider) of its name.")
            .inner_tokens(),
    );
    // Where there are fewer providers than digits, some digits are in no number.
    let used = DIGITS.iter().take(spec.providers.len()).map(|(name, short)| {
        let (name, short) = (format_ident!("{name}"), format_ident!("{short}"));
        quote!(#name as #short)
    });
    file.push(quote!(
        use crate::runtime::typed::{Numbered, #(#used),*};
    ));
    let digits = digits(spec.providers.len());
    for (index, provider) in spec.providers.iter().enumerate() {
        let name = provider.name.ident();
        let docs = Docs::default().text(&format!("{} (`{}`).", provider.label, provider.slug)).tokens();
        let number = number(index, digits);
        file.push(quote! {
            #docs
            pub struct #name;
            impl Numbered for #name {
                type Number = #number;
            }
        });
    }
    let names = || spec.providers.iter().map(|provider| provider.name.ident());
    let (types, variants) = (names(), names());
    file.push(quote! {
        #[cfg(test)]
        #[test]
        fn each_stands_for_the_variant_of_its_name() {
            use crate::Provider as P;
            use crate::typed::ProviderType as _;
            assert_eq!([#(#types::PROVIDER),*], [#(P::#variants),*]);
        }
    });
    file
}

/// A number as a type: its digits, the last one innermost. Written out, because a macro that made it of digits would cost the compiler
/// as much as all else of a provider.
fn number(index: usize, digits: u32) -> TokenStream {
    (0..digits).fold(quote!(()), |rest, place| {
        let (_, short) = DIGITS[index / DIGITS.len().pow(place) % DIGITS.len()];
        let digit = format_ident!("{short}");
        quote!((#digit, #rest))
    })
}

/// How many digits the numbers below `count` have: one at least, since nothing differs from a number without any.
fn digits(count: usize) -> u32 {
    count.saturating_sub(1).checked_ilog(DIGITS.len()).map_or(1, |highest| highest + 1)
}

/// The digits: what they are called in the crate's own code, and here.
const DIGITS: [(&str, &str); 4] = [("Zero", "O"), ("One", "I"), ("Two", "Z"), ("Three", "E")];
