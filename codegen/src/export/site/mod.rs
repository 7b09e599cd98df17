//! The specification as a folder of pages: no server, no network, and nothing in it that depends on time or machine.
//!
//! One page, one module; this file is the list of them. What a page shows is in its HTML; scripts only hide, mark and fetch samples.

mod api;
mod assets;
mod fields;
mod frame;
mod home;
mod matrix;
mod offered;
mod operation;
mod paths;
mod provider;
mod providers;
mod resource;
mod samples;
mod search;
mod standing;
mod tools;
mod words;

use rayon::prelude::*;

use self::frame::Site;
use self::standing::Shown;
use crate::export::plot::{self, plots};
use crate::model::Spec;

/// What the files start with, by which a folder is known to be machine-written: pages, scripts and styles, plots.
pub const HEADERS: [&str; 3] = [frame::HEADER, assets::HEADER, plot::HEADER];

/// What a site may have besides what the specification says.
#[derive(Debug, Clone, Copy, Default)]
pub struct Wanted<'a> {
    /// Where the specification can be read, as the start of a URL; its lines are links then.
    pub source_url: Option<&'a str>,
}

/// How many steps [`site`] takes: resources and providers.
pub fn steps(spec: &Spec) -> usize {
    spec.resources().count() + spec.providers.len()
}

/// Every file of the site: path and bytes, by path. `done` is called after each step.
pub fn site(spec: &Spec, wanted: Wanted<'_>, done: &(impl Fn() + Sync)) -> Vec<(String, Vec<u8>)> {
    let site = &Site::new(spec, wanted);
    let mut files = assets::files();
    let plots = plots(spec);
    files.push(home::page(site, &plots));
    files.extend(plots.map(assets::plot));
    files.push(search::index(site));
    files.par_extend(spec.apis.par_iter().flat_map_iter(|api| [api::page(site, api), offered::page(site, api)]));
    let resources: Vec<_> = spec.resources().collect();
    files.par_extend(resources.into_par_iter().flat_map_iter(|resource| {
        let operations = resource.operations.iter().map(|operation| Shown::of(spec, resource, operation));
        let operations: Vec<Shown<'_>> = operations.collect();
        let mut files = vec![resource::page(site, resource, &operations)];
        for shown in &operations {
            files.push(operation::page(site, shown));
            files.push(matrix::page(site, shown));
            files.push(samples::data(site, shown));
        }
        done();
        files
    }));
    let standings = provider::standings(site);
    files.push(providers::page(site, &standings));
    files.par_extend(standings.into_par_iter().map(|standing| {
        let file = provider::page(site, &standing);
        done();
        file
    }));
    files.sort_by(|a, b| a.0.cmp(&b.0));
    files
}
