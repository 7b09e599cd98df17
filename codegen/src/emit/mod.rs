//! From the model to the files of the generated crate. One output, one module; this file is the list of outputs.

mod api;
mod builder;
mod calls;
mod common;
mod docs;
mod enums;
mod file;
mod formats;
mod has;
mod operations;
mod platform;
mod provider;
mod providers;
mod resource;
mod root;
mod rows;
mod structs;
mod support;
mod teach;
mod tests;
mod types;
mod wire;

pub use self::file::MARKER;
pub(crate) use self::types::scalar_type;

use rayon::prelude::*;

use self::file::RustFile;
use crate::model::Spec;

/// Every file of the machine-written folder: path and bytes, by path.
pub fn files(spec: &Spec) -> Vec<(String, Vec<u8>)> {
    let root = [root::file, calls::root, common::file, formats::file, platform::file, provider::file, providers::file];
    let mut files: Vec<_> = root.map(|file| file(spec).finish()).into();
    files.extend(spec.apis.iter().map(|api| api::file(api).finish()));
    let resources: Vec<_> = spec.resources().collect();
    files.par_extend(resources.into_par_iter().flat_map_iter(|resource| {
        let types = [
            resource::file(spec, resource),
            operations::file(spec, resource),
            calls::file(spec, resource),
            tests::file(spec, resource),
        ];
        let requests = resource.request_types();
        let requests: Vec<_> = requests.iter().map(|request| builder::file(spec, resource, request)).collect();
        types.into_iter().chain(has::file(spec, resource)).chain(requests).map(RustFile::finish)
    }));
    files.sort_by(|a, b| a.0.cmp(&b.0));
    files
}
