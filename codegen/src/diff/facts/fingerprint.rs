//! A number that two things share if they are the same but for their names: what is told apart by it need not be compared.
//!
//! It holds only what has to be equal, and not all of that; things of one number are still compared.

use std::hash::{DefaultHasher, Hash, Hasher};

use super::Facts;
use super::providers::Providers;
use crate::diff::change::Sides;
use crate::model::{Api, Field, Level, Operation, ProviderId, Request, Resource, Response, Support};

/// The fingerprints of one side.
pub(super) struct Fingerprints<'c, 'a> {
    providers: &'c Providers<'a>,
    /// The number after of a provider that is there on both sides; another says nothing of a field.
    number: fn(&Providers<'a>, ProviderId) -> Option<ProviderId>,
}

impl<'c, 'a> Facts<'c, 'a> {
    pub(super) fn fingerprints(&self) -> Sides<Fingerprints<'c, 'a>> {
        let providers = &self.context.providers;
        let known: fn(&Providers<'a>, ProviderId) -> _ = |providers, id| providers.is_known(id).then_some(id);
        Sides::new(Fingerprints { providers, number: Providers::after }, Fingerprints { providers, number: known })
    }
}

impl Fingerprints<'_, '_> {
    pub(super) fn api(&self, api: &Api) -> u64 {
        let mut resources: Vec<_> =
            api.resources.iter().map(|resource| (&resource.slug, self.resource(resource))).collect();
        resources.sort_unstable();
        hashed(|hasher| resources.hash(hasher))
    }

    pub(super) fn resource(&self, resource: &Resource) -> u64 {
        hashed(|hasher| {
            resource.description.hash(hasher);
            self.fields(&resource.object, hasher);
            for operation in &resource.operations {
                (operation.method.wire(), self.operation(operation)).hash(hasher);
            }
        })
    }

    pub(super) fn operation(&self, operation: &Operation) -> u64 {
        let request = match &operation.request {
            Request::None => 0,
            Request::NotStated => 1,
            Request::Fields(_) => 2,
        };
        let response = match operation.response {
            Response::NotStated => 0,
            Response::Bytes => 1,
            Response::Object(_) => 2,
        };
        hashed(|hasher| {
            (operation.method.kind(), &operation.description, request, response).hash(hasher);
            self.fields(&operation.query, hasher);
            self.fields(operation.request_fields(), hasher);
        })
    }

    fn fields(&self, fields: &[Field], hasher: &mut DefaultHasher) {
        fields.len().hash(hasher);
        for field in fields {
            (&field.wire, &field.ty, field.required, &field.description).hash(hasher);
            field.values.len().hash(hasher);
            field.values.iter().for_each(|value| value.wire.hash(hasher));
            self.support(&field.support, hasher);
            if field.is_struct() {
                self.fields(&field.members, hasher);
            }
        }
    }

    /// A renamed provider stands elsewhere in the list.
    fn support(&self, support: &Support, hasher: &mut DefaultHasher) {
        support.kind().hash(hasher);
        match support {
            Support::Listed(cells) => {
                let cell = |id: ProviderId, level: Level| Some(((self.number)(self.providers, id)?, level));
                let mut cells: Vec<_> = cells.iter().filter_map(|one| cell(one.provider, one.level)).collect();
                cells.sort_unstable();
                cells.hash(hasher);
            }
            Support::Counted { supported, required } => (supported, required).hash(hasher),
            Support::NotStated => {}
        }
    }
}

fn hashed(write: impl FnOnce(&mut DefaultHasher)) -> u64 {
    let mut hasher = DefaultHasher::new();
    write(&mut hasher);
    hasher.finish()
}
