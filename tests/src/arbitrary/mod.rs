//! Specifications that nobody wrote, of everything that the format has, with names and texts that a generator could stumble over.

mod choices;
mod field;
mod ground;
mod named;
mod platform;
mod resource;
mod tree;
mod words;

use unified_codegen::load::RawFile;

pub use self::choices::{Choices, cases, hold, samples};
pub use self::named::{Named, named, shown};
pub use self::tree::Tree;

use self::ground::Ground;
use self::tree::{map, text};

/// APIs that are called like something that the crate has already, or calls.
const TAKEN: [&str; 8] = ["clone", "into", "new", "try-into", "client", "self", "tokio", "tokio-api"];

/// The files of a specification, before they are text.
#[derive(Debug, Clone)]
pub struct Made {
    files: Vec<(String, Tree)>,
}

impl Made {
    /// As these numbers say.
    pub fn new(choices: &mut Choices) -> Self {
        let ground = Ground::new(choices, 700);
        let apis = (0..=choices.below(3)).map(|_| words::slug(choices)).collect::<Vec<_>>();
        let mut made = Self::on(&ground);
        for api in &apis {
            for _ in 0..=choices.below(2) {
                let slug = words::slug(choices);
                made.add(choices, &ground, api, &slug);
            }
        }
        made.describe(choices, &apis);
        made
    }

    /// So many specifications of the same platform and providers: each is an API with one resource.
    pub fn together(
        number: usize,
        most_providers: usize,
        choices: &mut Choices,
        each: &mut dyn FnMut() -> Choices,
    ) -> Self {
        let ground = Ground::new(choices, most_providers);
        let mut made = Self::on(&ground);
        for index in 0..number {
            let mut choices = each();
            let (api, slug) = (words::slug(&mut choices), words::slug(&mut choices));
            let api = TAKEN.get(index).map_or_else(|| format!("{api}-{index}"), |taken| (*taken).to_owned());
            made.add(&mut choices, &ground, &api, &slug);
        }
        made
    }

    /// Platform and providers, and nothing else yet.
    fn on(ground: &Ground) -> Self {
        let files = [("platform.yaml", &ground.platform.tree), ("providers.yaml", &ground.providers)];
        Self { files: files.map(|(path, tree)| (path.to_owned(), tree.clone())).into() }
    }

    /// Adds a made up resource, unless there is one of its name.
    fn add(&mut self, choices: &mut Choices, ground: &Ground, api: &str, slug: &str) {
        let path = format!("{api}/{slug}.yaml");
        if self.files.iter().all(|(other, _)| *other != path) {
            let resource = resource::resource(choices, ground, slug, &format!("Made{}", self.files.len()));
            self.files.push((path, resource));
        }
    }

    /// Adds `apis.yaml`.
    fn describe(&mut self, choices: &mut Choices, apis: &[String]) {
        let mut entries: Vec<(String, Tree)> = Vec::new();
        for api in apis {
            let mut entry = Tree::Map(Vec::new());
            for key in ["label", "source", "coverage"] {
                if choices.once_in(2) {
                    entry.put(key, text(words::text(choices)));
                }
            }
            if choices.once_in(2) {
                let number = |number: usize| Tree::Word(number.to_string());
                let numbers = [("resources", number(choices.below(9))), ("integrations", number(choices.below(700)))];
                entry.put("published", map(numbers));
            }
            if entries.iter().all(|(other, _)| other != api) {
                entries.push((api.clone(), entry));
            }
        }
        if choices.once_in(2) {
            self.files.push(("apis.yaml".to_owned(), map([("apis", Tree::Map(entries))])));
        }
    }

    /// The same in another order, where order means nothing.
    pub fn shuffle(&mut self, choices: &mut Choices) {
        choices.shuffle(&mut self.files);
        self.files.iter_mut().for_each(|(_, tree)| tree.shuffle(choices));
    }

    /// The files as text, in a style of these numbers.
    pub fn files(&self, style: &mut Choices) -> Vec<RawFile> {
        let raw = |path: &str, text: String| RawFile { path: path.to_owned(), content: Ok(text.into_bytes()) };
        self.files.iter().map(|(path, tree)| raw(path, tree.file(style))).collect()
    }
}
