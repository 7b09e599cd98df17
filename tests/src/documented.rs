//! Specifications made up from a seed that have everything pages have: nested objects, values of several alphabets, fields
//! without a type, providers with values of their own, parameters, methods of their own names.

use std::fmt::Write as _;

use unified_codegen::load::RawFile;

use crate::random::Dice;

const LABELS: [&str; 10] = [
    "Alder",
    "Birch & Bark",
    "Cedar (EU)",
    "Dune Desk",
    "Elm: All Trees",
    "Ferns 9",
    "gorse",
    "Heath, Inc",
    "Iris by Night",
    "Oak+Elm",
];
const PLACES: [(&str, [&str; 2]); 2] =
    [("sail-loft", ["drive-kites", "kite_tails"]), ("toys", ["company_info", "kites"])];
const NAMES: [&str; 18] = [
    "name",
    "size",
    "color",
    "mood",
    "created_at",
    "is_active",
    "isOpen",
    "Zeal",
    "calender_event",
    "weight",
    "e-tag",
    "etag",
    "owner",
    "parts",
    "string_length",
    "notes",
    "team_ids",
    "url",
];
const ALPHABETS: [&[&str]; 6] = [
    &["active", "inactive"],
    &["red", "dark blue", "GREEN"],
    &["a", "ab", "b"],
    &["v1", "v2", "v10"],
    &["BY_LAND", "by-sea", "airMail"],
    &["draft", "open", "paid", "void", "sent", "lost", "won", "held", "late", "new", "old", "raw", "done", "gone"],
];

/// What a specification has that pages cannot always tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Clarity {
    /// Anything: what is not described, long lists of values, values that are the beginnings of others.
    Any,
    /// Every field with a type is described, and has few values.
    Described,
    /// And every field has a type.
    Typed,
}

/// The files of a specification; `platform.yaml` is that of this workspace.
///
/// # Panics
///
/// If that cannot be read.
pub fn specification(seed: u64, clarity: Clarity) -> Vec<RawFile> {
    let platform = std::fs::read(crate::workspace().join("spec/platform.yaml")).expect("the workspace has one");
    let labels = LABELS.iter().enumerate();
    let providers: Vec<String> = labels.map(|(at, label)| format!("  p{at}: \"{label}\"\n")).collect();
    let providers = providers.concat();
    let mut files =
        vec![file("platform.yaml", platform), file("providers.yaml", format!("providers:\n{providers}").into())];
    for (api, resources) in PLACES {
        for (at, resource) in resources.into_iter().enumerate() {
            let dice = Dice::new(seed.wrapping_mul(1000) + at as u64 + api.len() as u64 * 10);
            let text = Writer { dice, clarity, words: 0, address: format!("{api}/{resource}") }.resource();
            files.push(file(&format!("{api}/{resource}.yaml"), text.into()));
        }
    }
    files
}

fn file(path: &str, bytes: Vec<u8>) -> RawFile {
    RawFile { path: path.to_owned(), content: Ok(bytes) }
}

struct Writer {
    dice: Dice,
    clarity: Clarity,
    words: usize,
    address: String,
}

/// A field of the object, as YAML.
struct Made {
    name: &'static str,
    shape: String,
}

impl Writer {
    fn resource(mut self) -> String {
        let fields = self.object();
        let mut text = "description: Made up.\nobject:\n  id: {type: string, required: true, description: Tells it from others.}\n".to_owned();
        for field in &fields {
            let _ = writeln!(text, "  {}: {{{}}}", field.name, field.shape);
        }
        text += "  remote_data: {type: map, description: As its maker sent it.}\noperations:\n";
        for method in ["list", "get", "create", "update", "delete", "batch-fold", "get_embed_url"] {
            if self.dice.below(4) > 0 {
                self.operation(&mut text, method, &fields);
            }
        }
        text + "  fold: {request: not-stated, response: not-stated}\n"
    }

    fn object(&mut self) -> Vec<Made> {
        let mut fields = Vec::new();
        for name in NAMES {
            if self.dice.below(2) == 0 {
                let shape = self.shape(0);
                fields.push(Made { name, shape });
            }
        }
        fields
    }

    /// A type with all that belongs to it; what is deeper is simpler.
    fn shape(&mut self, depth: u64) -> String {
        let described =
            if self.dice.below(5) > 0 || self.clarity > Clarity::Any { self.described() } else { String::new() };
        let kinds = if depth > 1 { 8 } else { 11 };
        let shape = match self.dice.below(kinds) {
            0 => "type: integer".to_owned(),
            1 => "type: number".to_owned(),
            2 => "type: boolean".to_owned(),
            3 => "type: array<string>".to_owned(),
            4 => format!("type: string, format: {}", ["date-time", "uuid", "markdown"][self.dice.below(3)]),
            5 => format!("type: string, values: {:?}", ALPHABETS[self.alphabet()]),
            6 => "type: map".to_owned(),
            8 => format!("type: object, fields: {{{}}}", self.members(depth + 1)),
            9 => format!("type: array<object>, fields: {{{}}}", self.members(depth + 1)),
            10 => "type: array<map>".to_owned(),
            _ => "type: string".to_owned(),
        };
        let required = if self.dice.below(8) == 0 { ", required: true" } else { "" };
        format!("{shape}{required}{described}")
    }

    /// Of those that pages can tell: without a space, no longer than Markdown prints.
    fn alphabet(&mut self) -> usize {
        match self.clarity {
            Clarity::Any => self.dice.below(6),
            Clarity::Described => self.dice.below(5),
            Clarity::Typed => [0, 2, 3, 4][self.dice.below(4)],
        }
    }

    fn members(&mut self, depth: u64) -> String {
        let names = ["city", "id", "kind", "lines", "link", "Zone"];
        let chosen: Vec<&str> = names.into_iter().filter(|_| self.dice.below(2) == 0).collect();
        let chosen = if chosen.is_empty() { vec!["id"] } else { chosen };
        chosen.into_iter().map(|name| format!("{name}: {{{}}}", self.shape(depth))).collect::<Vec<_>>().join(", ")
    }

    /// Words that nothing else has.
    fn described(&mut self) -> String {
        self.words += 1;
        let things = ["the sail", "a rope", "some wind", "the frame"];
        format!(
            ", description: \"Tells of {} what the maker noted as {} in {}.\"",
            things[self.dice.below(4)],
            self.words,
            self.address
        )
    }

    fn operation(&mut self, text: &mut String, method: &str, fields: &[Made]) {
        let _ = writeln!(
            text,
            "  {method}:\n    source: docs/{}/{method}\n    response_formats: [unified, raw, stream]",
            self.address
        );
        let integrations = self.some(LABELS.len());
        if !integrations.is_empty() {
            let _ = writeln!(text, "    integrations: {{providers: [{}]}}", integrations.join(", "));
        }
        if self.dice.below(2) == 0 {
            let (words, support) = (self.described(), self.support(true));
            let _ = writeln!(
                text,
                "    query:\n      wanted_kind: {{type: string, values: [active, closed]{words}{support}}}\n      near: {{type: string{}, example: \"near[]=1\"}}",
                self.described()
            );
        }
        if method == "get_embed_url" {
            *text += "    request: not-stated\n    response: not-stated\n";
            return;
        }
        if ["create", "update", "batch-fold"].contains(&method) {
            self.request(text, fields);
        }
        if method != "delete" {
            self.response(text, fields);
        }
    }

    fn request(&mut self, text: &mut String, fields: &[Made]) {
        *text += "    request:\n";
        for field in fields {
            if self.dice.below(3) > 0 {
                let required = if self.dice.below(6) == 0 { ", required: true" } else { "" };
                let can_own = field.shape.contains("values: [\"active\"") && !field.shape.contains("fields");
                let support = self.support(can_own);
                let _ = writeln!(
                    text,
                    "      {}: {{{}}}",
                    field.name,
                    format!("{required}{support}").trim_start_matches(", ")
                );
            }
        }
        for name in ["extra_oil", "shade_of_it", "welcome_text"] {
            if self.dice.below(2) == 0 && self.clarity < Clarity::Typed {
                let support = self.support(false);
                let support = if support.is_empty() { ", support: {supported: [p0]}" } else { &support };
                let _ = writeln!(text, "      {name}: {{type: any{support}}}");
            }
        }
        *text += "      sent_only: {type: integer";
        let _ = writeln!(text, "{}{}}}", self.described(), self.support(false));
        *text += "      remote_data: {}\n";
    }

    fn response(&mut self, text: &mut String, fields: &[Made]) {
        *text += "    response:\n      id: {support: {supported: [p0, p1]}}\n";
        for field in fields {
            let support = self.some(5);
            if !support.is_empty() {
                let _ = writeln!(text, "      {}: {{support: {{supported: [{}]}}}}", field.name, support.join(", "));
            }
        }
    }

    fn support(&mut self, can_own: bool) -> String {
        let mut all = self.some(8);
        if all.is_empty() {
            return String::new();
        }
        let cut = usize::from(self.dice.below(3) == 0);
        let rest = all.split_off(cut);
        let own = if can_own && self.clarity < Clarity::Typed && self.dice.below(2) == 0 { rest.first() } else { None };
        let own = own.map(|slug| format!("values: {{{slug}: [active]}}"));
        let lists = [("required", &all), ("supported", &rest)].into_iter().filter(|(_, list)| !list.is_empty());
        let lists: Vec<String> =
            lists.map(|(level, list)| format!("{level}: [{}]", list.join(", "))).chain(own).collect();
        format!(", support: {{{}}}", lists.join(", "))
    }

    fn some(&mut self, of: usize) -> Vec<String> {
        let share = 1 + self.dice.below(4);
        (0..of).filter(|_| self.dice.below(5) < share).map(|at| format!("p{at}")).collect()
    }
}
