//! Seen from the other side, everything is there again, and mirrored.

use std::collections::HashSet;

use unified_codegen::diff::{Change, Diff, Entry, Judged, What, Who, diff};
use unified_codegen::model::Spec;

/// What differs, once it is found to be the same from the other side.
pub(crate) fn mirrored(before: &Spec, after: &Spec) -> Result<Diff, String> {
    let (forth, back) = (diff(before, after), diff(after, before));
    let names = |diff: &Diff| diff.entries.iter().map(Entry::id).collect::<Vec<_>>().join("\n  ");
    if forth.entries.len() != back.entries.len() {
        return Err(format!("other entries from the other side:\n  {}\nand\n  {}", names(&forth), names(&back)));
    }
    let mut others: Vec<&Entry> = back.entries.iter().collect();
    for entry in &forth.entries {
        let twin = others.iter().position(|other| is_mirrored(entry, other, [before, after]));
        let Some(at) = twin else {
            return Err(format!("{} has no mirror among\n  {}", entry.id(), names(&back)));
        };
        others.remove(at);
    }
    [&forth, &back].into_iter().try_for_each(consistent)?;
    Ok(forth)
}

/// The changes of one are those of the other, in whichever order, each under the rule that mirrors the other's.
fn is_mirrored(entry: &Entry, other: &Entry, specs: [&Spec; 2]) -> bool {
    let plain = |judged: &Judged, is_back: bool| {
        let change = judged.change.clone();
        let rule = if is_back { judged.rule.twin() } else { judged.rule };
        (rule, known(if is_back { change.mirrored() } else { change }, specs))
    };
    let mut others: Vec<_> = other.changes.iter().map(|judged| plain(judged, true)).collect();
    let is_there = |judged: &Judged| {
        let at = others.iter().position(|other| *other == plain(judged, false))?;
        Some(others.swap_remove(at))
    };
    entry.changes.len() == other.changes.len() && entry.changes.iter().map(is_there).all(|found| found.is_some())
}

/// A provider is shown as it is called after, which is another name from either side, where it has two.
fn known(mut change: Change, [before, after]: [&Spec; 2]) -> Change {
    let (What::Cell { provider: who, .. } | What::OwnValues(who, _) | What::Integration { provider: who, .. }) =
        &mut change.what
    else {
        return change;
    };
    let find = |spec: &Spec, is: &dyn Fn(&str, &str) -> bool| {
        let found = spec.providers.iter().find(|provider| is(&provider.slug, &provider.label));
        found.map(|provider| Who { slug: provider.slug.clone(), label: provider.label.clone() })
    };
    let same_slug = find(before, &|slug, _| slug == who.slug);
    let same_label =
        find(after, &|slug, _| slug == who.slug).and_then(|after| find(before, &|_, label| label == after.label));
    if let Some(known) = same_slug.or(same_label) {
        *who = known;
    }
    change
}

/// An entry is named by the gravest of its changes, and no other has its id.
fn consistent(diff: &Diff) -> Result<(), String> {
    let mut ids = HashSet::new();
    for entry in &diff.entries {
        let gravest = entry.changes.iter().map(|judged| judged.rule.level()).max();
        if gravest != Some(entry.rule.level()) {
            return Err(format!("{} has a change that is {gravest:?}", entry.id()));
        }
        if !ids.insert(entry.id()) {
            return Err(format!("two entries are {}", entry.id()));
        }
        let texts = entry
            .details()
            .into_iter()
            .chain(entry.consequences.iter().map(unified_codegen::diff::Consequence::in_words));
        if texts.chain([entry.title()]).any(|text| text.trim().is_empty() || text.contains('\n')) {
            return Err(format!("{} has a text that is no line", entry.id()));
        }
    }
    Ok(())
}
