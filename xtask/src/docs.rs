//! `cargo xtask docs`: pages to look at.

use std::time::Instant;

use anyhow::{Context, anyhow};
use indicatif::ProgressBar;
use unified_codegen::export::site::{self, Wanted, site};

use crate::Outcome;
use crate::cli::DocsArgs;
use crate::console::{self, visible};
use crate::publish::{self, Tree};
use crate::spec;

pub(crate) fn run(args: &DocsArgs) -> anyhow::Result<Outcome> {
    let start = Instant::now();
    let out = publish::root(&args.out)?;
    let Some(spec) = spec::load(&args.spec.spec)? else { return Ok(Outcome::Failed) };
    let bar = ProgressBar::new(site::steps(&spec) as u64).with_message("resources and providers");
    let progress = console::progress(bar, "{bar:40} {pos}/{len} {msg} ({elapsed})");
    let files = site(&spec, Wanted { source_url: args.source_url.as_deref() }, &|| progress.inc(1));
    progress.set_message("putting them in place");
    let tree = Tree::new(files, site::HEADERS).context("a page was made that cannot be published")?;
    let report = publish::publish(&out, &tree, &[])?;
    progress.finish_and_clear();
    let first = out.join("index.html");
    console::styled(format_args!(
        "\u{1b}[1m{}\u{1b}[0m: {report} ({} ms)",
        visible(&first.display().to_string()),
        start.elapsed().as_millis()
    ));
    if args.open {
        open::that_detached(&first).map_err(|_| {
            anyhow!("no browser can be started; the pages are written: open {} in one", first.display())
        })?;
    }
    Ok(Outcome::Done)
}
