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
use crate::model::{Resource, Spec};

/// A file of the machine-written folder: path and bytes.
pub type EmittedFile = (String, Vec<u8>);

/// Every file of the machine-written folder, by path.
pub fn files(spec: &Spec) -> Vec<EmittedFile> {
    let mut files = files_of_ground(spec);
    files.extend(files_of_all(spec));
    let resources: Vec<_> = spec.resources().collect();
    files.par_extend(resources.into_par_iter().flat_map_iter(|resource| files_of(spec, resource)));
    files.sort_by(|a, b| a.0.cmp(&b.0));
    files
}

/// The files of the platform and the providers, in the order of [`PATHS_OF_GROUND`]. No API and no resource changes anything in them.
pub fn files_of_ground(spec: &Spec) -> Vec<EmittedFile> {
    let ground = [common::file, platform::file, provider::file, providers::file];
    ground.into_par_iter().map(|file| file(spec).finish()).collect()
}

/// Where [`files_of_ground`] puts what it makes, in its order.
pub const PATHS_OF_GROUND: [&str; 4] = ["common.rs", "platform.rs", "provider.rs", "providers.rs"];

/// The files that are about more than one resource.
pub fn files_of_all(spec: &Spec) -> Vec<EmittedFile> {
    let root = [root::file, calls::root, formats::file];
    let root = root.into_par_iter().map(|file| file(spec).finish());
    root.chain(spec.apis.par_iter().map(|api| api::file(api).finish())).collect()
}

/// The files of one resource. They are made of it, of what all resources share (platform, providers, names), and of nothing that another
/// resource says: they are the same where it is the only one.
pub fn files_of(spec: &Spec, resource: &Resource) -> Vec<EmittedFile> {
    let types = [
        resource::file(spec, resource),
        operations::file(spec, resource),
        calls::file(spec, resource),
        tests::file(spec, resource),
    ];
    let requests = resource.request_types();
    let builders = requests.iter().map(|request| builder::file(spec, resource, request));
    types.into_iter().chain(has::file(spec, resource)).chain(builders).map(RustFile::finish).collect()
}

/// Where [`files_of`] puts what it makes, in its order.
pub fn paths_of(spec: &Spec, resource: &Resource) -> Vec<String> {
    let has = resource.bounds_some_operation().then(|| "/has.rs".to_owned());
    let requests = resource.request_types();
    let builders = requests.iter().map(|request| format!("/{}.rs", request.name.module()));
    let ends = [".rs", "/operations.rs", "/calls.rs", "/tests.rs"].map(str::to_owned);
    ends.into_iter().chain(has).chain(builders).map(|end| resource::path(spec, resource, &end)).collect()
}
