//! What else the command line does, on a large catalogue.

use std::process::Command;

use tests::figures::{Figure, Size, Unit};

use crate::run::{self, figure};

const RUNS: usize = 5;

pub(crate) fn figures(sizes: &[Size]) -> Vec<Figure> {
    let sizes = sizes.iter().copied().filter(|size| *size != Size::XL);
    sizes
        .flat_map(|size| {
            [cpu("check", &["check"], size), cpu("matrix", &["matrix", "--format", "jsonl"], size), docs(size)]
        })
        .collect()
}

fn cpu(what: &str, arguments: &[&str], size: Size) -> Figure {
    let spec = run::specification(size);
    let once = |_| run::run(run::xtask().args(arguments).arg("--spec").arg(&spec)).cpu;
    let how = format!("cargo xtask {} --spec {size}/spec", arguments.join(" "));
    figure(what, size, Unit::CpuSeconds, (0..RUNS).map(once).collect(), how)
}

/// In seconds of a clock: somebody waits for it.
fn docs(size: Size) -> Figure {
    let spec = run::specification(size);
    let out = spec.with_file_name("site");
    let once = |_| {
        run::remove(&out);
        // Thousands of files that were removed are on their way to the disk.
        run::run(&mut Command::new("sync"));
        run::run(run::xtask().arg("docs").arg("--spec").arg(&spec).arg("--out").arg(&out)).wall
    };
    let how = format!("cargo xtask docs --spec {size}/spec --out {size}/site");
    figure("docs, the whole site", size, Unit::Seconds, (0..RUNS).map(once).collect(), how)
}
