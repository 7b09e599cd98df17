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

/// Line and rule.
const EXPECTED: [(usize, &str); 35] = [
    (3, "unknown-key"),
    (7, "unknown-type"),
    (8, "unusable-name"),
    (11, "duplicate-value"),
    (13, "unknown-format"),
    (14, "format-needs-string"),
    (15, "object-without-fields"),
    (18, "fields-need-object"),
    (22, "unknown-reference"),
    (23, "wrong-kind"),
    (24, "name-collision"),
    (25, "empty-text"),
    (28, "ambiguous-scalar"),
    (28, "ambiguous-scalar"),
    (29, "duplicate-key"),
    (34, "partial-not-listed"),
    (35, "request-without-body"),
    (38, "missing-key"),
    (40, "unknown-response-format"),
    (42, "common-parameter"),
    (45, "required-and-supported"),
    (48, "unknown-provider"),
    (50, "unknown-value"),
    (51, "values-without-support"),
    (53, "duplicate-provider"),
    (55, "impossible-count"),
    (57, "count-contradicts-list"),
    (58, "missing-key"),
    (59, "empty-support"),
    (61, "unknown-field"),
    (61, "empty-list"),
    (62, "wrong-kind"),
    (63, "empty-value"),
    (64, "bad-slug"),
    (65, "unknown-word"),
];
