//! `providers.rs`: the providers as types.

use proc_macro2::Literal;
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
    file.push(quote!(
        use crate::runtime::typed::provider;
    ));
    let digits = digits(spec.providers.len());
    for (index, provider) in spec.providers.iter().enumerate() {
        let name = provider.name.ident();
        let docs = Docs::default().text(&format!("{} (`{}`).", provider.label, provider.slug)).tokens();
        let number = (0..digits).rev().map(|digit| Literal::usize_unsuffixed(index >> digit & 1));
        file.push(quote! {
            #docs
            #[derive(Clone, Copy, Debug)]
            pub struct #name;
            provider!(#name: #(#number)*);
        });
    }
    file
}

/// How many binary digits the numbers below `count` have: one at least, since nothing differs from a number without any.
fn digits(count: usize) -> usize {
    count.next_power_of_two().trailing_zeros().max(1) as usize
}
