//! Every mistake that the library knows, made on purpose: what a maintainer would then read is checked word by word.

mod approvals;
mod built;
mod disk;
mod endless;
mod page;
mod specification;
mod texts;

use std::collections::BTreeSet;

use tests::cases::rule_id;
use unified_codegen::diagnostics::{Diagnostic, Rule};

use crate::specification::{base, folder};

fn cases() -> BTreeSet<String> {
    tests::cases::cases(&folder().join("cases"))
}

#[test]
fn the_base_is_clean() {
    if let Err(report) = tests::compile(base()) {
        panic!("{}", tests::text(report));
    }
}

#[test]
fn every_rule_has_a_case() {
    tests::cases::every_rule_has_a_case(&cases(), Rule::ALL.iter().map(|rule| rule.id()));
}

#[test]
fn every_case_has_a_rule() {
    tests::cases::every_case_has_a_rule(&cases(), |id| Rule::ALL.iter().any(|rule| rule.id() == id));
}

/// `UPDATE=1 cargo test -p tests --test diagnostics` rewrites the expected texts.
#[test]
fn every_case_reads_as_expected() {
    tests::cases::every_case_reads_as_expected(&cases(), check);
}

fn check(case: &str) -> Result<(), String> {
    let report = approvals::findings(case).ok_or_else(|| format!("{case}: nothing was found"))?;
    let text = tests::text(report.clone());
    tests::expect(&folder().join("cases").join(case).join("expected.txt"), &text)?;
    let title = format!("error[{}]: ", rule_id(case));
    if !text.lines().any(|line| line.starts_with(&title)) {
        return Err(format!("{case}: the rule itself was not found\n{text}"));
    }
    report.into_sorted().iter().try_for_each(|finding| complete(case, finding))
}

/// A finding says what is wrong, where, and what to do.
fn complete(case: &str, finding: &Diagnostic) -> Result<(), String> {
    let texts = [("message", &finding.message), ("label", &finding.label), ("help", &finding.help)];
    match texts.iter().find(|(_, text)| text.trim().is_empty() || text.ends_with('.')) {
        Some((what, text)) => Err(format!("{case}: the {what} of `{}` is {text:?}", finding.rule.id())),
        None => Ok(()),
    }
}
