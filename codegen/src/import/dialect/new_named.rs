//! The layout that keeps names: `created_atstring · date-time`, then its flag, its words, and who takes it.

use super::examples::Blocks;
use super::new_named_object;
use super::section::{self, Section};
use crate::import::heads::{self, Head};
use crate::import::lines::{Line, Lines, is_space};
use crate::import::page::{Doubt, Doubted, Item, ItemSupport, Located, Mention, OperationPage, Page, Values};
use crate::import::route::request_line;
use crate::import::samples;
use crate::import::support::{self, Counts};
use crate::import::{Dialect, Trouble};
use crate::model::{Http, Level};
use crate::source::{Place, Source};

/// Lines that every page of this layout has.
pub(super) const SAYS_NOTHING: [&str; 3] = ["Skip to content", "Show Truto-specific parameters", "Loading..."];

/// What begins below a line. In this layout a part may come again.
fn section_of(line: &str) -> Option<Section> {
    section::NEW.at(line, None)
}

/// The line is a heading that fields stand below.
pub(super) fn is_section(line: &str) -> bool {
    section_of(line).is_some()
}

/// Reads a page of this layout.
pub(in crate::import) fn read(source: &Source) -> Result<Page, Trouble> {
    match operation(Lines::new(source), Dialect::NewNamed) {
        Err(no_route @ Trouble::NoRoute(_)) => new_named_object::read(Lines::new(source)).map_err(|_| no_route),
        read => read.map(Page::Operation),
    }
}

/// Reads the lines of this layout, wherever they come from.
pub(super) fn operation(lines: Lines<'_>, dialect: Dialect) -> Result<OperationPage, Trouble> {
    let mut reader = Reader::new(lines);
    let (http, path) = reader.route()?;
    let mut page = OperationPage { http: Some(http), ..OperationPage::at(dialect, path) };
    while let Some(section) = reader.section() {
        section.put(reader.items(), &mut page);
    }
    page.sample = samples::read(&mut reader.lines, page.http).body;
    page.left = reader.lines.left();
    Ok(page)
}

pub(super) struct Reader<'p> {
    lines: Lines<'p>,
    blocks: Blocks,
}

impl<'p> Reader<'p> {
    pub(super) fn new(lines: Lines<'p>) -> Self {
        Self { lines, blocks: Blocks::default() }
    }

    /// Where everything stands that was left.
    pub(super) fn left(&self) -> Vec<Place> {
        self.lines.left()
    }

    /// The first line that says something.
    fn route(&mut self) -> Result<(Http, Located<String>), Trouble> {
        while let Some(line) = self.lines.peek() {
            if line.text.is_empty() || SAYS_NOTHING.contains(&line.text) {
                self.lines.skip();
                continue;
            }
            let Some((http, path)) = request_line(line.text) else {
                return Err(Trouble::NoRoute(self.lines.place(line)));
            };
            self.lines.read();
            return Ok((http, Located { value: path.to_owned(), place: self.lines.place(line) }));
        }
        Err(Trouble::Empty)
    }

    /// The heading that comes next; none where the samples begin, or the page ends.
    fn section(&mut self) -> Option<Section> {
        while let Some(line) = self.lines.peek() {
            if samples::begins(line.text) {
                return None;
            }
            if let Some(section) = section_of(line.text) {
                self.lines.skip();
                return Some(section);
            }
            self.pass(line);
        }
        None
    }

    fn pass(&mut self, line: Line<'p>) {
        let says_nothing = line.text.is_empty() || SAYS_NOTHING.contains(&line.text) || line.text.starts_with("Refer ");
        if says_nothing {
            self.lines.skip()
        } else {
            self.lines.leave()
        };
    }

    /// The fields up to the next heading, or to the samples.
    pub(super) fn items(&mut self) -> Vec<Item> {
        let mut items = Vec::new();
        while let Some(line) = self.lines.peek() {
            if samples::begins(line.text) || section_of(line.text).is_some() {
                break;
            }
            match self.head() {
                Some(head) => items.push(self.item(line, head)),
                None => self.pass(line),
            }
        }
        items
    }

    /// The line that is next as the head of a field. A field without a type has its bare name, and what follows says that it
    /// is one.
    fn head(&self) -> Option<(&'p str, Option<Head<'p>>)> {
        let text = self.lines.ahead(0)?;
        if let Some(head) = heads::split(text) {
            return Some((head.name, Some(head)));
        }
        let next = self.lines.ahead(1)?;
        let is_bare = heads::is_name(text) && (support::counts(next).is_some() || next == POSSIBLE_VALUES);
        is_bare.then_some((text, None))
    }

    fn item(&mut self, line: Line<'p>, (name, head): (&'p str, Option<Head<'p>>)) -> Item {
        self.lines.read();
        let place = self.lines.place(line);
        let (name, ty) = (Some(name.to_owned()), head.map(|head| head.ty));
        let mut item = Item { name, ty, required: Some(false), ..Item::at(place) };
        if self.lines.ahead(0).is_some_and(is_required) {
            self.lines.read();
            item.required = Some(true);
        }
        if self.lines.ahead(0).is_some_and(str::is_empty) {
            self.described(&mut item);
        }
        while self.fact(&mut item) {}
        item.doubts.extend(swallowed(&item));
        item
    }

    /// The first paragraph after a blank line is a description, even where it looks like a head, as long as no flag follows; each
    /// further one is, while it looks like nothing else.
    fn described(&mut self, item: &mut Item) {
        loop {
            self.lines.skip_blanks();
            let Some(line) = self.lines.peek() else { return };
            let is_other = is_fact(line.text) || section_of(line.text).is_some() || samples::begins(line.text);
            let is_flagged = heads::split(line.text).is_some() && self.lines.ahead(1).is_some_and(is_required);
            let is_head = is_flagged || (!item.description.is_empty() && self.head().is_some());
            if is_other || is_head {
                return;
            }
            self.lines.read();
            item.description.push(line.text.to_owned());
        }
    }

    /// One line or block that is said of the field; none where the next field begins.
    fn fact(&mut self, item: &mut Item) -> bool {
        let Some(text) = self.lines.ahead_of_blanks() else { return false };
        if !is_fact(text) {
            return false;
        }
        self.lines.skip_blanks();
        if let Some(example) = text.strip_prefix(EXAMPLE) {
            let example = example.trim();
            let block = self.blocks.take(&mut self.lines, text.len() - example.len());
            if block.is_none() {
                self.lines.read();
            }
            item.example = Some(block.unwrap_or_else(|| example.to_owned()));
        } else if let Some(references) = text.strip_prefix(REFERENCES) {
            self.lines.read();
            item.references = Some(references.trim().to_owned());
        } else if text == POSSIBLE_VALUES {
            self.lines.read();
            item.values = self.lines.read().map(|line| Values::Glued(line.text.to_owned()));
        } else if let Some(counts) = support::counts(text) {
            self.lines.read();
            item.counted = Some((counts.supported, counts.required));
            self.supported(item, counts);
        } else if let Some(members) = support::members(text) {
            self.lines.read();
            item.members = Some(members);
        }
        true
    }

    /// Who takes a field, and what they have to say of it.
    fn supported(&mut self, item: &mut Item, counts: Counts) {
        let (mut notes, mentions) = self.providers(counts);
        let (found, last) = (notes.len() as u64, mentions.last().map(|mention| mention.label.as_str()));
        let is_behind_all = mentions.len() > 1 && notes.iter().all(|(label, _)| label.as_deref() == last);
        if is_behind_all {
            // Notes that stand behind all providers may be any provider's.
            for (label, _) in &mut notes {
                *label = None;
            }
        }
        if found < counts.notes {
            let stand = if found == 1 { "stands" } else { "stand" };
            let (all, name) = (counts.notes, item.name());
            let message =
                format!("the page counts {all} notes of providers on `{name}`, and {found} of them {stand} there");
            item.doubts.push(Doubt { about: Doubted::Notes, message });
        }
        for mention in mentions.iter().filter(|_| counts.notes > 0) {
            let Some(Values::Glued(text)) = mention.values.as_ref().filter(|values| is_sentence(values)) else {
                continue;
            };
            let message = format!(
                "`{text}` may be a note on `{}`, or the values that `{}` has of its own",
                item.name(),
                mention.label
            );
            item.doubts.push(Doubt { about: Doubted::Notes, message });
        }
        item.notes.extend(notes);
        item.support = Some(ItemSupport::Listed(mentions));
    }

    /// As many providers as were counted: a label, a level, and perhaps values of its own, or a note. With them, the notes.
    fn providers(&mut self, counts: Counts) -> (Vec<(Option<String>, String)>, Vec<Mention>) {
        let (mut notes, mut mentions) = (Vec::new(), Vec::new());
        while (mentions.len() as u64) < counts.supported {
            let (Some(label), Some(level)) = (self.lines.peek(), self.lines.ahead(1).and_then(level)) else { break };
            self.lines.read();
            self.lines.read();
            let is_last = mentions.len() as u64 + 1 == counts.supported;
            let is_note = |text: &str| text.contains(is_space) && !is_fact(text) && section_of(text).is_none();
            while (notes.len() as u64) < counts.notes
                && let Some(note) = self.lines.ahead(0).filter(|text| is_note(text) && !samples::begins(text))
                && (is_last || self.lines.ahead(1).and_then(self::level).is_none())
            {
                notes.push((Some(label.text.to_owned()), note.to_owned()));
                self.lines.read();
            }
            let values = self.own_values(is_last).map(str::to_owned).map(Values::Glued);
            mentions.push(Mention { label: label.text.to_owned(), level, values, place: self.lines.place(label) });
        }
        (notes, mentions)
    }

    /// A line after a provider that is not the next provider, nor the next field.
    fn own_values(&mut self, is_last: bool) -> Option<&'p str> {
        let text = self.lines.ahead(0).filter(|text| !text.is_empty() && !is_fact(text))?;
        let is_label = !is_last && self.lines.ahead(1).and_then(level).is_some();
        let is_next = self.head().is_some() || section_of(text).is_some() || samples::begins(text);
        if is_label || is_next {
            return None;
        }
        self.lines.read().map(|line| line.text)
    }
}

pub(super) const EXAMPLE: &str = "Example:";
pub(super) const REFERENCES: &str = "References:";
pub(super) const POSSIBLE_VALUES: &str = "Possible values:";

/// A line that says something of the field above it, and is no description.
pub(super) fn is_fact(line: &str) -> bool {
    line.starts_with(EXAMPLE)
        || line.starts_with(REFERENCES)
        || line == POSSIBLE_VALUES
        || support::counts(line).is_some()
        || support::members(line).is_some()
}

/// Values have spaces in them as notes have.
fn is_sentence(values: &Values) -> bool {
    matches!(values, Values::Glued(text) if text.contains(is_space))
}

/// A description that looks like a head may be one, where a blank line stands behind a field that nobody describes: what comes below is
/// said of that field then.
fn swallowed(item: &Item) -> Option<Doubt> {
    let text = item.description.first().filter(|text| heads::split(text).is_some())?;
    let about = if item.support.is_some() { Doubted::Support } else { Doubted::Type };
    let message = format!(
        "`{text}` below `{}` may be words about it, or another field, which what follows is said of",
        item.name()
    );
    Some(Doubt { about, message })
}

fn is_required(line: &str) -> bool {
    line.strip_prefix("required").is_some_and(|rest| rest.trim() == "·")
}

pub(super) fn level(line: &str) -> Option<Level> {
    [Level::Required, Level::Supported].into_iter().find(|level| level.as_str() == line)
}
