//! The command line of this workspace: one module a command.

mod catalogue;
mod check;
mod checksum;
mod cli;
mod console;
mod diff;
mod digest;
mod docs;
mod explain;
mod export;
mod features;
mod import;
mod lookup;
mod markdown;
mod matrix;
mod publish;
mod regenerate;
mod spec;

use std::process::ExitCode;

use clap::Parser;

use self::cli::{Cli, Command};

/// How a command ended; the numbers are part of the interface.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Outcome {
    /// All is well: 0.
    Done,
    /// Something on disk is not what it should be: 1.
    Stale,
    /// Something differs that the call said must not: 1.
    Refused,
    /// The specification or the call is wrong, or the machine refused: 2.
    Failed,
}

fn main() -> ExitCode {
    let result = match Cli::parse().command {
        Command::Regenerate(args) => regenerate::run(&args),
        Command::Check(args) => check::run(&args),
        Command::Matrix(args) => matrix::run(&args),
        Command::Explain(args) => explain::run(&args),
        Command::Diff(args) => diff::run(&args),
        Command::Import(args) => import::run(&args),
        Command::Docs(args) => docs::run(&args),
        Command::Export(args) => export::run(&args),
    };
    let outcome = result.unwrap_or_else(|error| {
        console::error(format_args!("{error:#}"));
        Outcome::Failed
    });
    ExitCode::from(match outcome {
        Outcome::Done => 0,
        Outcome::Stale | Outcome::Refused => 1,
        Outcome::Failed => 2,
    })
}
