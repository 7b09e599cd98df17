//! What cargo needs for the generated crate alone, its dependencies being there.

use std::fs;

use tests::figures::{Figure, Size, Unit};
use tests::generated_crate::GeneratedCrate;
use unified_codegen::emit;
use unified_codegen::model::{Api, Spec};

use crate::run::{self, Cost, figure};

/// What is asked of cargo.
const COMMANDS: [&[&str]; 3] = [&["check"], &["build"], &["build", "--release"]];

pub(crate) fn figures(sizes: &[Size]) -> Vec<Figure> {
    sizes.iter().copied().filter(|size| *size != Size::XL).flat_map(of).collect()
}

fn of(size: Size) -> Vec<Figure> {
    let spec = tests::compiled(&run::specification(size));
    let made = GeneratedCrate::of(&spec);
    // What the largest catalogue takes minutes for is not run five times.
    let runs = if size == Size::L { 1 } else { 3 };
    let mut figures = Vec::new();
    for command in COMMANDS {
        for (name, features) in variants(&spec) {
            // Code is made in minutes for the larger catalogues, and says no more of them than for these.
            let is_check = *command == ["check"];
            if !is_check && (matches!(size, Size::M | Size::L) || name == "with the client") {
                continue;
            }
            let arguments: Vec<&str> = command.iter().copied().chain(features.iter().map(String::as_str)).collect();
            let what = format!("cargo {}, {name}", command.join(" "));
            figures.extend(measured(&made, &what, size, &arguments, if is_check { runs } else { 1 }));
        }
    }
    figures
}

/// The forms in which people have the crate.
fn variants(spec: &Spec) -> [(&'static str, Vec<String>); 3] {
    let types = |features: String| vec!["--no-default-features".to_owned(), "--features".to_owned(), features];
    let bytes = |resource| emit::files_of(spec, resource).iter().map(|(_, bytes)| bytes.len()).sum::<usize>();
    let largest = spec.apis.iter().max_by_key(|api| api.resources.iter().map(bytes).sum::<usize>());
    let one = largest.map(Api::feature).expect("it has an API");
    [("types only", types("all-apis".to_owned())), ("with the client", Vec::new()), ("one API", types(one))]
}

fn measured(made: &GeneratedCrate, what: &str, size: Size, arguments: &[&str], runs: usize) -> Vec<Figure> {
    let folder = tests::target().join("measured/cargo");
    let once = || {
        // What the crate says of itself is newer than what cargo has of it.
        let root = made.path().join("src/lib.rs");
        let text = fs::read(&root).expect("the crate has a root");
        fs::write(&root, text).expect("it can be written");
        run::run(made.command(arguments).env("CARGO_TARGET_DIR", &folder))
    };
    // What it stands on is built with it, and is there from then on.
    once();
    let costs: Vec<Cost> = (0..runs).map(|_| once()).collect();
    let how = format!("CARGO_INCREMENTAL=0 cargo {}", arguments.join(" "));
    vec![
        figure(what, size, Unit::CpuSeconds, costs.iter().map(|cost| cost.cpu).collect(), &how),
        figure(format!("{what}: memory"), size, Unit::Mebibytes, costs.iter().map(|cost| cost.memory).collect(), &how),
    ]
}
