//! `providers.rs`: the providers as types.

use proc_macro2::{Ident, TokenStream};
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
    let numbers = Numbers::below(spec.providers.len());
    file.push(numbers.digits());
    file.push(numbers.aliases());
    for (index, provider) in spec.providers.iter().enumerate() {
        let name = provider.name.ident();
        let docs = Docs::default().text(&format!("{} (`{}`).", provider.label, provider.slug)).tokens();
        let number = numbers.number(index);
        file.push(quote! {
            #docs
            pub struct #name;
            impl _Numbered for #name {
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
            use crate::Provider as _Variant;
            use crate::typed::ProviderType as _;
            assert_eq!([#(#types::PROVIDER),*], [#(_Variant::#variants),*]);
        }
    });
    file
}

/// Numbers as types: lists of digits, the last one innermost. They are written out, because a macro that made them of digits would cost
/// the compiler as much as all else of a provider; and as a head and a tail, which many share, because it looks at each part of a type.
///
/// All names start with `_`, which no provider's does.
struct Numbers {
    count: usize,
    /// How many digits are in a tail, and how many numbers that makes.
    tail: (u32, usize),
    head: u32,
}

/// The digits: what they are called in the crate's own code.
const DIGITS: [&str; 4] = ["Zero", "One", "Two", "Three"];

impl Numbers {
    /// One digit at least, since nothing differs from a number without any.
    fn below(count: usize) -> Self {
        let digits = count.saturating_sub(1).checked_ilog(DIGITS.len()).map_or(1, |highest| highest + 1);
        let tail = digits / 2;
        Self { count, tail: (tail, DIGITS.len().pow(tail)), head: digits - tail }
    }

    /// Where there are fewer numbers than digits, some digits are in no number.
    fn digits(&self) -> TokenStream {
        let used = DIGITS.iter().enumerate().take(self.count).map(|(value, name)| {
            let (name, short) = (format_ident!("{name}"), digit(value));
            quote!(#name as #short)
        });
        quote!(
            use crate::runtime::typed::{Numbered as _Numbered, #(#used),*};
        )
    }

    fn aliases(&self) -> TokenStream {
        let (digits, tails) = self.tail;
        let heads = (0..self.count.div_ceil(tails)).map(|value| {
            let (name, list) = (name("H", value, self.head), list(value, self.head, &quote!(Tail)));
            quote!(type #name<Tail> = #list;)
        });
        let tails = (0..self.count.min(tails)).map(|value| {
            let (name, list) = (name("T", value, digits), list(value, digits, &quote!(())));
            quote!(type #name = #list;)
        });
        quote!(#(#heads)* #(#tails)*)
    }

    fn number(&self, index: usize) -> TokenStream {
        let (digits, tails) = self.tail;
        let (head, tail) = (name("H", index / tails, self.head), name("T", index % tails, digits));
        quote!(#head<#tail>)
    }
}

/// `_H012`
fn name(part: &str, value: usize, digits: u32) -> Ident {
    let digits: String = (0..digits).rev().map(|place| digit_at(value, place).to_string()).collect();
    format_ident!("_{part}{digits}")
}

/// `(_0, (_1, (_2, Tail)))`
fn list(value: usize, digits: u32, end: &TokenStream) -> TokenStream {
    (0..digits).fold(end.clone(), |rest, place| {
        let digit = digit(digit_at(value, place));
        quote!((#digit, #rest))
    })
}

/// The last place is the first.
fn digit_at(value: usize, place: u32) -> usize {
    value / DIGITS.len().pow(place) % DIGITS.len()
}

/// `_2`
fn digit(value: usize) -> Ident {
    format_ident!("_{value}")
}
