//! What is wrong with a specification, where, and what to do about it.
//!
//! Checks never stop at the first finding: each pushes [`Diagnostic`]s into a [`Report`], and whoever
//! runs the pipeline decides by [`Report::is_clean`] whether to go on.

mod render;
mod rule;
mod spelled;
mod window;

pub use self::render::{Style, render};
pub use self::rule::Rule;
pub(crate) use self::spelled::{is_unseen, spelled};

use crate::source::Place;

/// One finding: a rule that was broken at a place, and the way out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// The rule, whose id stands in brackets after `error`.
    pub rule: Rule,
    /// What is wrong, in one sentence without a full stop.
    pub message: String,
    /// The place that the message is about.
    pub place: Place,
    /// What to say at that place.
    pub label: String,
    /// Other places that explain the first, each with its own label.
    pub related: Vec<(Place, String)>,
    /// What to do about it.
    pub help: String,
}

impl Diagnostic {
    /// A finding with the two texts that every finding has.
    pub fn new(rule: Rule, place: Place, message: impl Into<String>) -> Self {
        Self { rule, message: message.into(), place, label: String::new(), related: Vec::new(), help: String::new() }
    }

    /// Text at the place itself.
    #[must_use]
    pub fn label(mut self, label: impl Into<String>) -> Self {
        self.label = label.into();
        self
    }

    /// Another place that the reader needs to see.
    #[must_use]
    pub fn related(mut self, place: Place, label: impl Into<String>) -> Self {
        self.related.push((place, label.into()));
        self
    }

    /// The way out.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = help.into();
        self
    }
}

/// All findings of a run.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Report {
    diagnostics: Vec<Diagnostic>,
}

impl Report {
    /// Adds a finding.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }

    /// Adds the findings of another part of the run.
    pub fn extend(&mut self, other: Report) {
        self.diagnostics.extend(other.diagnostics);
    }

    /// The known name that `name` was most likely meant to be. To look for it takes as long as there are known names, so that it is done
    /// for the first findings only: who has hundreds has other things to mend.
    pub(crate) fn nearest<'a>(&self, name: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
        const FIRST: usize = 100;
        if self.diagnostics.len() < FIRST { nearest(name, known) } else { None }
    }

    /// ``did you mean `x`?`` where [`Report::nearest`] knows one, else `otherwise`.
    pub(crate) fn did_you_mean<'a>(
        &self,
        name: &str,
        known: impl IntoIterator<Item = &'a str>,
        otherwise: impl Into<String>,
    ) -> String {
        meant(self.nearest(name, known), otherwise)
    }

    /// True when nothing was found.
    pub fn is_clean(&self) -> bool {
        self.diagnostics.is_empty()
    }

    /// The findings by file and position, the same finding once.
    pub fn into_sorted(mut self) -> Vec<Diagnostic> {
        self.diagnostics.sort_by(|a, b| {
            a.place.sort_key().cmp(&b.place.sort_key()).then_with(|| (a.rule, &a.message).cmp(&(b.rule, &b.message)))
        });
        self.diagnostics.dedup();
        self.drop_doubts_about_errors();
        self.diagnostics
    }

    /// How a text is quoted does not matter where the text itself is wrong.
    fn drop_doubts_about_errors(&mut self) {
        let wrong = self.diagnostics.iter().filter(|found| found.rule != Rule::AmbiguousScalar);
        let wrong: Vec<Place> = wrong.map(|found| found.place.clone()).collect();
        let is_wrong = |place: &Place| wrong.binary_search_by_key(&place.sort_key(), Place::sort_key).is_ok();
        self.diagnostics.retain(|found| found.rule != Rule::AmbiguousScalar || !is_wrong(&found.place));
    }
}

/// The known name that `name` was most likely meant to be: among a few thousand, of a length that is a slip of somebody's.
pub(crate) fn nearest<'a>(name: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    const MOST: usize = 2_000;
    const LONGEST: usize = 100;
    if name.len() > LONGEST {
        return None;
    }
    let lower = name.to_lowercase();
    known
        .into_iter()
        .take(MOST)
        .filter(|candidate| candidate.len() <= LONGEST)
        .map(|candidate| (strsim::jaro_winkler(&lower, &candidate.to_lowercase()), candidate))
        .filter(|(score, candidate)| *score > 0.84 || distance(name, candidate) * 3 <= candidate.len())
        .max_by(|a, b| a.0.total_cmp(&b.0).then_with(|| b.1.cmp(a.1)))
        .map(|(_, candidate)| candidate)
}

/// ``did you mean `x`?`` where something is near, else `otherwise`.
pub(crate) fn did_you_mean<'a>(
    name: &str,
    known: impl IntoIterator<Item = &'a str>,
    otherwise: impl Into<String>,
) -> String {
    meant(nearest(name, known), otherwise)
}

fn meant(nearest: Option<&str>, otherwise: impl Into<String>) -> String {
    match nearest {
        Some(candidate) => format!("did you mean `{candidate}`?"),
        None => otherwise.into(),
    }
}

/// `` `a`, `b` `` of what is known: each of many findings may have the same list, so that it is as long as somebody reads.
pub(crate) fn listed(names: &[&str]) -> String {
    first_of(names, 40)
}

/// `` `a`, `b` ``, and behind so many how many more.
pub(crate) fn first_of(names: &[&str], most: usize) -> String {
    let shown = names.iter().take(most).map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ");
    match names.len().saturating_sub(most) {
        0 => shown,
        more => format!("{shown} and {more} more"),
    }
}

/// How far two names are apart: less is nearer. For sorting suggestions.
pub fn distance(a: &str, b: &str) -> usize {
    strsim::damerau_levenshtein(&a.to_lowercase(), &b.to_lowercase())
}
