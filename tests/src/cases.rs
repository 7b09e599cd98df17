//! A folder of cases, each named by the rule that it is about.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use rayon::prelude::*;

/// The names of the cases in a folder.
///
/// # Panics
///
/// If it can not be listed.
pub fn cases(folder: &Path) -> BTreeSet<String> {
    let entries = fs::read_dir(folder).expect("the cases can be listed");
    entries.map(|entry| entry.expect("a case can be read").file_name().to_string_lossy().into_owned()).collect()
}

/// The rule that a case is about: what stands before the first dot of its name.
pub fn rule_id(case: &str) -> &str {
    case.split_once('.').map_or(case, |(id, _)| id)
}

/// Every rule has a case that is named as it is.
///
/// # Panics
///
/// With the rules that have none.
pub fn every_rule_has_a_case<'a>(cases: &BTreeSet<String>, rules: impl Iterator<Item = &'a str>) {
    let missing: Vec<_> = rules.filter(|id| !cases.contains(*id)).collect();
    assert!(missing.is_empty(), "rules without a case: {missing:?}");
}

/// Every case is about a rule.
///
/// # Panics
///
/// With the cases that are not.
pub fn every_case_has_a_rule(cases: &BTreeSet<String>, is_rule: impl Fn(&str) -> bool) {
    let stray: Vec<_> = cases.iter().filter(|case| !is_rule(rule_id(case))).collect();
    assert!(stray.is_empty(), "cases of no rule: {stray:?}");
}

/// Checks every case, and tells of all that fail.
///
/// # Panics
///
/// With what failed.
pub fn every_case_reads_as_expected(cases: &BTreeSet<String>, check: impl Fn(&str) -> Result<(), String> + Sync) {
    let failures: Vec<String> = cases.par_iter().filter_map(|case| check(case).err()).collect();
    assert!(failures.is_empty(), "{} cases differ\n\n{}", failures.len(), failures.join("\n"));
}
