//! A page as a browser reads it.

use html5gum::{StartTag, Token, Tokenizer};

/// The tags of a page, and its text.
#[derive(Debug, Default)]
pub(crate) struct Page {
    pub(crate) tags: Vec<Tag>,
    /// All that is not in a tag.
    pub(crate) text: String,
}

/// A start tag with its attributes.
#[derive(Debug)]
pub(crate) struct Tag {
    pub(crate) name: String,
    attributes: Vec<(String, String)>,
    /// Where in the page's text it stands.
    pub(crate) at: usize,
}

impl Tag {
    pub(crate) fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    pub(crate) fn attributes(&self) -> impl Iterator<Item = &str> {
        self.attributes.iter().map(|(name, _)| name.as_str())
    }
}

impl Page {
    pub(crate) fn read(html: &str) -> Self {
        let mut page = Self::default();
        for token in Tokenizer::new(html) {
            let Ok(token) = token;
            match token {
                Token::StartTag(tag) => page.start(&tag),
                Token::String(text) => page.text += &String::from_utf8_lossy(&text),
                _ => {}
            }
        }
        page
    }

    fn start(&mut self, tag: &StartTag<()>) {
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        let attributes = tag.attributes.iter().map(|(name, value)| (text(name), text(value))).collect();
        self.tags.push(Tag { name: text(&tag.name), attributes, at: self.text.len() });
    }

    pub(crate) fn named<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Tag> {
        self.tags.iter().filter(move |tag| tag.name == name)
    }

    /// The text from a tag to the next one.
    pub(crate) fn text_behind(&self, at: usize) -> &str {
        let end = self.tags.get(at + 1).map_or(self.text.len(), |next| next.at);
        &self.text[self.tags[at].at..end]
    }
}

/// What a script of the site gives a name to.
pub(crate) fn data(script: &str, name: &str) -> serde_json::Value {
    let start = format!("window.{name} = ");
    let (_, json) = script.split_once(&start).unwrap_or_else(|| panic!("no {start}"));
    serde_json::from_str(json.trim_end().trim_end_matches(';')).expect("it is JSON")
}

/// The file is a page.
pub(crate) fn is_page(path: &str) -> bool {
    path.rsplit_once('.').is_some_and(|(_, kind)| kind == "html")
}
