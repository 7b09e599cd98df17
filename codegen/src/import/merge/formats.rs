//! The forms of answer that an operation offers, by a file and by pages.

use super::Merging;
use super::differs::{Outcome, at};
use super::todo::is_todo;
use crate::import::draft::{Beyond, Draft};
use crate::import::unite::union;
use crate::import::write;
use crate::model::Operation;
use crate::yaml::{Entry, Written};

impl Merging<'_> {
    /// A list that may only grow: who leaves something out has not said that it is gone.
    pub(super) fn formats(&mut self, section: &Entry<'_>, anew: &Written, known: &Operation, draft: &Draft) {
        if is_todo(section) {
            if draft.open_formats.is_empty() {
                self.edits.remove_comments(section, write::is_question);
                self.edits.replace(section, anew);
            }
            return;
        }
        let there = &known.response_formats;
        let answered = draft.open_formats.iter().filter(|(beyond, _)| beyond.is_answered(there));
        self.answered.extend(answered.map(|(_, message)| message.clone()));
        if draft.open_formats.iter().any(|(beyond, _)| *beyond == Beyond::Contradicted) {
            return self.offered_otherwise(section, there, draft);
        }
        let all = union(there, &draft.response_formats);
        if all.len() > there.len() {
            self.edits.replace(section, &Written::Texts(all));
        }
    }

    /// What pages do not agree on the file decides: those that have more are shown.
    fn offered_otherwise(&mut self, section: &Entry<'_>, there: &[String], draft: &Draft) {
        for page in &draft.offered {
            let more: Vec<&str> =
                page.formats.iter().filter(|format| !there.contains(format)).map(String::as_str).collect();
            if !more.is_empty() {
                let method = &draft.method;
                let message = format!(
                    "`{method}` lacks the response formats {} here, and has them in {}",
                    more.join(", "),
                    at(&page.place)
                );
                self.add_difference(message, self.place(section), Outcome::Stands);
            }
        }
    }
}
