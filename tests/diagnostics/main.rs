//! Every mistake that the library knows, made on purpose: what a maintainer would then read is checked word by word.

mod approvals;
mod built;
mod disk;
mod endless;
mod page;
mod specification;
mod texts;

use std::collections::BTreeSet;
use std::fs;

use rayon::prelude::*;
use unified_codegen::diagnostics::{Diagnostic, Rule};

use crate::specification::{base, folder};

fn cases() -> BTreeSet<String> {
    let entries = fs::read_dir(folder().join("cases")).expect("the cases can be listed");
    entries.map(|entry| entry.expect("a case can be read").file_name().to_string_lossy().into_owned()).collect()
}

/// The rule that a case is about: what stands before the first dot of its name.
fn rule_id(case: &str) -> &str {
    case.split_once('.').map_or(case, |(id, _)| id)
}

#[test]
fn the_base_is_clean() {
    if let Err(report) = tests::compile(base()) {
        panic!("{}", tests::text(report));
    }
}

#[test]
fn every_rule_has_a_case() {
    let cases = cases();
    let missing: Vec<_> = Rule::ALL.iter().map(|rule| rule.id()).filter(|id| !cases.contains(*id)).collect();
    assert!(missing.is_empty(), "rules without a case: {missing:?}");
}

#[test]
fn every_case_has_a_rule() {
    let known: Vec<_> = Rule::ALL.iter().map(|rule| rule.id()).collect();
    let stray: Vec<_> = cases().into_iter().filter(|case| !known.contains(&rule_id(case))).collect();
    assert!(stray.is_empty(), "cases of no rule: {stray:?}");
}

/// `UPDATE=1 cargo test -p tests --test diagnostics` rewrites the expected texts.
#[test]
fn every_case_reads_as_expected() {
    let failures: Vec<String> = cases().par_iter().filter_map(|case| check(case).err()).collect();
    assert!(failures.is_empty(), "{} cases differ\n\n{}", failures.len(), failures.join("\n"));
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
