//! From what was written to what it means: every name resolved, every rule checked.
//!
//! Each file is lowered on its own with a `File` that collects its findings; what spans files
//! (`references`, exceptions that were not used) comes last. One rule is one `check_*` or one `match` arm, and no
//! finding stops the run.

mod apis;
mod builders;
mod common;
mod context;
mod definitions;
mod endpoint;
mod envelopes;
mod field;
mod in_path;
mod operation;
mod overrides;
mod paths;
mod platform;
mod providers;
mod references;
mod requests;
mod resource;
mod routes;
mod support;
pub(crate) mod text;
mod types;
mod values;

pub(crate) use self::types::TYPE_WORDS;

use rayon::prelude::*;

use crate::diagnostics::{Diagnostic, Report, Rule};
use crate::diff;
use crate::input;
use crate::load::{Folder, Parsed, ResourceFile};
use crate::model::{Api, Method, Resource, Spec};
use crate::names::ModuleName;

use self::context::{File, Readable, Shared};

/// The meaning of a folder, or everything that is wrong with it.
pub fn lower(folder: &Folder) -> Result<Spec, Report> {
    let mut report = folder.report.clone();
    let overrides = overrides::lower(folder.overrides.as_ref(), &mut report);
    let mut of_platform = Report::default();
    let platform = platform::lower(folder.platform.as_ref(), &mut of_platform);
    // What is wrong with a route would be said again of each operation that has it.
    let has_routes = of_platform.is_clean() && platform.routes.len() == Method::KINDS.len();
    report.extend(of_platform);
    let providers = providers::lower(folder.providers.as_ref(), &overrides, &mut report);
    let readable = Readable {
        providers: providers::slugs(folder.providers.as_ref()),
        response_formats: platform::response_format_names(folder.platform.as_ref()),
    };
    let shared = Shared::new(platform, providers, overrides, readable);

    let lowered: Vec<_> = folder.resources.par_iter().map(|file| one(file, &shared)).collect();
    let mut resources = Vec::new();
    let mut references = Vec::new();
    for (resource, findings, found) in lowered {
        resources.push(resource);
        report.extend(findings);
        references.extend(found);
    }
    let mut apis = apis(resources, &shared, &mut report);
    let is_whole = folder.resources.iter().all(|file| file.parsed.input.is_some());
    apis::describe(&mut apis, folder.apis.as_ref(), is_whole, &mut report);
    if has_routes {
        requests::check(&apis, &shared.platform, &mut report);
    }
    references::check_references(&references, &folder.resources, &mut report);
    if is_whole {
        let known = platform::known_methods(&apis);
        platform::check_methods(folder.platform.as_ref(), &known, &mut report);
        platform::check_optional(folder.platform.as_ref(), &shared.platform, &known, &mut report);
    }
    shared.overrides.check_unused(&mut report);
    diff::check_form(folder.approvals.as_ref(), &mut report);
    if report.is_clean() {
        return Ok(Spec { platform: shared.platform, providers: shared.providers, apis });
    }
    Err(report)
}

fn one<'f>(file: &'f ResourceFile, shared: &Shared) -> (Resource, Report, Vec<references::Reference<'f>>) {
    let Parsed { source, input } = &file.parsed;
    let nothing = input::Resource::default();
    let mut cx = File::new(source, shared, format!("{}/{}", file.api, file.resource));
    let resource = resource::lower(&mut cx, file, input.as_ref().unwrap_or(&nothing));
    if input.is_none() {
        shared.overrides.excuse(&format!("{}/{}", file.api, file.resource));
    }
    (resource, cx.into_report(), references::of(file))
}

/// Resources by API; the files come sorted.
fn apis(resources: Vec<Resource>, shared: &Shared, report: &mut Report) -> Vec<Api> {
    let mut apis: Vec<Api> = Vec::new();
    for resource in resources {
        if apis.last().is_none_or(|api| api.slug != resource.api) {
            let place = resource.place.clone();
            let module = shared.overrides.name_or(
                overrides::Kind::Api,
                &resource.api,
                report,
                ModuleName::from_wire,
                ModuleName::chosen,
            );
            let module = module.unwrap_or_else(|| {
                report.push(context::unusable(
                    place.clone(),
                    "API",
                    &resource.api,
                    &overrides::entry(overrides::Kind::Api, &resource.api),
                ));
                context::placeholder_module()
            });
            check_api_module(&apis, &module, &resource, report);
            apis.push(Api {
                slug: resource.api.clone(),
                module,
                label: None,
                source: None,
                coverage: None,
                published: None,
                entry: None,
                resources: Vec::new(),
            });
        }
        if let Some(api) = apis.last_mut() {
            check_resource_module(api, &resource, report);
            api.resources.push(resource);
        }
    }
    apis
}

/// Modules of the generated crate that no API can have the name of.
const CRATE_MODULES: [&str; 12] = [
    "calls",
    "client",
    "common",
    "formats",
    "generated",
    "mod",
    "platform",
    "provider",
    "providers",
    "runtime",
    "support",
    "typed",
];

fn check_api_module(apis: &[Api], module: &ModuleName, resource: &Resource, report: &mut Report) {
    let message = match apis.iter().find(|api| api.module == *module) {
        Some(other) => format!("the APIs `{}` and `{}` would be the same module `{module}`", other.slug, resource.api),
        None if CRATE_MODULES.contains(&module.as_str()) => {
            format!(
                "the API `{}` cannot be the module `{module}`: the generated crate has one of that name",
                resource.api
            )
        }
        None => return,
    };
    report.push(
        Diagnostic::new(Rule::NameCollision, resource.place.clone(), message)
            .label("the API is called like the folder of this file")
            .help(format!(
                "give it another name in names.yaml: {}",
                overrides::entry(overrides::Kind::Api, &resource.api)
            )),
    );
}

fn check_resource_module(api: &Api, resource: &Resource, report: &mut Report) {
    let entry = overrides::entry(overrides::Kind::Resource, &resource.path());
    let help = format!("name one in names.yaml: {entry}");
    if let Some(other) = api.resources.iter().find(|other| other.module == resource.module) {
        let message =
            format!("`{}` and `{}` would be the same module `{}`", other.path(), resource.path(), resource.module);
        report.push(
            Diagnostic::new(Rule::NameCollision, resource.place.clone(), message)
                .label("the second of the two")
                .related(other.place.clone(), "the first")
                .help(help),
        );
    } else if resource.module.as_str() == API_FILE {
        let message =
            format!("`{}` cannot be the module `{API_FILE}`: the API itself is in `{API_FILE}.rs`", resource.path());
        report.push(
            Diagnostic::new(Rule::NameCollision, resource.place.clone(), message)
                .label("the resource is called like this file")
                .help(help),
        );
    }
}

/// The file that an API's module is in, and no resource's can be.
const API_FILE: &str = "mod";
