//! `cargo xtask regenerate`.

mod inputs;
mod last_run;
mod remade;

use std::collections::BTreeSet;
use std::path::Path;
use std::time::Instant;

use anyhow::Context;
use indicatif::ProgressBar;
use unified_codegen::model::{Known, Spec};
use unified_codegen::{emit, export};

use self::inputs::Inputs;
use self::last_run::{Kept, LastRun};
use crate::Outcome;
use crate::catalogue;
use crate::checksum::Checksum;
use crate::cli::RegenerateArgs;
use crate::console::{self, visible};
use crate::features;
use crate::publish::{self, Content, Difference, Report, SingleFile, Tree};
use crate::spec;

/// The JSON Schema of a resource's file, for editors.
const SCHEMA: &str = "schema.json";

/// What a person types to mend what `--check` found.
const FIX: &str = "cargo xtask regenerate";

pub(crate) fn run(args: &RegenerateArgs) -> anyhow::Result<Outcome> {
    let start = Instant::now();
    let out = publish::root(&args.out)?;
    let folder = &args.spec.spec;
    let progress = console::progress(ProgressBar::new_spinner(), "{spinner} {msg} ({elapsed})");
    progress.set_message("reading the specification");
    let raw = spec::read(folder)?;
    let manifest = features::manifest(&out)?;
    // The last run does not judge itself.
    let inputs = if args.check { None } else { Inputs::of(&raw, manifest.as_ref()) };
    let kept = Kept::beside(&out);
    let last = inputs.as_ref().and_then(|_| kept.read());
    if let (Some(inputs), Some(last)) = (&inputs, &last)
        && last.of == inputs.whole
        && is_as_made(last, &out, folder)?
    {
        progress.finish_and_clear();
        show_report(&out, &last.totals, &Report::nothing_written(last.files.len() + last.beside.len()), start);
        return Ok(Outcome::Done);
    }
    let Some(spec) = spec::lowered(raw, folder) else { return Ok(Outcome::Failed) };
    features::check(&spec, manifest.as_ref())?;
    let known = catalogue::counted(&spec);
    let singles = singles(folder, &spec, &known);
    progress.set_message("writing Rust");
    if args.check {
        let differences = differences(&spec, &out, &singles)?;
        progress.finish_and_clear();
        return Ok(show_differences(&out, &differences));
    }
    let made = remade::files(&spec, inputs.as_ref(), last.as_ref(), &out)?;
    let tree = tree(made.files)?;
    progress.set_message("comparing with what is there");
    let report = publish::publish(&out, &tree, &singles)?;
    progress.finish_and_clear();
    let totals = totals(&spec, &known.iter().sum());
    show_report(&out, &totals, &report, start);
    if let Some(inputs) = inputs {
        kept.write(&LastRun::new(&inputs, totals, &tree, &singles, made.resources));
    }
    Ok(Outcome::Done)
}

/// What is on disk against what a specification means.
fn differences(spec: &Spec, out: &Path, singles: &[SingleFile]) -> anyhow::Result<Vec<Difference>> {
    let mut differences = publish::compare(out, &tree(emit::files(spec))?)?;
    for single in singles {
        differences.extend(single.compare()?);
    }
    Ok(differences)
}

fn tree<C: Into<Content>>(files: Vec<(String, C)>) -> anyhow::Result<Tree> {
    let header = format!("// {} by unified-codegen", emit::MARKER);
    Tree::new(files, header).context("the generator made a file that cannot be published")
}

/// Every file is what the last run made it, and there is no other one.
fn is_as_made(last: &LastRun, out: &Path, folder: &Path) -> anyhow::Result<bool> {
    let is = |(name, checksum): (&String, &Checksum)| Checksum::of_file(&folder.join(name)) == Some(*checksum);
    let files = last.files.iter().map(|(path, checksum)| (path.clone(), Content::AsIs(*checksum))).collect();
    let Ok(tree) = tree(files) else { return Ok(false) };
    Ok(last.beside.keys().map(String::as_str).eq(beside())
        && last.beside.iter().all(is)
        && publish::is_published(out, &tree)?)
}

/// The names of [`singles`].
fn beside() -> BTreeSet<&'static str> {
    [SCHEMA, catalogue::NAME].into_iter().chain(export::plot::NAMES).collect()
}

/// What is written beside the specification, for those who edit and those who read it.
fn singles(folder: &Path, spec: &Spec, known: &[Known]) -> Vec<SingleFile> {
    let mut files = vec![SingleFile::new(folder.join(SCHEMA), export::schema::resource())];
    files.push(SingleFile::new(folder.join(catalogue::NAME), catalogue::table(spec, known)));
    files.extend(export::plot::plots(spec).map(|plot| SingleFile::new(folder.join(plot.name), plot.svg)));
    files
}

fn show_report(out: &Path, totals: &str, report: &Report, start: Instant) {
    show_losses(report);
    console::say(totals);
    console::styled(format_args!(
        "\u{1b}[1m{}\u{1b}[0m: {report} ({} ms)",
        visible(&out.display().to_string()),
        start.elapsed().as_millis()
    ));
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
