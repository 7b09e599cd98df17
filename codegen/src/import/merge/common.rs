//! Who takes parameters that operations have in common, with what pages say of it.

use super::{Merging, entry};
use crate::import::draft::Draft;
use crate::import::write;
use crate::model::{CommonSupport, Field, Offsets, Operation, Scalar, Type, ValuesShown};
use crate::names::FieldName;
use crate::yaml::{Entry, Map};

impl Merging<'_> {
    /// Lines of a query that say nothing but who takes the parameter.
    pub(super) fn common(&mut self, section: &Entry<'_>, known: &Operation, draft: &Draft) {
        let mut before: Option<&str> = None;
        for field in &draft.common {
            let written = entry(&section.value, &field.name);
            let there = known.common.iter().find(|said| said.wire == field.name).and_then(as_field);
            match (written, there) {
                (Some(written), Some(there)) => {
                    let keys: Vec<_> = self.supported(written, &there, field, &there.support).into_iter().collect();
                    self.settle(written, &keys);
                    self.edits.set(written, keys);
                }
                (Some(_), None) => {}
                (None, _) => {
                    let added: Map = write::common(std::slice::from_ref(field));
                    if !added.is_empty() {
                        self.edits.insert(&section.value, before, added);
                    }
                }
            }
            before = written.map(|_| field.name.as_str()).or(before);
        }
    }
}

/// As a field of which the file says nothing else. Its name in Rust is asked of nobody.
fn as_field(said: &CommonSupport) -> Option<Field> {
    Some(Field {
        wire: said.wire.clone(),
        name: FieldName::from_wire(&said.wire).or_else(|| FieldName::from_wire("parameter"))?,
        ty: Type::One(Scalar::Any),
        own_type: None,
        required: false,
        description: None,
        example: None,
        values: Vec::new(),
        values_shown: ValuesShown::Whole,
        references: None,
        members: Vec::new(),
        support: said.support.clone(),
        place: said.place.clone(),
        offsets: Offsets { support: Some(said.at), ..Offsets::default() },
    })
}
