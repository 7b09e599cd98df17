//! Forms of answer that pages leave open.

use std::fs;

use super::{UPDATE, file, import, page};
use crate::Place;

const TOOLS: &str = "spec/workshop/tools.yaml";

/// A platform with four forms, and the parameter that asks for them.
fn place() -> Place {
    let place = super::place();
    let parameter = "  truto_response_format: {in: query, type: string, role: response-format, description: The form of the answer.}";
    place.edit("platform.yaml", "\nresponse_formats:", &format!("{parameter}\n\nresponse_formats:"));
    let raw = "  raw: {description: What the provider sent.}\n";
    let more = format!(
        "{raw}  normalized: {{description: The records.}}\n  stream: {{answer: bytes, description: The bytes.}}\n"
    );
    place.edit("platform.yaml", raw, &more);
    place
}

/// A page with the forms as said.
fn markdown(place: &Place, name: &str, formats: &str) {
    let text = format!(
        "# Update Tools\n\n> Source: https://docs.sample.example/tools/update\n\n`PATCH /unified/workshop/tools/{{id}}`\n\n\
         ## Query parameters\n\n- **`truto_response_format`** _(string)_\n  Allowed: {formats}\n\n\
         ## Request body\n\n- **`name`** _(string)_\n"
    );
    page(place, name, text);
}

/// A page that has the forms with nothing between.
fn glued(place: &Place, name: &str, formats: &str) {
    let shown = format!(
        "Query Parameters\n\nShow Truto-specific parameters\ntruto_response_formatstring\n\nPossible values:\n{formats}\nRequest Body"
    );
    page(place, name, UPDATE.replacen("Request Body", &shown, 1));
}

/// The file is refused, and the same pages change nothing more in it.
#[track_caller]
fn stays_open(place: &Place, pages: &[&str], comments: &[&str]) {
    let asked = import(place, pages).ended(0).stderr();
    let text = file(place, TOOLS);
    assert!(text.contains("    response_formats: TODO\n"), "{asked}\n{text}");
    for comment in comments {
        assert!(text.contains(&format!("    # TODO: {comment}\n")), "{asked}\n{text}");
    }
    let refused = place.xtask(&["check"]).ended(2).stderr();
    assert!(refused.contains("`response_formats` was left open by an import"), "{refused}");
    import(place, pages).ended(0);
    assert_eq!(file(place, TOOLS), text);
}

const NO_FOO: &str = "platform.yaml has no response format `foo`; write it there, below `response_formats`";

#[test]
fn forms_that_cannot_be_told_apart_are_open_until_a_page_has_them() {
    for there in [None, Some(UPDATE)] {
        let place = place();
        if let Some(text) = there {
            page(&place, "before.txt", text);
            import(&place, &["before.txt"]).ended(0);
        }
        glued(&place, "new.txt", "unifiedrawfoo");
        stays_open(&place, &["new.txt"], &["the response formats cannot be told apart: `unifiedrawfoo`"]);
        glued(&place, "new.txt", "unifiedraw");
        let said = import(&place, &["new.txt"]).ended(0).stderr();
        let text = file(&place, TOOLS);
        assert!(text.contains("response_formats: [unified, raw]") && !text.contains("TODO"), "{said}\n{text}");
        place.xtask(&["check"]).ended(0);
    }
}

/// Without its name, the parameter is known by what its values begin with.
#[test]
fn forms_of_a_page_without_names_are_open_where_they_cannot_be_told_apart() {
    let named = |formats: &str| {
        let query = format!(
            "Query Parameters\nShow Truto-specific parameters\nThe form of the answer.\n{formats}\nRequest Body"
        );
        super::NAMELESS.replacen("Request Body", &query, 1)
    };
    let place = place();
    page(&place, "object.md", super::OBJECT);
    page(&place, "new.txt", named("unifiedunifiedrawfoo"));
    stays_open(
        &place,
        &["new.txt", "object.md"],
        &["the response formats cannot be told apart: `unifiedunifiedrawfoo`"],
    );
    page(&place, "new.txt", named("unifiedunifiedraw"));
    import(&place, &["new.txt", "object.md"]).ended(0);
    let text = file(&place, TOOLS);
    assert!(text.contains("response_formats: [unified, raw]") && !text.contains("TODO"), "{text}");
}

#[test]
fn a_form_that_the_platform_lacks_is_open_beside_those_of_another_page() {
    let place = place();
    markdown(&place, "one.md", "`unified`, `foo`");
    markdown(&place, "other.md", "`unified`, `raw`, `normalized`");
    stays_open(&place, &["one.md", "other.md"], &[NO_FOO, "the others are unified, raw, normalized"]);
    import(&place, &["other.md"]).ended(0);
    let answered = file(&place, TOOLS);
    assert!(
        answered.contains("response_formats: [unified, raw, normalized]") && !answered.contains("TODO"),
        "{answered}"
    );
    let asked = import(&place, &["one.md"]).ended(0).stderr();
    assert!(asked.contains(NO_FOO), "{asked}");
    assert_eq!(file(&place, TOOLS), answered);
    place.xtask(&["check"]).ended(0);
}

#[test]
fn pages_that_each_have_a_form_alone_are_asked_about_until_somebody_answers() {
    let place = place();
    markdown(&place, "one.md", "`unified`, `raw`");
    markdown(&place, "other.md", "`unified`, `stream`");
    stays_open(&place, &["one.md", "other.md"], &["the others are unified"]);
    let text = file(&place, TOOLS);
    assert!(text.contains("`update`: only one.md:5 has raw, and only other.md:5 has stream\n"), "{text}");
    let is_comment = |line: &&str| !line.contains("# TODO");
    let answered: String = text.split_inclusive('\n').filter(is_comment).collect();
    let answered = answered.replace("TODO", "[unified, raw]");
    fs::write(place.path().join(TOOLS), &answered).expect("the file can be written");
    let said = import(&place, &["one.md", "other.md"]).ended(0).stderr();
    assert_eq!(file(&place, TOOLS), answered);
    assert!(said.contains("`update` lacks the response formats stream here, and has them in other.md:5"), "{said}");
    assert!(said.contains("0 questions, 0 TODO"), "{said}");
    place.xtask(&["check"]).ended(0);
}

/// A page that has the forms of both is newer than either.
#[test]
fn what_one_page_has_answers_the_others() {
    let place = place();
    markdown(&place, "one.md", "`unified`, `raw`");
    markdown(&place, "other.md", "`unified`, `stream`");
    markdown(&place, "some.md", "`unified` (+2 more)");
    markdown(&place, "whole.md", "`unified`, `raw`, `stream`");
    stays_open(&place, &["some.md"], &["the others are unified"]);
    let said = import(&place, &["one.md", "other.md", "some.md", "whole.md"]).ended(0).stderr();
    assert!(file(&place, TOOLS).contains("response_formats: [unified, raw, stream]"), "{}", file(&place, TOOLS));
    assert!(said.contains("0 questions, 0 TODO"), "{said}");
    let said = import(&place, &["some.md"]).ended(0).stderr();
    assert!(said.contains("0 questions, 0 TODO"), "{said}");
    place.xtask(&["check"]).ended(0);
}
