//! `cargo xtask export`: the specification for other tools.

use std::io;
use std::path::Path;

use anyhow::Context;
use unified_codegen::export::openapi::{Version, openapi};
use unified_codegen::export::schema;

use crate::Outcome;
use crate::cli::{Export, ExportArgs, OpenapiArgs, OpenapiVersion};
use crate::lookup::provider;
use crate::publish::{SingleFile, publish_files};
use crate::{console, spec};

pub(crate) fn run(args: &ExportArgs) -> anyhow::Result<Outcome> {
    match &args.what {
        Export::Openapi(args) => document(args),
        Export::Schema(args) => write(&schema::resource(), args.out.as_deref()),
    }
}

fn document(args: &OpenapiArgs) -> anyhow::Result<Outcome> {
    let Some(spec) = spec::load(&args.spec.spec)? else { return Ok(Outcome::Failed) };
    let provider = args.provider.as_deref().map(|slug| provider(&spec, slug)).transpose()?;
    let version = match args.openapi {
        OpenapiVersion::V3_0 => Version::V3_0,
        OpenapiVersion::V3_1 => Version::V3_1,
    };
    let document = openapi(&spec, provider, version, env!("CARGO_PKG_VERSION"));
    let mut text = serde_json::to_string_pretty(&document).context("the document is no JSON")?;
    text.push('\n');
    write(&text, args.out.as_deref())
}

fn write(text: &str, out: Option<&Path>) -> anyhow::Result<Outcome> {
    match out {
        Some(path) => {
            publish_files(&[SingleFile::new(path.to_owned(), text.as_bytes())])?;
        }
        None => console::results(|out| -> io::Result<()> { out.write_all(text.as_bytes()) })?,
    }
    Ok(Outcome::Done)
}
