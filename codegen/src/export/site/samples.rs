//! The call of an operation in every language: for everybody on the page, for each provider in a script beside it.

use std::borrow::Cow;

use indexmap::IndexSet;
use maud::{Markup, html};
use serde::Serialize;

use super::assets;
use super::frame::Site;
use super::paths::Path;
use super::standing::{Mark, Shown};
use crate::diagnostics::spelled;
use crate::export::sample::{self, Language};
use crate::model::{Has, Operation, Resource};

/// No text in Rust has it, since it is spelled out there.
const NAME: &str = "\0";

/// What a script has to know of an operation.
#[derive(Debug, Serialize)]
struct Data<'a> {
    /// The anchors of fields.
    fields: Vec<&'a str>,
    providers: Vec<ProviderData<'a>>,
    /// Providers that are not among these do not have the operation.
    complete: bool,
    /// The samples of providers, in the order of the languages; several providers share one.
    samples: IndexSet<Vec<String>>,
    /// What a sample in Rust has in place of a provider's name, which is all that differs between many.
    name: &'a str,
}

#[derive(Debug, Serialize)]
struct ProviderData<'a> {
    slug: &'a str,
    label: Cow<'a, str>,
    /// The name in Rust.
    rust: String,
    /// Whether it has the operation.
    has: Has,
    /// A sign a field.
    marks: String,
    /// Which of the samples.
    sample: usize,
}

/// The samples as they are without a provider: headed blocks, which a script makes tabs of.
pub(super) fn blocks(site: &Site<'_>, resource: &Resource, operation: &Operation) -> Markup {
    html! {
        div #samples {
            @for (language, text) in sample::all(site.spec, resource, operation, None) {
                section.sample data-language=(language.as_str()) {
                    h3 id=(format!("in-{}", language.as_str())) { (language.title()) }
                    pre tabindex="0" role="group" aria-label=(format!("The call in {}", language.title())) { code { (text) } }
                }
            }
        }
    }
}

/// What a page asks for once somebody chooses a provider.
pub(super) fn data(site: &Site<'_>, shown: &Shown<'_>) -> (String, Vec<u8>) {
    let Shown { resource, operation, lines, providers: named } = shown;
    let mut samples: IndexSet<Vec<String>> = IndexSet::new();
    let mut providers = Vec::new();
    for id in named {
        let provider = site.spec.provider(*id);
        let rust = provider.name.ident().to_string();
        let texts =
            sample::all(site.spec, resource, operation, Some(*id)).into_iter().map(|(language, text)| match language {
                Language::Rust => text.replace(&rust, NAME),
                _ => text,
            });
        let (sample, _) = samples.insert_full(texts.collect());
        let marks = lines.marks(*id).into_iter().map(Mark::sign).collect();
        let (slug, label, has) = (provider.slug.as_str(), spelled(&provider.label), operation.has(*id));
        providers.push(ProviderData { slug, label, rust, has, marks, sample });
    }
    let fields = lines.0.iter().map(|line| line.id.as_str()).collect();
    let complete = operation.is_bound();
    let data = Data { fields, name: NAME, providers, complete, samples };
    (Path::data(resource, operation).into_string(), assets::data("OPERATION", &data))
}
