//! Providers that come, go and change their names.

use std::fmt::Write as _;

use super::{Edit, PROVIDERS, TICKETS, edited, found};
use crate::case::base;

/// Providers are numbers, and a provider that is put in front shifts them all.
const SHIFTED: Edit<'_> = (PROVIDERS, "  1delta: 1Delta\n", "  0first: First\n  1delta: 1Delta\n");

#[test]
fn numbers_of_providers_that_shift_are_no_difference() {
    let after = [SHIFTED, (PROVIDERS, "  omega: Omega\n", "")];
    assert_eq!(
        found(base(), edited(&after)),
        [
            "provider-removed@providers#omega: the provider `omega` was removed",
            "provider-added@providers#0first: the provider `0first` was added",
        ]
    );
}

#[test]
fn a_field_that_lost_its_name_is_known_by_its_providers() {
    let color = "      color: {type: any, description: How it is painted., support: {supported: [gamma]}}\n";
    let unnamed = "      - {in: request, type: any, support: {supported: [gamma]}}\n";
    let last = "support: {count: 1}}\n  delete";
    let after =
        [(TICKETS, color, ""), (TICKETS, last, &format!("support: {{count: 1}}}}\n{unnamed}  delete")), SHIFTED];
    assert_eq!(
        found(base(), edited(&after)),
        [
            "field-name-lost@help-desk/tickets/update/request#unnamed-2: no source names a field any more that had a name",
            "provider-added@providers#0first: the provider `0first` was added",
        ]
    );
}

#[test]
fn a_renamed_provider_keeps_its_cells_and_loses_one() {
    let after = [
        (PROVIDERS, "  omega: Omega\n", "  1omega: Omega\n"),
        (
            TICKETS,
            "notify: {type: boolean, description: Tells the watchers., support: {supported: [alpha, gamma]}}",
            "notify: {type: boolean, description: Tells the watchers., support: {supported: [1omega, gamma]}}",
        ),
    ];
    let before = [(TICKETS, "[alpha, gamma]}}\n      scope", "[alpha, gamma, omega]}}\n      scope")];
    assert_eq!(
        found(edited(&before), edited(&after)),
        [
            "provider-renamed@providers#1omega: the provider `omega` is called `1omega`",
            "support-removed@help-desk/tickets/update/query#notify:alpha: Alpha Desk no longer takes the query parameter `notify`",
        ]
    );
}

#[test]
fn seven_hundred_providers_of_one_field_are_one_entry() {
    let slugs: Vec<String> = (0..700).map(|number| format!("p{number}")).collect();
    let many = slugs.iter().fold(String::from("  1delta: 1Delta\n"), |mut text, slug| {
        let _ = writeln!(text, "  {slug}: {slug}");
        text
    });
    let many: Edit<'_> = (PROVIDERS, "  1delta: 1Delta\n", &many);
    let listed = format!("priority: {{support: {{supported: [alpha, beta, {}]}}}}", slugs.join(", "));
    let listed: Edit<'_> = (TICKETS, "priority: {support: {supported: [alpha, beta]}}", &listed);
    assert_eq!(
        found(edited(&[many, listed]), edited(&[many])),
        ["support-removed@help-desk/tickets/update/request#priority: 700 providers no longer take `priority`"]
    );
    assert_eq!(found(edited(&[many, listed]), edited(&[])).len(), 700, "each provider that is gone is one entry");
}
