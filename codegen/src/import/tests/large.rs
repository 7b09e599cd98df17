//! Pages far larger than any: what takes more than its share of time for each line does not end.

use crate::import::dialect::reader;
use crate::import::{Dialect, Page, Trouble, detect, read};
use crate::source::Source;

/// What a page begins with, and what it repeats.
const PAGES: [(Dialect, &str, &str); 7] = [
    (
        Dialect::MarkdownObject,
        "# Moths Object\n\n> Source: https://docs.example/moths\n\n## Properties\n\n",
        "- **`wing`** _(array<object>)_\n  What it flies with, or rests on, as it likes.\n  - **`dust`** _(string)_\n    Allowed: `grey`, `gold` (+3 more)\n",
    ),
    (
        Dialect::MarkdownOperation,
        "# Get Moths\n\n> Source: https://docs.example/moths/get\n\n`GET /unified/lantern/moths/{id}`\n\n## Request body\n\n",
        "- **`wing`** _(unknown, required)_\n\n  What it flies with, or rests on, as it likes.\n\n\n",
    ),
    (
        Dialect::MarkdownIndex,
        "# Moths\n\n> Source: https://docs.example/moths\n\nBase URL: `https://moths.example`\n\n## Resources\n\n",
        "- [Moths](/docs/moths)\n  - [GET /unified/lantern/moths/{id}](/docs/moths/get) — Get Moths\n",
    ),
    (
        Dialect::MarkdownCoverage,
        "# Moths\n\n> Source: https://docs.example/moths\n\n",
        "## Alder (`alder`)\n\n- **Moths**: list (partial), get, create\n- **Lamps**: list (partial), get, create, dim\n\n",
    ),
    (
        Dialect::NewNamed,
        "PATCH /unified/lantern/moths/{id}\n\nRequest Body\n\n",
        "wingobject[]\n\nWhat it flies with, or rests on, as it likes.\n\nPossible values:\ngreygold\n1 supported\nAlder\nrequired\n",
    ),
    (
        Dialect::Html,
        "<!doctype html><main><p>PATCH /unified/lantern/moths/{id}</p><h2>Request Body</h2>",
        "<li><span class=\"n\">wing</span><span>object[]</span><div><p>What it flies with, or <b>rests</b> on.</p></div>\n",
    ),
    (
        Dialect::Html,
        "<!doctype html><main><h1>Moths Object</h1><h2>Properties</h2>",
        "<li><span class=\"n\">wing</span><span>object[]</span><div><p>What it flies with, or <b>rests</b> on.</p></div>\n",
    ),
];

const MEGABYTE: usize = 1 << 20;

/// Without optimization everything takes ten times as long, and what does not end does not end either way.
const LARGE: usize = if cfg!(debug_assertions) { 4 * MEGABYTE } else { 50 * MEGABYTE };

#[test]
fn large_pages_are_read() {
    for (dialect, first, repeated) in PAGES {
        let times = LARGE / repeated.len();
        let source = Source::new("large", first.to_owned() + &repeated.repeat(times));
        assert_eq!(detect(&source), Ok(dialect));
        let page = reader(dialect)(&source).unwrap_or_else(|trouble| panic!("{dialect}: {trouble}"));
        assert_eq!(page.left().len(), 0, "{dialect}");
        assert_eq!(said(&page), times, "{dialect}");
        assert!(matches!(read(&source, None), Err(Trouble::TooMany(..))), "{dialect}");
    }
}

/// Samples come five times, and each has every field once.
#[test]
fn large_samples_are_read() {
    let fields: Vec<String> = (0..LARGE / 200).map(|number| format!("  \"wing{number:06}\": 0")).collect();
    let body = format!("{{\n{}\n}}", fields.join(",\n"));
    let samples = format!(
        "curl -X PATCH 'https://moths.example/unified/lantern/moths/1' \\\n-d '{body}'\n\
         const integratedAccountId = '1';\nconst body = {body};\nimport requests\npayload = {body}\n"
    );
    let text = format!("PATCH /unified/lantern/moths/{{id}}\n\nRequest Body\n\nResponse Body\n\n{samples}");
    let document =
        format!("<!doctype html><main><p>PATCH /unified/lantern/moths/{{id}}</p><pre>{samples}</pre></main>");
    for (dialect, text) in [(Dialect::NewNamed, text), (Dialect::Html, document)] {
        let source = Source::new("large", text);
        let Ok(Page::Operation(page)) = reader(dialect)(&source) else { panic!("{dialect}") };
        assert_eq!(page.left.len(), 0, "{dialect}");
        assert_eq!(page.sample.map(|sample| sample.len()), Some(fields.len()), "{dialect}");
        assert!(matches!(read(&source, None), Err(Trouble::TooMany(..))), "{dialect}");
    }
}

/// How often the page says what is repeated.
fn said(page: &Page) -> usize {
    let is_top = |depth: Option<usize>| depth.unwrap_or_default() == 0;
    match page {
        Page::Operation(page) => page.request.iter().flatten().filter(|item| is_top(item.depth)).count(),
        Page::Object(page) => page.properties.iter().filter(|item| is_top(item.depth)).count(),
        Page::Index(page) => page.resources.len(),
        Page::Coverage(page) => page.providers.len(),
    }
}

#[test]
fn what_is_repeated_may_be_nonsense() {
    let nonsense = [
        "\n",
        "\r",
        "\u{a0}",
        "#",
        "# ",
        "- ",
        "- **`",
        "`",
        "*",
        "(`",
        "`)",
        "<",
        "</",
        "<div>",
        "</p>",
        "<nav>",
        "<!--",
        "&",
        "<p><b>",
        "<pre>\n",
        "<aside>",
        "\"",
        "a\n",
        "(+",
        ", ",
        "- **`a`** _(",
        "array<",
        "required\n",
        "1 supported\n",
        "Possible values:\n",
        "Example:\n",
        "<p>Example:</p>",
        "<p>1 supported</p>",
        "<p>Possible values:</p>",
        "</div></b>",
    ];
    for (dialect, first, repeated) in PAGES {
        for nonsense in nonsense {
            let text = format!("{first}{repeated}{}", nonsense.repeat(LARGE / 32 / nonsense.len()));
            let _ = reader(dialect)(&Source::new("large", text));
        }
    }
}
