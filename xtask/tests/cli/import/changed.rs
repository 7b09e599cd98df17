//! What pages change in a file that is there, and what they no longer say.

use std::fs;

use super::{OBJECT, UPDATE, file, import, page, place};
use crate::{Place, snapshot};

const TOOLS: &str = "spec/workshop/tools.yaml";

/// A place with the file of the page, with one text of it replaced.
fn imported(from: &str, to: &str) -> Place {
    let place = place();
    page(&place, "update.txt", UPDATE);
    import(&place, &["update.txt"]).ended(0);
    let text = file(&place, TOOLS);
    assert!(text.contains(from), "{text}");
    fs::write(place.path().join(TOOLS), text.replacen(from, to, 1)).expect("the file can be written");
    place.xtask(&["check"]).ended(0);
    place
}

#[test]
fn who_is_no_longer_named_stays_and_is_shown() {
    let place = imported("supported: [alpha]}}\n", "supported: [alpha, betadesk]}}\n");
    let before = snapshot(&place.spec());
    let ran = import(&place, &["update.txt"]).ended(0);
    assert_eq!(snapshot(&place.spec()), before);
    let text = ran.stdout();
    assert!(
        text.contains("== in spec and on none of the pages about it; kept, and taken out with --prune\n"),
        "{text}"
    );
    assert!(text.contains("BREAKING  1 change\n\nworkshop/tools\n  Beta Desk no longer takes `name`\n"), "{text}");
    assert!(text.contains("id     support-removed@workshop/tools/update/request#name:betadesk~"), "{text}");
    let text = ran.stderr();
    assert!(text.ends_with("0 questions, 0 TODO, 0 bytes unread; 0 files changed\n"), "{text}");
}

#[test]
fn pruning_takes_out_what_is_no_longer_said_and_nothing_else() {
    let place = imported(
        "      name: {support: {required: [gamma], supported: [alpha]}}\n",
        "      # Who says so?\n      name: {support: {required: [gamma], supported: [alpha, betadesk]}}  # two of them\n      \
         # Of its size.\n      size: {type: integer, support: {supported: [alpha]}}\n",
    );
    let ran = import(&place, &["update.txt", "--prune"]).ended(0);
    let text = file(&place, TOOLS);
    let expected = "    request:\n      # Who says so?\n      name: {support: {required: [gamma], supported: [alpha]}}  # two of them\n    response:\n";
    assert!(text.contains(expected), "{text}");
    assert!(ran.stdout().contains("== on none of the pages about it, and taken out\n"), "{}", ran.stdout());
    assert!(ran.stdout().contains("  `size` was removed\n"), "{}", ran.stdout());
    let before = snapshot(&place.spec());
    import(&place, &["update.txt", "--prune"]).ended(0);
    assert_eq!(snapshot(&place.spec()), before);
}

#[test]
fn a_field_of_the_object_is_gone_only_when_the_object_says_so() {
    let added = "  name: {type: string}\n  weight: {type: number}\n";
    let place = imported("  name: {type: string}\n", added);
    let ran = import(&place, &["update.txt", "--prune"]).ended(0);
    assert!(file(&place, TOOLS).contains(added), "a page about an operation says nothing of the object");
    assert!(!ran.stdout().contains("weight"), "{}", ran.stdout());
    page(&place, "object.md", OBJECT);
    let ran = import(&place, &["object.md"]).ended(0);
    assert!(ran.stdout().contains("`weight`"), "{}", ran.stdout());
    import(&place, &["object.md", "--prune"]).ended(0);
    assert!(!file(&place, TOOLS).contains("weight"));
    place.xtask(&["check"]).ended(0);
}

#[test]
fn values_forms_and_providers_of_an_operation_are_lists_that_only_grow() {
    let place =
        imported("  update:\n", "  update:\n    response_formats: [raw]\n    integrations: {providers: [gamma]}\n");
    page(
        &place,
        "old.txt",
        "Update Tools\n\nEndpoint\n\nhttp\nPATCH /unified/workshop/tools/{id}\nIntegrations supported\n  • Alpha\n\nRequest Body\n\
         name\nstring\n\nWhat it is called.\n\nSupported in\n  • Alpha\nRequired in\n  • Gamma\nResponse Body\nid\nstring\nREQUIRED ·\n\nWhich tool.\n",
    );
    let ran = import(&place, &["old.txt"]).ended(0);
    let text = file(&place, TOOLS);
    assert!(text.contains("integrations: {providers: [alpha, gamma]}"), "{text}{}", ran.stderr());
    assert!(ran.stdout().contains("Gamma"), "{}", ran.stdout());
    import(&place, &["old.txt", "--prune"]).ended(0);
    assert!(file(&place, TOOLS).contains("integrations: {providers: [alpha]}"));
}

#[test]
fn what_changes_is_shown_as_the_diff_shows_it() {
    let place = imported("required: [gamma], supported: [alpha]", "required: [alpha]");
    let text = import(&place, &["update.txt"]).ended(0).stdout();
    assert!(
        text.contains("== changed by the pages\n\nBREAKING  1 change\n\nworkshop/tools\n  Gamma requires `name`\n"),
        "{text}"
    );
    let shown = place.xtask(&["check"]).ended(0);
    assert_eq!(shown.stdout(), "");
}

#[test]
fn a_list_in_lines_of_its_own_keeps_what_stands_between_them() {
    let block = "name:\n        support:\n          # Since spring.\n          required: [gamma]  # the only one\n          # For long.\n          supported:\n          - alpha\n          - betadesk\n";
    let place = imported("name: {support: {required: [gamma], supported: [alpha]}}\n", block);
    page(&place, "update.txt", UPDATE.replace("Alpha\nsupported\nResponse", "Beta Desk\nsupported\nResponse"));
    import(&place, &["update.txt"]).ended(0);
    assert!(file(&place, TOOLS).contains(block), "all of them are there already");
    page(&place, "update.txt", UPDATE);
    import(&place, &["update.txt", "--prune"]).ended(0);
    let text = file(&place, TOOLS);
    let expected = "          # Since spring.\n          required: [gamma]  # the only one\n          # For long.\n          supported: [alpha]\n";
    assert!(text.contains(expected), "{text}");
}

/// Text over several lines ends with its last line; what comes behind it is another field's.
#[test]
fn fields_behind_text_of_several_lines() {
    let block = "name:\n        support: {required: [gamma], supported: [alpha]}\n        description: |\n          Its name.\n          Ours.\n";
    let place = imported("name: {support: {required: [gamma], supported: [alpha]}}\n", block);
    page(
        &place,
        "update.txt",
        UPDATE
            .replace("Response Body\n", "sizeinteger\n1 supported\nAlpha\nsupported\nResponse Body\n")
            .replace("\"name\": \"your_name\"", "\"name\": \"your_name\",\n  \"size\": 0"),
    );
    import(&place, &["update.txt"]).ended(0);
    let text = file(&place, TOOLS);
    assert!(
        text.contains(&format!(
            "{block}      size: {{type: integer, support: {{supported: [alpha]}}}}\n    response:\n"
        )),
        "{text}"
    );
    page(
        &place,
        "update.txt",
        UPDATE
            .replace("namestring\n\nWhat it is called.\n\n2", "sizeinteger\n\nHow large.\n\n2")
            .replace("\"name\": \"your_name\"", "\"size\": 0"),
    );
    import(&place, &["update.txt", "--prune"]).ended(0);
    let text = file(&place, TOOLS);
    assert!(!text.contains("Ours.") && text.contains("\n    response:\n"), "{text}");
    place.xtask(&["check"]).ended(0);
}

#[test]
fn a_list_with_comments_keeps_them() {
    let list = "name:\n        support:\n          required: [gamma]\n          supported:\n            # The first.\n            - alpha # ours\n";
    let place = imported("name: {support: {required: [gamma], supported: [alpha]}}\n", list);
    page(
        &place,
        "update.txt",
        UPDATE.replace(
            "2 supported1 required\nGamma\nrequired\n",
            "3 supported1 required\nGamma\nrequired\nBeta Desk\nsupported\n",
        ),
    );
    import(&place, &["update.txt"]).ended(0);
    let text = file(&place, TOOLS);
    assert!(text.contains(&format!("{list}            - betadesk\n")), "{text}");
    page(&place, "update.txt", UPDATE);
    import(&place, &["update.txt", "--prune"]).ended(0);
    assert!(file(&place, TOOLS).contains(list), "{}", file(&place, TOOLS));
}

/// In brackets, too, over several lines.
#[test]
fn a_list_in_brackets_with_comments_keeps_them() {
    let list = "name: {support: {required: [gamma], supported: [  # Who else?\n        alpha  # ours\n      ]}}\n";
    let place = imported("name: {support: {required: [gamma], supported: [alpha]}}\n", list);
    let counted = "3 supported1 required\nGamma\nrequired\nBeta Desk\nsupported\n";
    page(&place, "update.txt", UPDATE.replace("2 supported1 required\nGamma\nrequired\n", counted));
    import(&place, &["update.txt"]).ended(0);
    let text = file(&place, TOOLS);
    assert!(text.contains(&list.replace("alpha  #", "alpha, betadesk  #")), "{text}");
    page(&place, "update.txt", UPDATE);
    import(&place, &["update.txt", "--prune"]).ended(0);
    let text = file(&place, TOOLS);
    assert!(text.contains("# Who else?\n") && text.contains("# ours\n") && !text.contains("betadesk"), "{text}");
    place.xtask(&["check"]).ended(0);
}

#[test]
fn a_page_that_may_be_cut_off_takes_nothing_out() {
    let place = imported("      name: {support", "      size: {type: integer}\n      name: {support");
    let cut = &UPDATE[..UPDATE.find("Response Body").expect("it has one")];
    page(&place, "update.txt", cut);
    let ran = import(&place, &["update.txt", "--prune"]).ended(0);
    assert!(
        ran.stderr()
            .contains("warning: update.txt: the page has no `Response Body`; if it is cut off, save it again\n"),
        "{}",
        ran.stderr()
    );
    assert!(file(&place, TOOLS).contains("size: {type: integer}"));
}

#[test]
fn a_type_without_fields_has_none() {
    let place = imported("  name: {type: string}\n", "  name: {type: object, fields: {a: {type: string}}}\n");
    page(&place, "object.md", OBJECT);
    import(&place, &["object.md", "--overwrite"]).ended(0);
    assert!(file(&place, TOOLS).contains("  name: {type: string}\n"), "{}", file(&place, TOOLS));
    place.xtask(&["check"]).ended(0);
}

#[test]
fn lines_end_as_the_file_has_them() {
    let place = imported("  name: {type: string}\n", "  name: {type: string}\n");
    let text = file(&place, TOOLS).replace('\n', "\r\n");
    fs::write(place.path().join(TOOLS), text).expect("the file can be written");
    page(&place, "object.md", OBJECT.replace("## Methods", "- **`size`** _(integer)_\n\n## Methods"));
    import(&place, &["object.md"]).ended(0);
    let text = file(&place, TOOLS);
    assert!(text.contains("size: {type: integer}\r\n"), "{text:?}");
    assert_eq!(text.matches('\n').count(), text.matches("\r\n").count());
}

/// What comes of a page and is refused is said at once, with its place.
#[test]
fn what_the_checker_would_refuse_is_said() {
    let place = place();
    page(&place, "object.md", OBJECT.replace("## Methods", "- **`=`** _(integer)_\n\n## Methods"));
    let text = import(&place, &["object.md"]).ended(0).stderr();
    assert!(text.contains("1 error in what comes of the pages"), "{text}");
    assert!(text.contains("spec/workshop/tools.yaml:"), "{text}");
}

/// A request may take over from the object what pages about the object no longer say. It is kept, so that nothing is wrong with it.
#[test]
fn what_is_kept_is_not_wrong() {
    let place = imported("  name: {type: string}\n", "  name: {type: string}\n");
    let field = "- **`name`** _(string)_\n  What it is called.\n";
    page(&place, "object.md", OBJECT.replace(field, "- **`size`** _(integer)_\n"));
    let ran = import(&place, &["object.md"]).ended(0);
    place.xtask(&["check"]).ended(0);
    assert!(!ran.stderr().contains("error"), "{}", ran.stderr());
    assert!(ran.stderr().contains("warning: spec says more than the pages about it"), "{}", ran.stderr());
    assert!(ran.stdout().contains("  `size` was added\n"), "{}", ran.stdout());
    let ran = import(&place, &["object.md", "--prune"]).ended(0);
    assert!(
        ran.stderr().contains("in what comes of the pages, besides what is open; mend it by hand"),
        "{}",
        ran.stderr()
    );
}
