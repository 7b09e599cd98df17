//! The list of providers.

use maud::{Markup, html};

use super::assets;
use super::frame::{Page, Site};
use super::paths::Path;
use super::provider::Standing;
use super::tools::filter;
use super::words::{code, count};
use crate::diagnostics::spelled;

pub(super) fn page(site: &Site<'_>, standings: &[Standing<'_>]) -> (String, Vec<u8>) {
    let path = Path::providers();
    let (named, others): (Vec<_>, _) = standings.iter().partition(|standing| standing.operations() > 0);
    let main = html! {
        h1 { "Providers" }
        (filter(standings.len(), &html! {}))
        div #table {
            (list(&path, "Named by a source", &named))
            (list(&path, "Known, and no source says what they take or fill", &others))
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

/// Apart, so that nobody opens page after page that says nothing.
fn list(path: &Path, title: &str, standings: &[&Standing<'_>]) -> Markup {
    html! {
        @if !standings.is_empty() {
            h2 { (title) }
            ul.many {
                @for standing in standings {
                    @let provider = standing.provider();
                    li data-slug=(provider.slug) {
                        a href=(Path::provider(provider).from(path)) { (spelled(&provider.label)) } " " (code(&provider.slug))
                        @if standing.operations() > 0 {
                            " " span.quiet { (count(standing.operations(), "operation", "operations")) }
                        }
                    }
                }
            }
        }
    }
}
