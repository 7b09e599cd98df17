//! What is said of parameters that operations have in common: nobody sets them by a builder, so that reasons are other ones.

use unified_codegen::diff::{Effect, diff};

use super::{Edit, TICKETS, compiled, edited};

const LIST: &str = "  list:\n    integrations: {providers: [alpha, beta], partial: [beta]}\n";

/// The rule, the effect and the reason of the one entry, where the list says this of the parameter, and then that.
fn told(before: &str, after: &str) -> (&'static str, Effect, String) {
    let side = |support: &str| format!("{LIST}    query: {{locale: {{support: {support}}}}}\n");
    let (before, after) = (side(before), side(after));
    let edit = |with| -> Edit<'_> { (TICKETS, LIST, with) };
    let found = diff(&compiled(edited(&[edit(&before)])), &compiled(edited(&[edit(&after)])));
    let [entry] = found.entries.as_slice() else { panic!("{} entries", found.entries.len()) };
    (entry.rule.id(), entry.effect(), entry.reason())
}

#[test]
fn only_assertions_stop_compiling() {
    let reason = "the provider does nothing with the parameter, and assertions that it takes it stop compiling";
    let expected = ("support-removed", Effect::Compile, reason.to_owned());
    assert_eq!(told("{supported: [alpha, beta]}", "{supported: [alpha]}"), expected);
    let expected = ("required-support-removed", Effect::Compile, reason.to_owned());
    assert_eq!(told("{required: [beta], supported: [alpha]}", "{supported: [alpha]}"), expected);
}

#[test]
fn calls_compile_as_before() {
    let reason = "the provider refuses calls without the parameter, which compile as before";
    let expected = ("field-became-required-for-provider", Effect::Wire, reason.to_owned());
    assert_eq!(told("{supported: [alpha, beta]}", "{required: [beta], supported: [alpha]}"), expected);
    let expected = ("required-support-added", Effect::Wire, reason.to_owned());
    assert_eq!(told("{supported: [alpha]}", "{required: [beta], supported: [alpha]}"), expected);
    let reason =
        "a provider that is not listed does nothing with the parameter, and calls that set it compile as before";
    let expected = ("support-listed", Effect::Adds, reason.to_owned());
    assert_eq!(told("{count: 2}", "{supported: [alpha, beta]}"), expected);
}
