//! Whether approvals still accept something: none outlives its cause.

use super::{Approval, Approvals, Date};
use crate::diagnostics::{Diagnostic, Report, Rule, did_you_mean};
use crate::diff::Entry;

pub(super) fn check(approvals: &Approvals, entries: &[Entry], merged: &Approvals, today: Date) -> Report {
    let ids: Vec<String> = if approvals.0.is_empty() { Vec::new() } else { entries.iter().map(Entry::id).collect() };
    let mut report = Report::default();
    for approval in &approvals.0 {
        if !ids.contains(&approval.change) {
            report.push(unused(approval, &ids, merged));
        } else if approval.is_expired(today) {
            report.push(expired(approval));
        }
    }
    report
}

fn unused(approval: &Approval, ids: &[String], merged: &Approvals) -> Diagnostic {
    let id = approval.change.as_str();
    let finding = |message: String| Diagnostic::new(Rule::UnusedApproval, approval.place.clone(), message);
    if merged.get(id).is_some() {
        return finding(format!("the change `{id}` has been merged"))
            .label("stands in the state before already, and nothing that differs has this id")
            .help("remove the entry: it has done what it was for");
    }
    if let Some(other) = ids.iter().find(|other| without_number(other) == without_number(id)) {
        return finding(format!("the change is no longer what was approved as `{id}`"))
            .label(format!("today it is `{other}`"))
            .help("read the change again; if it is still meant, approve it by the id that it has today");
    }
    let known = ids.iter().map(String::as_str);
    finding(format!("nothing that differs has the id `{id}`")).label("approves nothing").help(did_you_mean(
        id,
        known,
        "remove the entry, or copy the id from what `cargo xtask diff` shows",
    ))
}

/// Rule, address and provider: what stays when details of the change differ.
fn without_number(id: &str) -> &str {
    id.rsplit_once('~').map_or(id, |(start, _)| start)
}

fn expired(approval: &Approval) -> Diagnostic {
    let place = approval.place_of_expiry.as_ref().unwrap_or(&approval.place);
    let last = approval.expires.map(|last| last.to_string()).unwrap_or_default();
    let message = format!("the approval of `{}` has expired", approval.change);
    Diagnostic::new(Rule::ExpiredApproval, place.clone(), message)
        .label(format!("{last} was the last day on which it held"))
        .help("take the change back, or give the approval another last day")
}
