//! How much of a large difference is shown to a person.

use std::collections::BTreeMap;

use unified_codegen::diff::{Level, Rule};

use super::view::Item;

/// Beyond so many, breaking and risky changes are counted by rule.
const GRAVE: usize = 100;
/// Beyond so many, safe changes, and those of texts, are only counted by rule: the first of many say nothing of the rest.
const LIGHT: usize = 20;

/// The entries of one level, as far as they are shown, and the others by rule.
pub(super) struct Folded<'v, 'a> {
    pub(super) shown: Vec<&'v Item<'a>>,
    /// The most frequent first.
    pub(super) counted: Vec<(Rule, usize)>,
}

impl<'v, 'a> Folded<'v, 'a> {
    /// What nobody has accepted is shown before what somebody has; the order stays.
    pub(super) fn new(level: Level, items: Vec<&'v Item<'a>>, all: bool) -> Self {
        let most = match level {
            _ if all => usize::MAX,
            Level::Breaking | Level::Risky => GRAVE,
            Level::Safe | Level::Docs if items.len() > LIGHT => 0,
            Level::Safe | Level::Docs => LIGHT,
        };
        let unapproved = items.iter().filter(|item| item.approval.is_none()).count();
        let (mut waiting, mut approved) = (most, most.saturating_sub(unapproved));
        let fits = |item: &&Item<'_>| {
            let left = if item.approval.is_none() { &mut waiting } else { &mut approved };
            *left > 0 && {
                *left -= 1;
                true
            }
        };
        let (shown, rest): (Vec<_>, Vec<_>) = items.into_iter().partition(fits);
        Self { shown, counted: by_rule(&rest) }
    }
}

/// How many changes fall under each rule, the most frequent first.
pub(super) fn by_rule(items: &[&Item<'_>]) -> Vec<(Rule, usize)> {
    let mut counts: BTreeMap<Rule, usize> = BTreeMap::new();
    for item in items {
        *counts.entry(item.entry.rule).or_default() += 1;
    }
    let mut counted: Vec<(Rule, usize)> = counts.into_iter().collect();
    counted.sort_by_key(|(_, n)| std::cmp::Reverse(*n));
    counted
}

/// `12 support-added, 3 field-added`.
pub(super) fn in_words(counted: &[(Rule, usize)]) -> String {
    counted.iter().map(|(rule, n)| format!("{n} {rule}")).collect::<Vec<_>>().join(", ")
}

/// The first lines of many, and how many are left out.
pub(super) fn first_lines(mut lines: Vec<String>, most: usize) -> (Vec<String>, usize) {
    let left_out = lines.len().saturating_sub(most);
    lines.truncate(most);
    (lines, left_out)
}
