//! The names around answers.

use super::platform::Lowering;
use crate::diagnostics::{Diagnostic, Rule};
use crate::input::{self, Given, Text};
use crate::model::{Answer, Envelope, ResponseFormat};

impl Lowering<'_, '_> {
    pub(super) fn envelopes(&mut self, input: &Given<input::Envelopes>) -> Vec<Envelope> {
        let Some(input) = input.get() else { return Vec::new() };
        let mut envelopes: Vec<Envelope> = Vec::new();
        for (of, part, text) in texts(input) {
            let (Some(wire), Some(given)) = (self.optional(text), text.get()) else { continue };
            let envelope = Envelope { of, part, wire, place: self.place(given) };
            self.check_envelope(&envelopes, &envelope);
            envelopes.push(envelope);
        }
        envelopes
    }

    /// An object has a key once.
    fn check_envelope(&mut self, before: &[Envelope], envelope: &Envelope) {
        let Envelope { of, part, wire, place } = envelope;
        let Some(other) = before.iter().find(|other| other.of == *of && other.wire == *wire) else { return };
        let message = format!("`{wire}` cannot hold both `{}` and `{part}` of `{of}`", other.part);
        self.report.push(
            Diagnostic::new(Rule::DuplicateValue, place.clone(), message)
                .label("the second of the two")
                .related(other.place.clone(), "the first")
                .help("an answer has each key once; remove the one that it does not have"),
        );
    }

    /// An exchange is read out of its envelope.
    pub(super) fn check_exchanges(&mut self, formats: &[ResponseFormat], input: &Given<input::Envelopes>) {
        if !is_silent_of_exchanges(input) {
            return;
        }
        for format in formats.iter().filter(|format| format.answer == Answer::Exchange) {
            let message = format!("nothing says where in the exchange of `{}` the record is", format.wire);
            self.report.push(
                Diagnostic::new(Rule::MissingKey, format.place.clone(), message)
                    .label("comes as an exchange")
                    .help("write below `envelopes` what its keys are called: `debug: {result: result, debug: debug}`"),
            );
        }
    }
}

/// Nothing is said, not even something that is refused.
fn is_silent_of_exchanges(input: &Given<input::Envelopes>) -> bool {
    let debug = input.get().map(|envelopes| &envelopes.debug);
    let result = debug.and_then(Given::get).map(|debug| &debug.result);
    input.is_absent() || debug.is_some_and(Given::is_absent) || result.is_some_and(Given::is_absent)
}

fn texts(input: &input::Envelopes) -> Vec<(&'static str, &'static str, &Text)> {
    let mut texts: Vec<(&'static str, &'static str, &Text)> = Vec::new();
    if let Some(list) = input.list.get() {
        texts.push(("list", "records", &list.records));
        texts.push(("list", "next_cursor", &list.next_cursor));
        texts.push(("list", "previous_cursor", &list.previous_cursor));
        texts.push(("list", "count", &list.count));
        texts.push(("list", "partial", &list.partial));
    }
    if let Some(custom) = input.custom.get() {
        texts.push(("custom", "result", &custom.result));
    }
    if let Some(debug) = input.debug.get() {
        texts.push(("debug", "result", &debug.result));
        texts.push(("debug", "debug", &debug.debug));
    }
    texts
}
