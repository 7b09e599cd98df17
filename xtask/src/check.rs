//! `cargo xtask check`.

use crate::Outcome;
use crate::cli::CheckArgs;
use crate::console;
use crate::regenerate::totals;
use crate::spec;

pub(crate) fn run(args: &CheckArgs) -> anyhow::Result<Outcome> {
    let Some(spec) = spec::load(&args.spec.spec)? else { return Ok(Outcome::Failed) };
    console::say(format_args!("{} is sound: {}", args.spec.spec.display(), totals(&spec, &spec.known())));
    Ok(Outcome::Done)
}
