//! Who takes the fields of a file, with what pages say of it.

use super::{Conflicts, Merging, entry, keys};
use crate::import::draft::{Draft, DraftSupport, Known, Listed};
use crate::import::unite::union;
use crate::import::write;
use crate::model::{Cell, Operation};
use crate::yaml::{Entry, Kind, Map, Written};

/// The keys of a support list.
const KEYS: [&str; 6] = ["required", "supported", "count", "required_count", "values", "complete"];

impl Merging<'_> {
    /// Who fills the fields of an answer.
    pub(super) fn filled(&mut self, section: &Entry<'_>, known: &Operation, draft: &Draft) {
        let mut before: Option<&str> = None;
        let mut added = Map::open();
        let is_empty = !super::has_keys(&section.value);
        for field in draft.response.iter().flatten() {
            let Some(support) = &field.support else { continue };
            let written = entry(&section.value, &field.name);
            let there = known.response_fields().iter().find(|known| known.wire == field.name);
            match (written, there) {
                (Some(written), Some(there)) => {
                    let keys: Vec<_> = self.supported(written, there, field, &there.support).into_iter().collect();
                    self.settle(written, &keys);
                    self.edits.set(written, keys);
                }
                (Some(_), None) => {}
                (None, _) if is_empty => added.extend(write::filled(field, support)),
                (None, _) => self.edits.insert(&section.value, before, write::filled(field, support)),
            }
            before = written.map(|_| field.name.as_str()).or(before);
        }
        self.add(section, None, added);
    }

    /// The support to write, where the page says another. A list in lines of its own is changed there, for the sake of what stands
    /// between them.
    pub(super) fn support(
        &mut self,
        written: &Entry<'_>,
        before: Option<&DraftSupport>,
        said: &DraftSupport,
    ) -> Option<(&'static str, Option<Written>)> {
        let after = self.after(before, said)?;
        let map = write::support(&after);
        let there = entry(&written.value, "support").filter(|there| matches!(there.value.kind, Kind::Mapping(_)));
        let is_block = there.is_some_and(|there| !self.edits.is_in_brackets(&there.value));
        match there.filter(|_| is_block) {
            Some(there) => {
                self.edits.set(there, keys(&map, &KEYS));
                None
            }
            None => Some(("support", Some(Written::Map(map)))),
        }
    }

    /// What the file is to say. Who is not named on the page has not been said to be gone.
    fn after(&self, before: Option<&DraftSupport>, said: &DraftSupport) -> Option<DraftSupport> {
        let after = match (before, before.and_then(DraftSupport::named), said.named()) {
            (Some(before), Some(there), Some(new)) => {
                let mut after = both(there, new, self.conflicts);
                after.sort_by(|one, other| one.slug.cmp(&other.slug));
                if is_whole(before, said) { DraftSupport::Listed(after) } else { DraftSupport::InPart(after) }
            }
            _ => said.clone(),
        };
        (before != Some(&after)).then_some(after)
    }

    pub(super) fn listed(&self, cells: &[Cell]) -> Vec<Listed> {
        let mut listed: Vec<Listed> = cells
            .iter()
            .map(|cell| Listed {
                slug: self.slugs[cell.provider.index()].to_owned(),
                level: cell.level,
                values: cell.values().map(|values| Known::As(values.to_vec())),
            })
            .collect();
        listed.sort_by(|one, other| one.slug.cmp(&other.slug));
        listed
    }
}

/// What the one has in part, the other makes whole that lists everybody, unless it lacks somebody whom the first has.
fn is_whole(before: &DraftSupport, said: &DraftSupport) -> bool {
    let is_among =
        |some: &[Listed], all: &[Listed]| some.iter().all(|known| all.iter().any(|one| one.slug == known.slug));
    match (before, said) {
        (DraftSupport::InPart(some), DraftSupport::Listed(all))
        | (DraftSupport::Listed(all), DraftSupport::InPart(some)) => is_among(some, all),
        (DraftSupport::Listed(_), _) => true,
        _ => false,
    }
}

/// Those of the page, and those that only the file has.
fn both(before: &[Listed], new: &[Listed], conflicts: Conflicts) -> Vec<Listed> {
    let there = |slug: &str| before.iter().find(|known| known.slug == slug);
    let said = new.iter().map(|one| {
        let there = there(&one.slug);
        let kept = there.filter(|_| conflicts == Conflicts::Keep).map_or(one.level, |there| there.level);
        Listed { values: values(there, one), level: kept, ..one.clone() }
    });
    let unsaid = before.iter().filter(|known| new.iter().all(|one| one.slug != known.slug)).cloned();
    said.chain(unsaid).collect()
}

/// The values that a provider takes. The file's come first, and stay where the page cannot say.
fn values(there: Option<&Listed>, new: &Listed) -> Option<Known<Vec<String>>> {
    match (there.and_then(|known| known.values.clone()), &new.values) {
        (Some(Known::As(there)), Some(Known::As(new))) => Some(Known::As(union(&there, new))),
        (Some(there), _) => Some(there),
        (None, new) => new.clone(),
    }
}
