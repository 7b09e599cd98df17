//! The examples run, and print what they should. `cargo test` builds them before this.
#![cfg(all(feature = "crm", feature = "ticketing", feature = "rustls"))]

use std::env;
use std::path::PathBuf;
use std::process::{Command, Output};

/// Examples stand beside the folder of the tests.
fn example(name: &str) -> PathBuf {
    let test = env::current_exe().expect("a program knows its path");
    let profile = test.parent().and_then(|deps| deps.parent()).expect("tests are in a folder of the profile");
    let path = profile.join("examples").join(format!("{name}{}", env::consts::EXE_SUFFIX));
    assert!(path.exists(), "{}: `cargo build --examples` first, as `cargo test` does", path.display());
    path
}

fn run(name: &str, args: &[&str]) -> Output {
    let mut command = Command::new(example(name));
    command.args(args).env_remove("TRUTO_TOKEN").env_remove("TRUTO_ACCOUNT");
    command.env_remove("HTTP_PROXY").env_remove("http_proxy").env_remove("ALL_PROXY").env_remove("all_proxy");
    command.output().expect("an example can be started")
}

/// What it printed, and what the server saw.
fn printed(name: &str, args: &[&str]) -> (String, String) {
    let output = run(name, args);
    let (out, err) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert!(output.status.success(), "{name}\n{out}\n{err}");
    (out.into_owned(), err.into_owned())
}

#[test]
fn update_account() {
    let (out, seen) = printed("update_account", &[]);
    assert_eq!(out, "updated 23423523: Acme\n");
    let path = "> PATCH /unified/ticketing/accounts/23423523?integrated_account_id=62f44730-dd91-461e-bd6a-aedd9e0ad79d HTTP/1.1";
    assert!(seen.contains(path), "{seen}");
    assert!(seen.contains(r#"> {"name":"Acme","domains":["acme.com"]}"#), "{seen}");
    assert!(!seen.contains("a-token"), "{seen}");
}

#[test]
fn list_accounts() {
    let (out, seen) = printed("list_accounts", &[]);
    assert_eq!(out, "Acme\nGlobex\nInitech\n");
    assert_eq!(seen.matches("> GET /unified/crm/accounts?").count(), 3, "{seen}");
}

#[test]
fn list_accounts_from_where_it_broke_off() {
    let (out, _) = printed("list_accounts", &["third"]);
    assert_eq!(out, "Initech\n");
}

#[test]
fn provider_at_run_time() {
    let (out, seen) = printed("provider_at_run_time", &["planhat"]);
    assert_eq!(
        out,
        "nothing was sent: `website` is not supported by Planhat (supported by: Front)\n\
         website: Unsupported\n\
         updated 23423523 without it\n"
    );
    assert_eq!(seen.matches("> PATCH ").count(), 1, "{seen}");

    let (out, seen) = printed("provider_at_run_time", &["front"]);
    assert_eq!(out, "updated 23423523\n");
    assert!(seen.contains(r#"> {"name":"Acme","website":"https://acme.com"}"#), "{seen}");
}

#[test]
fn provider_at_run_time_that_nobody_knows() {
    let output = run("provider_at_run_time", &["planhut"]);
    let err = String::from_utf8_lossy(&output.stderr);
    assert!(!output.status.success() && err.contains("planhat"), "{err}");
}
