//! Values of a field, of which a page may leave some out.

use super::{file, import, page, place};
use crate::Place;

const TOOLS: &str = "spec/workshop/tools.yaml";

/// A page about the object, whose `state` has these values.
fn object(values: &str) -> String {
    format!(
        "# Tools Object\n\n> Source: https://docs.sample.example/tools\n\n## Properties\n\n\
         - **`id`** _(string, required)_\n  Which tool.\n- **`state`** _(string)_\n  How it is.\n  Allowed: {values}\n\n\
         ## Methods\n\n- [GET /unified/workshop/tools](/docs/tools/list) — List Tools\n"
    )
}

/// What the file says of the field after these pages, imported one by one, each twice. Nothing is asked, and nothing refused.
#[track_caller]
fn state(place: &Place, pages: &[&str]) -> String {
    for (at, values) in pages.iter().enumerate() {
        let name = format!("object{at}.md");
        page(place, &name, object(values));
        let asked = import(place, &[&name]).ended(0).stderr();
        assert!(!asked.contains("left out") && asked.contains("0 TODO"), "{asked}");
        let once = file(place, TOOLS);
        import(place, &[&name]).ended(0);
        assert_eq!(file(place, TOOLS), once, "the same page again");
    }
    place.xtask(&["check"]).ended(0);
    let text = file(place, TOOLS);
    let (_, from) = text.split_once("  state: ").unwrap_or_else(|| panic!("{text}"));
    from.lines().next().unwrap_or_default().to_owned()
}

#[test]
fn a_list_that_is_cut_says_that_there_are_more() {
    for (pages, expected) in [
        (&["`oaken`, `ashen`"][..], "{type: string, values: [oaken, ashen]}"),
        (&["`oaken` (+2 more)"], "{type: string, values: [oaken], partial_values: true}"),
        // A whole list has the others …
        (&["`oaken` (+2 more)", "`oaken`, `ashen`, `elm`"], "{type: string, values: [oaken, ashen, elm]}"),
        // … unless it lacks one that there is.
        (&["`oaken` (+2 more)", "`ashen`, `elm`"], "{type: string, values: [oaken, ashen, elm], partial_values: true}"),
        // Two parts may be all.
        (
            &["`oaken` (+2 more)", "`ashen`, `oaken` (+1 more)"],
            "{type: string, values: [oaken, ashen], partial_values: true}",
        ),
        (&["`oaken`, `ashen` (+1 more)", "`elm`, `oaken` (+1 more)"], "{type: string, values: [oaken, ashen, elm]}"),
        // A part of what the file has changes nothing, and one of more shows that it has not all.
        (&["`oaken`, `ashen`", "`ashen` (+1 more)"], "{type: string, values: [oaken, ashen]}"),
        (&["`oaken`, `ashen`", "`ashen` (+2 more)"], "{type: string, values: [oaken, ashen], partial_values: true}"),
    ] {
        assert_eq!(state(&place(), pages), expected, "{pages:?}");
    }
}

/// What a person wrote as a part stays one until a page has all of it.
#[test]
fn a_part_in_the_file_becomes_whole_by_a_page_alone() {
    let place = place();
    state(&place, &["`oaken`, `ashen`"]);
    place.edit("workshop/tools.yaml", "[oaken, ashen]", "[oaken], partial_values: true");
    assert_eq!(state(&place, &["`oaken` (+4 more)"]), "{type: string, values: [oaken], partial_values: true}");
    assert_eq!(state(&place, &["`oaken`"]), "{type: string, values: [oaken]}");
}

/// Pages that are imported together say together what each says alone.
#[test]
fn parts_of_one_import_are_put_together() {
    for (first, second, expected) in [
        ("`oaken` (+2 more)", "`oaken`, `ashen`, `elm`", "values: [oaken, ashen, elm]}"),
        ("`oaken`, `ashen`, `elm`", "`oaken` (+2 more)", "values: [oaken, ashen, elm]}"),
        ("`oaken` (+2 more)", "`elm` (+2 more)", "values: [elm, oaken], partial_values: true}"),
        ("`oaken`, `ashen` (+1 more)", "`elm` (+2 more)", "values: [elm, oaken, ashen]}"),
    ] {
        let place = place();
        page(&place, "first.md", object(first));
        page(&place, "second.md", object(second));
        import(&place, &["first.md", "second.md"]).ended(0);
        let text = file(&place, TOOLS);
        assert!(text.contains(expected), "{first} and {second}: {text}");
        place.xtask(&["check"]).ended(0);
    }
    let place = place();
    page(&place, "first.md", object("`oaken` (+2 more)"));
    page(&place, "second.md", object("`oaken` (+3 more)"));
    let asked = import(&place, &["first.md", "second.md"]).ended(0).stderr();
    assert!(
        asked.contains("may be oaken, and 2 more in first.md:") && asked.contains("and 3 more in second.md:"),
        "{asked}"
    );
}

/// A page that leaves values out does not say of those that they are gone.
#[test]
fn what_a_page_leaves_out_is_not_pruned() {
    let place = place();
    state(&place, &["`oaken`, `ashen`, `elm`"]);
    page(&place, "object.md", object("`oaken` (+2 more)"));
    import(&place, &["object.md", "--prune"]).ended(0);
    assert!(file(&place, TOOLS).contains("values: [oaken, ashen, elm]}"), "{}", file(&place, TOOLS));
    place.edit("workshop/tools.yaml", "[oaken, ashen, elm]", "[oaken, ashen, elm], partial_values: true");
    page(&place, "object.md", object("`oaken`, `ashen`"));
    import(&place, &["object.md", "--prune"]).ended(0);
    assert!(file(&place, TOOLS).contains("values: [oaken, ashen]}"), "{}", file(&place, TOOLS));
}
