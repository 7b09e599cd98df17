//! Loading the specification, and showing what is wrong with it.

use std::fmt::Display;
use std::path::Path;

use anyhow::{Context, bail};
use unified_codegen::diagnostics::{Report, Style, render};
use unified_codegen::load::{self, RawFile};
use unified_codegen::lower;
use unified_codegen::model::Spec;

use crate::console;

/// The specification, or nothing: the findings have been shown then.
pub(crate) fn load(folder: &Path) -> anyhow::Result<Option<Spec>> {
    Ok(lowered(read(folder)?, folder))
}

/// What the files of the folder mean, or nothing: the findings have been shown then.
pub(crate) fn lowered(files: Vec<RawFile>, folder: &Path) -> Option<Spec> {
    match lower::lower(&load::parse(files, &shown(folder))) {
        Ok(spec) => Some(spec),
        Err(report) => {
            show(report, "in the specification; nothing was written");
            None
        }
    }
}

/// The files of a specification on disk.
pub(crate) fn read(folder: &Path) -> anyhow::Result<Vec<RawFile>> {
    if !folder.is_dir() {
        bail!(
            "there is no folder `{}`; run this at the top of the workspace, or name the folder with --spec",
            folder.display()
        );
    }
    load::read(folder).context("the specification cannot be read")
}

/// The folder as diagnostics print it: with forward slashes, without one at its end.
pub(crate) fn shown(folder: &Path) -> String {
    let text = folder.to_string_lossy().replace('\\', "/");
    text.trim_end_matches('/').to_owned()
}

/// More than anybody reads at once: what is beyond is most often of one cause.
const MOST: usize = 1_000;

/// Shows what was found, and last how much it was: `3 errors <closing>`.
pub(crate) fn show(report: Report, closing: impl Display) {
    let findings = report.into_sorted();
    for finding in findings.iter().take(MOST) {
        console::styled(format_args!("{}\n", render(finding, Style::Coloured)));
    }
    if findings.len() > MOST {
        console::say(format_args!("the first {MOST} are shown; the others are when these are mended"));
    }
    let errors = match findings.len() {
        1 => "1 error".to_owned(),
        n => format!("{n} errors"),
    };
    console::error(format_args!("{errors} {closing}"));
}
