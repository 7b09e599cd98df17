//! Which API a page's address and name belong to: both are made of what the API is called, which is not its key on the wire.

use std::collections::BTreeMap;

use crate::import::integrations::path_of;

/// What pages whose API is known are published under, and what they call it.
#[derive(Debug, Default)]
pub(super) struct Sites {
    /// APIs by address and by name; `None` for what two of them have.
    known: BTreeMap<String, Option<String>>,
}

impl Sites {
    /// A page about an API has this address, and calls the API this.
    pub(super) fn learn(&mut self, source: Option<&str>, name: Option<&str>, api: &str) {
        for mark in marks(source, name) {
            let known = self.known.entry(mark).or_insert_with(|| Some(api.to_owned()));
            if known.as_deref() != Some(api) {
                *known = None;
            }
        }
    }

    /// The API of a page with this address, or whose title begins with this name.
    pub(super) fn api(&self, source: Option<&str>, title: Option<&str>) -> Option<&str> {
        let by_source = segment_of(source).and_then(|mark| self.known.get(&mark));
        let by_name = || {
            let title = title?;
            self.known
                .iter()
                .find(|(name, _)| title == *name || title.starts_with(&format!("{name} ")))
                .map(|(_, api)| api)
        };
        by_source.or_else(by_name)?.as_deref()
    }
}

fn marks(source: Option<&str>, name: Option<&str>) -> impl Iterator<Item = String> {
    segment_of(source).into_iter().chain(name.map(str::to_owned))
}

fn segment_of(source: Option<&str>) -> Option<String> {
    source.and_then(|source| segment(&path_of(source)).map(str::to_owned))
}

/// The part of a page's address that stands for the API: `unified-demo-api`.
pub(super) fn segment(source: &str) -> Option<&str> {
    source.split('/').find(|part| part.starts_with("unified-") && part.trim_end_matches(".md").ends_with("-api"))
}
