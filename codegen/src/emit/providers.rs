//! `providers.rs`: the providers as types.

use proc_macro2::TokenStream;
use quote::quote;

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
    let one = (spec.providers.len() > 1).then(|| quote!(One as I,));
    file.push(quote!(
        use crate::runtime::typed::{Numbered, #one Zero as O};
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

/// A number as a type: its binary digits, the last one innermost. Written out, because a macro that made it of digits would cost the compiler
/// as much as all else of a provider.
fn number(index: usize, digits: usize) -> TokenStream {
    (0..digits).fold(quote!(()), |rest, digit| {
        let bit = if index >> digit & 1 == 1 { quote!(I) } else { quote!(O) };
        quote!((#bit, #rest))
    })
}

/// How many binary digits the numbers below `count` have: one at least, since nothing differs from a number without any.
fn digits(count: usize) -> usize {
    count.next_power_of_two().trailing_zeros().max(1) as usize
}
