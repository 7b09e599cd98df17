//! `cargo xtask import`: saved pages become the specification.

mod encoding;
mod facts;
mod files;
mod folder;
mod nameless;
mod names;
mod open;
mod pages;
mod show;

use std::path::Path;

use anyhow::bail;
use unified_codegen::import::{Conflicts, Ground, LeftOpen, join};

use self::facts::{After, Facts};
use self::files::{Change, Target};
use self::folder::Folder;
use self::show::Summary;
use crate::Outcome;
use crate::cli::ImportArgs;
use crate::publish::{SingleFile, publish_files};

pub(crate) fn run(args: &ImportArgs) -> anyhow::Result<Outcome> {
    let from = args.spec.spec.as_path();
    let out = args.out.as_deref().unwrap_or(from);
    if is_inside(out, from) {
        bail!(
            "{} is inside of the specification {}, where every file is a part of it; name a folder elsewhere",
            out.display(),
            from.display()
        );
    }
    let Some(there) = Folder::open(out)? else { return Ok(Outcome::Failed) };
    let ground = if there.spec.is_none() { ground(from)? } else { None };
    let Some(spec) = there.spec.as_ref().or(ground.as_ref().and_then(|ground| ground.spec.as_ref())) else {
        return Ok(Outcome::Failed);
    };
    let Some(pages) = pages::read(&args.pages, args.dialect) else { return Ok(Outcome::Failed) };
    let said = show::Said::new(&pages, args);
    let left_open = &LeftOpen::of(&there.files);
    let there_is = there.spec.as_ref();
    let joined =
        join(pages, Ground { platform: &spec.platform, providers: &spec.providers, there: there_is, left_open });
    let conflicts = if args.overwrite { Conflicts::Overwrite } else { Conflicts::Keep };
    let target = Target { there: &there, spec, out, conflicts };
    let (mut files, questions) = files::changes(&joined, &target)?;
    if there.spec.is_none() {
        files.splice(0..0, files::beginning(from)?);
        names::keep_used(&mut files, &there, out);
    }
    let facts = match After::new(&there, &files, out) {
        After::Sound(after) => {
            files::check_held(&joined, &target, &after, &mut files)?;
            Facts::new(&there, &files, &after, (out, !args.prune))
        }
        After::Unsound(report) => Err(report),
        After::Unread(report) => {
            crate::spec::show(
                report,
                format_args!("in what comes of the pages, by a mistake of the import itself; nothing was written"),
            );
            return Ok(Outcome::Failed);
        }
    };
    if args.prune {
        files.iter_mut().for_each(prune);
    }
    let changes: Vec<&Change> = files.iter().filter(|change| change.is_one()).collect();
    if !args.dry_run {
        write(&changes, out)?;
    }
    let (left, is_dry) = (files.iter().flat_map(|file| open::left(file, out)).collect::<Vec<_>>(), args.dry_run);
    let summary =
        Summary { said: &said, joined: &joined, files: &files, questions: &questions, left: &left, out, is_dry };
    let facts = facts.unwrap_or_else(|report| {
        crate::spec::show(report, format_args!("in what comes of the pages, besides what is open; mend it by hand"));
        None
    });
    summary.troubles();
    if args.dry_run {
        facts::lines(&changes)?;
    }
    if let Some(facts) = facts {
        facts.show(!args.prune, out)?;
    }
    summary.total();
    Ok(Outcome::Done)
}

/// A folder is below another, whatever both are called: what of it is there is asked of the disk.
fn is_inside(out: &Path, from: &Path) -> bool {
    let (Ok(from), Ok(out)) = (from.canonicalize(), std::path::absolute(out)) else { return false };
    let there = out.ancestors().find_map(|above| Some((above, above.canonicalize().ok()?)));
    there.is_some_and(|(above, real)| real.starts_with(&from) && (real != from || above != out))
}

/// Where the platform and the providers come from, of a folder that has none yet.
fn ground(from: &Path) -> anyhow::Result<Option<Folder>> {
    // One that is not there is refused as by any command that needs a specification.
    crate::spec::read(from)?;
    let ground = Folder::open(from)?;
    if ground.as_ref().is_some_and(|ground| ground.spec.is_none()) {
        bail!(
            "{} is empty: name a specification with --spec, whose platform and providers hold, and an empty folder with --out",
            from.display()
        );
    }
    Ok(ground)
}

fn prune(change: &mut Change) {
    if let Some(pruned) = change.pruned.take() {
        change.after = pruned;
    }
}

fn write(changes: &[&Change], out: &Path) -> anyhow::Result<()> {
    let file = |change: &&Change| {
        let before = change.before.as_deref().map(str::as_bytes);
        SingleFile::new(out.join(&change.path), change.after.as_bytes()).made_of(before)
    };
    publish_files(out, &changes.iter().map(file).collect::<Vec<_>>())?;
    Ok(())
}
