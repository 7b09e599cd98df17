//! `cargo xtask docs`: pages to look at.

use std::time::{Duration, Instant};

use anyhow::{Context, anyhow};
use indicatif::{ProgressBar, ProgressStyle};
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
    let progress = progress(site::steps(&spec));
    let files = site(&spec, Wanted { source_url: args.source_url.as_deref() }, &|| progress.inc(1));
    progress.set_message("putting them in place");
    let tree = Tree::new(files, site::HEADERS).context("a page was made that cannot be published")?;
    let report = publish::publish(&out, &tree, &[])?;
    progress.finish_and_clear();
    let first = out.join("index.html");
    console::styled(format_args!(
        "\u{1b}[1m{}\u{1b}[0m: {} written, {} unchanged, {} removed ({} ms)",
        visible(&first.display().to_string()),
        report.written,
        report.unchanged,
        report.removed.len(),
        start.elapsed().as_millis()
    ));
    if args.open {
        open::that_detached(&first).map_err(|_| {
            anyhow!("no browser can be started; the pages are written: open {} in one", first.display())
        })?;
    }
    Ok(Outcome::Done)
}

/// Shows nothing for the first second, and nothing at all where nobody watches.
fn progress(steps: usize) -> ProgressBar {
    let bar = ProgressBar::new(steps as u64);
    if let Ok(style) = ProgressStyle::with_template("{bar:40} {pos}/{len} {msg} ({elapsed})") {
        bar.set_style(style);
    }
    bar.set_message("resources and providers");
    bar.enable_steady_tick(Duration::from_secs(1));
    bar
}
