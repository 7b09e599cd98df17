//! Samples in Rust, of a crate that is generated from each specification: all of them in one program.

use std::fmt::Write as _;
use std::path::Path;
use std::process::Command;

use rayon::prelude::*;
use tests::generated_crate::GeneratedCrate;
use unified_codegen::export::sample::Language;
use unified_codegen::model::Spec;

use super::server::Server;
use super::{Case, run, specifications};

/// The variable that says where the samples are to send what they send.
const BASE_URL: &str = "SAMPLES_BASE_URL";

#[test]
fn every_sample_in_rust_compiles_and_sends_the_request() {
    for (name, spec) in specifications() {
        let (mut cases, others): (Vec<_>, Vec<_>) = Case::all(&spec).into_iter().partition(|case| case.is_call());
        // Most operations send nothing that depends on the provider: the same program need not be compiled again.
        cases.dedup_by_key(|case| case.sample(&spec, Language::Rust));
        for case in others {
            let sample = case.sample(&spec, Language::Rust);
            assert!(sample.starts_with("// ") && sample.lines().count() == 1, "{}: {sample}", case.name(&spec));
        }
        let generated = GeneratedCrate::of(&spec);
        generated.add("examples/samples.rs", &program(&spec, &cases));
        // The samples start tokio as most programs do, which takes a feature of it that this one has.
        let program = generated.example("samples", &["blocking"]);
        let sent = cases.par_iter().enumerate().filter_map(|(index, case)| difference(&spec, *case, index, &program));
        let wrong: Vec<String> = sent.collect();
        assert!(wrong.is_empty(), "{name}: {} of {} are wrong:\n{}", wrong.len(), cases.len(), wrong.join("\n"));
    }
}

/// Runs the sample whose number it is given. A sample is as somebody copies it, but for the server.
fn program(spec: &Spec, cases: &[Case<'_>]) -> String {
    let (mut text, mut calls) = (String::new(), String::new());
    for (index, case) in cases.iter().enumerate() {
        let sample = case.sample(spec, Language::Rust);
        let sample = replaced(&sample, "async fn main()", "pub async fn main()");
        let elsewhere = format!("Client::builder().base_url(std::env::var({BASE_URL:?})?)");
        let sample = replaced(&sample, "Client::builder()", &elsewhere);
        let _ = write!(text, "mod sample_{index} {{\n{sample}}}\n\n");
        let _ = writeln!(calls, "        {index} => sample_{index}::main(),");
    }
    let wanted = "std::env::args().nth(1).unwrap().parse::<usize>().unwrap()";
    let main = format!("match {wanted} {{\n{calls}        _ => unreachable!(),\n    }}");
    format!("{text}fn main() -> Result<(), std::boxed::Box<dyn std::error::Error>> {{\n    {main}\n}}\n")
}

fn replaced(text: &str, from: &str, to: &str) -> String {
    assert_eq!(text.matches(from).count(), 1, "{from} in\n{text}");
    text.replace(from, to)
}

fn difference(spec: &Spec, case: Case<'_>, index: usize, program: &Path) -> Option<String> {
    let (server, folder) = (Server::start(case.is_file()), tempfile::tempdir().expect("a folder can be made"));
    let mut command = Command::new(program);
    let output = run::secret(&mut command)
        .env(BASE_URL, server.base_url())
        .arg(index.to_string())
        .current_dir(folder.path())
        .output();
    let output = output.expect("the program was built");
    let sent = server.stop();
    let failed = (!output.status.success()).then(|| String::from_utf8_lossy(&output.stderr).into_owned());
    let found = failed.or_else(|| case.expected(spec).difference(sent.as_ref(), Language::Rust));
    let found = found.or_else(|| case.left(folder.path(), Language::Rust))?;
    Some(format!("{}: {found}\n{}", case.name(spec), case.sample(spec, Language::Rust)))
}
