//! The approvals of both states.

use std::time::{SystemTime, UNIX_EPOCH};

use anyhow::Context;
use unified_codegen::diagnostics::Report;
use unified_codegen::diff::{Approvals, Date, Diff};
use unified_codegen::load;

use super::{Side, Sides};

/// What is accepted, and all that is wrong with it.
pub(super) fn read(sides: &Sides, diff: &Diff, today: Date) -> (Approvals, Report) {
    let (approvals, mut report) = of(&sides.after);
    // What was wrong before is nobody's concern any more.
    let (merged, _) = of(&sides.before);
    report.extend(approvals.check(&diff.entries, &merged, today));
    (approvals, report)
}

fn of(side: &Side) -> (Approvals, Report) {
    let Some(file) = side.approvals.clone() else { return (Approvals::default(), Report::default()) };
    let (parsed, mut report) = load::approvals(file, &side.prefix);
    (Approvals::new(&parsed, &mut report), report)
}

/// The day in UTC.
pub(super) fn today() -> anyhow::Result<Date> {
    let since = SystemTime::now().duration_since(UNIX_EPOCH);
    let since = since.context("the clock of this machine stands before 1970; name the day with --today")?;
    Ok(Date::of_unix_time(since.as_secs()))
}
