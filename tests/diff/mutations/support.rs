//! Who takes a field, or fills it: lists, counts, and nothing stated.

use serde_yaml::Value;

use super::cells;
use super::fields::{FieldAt, Scope, fields};
use super::list::Mutations;
use super::tree::{Edits, Tree, list, pairs, remove, set, steps, texts, yaml};

/// A line that may have `support`.
pub(super) struct Line<'t> {
    tree: &'t Tree,
    file: String,
    steps: Vec<String>,
    pub(super) about: String,
    pub(super) value: Value,
    /// The values of the field.
    pub(super) values: Vec<String>,
    pub(super) is_sent: bool,
}

impl Line<'_> {
    pub(super) fn edited(&self, change: impl FnOnce(&mut Value)) -> Edits<'_> {
        let mut edits = self.tree.edits();
        for (at, step) in self.steps.iter().enumerate() {
            let parent = edits.at(&self.file, &self.steps[..at]);
            if parent.get(step.as_str()).is_none() {
                set(parent, step, yaml("{}"));
            }
        }
        change(edits.at(&self.file, &self.steps));
        edits
    }

    /// The rule for what is sent, or for what comes back.
    pub(super) fn rule(&self, sent: &'static str, answered: &'static str) -> &'static str {
        if self.is_sent { sent } else { answered }
    }

    pub(super) fn listed(&self, level: &str) -> Vec<String> {
        texts(self.value["support"].get(level))
    }
}

pub(super) fn mutate(all: &mut Mutations<'_>) {
    let lines: Vec<Line<'_>> = sent(all.tree).into_iter().chain(common(all.tree)).chain(answered(all.tree)).collect();
    for line in lines {
        match line.value.get("support") {
            None => unstated(all, &line),
            Some(support) if support.get("count").is_some() => counted(all, &line),
            Some(_) => {
                cells::mutate(all, &line);
                block(all, &line);
                cells::own_values(all, &line);
            }
        }
    }
}

/// Top fields and members of queries and requests. Members of the object have no support in these specifications.
fn sent(tree: &Tree) -> Vec<Line<'_>> {
    let line = |field: FieldAt<'_>| Line {
        tree,
        file: field.file.clone(),
        steps: field.steps(),
        about: field.about(),
        values: texts(field.explicit().get("values")),
        value: field.value.clone(),
        is_sent: true,
    };
    fields(tree).into_iter().filter(|field| field.scope != Scope::Object).map(line).collect()
}

/// Every query parameter that an operation has in common with others, of which none says anything in these specifications. What the
/// unified schema requires of everybody has rules of its own.
fn common(tree: &Tree) -> Vec<Line<'_>> {
    let mut lines = Vec::new();
    for file in tree.resources() {
        for (operation, _) in pairs(&tree.file(file)["operations"]) {
            for (name, parameter) in pairs(&tree.file("platform.yaml")["parameters"]) {
                let methods = texts(parameter.get("methods"));
                let is_required = parameter.get("required").and_then(Value::as_bool).unwrap_or_default();
                let has_it = methods.is_empty() || methods.contains(&operation);
                if parameter["in"] == "query" && has_it && !is_required {
                    lines.push(Line {
                        tree,
                        file: file.to_owned(),
                        steps: steps(&["operations", &operation, "query", &name]),
                        about: format!("{}/{operation}/query#{name}", file.trim_end_matches(".yaml")),
                        value: yaml("{}"),
                        values: Vec::new(),
                        is_sent: true,
                    });
                }
            }
        }
    }
    lines
}

/// Every field of the object in every operation whose answer is the object, whether or not there is a line for it.
fn answered(tree: &Tree) -> Vec<Line<'_>> {
    let mut lines = Vec::new();
    for file in tree.resources() {
        for (operation, value) in pairs(&tree.file(file)["operations"]) {
            let response = value.get("response").cloned().unwrap_or_else(|| yaml("{}"));
            for (name, field) in pairs(&tree.file(file)["object"]).into_iter().filter(|_| response.is_mapping()) {
                lines.push(Line {
                    tree,
                    file: file.to_owned(),
                    steps: steps(&["operations", &operation, "response", &name]),
                    about: format!("{}/{operation}/response#{name}", file.trim_end_matches(".yaml")),
                    value: response.get(name.as_str()).cloned().unwrap_or_else(|| yaml("{}")),
                    values: texts(field.get("values")),
                    is_sent: false,
                });
            }
        }
    }
    lines
}

fn block(all: &mut Mutations<'_>, line: &Line<'_>) {
    let rule = line.rule("support-no-longer-listed", "response-support-no-longer-listed");
    all.one("listed support dropped", &line.about, rule, line.edited(|value| remove(value, "support")));
    let (required, supported) = (line.listed("required").len(), line.listed("supported").len());
    let counts = yaml(&format!("{{count: {}, required_count: {required}}}", required + supported));
    all.one("listed support counted", &line.about, rule, line.edited(|value| set(value, "support", counts)));
}

fn counted(all: &mut Mutations<'_>, line: &Line<'_>) {
    let support = &line.value["support"];
    let (count, required) = (support["count"].as_u64().unwrap_or(0), support["required_count"].as_u64().unwrap_or(0));
    all.one(
        "counted support dropped",
        &line.about,
        "support-no-longer-counted",
        line.edited(|value| remove(value, "support")),
    );
    for (count, required) in [(count + 1, required), (count + 2, required + 1)] {
        let counts = yaml(&format!("{{count: {count}, required_count: {required}}}"));
        let edits = line.edited(|value| set(value, "support", counts));
        all.one("counts changed", &format!("{}: {count}, {required}", line.about), "support-count-changed", edits);
    }
    let count = usize::try_from(count).unwrap_or(usize::MAX);
    listed(all, line, "counted support listed", count);
}

fn unstated(all: &mut Mutations<'_>, line: &Line<'_>) {
    listed(all, line, "support listed where none was stated", 2);
    let edits = line.edited(|value| set(value, "support", yaml("{count: 3}")));
    all.one("support counted where none was stated", &line.about, "support-counted", edits);
}

fn listed(all: &mut Mutations<'_>, line: &Line<'_>, kind: &'static str, count: usize) {
    let providers = pairs(&all.tree.file("providers.yaml")["providers"]).into_iter().map(|(slug, _)| slug);
    let supported: Vec<String> = providers.take(count).collect();
    let edits = line.edited(|value| {
        set(value, "support", yaml("{}"));
        set(&mut value["support"], "supported", list(&supported));
    });
    all.one(kind, &line.about, line.rule("support-listed", "response-support-listed"), edits);
}
