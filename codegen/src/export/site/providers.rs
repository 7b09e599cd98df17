//! The list of providers.

use maud::html;

use super::assets;
use super::frame::{Page, Site};
use super::paths::Path;
use super::words::{code, count};
use crate::diagnostics::spelled;

pub(super) fn page(site: &Site<'_>) -> (String, Vec<u8>) {
    let path = Path::providers();
    let providers = &site.spec.providers;
    let main = html! {
        h1 { "Providers" }
        form #tools hidden {
            label { "Provider " input #filter type="search" autocomplete="off" spellcheck="false" placeholder="part of a name"; }
            p #shown role="status" { (count(providers.len(), "provider", "providers")) }
        }
        ul #table.many {
            @for provider in providers {
                li data-slug=(provider.slug) {
                    a href=(Path::provider(provider).from(&path)) { (spelled(&provider.label)) } " " (code(&provider.slug))
                }
            }
        }
    };
    Page {
        title: "Providers".to_owned(),
        above: vec![(path.clone(), "providers")],
        path,
        scripts: &[assets::TABLE],
        main,
    }
    .finish(site)
}
