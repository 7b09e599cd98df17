//! What a file says is an answer: pages add to it, and what they say otherwise is shown with both places.

use std::fs;

use super::{NAMELESS, OBJECT, UPDATE, file, import, page, place};
use crate::{Place, snapshot};

const TOOLS: &str = "spec/workshop/tools.yaml";

/// A place with the file of the page, and an object that says otherwise what `name` is.
fn contradicted() -> Place {
    let place = place();
    page(&place, "update.txt", UPDATE);
    page(&place, "object.md", OBJECT.replace("`name`** _(string)_", "`name`** _(boolean)_"));
    place
}

fn edit(place: &Place, from: &str, to: &str) {
    let text = file(place, TOOLS);
    assert!(text.contains(from), "{text}");
    fs::write(place.path().join(TOOLS), text.replacen(from, to, 1)).expect("the file can be written");
}

/// Nothing changes, nothing is asked, and this is said.
#[track_caller]
fn kept(place: &Place, args: &[&str], differences: &[&str]) {
    let before = snapshot(&place.spec());
    let text = import(place, args).ended(0).stderr();
    assert_eq!(snapshot(&place.spec()), before, "{text}");
    for difference in differences {
        assert!(text.contains(&format!("{difference}; the file stays as it is\n")), "{text}");
    }
    let kept = match differences.len() {
        0 => String::new(),
        1 => "1 difference kept, ".to_owned(),
        more => format!("{more} differences kept, "),
    };
    assert!(text.ends_with(&format!("{kept}0 questions, 0 TODO, 0 bytes unread; 0 files changed\n")), "{text}");
}

#[test]
fn what_a_person_answered_is_not_asked_again() {
    for answer in ["string", "boolean"] {
        let place = contradicted();
        let text = import(&place, &["update.txt", "object.md"]).ended(0).stderr();
        assert!(text.contains("1 question, 1 TODO"), "{text}");
        let line = file(&place, TOOLS).lines().position(|line| line.contains("type: TODO")).expect("it is open") + 1;
        edit(&place, "type: TODO", &format!("type: {answer}"));
        place.xtask(&["check"]).ended(0);
        let other = if answer == "string" { "boolean` in object.md:9" } else { "string` in update.txt:22" };
        let said = format!("warning: {TOOLS}:{line}:10: `name` is `{answer}` here, and is `{other}");
        kept(&place, &["update.txt", "object.md"], &[&said]);
    }
}

#[test]
fn one_page_alone_does_not_undo_an_answer() {
    let place = contradicted();
    import(&place, &["update.txt", "object.md"]).ended(0);
    edit(&place, "type: TODO", "type: string");
    kept(&place, &["object.md"], &["`name` is `string` here, and is `boolean` in object.md:9"]);
    let text = import(&place, &["object.md"]).ended(0).stderr();
    assert!(text.contains("  with --overwrite, "), "{text}");
    kept(&place, &["update.txt"], &[]);
}

/// Neither page was right.
#[test]
fn an_answer_that_no_page_has_stays() {
    let place = contradicted();
    import(&place, &["update.txt", "object.md"]).ended(0);
    edit(&place, "type: TODO", "type: integer");
    let said = "`name` is `integer` here, and is `boolean` in object.md:9, and is `string` in update.txt:22";
    kept(&place, &["update.txt", "object.md"], &[said]);
}

#[test]
fn what_is_overwritten_is_named_with_both_places() {
    let place = contradicted();
    import(&place, &["update.txt", "object.md"]).ended(0);
    edit(&place, "type: TODO", "type: string");
    let before = file(&place, TOOLS);
    import(&place, &["update.txt", "object.md", "--overwrite"]).ended(0);
    assert_eq!(file(&place, TOOLS), before, "pages that do not agree decide nothing");
    let ran = import(&place, &["object.md", "--overwrite"]).ended(0);
    let (shown, text) = (ran.stdout(), ran.stderr());
    assert!(text.contains("`name` is `string` here, and is `boolean` in object.md:9; the page's is taken\n"), "{text}");
    assert!(shown.contains("== changed by the pages\n\nBREAKING"), "{shown}");
    assert!(file(&place, TOOLS).contains("type: boolean"), "{}", file(&place, TOOLS));
}

#[test]
fn every_part_of_a_field_that_is_answered_stays() {
    let place = place();
    page(&place, "update.txt", UPDATE);
    import(&place, &["update.txt"]).ended(0);
    edit(&place, "id: {type: string, required: true}", "id: {type: string, required: false}");
    edit(&place, "required: [gamma], supported: [alpha]", "required: [alpha, gamma]");
    place.xtask(&["check"]).ended(0);
    let said = [
        "`id` is not required here, and is required in update.txt:17",
        "`name` has alpha (required) here, and has alpha (supported) in update.txt:6",
    ];
    kept(&place, &["update.txt"], &said);
    import(&place, &["update.txt", "--overwrite"]).ended(0);
    let text = file(&place, TOOLS);
    assert!(text.contains("id: {type: string, required: true}"), "{text}");
    assert!(text.contains("required: [gamma], supported: [alpha]"), "{text}");
}

#[test]
fn counts_that_names_contradict_change_neither() {
    let place = place();
    page(&place, "update.txt", UPDATE);
    import(&place, &["update.txt"]).ended(0);
    page(&place, "nameless.txt", NAMELESS.replace("2 supported1", "4 supported1"));
    let said = "`name` is taken by 2, of which 1 require it: alpha (supported), gamma (required), here, and is taken by 4, \
        of which 1 require it, in nameless.txt:4";
    kept(&place, &["nameless.txt"], &[said]);
    kept(&place, &["nameless.txt", "update.txt"], &[said]);
    edit(&place, "required: [gamma], supported: [alpha]", "count: 4, required_count: 1");
    let said = "`name` is taken by 4, of which 1 require it, here, and is taken by 2, of which 1 require it: gamma (required), \
        alpha (supported), in update.txt:6";
    kept(&place, &["update.txt"], &[said]);
}

/// The list of the one page is what somebody chose.
#[test]
fn who_has_an_operation_is_not_asked_again() {
    let place = place();
    let old = |name: &str| {
        let text = "Update Tools\n\nEndpoint\n\nhttp\nPATCH /unified/workshop/tools/{id}\nIntegrations supported\n  • Gamma\n\nRequest Body\nname\n\
            string\n\nWhat it is called.\n\nResponse Body\nid\nstring\nREQUIRED ·\n\nWhich tool.\n";
        text.replace("Gamma", name)
    };
    page(&place, "one.txt", old("Gamma"));
    page(&place, "two.txt", old("Alpha"));
    import(&place, &["one.txt", "two.txt"]).ended(0);
    place.xtask(&["check"]).ended(2);
    edit(&place, "integrations: TODO", "integrations: {providers: [alpha]}");
    place.xtask(&["check"]).ended(0);
    let said = "who has `update`: of those that the other lacks, the file has alpha, and one.txt:6 has gamma";
    kept(&place, &["one.txt", "two.txt"], &[said]);
}

#[test]
fn examples_are_added_and_differences_of_them_said() {
    let place = place();
    let with = |example: &str| {
        UPDATE.replace("What it is called.\n\n2", &format!("What it is called.\n\nExample: {example}\n\n2"))
    };
    page(&place, "plain.txt", UPDATE);
    import(&place, &["plain.txt"]).ended(0);
    page(&place, "update.txt", with("Saw"));
    import(&place, &["update.txt"]).ended(0);
    let text = file(&place, TOOLS);
    assert!(text.contains("example: Saw"), "{text}");
    page(&place, "other.txt", with("Axe"));
    let said = "`name` has the example `Saw` here, and has the example `Axe` in other.txt:6";
    kept(&place, &["other.txt"], &[said]);
    kept(&place, &["other.txt", "update.txt"], &[said]);
    let text = import(&place, &["other.txt", "update.txt", "--out", "new"]).ended(0).stderr();
    assert!(
        text.contains("`name` has the example `Axe` in other.txt:6, and has the example `Saw` in update.txt:6"),
        "{text}"
    );
    place.xtask(&["check", "--spec", "new"]).ended(0);
}

#[test]
fn whoever_is_known_is_added_beside_whom_nobody_knows() {
    let place = place();
    page(&place, "update.txt", UPDATE);
    import(&place, &["update.txt"]).ended(0);
    let more = UPDATE.replace(
        "2 supported1 required\nGamma\nrequired\n",
        "4 supported1 required\nGamma\nrequired\nBeta Desk\nsupported\nOmega\nsupported\n",
    );
    page(&place, "update.txt", more);
    let text = import(&place, &["update.txt"]).ended(0).stderr();
    assert!(text.contains("no provider has the label `Omega`"), "{text}");
    assert!(file(&place, TOOLS).contains("required: [gamma], supported: [alpha, betadesk]"), "{}", file(&place, TOOLS));
    place.xtask(&["check"]).ended(0);
}

#[test]
fn whoever_is_known_to_have_an_operation_is_added_beside_whom_nobody_knows() {
    let place = place();
    let old = |names: &str| {
        let text = "Update Tools\n\nEndpoint\n\nhttp\nPATCH /unified/workshop/tools/{id}\nIntegrations supported\n  • Gamma\n\nRequest Body\nname\n\
            string\n\nWhat it is called.\n\nResponse Body\nid\nstring\nREQUIRED ·\n\nWhich tool.\n";
        text.replace("  • Gamma", names)
    };
    page(&place, "old.txt", old("  • Gamma"));
    import(&place, &["old.txt"]).ended(0);
    page(&place, "old.txt", old("  • Gamma\n  • Omega\n  • Alpha"));
    let text = import(&place, &["old.txt"]).ended(0).stderr();
    assert!(text.contains("no provider has the label `Omega`"), "{text}");
    assert!(file(&place, TOOLS).contains("integrations: {providers: [alpha, gamma]}"), "{}", file(&place, TOOLS));
    place.xtask(&["check"]).ended(0);
}
