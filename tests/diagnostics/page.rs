//! One file with many mistakes: a single run shows them all.

use crate::specification::{folder, overlaid};

#[test]
fn one_run_shows_everything() {
    let report = tests::compile(overlaid(&folder().join("page"))).err().unwrap_or_default();
    let findings = report.clone().into_sorted();
    let found: Vec<_> = findings.iter().map(|finding| (finding.place.line(), finding.rule.id())).collect();
    assert_eq!(found, EXPECTED, "{}", tests::text(report));
    assert!(findings.iter().all(|finding| finding.place.source().path() == "spec/ticketing/tickets.yaml"));
}

const EXPECTED: [(usize, &str); 0] = [];
