//! The first page.

use maud::html;

use super::api;
use super::frame::{Page, Site};
use super::offered;
use super::paths::Path;
use super::words::{code, count};
use crate::diagnostics::spelled;
use crate::export::plot::{Plot, WIDTH};

pub(super) fn page(site: &Site<'_>, plots: &[Plot]) -> (String, Vec<u8>) {
    let (path, totals) = (Path::home(), site.spec.totals());
    let have = offered::named(site.spec.operations().map(|(_, operation)| operation));
    let main = html! {
        h1 { (spelled(&site.spec.platform.name)) }
        p {
            (count(totals.apis, "API", "APIs")) ", " (count(totals.resources, "resource", "resources")) ", "
            (count(totals.operations, "operation", "operations")) ", " (count(totals.fields, "field", "fields")) "; "
            a href=(Path::providers().from(&path)) { (count(site.spec.providers.len(), "provider", "providers")) }
            ", " (totals.providers) " of them named by some field, " (have.len()) " as having some operation. Every call goes to " (code(&site.spec.platform.base_url)) "."
            " " a href="#plots" { "How much is known" } ", as plots."
        }
        @for one in &site.spec.apis {
            h2 { a href=(Path::api(one).from(&path)) { (api::title(one)) } }
            p.quiet { (api::extent(one)) }
            (api::resources(&path, one))
        }
        h2 id="plots" { "How much is known" }
        @for plot in plots {
            img.plot src=(Path::asset(plot.name).from(&path)) alt=(plot.alt) width=(WIDTH) height=(plot.height);
        }
    };
    Page { title: "APIs".to_owned(), above: Vec::new(), path, scripts: &[], main }.finish(site)
}
