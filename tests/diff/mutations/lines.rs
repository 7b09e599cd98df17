//! A field has a line wherever it is sent or answered, and these go and are renamed with it.

use serde_yaml::Value;

use super::fields::{FieldAt, Scope, scopes, value_at};
use super::tree::{Edits, pairs, remove, rename, set, steps, texts};

impl<'t> FieldAt<'t> {
    /// Some request is refused without it.
    pub(super) fn is_demanded(&self) -> bool {
        let demanded = |value: &Value| {
            value["required"].as_bool() == Some(true) || !texts(value["support"].get("required")).is_empty()
        };
        if !self.is_of_object() {
            return self.is_of_request() && demanded(&self.value);
        }
        let resource = self.tree.file(&self.file);
        self.lines().iter().any(|inside| demanded(&value_at(resource, inside)[self.name.as_str()]))
    }

    /// The lines of queries and requests that go with this field of the object: what they take over would be missing.
    fn lines(&self) -> Vec<Vec<String>> {
        let resource = self.tree.file(&self.file);
        let sent = scopes(resource).into_iter().filter(|(scope, _)| *scope != Scope::Object).map(|(_, inside)| inside);
        let takes = |inside: &Vec<String>| {
            let line = value_at(resource, inside).get(self.name.as_str());
            let lacks = |key: &str| self.value.get(key).is_some() && line.is_some_and(|line| line.get(key).is_none());
            ["type", "description", "example", "references"].iter().any(|key| lacks(key))
        };
        sent.filter(|inside| self.is_of_object() && takes(inside)).collect()
    }

    /// Every mapping with a line of this field, which has to go or to be renamed with it: itself, what takes it over, and who
    /// fills it in answers.
    pub(super) fn everywhere(&self) -> Vec<Vec<String>> {
        let mut all = vec![self.inside.clone()];
        if self.is_of_object() {
            let operations = pairs(&self.tree.file(&self.file)["operations"]);
            let answers = operations.iter().filter(|(_, value)| value["response"].get(self.name.as_str()).is_some());
            all.extend(answers.map(|(operation, _)| steps(&["operations", operation, "response"])));
            all.extend(self.lines());
        }
        all
    }

    /// Takes the field away, everywhere.
    pub(super) fn removed(&self) -> Edits<'t> {
        let mut edits = self.tree.edits();
        for inside in self.everywhere() {
            remove(edits.at(&self.file, &inside), &self.name);
        }
        edits
    }

    /// Calls the field otherwise, everywhere.
    pub(super) fn renamed(&self, new: &str) -> Edits<'t> {
        let mut edits = self.tree.edits();
        for inside in self.everywhere() {
            rename(edits.at(&self.file, &inside), &self.name, new);
        }
        if self.base().is_some() {
            let explicit = self.explicit();
            set(edits.at(&self.file, &self.inside), new, explicit);
        }
        edits
    }
}
