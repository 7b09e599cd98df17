//! The page of an operation.

use maud::{Markup, html};

use super::assets;
use super::fields::Section;
use super::frame::{Page, Site};
use super::paths::Path;
use super::samples;
use super::standing::Shown;
use super::words::{code, codes, count, prose, provider, seen_in_part};
use crate::diagnostics::spelled;
use crate::model::{
    Envelope, Integration, Location, Operation, Parameter, ProviderId, Request, Resource, Response, Role,
};

pub(super) fn page(site: &Site<'_>, shown: &Shown<'_>) -> (String, Vec<u8>) {
    let Shown { resource, operation, providers, .. } = shown;
    let path = Path::operation(resource, operation);
    let matrix = Path::matrix(resource, operation);
    let view = View { site, resource, operation, providers, matrix, path: path.clone() };
    let method = operation.method.wire();
    Page {
        title: format!("{method} {}", resource.path()),
        above: vec![
            (Path::api_of(resource), resource.api.as_str()),
            (Path::resource(resource), &resource.slug),
            (path.clone(), method),
        ],
        path,
        scripts: &[assets::OPERATION],
        main: view.main(),
    }
    .finish(site)
}

struct View<'a> {
    site: &'a Site<'a>,
    resource: &'a Resource,
    operation: &'a Operation,
    providers: &'a [ProviderId],
    path: Path,
    matrix: Path,
}

impl View<'_> {
    fn main(&self) -> Markup {
        html! {
            h1 { (self.operation.method.wire()) " " span.quiet { (self.resource.path()) } }
            p.signature { b { (self.operation.http.as_str()) } " " (code(&self.operation.path)) }
            @if let Some(text) = &self.operation.description { p { (prose(text)) } }
            (self.facts())
            (seen_in_part(self.operation))
            (self.providers())
            div.columns {
                div {
                    (self.path_parameters())
                    (self.query())
                    (self.request())
                    (self.response())
                }
                section.beside aria-labelledby="samples-title" {
                    h2 id="samples-title" { "Samples" }
                    p.quiet id="sample-of" role="status" { "For every provider: what the unified schema has." }
                    (samples::blocks(self.site, self.resource, self.operation))
                }
            }
        }
    }

    fn facts(&self) -> Markup {
        html! {
            dl.facts {
                @if let Some(source) = &self.operation.source { dt { "Read from" } dd { (code(source)) } }
                (self.integrations())
                dt { "Specification" }
                dd { (self.site.source(&self.operation.place)) }
                dt { "Who takes what" }
                dd { a href=(self.matrix.from(&self.path)) { "Matrix of providers and fields" } }
                dt { "The call" }
                dd { a href="#samples-title" { "Samples" } }
            }
        }
    }

    fn integrations(&self) -> Markup {
        let others = self.operation.offered().of_others();
        let Some(known) = &self.operation.integrations else {
            return html! { dt { "Providers" } dd { (others) } };
        };
        let page = self.site.spec.integrations_source(self.resource, self.operation);
        let page = page.filter(|_| self.operation.source.is_none());
        html! {
            @for (word, list) in [("Providers", &known.whole), ("Providers that leave out fields", &known.partial)] {
                @if !list.is_empty() { dt { (word) } dd { (self.folded(list)) } }
            }
            dt { "Other providers" }
            dd { (others) }
            @if let Some(page) = page { dt { "Providers read from" } dd { (code(page)) } }
        }
    }

    fn folded(&self, list: &[Integration]) -> Markup {
        html! {
            details {
                summary { (count(list.len(), "provider", "providers")) }
                @for (at, one) in list.iter().enumerate() {
                    @if at > 0 { ", " } (provider(self.site, &self.path, one.provider))
                }
            }
        }
    }

    /// Needs a script, which shows it.
    fn providers(&self) -> Markup {
        html! {
            @if self.providers.is_empty() {
                p.quiet { "No source names a provider of this operation." }
            } @else {
                p #chosen hidden data-from=(Path::data(self.resource, self.operation).from(&self.path)) {
                    label for="provider" { "As a provider has it: " }
                    select id="provider" {
                        option value="" { "any" }
                        @for id in self.providers {
                            @let provider = self.site.spec.provider(*id);
                            option value=(provider.slug) { (spelled(&provider.label)) }
                        }
                    }
                }
            }
        }
    }

    fn section(&self, location: Location) -> Section<'_> {
        Section { site: self.site, page: &self.path, matrix: &self.matrix, location }
    }

    fn common(&self, location: Location) -> Vec<&Parameter> {
        let common = self.site.spec.platform.parameters_of(&self.operation.method);
        common.filter(|parameter| parameter.location == location).collect()
    }

    fn path_parameters(&self) -> Markup {
        let common = self.common(Location::Path);
        let section = self.section(Location::Path);
        html! {
            @if !common.is_empty() {
                h2 { "Path" }
                ul.fields { @for parameter in common { (section.parameter(parameter, &[], self.operation)) } }
            }
        }
    }

    fn query(&self) -> Markup {
        let common = self.common(Location::Query);
        let section = self.section(Location::Query);
        let formats: Vec<&str> = self.operation.response_formats.iter().map(String::as_str).collect();
        let values = |parameter: &Parameter| {
            if parameter.role == Some(Role::ResponseFormat) { formats.clone() } else { Vec::new() }
        };
        let is_shown = |parameter: &&Parameter| parameter.required || self.operation.says_of(parameter).is_some();
        let (shown, others): (Vec<&Parameter>, _) = common.into_iter().partition(is_shown);
        html! {
            h2 { "Query" }
            (section.fields(&self.operation.query))
            (section.unnamed(self.operation))
            ul.fields { @for parameter in shown { (section.parameter(parameter, &values(parameter), self.operation)) } }
            @if !others.is_empty() {
                details {
                    summary { (count(others.len(), "parameter", "parameters")) " that operations have in common" }
                    ul.fields { @for parameter in others { (section.parameter(parameter, &values(parameter), self.operation)) } }
                }
            }
        }
    }

    fn request(&self) -> Markup {
        let section = self.section(Location::Request);
        html! {
            @match &self.operation.request {
                Request::None => {}
                request @ Request::NotStated => { h2 { "Request body" } p { @if let Some(said) = request.undescribed() { (said) } } }
                Request::Fields(fields) => { h2 { "Request body" } (section.fields(fields)) }
            }
            (section.unnamed(self.operation))
        }
    }

    fn response(&self) -> Markup {
        let section = self.section(Location::Response);
        html! {
            h2 { "Answer" }
            (self.envelope())
            @match &self.operation.response {
                response @ Response::NotStated => p { @if let Some(said) = response.undescribed() { (said) } },
                Response::Bytes => p { "The answer is a file: bytes as they come." },
                Response::Object(fields) => {
                    (section.fields(fields))
                    @if self.resource.is_partial { p { "Sources show only some of the fields; a record has more." } }
                }
            }
            (section.unnamed(self.operation))
            (self.forms())
        }
    }

    /// The names around what is sent back.
    fn envelope(&self) -> Markup {
        let kind = self.operation.method.kind();
        let parts: Vec<&Envelope> = self.site.spec.platform.envelopes.iter().filter(|one| one.of == kind).collect();
        let (inner, beside): (Vec<&Envelope>, _) =
            parts.into_iter().partition(|one| matches!(one.part, "records" | "result"));
        html! {
            @for one in &inner {
                p {
                    @if one.part == "records" { "The records are in " } @else { "It is in " }
                    (code(&one.wire))
                    @if !beside.is_empty() {
                        "; beside them: " (codes(beside.iter().map(|one| &one.wire)))
                    }
                    "."
                }
            }
        }
    }

    fn forms(&self) -> Markup {
        let forms = self.site.spec.platform.response_formats.iter().filter(|form| self.operation.offers(form));
        let is_listed = !self.operation.response_formats.is_empty();
        html! {
            h3 { "Forms of answer" }
            @if !is_listed { p.quiet { "No source lists them for this operation; these are everywhere." } }
            dl.facts {
                @for form in forms {
                    dt { (code(&form.wire)) @if form.is_default { " (default)" } }
                    dd { @if let Some(text) = &form.description { (prose(text)) } }
                }
            }
        }
    }
}
