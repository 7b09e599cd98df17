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
        assert!(text.contains(&format!("open: {question}")), "{question}{text}");
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
    let place = self::place();
    page(&place, "object.md", OBJECT.replace("`name`** _(string)_", "`name`**"));
    page(&place, "update.txt", UPDATE);
    import(&place, &["object.md"]).ended(0);
    assert!(file(&place, TOOLS).contains("TODO: the page does not say what `name` is"), "{}", file(&place, TOOLS));
    import(&place, &["update.txt"]).ended(0);
    assert!(file(&place, TOOLS).contains("  name: {type: string}\n"), "{}", file(&place, TOOLS));
    assert!(!file(&place, TOOLS).contains("TODO"), "{}", file(&place, TOOLS));
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

const OLD: &str = "Update Tools\n\nEndpoint\n\nhttp\nPATCH /unified/workshop/tools/{id}\nIntegrations supported\n  • Alpha\n  • Gamma\n\n\
    Request Body\nname\nstring\n\nWhat it is called.\n\nRequired in\n  • Gamma\nSupported in\n  • Alpha\n\nResponse Body\nid\nstring\n\
    REQUIRED ·\n\nWhich tool.\n";

/// Older pages have nobody under both, so that one who is both is a contradiction.
#[test]
fn a_provider_that_requires_a_field_and_merely_takes_it() {
    let place = place();
    page(&place, "old.txt", OLD);
    import(&place, &["old.txt"]).ended(0);
    assert!(
        file(&place, TOOLS).contains("support: {required: [gamma], supported: [alpha]}"),
        "{}",
        file(&place, TOOLS)
    );
    let place = self::place();
    page(&place, "old.txt", OLD.replace("Supported in\n  • Alpha\n", "Supported in\n  • Alpha\n  • Gamma\n"));
    let text = import(&place, &["old.txt"]).ended(0).stderr();
    let question = "open: old.txt:12:1: `Gamma` stands twice at one field of `name`: as required in line 18, and as supported in \
        line 21\n";
    assert!(text.contains(question), "{text}");
    assert!(file(&place, TOOLS).contains("support: TODO"), "{}", file(&place, TOOLS));
    place.xtask(&["check"]).ended(2);
    let place = self::place();
    page(&place, "old.txt", OLD.replace("Response Body\n", "Required in\n  • Alpha\nResponse Body\n"));
    let text = import(&place, &["old.txt"]).ended(0).stderr();
    let question =
        "who takes `name` is said twice: another `Required in` follows, or that of a field whose name is lost";
    assert!(text.contains(question) && text.contains("nothing was made of `Required in`"), "{text}");
    assert!(file(&place, TOOLS).contains("support: TODO"), "{}", file(&place, TOOLS));
    let place = self::place();
    page(&place, "update.txt", UPDATE.replacen("Alpha\nsupported", "Gamma\nsupported", 1));
    let text = import(&place, &["update.txt"]).ended(0).stderr();
    assert!(text.contains("`Gamma` stands twice at one field of `name`: as required in line"), "{text}");
}

/// Where the notes of providers stand that a page counts is not known where it has names: whose they are is said only where it
/// cannot be another's.
#[test]
fn notes_of_a_page_with_names() {
    let said = |counts: &str, block: &str| {
        let place = place();
        let old = "2 supported1 required\nGamma\nrequired\nAlpha\nsupported\n";
        page(&place, "update.txt", UPDATE.replacen(old, &format!("{counts}\n{block}"), 1));
        let text = import(&place, &["update.txt"]).ended(0).stderr();
        (text, file(&place, TOOLS))
    };
    let support = "support: {required: [gamma], supported: [alpha]}";
    let (counts, gamma, alpha) = ("2 supported1 required2 notes", "Only in capitals.", "Never at night.");
    // Each behind its provider.
    let (text, tools) = said(counts, &format!("Gamma\nrequired\n{gamma}\nAlpha\nsupported\n{alpha}\n"));
    assert!(text.contains(&format!("Gamma says of `name`: {gamma}")), "{text}");
    assert!(text.contains(&format!("Alpha says of `name`: {alpha}")), "{text}");
    assert!(text.contains("0 questions") && tools.contains(support), "{text}{tools}");
    // All behind all providers.
    let (text, tools) = said(counts, &format!("Gamma\nrequired\nAlpha\nsupported\n{gamma}\n{alpha}\n"));
    assert!(text.contains(&format!("a provider says of `name`: {gamma}")), "{text}");
    assert!(text.contains(&format!("a provider says of `name`: {alpha}")), "{text}");
    assert!(text.contains("0 questions") && tools.contains(support), "{text}{tools}");
    // Of the only one there is.
    let (text, _) = said("1 supported1 required1 note", &format!("Gamma\nrequired\n{gamma}\n"));
    assert!(text.contains(&format!("Gamma says of `name`: {gamma}")), "{text}");
    // Fewer than the page counts.
    let (text, _) = said(counts, &format!("Gamma\nrequired\n{gamma}\nAlpha\nsupported\n"));
    assert!(text.contains("the page counts 2 notes of providers on `name`, and 1 of them stands there"), "{text}");
    // As many as the page counts, and a line that may be one as well.
    let (text, _) =
        said("2 supported1 required1 note", &format!("Gamma\nrequired\n{gamma}\nAlpha\nsupported\nIn useOn loan\n"));
    assert!(
        text.contains("`In useOn loan` may be a note on `name`, or the values that `Alpha` has of its own"),
        "{text}"
    );
}

/// Between a field that nobody describes and the next one a blank line is all that is missing for words.
#[test]
fn a_field_in_the_place_of_words() {
    let with = |next: &str| {
        let place = place();
        page(
            &place,
            "update.txt",
            UPDATE.replacen("Response Body\n\n", &format!("Response Body\n\nlengthinteger\n\n{next}"), 1),
        );
        let asked = import(&place, &["update.txt"]).ended(0).stderr();
        (asked, file(&place, TOOLS), place)
    };
    let (asked, text, place) = with("threadstring\n1 supported\nAlpha\nsupported\n");
    let question = "open: update.txt:17:1: `threadstring` below `length` may be words about it, or another field";
    assert!(asked.contains(question), "{asked}");
    assert!(text.contains("length: {support: TODO}"), "{text}");
    place.xtask(&["check"]).ended(2);
    let (_, text, place) = with("threadstring\n");
    assert!(text.contains("length: {type: TODO}"), "{text}");
    place.xtask(&["check"]).ended(2);
    let (asked, text, _) = with("threadstring\nrequired·\n\nOf what it is.\n\n");
    assert!(
        asked.contains("0 questions") && text.contains("thread: {type: string, required: true}"),
        "{asked}\n{text}"
    );
}

#[test]
fn a_provider_that_stands_twice_at_one_level() {
    let place = place();
    page(
        &place,
        "update.txt",
        UPDATE
            .replacen("Gamma\nrequired\nAlpha\nsupported", "Alpha\nsupported\nAlpha\nsupported", 1)
            .replace("2 supported1 required", "2 supported"),
    );
    let asked = import(&place, &["update.txt"]).ended(0).stderr();
    assert!(asked.contains("`Alpha` stands twice at one field of `name`: as supported in line"), "{asked}");
    assert!(file(&place, TOOLS).contains("name: {support: TODO}"), "{}", file(&place, TOOLS));
}
