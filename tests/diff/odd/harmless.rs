//! Changes of rules that stop code from compiling, where there is no such code: the reason is not that of the rule.

use unified_codegen::diff::{Effect, diff};

use super::{Edit, TICKETS, compiled, edited};

const PLATFORM: &str = "platform.yaml";
const FILE: Edit<'_> = (TICKETS, "response: not-stated", "response: bytes");

/// The rule, the effect and the reason of the one entry.
fn told(before: &[Edit<'_>], after: &[Edit<'_>]) -> (&'static str, Effect, String) {
    let found = diff(&compiled(edited(before)), &compiled(edited(after)));
    let [entry] = found.entries.as_slice() else { panic!("{} entries", found.entries.len()) };
    (entry.rule.id(), entry.effect(), entry.reason())
}

#[test]
fn a_file_is_asked_for_in_no_other_form() {
    let fewer = (TICKETS, "response: bytes", "response: bytes\n    response_formats: [unified]");
    let reason = "the answer is a file, which typed calls ask for in no other form";
    let expected = ("operation-format-removed", Effect::None, reason.to_owned());
    assert_eq!(told(&[FILE], &[FILE, fewer]), expected);
    assert_eq!(told(&[FILE, fewer], &[FILE]).1, Effect::None);
}

#[test]
fn no_typed_call_loses_a_form() {
    let everywhere = (PLATFORM, "file: {answer: bytes", "file: {everywhere: true, answer: bytes");
    let (rule, effect, _) = told(&[everywhere], &[]);
    assert_eq!((rule, effect), ("format-no-longer-everywhere", Effect::Compile));
    let all_list = [
        ("help-desk/people.yaml", "  list: {}\n  get: {}\n", "  list: {response_formats: [raw]}\n"),
        ("shop/orders.yaml", "  list: {}\n", "  list: {response: bytes}\n"),
        (
            TICKETS,
            "  get:\n    response:\n      subject: {support: {supported: [alpha, beta]}}\n      body: {support: {count: 4}}\n",
            "  get:\n    response_formats: [raw]\n    response:\n",
        ),
        (TICKETS, "    integrations: {providers: [alpha, beta], partial: [beta]}\n", "    response_formats: [raw]\n"),
        (TICKETS, "  create: {request: not-stated}\n", ""),
        (TICKETS, "  delete: {}\n", ""),
        FILE,
    ];
    let before = [all_list.as_slice(), &[everywhere]].concat();
    let reason = "no typed call that asks for it loses it";
    assert_eq!(told(&before, &all_list), ("format-no-longer-everywhere", Effect::None, reason.to_owned()));
}

#[test]
fn no_call_could_leave_the_parameter_out() {
    let nobody = (TICKETS, "  delete: {}\n", "");
    let (rule, effect, reason) = told(&[nobody], &[nobody, (PLATFORM, ", optional_in: [delete]", "")]);
    assert_eq!((rule, effect, reason.as_str()), ("parameter-needed", Effect::None, "no call could leave it out"));
}

#[test]
fn what_everybody_has_to_set_is_set() {
    let is = |support: &'static str| {
        (TICKETS, "subject: {required: true, support: {required: [beta], supported: [alpha, 1delta]}}", support)
    };
    let one = is("subject: {required: true, support: {required: [beta], supported: [alpha, 1delta]}}");
    let counted = is("subject: {required: true, support: {count: 3}}");
    let (rule, effect, reason) = told(&[counted], &[one]);
    let expected = "the unified schema requires the field of everybody, so code sets it already";
    assert_eq!((rule, effect, reason.as_str()), ("support-listed", Effect::Adds, expected));
}
