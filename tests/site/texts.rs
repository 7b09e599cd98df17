//! Whatever a specification holds is text on a page.

use std::collections::BTreeSet;

use super::page::{Page, data, is_page};
use super::{files, hostile};

/// What pages are made of; a text that became a tag or an attribute would be something else.
const TAGS: &str = "a b body br button code dd details div dl dt fieldset footer form h1 h2 h3 head header html i img input label \
                    legend li link main meta nav option p pre script search section select span summary table tbody td th \
                    thead title tr ul";
const ATTRIBUTES: &str = "alt aria-autocomplete aria-controls aria-current aria-expanded aria-label aria-labelledby autocomplete charset checked \
                          class colspan content data-field data-from data-group data-kind data-language data-root data-slug \
                          data-vague defer for height hidden href id lang name placeholder rel role scope spellcheck src tabindex \
                          type value width";

/// The only pictures, of the first page.
const PLOTS: [&str; 2] = ["assets/coverage.svg", "assets/support.svg"];

#[test]
fn no_text_becomes_a_tag_or_an_attribute() {
    let (tags, attributes): (BTreeSet<&str>, BTreeSet<&str>) =
        (TAGS.split_whitespace().collect(), ATTRIBUTES.split_whitespace().collect());
    for (path, html) in files(&hostile()).iter().filter(|(path, _)| is_page(path)) {
        let page = Page::read(html);
        for tag in &page.tags {
            assert!(tags.contains(tag.name.as_str()), "{path}: <{}>", tag.name);
            for name in tag.attributes() {
                assert!(attributes.contains(name), "{path}: <{} {name}>", tag.name);
            }
            assert!(
                tag.name != "img" || tag.get("src").is_some_and(|source| PLOTS.contains(&source)),
                "{path}: {tag:?}"
            );
            let address = tag.get("href").or(tag.get("src")).unwrap_or_default();
            assert!(!address.contains("script:"), "{path}: {address}");
        }
        let scripts: Vec<_> = page.named("script").collect();
        assert!(scripts.iter().all(|script| script.get("src").is_some()), "{path}: a script of its own");
        assert!(scripts.len() <= 2, "{path}: {} scripts", scripts.len());
    }
}

#[test]
fn texts_are_all_there() {
    let files = files(&hostile());
    let page = Page::read(&files["api/odd/texts/update/index.html"]);
    for text in [
        "<img src=x onerror=\"window.broken='field'\">",
        "</script><script>window.broken='member'</script>",
        "<svg onload=window.broken=1> &lt;b&gt; &amp;amp; `<u>` and a lone `",
        "</option></select><img src=x onerror=window.broken=1>",
        "\"'` ticks",
        "</pre><script>window.broken='example'</script>\\u{a}\\n${HOME} $(id) `id` \\u{2028} \\u{202e} \\",
        "</script><script>window.broken = 'label'</script>",
        "Template {{7*7}} ${7*7} <%= 7*7 %> {% raw %} #{7*7}",
        "javascript:window.broken='source'",
        "<script>window.broken='unnamed'</script>",
    ] {
        assert!(page.text.contains(text), "{text} is not among\n{}", page.text);
    }
}

#[test]
fn what_the_vendor_says_of_an_api_is_text() {
    let files = files(&hostile());
    for path in ["api/odd/index.html", "index.html"] {
        assert!(Page::read(&files[path]).text.contains("</h1><script>window.broken='api'</script>"), "{path}");
    }
    let page = Page::read(&files["api/odd/index.html"]);
    for text in ["javascript:window.broken='page'", "<img src=x onerror=window.broken='coverage'>"] {
        assert!(page.text.contains(text), "{text}");
    }
}

#[test]
fn a_name_of_the_language_is_a_name_of_a_field() {
    let files = files(&hostile());
    let operation = data(&files["api/odd/texts/update/data.js"], "OPERATION");
    let fields = operation["fields"].as_array().expect("a list");
    assert!(fields.iter().any(|field| field == "request.__proto__"), "{fields:?}");
    let search = data(&files["assets/search-index.js"], "SEARCH");
    let fields = search["resources"][0][3].as_array().expect("a list");
    assert!(["__proto__", "constructor"].iter().all(|name| fields.iter().any(|field| field == name)), "{fields:?}");
}

/// What turns the direction of a text would turn what stands behind it on a page, too.
#[test]
fn names_turn_nothing() {
    let files = files(&hostile());
    for name in ["turned", "Sample"] {
        let (raw, spelled) = (format!("\u{202e}{name}"), format!("u{{202e}}{name}"));
        for (path, text) in &files {
            assert!(!text.contains(&raw), "{path} has it as it is");
        }
        let shown = |path: &str| assert!(files[path].contains(&spelled), "{path} does not show it");
        shown("provider/turned.html");
        if name == "turned" {
            shown("assets/search-index.js");
            shown("api/odd/texts/update/data.js");
        }
    }
}
