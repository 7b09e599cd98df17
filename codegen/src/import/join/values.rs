//! Values that one page leaves open and another has.

use std::collections::HashSet;

use super::joining::Joining;
use crate::import::draft::{DraftField, DraftSupport, Known};

impl Joining<'_> {
    /// What other pages answer is not asked.
    pub(super) fn values(&mut self) {
        let mut asked = Asked::default();
        asked.look(&self.object, true);
        for draft in self.operations.values() {
            asked.look(&draft.query, true);
            asked.look(draft.request.as_deref().unwrap_or_default(), true);
            // The values of an answer are the object's.
            asked.look(draft.response.as_deref().unwrap_or_default(), false);
            draft.unnamed.iter().for_each(|(_, field)| asked.look(std::slice::from_ref(field), true));
        }
        self.questions.retain(|question| !asked.is_answered(&question.message));
    }
}

/// How values are asked about.
#[derive(Default)]
struct Asked<'a> {
    /// Where any page leaves them open.
    ever: HashSet<&'a str>,
    /// Where all pages together do.
    still: HashSet<&'a str>,
}

impl<'a> Asked<'a> {
    fn look(&mut self, fields: &'a [DraftField], are_written: bool) {
        for field in fields {
            let asked = || field.some_values.iter().map(|(_, message)| message.as_str());
            self.ever.extend(asked());
            if are_written && matches!(field.values, Some(Known::Open(_))) {
                self.still.extend(asked());
            }
            self.look_at_own(field);
            if let Known::As(members) = &field.members {
                self.look(members, are_written);
            }
        }
    }

    fn look_at_own(&mut self, field: &'a DraftField) {
        let Some(listed) = field.support.as_ref().and_then(DraftSupport::named) else { return };
        self.still.extend(listed.iter().filter_map(|one| match &one.values {
            Some(Known::Open(message)) => Some(message.as_str()),
            _ => None,
        }));
    }

    fn is_answered(&self, message: &str) -> bool {
        self.ever.contains(message) && !self.still.contains(message)
    }
}
