//! Invented catalogues of any size, always the same for the same size: what the real one will weigh, without its facts.
//!
//! Names and shapes follow what unified APIs have: about 14 fields in a request and 17 in an answer, some nested, and up to two
//! dozen of the providers at a resource.

use std::fmt::Write as _;

use unified_codegen::load::RawFile;

/// How large a catalogue is.
#[derive(Debug, Clone, Copy)]
pub struct Size {
    /// APIs.
    pub apis: usize,
    /// Resources of each.
    pub resources: usize,
    /// Providers.
    pub providers: usize,
}

impl Size {
    /// 15 resources.
    pub const S: Self = Self { apis: 3, resources: 5, providers: 120 };
    /// 120 resources.
    pub const M: Self = Self { apis: 10, resources: 12, providers: 120 };
    /// 324 resources.
    pub const L: Self = Self { apis: 27, resources: 12, providers: 120 };
    /// 3,240 resources: ten times L, to see what grows faster than the catalogue.
    pub const XL: Self = Self { apis: 270, resources: 12, providers: 120 };
}

/// A catalogue.
#[derive(Debug, Clone, Copy)]
pub struct Catalogue {
    /// How large it is.
    pub size: Size,
    /// Of how many support lists one has a provider less than in the first edition; none, where this is 0.
    pub one_changed_in: u64,
    /// What has another name than in the first edition.
    pub renamed: Renamed,
    /// Every resource is the same but for its name.
    pub is_uniform: bool,
}

/// What a later edition calls otherwise.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Renamed {
    /// Nothing.
    Nothing,
    /// Every resource.
    Resources,
    /// Every API.
    Apis,
}

const METHODS: [&str; 5] = ["list", "get", "create", "update", "delete"];
const TEXTS: [&str; 16] = [
    "name",
    "industry",
    "website",
    "title",
    "username",
    "timezone",
    "locale",
    "currency",
    "department",
    "language",
    "region",
    "summary",
    "subject",
    "category",
    "source",
    "stage",
];
const LISTS: [&str; 4] = ["domains", "team_ids", "watchers", "label_ids"];
const PARTS: [(&str, &str); 4] = [
    (
        "addresses",
        "id: {type: string}, street: {type: string}, city: {type: string}, type: {type: string, values: [work, home]}",
    ),
    ("emails", "email: {type: string, required: true}, type: {type: string, values: [primary, other]}"),
    ("phone_numbers", "id: {type: string}, number: {type: string}, extension: {type: string}"),
    ("tags", "id: {type: string}, name: {type: string}, color: {type: string}"),
];

impl Catalogue {
    /// The first edition.
    pub fn new(size: Size) -> Self {
        Self { size, one_changed_in: 0, renamed: Renamed::Nothing, is_uniform: false }
    }

    /// The files of the specification; `platform.yaml` is that of this workspace.
    ///
    /// # Panics
    ///
    /// If that cannot be read.
    pub fn files(&self) -> Vec<RawFile> {
        let platform = std::fs::read(crate::workspace().join("spec/platform.yaml")).expect("the workspace has one");
        let mut files = vec![file("platform.yaml", platform), file("providers.yaml", self.providers().into_bytes())];
        for api in 0..self.size.apis {
            for resource in 0..self.size.resources {
                let text = Writer::new(*self, api, resource).resource();
                files.push(file(&self.path(api, resource), text.into_bytes()));
            }
        }
        files
    }

    fn path(&self, api: usize, resource: usize) -> String {
        let apis = if self.renamed == Renamed::Apis { "area" } else { "api" };
        let resources = if self.renamed == Renamed::Resources { "things" } else { "resources" };
        format!("{apis}-{api}/{resources}-{resource}.yaml")
    }

    fn providers(&self) -> String {
        let lines = (0..self.size.providers).map(|number| format!("  {}: Provider {number}\n", slug(number)));
        format!("providers:\n{}", lines.collect::<String>())
    }
}

fn file(path: &str, bytes: Vec<u8>) -> RawFile {
    RawFile { path: path.to_owned(), content: Ok(bytes) }
}

fn slug(provider: usize) -> String {
    format!("provider{provider:03}")
}

/// One resource being written.
struct Writer {
    catalogue: Catalogue,
    /// What no other resource has, unless all are the same.
    seed: u64,
    chance: Chance,
    /// Decides what differs from the first edition, so that everything else is the same.
    edit: Chance,
    providers: Vec<usize>,
}

impl Writer {
    fn new(catalogue: Catalogue, api: usize, resource: usize) -> Self {
        let seed = if catalogue.is_uniform { 0 } else { (api * 1000 + resource) as u64 };
        let (mut chance, edit) = (Chance(seed), Chance(seed + 1_000_000));
        let wanted = 2 + chance.below(22);
        let mut providers: Vec<usize> =
            (0..catalogue.size.providers).filter(|_| chance.below(catalogue.size.providers) < wanted).collect();
        providers.push(chance.below(catalogue.size.providers));
        providers.sort_unstable();
        providers.dedup();
        Self { catalogue, seed, chance, edit, providers }
    }

    fn resource(mut self) -> String {
        let fields = self.fields();
        let mut text = format!("description: Invention {}.\nobject:\n", self.seed);
        text.push_str("  id: {type: string, required: true, description: Identifies it.}\n");
        for (name, shape) in &fields {
            let _ = writeln!(text, "  {name}: {{{shape}, description: The {name} of it.}}");
        }
        text.push_str("  updated_at: {type: string, format: date-time}\n  remote_data: {type: map}\noperations:\n");
        for method in METHODS {
            let _ = writeln!(text, "  {method}:\n    response_formats: [unified, raw, normalized, stream]");
            if ["create", "update"].contains(&method) {
                self.lines(&mut text, "request", &fields, method == "create");
            }
            if method != "delete" {
                self.lines(&mut text, "response", &fields, false);
            }
        }
        text
    }

    fn fields(&mut self) -> Vec<(&'static str, String)> {
        let plain = |shape: &str| shape.to_owned();
        let mut fields: Vec<(&str, String)> =
            TEXTS.iter().filter(|_| self.chance.below(3) == 0).map(|name| (*name, plain("type: string"))).collect();
        fields.push(("position", plain("type: integer")));
        fields.push(("is_active", plain("type: boolean")));
        fields.push(("status", plain("type: string, values: [active, inactive, pending]")));
        fields.push((LISTS[self.chance.below(LISTS.len())], plain("type: array<string>")));
        let first = self.chance.below(PARTS.len());
        for (name, members) in [PARTS[first], PARTS[(first + 1) % PARTS.len()]] {
            fields.push((name, format!("type: array<object>, fields: {{{members}}}")));
        }
        fields.push(("owner", plain("type: object, fields: {id: {type: string}, name: {type: string}}")));
        fields.push(("custom_fields", plain("type: map")));
        fields.push(("created_at", plain("type: string, format: date-time")));
        fields
    }

    fn lines(&mut self, text: &mut String, section: &str, fields: &[(&str, String)], is_create: bool) {
        let _ = writeln!(text, "    {section}:");
        for (at, (name, _)) in fields.iter().enumerate() {
            let required = if is_create && at == 0 { "required: true, " } else { "" };
            let support = self.support(section == "request");
            let _ = writeln!(text, "      {name}: {{{required}support: {{{support}}}}}");
        }
    }

    fn support(&mut self, is_sent: bool) -> String {
        let share = [1, 2, 4, 5][self.chance.below(4)];
        let chosen: Vec<usize> = self.providers.iter().copied().filter(|_| self.chance.below(5) < share).collect();
        let mut chosen = if chosen.is_empty() { self.providers[..1].to_vec() } else { chosen };
        let (mut required, mut supported) = (Vec::new(), Vec::new());
        let is_edited =
            self.catalogue.one_changed_in > 0 && self.edit.next().is_multiple_of(self.catalogue.one_changed_in);
        if is_edited && chosen.len() > 1 {
            chosen.pop();
        }
        for provider in chosen {
            let list = if is_sent && provider % 8 == 0 { &mut required } else { &mut supported };
            list.push(slug(provider));
        }
        let lists = [("required", required), ("supported", supported)].into_iter().filter(|(_, list)| !list.is_empty());
        let lists: Vec<String> = lists.map(|(word, list)| format!("{word}: [{}]", list.join(", "))).collect();
        lists.join(", ")
    }
}

/// Numbers that look like chance and are the same each time.
struct Chance(u64);

impl Chance {
    /// `SplitMix64`.
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.next() % end as u64).unwrap_or_default()
    }
}
