//! One operation: what it is called, what it is sent and what it answers.

use indexmap::IndexMap;

use super::document::{self, OrReference, RequestBody, Schema, bytes, json};
use super::names;
use super::view::View;
use crate::export::support::{IntegrationsShown, SupportShown, UnnamedShown};
use crate::model::{Method, Operation, Request, Resource, Response, Row, Support, rows_of};

impl View<'_> {
    pub(super) fn operation(&self, resource: &Resource, operation: &Operation) -> document::Operation {
        document::Operation {
            id: names::operation(resource, operation),
            tags: vec![resource.path()],
            summary: summary(resource, operation),
            description: operation.description.clone(),
            parameters: self.parameters(operation),
            request_body: Self::request_body(resource, operation),
            responses: self.responses(resource, operation),
            source: operation.source.clone(),
            is_partial: operation.is_partial,
            request: operation.request.undescribed().map(|_| operation.request.word()),
            response: operation.response.undescribed().map(|_| operation.response.word()),
            integrations: operation.integrations.as_ref().map(|known| IntegrationsShown::of(self.spec, known)),
            response_support: self.response_support(operation),
            unnamed: operation.unnamed.iter().map(|unnamed| UnnamedShown::of(self.spec, unnamed)).collect(),
        }
    }

    fn parameters(&self, operation: &Operation) -> Vec<OrReference<document::Parameter>> {
        let common = self.spec.platform.parameters_of(&operation.method).filter(|common| self.shows(&common.ty));
        let common = common.filter_map(|parameter| self.common_of(parameter, operation));
        let own = operation.query.iter().filter(|field| self.takes(field) && self.shows(&field.ty));
        common.chain(own.map(|field| OrReference::Here(self.query(field)))).collect()
    }

    /// What is sent. What nobody describes may be anything, and may be nothing.
    fn request_body(resource: &Resource, operation: &Operation) -> Option<RequestBody> {
        let (required, schema) = match &operation.request {
            Request::None => return None,
            Request::NotStated => (false, Schema::default()),
            Request::Fields(_) => (true, Schema::reference(&names::request(resource, operation))),
        };
        let description = operation.request.undescribed();
        Some(RequestBody { description, required, content: json(schema) })
    }

    fn responses(
        &self,
        resource: &Resource,
        operation: &Operation,
    ) -> IndexMap<&'static str, OrReference<document::Response>> {
        let record = self.record(resource, operation);
        let is_file = operation.is_file();
        let (status, description) = match operation.method {
            _ if is_file => ("200", "A file."),
            Method::List => ("200", "A page of records."),
            Method::Create => ("201", "The record that was made."),
            Method::Delete => ("200", "The record that is gone."),
            Method::Custom(_) => ("200", "What came of it."),
            Method::Get | Method::Update => ("200", "The record."),
        };
        let description: Vec<&str> = [description].into_iter().chain(operation.response.undescribed()).collect();
        let answer = document::Response {
            description: description.join(" "),
            content: Some(if is_file { bytes(record) } else { json(self.enveloped(&operation.method, record)) }),
        };
        let error = OrReference::Reference { to: "#/components/responses/Error".to_owned() };
        IndexMap::from([(status, OrReference::Here(answer)), ("4XX", error.clone()), ("5XX", error)])
    }

    fn record(&self, resource: &Resource, operation: &Operation) -> Schema {
        match &operation.response {
            Response::NotStated => Schema::default(),
            Response::Bytes => Schema { format: Some("binary"), ..Schema::of("string") },
            Response::Object(fields) if fields.iter().all(|field| self.takes(field)) => {
                Schema::reference(&names::object(resource))
            }
            Response::Object(fields) => self.resource_object(resource, fields),
        }
    }

    fn enveloped(&self, method: &Method, record: Schema) -> Schema {
        let parts = self.spec.platform.envelopes.iter().filter(|envelope| envelope.of == method.kind());
        let maybe = |ty| self.nullable(Schema::of(ty), true);
        let mut properties: IndexMap<String, Schema> = IndexMap::new();
        for envelope in parts {
            let schema = match envelope.part {
                "records" => Schema { items: Some(Box::new(record.clone())), ..Schema::of("array") },
                "result" => record.clone(),
                "count" => maybe("integer"),
                "partial" => maybe("boolean"),
                _ => maybe("string"),
            };
            properties.insert(envelope.wire.clone(), schema);
        }
        if properties.is_empty() {
            return record;
        }
        Schema { properties: Some(properties), additional_properties: Some(true), ..Schema::of("object") }
    }

    fn response_support(&self, operation: &Operation) -> IndexMap<String, SupportShown> {
        if self.provider.is_some() {
            return IndexMap::new();
        }
        let rows = rows_of(crate::model::Location::Response, operation.response_fields());
        let shown = |row: &Row<'_>| {
            let path = row.path.as_ref().filter(|_| *row.support != Support::NotStated)?;
            Some((path.to_string(), SupportShown::of(self.spec, row.support)?))
        };
        rows.iter().filter_map(shown).collect()
    }
}

fn summary(resource: &Resource, operation: &Operation) -> String {
    let what = resource.path();
    match &operation.method {
        Method::List => format!("List {what}"),
        Method::Get => format!("Get one of {what}"),
        Method::Create => format!("Create one of {what}"),
        Method::Update => format!("Update one of {what}"),
        Method::Delete => format!("Delete one of {what}"),
        Method::Custom(name) => format!("{name} of {what}"),
    }
}
