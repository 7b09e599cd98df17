//! What to do about an error that the server answered with.

use super::display::{excerpt, says};
use super::{ApiError, Insight};
use crate::runtime::Value;

/// A sentence without a full stop, or nothing.
pub(super) fn advice(error: &ApiError) -> Option<String> {
    error.insight.as_deref().and_then(of_insight).or_else(|| of_status(error))
}

fn of_insight(insight: &Insight) -> Option<String> {
    let names = |what: &str, names: &Option<super::InsightNames>| {
        let names = names.as_ref()?.value.as_ref().filter(|names| !names.is_empty())?;
        Some(format!("{what} {}", listed(names)))
    };
    let scopes = || {
        let scopes = insight.forbidden_error.as_ref()?.value.as_ref()?.missing_scopes.as_ref()?;
        Some(format!("the account lacks the scopes {}: connect it again with these", listed(scopes)))
    };
    names("send the query parameters that the provider requires:", &insight.missing_required_query_parameters)
        .or_else(|| names("send the fields that the provider requires:", &insight.missing_required_body_fields))
        .or_else(scopes)
}

fn listed(names: &[String]) -> String {
    names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
}

fn of_status(error: &ApiError) -> Option<String> {
    let code = error.status.as_u16();
    if matches!(code, 400 | 422) {
        return Some(of_refusal(error));
    }
    of_code(code, error.is_remote, error.may_have_been_applied).map(str::to_owned)
}

fn of_refusal(error: &ApiError) -> String {
    let who = if error.is_remote { "the provider" } else { "the unified API" };
    let what = if error.status.as_u16() == 422 { "a value" } else { "the request as it is" };
    let why = match (&error.details, &error.raw_response) {
        (Some(details), _) if says(details) => format!("; the details say why: {}", excerpt(details)),
        (_, Some(answer)) if says(answer) || is_page(answer) => "; its answer is in `raw_response`".to_owned(),
        _ => String::new(),
    };
    format!("{who} refuses {what}{why}")
}

/// It is not shown, and may say why all the same.
fn is_page(answer: &Value) -> bool {
    answer.as_str().is_some_and(|text| !text.trim().is_empty())
}

fn of_code(code: u16, is_remote: bool, may_have_been_applied: bool) -> Option<&'static str> {
    of_request(code, is_remote).or_else(|| of_failure(code, is_remote, may_have_been_applied))
}

fn of_request(code: u16, is_remote: bool) -> Option<&'static str> {
    Some(match (code, is_remote) {
        (401, false) => "the token is not valid here: check the token of the client",
        (401, true) => "the provider no longer accepts the account's credentials: its owner must connect it again",
        (402, false) => "the plan does not include this, or is not paid: check the subscription to the unified API",
        (402, true) => {
            "the account's plan at the provider does not include this, or is not paid: its owner must see to it"
        }
        (403, _) => "the account, or the token, lacks a permission for this",
        (404, _) => "no such record or resource, or not for this account: check the id and the account",
        (405, _) => "the call is not available here; accounts of a sandbox can only be read",
        (409, _) => "the provider has such a record already",
        (410, _) => "the record or the resource is gone for good: do not ask for it again",
        (413, false) => "the request is larger than the unified API takes: send less at once",
        (413, true) => "the request is larger than the provider takes: send less at once",
        (415, _) => "a body of this type is not taken: check the `content-type` and what is sent",
        _ => return None,
    })
}

fn of_failure(code: u16, is_remote: bool, may_have_been_applied: bool) -> Option<&'static str> {
    Some(match (code, is_remote) {
        (503, false) => "the account may be blocked: look at its status before trying again",
        _ if may_have_been_applied => return None,
        (408, false) => "the request took too long to arrive: try again later",
        (408, true) => "the provider took too long: try again later, and look first whether a write was applied",
        (502 | 504, _) => "the provider cannot be reached: try again later",
        (500..=599, _) => "the server failed: try again later",
        _ => return None,
    })
}
