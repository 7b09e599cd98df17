//! What is exported for other tools: documents that hold together and say what the model says.

mod json;
mod openapi;
mod plot;

use std::path::Path;

use tests::catalogue::{Catalogue, Size};
use unified_codegen::model::Spec;

/// The specifications that everything is tried on: that of the workspace, one with every construct, and a large one.
fn every() -> Vec<(&'static str, Spec)> {
    let catalogue = tests::compile(Catalogue::new(Size::S).files());
    vec![
        ("spec", tests::spec()),
        (
            "kitchen-sink",
            tests::compiled(&Path::new(env!("CARGO_MANIFEST_DIR")).join("golden/cases/kitchen-sink/spec")),
        ),
        ("catalogue", catalogue.unwrap_or_else(|report| panic!("{}", tests::text(report)))),
    ]
}
