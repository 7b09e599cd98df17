//! What is accepted, and what fails a run.

use super::golden::Pair;
use super::{diff, specification};

const ARCHIVE: &str = "operation-removed@shop/orders/archive~f2dce1db";

/// The lines of standard error that say what is wrong.
#[track_caller]
fn errors(ran: &crate::Ran) -> Vec<String> {
    ran.stderr().lines().filter(|line| line.starts_with("error")).map(str::to_owned).collect()
}

#[test]
fn what_is_accepted_does_not_fail_a_run() {
    let pair = Pair::new();
    let without = pair.diff(&["--fail-on", "breaking"]).ended(1);
    assert_eq!(without.stderr(), "error: 5 changes that nobody has approved: 5 breaking\n");
    let stdout = without.stdout();
    let ids = stdout.lines().filter_map(|line| line.trim().strip_prefix("id     ")).take(5);
    let entries: Vec<String> = ids.map(|id| format!("  - {{change: {id:?}, reason: It is meant.}}\n")).collect();
    pair.approve(&entries.concat());
    let ran = pair.diff(&["--fail-on", "breaking"]).ended(0);
    assert_eq!(ran.stderr(), "");
    assert!(ran.stdout().contains("\nBREAKING  5 changes, 5 approved\n"), "{}", ran.stdout());
    assert!(!ran.stdout().contains("What is meant is approved by its id"), "{}", ran.stdout());
}

/// A mark that turns the text around, a quote and an escape sequence: the line that is offered is YAML all the same.
#[test]
fn the_line_that_is_offered_can_be_copied() {
    let pair = Pair::new();
    let odd =
        |field: &str| format!("description: Odd.\nobject:\n  id: {{type: string}}\n{field}operations: {{get: {{}}}}\n");
    pair.write("before/spec/assets/odd.yaml", &odd("  \"x\\u202ey\\\"z\\u001b[31m\": {type: string}\n"));
    pair.write("after/spec/assets/odd.yaml", &odd(""));
    let offered = pair.diff(&[]).ended(0).stdout();
    let line = offered.lines().last().expect("a line is offered");
    assert!(line.contains(r#"assets/odd#x\U0000202ey\"z\u001b[31m~"#), "{line}");
    pair.approve(&format!("{line}\n"));
    assert!(pair.diff(&[]).ended(0).stdout().contains("\nBREAKING  6 changes, 1 approved\n"));
}

#[test]
fn levels_that_fail_a_run() {
    let pair = Pair::new();
    for (on, status, expected) in [
        ("breaking", 1, "5 changes that nobody has approved: 5 breaking"),
        ("risky", 1, "6 changes that nobody has approved: 5 breaking, 1 risky"),
        ("risky,breaking", 1, "6 changes that nobody has approved: 5 breaking, 1 risky"),
        ("safe", 1, "8 changes that nobody has approved: 5 breaking, 1 risky, 2 safe"),
        ("docs", 1, "10 changes that nobody has approved: 5 breaking, 1 risky, 2 safe, 2 docs"),
        ("version", 1, "the crate's version went from 0.1.0 to 0.1.1, which is not enough; 0.2.0 would be"),
    ] {
        let ran = pair.diff(&["--fail-on", on]).ended(status);
        assert_eq!(errors(&ran), [format!("error: {expected}")], "{on}");
        assert!(ran.stdout().contains("SUMMARY"));
    }
    let both = pair.diff(&["--fail-on", "breaking,version", "--format", "json"]).ended(1);
    assert_eq!(errors(&both).len(), 2, "every reason is told");
    pair.diff(&["--fail-on", "everything"]).ended(2);
}

#[test]
fn versions_that_fail_a_run() {
    let pair = Pair::new();
    pair.write("after/generated/Cargo.toml", "[package]\nname = \"generated\"\nversion = \"0.2.0\"\n");
    let ran = pair.diff(&["--fail-on", "version"]).ended(0);
    assert!(ran.stdout().contains("the crate's version went from 0.1.0 to 0.2.0, which is enough"), "{}", ran.stdout());
    pair.write("after/generated/Cargo.toml", "[package]\nname = \"generated\"\n");
    let ran = pair.diff(&["--fail-on", "version"]).ended(2);
    assert!(ran.stderr().starts_with("error: --fail-on version: "), "{}", ran.stderr());
    assert!(pair.diff(&[]).ended(0).stdout().contains("nobody can tell whether the crate's version"));
    diff(pair.path(), &["before/spec", "before/spec", "--fail-on", "version,docs"]).ended(0);
}

#[test]
fn an_approval_that_accepts_nothing_is_an_error_and_the_rest_is_shown() {
    let pair = Pair::new();
    let good = format!("  - {{change: {ARCHIVE:?}, reason: Nobody called it.}}\n");
    for (entry, expected) in [
        (
            "  - {change: \"operation-removed@shop/orders/archive~00000000\", reason: It is meant.}\n",
            "error[unused-approval]: the change is no longer what was approved as \
             `operation-removed@shop/orders/archive~00000000`",
        ),
        (
            "  - {change: \"field-removed@shop/orders#weight~00000000\", reason: It is meant.}\n",
            "error[unused-approval]: nothing that differs has the id `field-removed@shop/orders#weight~00000000`",
        ),
        (
            "  - {change: \"field-removd@shop/orders#weight~00000000\", reason: It is meant.}\n",
            "error[unknown-change]: no rule is called `field-removd`",
        ),
        (
            "  - {change: \"field-removed@shop/orders#weight~00000000\"}\n",
            "error[missing-key]: an entry of approvals.yaml needs the key `reason`",
        ),
    ] {
        pair.approve(&format!("{good}{entry}"));
        let ran = pair.diff(&["--fail-on", "breaking"]).ended(2);
        assert_eq!(errors(&ran), [expected, "error: 1 error in the approvals of after/spec"], "{}", ran.stderr());
        assert!(ran.stderr().contains(" --> after/spec/approvals.yaml:3:"), "{}", ran.stderr());
        assert!(ran.stdout().contains("ok     approved: Nobody called it.") && ran.stdout().contains("SUMMARY"));
    }
}

#[test]
fn an_approval_ends_with_its_last_day() {
    let pair = Pair::new();
    let entry = |last: &str| format!("  - {{change: {ARCHIVE:?}, reason: Nobody called it., expires: {last:?}}}\n");
    pair.approve(&entry("2026-06-30"));
    assert!(pair.diff(&[]).ended(0).stdout().contains("approved (until 2026-06-30): Nobody called it."));
    pair.approve(&entry("2026-06-29"));
    let ran = pair.diff(&[]).ended(2);
    assert_eq!(errors(&ran)[0], format!("error[expired-approval]: the approval of `{ARCHIVE}` has expired"));
    assert!(!ran.stdout().contains("ok     approved"), "{}", ran.stdout());
    let ran = diff(pair.path(), &["before/spec", "after/spec", "--today", "2026-06-31"]).ended(2);
    assert!(ran.stderr().contains("write a day of the calendar in the form 2027-01-31"), "{}", ran.stderr());
}

#[test]
fn what_has_been_merged_is_approved_no_longer() {
    let (repo, _) = specification();
    let approvals =
        "approvals:\n  - {change: \"operation-removed@help-desk/tickets/list~01234567\", reason: It is gone.}\n";
    repo.write("spec/approvals.yaml", approvals);
    repo.commit("merged");
    let ran = diff(repo.path(), &["HEAD"]).ended(2);
    let expected =
        "error[unused-approval]: the change `operation-removed@help-desk/tickets/list~01234567` has been merged";
    assert_eq!(errors(&ran), [expected, "error: 1 error in the approvals of work tree"]);
    assert!(ran.stderr().contains("help: remove the entry"), "{}", ran.stderr());
    assert!(ran.stdout().ends_with("\nno differences\n"), "{}", ran.stdout());
}

#[test]
fn the_form_is_checked_without_a_comparison() {
    let place = crate::Place::new();
    let write = |text: &str| std::fs::write(place.spec().join("approvals.yaml"), text).expect("a file can be written");
    write("approvals:\n  - {change: \"operation-removed@help-desk/tickets/list~01234567\", reason: It is gone.}\n");
    place.xtask(&["check"]).ended(0);
    place.regenerate().ended(0);
    write("approvals:\n  - {change: operation-removed, reason: It is gone., expires: \"2027-02-30\"}\n");
    let ran = place.xtask(&["check"]).ended(2);
    assert!(ran.stderr().contains("error[unknown-change]") && ran.stderr().contains("1 error in"), "{}", ran.stderr());
}
