//! `formats.rs`: the forms in which an answer can be asked for, and which of them go together.

use std::collections::BTreeSet;

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::docs::{Docs, code};
use super::file::RustFile;
use crate::model::{Answer, Operation, Platform, ResponseFormat, Spec};
use crate::names::{FieldName, operation_type, type_of};

pub(super) fn file(spec: &Spec) -> RustFile {
    let mut file = RustFile::new("formats.rs", "spec/platform.yaml");
    let title = "The forms in which an answer can be asked for.";
    file.push(Docs::default().markdown(title).inner_tokens());
    let import = (!spec.platform.response_formats.is_empty()).then(|| {
        quote!(
            use crate::runtime::client::response_format;
        )
    });
    file.push(quote! {
        use crate::client;
        #import
    });
    for format in &spec.platform.response_formats {
        file.push(marker(format));
    }
    file.push(methods(&spec.platform));
    file.push(sets(spec));
    file
}

fn marker(format: &ResponseFormat) -> TokenStream {
    let (name, wire) = (operation_type(&format.wire), &format.wire);
    let answer = match format.answer {
        Answer::Record => quote!(Record),
        Answer::Provider => quote!(AsSent),
        Answer::Bytes => quote!(Bytes),
        Answer::Exchange => quote!(Exchange),
    };
    let docs = format_docs(format).tokens();
    quote! {
        #docs
        #[derive(Debug)]
        pub enum #name {}
        response_format!(#name, #wire, #answer);
    }
}

fn format_docs(format: &ResponseFormat) -> Docs {
    let docs = Docs::default().markdown(format!("The response format {}.", code(&format.wire)));
    docs.maybe(format.description.as_deref())
}

/// What awaiting the call gives.
fn comes_as(answer: Answer) -> &'static str {
    match answer {
        Answer::Record => "Comes as the operation's record; of a list, as a [`Page`](client::Page) of them.",
        Answer::Provider => "Comes as [`Raw`](client::Raw).",
        Answer::Bytes => "Comes as a [`ByteStream`](client::ByteStream).",
        Answer::Exchange => "Comes as an [`Exchange`](client::Exchange) around the operation's record.",
    }
}

/// How a call asks for each of them.
fn methods(platform: &Platform) -> TokenStream {
    let methods = platform.response_formats.iter().filter_map(|format| {
        let method = FieldName::from_wire(&format.wire)?.of_call();
        let name = operation_type(&format.wire);
        let docs = Docs::default().markdown(format!("Asks for the response format {}.", code(&format.wire)));
        let docs = docs.maybe(format.description.as_deref()).markdown(comes_as(format.answer)).tokens();
        Some(quote! {
            #docs
            pub fn #method(self) -> client::Call<O, #name>
            where
                O: client::Offers<#name>,
            {
                self.in_format()
            }
        })
    });
    quote! {
        impl<O: client::OperationType> client::Call<O> {
            #(#methods)*
        }
    }
}

/// Which formats some operation offers together, each combination as a type.
fn sets(spec: &Spec) -> TokenStream {
    let all = all(spec);
    let sets = all.iter().map(|set| {
        let name = name_of(&spec.platform, set);
        let formats: Vec<Ident> = members(&spec.platform, set).map(|format| operation_type(&format.wire)).collect();
        let wires: Vec<String> = members(&spec.platform, set).map(|format| code(&format.wire)).collect();
        let docs = if wires.is_empty() { "No format.".to_owned() } else { format!("{}.", wires.join(", ")) };
        let docs = Docs::default().markdown(docs).tokens();
        quote! {
            #docs
            #[derive(Debug)]
            pub enum #name {}
            #(impl crate::client::Includes<super::#formats> for #name {})*
        }
    });
    // Hidden, because an operation that offers one more has a set of another name.
    quote! {
        /// The formats that operations offer together.
        #[doc(hidden)]
        pub mod sets {
            #(#sets)*
        }
    }
}

/// The type of the formats that an operation offers.
pub(super) fn set_name(platform: &Platform, operation: &Operation) -> Ident {
    name_of(platform, &set_of(platform, operation))
}

/// A combination of formats, by their places in the platform's list.
type Set = Vec<usize>;

fn all(spec: &Spec) -> BTreeSet<Set> {
    let operations = spec.resources().flat_map(|resource| &resource.operations);
    operations.map(|operation| set_of(&spec.platform, operation)).collect()
}

fn set_of(platform: &Platform, operation: &Operation) -> Set {
    let formats = platform.response_formats.iter().enumerate();
    formats.filter(|(_, format)| operation.offers(format)).map(|(index, _)| index).collect()
}

fn members<'a>(platform: &'a Platform, set: &'a Set) -> impl Iterator<Item = &'a ResponseFormat> {
    set.iter().filter_map(|index| platform.response_formats.get(*index))
}

/// `UnifiedRaw`; with the formats' places in the list besides, where two combinations could share a name.
fn name_of(platform: &Platform, set: &Set) -> Ident {
    let name = |format: &ResponseFormat| operation_type(&format.wire).to_string();
    let joined = members(platform, set).map(name).collect::<String>().replace('_', "");
    let all: Vec<String> = platform.response_formats.iter().map(|format| name(format).replace('_', "")).collect();
    // Names of which none starts with another can be told apart once they are joined.
    let starts_another = |one: &String| all.iter().filter(|other| other.starts_with(one.as_str())).count() > 1;
    if joined.is_empty() {
        type_of("Nothing")
    } else if all.iter().any(starts_another) || joined == "Nothing" {
        let places: Vec<String> = set.iter().map(usize::to_string).collect();
        type_of(&format!("{joined}{}", places.join("And")))
    } else {
        type_of(&joined)
    }
}
