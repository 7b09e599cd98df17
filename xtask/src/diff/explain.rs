//! `cargo xtask diff --explain ID`.

use std::io::{self, Write};

use anyhow::bail;
use unified_codegen::diagnostics::distance;
use unified_codegen::diff::Rule;

use super::words;
use crate::Outcome;
use crate::console;
use crate::lookup::nearest_first;

pub(super) fn run(id: &str) -> anyhow::Result<Outcome> {
    // The id of a change starts with that of its rule.
    let wanted = id.split_once('@').map_or(id, |(rule, _)| rule);
    let Some(rule) = Rule::from_id(wanted) else { bail!("no rule is called `{wanted}`; {}", meant(wanted)) };
    console::results(|out| write(out, rule))?;
    Ok(Outcome::Done)
}

fn meant(wanted: &str) -> String {
    let ids = || Rule::ALL.iter().map(|rule| rule.id());
    let nearest = ids().min_by_key(|id| distance(wanted, id));
    match nearest.filter(|id| distance(wanted, id) * 3 <= id.len()) {
        Some(id) => format!("did you mean `{id}`?"),
        None => format!("known: {}", nearest_first(wanted, ids().map(str::to_owned).collect())),
    }
}

fn write(out: &mut dyn Write, rule: Rule) -> io::Result<()> {
    let (level, semver, twin) = (rule.level(), rule.semver(), rule.twin());
    writeln!(out, "\u{1b}[1m{rule}\u{1b}[0m")?;
    writeln!(out, "  {}\n", rule.advice())?;
    writeln!(out, "  level   {}: {}", level.as_str(), words::level(level))?;
    writeln!(out, "  why     {}", rule.reason())?;
    writeln!(out, "  semver  {}: {}", semver.as_str(), words::step(semver))?;
    writeln!(out, "  code    {}", rule.effect().in_words())?;
    let same = if twin == rule { "itself" } else { twin.id() };
    writeln!(out, "  twin    {same}, which the same change is from the other side")
}
