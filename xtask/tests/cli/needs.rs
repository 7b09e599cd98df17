//! What some tests need of a system, and not every system has.
#![cfg(unix)]

use std::io::{self, Write};

/// Says of a test that it was not tried. Where everything has to hold, that is a failure.
#[track_caller]
pub(crate) fn not_tried(missing: &str) {
    assert!(std::env::var_os("CI").is_none(), "not tried, and with CI set everything has to be: {missing}");
    // The harness keeps to itself what macros print in a test that passes.
    let _ = writeln!(io::stderr(), "NOT TRIED: {missing}");
}
