//! What is only wrong with approvals once two states are compared: the base, and the base with the files of the case in it.

use unified_codegen::diagnostics::Report;
use unified_codegen::diff::{Approvals, Date, diff};
use unified_codegen::load::{self, APPROVALS, RawFile};

use crate::specification::{base, of_case};

/// Nothing here depends on the clock.
const TODAY: &str = "2026-06-30";

/// What is wrong with a case, by itself or beside the base.
pub(crate) fn findings(case: &str) -> Option<Report> {
    let files = of_case(case);
    let after = match tests::compile(files.clone()) {
        Ok(after) => after,
        Err(report) => return Some(report),
    };
    let before = tests::compile(base()).unwrap_or_else(|report| panic!("{}", tests::text(report)));
    let approved = approvals(files);
    // Merged is what the state before has approved already.
    let merged = if case.ends_with(".merged") { approved.clone() } else { Approvals::default() };
    let today = Date::parse(TODAY).expect("the day is one");
    let report = approved.check(&diff(&before, &after).entries, &merged, today);
    (!report.is_clean()).then_some(report)
}

fn approvals(files: Vec<RawFile>) -> Approvals {
    let Some(file) = files.into_iter().find(|file| file.path == APPROVALS) else { return Approvals::default() };
    let (parsed, mut report) = load::approvals(file, "spec");
    Approvals::new(&parsed, &mut report)
}
