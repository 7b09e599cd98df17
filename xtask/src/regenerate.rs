//! `cargo xtask regenerate`.

use std::path::Path;
use std::time::Instant;

use anyhow::Context;
use indicatif::ProgressBar;
use unified_codegen::model::{Known, Spec};
use unified_codegen::{emit, export};

use crate::Outcome;
use crate::catalogue;
use crate::cli::RegenerateArgs;
use crate::console::{self, visible};
use crate::features;
use crate::publish::{self, Difference, Report, SingleFile, Tree};
use crate::spec;

/// What a person types to mend what `--check` found.
const FIX: &str = "cargo xtask regenerate";

pub(crate) fn run(args: &RegenerateArgs) -> anyhow::Result<Outcome> {
    let start = Instant::now();
    let out = publish::root(&args.out)?;
    let progress = console::progress(ProgressBar::new_spinner(), "{spinner} {msg} ({elapsed})");
    progress.set_message("reading the specification");
    let Some(spec) = spec::load(&args.spec.spec)? else { return Ok(Outcome::Failed) };
    features::check(&spec, &out)?;
    progress.set_message("writing Rust");
    let files = emit::files(&spec);
    let header = format!("// {} by unified-codegen", emit::MARKER);
    let tree = Tree::new(files, header).context("the generator made a file that cannot be published")?;
    let known = catalogue::counted(&spec);
    let singles = singles(&args.spec.spec, &spec, &known);
    progress.set_message("comparing with what is there");
    if args.check {
        let mut differences = publish::compare(&out, &tree)?;
        for single in &singles {
            differences.extend(single.compare()?);
        }
        progress.finish_and_clear();
        return Ok(show_differences(&out, &differences));
    }
    let report = publish::publish(&out, &tree, &singles)?;
    progress.finish_and_clear();
    show_losses(&report);
    console::say(totals(&spec, &known.iter().sum()));
    console::styled(format_args!(
        "\u{1b}[1m{}\u{1b}[0m: {} written, {} unchanged, {} removed ({} ms)",
        visible(&out.display().to_string()),
        report.written,
        report.unchanged,
        report.removed.len(),
        start.elapsed().as_millis()
    ));
    Ok(Outcome::Done)
}

/// What is written beside the specification, for those who edit and those who read it.
fn singles(folder: &Path, spec: &Spec, known: &[Known]) -> Vec<SingleFile> {
    let mut files = vec![SingleFile::new(folder.join("schema.json"), export::schema::resource())];
    files.push(SingleFile::new(folder.join(catalogue::NAME), catalogue::table(spec, known)));
    files.extend(export::plot::plots(spec).map(|plot| SingleFile::new(folder.join(plot.name), plot.svg)));
    files
}

/// What is gone may have been edited by hand, so it is named, up to where nobody would read it.
fn show_losses(report: &Report) {
    const NAMED: usize = 20;
    for (word, paths) in [("removed", &report.removed), ("overwritten", &report.overwritten)] {
        if paths.len() > NAMED {
            console::say(format_args!("{word} {} files", paths.len()));
            continue;
        }
        for path in paths {
            console::say(format_args!("{word} {path}"));
        }
    }
}

/// `3 APIs, 5 resources, 24 operations, 569 fields; 33 of 688 providers named, 17 of them in 142 cells`.
pub(crate) fn totals(spec: &Spec, known: &Known) -> String {
    let totals = spec.totals();
    let count = |n: usize, one: &str, many: &str| format!("{n} {}", if n == 1 { one } else { many });
    format!(
        "{}, {}, {}, {}; {} of {} named, {} of them in {}",
        count(totals.apis, "API", "APIs"),
        count(totals.resources, "resource", "resources"),
        count(totals.operations, "operation", "operations"),
        count(totals.fields, "field", "fields"),
        known.providers.len(),
        count(spec.providers.len(), "provider", "providers"),
        totals.providers,
        count(totals.cells, "cell", "cells"),
    )
}

fn show_differences(out: &Path, differences: &[Difference]) -> Outcome {
    if differences.is_empty() {
        console::say(format_args!("{} is up to date", out.display()));
        return Outcome::Done;
    }
    for difference in differences {
        console::say(difference);
    }
    console::error(format_args!("the crate is not what the specification says; run `{FIX}`"));
    Outcome::Stale
}
