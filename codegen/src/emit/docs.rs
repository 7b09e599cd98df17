//! Texts of the specification as doc comments: whatever they hold, rustdoc shows it as text.
//!
//! Code in single backticks stays code. Everything else that Markdown or HTML would act on is escaped, indentation
//! goes (four spaces would be a doctest), and characters that change how a line is shown are spelled out.

use proc_macro2::TokenStream;
use quote::quote;

/// A doc comment being put together, paragraph by paragraph.
#[derive(Debug, Default, Clone)]
pub(super) struct Docs {
    lines: Vec<String>,
}

impl Docs {
    /// Text from the specification, escaped.
    pub(super) fn text(mut self, text: &str) -> Self {
        self.paragraph();
        for line in text.lines() {
            self.lines.push(escape(line));
        }
        while self.lines.last().is_some_and(String::is_empty) {
            self.lines.pop();
        }
        self
    }

    /// Text from the specification, if there is any.
    pub(super) fn maybe(self, text: Option<&str>) -> Self {
        match text {
            Some(text) => self.text(text),
            None => self,
        }
    }

    /// A line of the generator's own, in Markdown.
    pub(super) fn markdown(mut self, line: impl Into<String>) -> Self {
        self.paragraph();
        self.lines.push(line.into());
        self
    }

    /// A line that belongs to the paragraph before.
    pub(super) fn also(mut self, line: impl Into<String>) -> Self {
        self.lines.push(line.into());
        self
    }

    pub(super) fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }

    fn paragraph(&mut self) {
        if !self.lines.is_empty() {
            self.lines.push(String::new());
        }
    }

    /// The attributes that `///` stands for.
    pub(super) fn tokens(&self) -> TokenStream {
        let lines = self.spaced();
        quote!(#(#[doc = #lines])*)
    }

    /// The attributes that `//!` stands for.
    pub(super) fn inner_tokens(&self) -> TokenStream {
        let lines = self.spaced();
        quote!(#(#![doc = #lines])*)
    }

    fn spaced(&self) -> impl Iterator<Item = String> {
        self.lines.iter().map(|line| if line.is_empty() { String::new() } else { format!(" {line}") })
    }
}

/// Code in a doc comment, whatever it holds.
pub(super) fn code(text: &str) -> String {
    let visible = visible(text.trim());
    let fence = "`".repeat(longest_run(&visible) + 1);
    let pad = if visible.starts_with('`') || visible.ends_with('`') { " " } else { "" };
    if visible.is_empty() { String::new() } else { format!("{fence}{pad}{visible}{pad}{fence}") }
}

fn longest_run(text: &str) -> usize {
    text.split(|c| c != '`').map(str::len).max().unwrap_or(0)
}

/// One line of text such that Markdown shows it as it is, code spans apart.
pub(super) fn escape(line: &str) -> String {
    let line = visible(line.trim());
    let spans: Vec<&str> = line.split('`').collect();
    let has_code = spans.len() % 2 == 1 && spans.iter().skip(1).step_by(2).all(|code| !code.trim().is_empty());
    if !has_code {
        return escape_start(&escape_words(&line).replace('`', "\\`"));
    }
    let parts =
        spans.iter().enumerate().map(|(i, part)| if i % 2 == 0 { escape_words(part) } else { format!("`{part}`") });
    escape_start(&parts.collect::<String>())
}

fn escape_words(text: &str) -> String {
    text.split_inclusive(' ')
        .map(|word| if is_url(word.trim_end()) { link(word) } else { escape_inline(word) })
        .collect()
}

/// rustdoc warns of bare URLs.
fn is_url(word: &str) -> bool {
    let rest = word.strip_prefix("https://").or_else(|| word.strip_prefix("http://"));
    rest.is_some_and(|rest| {
        !rest.is_empty() && rest.chars().all(|c| c.is_ascii_graphic() && !"<>\"'`\\[]{}|^()*_".contains(c))
    })
}

fn link(word: &str) -> String {
    let url = word.trim_end().trim_end_matches(['.', ',', ';', ':', '!', '?']);
    format!("<{url}>{}", &word[url.len()..])
}

fn escape_inline(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut before = ' ';
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        let after = rest.peek().copied().unwrap_or(' ');
        let acts = match c {
            '_' => !(before.is_alphanumeric() && after.is_alphanumeric()),
            '&' => after.is_alphanumeric() || after == '#',
            _ => "\\<>[]*~".contains(c),
        };
        if acts {
            out.push('\\');
        }
        out.push(c);
        before = c;
    }
    // Autolinking would see a URL, and rustdoc warn of it.
    out.replace("://", ":\\//")
}

/// At the start of a line, some characters make a heading, a list or a quotation.
fn escape_start(line: &str) -> String {
    let digits = line.chars().take_while(char::is_ascii_digit).count();
    if digits > 0 && line[digits..].starts_with(['.', ')']) {
        return format!("{}\\{}", &line[..digits], &line[digits..]);
    }
    if line.starts_with(['#', '+', '-', '=', ':', '|']) { format!("\\{line}") } else { line.to_owned() }
}

/// Control and direction characters spelled out: rustc refuses some, and a reader sees none.
fn visible(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\t' => out.push(' '),
            c if c.is_control() || is_invisible(c) => out.extend(c.escape_unicode()),
            c => out.push(c),
        }
    }
    out
}

fn is_invisible(c: char) -> bool {
    matches!(c, '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::{Docs, code, escape};

    #[test]
    fn text_stays_text() {
        for (text, expected) in [
            ("The account's name.", "The account's name."),
            ("Either `a` or `b<c>`.", "Either `a` or `b<c>`."),
            ("An `open tick", "An \\`open tick"),
            ("``` fence", "\\`\\`\\` fence"),
            ("~~~", "\\~\\~\\~"),
            ("<script>alert(1)</script>", "\\<script\\>alert(1)\\</script\\>"),
            ("[Vec] and *this* */", "\\[Vec\\] and \\*this\\* \\*/"),
            ("    let indented = 1;", "let indented = 1;"),
            ("# heading", "\\# heading"),
            ("1. one", "1\\. one"),
            ("- item", "\\- item"),
            ("see https://example.com/a, please", "see <https://example.com/a>, please"),
            ("x(https://example.com)", "x(https:\\//example.com)"),
            ("a\u{202e}b\rc", "a\\\\u{202e}b\\\\u{d}c"),
            ("|-|-|", "\\|-|-|"),
            ("snake_case, _this_", "snake_case, \\_this\\_"),
        ] {
            assert_eq!(escape(text), expected, "{text}");
        }
    }

    #[test]
    fn code_holds_anything() {
        assert_eq!(code("a"), "`a`");
        assert_eq!(code("a`b"), "``a`b``");
        assert_eq!(code("`"), "`` ` ``");
        assert_eq!(code(" "), "");
    }

    #[test]
    fn one_attribute_a_line() {
        let docs = Docs::default().text("one\n\n  two\n").markdown("three");
        assert_eq!(docs.tokens().to_string().matches("doc").count(), 5);
    }
}
