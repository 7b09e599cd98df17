//! What pages become.

use std::fs;

use super::{NAMELESS, OBJECT, UPDATE, file, import, page, place};
use crate::snapshot;

const TOOLS: &str = "spec/workshop/tools.yaml";

#[test]
fn importing_again_changes_nothing() {
    let place = place();
    page(&place, "update.txt", UPDATE);
    import(&place, &["update.txt"]).ended(0);
    place.xtask(&["check"]).ended(0);
    let text = file(&place, TOOLS);
    assert!(text.contains("name: {support: {required: [gamma], supported: [alpha]}}"), "{text}");
    let before = snapshot(&place.spec());
    let ran = import(&place, &["update.txt"]).ended(0);
    assert!(ran.stderr().contains("0 files changed"), "{}", ran.stderr());
    assert_eq!(snapshot(&place.spec()), before);
}

#[test]
fn what_somebody_wrote_survives() {
    let place = place();
    page(&place, "update.txt", UPDATE);
    import(&place, &["update.txt"]).ended(0);
    let text = file(&place, TOOLS).replace("object:\n", "# Ours.\nobject:\n");
    let text = text.replace("name: {type: string}", "name: {type: string, description: Its name.}  # ours, too");
    fs::write(place.path().join(TOOLS), &text).expect("the file can be written");
    page(
        &place,
        "update.txt",
        UPDATE
            .replace("namestring\n\nWhat", "agetype: integer\n\nnamestring\n\nWhat")
            .replace("agetype: integer", "ageinteger"),
    );
    let ran = import(&place, &["update.txt"]).ended(0);
    let merged = file(&place, TOOLS);
    for line in text.lines() {
        assert!(merged.contains(line), "{line}\n{merged}");
    }
    assert!(merged.contains("age: {type: integer}"), "{merged}");
    assert!(ran.stderr().contains("age"), "{}", ran.stderr());
}

#[test]
fn pages_without_names_have_those_of_the_object() {
    let place = place();
    page(&place, "update.txt", NAMELESS);
    page(&place, "object.md", OBJECT);
    let ran = import(&place, &["update.txt", "object.md"]).ended(0);
    place.xtask(&["check"]).ended(0);
    let text = file(&place, TOOLS);
    assert!(text.contains("name: {support: {count: 2, required_count: 1}}"), "{text}");
    assert!(text.contains("list: {}"), "{text}");
    assert!(ran.stderr().contains("0 questions, 0 TODO"), "{}", ran.stderr());
}

#[test]
fn pages_without_names_alone_are_asked_about() {
    let place = place();
    page(&place, "update.txt", NAMELESS);
    let text = import(&place, &["update.txt"]).ended(0).stderr();
    assert!(text.contains("open: workshop/tools: 2 fields have no name\n"), "{text}");
    assert!(text.contains("2 questions, 3 TODO"), "{text}");
    place.xtask(&["check"]).ended(2);
}

#[test]
fn labels_and_counts_of_one_operation_are_one() {
    let place = place();
    page(&place, "named.txt", UPDATE);
    page(&place, "nameless.txt", NAMELESS);
    let ran = import(&place, &["named.txt", "nameless.txt"]).ended(0);
    assert!(ran.stderr().contains("0 questions, 0 TODO"), "{}", ran.stderr());
    assert!(file(&place, TOOLS).contains("name: {support: {required: [gamma], supported: [alpha]}}"));
}

#[test]
fn contradictions_name_both_places() {
    let place = place();
    page(&place, "named.txt", UPDATE);
    page(&place, "nameless.txt", NAMELESS.replace("2 supported1", "3 supported1"));
    page(&place, "object.md", OBJECT.replace("`name`** _(string)_", "`name`** _(boolean)_"));
    let text = import(&place, &["named.txt", "nameless.txt", "object.md"]).ended(0).stderr();
    assert!(text.contains("`name` is `boolean` in object.md:9, and is `string` in named.txt:"), "{text}");
    assert!(text.contains("is taken by 3, of which 1 require it, in nameless.txt:4"), "{text}");
    assert!(file(&place, TOOLS).contains("TODO"));
    place.xtask(&["check"]).ended(2);
}

#[test]
fn an_empty_folder_gets_what_every_specification_has() {
    let place = place();
    page(&place, "update.txt", UPDATE);
    import(&place, &["update.txt", "--out", "new"]).ended(0);
    place.xtask(&["check", "--spec", "new"]).ended(0);
    assert_eq!(file(&place, "new/providers.yaml"), file(&place, "spec/providers.yaml"));
}

/// What they are about may not be there, which the checker refuses.
#[test]
fn an_empty_folder_gets_the_names_that_it_has_a_use_for() {
    let place = place();
    let provider = "  - {provider: betadesk, name: DeskOfBeta, reason: It is called so.}\n";
    let field = "  - field: crm/contacts#name\n    name: full_name\n    reason: Nobody has two.\n";
    fs::write(place.spec().join("names.yaml"), format!("overrides:\n{field}{provider}")).expect("it can be written");
    place.xtask(&["check"]).ended(0);
    page(&place, "update.txt", UPDATE);
    import(&place, &["update.txt", "--out", "new"]).ended(0);
    place.xtask(&["check", "--spec", "new"]).ended(0);
    assert_eq!(file(&place, "new/names.yaml"), format!("overrides:\n{provider}"));
    fs::write(place.spec().join("names.yaml"), format!("overrides:\n{field}")).expect("it can be written");
    import(&place, &["update.txt", "--out", "newer"]).ended(0);
    assert!(!place.path().join("newer/names.yaml").exists());
    place.xtask(&["check", "--spec", "newer"]).ended(0);
}

/// A page about one operation does not show that there are no others; a list of them does.
#[test]
fn a_new_file_has_more_operations_unless_a_page_lists_them() {
    let line = "partial_operations: true\noperations:\n  update:\n";
    let place = place();
    page(&place, "update.txt", UPDATE);
    import(&place, &["update.txt"]).ended(0);
    assert!(file(&place, TOOLS).contains(line), "{}", file(&place, TOOLS));
    let before = file(&place, TOOLS);
    page(&place, "object.md", OBJECT);
    import(&place, &["object.md"]).ended(0);
    assert!(file(&place, TOOLS).contains(line), "it is taken out by hand: {before}\n{}", file(&place, TOOLS));
    fs::remove_file(place.path().join(TOOLS)).expect("it is there");
    import(&place, &["update.txt", "object.md"]).ended(0);
    assert!(!file(&place, TOOLS).contains("partial_operations"), "{}", file(&place, TOOLS));
    import(&place, &["update.txt"]).ended(0);
    assert!(!file(&place, TOOLS).contains("partial_operations"), "a file that is there: {}", file(&place, TOOLS));
    place.xtask(&["check"]).ended(0);
}

#[test]
fn a_dry_run_writes_nothing() {
    let place = place();
    page(&place, "update.txt", UPDATE);
    let before = snapshot(&place.spec());
    let ran = import(&place, &["update.txt", "--dry-run"]).ended(0);
    assert!(ran.stdout().contains("+++ b/workshop/tools.yaml\n"), "{}", ran.stdout());
    assert!(ran.stdout().contains("+object:\n"), "{}", ran.stdout());
    assert_eq!(snapshot(&place.spec()), before);
}

/// Of three pages, those are named that say what contradicts, and not the first that has the field.
#[test]
fn contradictions_name_the_pages_that_say_it() {
    let place = place();
    let with = |example: &str| {
        UPDATE.replace("What it is called.\n\n2", &format!("What it is called.\n\nExample: {example}\n\n2"))
    };
    page(&place, "none.txt", UPDATE);
    page(&place, "saw.txt", with("Saw"));
    page(&place, "axe.txt", with("Axe"));
    let text = import(&place, &["none.txt", "saw.txt", "axe.txt"]).ended(0).stderr();
    assert!(
        text.contains("`name` has the example `Axe` in axe.txt:6, and has the example `Saw` in saw.txt:6"),
        "{text}"
    );
    assert!(!text.contains("in none.txt"), "{text}");
}

#[test]
fn an_open_list_has_the_known_ones_beside_it() {
    let place = place();
    let old = "Update Tools\n\nEndpoint\n\nhttp\nPATCH /unified/workshop/tools/{id}\nIntegrations supported\n  • Gamma\n  • Omega\n\n\
        Request Body\nname\nstring\n\nWhat it is called.\n\nResponse Body\nid\nstring\nREQUIRED ·\n\nWhich tool.\n";
    page(&place, "old.txt", old);
    import(&place, &["old.txt"]).ended(0);
    let text = file(&place, TOOLS);
    assert!(text.contains("    # TODO: the others are gamma\n    integrations: TODO\n"), "{text}");
    page(&place, "old.txt", old.replace("Omega", "Alpha"));
    import(&place, &["old.txt"]).ended(0);
    let text = file(&place, TOOLS);
    assert!(text.contains("  update:\n    integrations: {providers: [alpha, gamma]}\n"), "{text}");
}

/// What one page leaves open another does not answer that lacks what the first has.
#[test]
fn a_list_with_somebody_unknown_is_not_replaced_by_one_that_lacks_the_others() {
    let old = "Update Tools\n\nEndpoint\n\nhttp\nPATCH /unified/workshop/tools/{id}\nIntegrations supported\n  • Gamma\n  • Omega\n\n\
        Request Body\nname\nstring\n\nWhat it is called.\n\nResponse Body\nid\nstring\nREQUIRED ·\n\nWhich tool.\n";
    let coverage = |providers: &[&str]| {
        let of = |slug: &&str| format!("## {slug} (`{slug}`)\n\n- **Tools**: update\n\n");
        let source = "> Source: https://docs.sample.example/unified-workshop-api/integration-coverage";
        format!("# Coverage\n\n{source}\n\nWho has what.\n\n{}", providers.iter().map(of).collect::<String>())
    };
    for (providers, said) in [
        (&["alpha"][..], Some("old.txt:6 has gamma, and coverage.md:7 has alpha")),
        (&["gamma"], Some("old.txt:6 has somebody whom nobody knows, and coverage.md:7 has nobody else")),
        (&["alpha", "gamma"], None),
    ] {
        let place = place();
        page(&place, "old.txt", old);
        page(&place, "coverage.md", coverage(providers));
        let ran = import(&place, &["old.txt", "coverage.md"]).ended(0);
        let (asked, text) = (ran.stderr(), file(&place, TOOLS));
        match said {
            Some(said) => assert!(asked.contains(said) && text.contains("integrations: TODO"), "{asked}\n{text}"),
            None => {
                assert!(text.contains("integrations: {providers: [alpha, gamma], complete: false}"), "{asked}\n{text}");
            }
        }
    }
}

/// A field with values, and those that a provider has of its own, where the page shows them.
fn with_own_values(own: Option<&str>) -> (String, String) {
    let [new, old] =
        [own.map(|own| format!("{own}\n")), own.map(|own| format!("Enum support by integration\n- Alpha\n{own}\n"))]
            .map(Option::unwrap_or_default);
    let new = UPDATE.replace(
        "Response Body",
        &format!("statestring\n\nHow it is.\n\nPossible values:\nactiveinactive\n1 supported\nAlpha\nsupported\n{new}Response Body"),
    );
    let old = format!(
        "Update Tools\nEndpoint\nhttp\nPATCH /unified/workshop/tools/{{id}}\nRequest Body\nstate\nstring\nHow it is.\n\
         All possible enum values:\n- active\n- inactive\n{old}Supported in\n- Alpha\nResponse Body\nid\nstring\nREQUIRED · Which tool.\n"
    );
    let sample = "\"name\": \"your_name\"";
    (new.replace(sample, &format!("{sample},\n  \"state\": \"active\"")), old)
}

#[test]
fn own_values_of_providers_complete_each_other_or_are_asked_about() {
    for (new, old, said) in [
        (None, Some("inactive"), Some("inactive")),
        (Some("active"), None, Some("active")),
        (Some("active"), Some("active"), Some("active")),
        (Some("active"), Some("inactive"), None),
    ] {
        let place = place();
        page(&place, "new.txt", with_own_values(new).0);
        page(&place, "old.txt", with_own_values(old).1);
        let asked = import(&place, &["new.txt", "old.txt"]).ended(0).stderr();
        let text = file(&place, TOOLS);
        match said {
            Some(said) => assert!(text.contains(&format!("values: {{alpha: [{said}]}}")), "{asked}\n{text}"),
            None => assert!(
                asked.contains("alpha (supported, with active), in new.txt:")
                    && asked.contains("alpha (supported, with inactive), in old.txt:")
                    && text.contains("support: TODO"),
                "{asked}\n{text}"
            ),
        }
    }
}

/// A page on which the body has one field, with these values.
fn allowing(values: &str) -> String {
    format!(
        "# Update Tools\n\n> Source: https://docs.sample.example/tools/update\n\n`PATCH /unified/workshop/tools/{{id}}`\n\n\
         ## Request body\n\n- **`state`** _(string)_\n  Allowed: {values}\n"
    )
}

/// Values that one page leaves out, or has with nothing between, are held against those that another has one by one.
#[test]
fn values_that_are_shown_in_part_are_held_against_whole_ones() {
    let (glued, _) = with_own_values(None);
    let glued = glued.replace("activeinactive", "oakenashen").replace("\"state\": \"active\"", "\"state\": \"oaken\"");
    for (other, whole, said) in [
        (glued.as_str(), "`oaken`, `elm`", Some("and is one of those in `oakenashen` in other.txt:")),
        (&glued, "`oaken`, `ashen`", None),
        (&allowing("`oaken` (+2 more)"), "`oaken`, `ashen`", Some("may be oaken, and 2 more in other.txt:")),
        (&allowing("`oaken` (+1 more)"), "`oaken`, `ashen`", None),
    ] {
        let place = place();
        page(&place, "other.txt", other);
        page(&place, "whole.md", allowing(whole));
        let asked = import(&place, &["other.txt", "whole.md"]).ended(0).stderr();
        let text = file(&place, TOOLS);
        match said {
            Some(said) => assert!(asked.contains(said) && text.contains("values: TODO"), "{asked}\n{text}"),
            None => assert!(text.contains("values: [oaken, ashen]"), "{asked}\n{text}"),
        }
    }
}

/// The page about the object has one member, and another page has a field besides that may be a second one.
#[test]
fn what_may_be_a_member_is_open_beside_known_members() {
    let place = place();
    let update = UPDATE.replace(
        "1 supported\nAlpha\nsupported\ncurl",
        "1 supported\nAlpha\nsupported\npartsobject[]\n\nOf what it is.\n\n1 supported\nAlpha\nsupported\nidstring\n\nWhich part.\n\n\
         valuestring\n\nWhat of.\n\ncurl",
    );
    page(&place, "update.txt", update);
    let with_parts = |member: &str| {
        OBJECT.replace(
            "\n## Methods",
            &format!("- **`parts`** _(array<object>)_\n  - **`id`** _(string)_\n{member}\n## Methods"),
        )
    };
    page(&place, "object.md", with_parts(""));
    import(&place, &["update.txt", "object.md"]).ended(0);
    let text = file(&place, TOOLS);
    assert!(text.contains("parts: {type: array<object>, fields: TODO}"), "{text}");
    assert!(text.contains("`value` may be a field of its own, or a member of `parts`"), "{text}");
    place.xtask(&["check"]).ended(2);
    import(&place, &["update.txt", "object.md"]).ended(0);
    assert_eq!(file(&place, TOOLS), text);
    page(&place, "object.md", with_parts("  - **`value`** _(string)_\n"));
    import(&place, &["update.txt", "object.md"]).ended(0);
    let text = file(&place, TOOLS);
    assert!(text.contains("fields: {id: {type: string}, value: {type: string}}"), "{text}");
    place.xtask(&["check"]).ended(0);
}

#[test]
fn what_a_field_points_at_is_open_where_pages_do_not_agree() {
    let at = |place: &crate::Place, name: &str, target: &str| {
        let says = format!("What it is called.\n\nReferences: {target}\n2 supported1");
        page(place, name, UPDATE.replace("What it is called.\n\n2 supported1", &says));
    };
    for there in [None, Some(UPDATE)] {
        let place = place();
        if let Some(text) = there {
            page(&place, "before.txt", text);
            import(&place, &["before.txt"]).ended(0);
        }
        at(&place, "one.txt", "Tools → id");
        at(&place, "other.txt", "Tools → name");
        let asked = import(&place, &["one.txt", "other.txt"]).ended(0).stderr();
        let text = file(&place, TOOLS);
        assert!(text.contains("name: {") && text.contains("references: TODO"), "{asked}\n{text}");
        place.xtask(&["check"]).ended(2);
        import(&place, &["one.txt", "other.txt"]).ended(0);
        assert_eq!(file(&place, TOOLS), text);
        import(&place, &["one.txt"]).ended(0);
        let text = file(&place, TOOLS);
        assert!(text.contains("references: tools.id") && !text.contains("TODO"), "{text}");
    }
}

#[test]
fn a_title_of_another_operation_than_the_path_is_said() {
    let place = place();
    page(&place, "update.txt", NAMELESS);
    let text = import(&place, &["update.txt"]).ended(0).stderr();
    assert!(!text.contains("entitled"), "{text}");
    page(&place, "update.txt", NAMELESS.replacen("Update", "Create", 1));
    let text = import(&place, &["update.txt"]).ended(0).stderr();
    assert!(
        text.contains("open: update.txt:2:1: the page is entitled `Create Tools`, which is sent by POST"),
        "{text}"
    );
}

#[test]
fn a_page_and_its_own_samples_are_held_against_each_other() {
    let place = place();
    let more = "Alpha\nsupported\nsizeinteger\n\nHow large it is.\n\n1 supported\nAlpha\nsupported\nResponse Body";
    page(&place, "update.txt", UPDATE.replacen("Alpha\nsupported\nResponse Body", more, 1));
    let text = import(&place, &["update.txt"]).ended(0).stderr();
    let asked =
        "`size` is a typed field of the request, and the samples of the page, which have every one, do not have it";
    assert!(text.contains(asked), "{text}");
    page(&place, "update.txt", UPDATE);
    assert!(!import(&place, &["update.txt"]).ended(0).stderr().contains("is a typed field"), "the page has it");
}

/// What one page leaves out another has, or the file by now.
#[test]
fn values_that_another_page_has_are_not_asked_about() {
    let place = place();
    page(&place, "some.md", allowing("`red` (+1 more)"));
    page(&place, "whole.md", allowing("`red`, `blue`"));
    let text = import(&place, &["some.md"]).ended(0).stderr();
    assert!(file(&place, TOOLS).contains("values: [red], partial_values: true"), "{}", file(&place, TOOLS));
    assert!(text.contains("0 questions, 0 TODO"), "{text}");
    for pages in [&["some.md", "whole.md"][..], &["some.md", "whole.md"], &["some.md"]] {
        let text = import(&place, pages).ended(0).stderr();
        assert!(file(&place, TOOLS).contains("values: [red, blue]}"), "{}", file(&place, TOOLS));
        assert!(text.contains("0 questions, 0 TODO"), "{pages:?}: {text}");
    }
    // What the file has is not all that this page has.
    page(&place, "some.md", allowing("`red` (+2 more)"));
    let changed = import(&place, &["some.md"]).ended(0).stdout();
    assert!(changed.contains("of `state`, sources show only some of the values"), "{changed}");
    assert!(file(&place, TOOLS).contains("values: [red, blue], partial_values: true"), "{}", file(&place, TOOLS));
}

/// A page with values and a provider's own, all with nothing between.
fn glued_with_own(shown: &str, own: &str) -> String {
    with_own_values(Some(own)).0.replace("Possible values:\nactiveinactive\n", &format!("Possible values:\n{shown}\n"))
}

/// The line of the values may end with those that providers have of their own.
#[test]
fn own_values_at_the_end_of_the_values_are_not_the_schemas() {
    for (shown, own, values) in [
        ("activeinactiveactive", "active", "values: [active, inactive]"),
        ("activeinactiveactiveinactive", "activeinactive", "values: [active, inactive]"),
        ("activeinactive", "activeinactive", "values: [active, inactive]"),
        ("activeinactiveclosed", "inactive", "values: [active, inactive, closed]"),
    ] {
        let place = place();
        page(&place, "new.txt", glued_with_own(shown, own));
        let asked = import(&place, &["new.txt"]).ended(0).stderr();
        let text = file(&place, TOOLS);
        assert!(text.contains(values) && asked.contains("0 questions, 0 TODO"), "{shown}: {asked}\n{text}");
    }
}

/// `closed` may be the schema's third value, or the provider's alone.
#[test]
fn values_that_may_be_a_providers_alone_are_open_until_a_page_or_the_file_tells() {
    let markdown = |values: &str| {
        format!(
            "# Update Tools\n\n> Source: https://docs.sample.example/tools/update\n\n`PATCH /unified/workshop/tools/{{id}}`\n\n\
             ## Request body\n\n- **`name`** _(string)_\n  What it is called.\n- **`state`** _(string)_\n  How it is.\n  Allowed: {values}\n"
        )
    };
    for (whole, values, refused) in [
        ("`active`, `inactive`, `closed`", "[active, inactive, closed]", None),
        // A provider's own value that the schema lacks is for a person to mend. The glued ones are told apart, and keep their order.
        ("`inactive`, `active`", "[active, inactive]", Some("the field has no value `closed`")),
    ] {
        let place = place();
        page(&place, "new.txt", glued_with_own("activeinactiveclosed", "closed"));
        page(&place, "whole.md", markdown(whole));
        let asked = import(&place, &["new.txt"]).ended(0).stderr();
        let text = file(&place, TOOLS);
        let question = "the values of `state` may be active | inactive | closed, or active | inactive";
        assert!(text.contains("values: TODO") && text.contains(&format!("# TODO: {question}\n")), "{asked}\n{text}");
        assert!(text.contains("values: {alpha: [closed]}"), "{text}");
        place.xtask(&["check"]).ended(2);
        import(&place, &["new.txt"]).ended(0);
        assert_eq!(file(&place, TOOLS), text);
        let asked = import(&place, &["new.txt", "whole.md"]).ended(0).stderr();
        let text = file(&place, TOOLS);
        assert!(text.contains(&format!("values: {values}")) && !text.contains("TODO"), "{asked}\n{text}");
        assert!(!asked.contains(question), "{asked}");
        let Some(refused) = refused else {
            place.xtask(&["check"]).ended(0);
            let asked = import(&place, &["new.txt"]).ended(0).stderr();
            assert!(asked.contains("0 questions, 0 TODO"), "{asked}");
            continue;
        };
        let said = place.xtask(&["check"]).ended(2).stderr();
        assert!(said.contains(refused), "{said}");
    }
    // Another list is none of both.
    let place = place();
    page(&place, "new.txt", glued_with_own("activeinactiveclosed", "closed"));
    page(&place, "whole.md", markdown("`active`, `closed`"));
    import(&place, &["new.txt", "whole.md"]).ended(0);
    assert!(file(&place, TOOLS).contains("values: TODO"), "{}", file(&place, TOOLS));
}
