//! What stays open, and what answers it.

use super::{NAMELESS, OBJECT, UPDATE, file, import, page, place};
use crate::Place;

const TOOLS: &str = "spec/workshop/tools.yaml";

/// A place with what a page without names holds.
fn nameless() -> Place {
    let place = place();
    page(&place, "nameless.txt", NAMELESS);
    let text = import(&place, &["nameless.txt"]).ended(0).stderr();
    assert!(text.contains("    cargo xtask import nameless.txt object.md\n"), "{text}");
    place.xtask(&["check"]).ended(2);
    place
}

#[test]
fn importing_an_open_page_again_changes_nothing_and_asks_the_same() {
    let place = nameless();
    let before = file(&place, TOOLS);
    let text = import(&place, &["nameless.txt"]).ended(0).stderr();
    assert_eq!(file(&place, TOOLS), before);
    assert!(text.contains("2 questions, 2 TODO, 0 bytes unread; 0 files changed"), "{text}");
}

#[test]
fn a_later_page_answers_what_an_earlier_one_left_open() {
    let place = nameless();
    page(&place, "object.md", OBJECT);
    let ran = import(&place, &["nameless.txt", "object.md"]).ended(0);
    let text = file(&place, TOOLS);
    assert!(!text.contains("TODO"), "{text}");
    assert!(!text.contains("unnamed"), "{text}");
    assert!(text.contains("name: {type: string, support: {count: 2, required_count: 1}}"), "{text}");
    assert!(ran.stderr().contains("0 questions, 0 TODO"), "{}", ran.stderr());
    place.xtask(&["check"]).ended(0);
}

#[test]
fn a_page_with_names_answers_what_one_without_left_open() {
    let place = nameless();
    page(&place, "update.txt", UPDATE);
    import(&place, &["update.txt"]).ended(0);
    let text = file(&place, TOOLS);
    assert!(!text.contains("TODO"), "{text}");
    assert!(text.contains("support: {required: [gamma], supported: [alpha]}"), "{text}");
    place.xtask(&["check"]).ended(0);
}

/// Both pages are named, and what the file says already stays.
#[test]
fn pages_that_contradict_each_other_do_not_change_a_file() {
    let place = place();
    page(&place, "update.txt", UPDATE);
    import(&place, &["update.txt"]).ended(0);
    let before = file(&place, TOOLS);
    page(&place, "object.md", OBJECT.replace("`name`** _(string)_", "`name`** _(boolean)_"));
    let ran = import(&place, &["update.txt", "object.md"]).ended(0);
    assert!(
        ran.stderr().contains("`name` is `boolean` in object.md:9, and is `string` in update.txt:"),
        "{}",
        ran.stderr()
    );
    let text = file(&place, TOOLS);
    assert!(text.contains("name: {type: string}"), "{text}");
    assert_eq!(text.replace("  list: {}\n", ""), before);
}

/// A `TODO` that a page before left, and that a person has answered, is not opened again by the same page.
#[test]
fn an_answer_stays() {
    let place = place();
    page(&place, "update.txt", UPDATE.replace("Alpha", "Omega"));
    import(&place, &["update.txt"]).ended(0);
    let text = file(&place, TOOLS);
    let answered = text
        .replace("# TODO: no provider has the label `Omega`", "# Omega is Alpha.")
        .replace("TODO", "{supported: [alpha]}");
    std::fs::write(place.path().join(TOOLS), &answered).expect("the file can be written");
    place.xtask(&["check"]).ended(0);
    import(&place, &["update.txt"]).ended(0);
    assert_eq!(file(&place, TOOLS), answered);
}

/// A field that a person has given its name is not without one again.
#[test]
fn a_name_that_somebody_wrote_stays() {
    let place = nameless();
    let open = file(&place, TOOLS);
    let (head, _) = open.split_once("    unnamed:\n").unwrap_or_else(|| panic!("{open}"));
    let head = head.replace("name: {type: string}", "name: {type: string, support: {count: 2, required_count: 1}}");
    let head = head.replace("object: {}", "object:\n  id: {type: string}\n  name: {type: string}");
    let answered = head + "    response:\n      name: {support: {count: 1}}\n";
    std::fs::write(place.path().join(TOOLS), &answered).expect("the file can be written");
    place.xtask(&["check"]).ended(0);
    let text = import(&place, &["nameless.txt"]).ended(0).stderr();
    assert_eq!(file(&place, TOOLS), answered, "{text}");
    assert!(text.contains("0 questions, 0 TODO"), "{text}");
}

#[test]
fn a_field_of_which_all_is_open_is_answered() {
    let place = place();
    page(&place, "update.txt", UPDATE.replace("Alpha", "Omega"));
    import(&place, &["update.txt"]).ended(0);
    assert!(file(&place, TOOLS).contains("name: {support: TODO}"), "{}", file(&place, TOOLS));
    page(&place, "update.txt", UPDATE);
    import(&place, &["update.txt"]).ended(0);
    let text = file(&place, TOOLS);
    assert!(text.contains("name: {support: {required: [gamma], supported: [alpha]}}"), "{text}");
    assert!(!text.contains("TODO: no provider"), "{text}");
    place.xtask(&["check"]).ended(0);
}

/// What a page counts and what it names are two facts, and one of them is wrong.
#[test]
fn a_count_that_the_names_contradict() {
    let place = place();
    page(&place, "update.txt", UPDATE.replace("2 supported1", "9 supported1"));
    let text = import(&place, &["update.txt"]).ended(0).stderr();
    assert!(text.contains("the page counts 9 providers of `name`, 1 of which require it, and names 2 and 1"), "{text}");
    assert!(file(&place, TOOLS).contains("support: TODO"), "{}", file(&place, TOOLS));
}

/// Without a type, a name may end as one.
#[test]
fn names_that_end_like_types() {
    let place = place();
    let untyped = |name: &str| {
        UPDATE.replace("Response Body\n\n", &format!("Response Body\n\n{name}\n1 supported\nAlpha\nsupported\n"))
    };
    page(&place, "update.txt", untyped("phone_number"));
    import(&place, &["update.txt"]).ended(0);
    assert!(file(&place, TOOLS).contains("phone_number: {type: any}"), "{}", file(&place, TOOLS));
    let place = self::place();
    page(&place, "update.txt", untyped("modelnumber"));
    let text = import(&place, &["update.txt"]).ended(0).stderr();
    assert!(text.contains("`modelnumber` may be a name, or `model` of the type `number`"), "{text}");
    place.xtask(&["check"]).ended(2);
}
