//! The forms of answer that an operation offers, by all pages about it.

use std::collections::BTreeSet;

use super::joining::Joining;
use crate::import::cited;
use crate::import::draft::{Beyond, Draft, Offered, Question};

impl Joining<'_> {
    /// Older pages offer fewer, so that all pages have to be there before anything is open.
    pub(super) fn formats(&mut self) {
        for draft in self.operations.values_mut() {
            let open = open(draft);
            let is_contradicted = open.iter().any(|(beyond, _)| *beyond == Beyond::Contradicted);
            draft.response_formats = offered(&draft.offered, is_contradicted);
            for (beyond, question) in open {
                let new = (beyond, question.message.clone());
                if !draft.open_formats.contains(&new) {
                    draft.open_formats.push(new);
                }
                self.questions.push(question);
            }
        }
    }
}

/// What one page does not show another may.
fn open(draft: &Draft) -> Vec<(Beyond, Question)> {
    let is_answered = |beyond: &Beyond| {
        let mut whole = draft.offered.iter().filter(|page| page.open.is_empty());
        whole.any(|page| beyond.is_answered(&page.formats))
    };
    let open = draft.offered.iter().flat_map(|page| &page.open).filter(|(beyond, _)| !is_answered(beyond));
    open.cloned().chain(contradiction(draft).map(|question| (Beyond::Contradicted, question))).collect()
}

/// Those of any page; where pages contradict each other, those of all.
fn offered(pages: &[Offered], is_contradicted: bool) -> Vec<String> {
    let mut formats: Vec<String> = Vec::new();
    for format in pages.iter().flat_map(|page| &page.formats) {
        let is_certain = !is_contradicted || pages.iter().all(|page| page.formats.contains(format));
        if is_certain && !formats.contains(format) {
            formats.push(format.clone());
        }
    }
    formats
}

/// Two pages that each offer one that the other lacks do not agree, unless a newer one has those of both.
fn contradiction(draft: &Draft) -> Option<Question> {
    let shows_all = |page: &&Offered| !page.open.iter().any(|(beyond, _)| beyond.hides_names());
    let pages: Vec<&Offered> = draft.offered.iter().filter(shows_all).filter(|page| !page.formats.is_empty()).collect();
    let all: BTreeSet<&String> = pages.iter().flat_map(|page| &page.formats).collect();
    if pages.iter().any(|page| all.iter().all(|format| page.formats.contains(format))) {
        return None;
    }
    let mut pairs =
        pages.iter().enumerate().flat_map(|(at, one)| pages[at + 1..].iter().map(move |other| (one, other)));
    pairs.find_map(|(one, other)| disagree(&draft.method, one, other))
}

fn disagree(method: &str, one: &Offered, other: &Offered) -> Option<Question> {
    let only = |one: &Offered, other: &Offered| {
        let only: Vec<&str> =
            one.formats.iter().filter(|format| !other.formats.contains(format)).map(String::as_str).collect();
        (!only.is_empty()).then(|| only.join(", "))
    };
    let (only_one, only_other) = (only(one, other)?, only(other, one)?);
    let (here, there) = cited::two(&one.place, &other.place);
    let message = format!(
        "two pages do not agree on the response formats of `{method}`: only {here} has {only_one}, and only {there} has {only_other}"
    );
    Some(Question { message, place: one.place.clone() })
}
