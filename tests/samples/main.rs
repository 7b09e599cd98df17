//! Samples are run, each against a server of its own, and every language has to send the same request.
//!
//! The tools are not on every machine, so that `.ci/samples` runs them; what the samples look like is held by `written.rs`, and that
//! those in Rust compile and send it by `rust.rs`, everywhere.

mod run;
mod rust;
mod server;
mod written;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use unified_codegen::export::sample::{FILE, Language, call, sample};
use unified_codegen::model::{Has, Integrations, Operation, ProviderId, Resource, Response, Spec};

use self::run::Tool;
use self::server::{BYTES, Recorded, Server};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_path_buf()
}

/// Resources of the workspace that have operations of each kind: documented whole, in part and not at all, files, methods of their own.
const RESOURCES: [&str; 8] = [
    "crm/accounts",
    "crm/users",
    "emails/emails",
    "knowledge-base/page-exports",
    "ticketing/accounts",
    "ticketing/users",
    "user-directory/organizations",
    "voice/recordings",
];

/// Some of the specification of the workspace, and those whose names are what quoting is for.
fn specifications() -> Vec<(&'static str, Spec)> {
    let golden = |name: &str| tests::compiled(&folder().join("golden/cases").join(name).join("spec"));
    vec![
        ("spec", tests::part(tests::spec(), &RESOURCES)),
        ("kitchen-sink", golden("kitchen-sink")),
        ("hostile", golden("hostile")),
        ("edges", golden("edges")),
    ]
}

/// A call that samples are written of.
#[derive(Clone, Copy)]
struct Case<'a> {
    resource: &'a Resource,
    operation: &'a Operation,
    reader: Option<ProviderId>,
}

impl<'a> Case<'a> {
    fn all(spec: &'a Spec) -> Vec<Self> {
        let of = |(resource, operation): (&'a Resource, &'a Operation)| {
            readers(spec, operation).into_iter().map(move |reader| Self { resource, operation, reader })
        };
        spec.operations().flat_map(of).collect()
    }

    fn sample(self, spec: &Spec, language: Language) -> String {
        sample(spec, self.resource, self.operation, self.reader, language)
    }

    fn expected(self, spec: &Spec) -> Recorded {
        Recorded::of(&call(spec, self.operation, self.reader))
    }

    /// There is something to send: the provider is not known to be without the operation.
    fn is_call(self) -> bool {
        self.reader.is_none_or(|reader| self.operation.has(reader) != Has::No)
    }

    /// What comes back is a file.
    fn is_file(self) -> bool {
        matches!(self.operation.response, Response::Bytes)
    }

    /// What is wrong with what a sample has left in its folder: a file, where it was to write one.
    fn left(self, folder: &Path, language: Language) -> Option<String> {
        let is_written = self.is_file() && language != Language::PythonSdk;
        let found = std::fs::read(folder.join(FILE)).ok();
        let expected = is_written.then_some(BYTES);
        (found.as_deref() != expected).then(|| format!("{found:?} was left in {FILE}, and not {expected:?}"))
    }

    /// `PATCH /unified/ticketing/accounts/{id} for front`.
    fn name(self, spec: &Spec) -> String {
        let whom = self.reader.map_or("nobody", |reader| spec.provider(reader).slug.as_str());
        format!("{} for {whom}", self.operation.signature())
    }
}

/// Nobody, each provider that is said to take a field of what is sent, one more that has the operation, and one of whom nothing is
/// said. Providers of whom the same is said have the same sample.
fn readers(spec: &Spec, operation: &Operation) -> Vec<Option<ProviderId>> {
    let fields = operation.query.iter().chain(operation.request_fields());
    let mut named: Vec<ProviderId> = fields.flat_map(|field| field.support.cells()).map(|cell| cell.provider).collect();
    let have = operation.integrations.iter().flat_map(Integrations::providers);
    named.extend(have.into_iter().find(|provider| !named.contains(provider)));
    let all = (0..spec.providers.len()).filter_map(ProviderId::new);
    named.extend(all.into_iter().find(|provider| !named.contains(provider)));
    named.sort_unstable();
    named.dedup();
    std::iter::once(None).chain(named.into_iter().map(Some)).collect()
}

#[test]
#[ignore = "needs curl, Node, Python with requests, and the vendor's SDKs: .ci/samples runs it"]
fn every_language_sends_the_same_request() {
    let (tools, absent) = run::tools();
    let mut wrong = Vec::new();
    for (name, spec) in specifications() {
        let cases = Case::all(&spec);
        for tool in &tools {
            let found = cases.par_iter().map(|case| difference(&spec, *case, tool));
            let found: Vec<Result<Ran, String>> = found.collect();
            let count = |wanted: Ran| found.iter().filter(|ran| ran.as_ref().is_ok_and(|ran| *ran == wanted)).count();
            println!("{name} in {tool}: {} sent, {} said to be impossible", count(Ran::Sent), count(Ran::Impossible));
            // The SDKs are made for what this workspace describes, but for files.
            let refused = cases.iter().zip(&found).filter(|(case, _)| case.is_call() && !case.is_file());
            let refused = refused.filter(|(_, ran)| ran.as_ref().is_ok_and(|ran| *ran == Ran::Impossible)).count();
            assert!(
                refused == 0 || name != "spec",
                "a sample of the workspace's specification cannot be sent in {tool}"
            );
            wrong.extend(found.into_iter().filter_map(Result::err).map(|what| format!("{name}: {what}")));
        }
    }
    for why in &absent {
        println!("not run: {why}");
    }
    assert!(wrong.is_empty(), "{} are wrong:\n{}", wrong.len(), wrong.join("\n"));
}

/// What came of a sample that is as it should be.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Ran {
    /// It sent what the call says.
    Sent,
    /// It is a comment, which says why there is nothing to send.
    Impossible,
}

/// What a sample sends, where that is not what the call says, is the error.
fn difference(spec: &Spec, case: Case<'_>, tool: &Tool) -> Result<Ran, String> {
    let (server, folder) = (Server::start(case.is_file()), tempfile::tempdir().expect("a folder can be made"));
    let mut spec = spec.clone();
    spec.platform.base_url = server.base_url();
    let text = case.sample(&spec, tool.language);
    let is_comment = |line: &str| line.starts_with("//") || line.starts_with('#');
    if text.lines().all(is_comment) {
        server.stop();
        return Ok(Ran::Impossible);
    }
    let end = tool.run(&text, folder.path());
    let sent = server.stop();
    let found = end.err().or_else(|| case.expected(&spec).difference(sent.as_ref(), tool.language));
    let found = found.or_else(|| case.left(folder.path(), tool.language));
    let language = tool.language.as_str();
    found.map_or(Ok(Ran::Sent), |found| Err(format!("{} in {language}: {found}\n{text}", case.name(&spec))))
}

/// Not every SDK encodes what it puts into a path. One method's samples do it alike, whatever the resource is called.
#[test]
#[ignore = "needs what the samples are for: .ci/samples runs it"]
fn an_identifier_of_any_characters_stays_one_part_of_the_path() {
    let whole = tests::spec();
    let mut spec = tests::part(whole.clone(), &RESOURCES);
    for parameter in spec.platform.parameters.iter_mut().filter(|parameter| parameter.wire == "id") {
        parameter.example = Some("a/b?c#d%2F e+f&g='h\"ü".to_owned());
    }
    let cases: Vec<Case<'_>> = about_one(&spec).collect();
    let methods = |spec| about_one(spec).map(|case| case.operation.method.wire().to_owned()).collect::<BTreeSet<_>>();
    assert_eq!(methods(&spec), methods(&whole), "a method about one record is tried on no resource");
    let (tools, _) = run::tools();
    let all: Vec<_> = tools.iter().flat_map(|tool| cases.iter().map(move |case| (tool, *case))).collect();
    all.into_par_iter().for_each(|(tool, case)| match difference(&spec, case, tool) {
        Ok(ran) => assert!(ran == Ran::Sent, "{tool} does not send {}", case.name(&spec)),
        Err(found) => panic!("{found}"),
    });
}

/// The calls that are about one record, for nobody.
fn about_one(spec: &Spec) -> impl Iterator<Item = Case<'_>> {
    let is_about_one = |case: &Case<'_>| case.operation.path_parameters().next().is_some();
    Case::all(spec).into_iter().filter(|case| case.reader.is_none()).filter(is_about_one)
}
