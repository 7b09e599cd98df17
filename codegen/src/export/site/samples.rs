//! The call of an operation in every language: for everybody on the page, for each provider in a script beside it.

use maud::{Markup, html};
use serde::Serialize;

use super::assets;
use super::frame::Site;
use super::paths::Path;
use super::standing::{Lines, Mark, named};
use crate::export::sample::{Language, call, sample};
use crate::model::{Operation, ProviderId, Resource};

/// What a script has to know of an operation.
#[derive(Debug, Serialize)]
struct Data<'a> {
    /// The anchors of fields.
    fields: Vec<&'a str>,
    providers: Vec<ProviderData<'a>>,
    /// The samples of providers, in the order of the languages; several providers share one.
    samples: Vec<Vec<String>>,
}

#[derive(Debug, Serialize)]
struct ProviderData<'a> {
    slug: &'a str,
    label: &'a str,
    /// A sign a field.
    marks: String,
    /// Which of the samples.
    sample: usize,
}

/// The samples as they are without a provider: headed blocks, which a script makes tabs of.
pub(super) fn blocks(site: &Site<'_>, resource: &Resource, operation: &Operation) -> Markup {
    let texts = texts(site, resource, operation, None);
    html! {
        div #samples {
            @for (language, text) in Language::ALL.into_iter().zip(texts) {
                section.sample data-language=(language.as_str()) {
                    h3 id=(format!("in-{}", language.as_str())) { (title(language)) }
                    pre tabindex="0" aria-label=(format!("The call in {}", title(language))) { code { (text) } }
                }
            }
        }
    }
}

/// What a page asks for once somebody chooses a provider.
pub(super) fn data(site: &Site<'_>, resource: &Resource, operation: &Operation) -> (String, Vec<u8>) {
    let lines = Lines::of(operation);
    let mut samples: Vec<Vec<String>> = Vec::new();
    let mut providers = Vec::new();
    for id in named(operation, &lines) {
        let texts = texts(site, resource, operation, Some(id));
        let sample = samples.iter().position(|known| *known == texts).unwrap_or_else(|| {
            samples.push(texts);
            samples.len() - 1
        });
        let provider = site.spec.provider(id);
        let marks = lines.marks(id).into_iter().map(Mark::sign).collect();
        providers.push(ProviderData { slug: &provider.slug, label: &provider.label, marks, sample });
    }
    let data = Data { fields: lines.0.iter().map(|line| line.id.as_str()).collect(), providers, samples };
    let data = serde_json::to_string(&data).unwrap_or_else(|_| unreachable!("it has texts and numbers only"));
    let path = Path::data(resource, operation).into_string();
    (path, assets::script(&format!("window.OPERATION = {data};\n")))
}

fn texts(site: &Site<'_>, _: &Resource, operation: &Operation, provider: Option<ProviderId>) -> Vec<String> {
    let call = call(site.spec, operation, provider);
    Language::ALL.map(|language| sample(&call, language)).into()
}

fn title(language: Language) -> &'static str {
    match language {
        Language::Curl => "curl",
        Language::JavaScript => "JavaScript (fetch)",
        Language::Python => "Python (requests)",
    }
}
