//! `cargo xtask import`: saved pages become the specification.

mod files;
mod pages;
mod show;

use std::fs;
use std::path::Path;

use anyhow::bail;
use unified_codegen::import::{Ground, join};
use unified_codegen::load::{self, RawFile};
use unified_codegen::lower;
use unified_codegen::model::Spec;

use self::files::Change;
use crate::Outcome;
use crate::cli::ImportArgs;
use crate::publish::{SingleFile, publish_files};
use crate::spec;

/// The folder that is written to, as it is before.
struct There {
    files: Vec<RawFile>,
    /// Nothing for a folder without a specification.
    spec: Option<Spec>,
}

pub(crate) fn run(args: &ImportArgs) -> anyhow::Result<Outcome> {
    let Some(ground) = spec::load(&args.spec.spec)? else { return Ok(Outcome::Failed) };
    let out = args.out.as_deref().unwrap_or(&args.spec.spec);
    let Some(there) = there(out)? else { return Ok(Outcome::Failed) };
    let Some(pages) = pages::read(&args.pages, args.dialect) else { return Ok(Outcome::Failed) };
    let said = show::Said::new(&pages);
    let spec = there.spec.as_ref().unwrap_or(&ground);
    let joined =
        join(pages, Ground { platform: &spec.platform, providers: &spec.providers, there: there.spec.as_ref() });
    let beginning = if there.spec.is_none() { files::beginning(&args.spec.spec)? } else { Vec::new() };
    let (changes, questions) = files::changes(&joined, &there, beginning, spec, out);
    if args.dry_run {
        show::text(&changes)?;
    } else {
        let files: Vec<SingleFile> =
            changes.iter().map(|change| SingleFile::new(out.join(&change.path), change.after.as_bytes())).collect();
        publish_files(&files)?;
    }
    show::facts(&there, &changes, out);
    show::summary(&said, &joined, &changes, &questions, out, args.dry_run);
    Ok(Outcome::Done)
}

/// What is in the folder. What is wrong with it has been shown where there is nothing: it has to be mended first, since a file
/// that cannot be read cannot be merged.
fn there(out: &Path) -> anyhow::Result<Option<There>> {
    let is_empty = !out.exists() || fs::read_dir(out).is_ok_and(|mut entries| entries.next().is_none());
    if is_empty {
        return Ok(Some(There { files: Vec::new(), spec: None }));
    }
    if !out.join("platform.yaml").exists() {
        bail!("{} is neither empty nor a specification: it has no platform.yaml", out.display());
    }
    let files = spec::read(out)?;
    match lower::lower(&load::parse(files.clone(), &spec::shown(out))) {
        Ok(spec) => Ok(Some(There { files, spec: Some(spec) })),
        Err(report) => {
            spec::show(report, format_args!("in {}; mend it first: nothing was written", out.display()));
            Ok(None)
        }
    }
}

/// The files as they will be.
fn after(there: &There, changes: &[Change]) -> Vec<RawFile> {
    let stays = |file: &&RawFile| !changes.iter().any(|change| change.path == file.path);
    let kept = there.files.iter().filter(stays).cloned();
    let new = changes
        .iter()
        .map(|change| RawFile { path: change.path.clone(), content: Ok(change.after.clone().into_bytes()) });
    kept.chain(new).collect()
}
