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
    let count = Literal::usize_unsuffixed(spec.providers.len());
    file.push(quote! {
        /// How many providers there are.
        pub(crate) const COUNT: usize = #count;
    });
    let rows = spec.providers.iter().map(|provider| {
        let (slug, label, name) = (&provider.slug, &provider.label, provider.name.ident());
        quote!((Provider::#name, #slug, #label))
    });
    file.push(quote! {
        /// Provider, slug and label, by slug.
        pub(crate) static PROVIDERS: [(Provider, &str, &str); COUNT] = [#(#rows,)*];
    });
    file
}
