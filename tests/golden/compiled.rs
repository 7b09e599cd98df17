//! What is written compiles without a warning, passes its own tests, and documents itself without a warning.

use tests::generated_crate::{GeneratedCrate, features};

use crate::{CASES, case};

#[test]
fn what_is_written_compiles_and_passes_its_tests() {
    for name in CASES {
        let spec = tests::compiled(&case(name).join("spec"));
        let written = GeneratedCrate::of(&spec);
        written.cargo(&["test", "--lib", "--quiet"]);
        let doctests = written.cargo(&["test", "--doc"]);
        assert!(!doctests.contains("src/generated"), "a text of the specification became a doctest:\n{doctests}");
        let features = features(&spec).join(",");
        written.cargo(&["doc", "--no-deps", "--quiet", "--no-default-features", "--features", &features]);
        written.cargo(&["check", "--no-default-features", "--quiet"]);
    }
}

/// `cursor` is common to lists alone.
#[test]
fn a_parameter_may_be_called_like_one_of_other_methods() {
    let files = tests::shop("object: {}\noperations:\n  delete: {query: {cursor: {type: string}}}\n");
    let spec = tests::compile(files).unwrap_or_else(|report| panic!("{}", tests::text(report)));
    let written = GeneratedCrate::of(&spec);
    written.add("tests/sent.rs", SENT);
    written.cargo(&["test", "--quiet", "--features", "shop", "--test", "sent"]);
}

/// The request is built, and finds nobody.
const SENT: &str = r##"
use truto_unified::client::{Client, RetryPolicy};
use truto_unified::shop::things::DeleteThingQuery;

#[test]
fn it_is_sent() {
    let client = Client::builder().token("t").base_url("http://127.0.0.1:1").retry(RetryPolicy::never()).build().unwrap();
    let query: DeleteThingQuery = serde_json::from_str(r#"{"cursor": "x"}"#).unwrap();
    let call = client.account("account").shop().things().delete("1").query(query);
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let error = runtime.block_on(call.send()).unwrap_err().to_string();
    assert!(error.contains("no connection could be made"), "{error}");
}
"##;
