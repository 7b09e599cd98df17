//! The platform's report on what can be called.

use super::super::records::records;
use crate::runtime::{Object, Value};

records! {
    /// What can be called of an account, or of a provider in general; read as leniently as records are.
    ///
    /// The routes and their answer are described in the vendor's guide to discovering capabilities. What it says of `/proxy`, of ways to
    /// authenticate and of descriptions is in `extra`, as it came.
    Capabilities {
        0: /// The provider.
        integration: Integration,
        1: /// The resources of the unified API.
        unified: Vec<UnifiedResource>,
        2: /// The account; not in the report on a provider.
        account: AccountState,
    }

    /// The provider that a report is about.
    Integration {
        0: /// Identifies the provider.
        id: String,
        1: /// The provider's slug: what [`Provider::from_slug`](crate::Provider::from_slug) takes.
        name: String,
        2: /// The name that people use.
        label: String,
        3: /// What kind of product it is: `crm`.
        category: String,
    }

    /// A resource of the unified API.
    UnifiedResource {
        0: /// The API, as it stands in the path: `crm`.
        model: String,
        1: /// The API's name for people.
        model_label: String,
        2: /// The resource, as it stands in the path: `contacts`.
        resource: String,
        3: /// What the resource is.
        description: String,
        4: /// Where the vendor documents it.
        docs_url: String,
        5: /// What can be called: `list`, `get`, `create`, `update`, `delete`, and methods of the resource's own.
        methods: Vec<String>,
        6: /// The environment has a mapping of its own for this resource, so the documented fields need not hold.
        env_overridden: bool,
    }

    /// How an account is doing.
    AccountState {
        0: /// Identifies the account.
        id: String,
        1: /// Its state: `active`, or why it is not.
        status: String,
        2: /// How it authenticates with the provider.
        authentication_method: String,
        3: /// It cannot be called.
        is_blocked: bool,
    }
}

impl AccountState {
    /// Whether the account is active and not blocked. `None` where the report does not say enough.
    pub fn is_in_order(&self) -> Option<bool> {
        let active = self.status.as_deref().map(|status| status == "active");
        match (active, self.is_blocked) {
            (Some(false), _) | (_, Some(true)) => Some(false),
            (Some(true), Some(false)) => Some(true),
            _ => None,
        }
    }
}
