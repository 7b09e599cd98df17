//! What fields point at: pages have the headings of resources, and the specification has their names on the wire.

use std::collections::BTreeMap;

use super::Joint;
use crate::import::draft::{DraftField, Known, Question, Reference};
use crate::import::route::squashed;
use crate::model::{Field, Resource, Spec};
use crate::source::Place;

/// Puts the name on the wire for every heading that is known. What points at a resource that nobody knows, or at a field that it
/// does not have, is asked about: the specification refuses it.
pub(super) fn resolve(joints: &mut [Joint], headings: &BTreeMap<(String, String), String>, there: Option<&Spec>) {
    let known = Resources::new(joints, headings, there);
    for joint in joints {
        let resource = there.and_then(|spec| spec.resource(&joint.api, &joint.resource));
        let mut resolving = Resolving { api: &joint.api, known: &known, questions: Vec::new() };
        resolving.fields(&mut joint.object, resource.map(|resource| resource.object.as_slice()).unwrap_or_default());
        for draft in &mut joint.operations {
            let lists = [Some(&mut draft.query), draft.request.as_mut(), draft.response.as_mut()];
            lists.into_iter().flatten().for_each(|fields| resolving.fields(fields, &[]));
        }
        resolving.pointers(&mut joint.object, &joint.pointers, resource);
        joint.questions.append(&mut resolving.questions);
    }
}

/// The resources that there are or will be, with the fields of each, where they are known.
struct Resources {
    /// By API and heading.
    by_heading: BTreeMap<(String, String), Target>,
}

/// The name of a resource on the wire, and its fields.
type Target = (String, Vec<String>);

impl Resources {
    fn new(joints: &[Joint], headings: &BTreeMap<(String, String), String>, there: Option<&Spec>) -> Self {
        let mut by_heading: BTreeMap<_, Target> = BTreeMap::new();
        for resource in there.into_iter().flat_map(Spec::resources) {
            let fields = resource.object.iter().map(|field| field.wire.clone()).collect();
            by_heading.insert((resource.api.clone(), squashed(&resource.slug)), (resource.slug.clone(), fields));
        }
        for joint in joints {
            let key = (joint.api.clone(), squashed(&joint.resource));
            let (_, fields) = by_heading.entry(key).or_insert_with(|| (joint.resource.clone(), Vec::new()));
            fields.extend(joint.object.iter().map(|field| field.name.clone()));
        }
        // A heading may be spelt otherwise than by the rule, which an index shows.
        for ((api, heading), slug) in headings {
            let fields = by_heading.get(&(api.clone(), squashed(slug))).map(|(_, fields)| fields.clone());
            if let Some(fields) = fields {
                by_heading.entry((api.clone(), heading.clone())).or_insert_with(|| (slug.clone(), fields));
            }
        }
        Self { by_heading }
    }

    /// The name on the wire, or what is wrong.
    fn target(&self, api: &str, heading: &str, field: Option<&str>) -> Result<String, String> {
        let Some((slug, fields)) = self.by_heading.get(&(api.to_owned(), squashed(heading))) else {
            return Err(format!(
                "at `{heading}`, and no resource of `{api}` has that heading; import a page of it, too"
            ));
        };
        match field {
            None => Ok(slug.clone()),
            Some(field) if fields.iter().any(|known| known == field) => Ok(format!("{slug}.{field}")),
            Some(field) => Err(format!(
                "at `{heading} → {field}`, and `{api}/{slug}` has no field `{field}`; import a page that shows it, or write `references` by hand"
            )),
        }
    }
}

struct Resolving<'a> {
    api: &'a str,
    known: &'a Resources,
    questions: Vec<Question>,
}

impl Resolving<'_> {
    fn fields(&mut self, fields: &mut [DraftField], there: &[Field]) {
        for field in fields {
            let known = there.iter().find(|known| known.wire == field.name);
            if let Some(Reference::Heading { resource, field: target }) = &field.references {
                let found = self.target(&field.name, resource, target.as_deref(), &field.place);
                field.references = found.map(|found| Reference::Target(more(found, known)));
            }
            if let Known::As(members) = &mut field.members {
                self.fields(members, known.map(|known| known.members.as_slice()).unwrap_or_default());
            }
        }
    }

    fn target(&mut self, name: &str, heading: &str, field: Option<&str>, place: &Place) -> Option<String> {
        match self.known.target(self.api, heading, field) {
            Ok(target) => Some(target),
            Err(wrong) => {
                let message = format!("`{name}` points {wrong}");
                // The fields of an answer are those of the object, and are asked about once.
                let question = Question { message, place: place.clone() };
                if !self.questions.contains(&question) {
                    self.questions.push(question);
                }
                None
            }
        }
    }

    /// A field of which a page says only what it points at is known from elsewhere, or else nobody knows what it is.
    fn pointers(
        &mut self,
        object: &mut Vec<DraftField>,
        pointers: &[(String, String, Place)],
        there: Option<&Resource>,
    ) {
        for (name, heading, place) in pointers {
            let known = there.and_then(|there| there.object.iter().find(|known| known.wire == *name));
            let drafted = object.iter_mut().find(|field| field.name == *name);
            if drafted.is_none() && known.is_none() {
                let message = format!(
                    "`{name}` points at `{heading}`, and that is all that the page says of it; import a page that shows the field, too"
                );
                self.questions.push(Question { message, place: place.clone() });
                continue;
            }
            let Some(target) = self.target(name, heading, None, place) else { continue };
            let target = Reference::Target(more(target, known));
            match drafted {
                Some(field) => {
                    field.references.get_or_insert(target);
                }
                None => {
                    object.push(DraftField { references: Some(target), ..DraftField::at(name.clone(), place.clone()) });
                }
            }
        }
    }
}

/// The field that the file names says more than the resource alone.
fn more(target: String, there: Option<&Field>) -> String {
    let said = there.and_then(|known| known.references.as_ref());
    let says_more = said.and_then(|said| said.split_once('.')).is_some_and(|(resource, _)| resource == target);
    said.filter(|_| says_more).cloned().unwrap_or(target)
}
