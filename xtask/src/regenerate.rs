//! `cargo xtask regenerate`.

use std::path::Path;
use std::time::{Duration, Instant};

use anyhow::Context;
use indicatif::{ProgressBar, ProgressStyle};
use unified_codegen::model::Spec;
use unified_codegen::{emit, export};

use crate::Outcome;
use crate::cli::RegenerateArgs;
use crate::features;
use crate::publish::{self, Difference, SingleFile, Tree};
use crate::spec;

/// What a person types to mend what `--check` found.
const FIX: &str = "cargo xtask regenerate";

pub(crate) fn run(args: &RegenerateArgs) -> anyhow::Result<Outcome> {
    let start = Instant::now();
    let progress = progress();
    progress.set_message("reading the specification");
    let Some(spec) = spec::load(&args.spec.spec)? else { return Ok(Outcome::Failed) };
    features::check(&spec, &args.out)?;
    progress.set_message("writing Rust");
    let files = emit::files(&spec);
    let tree = Tree::new(files, emit::MARKER).context("the generator made a path that no file can have")?;
    let schema = SingleFile::new(args.spec.spec.join("schema.json"), export::schema::resource());
    progress.set_message("comparing with what is there");
    if args.check {
        let mut differences = publish::compare(&args.out, &tree)?;
        differences.extend(schema.compare()?);
        progress.finish_and_clear();
        return Ok(show_differences(&args.out, &differences));
    }
    let report = publish::publish(&args.out, &tree, &[schema])?;
    progress.finish_and_clear();
    anstream::eprintln!("{}", totals(&spec));
    anstream::eprintln!(
        "\u{1b}[1m{}\u{1b}[0m: {} written, {} unchanged, {} removed ({} ms)",
        args.out.display(),
        report.written,
        report.unchanged,
        report.removed,
        start.elapsed().as_millis()
    );
    Ok(Outcome::Done)
}

/// Shows nothing for the first second, and nothing at all where nobody watches.
fn progress() -> ProgressBar {
    let bar = ProgressBar::new_spinner();
    if let Ok(style) = ProgressStyle::with_template("{spinner} {msg} ({elapsed})") {
        bar.set_style(style);
    }
    bar.enable_steady_tick(Duration::from_secs(1));
    bar
}

/// `3 APIs, 5 resources, 24 operations, 569 fields; 17 providers in 142 cells`.
pub(crate) fn totals(spec: &Spec) -> String {
    let totals = spec.totals();
    let count = |n: usize, one: &str, many: &str| format!("{n} {}", if n == 1 { one } else { many });
    format!(
        "{}, {}, {}, {}; {} of {} named in {}",
        count(totals.apis, "API", "APIs"),
        count(totals.resources, "resource", "resources"),
        count(totals.operations, "operation", "operations"),
        count(totals.fields, "field", "fields"),
        totals.providers,
        count(spec.providers.len(), "provider", "providers"),
        count(totals.cells, "cell", "cells"),
    )
}

fn show_differences(out: &Path, differences: &[Difference]) -> Outcome {
    if differences.is_empty() {
        anstream::eprintln!("{} is up to date", out.display());
        return Outcome::Done;
    }
    for difference in differences {
        anstream::eprintln!("{difference}");
    }
    anstream::eprintln!("\u{1b}[1;31merror\u{1b}[0m: the crate is not what the specification says; run `{FIX}`");
    Outcome::Stale
}
