//! Names in a document. Those of resources and types differ, so that these do.

use crate::model::{Operation, Resource};

/// `ticketing_accounts_update`
pub(super) fn operation(resource: &Resource, operation: &Operation) -> String {
    format!("{}_{}_{}", resource.api, resource.slug, operation.method.wire()).replace('-', "_")
}

/// `ticketing.accounts.Account`
pub(super) fn object(resource: &Resource) -> String {
    format!("{}.{}.{}", resource.api, resource.slug, resource.ty.ident())
}

/// `ticketing.accounts.UpdateAccount`
pub(super) fn request(resource: &Resource, operation: &Operation) -> String {
    format!("{}.{}.{}", resource.api, resource.slug, resource.request_type(operation).ident())
}
