//! What to do about an error that the server answered with.

use super::{ApiError, Insight};

/// A sentence without a full stop, or nothing.
pub(super) fn advice(error: &ApiError) -> Option<String> {
    error.insight.as_deref().and_then(of_insight).or_else(|| of_status(error).map(str::to_owned))
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

fn of_status(error: &ApiError) -> Option<&'static str> {
    Some(match (error.status.as_u16(), error.is_remote) {
        (400, false) => "the unified API refuses the request as it is; the details say why",
        (401, false) => "the token is not valid here: check the token of the client",
        (401, true) => "the provider no longer accepts the account's credentials: its owner must connect it again",
        (403, _) => "the account, or the token, lacks a permission for this",
        (404, _) => "no such record or resource, or not for this account: check the id and the account",
        (405, _) => "the call is not available here; accounts of a sandbox can only be read",
        (409, _) => "the provider has such a record already",
        (422, _) => "the provider refuses a value; its answer is in `raw_response`",
        (503, false) => "the account may be blocked: look at its status before trying again",
        (500..=599, _) if error.may_have_been_applied => return None,
        (502 | 504, _) => "the provider cannot be reached: try again later",
        (500..=599, _) => "the server failed: try again later",
        _ => return None,
    })
}
