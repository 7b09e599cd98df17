//! Whether the entries of `approvals.yaml` are written as they have to be.

use super::{Approval, Date};
use crate::diagnostics::Rule as Check;
use crate::diagnostics::{Diagnostic, Report, did_you_mean};
use crate::diff::Rule;
use crate::input::{self, Spanned};
use crate::load::Parsed;
use crate::lower::text::{empty_text, missing_key};
use crate::source::{Place, Source};

/// Without comparing anything: what `check` can say of the file.
pub(crate) fn check_form(parsed: Option<&Parsed<input::Approvals>>, report: &mut Report) {
    if let Some(parsed) = parsed {
        approvals(parsed, report);
    }
}

/// The entries that can be used.
pub(super) fn approvals(parsed: &Parsed<input::Approvals>, report: &mut Report) -> Vec<Approval> {
    let Parsed { source, input: Some(input) } = parsed else { return Vec::new() };
    let Some(entries) = input.approvals.get() else { return Vec::new() };
    let mut found: Vec<Approval> = Vec::new();
    for entry in entries.usable() {
        let Some(approval) = approval(source, entry, report) else { continue };
        match found.iter().find(|other| other.change == approval.change) {
            Some(first) => report.push(twice(first, &approval)),
            None => found.push(approval),
        }
    }
    found
}

fn twice(first: &Approval, second: &Approval) -> Diagnostic {
    let message = format!("the change `{}` is approved twice", second.change);
    Diagnostic::new(Check::DuplicateKey, second.place.clone(), message)
        .label("approved again here")
        .related(first.place.clone(), "approved first here")
        .help("keep one of the two")
}

/// What is wrong with one key leaves the others to be checked.
fn approval(source: &Source, entry: &Spanned<input::Approval>, report: &mut Report) -> Option<Approval> {
    let value = &entry.value;
    for (key, text) in [("change", &value.change), ("reason", &value.reason)] {
        if text.is_absent() {
            report.push(missing_key(at(source, entry), key, "an entry of approvals.yaml"));
        }
    }
    if let Some(finding) = value.reason.get().and_then(|reason| empty_text(source, reason)) {
        report.push(finding);
    }
    let change = value.change.get()?;
    if let Some(finding) = bad_id(source, change) {
        report.push(finding);
        return None;
    }
    let expires = value.expires.get();
    let last = expires.and_then(|text| Date::parse(&text.value));
    if let Some(text) = expires.filter(|_| last.is_none()) {
        report.push(bad_date(source, text));
    }
    Some(Approval {
        change: change.value.clone(),
        reason: value.reason.get()?.value.trim().to_owned(),
        expires: last,
        place: at(source, change),
        place_of_expiry: expires.map(|text| at(source, text)),
    })
}

/// An id is `rule@address~number`, with a provider behind the address where the change is about one.
fn bad_id(source: &Source, change: &Spanned<String>) -> Option<Diagnostic> {
    let id = change.value.as_str();
    let (rule, rest) = id.split_once('@').unwrap_or((id, ""));
    if Rule::from_id(rule).is_none() && !rest.is_empty() {
        let known = Rule::ALL.iter().map(|rule| rule.id());
        let finding = Diagnostic::new(Check::UnknownChange, at(source, change), format!("no rule is called `{rule}`"));
        let help = did_you_mean(rule, known, "copy the id from what `cargo xtask diff` shows");
        return Some(finding.label("the id of a change starts with that of its rule").help(help));
    }
    let number = rest.rsplit_once('~').map(|(_, number)| number).unwrap_or_default();
    let is_number = number.len() == 8 && number.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
    (!is_number).then(|| {
        Diagnostic::new(Check::UnknownChange, at(source, change), format!("`{id}` is no id of a change"))
            .label("an id is `rule@address~number`, with eight digits from 0 to f at its end")
            .help("copy the whole id from what `cargo xtask diff` shows")
    })
}

fn bad_date(source: &Source, text: &Spanned<String>) -> Diagnostic {
    Diagnostic::new(Check::BadDate, at(source, text), format!("`{}` is no day", text.value))
        .label("not a day of the calendar in the form `2027-01-31`")
        .help("write the last day on which the approval holds, in quotes, or remove the key")
}

fn at<T>(source: &Source, value: &Spanned<T>) -> Place {
    source.place(value.bytes.start, value.bytes.end)
}
