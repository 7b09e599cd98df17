//! How pages are laid out, told by their marks.

use super::{PAGES, source};
use crate::import::{Dialect, Trouble, detect, read};
use crate::source::Source;

/// The beginnings of pages, each of one layout.
const BEGINNINGS: [(Dialect, &str); 16] = [
    (Dialect::NewNamed, "Skip to content\nGET /unified/lantern/lamps\n\nQuery Parameters\n"),
    (Dialect::NewNamed, "\u{feff}DELETE\u{a0}/unified/lantern/lamps/{id}\r\n"),
    (Dialect::NewNamed, "Lamps Object\nProperties\n\nidstring\nrequired·\n"),
    (
        Dialect::NewNameless,
        "Update Lamps\n/unified/lantern/lamps/{id}\nPath Parameters\nWhich lamp.\n42Query Parameters\n",
    ),
    (Dialect::NewNameless, "Lamps Object\nRelationships\ngraph LR\nLamps -->|\"oil\"| Oil\nProperties\nWhich lamp.\n"),
    (Dialect::NewNameless, "Lamps Object\nProperties\nWhich lamp.\nredblue\n"),
    (
        Dialect::OldNamed,
        "Skip to content\n\nUpdate Lamps\n\nEndpoint\n\nhttp\nPATCH /unified/lantern/lamps/{id}\nPath parameters\n",
    ),
    (Dialect::OldNamed, "Get Lamps\nEndpoint\nhttp\nGET/unified/lantern/lampsIntegrations supported\n- Alder\n"),
    (Dialect::OldNamed, "Lamps Object\nid\nstring\nREQUIRED ·\u{fffd}\nWhich lamp.\n"),
    (Dialect::OldNamed, "Lamps Object\nlit_at\nstring · date-time\nWhen it was lit.\n"),
    (Dialect::OldNameless, "Get Lamps\nEndpoint\nGET /unified/lantern/lamps/{id}Integrations supported\n- Alder\n"),
    (Dialect::OldNameless, "Get Lamps\n\nEndpoint\n\nGET /unified/lantern/lamps/{id}\nIntegrations supported\n"),
    (Dialect::MarkdownObject, "# Lamps Object\n\n> Source: https://docs.example/lamps/\n"),
    (Dialect::MarkdownCoverage, "# Lamps\n\n> Source: https://docs.example/integration-coverage.md\n\n_Nothing._\n"),
    (Dialect::Html, "\n<!-- saved from nowhere -->\n<HTML><body><p>GET</p><p>/unified/lantern/lamps</p>"),
    (Dialect::Html, "<main><code>\nGET /unified/lantern/lamps\n</code>"),
];

#[test]
fn every_layout_has_a_beginning_or_a_page() {
    let dialects = || BEGINNINGS.iter().map(|(dialect, _)| dialect).chain(PAGES.iter().map(|(_, dialect)| dialect));
    for dialect in Dialect::ALL {
        assert!(dialects().any(|known| *known == dialect), "{dialect}");
    }
}

#[test]
fn each_layout_has_its_marks() {
    for (dialect, text) in BEGINNINGS {
        assert_eq!(detect(&Source::new("page", text)), Ok(dialect), "{text:?}");
    }
}

/// Nothing but the title shows what they are.
#[test]
fn old_objects_without_names_have_no_mark() {
    let page = Source::new("page", "Skip to content\nWickTypes Object\nWhich wick.\nHow it burns.\n");
    assert_eq!(detect(&page).ok(), Some(Dialect::OldNameless));
}

#[test]
fn several_pages_in_one_file_are_no_page() {
    let text = |name: &str| source(name).text().to_owned();
    let pages = PAGES.iter().map(|(name, dialect)| (*dialect, text(name)));
    let pages: Vec<(Dialect, String)> =
        pages.chain(BEGINNINGS.map(|(dialect, text)| (dialect, text.to_owned()))).collect();
    for (first, beginning) in pages.iter().filter(|(dialect, _)| *dialect != Dialect::Html) {
        // A document alone has no mark in its text, so a part of one behind something else is none.
        for (second, end) in pages.iter().filter(|(second, end)| second != first && !end.starts_with("<main>")) {
            // An object in text is told by the first line of the file.
            if end.starts_with("Lamps Object")
                && !end.contains("REQUIRED")
                && !end.contains("graph")
                && !end.contains("idstring")
            {
                continue;
            }
            let both = Source::new("page", format!("{beginning}\n\n{end}"));
            let Err(Trouble::Mixed(marks)) = detect(&both) else { panic!("{first} and {second}: {both:?}") };
            assert!(marks.iter().any(|marked| marked.dialect == *first), "{first} and {second}: {marks:?}");
            assert!(marks.iter().any(|marked| marked.dialect == *second), "{first} and {second}: {marks:?}");
        }
    }
}

#[test]
fn what_is_no_page_is_trouble() {
    for (text, trouble) in [
        ("", "the page is empty"),
        (" \r\n\u{feff}\u{a0}\n\t", "the page is empty"),
        ("GIF89a\u{1}\0\0/unified/", "the page is no text"),
        ("\u{fffd}\u{fffd}PK\u{3}\u{4}\u{fffd}", "the page is no text"),
        ("Lamps for sale\n\nAsk inside.\n", "the page has no mark of any known layout"),
        ("GET /v1/lamps\n\nQuery Parameters\n", "the page has no mark of any known layout"),
        ("<!doctype html><p>GET /v1/lamps", "the page has no mark of any known layout"),
        ("# Wooden Object\n\nCarved by hand.\n", "the page has no mark of any known layout"),
        ("# Lamps\n\n`GET /unified/lantern/lamps`\n", "the page has no mark of any known layout"),
        ("---\ntitle: Lamps\n---\n\nBase URL: `https://lamps.example`\n", "the page has no mark of any known layout"),
        ("Lamps Object\n", "the page has no mark of any known layout"),
        ("Every Object\u{a0}in sight\nAn essay.\n", "the page has no mark of any known layout"),
        (
            "GET /unified/lantern/lamps\n\nGet Lamps\n/unified/lantern/lamps\n",
            "the page has marks of several layouts: a verb and a path of new-named in line 1, a path without a verb of \
             new-nameless in line 4",
        ),
    ] {
        let found = detect(&Source::new("page", text)).expect_err(text);
        assert_eq!(found.to_string(), trouble, "{text:?}");
    }
}

#[test]
fn a_layout_that_is_said_has_to_be_that_of_the_page() {
    let (prose, empty) = (Source::new("page", "Lamps for sale\n"), Source::new("page", " \n"));
    for dialect in Dialect::ALL {
        for (source, what) in [(&prose, "prose"), (&empty, "nothing")] {
            let trouble = read(source, Some(dialect)).map(|_| ()).expect_err(what);
            assert_ne!(trouble.to_string(), "", "{dialect}");
        }
    }
}
