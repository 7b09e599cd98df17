//! What a cold run of `regenerate` is made of.

use tests::figures::{Figure, Size, Unit};
use unified_codegen::{emit, load, lower};

use crate::run::{self, figure, times};

pub(crate) fn figures(sizes: &[Size]) -> Vec<Figure> {
    sizes.iter().copied().flat_map(of).collect()
}

/// The parts of a cold run that come before anything is written, on one core.
fn of(size: Size) -> Vec<Figure> {
    let folder = &run::specification(size);
    let runs = if size == Size::XL { 1 } else { 5 };
    let alone = rayon::ThreadPoolBuilder::new().num_threads(1).build().expect("one thread can be started");
    alone.install(|| {
        let files = || load::read(folder).expect("the specification can be read");
        let spec = tests::compiled(folder);
        let parsed = load::parse(files(), "spec");
        let phase = |name: &str, how: &str, runs| figure(format!("regenerate, {name}"), size, Unit::Seconds, runs, how);
        vec![
            phase("reading", "load::read, load::parse", times(runs, || load::parse(files(), "spec"))),
            phase("understanding", "lower::lower", times(runs, || lower::lower(&parsed))),
            phase("writing Rust", "emit::files", times(runs, || emit::files(&spec))),
        ]
    })
}
