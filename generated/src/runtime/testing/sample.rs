//! Types as the generator writes them, with every kind of field.
#![allow(unreachable_pub, missing_docs, reason = "written as for the public modules")]

use crate::runtime::{DateTime, Field, Object, Unrecognized, Value, open_enum, record};

/// A company that tickets are raised for.
#[derive(Default)]
pub struct Account {
    pub id: Option<String>,
    pub domains: Option<Vec<String>>,
    pub emails: Option<Vec<AccountEmail>>,
    pub owner: Option<AccountOwner>,
    pub parent: Option<Box<Account>>,
    pub created_at: Option<DateTime>,
    pub status: Option<AccountStatus>,
    pub roles: Option<Vec<AccountStatus>>,
    pub size: Option<i64>,
    pub amount: Option<f64>,
    pub is_active: Option<bool>,
    pub custom_fields: Option<Object>,
    pub remote_data: Option<Value>,
    pub anything: Option<Vec<Value>>,
    pub grid: Option<Vec<Vec<i64>>>,
    pub r#type: Option<String>,
    pub extra: Object,
    #[doc(hidden)]
    pub __more: (),
}

record!(Account {
    0: id = "id",
    1: domains = "domains",
    2: emails = "emails",
    3: owner = "owner",
    4: parent = "parent",
    5: created_at = "created_at",
    6: status = "status",
    7: roles = "roles",
    8: size = "size",
    9: amount = "amount",
    10: is_active = "is_active",
    11: custom_fields = "custom_fields",
    12: remote_data = "remote_data",
    13: anything = "anything",
    14: grid = "grid",
    15: r#type = "type",
});

#[derive(Default)]
pub struct AccountEmail {
    pub email: Option<String>,
    pub extra: Object,
    #[doc(hidden)]
    pub __more: (),
}

record!(AccountEmail { 0: email = "email" });

/// A record of which no field is documented.
#[derive(Default)]
pub struct AccountOwner {
    pub extra: Object,
    #[doc(hidden)]
    pub __more: (),
}

record!(AccountOwner {});

/// What to change of an account.
#[derive(Default)]
pub struct UpdateAccount {
    pub name: Field<String>,
    pub domains: Field<Vec<String>>,
    pub emails: Field<Vec<AccountEmail>>,
    pub owner: Field<AccountOwner>,
    pub parent: Field<Box<UpdateAccount>>,
    pub since: Field<DateTime>,
    pub status: Field<AccountStatus>,
    pub anything: Field<Value>,
    pub extra: Object,
    #[doc(hidden)]
    pub __more: (),
}

record!(UpdateAccount {
    0: name = "name",
    1: domains = "domains",
    2: emails = "emails",
    3: owner = "owner",
    4: parent = "parent",
    5: since = "since",
    6: status = "status",
    7: anything = "anything",
});

/// Whether an account is in use.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum AccountStatus {
    Active,
    Inactive,
    Unrecognized(Unrecognized),
}

open_enum!(AccountStatus {
    Active = "active",
    Inactive = "inactive",
});
