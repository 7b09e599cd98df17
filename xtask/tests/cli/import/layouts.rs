//! What layouts say otherwise than they are known to.

use super::{OBJECT, UPDATE, file, import, page, place};

const TOOLS: &str = "spec/workshop/tools.yaml";

const ANY: &str = "`string`, `integer`, `number`, `boolean`, `object`, `map`, `any`, or a list of one of them";

/// A type that nobody knows is no `any`, and a flag that nobody knows may be the one that asks for a field.
#[test]
fn types_and_flags_that_are_not_known() {
    let place = place();
    let fields = "- **`edge`** _(blade, required)_\n  - **`angle`** _(number)_\n- **`grip`** _(array<wood>)_\n\
        - **`mass`** _(integer, nullable)_\n- **`name`**\n- **`free`** _(unknown)_\n";
    page(&place, "object.md", OBJECT.replace("- **`name`** _(string)_\n  What it is called.\n", fields));
    let text = import(&place, &["object.md"]).ended(0).stderr();
    for question in [
        format!("object.md:9:1: `edge` is of a type that is not known, `blade`: it may be {ANY}\n"),
        format!("object.md:11:1: `grip` is of a type that is not known, `array<wood>`: it may be {ANY}\n"),
        "object.md:12:1: the page does not say whether `mass` is required: it may be, or not\n".to_owned(),
        format!("object.md:13:1: the page does not say what `name` is: it may be {ANY}\n"),
        "object.md:13:1: the page does not say whether `name` is required: it may be, or not\n".to_owned(),
    ] {
        assert!(text.contains(&format!("warning: {question}")), "{question}{text}");
    }
    let tools = file(&place, TOOLS);
    for field in [
        "edge: {type: TODO, required: true, fields: {angle: {type: number}}}\n",
        "grip: {type: TODO}\n",
        "mass: {type: integer, required: TODO}\n",
        "name: {type: TODO, required: TODO}\n",
        "free: {type: any}\n",
    ] {
        assert!(tools.contains(field), "{field}{tools}");
    }
    place.xtask(&["check"]).ended(2);
    let again = import(&place, &["object.md"]).ended(0).stderr();
    assert!(again.contains("0 files changed"), "{again}");
    assert_eq!(file(&place, TOOLS), tools);
}

/// What one page does not know another says, before or after.
#[test]
fn another_page_knows_the_type() {
    let place = place();
    page(&place, "object.md", OBJECT.replace("`name`** _(string)_", "`name`**"));
    page(&place, "update.txt", UPDATE);
    let text = import(&place, &["object.md", "update.txt"]).ended(0).stderr();
    assert!(text.contains("the page does not say what `name` is"), "{text}");
    assert!(file(&place, TOOLS).contains("name: {type: string}"), "{}", file(&place, TOOLS));
    place.xtask(&["check"]).ended(0);
}
