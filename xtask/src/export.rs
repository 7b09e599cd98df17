//! `cargo xtask export`: the specification for other tools.

use std::io;
use std::path::Path;

use anyhow::Context;
use serde::Serialize;
use unified_codegen::export::openapi::{Version, Wanted, openapi};
use unified_codegen::export::{json, schema};

use crate::Outcome;
use crate::cli::{Export, ExportArgs, JsonArgs, OpenapiArgs, OpenapiVersion};
use crate::lookup::provider;
use crate::publish::{SingleFile, publish_files};
use crate::{console, spec};

pub(crate) fn run(args: &ExportArgs) -> anyhow::Result<Outcome> {
    match &args.what {
        Export::Openapi(args) => document(args),
        Export::Json(args) => model(args),
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
    let wanted = Wanted { provider, version, is_flat: args.flat, release: env!("CARGO_PKG_VERSION") };
    let document = openapi(&spec, wanted);
    write(&pretty(&document)?, args.out.as_deref())
}

fn model(args: &JsonArgs) -> anyhow::Result<Outcome> {
    if args.schema {
        return write(&json::schema(), args.out.as_deref());
    }
    let Some(spec) = spec::load(&args.spec.spec)? else { return Ok(Outcome::Failed) };
    write(&pretty(&json::model(&spec))?, args.out.as_deref())
}

fn pretty(value: &impl Serialize) -> anyhow::Result<String> {
    let mut text = serde_json::to_string_pretty(value).context("it cannot be written as JSON")?;
    text.push('\n');
    Ok(text)
}

fn write(text: &str, out: Option<&Path>) -> anyhow::Result<Outcome> {
    match out {
        Some(path) => {
            let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
            publish_files(folder, &[SingleFile::new(path.to_owned(), text.as_bytes())])?;
        }
        None => console::results(|out| -> io::Result<()> { out.write_all(text.as_bytes()) })?,
    }
    Ok(Outcome::Done)
}
