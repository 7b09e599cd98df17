//! A specification as parsed YAML, and edits of it.

use std::collections::{BTreeMap, HashSet};

use serde_yaml::{Mapping, Value};
use unified_codegen::load::RawFile;

/// Providers that no list names: they are all alike. With fewer, some counts would be higher than there are providers.
const STRANGERS: usize = 30;

/// What is said of the APIs.
pub(super) const APIS: &str = "apis.yaml";

/// The files of a specification.
pub(super) struct Tree {
    pub(super) files: BTreeMap<String, Value>,
}

/// Files that are other than in the tree; `None` for those that are gone.
pub(super) type Files = BTreeMap<String, Option<Value>>;

impl Tree {
    pub(super) fn parsed(files: Vec<RawFile>) -> Self {
        let parsed = |file: RawFile| {
            let bytes = file.content.unwrap_or_else(|refusal| panic!("{}: {refusal:?}", file.path));
            let value = serde_yaml::from_slice(&bytes).unwrap_or_else(|error| panic!("{}: {error}", file.path));
            (file.path, value)
        };
        Self { files: files.into_iter().map(parsed).collect() }
    }

    /// The paths of the resources' files.
    pub(super) fn resources(&self) -> impl Iterator<Item = &str> {
        self.files.keys().map(String::as_str).filter(|path| path.contains('/'))
    }

    pub(super) fn file(&self, path: &str) -> &Value {
        &self.files[path]
    }

    /// The tree with these resources alone, and with as many providers as they can tell apart: reading what no mutation touches
    /// would take most of the time.
    pub(super) fn of(&self, resources: &[&str]) -> Self {
        let is_kept = |path: &str| !path.contains('/') || resources.contains(&path);
        let mut files = self.files.clone();
        files.retain(|path, _| is_kept(path));
        let written: Vec<String> =
            files.iter().filter(|(path, _)| path.contains('/')).map(|(_, file)| text(file)).collect();
        let is_part = |c: char| c.is_alphanumeric() || c == '-' || c == '_';
        let words: HashSet<&str> = written.iter().flat_map(|text| text.split(|c| !is_part(c))).collect();
        edit(&mut files.get_mut("providers.yaml").expect("there are providers")["providers"], |providers| {
            let mut strangers = 0;
            providers.retain(|(slug, _)| {
                let is_named = words.contains(slug.as_str());
                strangers += usize::from(!is_named);
                is_named || strangers <= STRANGERS
            });
        });
        if let Some(names) = files.get_mut("names.yaml") {
            let is_of_some = |entry: &Value| {
                let target = ["resource", "field", "value", "type"].iter().find_map(|kind| entry.get(*kind)?.as_str());
                let path = target.map(|target| format!("{}.yaml", target.split('#').next().unwrap_or_default()));
                path.is_none_or(|path| resources.contains(&path.as_str()))
            };
            names["overrides"].as_sequence_mut().expect("exceptions are a list").retain(is_of_some);
        }
        if let Some(apis) = files.get_mut(APIS) {
            let has_resources =
                |slug: &str| resources.iter().any(|path| path.split_once('/').is_some_and(|it| it.0 == slug));
            edit(&mut apis["apis"], |apis| apis.retain(|(slug, _)| has_resources(slug)));
        }
        Self { files }
    }

    /// The tree with as much said of its APIs as can be, and of one of them nothing: so the number of mutations stays what it is.
    pub(super) fn with_apis(mut self) -> Self {
        let mut slugs: Vec<&str> = self.resources().filter_map(|path| Some(path.split_once('/')?.0)).collect();
        slugs.dedup();
        slugs.pop();
        let entry = "{label: Said so, source: pages/api, coverage: pages/coverage, published: {resources: 90, integrations: 7}}";
        let entries = slugs.into_iter().map(|slug| (slug.to_owned(), yaml(entry))).collect();
        let file = mapping(vec![("apis".to_owned(), mapping(entries))]);
        self.files.insert(APIS.to_owned(), file);
        self
    }

    /// The tree, where of all lists of those who have an operation there may be others.
    pub(super) fn with_lists_in_part(&self) -> Self {
        let mut files = self.files.clone();
        for (_, file) in files.iter_mut().filter(|(path, _)| path.contains('/')) {
            edit(&mut file["operations"], |operations| {
                for (_, operation) in operations.iter_mut().filter(|(_, one)| one.get("integrations").is_some()) {
                    set(&mut operation["integrations"], "complete", false.into());
                }
            });
        }
        Self { files }
    }

    pub(super) fn edits(&self) -> Edits<'_> {
        Edits { tree: self, files: Files::new() }
    }

    pub(super) fn texts(&self) -> BTreeMap<String, String> {
        self.files.iter().map(|(path, value)| (path.clone(), text(value))).collect()
    }
}

pub(super) fn text(value: &Value) -> String {
    serde_yaml::to_string(value).expect("a value can be written")
}

/// Edits of some files of a tree.
#[derive(Clone)]
pub(super) struct Edits<'t> {
    tree: &'t Tree,
    pub(super) files: Files,
}

impl Edits<'_> {
    /// The file, to be edited.
    pub(super) fn file(&mut self, path: &str) -> &mut Value {
        let file = self.files.entry(path.to_owned()).or_insert_with(|| Some(self.tree.file(path).clone()));
        file.as_mut().unwrap_or_else(|| panic!("{path} is gone"))
    }

    /// A value inside a file, to be edited.
    pub(super) fn at(&mut self, path: &str, steps: &[String]) -> &mut Value {
        steps.iter().fold(self.file(path), |value, step| {
            value.get_mut(step.as_str()).unwrap_or_else(|| panic!("{path}: no `{step}` in {steps:?}"))
        })
    }

    pub(super) fn add(&mut self, path: &str, value: Value) {
        self.files.insert(path.to_owned(), Some(value));
    }

    pub(super) fn remove(&mut self, path: &str) {
        self.files.insert(path.to_owned(), None);
    }
}

pub(super) fn steps(steps: &[&str]) -> Vec<String> {
    steps.iter().map(|step| (*step).to_owned()).collect()
}

pub(super) fn below(parent: &[String], more: &[&str]) -> Vec<String> {
    parent.iter().cloned().chain(more.iter().map(|step| (*step).to_owned())).collect()
}

/// What one line of YAML says.
pub(super) fn yaml(text: &str) -> Value {
    serde_yaml::from_str(text).unwrap_or_else(|error| panic!("{text}: {error}"))
}

/// The keys and values of a mapping; none where it is something else.
pub(super) fn pairs(value: &Value) -> Vec<(String, Value)> {
    let pair = |(key, value): (&Value, &Value)| (key.as_str().expect("keys are texts").to_owned(), value.clone());
    value.as_mapping().into_iter().flatten().map(pair).collect()
}

pub(super) fn mapping(pairs: Vec<(String, Value)>) -> Value {
    Value::Mapping(pairs.into_iter().map(|(key, value)| (Value::String(key), value)).collect::<Mapping>())
}

/// The texts of a list; none where it is something else.
pub(super) fn texts(value: Option<&Value>) -> Vec<String> {
    let items = value.and_then(Value::as_sequence).into_iter().flatten();
    items.map(|item| item.as_str().expect("lists hold texts").to_owned()).collect()
}

pub(super) fn list(texts: &[String]) -> Value {
    texts.iter().cloned().map(Value::String).collect::<Vec<_>>().into()
}

/// Edits the pairs of a mapping, in order.
pub(super) fn edit(value: &mut Value, change: impl FnOnce(&mut Vec<(String, Value)>)) {
    let mut all = pairs(value);
    change(&mut all);
    *value = mapping(all);
}

pub(super) fn remove(value: &mut Value, key: &str) {
    edit(value, |pairs| pairs.retain(|(other, _)| other != key));
}

/// Sets a key where it stands, or at the end.
pub(super) fn set(value: &mut Value, key: &str, to: Value) {
    edit(value, |pairs| match pairs.iter_mut().find(|(other, _)| other == key) {
        Some((_, value)) => *value = to,
        None => pairs.push((key.to_owned(), to)),
    });
}

/// Puts a key in front of another.
pub(super) fn insert_before(value: &mut Value, key: &str, new: &str, to: Value) {
    edit(value, |pairs| {
        let at = pairs.iter().position(|(other, _)| other == key).unwrap_or(pairs.len());
        pairs.insert(at, (new.to_owned(), to));
    });
}

pub(super) fn rename(value: &mut Value, key: &str, new: &str) {
    edit(value, |pairs| {
        for (other, _) in pairs.iter_mut().filter(|(other, _)| other == key) {
            new.clone_into(other);
        }
    });
}
