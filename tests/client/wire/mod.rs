//! What goes over the wire: each case of `cases/*.yaml` is a call and every byte of it that a server is to get.
//!
//! The tables say what is right and hold no code; `calls/` makes the calls, and its text is compared with the tables',
//! so that what is read there is what ran.

mod calls;
mod compare;
mod complete;
mod mock;
mod run;
mod server;
mod table;

use self::run::Written;
use self::table::Table;

/// Runs a table, and says everything that differs.
async fn check(name: &str, calls: Vec<Written>) {
    let table = Table::read(name);
    let transport = run::transport();
    let mut differences = Vec::new();
    for case in &table.cases {
        let Some(written) = calls.iter().find(|written| written.name == case.name) else {
            differences.push(format!("{}: calls/{name}.rs does not have this case", case.name));
            continue;
        };
        let found = run::run(&table, case, written, &transport).await;
        differences.extend(found.into_iter().map(|what| format!("{}: {what}", case.name)));
    }
    assert!(differences.is_empty(), "cases/{name}.yaml:\n\n{}\n", differences.join("\n\n"));
}

macro_rules! tables {
    ($($name:ident)*) => {$(
        #[tokio::test]
        async fn $name() {
            check(stringify!($name), calls::$name::calls()).await;
        }
    )*

    /// Every table, with the calls that belong to it.
    fn tables() -> Vec<(&'static str, Vec<Written>)> {
        vec![$((stringify!($name), calls::$name::calls())),*]
    }};
}

tables! { bodies clients formats headers lists operations paths queries refused untyped }

#[test]
fn a_token_that_no_header_can_carry_is_not_shown() {
    let built = truto_unified::Client::builder().token("token-of-an\nenvironment").transport(run::transport()).build();
    let error = built.expect_err("a line break ends a header");
    assert!(!format!("{error} {error:?}").contains("token-of"), "{error:?}");
}
