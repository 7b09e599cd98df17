//! Who has an operation, by a file and by pages.

use std::collections::BTreeMap;

use super::differs::{Outcome, at};
use super::{Conflicts, Merging, keys};
use crate::import::draft::{Draft, Extent, Known};
use crate::import::write;
use crate::model::Operation;
use crate::source::Place;
use crate::yaml::{Entry, Written};

/// Providers, each with whether it has a part of the fields only.
type Slugs = BTreeMap<String, bool>;

impl Merging<'_> {
    /// Those of the page are added; of a page that names somebody whom nobody knows, the others.
    pub(super) fn integrations(&mut self, section: &Entry<'_>, anew: &Written, known: &Operation, draft: &Draft) {
        let Some(said) = &draft.integrations else { return };
        let Some(there) = &known.integrations else {
            if matches!(said, Known::As(_)) {
                self.edits.remove_comments(section, write::is_question);
                self.edits.replace(section, anew);
            }
            return;
        };
        let slug = |one: &crate::model::Integration| self.slugs[one.provider.index()].to_owned();
        let whole = there.whole.iter().map(|one| (slug(one), false));
        let before: Slugs = whole.chain(there.partial.iter().map(|one| (slug(one), true))).collect();
        let new = match said {
            Known::Open(message) if !draft.contradicted.is_empty() => {
                self.answered.push(message.clone());
                for (said, place) in &draft.contradicted {
                    self.listed_otherwise(section, (&draft.method, &before), said, place);
                }
                return;
            }
            Known::As(new) => new,
            Known::Open(_) => &draft.some_integrations,
        };
        let after = self.grown(section, (&draft.method, &before), new, &draft.place);
        let mut changed = Vec::new();
        if after != before {
            let after: Vec<(String, bool)> = after.into_iter().collect();
            changed = keys(&write::integrations(&after, Extent::All), &["providers", "partial"]);
        }
        let lists_all = draft.extent == Extent::All && matches!(said, Known::As(_));
        if lists_all && !there.is_complete && self.has_all(section, (&draft.method, &before), new, &draft.place) {
            changed.push(("complete", None));
        }
        if !changed.is_empty() {
            self.edits.set(section, changed);
        }
    }

    /// Whether a page that lists everybody has all whom the file has, so that there is nobody else. Where it lacks one, it does not
    /// list everybody, and what it says of others by its silence is not to be believed.
    fn has_all(
        &mut self,
        section: &Entry<'_>,
        (method, before): (&str, &Slugs),
        new: &[(String, bool)],
        page: &Place,
    ) -> bool {
        let is_said = |slug: &str| new.iter().any(|(said, _)| said == slug);
        let lacks: Vec<&str> = before.keys().map(String::as_str).filter(|slug| !is_said(slug)).collect();
        if !lacks.is_empty() {
            let message = format!(
                "{} has `{method}` here, and is not on the list in {}, so that there may be others still",
                lacks.join(", "),
                at(page)
            );
            self.add_difference(message, self.place(section), Outcome::Stands);
        }
        lacks.is_empty()
    }

    /// Whoever has a part of the fields by the file does not have all of them because a page leaves it out.
    fn grown(
        &mut self,
        section: &Entry<'_>,
        (method, before): (&str, &Slugs),
        new: &[(String, bool)],
        page: &Place,
    ) -> Slugs {
        let is_whole = |(slug, is_partial): &&(String, bool)| !is_partial && before.get(slug) == Some(&true);
        let whole: Vec<&str> = new.iter().filter(is_whole).map(|(slug, _)| slug.as_str()).collect();
        let is_taken = self.conflicts == Conflicts::Overwrite;
        if !whole.is_empty() {
            let message = format!("{} has `{method}` in part here, and as a whole in {}", whole.join(", "), at(page));
            self.add_difference(message, self.place(section), self.conflicts.outcome());
        }
        let mut after = before.clone();
        after.extend(new.iter().filter(|one| is_taken || !is_whole(one)).cloned());
        after
    }

    fn listed_otherwise(
        &mut self,
        section: &Entry<'_>,
        (method, before): (&str, &Slugs),
        said: &[(String, bool)],
        page: &Place,
    ) {
        let said: Slugs = said.iter().cloned().collect();
        if said == *before {
            return;
        }
        let only = |here: &Slugs, there: &Slugs| {
            let only = here.iter().filter(|(slug, is_partial)| there.get(*slug) != Some(*is_partial));
            let only: Vec<String> = only
                .map(|(slug, is_partial)| if *is_partial { format!("{slug} (partial)") } else { slug.clone() })
                .collect();
            if only.is_empty() { "nobody else".to_owned() } else { only.join(", ") }
        };
        let message = format!(
            "who has `{method}`: of those that the other lacks, the file has {}, and {} has {}",
            only(before, &said),
            at(page),
            only(&said, before),
        );
        self.add_difference(message, self.place(section), Outcome::Stands);
    }

    pub(super) fn place(&self, section: &Entry<'_>) -> Place {
        self.file.place(section.key_bytes.start, section.key_bytes.end)
    }
}
