//! Samples are run, each against a server of its own, and every language has to send the same request.
//!
//! The tools are not on every machine, so that `.ci/samples` runs these tests; what the samples look like is held by
//! `expected/`, everywhere.

mod run;
mod server;

use std::path::{Path, PathBuf};

use rayon::prelude::*;
use unified_codegen::export::sample::{Language, call, sample};
use unified_codegen::model::{Operation, ProviderId, Spec};

use self::run::Tool;
use self::server::{Recorded, Server};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_path_buf()
}

/// The specification of the workspace, and those whose names are what quoting is for.
fn specifications() -> Vec<(&'static str, Spec)> {
    let golden = |name: &str| tests::compiled(&folder().join("golden/cases").join(name).join("spec"));
    vec![("spec", tests::spec()), ("kitchen-sink", golden("kitchen-sink")), ("hostile", golden("hostile"))]
}

/// For nobody, and for each provider that is said to take a field of what is sent.
fn readers(operation: &Operation) -> Vec<Option<ProviderId>> {
    let fields = operation.query.iter().chain(operation.request_fields());
    let mut named: Vec<ProviderId> = fields.flat_map(|field| field.support.cells()).map(|cell| cell.provider).collect();
    named.sort_unstable();
    named.dedup();
    std::iter::once(None).chain(named.into_iter().map(Some)).collect()
}

#[test]
#[ignore = "needs curl, Node and Python with requests: .ci/samples runs it"]
fn every_language_sends_the_same_request() {
    let tools: Vec<Tool> = Language::ALL.into_iter().map(Tool::find).collect();
    let mut wrong = Vec::new();
    let mut count = 0;
    for (name, spec) in specifications() {
        let calls: Vec<(&Operation, Option<ProviderId>)> = spec
            .operations()
            .flat_map(|(_, operation)| readers(operation).into_iter().map(move |reader| (operation, reader)))
            .collect();
        count += calls.len();
        let found = calls.par_iter().flat_map(|(operation, reader)| differences(&spec, operation, *reader, &tools));
        wrong.extend(found.map(|what| format!("{name} {what}")).collect::<Vec<_>>());
    }
    let names: Vec<String> = tools.iter().map(ToString::to_string).collect();
    println!("{count} calls, each in {}", names.join(", "));
    assert!(wrong.is_empty(), "{} of {count} are wrong:\n{}", wrong.len(), wrong.join("\n"));
}

/// Of one call: what any language sends that is not what the call says.
fn differences(spec: &Spec, operation: &Operation, reader: Option<ProviderId>, tools: &[Tool]) -> Vec<String> {
    let mut wrong = Vec::new();
    for tool in tools {
        let server = Server::start();
        let mut spec = spec.clone();
        spec.platform.base_url = server.base_url();
        let call = call(&spec, operation, reader);
        let text = sample(&call, tool.language);
        let end = tool.run(&text);
        let sent = server.stop();
        let whom = reader.map_or("nobody", |reader| spec.provider(reader).slug.as_str());
        if let Some(difference) = end.err().or_else(|| Recorded::of(&call).difference(sent.as_ref())) {
            let language = tool.language.as_str();
            wrong.push(format!("{} for {whom} in {language}: {difference}\n{text}", operation.signature()));
        }
    }
    wrong
}

#[test]
fn samples_read_as_expected() {
    let spec = tests::spec();
    let front = spec.providers.iter().position(|provider| provider.slug == "front").and_then(ProviderId::new);
    let (_, operation) = spec
        .operations()
        .find(|(resource, operation)| resource.path() == "ticketing/accounts" && operation.method.wire() == "update")
        .expect("it is there");
    for (name, reader) in [("everybody", None), ("front", front)] {
        let call = call(&spec, operation, reader);
        let texts = Language::ALL.map(|language| format!("=== {}\n{}", language.as_str(), sample(&call, language)));
        let path = folder().join(format!("samples/expected/{name}.txt"));
        tests::expect(&path, &texts.join("\n")).unwrap_or_else(|error| panic!("{error}"));
    }
}
