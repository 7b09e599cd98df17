//! `cargo xtask diff`: what differs between two states of the specification.

mod argument;
mod base;
#[cfg_attr(not(test), expect(dead_code, reason = "the judgement asks"))]
mod bump;
mod git;
mod objects;
mod repository;
mod revision;
#[cfg_attr(not(test), expect(dead_code, reason = "the comparison and the renderers read it"))]
mod side;
#[cfg(test)]
mod tests;
mod version;

use self::git::Git;
use self::repository::Repository;
pub(crate) use self::side::Side;
use self::side::Unsound;
use crate::Outcome;
use crate::cli::DiffArgs;
use crate::console::{self, visible};
use crate::spec;

/// The two states that are compared.
#[derive(Debug)]
pub(crate) struct Sides {
    pub(crate) before: Side,
    pub(crate) after: Side,
}

pub(crate) fn run(args: &DiffArgs) -> anyhow::Result<Outcome> {
    let Some(sides) = load(args)? else { return Ok(Outcome::Failed) };
    console::results(|out| {
        for side in [&sides.before, &sides.after] {
            writeln!(out, "{}", visible(&side.name))?;
        }
        Ok(())
    })?;
    Ok(Outcome::Done)
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
