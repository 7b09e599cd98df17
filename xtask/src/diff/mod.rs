//! `cargo xtask diff`: what differs between two states of the specification.

mod anchor;
mod approved;
mod argument;
mod base;
mod bump;
mod explain;
mod fold;
mod git;
mod named;
mod objects;
mod place;
mod render;
mod repository;
mod revision;
mod side;
#[cfg(test)]
mod tests;
mod verdict;
mod version;
mod view;
mod words;

use std::io::{self, Write};

use unified_codegen::diff::{Diff, diff};

use self::git::Git;
use self::repository::Repository;
pub(crate) use self::side::Side;
use self::side::Unsound;
use self::view::View;
use crate::Outcome;
use crate::cli::DiffArgs;
use crate::console::visible;
use crate::spec;

/// The two states that are compared.
#[derive(Debug)]
pub(crate) struct Sides {
    pub(crate) before: Side,
    pub(crate) after: Side,
}

pub(crate) fn run(args: &DiffArgs) -> anyhow::Result<Outcome> {
    if let Some(id) = &args.explain {
        return explain::run(id);
    }
    let Some(sides) = load(args)? else { return Ok(Outcome::Failed) };
    let today = args.today.map_or_else(approved::today, Ok)?;
    let diff = diff(&sides.before.spec, &sides.after.spec);
    let (approvals, report) = approved::read(&sides, &diff, today);
    let view = View::new(&sides, &diff, &approvals, today);
    render::write(args.format, &view, args.all)?;
    if !report.is_clean() {
        spec::show(report, format_args!("in the approvals of {}", visible(&sides.after.name)));
        return Ok(Outcome::Failed);
    }
    verdict::outcome(&view, &args.fail_on)
}

/// Shows what differs as this command does, without a verdict: nobody has asked for one.
pub(crate) fn changes(out: &mut dyn Write, diff: &Diff) -> io::Result<()> {
    render::changes(out, diff)
}

/// Both states, or nothing: the findings have been shown then.
pub(crate) fn load(args: &DiffArgs) -> anyhow::Result<Option<Sides>> {
    load_in(Git::new("."), args)
}

fn load_in(git: Git, args: &DiffArgs) -> anyhow::Result<Option<Sides>> {
    let around = Repository::around(git);
    let (before, after) = argument::states(args, &around)?;
    let (before, after) = rayon::join(|| side::load(before, args, &around), || side::load(after, args, &around));
    match (before?, after?) {
        (Ok(before), Ok(after)) => Ok(Some(Sides { before, after })),
        (before, after) => {
            show(before.err(), "before");
            show(after.err(), "after");
            Ok(None)
        }
    }
}

fn show(unsound: Option<Unsound>, when: &str) {
    let Some(Unsound { name, is_commit, report }) = unsound else { return };
    let way_out = if is_commit { "name a revision whose specification is sound" } else { "mend it" };
    spec::show(
        report,
        format_args!("in the specification of the side {when}, {name}: nothing was compared; {way_out}"),
    );
}
