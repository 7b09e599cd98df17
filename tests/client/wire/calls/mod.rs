//! The calls of the tables, as Rust: one file a table, of the same name.

pub(super) mod bodies;
pub(super) mod clients;
pub(super) mod formats;
pub(super) mod headers;
pub(super) mod lists;
pub(super) mod operations;
pub(super) mod paths;
pub(super) mod queries;
pub(super) mod refused;
pub(super) mod untyped;

/// `calls! { |builder, client, account| "what it is": account.ticketing()…; }`: calls under the names that they have in
/// the table. `builder`, `client` and `account` lead to the case's server.
macro_rules! calls {
    (|$builder:ident, $client:ident, $account:ident| $($name:literal: $call:expr;)*) => {
        pub(in super::super) fn calls() -> ::std::vec::Vec<$crate::wire::run::Written> {
            ::std::vec![$($crate::wire::run::Written {
                name: $name,
                call: stringify!($call),
                run: |given| ::std::boxed::Box::pin(async move {
                    #[allow(unused_variables, reason = "most calls begin at the account")]
                    let $crate::wire::run::Given { builder: $builder, client: $client, account: $account } = given;
                    $crate::wire::run::Runs::run($call).await
                }),
            }),*]
        }
    };
}

pub(super) use calls;
