//! Who takes a field, as far as it tells which field that is.

use std::collections::BTreeSet;

use super::draft::DraftSupport;
use super::page::ItemSupport;
use crate::diagnostics::nearest;
use crate::model::{Provider, Support};

/// How many take a field, and who, where that is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Takers {
    counts: (u64, u64),
    /// By label; empty where they are only counted.
    labels: BTreeSet<String>,
}

impl Takers {
    pub(super) fn of_item(support: &ItemSupport) -> Self {
        let labels = match support {
            ItemSupport::Listed(mentions) => mentions.iter().map(|mention| mention.label.trim().to_owned()).collect(),
            ItemSupport::Counted { .. } => BTreeSet::new(),
        };
        Self { counts: support.counts(), labels }
    }

    pub(super) fn of_draft(support: &DraftSupport, providers: &[Provider]) -> Self {
        let labels = match support {
            DraftSupport::Listed(listed) | DraftSupport::InPart(listed) => {
                let is_listed = |provider: &&Provider| listed.iter().any(|one| one.slug == provider.slug);
                providers.iter().filter(is_listed).map(label).collect()
            }
            DraftSupport::Counted { .. } => BTreeSet::new(),
        };
        Self { counts: support.counts(), labels }
    }

    /// Nothing where no source says, or names only some.
    pub(super) fn of_field(support: &Support, providers: &[Provider]) -> Option<Self> {
        let labels = match support {
            Support::Listed(cells) => {
                cells.iter().filter_map(|cell| providers.get(cell.provider.index())).map(label).collect()
            }
            Support::Counted { .. } => BTreeSet::new(),
            Support::InPart(_) | Support::NotStated => return None,
        };
        Some(Self { counts: support.counts()?, labels })
    }

    /// They may be the same: as many, and where both are named, by the same labels but for their spelling.
    pub(super) fn are_like(&self, other: &Self) -> bool {
        let are_named = !self.labels.is_empty() && !other.labels.is_empty();
        self.counts == other.counts && !(are_named && self.names_others_than(other))
    }

    /// Some label is none of the other's, however it is spelt. That more than a few are misspelt is not looked at: it is asked of each
    /// field for each line of a page.
    fn names_others_than(&self, other: &Self) -> bool {
        const FEW: usize = 3;
        if self.labels.difference(&other.labels).nth(FEW).is_some() {
            return true;
        }
        let mut left: BTreeSet<&str> = other.labels.difference(&self.labels).map(String::as_str).collect();
        self.labels.difference(&other.labels).any(|label| match nearest(label, left.iter().copied()) {
            Some(meant) => !left.remove(meant),
            None => true,
        })
    }
}

fn label(provider: &Provider) -> String {
    provider.label.trim().to_owned()
}
