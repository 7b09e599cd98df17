//! Drift as people read it.

use std::collections::BTreeMap;
use std::fmt;

use super::{Drift, Overridden, Unknown};
use crate::support::Operation;

/// `crm/accounts` and what there is to say of its methods.
type Lines = BTreeMap<String, Vec<String>>;

/// A list under headings; one sentence where there is nothing to list.
impl fmt::Display for Drift {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.is_empty() {
            "nothing differs between this crate and what is reported"
        } else {
            "this crate and what is reported differ"
        })?;
        if let Some(provider) = self.provider {
            write!(f, " of {}", provider.label())?;
        }
        self.write_account(f)?;
        let heading = "reported, and unknown to this crate with the features that are on";
        section(f, heading, &self.unknown_lines())?;
        section(f, "known to this crate, and not reported", &self.missing_lines())?;
        let unlisted = lines(self.unlisted.iter().copied());
        section(f, "reported, although the matrix lists other providers only", &unlisted)?;
        let overridden = self.overridden.iter().map(|Overridden { api, resource, .. }| (key(api, resource), vec![]));
        section(f, "mapped by the environment, so documented fields need not hold", &overridden.collect())?;
        section(f, "not stated by the report", &lines(self.not_stated.iter().copied()))?;
        let absent = self.absent.iter().map(|api| ((*api).to_owned(), vec![]));
        section(f, "known to this crate, and not for this account", &absent.collect())
    }
}

impl Drift {
    fn write_account(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Some(account) = self.account.as_ref().filter(|_| self.account_needs_attention()) else { return Ok(()) };
        f.write_str("\nthe account needs attention:")?;
        if account.is_blocked == Some(true) {
            f.write_str(" it is blocked")?;
        }
        match &account.status {
            Some(status) => write!(f, " (status `{}`)", status.escape_debug()),
            None => Ok(()),
        }
    }

    fn unknown_lines(&self) -> Lines {
        let mut lines = Lines::new();
        for operation in &self.unknown {
            let which = match operation.unknown {
                Unknown::Api => " (the whole API)",
                Unknown::Resource => " (the whole resource)",
                Unknown::Method => "",
            };
            let methods = lines.entry(format!("{}{which}", key(&operation.api, &operation.resource))).or_default();
            methods.extend(operation.method.as_ref().map(|method| method.escape_debug().to_string()));
        }
        lines
    }

    fn missing_lines(&self) -> Lines {
        let mut lines = Lines::new();
        for missing in &self.missing {
            let Operation { api, resource, method, .. } = missing.operation;
            let note = if missing.is_listed { " (although the matrix lists the provider)" } else { "" };
            lines.entry(key(api, resource)).or_default().push(format!("{method}{note}"));
        }
        lines
    }
}

fn lines(operations: impl Iterator<Item = &'static Operation>) -> Lines {
    let mut lines = Lines::new();
    for Operation { api, resource, method, .. } in operations {
        lines.entry(key(api, resource)).or_default().push((*method).to_owned());
    }
    lines
}

/// What a server sends is not to break the line.
fn key(api: &str, resource: &str) -> String {
    format!("{}/{}", api.escape_debug(), resource.escape_debug())
}

fn section(f: &mut fmt::Formatter<'_>, heading: &str, lines: &Lines) -> fmt::Result {
    if lines.is_empty() {
        return Ok(());
    }
    write!(f, "\n{heading}:")?;
    for (name, methods) in lines {
        write!(f, "\n- {name}")?;
        if !methods.is_empty() {
            write!(f, ": {}", methods.join(", "))?;
        }
    }
    Ok(())
}
