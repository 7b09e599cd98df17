//! The older layout that keeps names: a name, its type, its words, then who takes it by label.

use super::common;
use super::examples::{Blocks, uuid};
use super::items::{Items, bullet};
use super::new_nameless_object::title;
use super::old::{Fields, Runs, is_top, list, pass_reference, top};
use super::section::{Headings, OLD, Section, says_nothing};
use crate::import::lines::{Line, Lines, is_space};
use crate::import::page::{Item, Located, ObjectPage, Page, Part, Unsure, Values};
use crate::import::{Dialect, Trouble, heads, samples, support};
use crate::source::Source;

const EXAMPLE: &str = "Example:";
const VALUES: &str = "All possible enum values:";
const REQUIRED: &str = "REQUIRED";
const PROPERTIES: &str = "Properties";

/// Reads a page of this layout: about an operation, or about an object.
pub(in crate::import) fn read(source: &Source) -> Result<Page, Trouble> {
    let mut lines = Lines::new(source);
    if let Some(title) = object_title(&mut lines) {
        return Ok(Page::Object(object(lines, title)));
    }
    let mut page = top(&mut lines, Dialect::OldNamed)?;
    let mut now = None;
    while let Some(section) = lines.peek().and_then(|line| OLD.at(line.text, now)) {
        lines.skip();
        now = Some(section);
        let mut items = Reader::new(&mut lines, Runs::new(Some(&page), Fields::Named), OLD, now).items();
        if section == Section::Query {
            let last = items.iter().rposition(|item| common::is_name(item.name()));
            let own = items.split_off(last.map_or(0, |at| at + 1));
            page.common = std::mem::replace(&mut items, own);
        }
        section.put(items, &mut page);
    }
    page.sample = samples::read(&mut lines, page.http).body;
    page.left = lines.left();
    Ok(Page::Operation(page))
}

/// The title of a page about an object, which has no route behind it.
fn object_title(lines: &mut Lines<'_>) -> Option<Located<String>> {
    while lines.peek().is_some_and(|line| line.text.is_empty() || says_nothing(line.text)) {
        lines.skip();
    }
    let is_operation = lines.ahead(0).is_some_and(is_top) || lines.behind().is_some_and(is_top);
    if is_operation { None } else { title(lines).ok() }
}

fn object(mut lines: Lines<'_>, title: Located<String>) -> ObjectPage {
    let properties = Reader::new(&mut lines, Runs::new(None, Fields::Named), Headings::NONE, None).items();
    ObjectPage {
        dialect: Dialect::OldNamed,
        title,
        source: None,
        api: None,
        properties,
        relationships: Vec::new(),
        methods: Vec::new(),
        left: lines.left(),
    }
}

struct Reader<'l, 'p> {
    lines: &'l mut Lines<'p>,
    runs: Runs<'p>,
    headings: Headings,
    now: Option<Section>,
    items: Items,
    blocks: Blocks,
}

impl<'l, 'p> Reader<'l, 'p> {
    fn new(lines: &'l mut Lines<'p>, runs: Runs<'p>, headings: Headings, now: Option<Section>) -> Self {
        Self { lines, runs, headings, now, items: Items::new(), blocks: Blocks::default() }
    }

    fn items(mut self) -> Vec<Item> {
        while !self.headings.end(self.lines, self.now) {
            let Some(line) = self.lines.peek() else { break };
            self.line(line);
        }
        self.runs.finish(&mut self.items, self.lines);
        self.items.done
    }

    fn line(&mut self, line: Line<'p>) {
        if self.says_nothing(line) {
            self.lines.skip();
        } else if self.is_head() {
            self.head(line);
        } else if Runs::begins(line.text) {
            self.runs.take(&mut self.items, self.lines, self.headings, self.now);
        } else if line.text == VALUES {
            self.values(line);
        } else if line.text.starts_with(EXAMPLE) {
            self.example(line);
        } else if let Some(members) = support::members(line.text) {
            super::new_nameless::members(&mut self.items, self.lines, members);
        } else if !(self.required(line) || self.items.done.is_empty() && pass_reference(self.lines)) {
            self.words(line);
        }
    }

    fn says_nothing(&self, line: Line<'p>) -> bool {
        let is_heading = self.now.is_none() && line.text == PROPERTIES;
        line.text.is_empty() || (self.items.done.is_empty() && (says_nothing(line.text) || is_heading))
    }

    /// Where the words of a line end, which a heading may be stuck to.
    fn end_of(&self, line: Line<'p>) -> usize {
        self.headings.in_line(line.text, self.now).unwrap_or(line.text.len())
    }

    /// A name, and right below it a type.
    fn is_head(&self) -> bool {
        let name = self.lines.ahead(0).is_some_and(heads::is_name);
        name && self.lines.ahead(1).is_some_and(|next| heads::ty(next).is_some() || has_unknown_format(next))
    }

    fn head(&mut self, line: Line<'p>) {
        self.lines.read();
        let name = Some(line.text.to_owned());
        self.typed(Item { name, ..Item::at(self.lines.place(line)) });
    }

    /// The next line is the type of an item that begins. Where one more type follows, and does not belong to the next item, the
    /// name may be the last word of the item before.
    fn typed(&mut self, item: Item) {
        let ty = self.lines.ahead(0).and_then(heads::ty);
        if ty.is_some() {
            self.lines.read();
        } else {
            self.lines.leave();
        }
        self.items.push(Item { ty, required: Some(false), ..item });
        let is_type = self.lines.ahead(0).is_some_and(|text| heads::ty(text).is_some());
        if let Some(line) = self.lines.peek().filter(|_| is_type && !self.is_head()) {
            self.lines.read();
            self.items.unsure(self.lines, line, &[Part::Description, Part::Type]);
        }
    }

    /// `REQUIRED ·`, behind which the words may follow, or what a wrong decoding has left.
    fn required(&mut self, line: Line<'p>) -> bool {
        let end = self.end_of(line);
        let Some(rest) = line.text[..end].strip_prefix(REQUIRED) else { return false };
        let (before, words) = rest.split_once('·').unwrap_or((rest, ""));
        let item = self.items.open().filter(|item| item.required == Some(false) && item.description.is_empty());
        let Some(item) = item.filter(|_| before.chars().all(heads::is_stray)) else { return false };
        item.required = Some(true);
        let words = words.trim_matches(is_space);
        if !words.chars().all(heads::is_stray) {
            item.description.push(words.to_owned());
        }
        self.lines.read_part(end);
        true
    }

    /// Values one by one, or in one line.
    fn values(&mut self, heading: Line<'p>) {
        self.lines.read();
        let takes = self.items.done.last().is_some_and(|item| item.values.is_none());
        let found = if takes { list(self.lines, self.headings, self.now) } else { Vec::new() };
        let is_glued = takes && found.is_empty() && self.lines.ahead(0).is_some_and(heads::is_name) && !self.is_head();
        let values = match self.lines.peek().filter(|_| is_glued) {
            Some(line) => {
                self.lines.read();
                Some(Values::Glued(line.text.to_owned()))
            }
            None if found.is_empty() => None,
            None => Some(Values::Listed(found.iter().map(|line| line.text.to_owned()).collect())),
        };
        match self.items.done.last_mut().filter(|_| values.is_some()) {
            Some(item) => item.values = values,
            None => self.lines.report(Some(heading)),
        }
        self.items.close();
    }

    /// `Example: 42`, or the value in the next line.
    fn example(&mut self, line: Line<'p>) {
        let end = self.end_of(line);
        let rest = line.text[..end].get(EXAMPLE.len()..).unwrap_or_default();
        let value = rest.trim_start_matches(is_space);
        if self.items.done.last().is_none_or(|item| item.example.is_some()) {
            self.lines.leave_part(end);
        } else if value.is_empty() {
            self.lines.read_part(end);
            self.example_below(line);
        } else {
            let block = self.blocks.take(self.lines, end - value.len());
            if block.is_none() {
                self.lines.read_part(end);
            }
            self.exemplify(block.as_deref().unwrap_or(value));
        }
    }

    /// The value may have the next item's name stuck to it: a type below it tells, and names that are known tell where it begins.
    fn example_below(&mut self, heading: Line<'p>) {
        self.lines.skip_blanks();
        if let Some(block) = self.blocks.take(self.lines, 0) {
            self.exemplify(&block);
            return;
        }
        let line = self.lines.peek().filter(|_| !self.headings.end(self.lines, self.now));
        let Some(line) = line.filter(|line| !is_fact(line.text)) else {
            self.lines.report(Some(heading));
            return;
        };
        let is_typed = self.lines.ahead(1).is_some_and(|next| heads::ty(next).is_some());
        // Nobody is said to take a parameter of the platform: those who are listed take a field without a type.
        let is_listed = self.lines.ahead(1).is_some_and(Runs::begins)
            && self.items.done.last().is_some_and(|item| common::is_name(item.name()));
        if !is_typed && !is_listed {
            let end = Runs::begins_in(line.text).unwrap_or_else(|| self.end_of(line));
            let value = self.lines.read_part(end);
            self.exemplify(value.map_or("", |value| value.text));
            return;
        }
        let id = uuid(line.text).filter(|end| heads::is_name(&line.text[*end..]));
        match id.or_else(|| common::name_in(line.text)) {
            Some(0) => self.lines.report(Some(heading)),
            Some(end) => {
                self.lines.read_part(end);
                self.exemplify(line.text[..end].trim_end_matches(is_space));
            }
            None => {
                self.lines.read();
                let place = self.lines.place(line);
                let text = line.text.to_owned();
                let unsure = vec![Unsure { text, may_be: &[Part::ExampleThenName], place: place.clone() }];
                let item = Item { unsure, required: Some(false), ..Item::at(place) };
                if is_typed { self.typed(item) } else { self.items.push(item) }
            }
        }
    }

    fn exemplify(&mut self, example: &str) {
        if let Some(item) = self.items.done.last_mut() {
            item.example = Some(example.to_owned());
        }
        self.items.close();
    }

    /// The words of an item, or the name of one without a type: nothing but what follows tells these apart.
    fn words(&mut self, line: Line<'p>) {
        let end = self.end_of(line);
        let text = line.text[..end].trim_end_matches(is_space);
        let may_be_name = end == line.text.len() && heads::is_name(text) && self.fact_follows();
        let place = self.lines.place(line);
        let is_described = self.items.open().map(|item| !item.description.is_empty());
        match is_described {
            None if may_be_name => {
                self.lines.read();
                let name = Some(text.to_owned());
                self.items.push(Item { name, required: Some(false), ..Item::at(place) });
            }
            None => {
                self.lines.leave_part(end);
            }
            Some(true) if may_be_name => {
                self.lines.read();
                self.items.push(Item { required: Some(false), ..Item::at(place) });
                self.items.unsure(self.lines, line, &[Part::Name]);
            }
            Some(false) if may_be_name => {
                self.lines.read();
                self.items.unsure(self.lines, line, &[Part::Description, Part::Item]);
            }
            Some(_) => {
                self.lines.read_part(end);
                if let Some(item) = self.items.open() {
                    item.description.push(bullet(text).unwrap_or(text).to_owned());
                }
            }
        }
    }

    fn fact_follows(&self) -> bool {
        self.lines.behind().is_some_and(|next| Runs::begins(next) || next == VALUES)
    }
}

fn is_fact(line: &str) -> bool {
    Runs::begins(line) || line == VALUES || line.starts_with(EXAMPLE)
}

fn has_unknown_format(line: &str) -> bool {
    let before = line.rsplit_once('·').map(|(before, _)| before.trim_matches(heads::is_stray));
    before.is_some_and(|before| heads::ty(before).is_some())
}
