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
    assert!(text.contains("2 questions, 3 TODO, 0 bytes unread; 0 files changed"), "{text}");
}

/// The file has some fields of the page and not all, so that which is which does not follow from their order.
#[test]
fn fields_that_an_import_left_without_names_get_none_from_their_order() {
    let place = place();
    let body = "{\n\"kind\": true,\n\"name\": \"your_name\",\n\"size\": {}\n}";
    let page_of = |body: &str| {
        "Update Tools\n/unified/workshop/tools/{id}\nRequest Body\nWhat sort.\n2 supported\nWhat it is called.\n1 supported\n\
         How large.\n3 supported\nResponse Body\n\
         curl -X PATCH 'https://api.sample.example/unified/workshop/tools/1' \\\n-d '"
            .to_owned()
            + body
            + "'\n"
    };
    page(&place, "nameless.txt", page_of(body));
    import(&place, &["nameless.txt"]).ended(0);
    let before = file(&place, TOOLS);
    assert!(before.contains("name: {type: string, required: TODO}"), "{before}");
    assert!(before.contains("in: request, type: TODO, support: {count: 1}"), "{before}");
    import(&place, &["nameless.txt"]).ended(0);
    assert_eq!(file(&place, TOOLS), before);
}

#[test]
fn a_flag_that_a_page_has_lost_is_left_open_until_its_order_or_a_person_tells() {
    let place = nameless();
    let text = file(&place, TOOLS);
    assert!(text.contains("name: {type: string, required: TODO,"), "{text}");
    let refused = place.xtask(&["check"]).ended(2).stderr();
    assert!(refused.contains("`true`, or no such key where it may be left out"), "{refused}");

    // `name` stands before `area`, so that it is one of those that are required.
    let object = OBJECT.replace("## Methods", "- **`area`** _(string)_\n  Where it is used.\n\n## Methods");
    let page_of = NAMELESS
        .replace("2 supported1 required\n", "2 supported1 required\nWhere it is used.\n1 supported\n")
        .replace("\"your_name\"", "\"your_name\",\n\"area\": \"your_area\"");
    page(&place, "object.md", object);
    page(&place, "nameless.txt", page_of);
    import(&place, &["nameless.txt", "object.md"]).ended(0);
    let text = file(&place, TOOLS);
    assert!(text.contains("name: {type: string, required: true, support: {count: 2, required_count: 1}}"), "{text}");
    assert!(text.contains("area: {support: {count: 1}}"), "{text}");
    assert!(!text.contains("TODO"), "{text}");
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
        ran.stderr().contains("`name` is `string` here, and is `boolean` in object.md:9; the file stays as it is"),
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
    assert_eq!(text.matches("# TODO: the others are gamma (required)\n").count(), 1, "{text}");
    let answered = text
        .replace("      # TODO: the others are gamma (required)\n", "")
        .replace("# TODO: no provider has the label `Omega`", "# Omega is Alpha.")
        .replacen("TODO", "{required: [gamma], supported: [alpha]}", 1)
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
    assert!(head.contains("name: {type: string, required: TODO, support:"), "{head}");
    let head = head.replace(", required: TODO", "");
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

/// Without samples nothing shows which fields are sent, but words that only one field of the object has.
#[test]
fn words_of_the_object_name_what_is_sent_without_samples() {
    let object = OBJECT.replace(
        "## Methods",
        "- **`blade`** _(array<object>)_\n  - **`edge`** _(string)_\n    How sharp it is.\n  - **`steel`** _(string)_\n    \
         Of what it is made.\n- **`handle`** _(string)_\n  Of what it is made.\n- **`size`** _(integer)_\n  How long it is.\n\n## Methods",
    );
    let page_of = |request: &str| {
        format!("Update Tools\n/unified/workshop/tools/{{id}}\nRequest Body\n{request}Response Body\nWhich tool.\n")
    };
    let place = place();
    page(&place, "object.md", &object);
    let request = "How sharp it is.\nOf what it is made.\n3 supported\nWhat it is called.\n2 supported1 required\nHow long it is.\n\
        1 supported\nWhat it costs.\n1 supported\n2 supported\n";
    page(&place, "nameless.txt", page_of(request));
    let text = import(&place, &["nameless.txt", "object.md"]).ended(0).stderr();
    let tools = file(&place, TOOLS);
    let request = tools.split_once("request:\n").map_or("", |(_, request)| request);
    assert!(request.contains("size: {support: {count: 1}}"), "{tools}{text}");
    assert!(request.contains("name: {support: {count: 2, required_count: 1}}"), "{tools}{text}");
    assert!(request.contains("edge: {type: string}"), "{tools}{text}");
    // Two fields are described so, and none otherwise.
    assert!(!request.contains("steel") && !request.contains("handle"), "{tools}");
    assert!(text.contains("   5                  Of what it is made.\n"), "{text}");
    assert!(text.contains("   11       1         What it costs.\n"), "{text}");
    assert!(text.contains("on none of these lines for certain: blade,\n  blade.steel, handle\n"), "{text}");
    place.xtask(&["check"]).ended(2);
    // As many fields in the same order, and not one word: nothing tells which is which.
    let place = self::place();
    page(&place, "object.md", &object);
    page(&place, "nameless.txt", page_of("Which of them.\n2 supported\nThe price.\n1 supported\n"));
    let text = import(&place, &["nameless.txt", "object.md"]).ended(0).stderr();
    assert!(text.contains("  Which of them.\n") && text.contains("2 fields have no name\n"), "{text}");
    assert!(!file(&place, TOOLS).contains("request: {id") && !file(&place, TOOLS).contains("      id:"), "{text}");
}

/// A list that nobody describes and nobody takes leaves no line, and its members do.
#[test]
fn members_of_a_field_without_a_line_are_not_those_of_the_one_before() {
    let place = place();
    let parts = "- **`parts`** _(array<object>)_\n  - **`weight`** _(number)_\n    How heavy it is.\n";
    page(&place, "object.md", OBJECT.replace("\n## Methods", &format!("{parts}\n## Methods")));
    let response = "Which tool.\nWhat it is called.\n1 supported\nHow heavy it is.\n";
    page(&place, "nameless.txt", NAMELESS.replace("Which tool.\nWhat it is called.\n1 supported\n", response));
    let text = import(&place, &["nameless.txt", "object.md"]).ended(0).stderr();
    assert!(text.contains("0 questions, 0 TODO"), "{text}");
    let tools = file(&place, TOOLS);
    assert!(tools.contains("  name: {type: string}\n"), "{tools}");
    assert!(tools.contains("  parts: {type: array<object>, fields: {weight: {type: number}}}\n"), "{tools}");
    place.xtask(&["check"]).ended(0);
}

/// An example tells the type of a field that only its words and its number are left of.
#[test]
fn what_has_no_name_keeps_its_example() {
    let place = place();
    page(&place, "nameless.txt", NAMELESS.replace("Which tool.\n", "Which tool.\n7\n"));
    import(&place, &["nameless.txt"]).ended(0);
    let tools = file(&place, TOOLS);
    let todo = "# TODO: a name and a type for what nameless.txt:7 describes with `Which tool.`, for example `7`\n";
    assert!(tools.contains(todo), "{tools}");
    assert!(tools.contains("- {in: response, type: TODO}\n"), "{tools}");
    page(&place, "object.md", OBJECT);
    import(&place, &["nameless.txt", "object.md"]).ended(0);
    assert!(!file(&place, TOOLS).contains("TODO"), "{}", file(&place, TOOLS));
}

/// The place in a file after the text, which is there.
fn after(place: &Place, from: &str, to: &str) -> String {
    let text = file(place, TOOLS);
    assert!(text.contains(from), "{text}");
    let text = text.replacen(from, to, 1);
    std::fs::write(place.path().join(TOOLS), &text).expect("the file can be written");
    text
}

#[test]
fn fields_without_names_keep_the_comments_in_them() {
    let place = nameless();
    let block = "      - in: response\n        # Nobody has a name for it.\n        type: TODO # yet\n        support: {count: 1}\n";
    let before = after(&place, "      - {in: response, type: TODO, support: {count: 1}}\n", block);
    let more = NAMELESS.replace("called.\n1 supported\n", "called.\n1 supported\nHow large it is.\n3 supported\n");
    page(&place, "nameless.txt", more);
    import(&place, &["nameless.txt"]).ended(0);
    let text = file(&place, TOOLS);
    assert!(text.contains(block) && text.contains("support: {count: 3}"), "{text}");
    assert!(before.lines().all(|line| text.contains(line)), "{text}");
    page(&place, "nameless.txt", NAMELESS);
    import(&place, &["nameless.txt", "--prune"]).ended(0);
    assert_eq!(file(&place, TOOLS), before);
}

/// What is open is open in a file that is there, too, where it says nothing of it.
#[test]
fn what_a_file_does_not_say_is_opened_in_it() {
    let place = place();
    page(&place, "update.txt", UPDATE);
    import(&place, &["update.txt"]).ended(0);
    let before = after(
        &place,
        "      name: {support: {required: [gamma], supported: [alpha]}}\n",
        "      name: {type: string}\n",
    );
    place.xtask(&["check"]).ended(0);
    page(&place, "update.txt", UPDATE.replace("Gamma", "Omega"));
    import(&place, &["update.txt"]).ended(0);
    let open = "      # TODO: no provider has the label `Omega`: it is misspelt, or missing in providers.yaml\n      \
        # TODO: the others are alpha (supported)\n      name: {type: string, support: TODO}\n";
    assert_eq!(file(&place, TOOLS), before.replace("      name: {type: string}\n", open));
    let ran = import(&place, &["update.txt"]).ended(0);
    assert!(ran.stderr().contains("0 files changed"), "{}", ran.stderr());
    page(&place, "update.txt", UPDATE);
    import(&place, &["update.txt"]).ended(0);
    let answered = "      name: {type: string, support: {required: [gamma], supported: [alpha]}}\n";
    assert_eq!(file(&place, TOOLS), before.replace("      name: {type: string}\n", answered));
}

/// Whatever is open above it, a place is one of the file as it is, so that an editor that goes there finds what is meant.
#[test]
fn places_in_a_file_with_open_questions_are_those_of_the_file() {
    let place = nameless();
    let before = file(&place, TOOLS);
    let line = before.lines().count() + 1;
    let wrong = before.clone() + "  list: {wrong: true}\n";
    std::fs::write(place.path().join(TOOLS), wrong).expect("the file can be written");
    let text = import(&place, &["nameless.txt"]).ended(2).stderr();
    assert!(text.contains(&format!(" --> {TOOLS}:{line}:10\n")), "{text}");

    std::fs::write(place.path().join(TOOLS), before).expect("the file can be written");
    page(&place, "object.md", OBJECT);
    let shown = import(&place, &["nameless.txt", "object.md"]).ended(0).stdout();
    let text = file(&place, TOOLS);
    for (said, written) in [("`id` was added", "  id: {"), ("the operation `list` was added", "  list: {}")] {
        let at = text.lines().position(|line| line.starts_with(written)).expect("it is written") + 1;
        assert!(shown.contains(&format!("  {said}\n    at     {TOOLS}:{at}\n")), "{shown}{text}");
    }
}

/// Two fields of an answer are alike in all but their words: the one that has a name by now goes, and the other stays.
#[test]
fn what_stays_open_is_what_nobody_has_named() {
    let place = place();
    page(&place, "nameless.txt", NAMELESS.replace("Which tool.\n", "Which tool.\n1 supported\n"));
    import(&place, &["nameless.txt"]).ended(0);
    let alike = "support: {count: 1}}";
    assert_eq!(file(&place, TOOLS).matches(alike).count(), 2, "{}", file(&place, TOOLS));
    let without_name = OBJECT.replace("- **`name`** _(string)_\n  What it is called.\n", "");
    page(&place, "object.md", without_name);
    let said = import(&place, &["nameless.txt", "object.md"]).ended(0).stderr();
    let text = file(&place, TOOLS);
    assert!(text.contains("      id: {support: {count: 1}}\n"), "{text}");
    let open = "      # TODO: a name and a type for what nameless.txt:9 describes with `What it is called.`\n      \
        - {in: response, type: TODO, support: {count: 1}}\n";
    assert!(text.contains(open) && !text.contains("`Which tool.`"), "{text}");
    assert!(said.contains("   9         1         What it is called.\n"), "{said}");
}
