//! `provider.rs`: the closed list of providers.

use proc_macro2::Literal;
use quote::quote;

use super::docs::Docs;
use super::file::RustFile;
use crate::model::Spec;

pub(super) fn file(spec: &Spec) -> RustFile {
    let mut file = RustFile::new("provider.rs", "spec/providers.yaml");
    let variants = spec.providers.iter().map(|provider| {
        let name = provider.name.ident();
        let docs = Docs::default().text(&format!("{} (`{}`).", provider.label, provider.slug)).tokens();
        quote!(#docs #name)
    });
    file.push(quote! {
        /// A provider behind the unified API. Variants are in the order of their slugs; later versions add some.
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        #[repr(u16)]
        pub enum Provider { #(#variants,)* }
    });
    file.push(quote! {
        impl Provider {
            /// Every provider, by slug.
            pub const ALL: &'static [Provider] = &ALL;
        }
    });
    let count = Literal::usize_unsuffixed(spec.providers.len());
    file.push(quote! {
        /// How many providers there are.
        pub(crate) const COUNT: usize = #count;
    });
    let names = spec.providers.iter().map(|provider| provider.name.ident());
    file.push(quote! {
        static ALL: [Provider; COUNT] = [#(Provider::#names,)*];
    });
    // Of a pair of texts rustc looks at three things instead of one.
    let rows = spec.providers.iter().map(|provider| format!("{} {}", provider.slug, provider.label));
    file.push(quote! {
        /// Slug and label, with a space between them, in the order of the variants.
        pub(crate) static PROVIDERS: [&str; COUNT] = [#(#rows,)*];
    });
    file
}
