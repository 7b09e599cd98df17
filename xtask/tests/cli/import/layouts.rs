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

const BROWSED: &str = "<!doctype html><html><body><nav>Home</nav><main><h1>Tools Object</h1><h2>Properties</h2>\n\
    <div><span class=\"n\">id</span><span>string</span><div>required·</div><p>Which tool.</p></div>\n\
    <div><span class=\"n\">made_at</span><span>string</span><span>date-time</span><p>When it was made.</p></div>\n\
    <div><span class=\"n\">name</span><span>string</span><p>What it is called.</p></div></main></body></html>\n";

/// The page about an object says the same in a browser and as text.
#[test]
fn an_object_as_a_browser_saves_it() {
    let place = place();
    page(&place, "update.txt", UPDATE);
    page(&place, "object.html", BROWSED);
    let text = import(&place, &["update.txt", "object.html"]).ended(0).stderr();
    assert!(text.contains("  the object: object.html (html)\n"), "{text}");
    assert!(text.contains("0 questions, 0 TODO, 0 bytes unread"), "{text}");
    let tools = file(&place, TOOLS);
    assert!(tools.contains("  made_at: {type: string, format: date-time}\n"), "{tools}");
    place.xtask(&["check"]).ended(0);
    let text = "Skip to content\nTools Object\nProperties\n\nidstring\nrequired·\n\nWhich tool.\n\nmade_atstring · date-time\n\n\
        When it was made.\n\nnamestring\n\nWhat it is called.\n\n";
    page(&place, "object.txt", text);
    let text = import(&place, &["object.txt"]).ended(0).stderr();
    assert!(text.contains("  the object: object.txt (new-named)\n"), "{text}");
    assert_eq!(file(&place, TOOLS), tools);
}

/// What a drawing says is lost where it is saved without its text: its heading says that there was something.
#[test]
fn relationships_that_are_only_drawn_are_reported() {
    let place = place();
    page(&place, "update.txt", UPDATE);
    let drawn = "<h2>Relationships</h2><svg><text>Tools</text></svg><h2>Properties</h2>";
    page(&place, "object.html", BROWSED.replace("<h2>Properties</h2>", drawn));
    let text = import(&place, &["update.txt", "object.html"]).ended(0).stderr();
    assert!(text.contains("nothing was made of `Relationships`"), "{text}");
}

/// How other pages look in a browser is not known, and nothing of them is guessed.
#[test]
fn other_documents_are_refused() {
    let top = "<!doctype html><main><h1>Unified Work Shop API</h1>";
    let index = format!("{top}<p>Base URL: <code>https://api.sample.example/unified/workshop</code></p></main>");
    let coverage =
        format!("{top}<a href=\"/docs/api-reference/unified-work-shop-api/tools\">Tools</a><h2>Alpha</h2></main>");
    let older = format!(
        "{top}<p>PATCH /unified/workshop/tools/{{id}}</p><h2>Request Body</h2><p>name</p><p>string</p><p>Supported in</p>\
         <ul><li>Alpha</li></ul></main>"
    );
    for text in [index, coverage, older] {
        let place = place();
        page(&place, "page.html", &text);
        let said = import(&place, &["page.html"]).ended(2).stderr();
        let expected = "error: page.html:1: the page is HTML, and not that of an operation or an object as the current pages have \
            them; save the page whose address has .md at its end, or the text of this one as .txt; leave it out if it is \
            another site's\n";
        assert!(said.starts_with(expected), "{said}");
    }
}
