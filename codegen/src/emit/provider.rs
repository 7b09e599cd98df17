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
    let all = spec.providers.iter().map(|provider| provider.name.ident());
    file.push(quote! {
        impl Provider {
            /// Every provider, by slug.
            pub const ALL: &'static [Provider] = &[#(Provider::#all,)*];
        }
    });
    let count = Literal::usize_unsuffixed(spec.providers.len());
    file.push(quote! {
        /// How many providers there are.
        pub(crate) const COUNT: usize = #count;
    });
    let rows = spec.providers.iter().map(|provider| {
        let (slug, label) = (&provider.slug, &provider.label);
        quote!((#slug, #label))
    });
    file.push(quote! {
        /// Slug and label, in the order of the variants.
        pub(crate) static PROVIDERS: [(&str, &str); COUNT] = [#(#rows,)*];
    });
    file
}
