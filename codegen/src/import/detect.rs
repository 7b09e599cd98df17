//! How a page is laid out, by marks that only one layout has.
//!
//! Only structure is a mark: no words of a description, no name of a resource or provider, and no address of the site, so that
//! a page about something new is read like any other. What a page is about stands on every page in one of few ways, and
//! nearly every mark is that way. Old pages without names that are about an object have nothing but a title and sentences: a page
//! that begins with such a title, and has no mark, is taken for one of them.

use super::dialect::html;
use super::dialect::markdown::{code, heading, source_url};
use super::dialect::markdown_coverage::provider;
use super::dialect::markdown_index::base_url;
use super::heads;
use super::lines::{Line, Lines, is_space};
use super::route::request_line;
use super::{Dialect, Marked, Trouble};
use crate::model::Http;
use crate::source::{Place, Source};

/// How a page is laid out.
///
/// # Errors
///
/// See [`Trouble`].
pub fn detect(source: &Source) -> Result<Dialect, Trouble> {
    if let Some(place) = not_text(source) {
        return Err(Trouble::NotText(place));
    }
    let lines = Lines::new(source);
    let said: Vec<Line<'_>> = lines.all().filter(|line| !line.text.is_empty()).collect();
    let Some(first) = said.first() else { return Err(Trouble::Empty) };
    if is_markup(first.text) {
        let is_ours = OURS.iter().any(|mark| source.text().contains(mark)) || html::is_object(source.text());
        return if is_ours { Ok(Dialect::Html) } else { Err(Trouble::Unmarked(lines.place(*first))) };
    }
    let (marks, beginnings) = marks(&lines, &said);
    match marks[..] {
        [_] if beginnings.len() > 1 => Err(Trouble::Several(beginnings)),
        [] if begins_with_object(&said) => Ok(Dialect::OldNameless),
        [] => Err(Trouble::Unmarked(lines.place(*first))),
        [ref only] => Ok(only.dialect),
        _ => Err(Trouble::Mixed(marks)),
    }
}

/// What every path of a unified API begins with.
const ROUTES: &str = "/unified/";

/// What documents hold that are of the documentation: paths, or addresses of its pages.
const OURS: [&str; 2] = [ROUTES, "/unified-"];

/// How much of a page shows that it is no text.
const SHOWN: usize = 4096;

/// Text has no NUL, and few characters that are no characters: pages with one byte that was read wrongly are stored.
fn not_text(source: &Source) -> Option<Place> {
    let is_odd = |c: &char| c.is_control() && !c.is_whitespace() || *c == char::REPLACEMENT_CHARACTER;
    let text = source.text();
    let odd = text.chars().take(SHOWN).filter(is_odd).count();
    let at = match text.find('\0') {
        Some(at) => at,
        None if odd * 10 > text.chars().take(SHOWN).count() => text.find(|c| is_odd(&c)).unwrap_or_default(),
        None => return None,
    };
    Some(source.place(at, at + 1))
}

/// A line among its neighbours that are not blank.
struct Seen<'p> {
    line: Line<'p>,
    text: &'p str,
    before: &'p str,
    after: &'p str,
    /// The page calls itself the object of something.
    is_object: bool,
    /// And has a field by its name.
    is_named: bool,
    /// A line above says in Markdown where the page is published.
    is_sourced: bool,
}

struct Mark {
    dialect: Dialect,
    /// What it is, in words.
    name: &'static str,
    /// A page has it once: it says what the page is about.
    is_once: bool,
    shows: fn(&Seen<'_>) -> bool,
}

/// Every mark of every layout.
const MARKS: [Mark; 14] = [
    // Text of new pages has the verb and the path in a line of their own, and nothing above it that says so.
    Mark {
        dialect: Dialect::NewNamed,
        name: "a verb and a path",
        is_once: true,
        shows: |seen| is_route(seen.text) && !below_endpoint(seen),
    },
    // Where names are kept, they are glued to their types.
    Mark {
        dialect: Dialect::NewNamed,
        name: "a name and a type below `Properties`",
        is_once: true,
        shows: |seen| seen.before == PROPERTIES && heads::split(seen.text).is_some(),
    },
    // The verb is lost with the names.
    Mark {
        dialect: Dialect::NewNameless,
        name: "a path without a verb",
        is_once: true,
        shows: |seen| seen.text.starts_with(ROUTES) && !seen.text.contains(is_space) && !below_endpoint(seen),
    },
    Mark {
        dialect: Dialect::NewNameless,
        name: "`Properties` without names",
        is_once: true,
        shows: |seen| seen.is_object && seen.text == PROPERTIES && heads::split(seen.after).is_none(),
    },
    Mark {
        dialect: Dialect::NewNameless,
        name: "`graph LR` below `Relationships`",
        is_once: false,
        shows: |seen| !seen.is_named && seen.text == "graph LR" && seen.before == "Relationships",
    },
    // Old pages head the path with `Endpoint`, and as long as names are kept, so is the language of the block.
    Mark {
        dialect: Dialect::OldNamed,
        name: "`http` below `Endpoint`",
        is_once: true,
        shows: |seen| seen.text == HTTP && seen.before == ENDPOINT && begins_with_verb(seen.after),
    },
    // Newer pages write the flag in small letters.
    Mark { dialect: Dialect::OldNamed, name: "`REQUIRED ·`", is_once: false, shows: |seen| is_flag(seen.text) },
    Mark {
        dialect: Dialect::OldNamed,
        name: "a type in a line of its own",
        is_once: false,
        shows: |seen| seen.is_object && heads::is_type(seen.text) && heads::is_name(seen.before),
    },
    Mark {
        dialect: Dialect::OldNameless,
        name: "a verb and a path below `Endpoint`",
        is_once: true,
        shows: |seen| seen.before == ENDPOINT && begins_with_verb(seen.text) && seen.text.contains(ROUTES),
    },
    Mark {
        dialect: Dialect::MarkdownObject,
        name: "a heading that ends in `Object`",
        is_once: true,
        shows: |seen| {
            let title = heading(seen.line).filter(|(level, _)| *level == 1).map(|(_, title)| title);
            title.is_some_and(names_object) && source_url(seen.after).is_some()
        },
    },
    Mark {
        dialect: Dialect::MarkdownOperation,
        name: "a verb and a path in backticks",
        is_once: true,
        shows: |seen| seen.is_sourced && code(seen.text).is_some_and(is_route),
    },
    Mark {
        dialect: Dialect::MarkdownIndex,
        name: "`Base URL`",
        is_once: true,
        shows: |seen| seen.is_sourced && base_url(seen.text).is_some(),
    },
    Mark {
        dialect: Dialect::MarkdownCoverage,
        name: "a heading with a key in backticks",
        is_once: false,
        shows: |seen| seen.is_sourced && heading(seen.line).is_some() && provider(seen.text).is_some(),
    },
    // A page without data has no headings.
    Mark {
        dialect: Dialect::MarkdownCoverage,
        name: "a source that ends in `integration-coverage`",
        is_once: false,
        shows: |seen| source_url(seen.text).is_some_and(is_coverage),
    },
];

const ENDPOINT: &str = "Endpoint";
const HTTP: &str = "http";
const PROPERTIES: &str = "Properties";

/// The first mark of each layout that shows, and that of a document in HTML behind something else; and where a page begins.
fn marks(lines: &Lines<'_>, said: &[Line<'_>]) -> (Vec<Marked>, Vec<Place>) {
    let mut found: Vec<Marked> = Vec::new();
    let mut beginnings = Vec::new();
    let is_object = said.iter().map(|line| line.text).find(|text| *text != "Skip to content").is_some_and(names_object);
    let is_named =
        is_object && said.windows(2).any(|pair| pair[0].text == PROPERTIES && heads::split(pair[1].text).is_some());
    let mut is_sourced = false;
    for (at, line) in said.iter().enumerate() {
        let text = |at: Option<usize>| at.and_then(|at| said.get(at)).map_or("", |line| line.text);
        is_sourced |= source_url(line.text).is_some();
        let (before, after) = (text(at.checked_sub(1)), text(at.checked_add(1)));
        let seen = Seen { line: *line, text: line.text, before, after, is_object, is_named, is_sourced };
        let mut add = |dialect, mark| {
            if !found.iter().any(|marked| marked.dialect == dialect) {
                found.push(Marked { dialect, mark, place: lines.place(*line) });
            }
        };
        for mark in MARKS.iter().filter(|mark| (mark.shows)(&seen)) {
            add(mark.dialect, mark.name);
            beginnings.extend(mark.is_once.then(|| lines.place(*line)));
        }
        if is_document(line.text) {
            add(Dialect::Html, "the beginning of a document");
        }
    }
    (found, beginnings)
}

fn is_route(text: &str) -> bool {
    request_line(text).is_some_and(|(_, path)| path.starts_with(ROUTES))
}

fn below_endpoint(seen: &Seen<'_>) -> bool {
    [ENDPOINT, HTTP].contains(&seen.before)
}

fn begins_with_verb(text: &str) -> bool {
    Http::ALL.iter().any(|http| text.starts_with(http.as_str()))
}

fn is_flag(text: &str) -> bool {
    text.strip_prefix("REQUIRED").is_some_and(|rest| rest.trim_start_matches(is_space).starts_with('·'))
}

pub(super) fn names_object(title: &str) -> bool {
    title.strip_suffix("Object").is_some_and(|name| name.ends_with(is_space))
}

/// `TicketStatus Object`, and something below it.
fn begins_with_object(said: &[Line<'_>]) -> bool {
    let mut said = said.iter().map(|line| line.text).skip_while(|text| *text == "Skip to content");
    let name = said.next().filter(|title| names_object(title)).and_then(|title| title.split(is_space).next());
    let is_heading = |name: &str| name.starts_with(char::is_uppercase) && name.chars().all(char::is_alphanumeric);
    name.is_some_and(|name| is_heading(name) && name != "Object") && said.next().is_some()
}

fn is_coverage(url: &str) -> bool {
    let url = url.trim_end_matches('/');
    url.strip_suffix(".md").unwrap_or(url).ends_with("/integration-coverage")
}

/// Text of a page never begins with a tag.
fn is_markup(text: &str) -> bool {
    let rest = text.strip_prefix('<');
    rest.is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '!' | '?')))
}

fn is_document(text: &str) -> bool {
    let begins = |tag: &str| text.get(..tag.len()).is_some_and(|start| start.eq_ignore_ascii_case(tag));
    ["<!doctype html", "<html", "<head", "<body"].into_iter().any(begins)
}
