//! What the server takes to be the cause of an error.

use super::super::records::records;
use crate::runtime::{Object, Value};

records! {
    /// What the server takes to be the cause of an error; read as leniently as records are.
    Insight {
        0: /// Query parameters that the provider needs and that were not sent.
        missing_required_query_parameters: InsightNames,
        1: /// Fields of the body that the provider needs and that were not sent.
        missing_required_body_fields: InsightNames,
        2: /// Query parameters that are needed under conditions. For information: they need not be the cause.
        conditionally_required_query_parameters: InsightNote,
        3: /// Fields of the body that are needed under conditions. For information: they need not be the cause.
        conditionally_required_body_fields: InsightNote,
        4: /// There were too many requests.
        rate_limit_error: InsightNote,
        5: /// The account may not do this.
        forbidden_error: InsightScopes,
        6: /// The provider's own error.
        remote_error: InsightNote,
    }

    /// Names of parameters or fields.
    InsightNames {
        0: /// What is meant, in the server's words.
        description: String,
        1: /// The names.
        value: Vec<String>,
    }

    /// Something that the server knows more about.
    InsightNote {
        0: /// What is meant, in the server's words.
        description: String,
        1: /// What it knows.
        value: Value,
    }

    /// What the account was not given.
    InsightScopes {
        0: /// What is meant, in the server's words.
        description: String,
        1: /// The scopes.
        value: MissingScopes,
    }

    /// Scopes that the account was not given.
    MissingScopes {
        0: /// Their names at the provider.
        missing_scopes: Vec<String>,
    }
}
