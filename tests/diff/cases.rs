//! Every rule has a case, and what a case says is checked word by word.

use std::collections::BTreeSet;
use std::fs;

use rayon::prelude::*;
use unified_codegen::diff::Rule;
use unified_codegen::load::RawFile;
use unified_codegen::model::Spec;

use crate::case::{base, files, folder};
use crate::mirror::mirrored;
use crate::shown::shown;

fn cases() -> BTreeSet<String> {
    let entries = fs::read_dir(folder().join("cases")).expect("the cases can be listed");
    entries.map(|entry| entry.expect("a case can be read").file_name().to_string_lossy().into_owned()).collect()
}

/// The rule that a case is about: what stands before the first dot of its name.
fn rule_id(case: &str) -> &str {
    case.split_once('.').map_or(case, |(id, _)| id)
}

#[test]
fn the_base_is_clean_and_like_itself() {
    let base = compiled("the base", base()).unwrap_or_else(|error| panic!("{error}"));
    let found = mirrored(&base, &base).unwrap_or_else(|error| panic!("{error}"));
    assert!(found.entries.is_empty(), "{}", shown(&found));
}

#[test]
fn every_rule_has_a_case() {
    let cases = cases();
    let missing: Vec<_> = Rule::ALL.iter().map(|rule| rule.id()).filter(|id| !cases.contains(*id)).collect();
    assert!(missing.is_empty(), "rules without a case: {missing:?}");
}

#[test]
fn every_case_has_a_rule() {
    let stray: Vec<_> = cases().into_iter().filter(|case| Rule::from_id(rule_id(case)).is_none()).collect();
    assert!(stray.is_empty(), "cases of no rule: {stray:?}");
}

/// `UPDATE=1 cargo test -p tests --test diff` rewrites the expected texts.
#[test]
fn every_case_reads_as_expected() {
    let failures: Vec<String> = cases().par_iter().filter_map(|case| check(case).err()).collect();
    assert!(failures.is_empty(), "{} cases differ\n\n{}", failures.len(), failures.join("\n"));
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
