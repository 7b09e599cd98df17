//! Every rule has a case, and what a case says is checked word by word.

use std::collections::BTreeSet;

use tests::cases::rule_id;
use unified_codegen::diff::Rule;
use unified_codegen::load::RawFile;
use unified_codegen::model::Spec;

use crate::case::{base, files, folder};
use crate::mirror::mirrored;
use crate::shown::shown;

fn cases() -> BTreeSet<String> {
    tests::cases::cases(&folder().join("cases"))
}

#[test]
fn the_base_is_clean_and_like_itself() {
    let base = compiled("the base", base()).unwrap_or_else(|error| panic!("{error}"));
    let found = mirrored(&base, &base).unwrap_or_else(|error| panic!("{error}"));
    assert!(found.entries.is_empty(), "{}", shown(&found));
}

#[test]
fn every_rule_has_a_case() {
    tests::cases::every_rule_has_a_case(&cases(), Rule::ALL.iter().map(|rule| rule.id()));
}

#[test]
fn every_case_has_a_rule() {
    tests::cases::every_case_has_a_rule(&cases(), |id| Rule::from_id(id).is_some());
}

/// `UPDATE=1 cargo test -p tests --test diff` rewrites the expected texts.
#[test]
fn every_case_reads_as_expected() {
    tests::cases::every_case_reads_as_expected(&cases(), check);
}

fn check(case: &str) -> Result<(), String> {
    let (before, after) = files(case)?;
    let (before, after) = (compiled(case, before)?, compiled(case, after)?);
    let found = mirrored(&before, &after).map_err(|error| format!("{case}: {error}"))?;
    let text = shown(&found);
    tests::expect(&folder().join("cases").join(case).join("expected.txt"), &text)?;
    let itself = |rule: Rule| rule.id() == rule_id(case);
    if found.entries.iter().flat_map(|entry| &entry.changes).any(|judged| itself(judged.rule)) {
        Ok(())
    } else {
        Err(format!("{case}: the rule itself was not found\n{text}"))
    }
}

fn compiled(case: &str, files: Vec<RawFile>) -> Result<Spec, String> {
    tests::compile(files).map_err(|report| format!("{case}:\n{}", tests::text(report)))
}
