//! How a program, or a function, is measured.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Instant;

use tests::catalogue::Catalogue;
use tests::figures::{Figure, Size, Unit};
use wait4::Wait4;

/// What one run cost, of a program and of all that it started and waited for.
#[derive(Clone, Copy)]
pub(crate) struct Cost {
    /// Seconds of user and system.
    pub(crate) cpu: f64,
    /// Seconds that passed.
    pub(crate) wall: f64,
    /// Mebibytes of the largest process.
    pub(crate) memory: f64,
}

/// Runs a program to its end.
///
/// # Panics
///
/// If it cannot be started or fails: what failed is not what was to be measured.
pub(crate) fn run(command: &mut Command) -> Cost {
    let shown = format!("{command:?}");
    let start = Instant::now();
    let mut child =
        command.stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap_or_else(|error| panic!("{shown}: {error}"));
    let said = std::io::read_to_string(child.stderr.take().expect("it was piped")).unwrap_or_default();
    let used = child.wait4().unwrap_or_else(|error| panic!("{shown}: {error}"));
    assert!(used.status.success(), "{shown} failed:\n{said}");
    #[expect(clippy::cast_precision_loss, reason = "nothing here has a petabyte")]
    let memory = used.rusage.maxrss as f64 / f64::from(1 << 20);
    Cost { cpu: (used.rusage.utime + used.rusage.stime).as_secs_f64(), wall: start.elapsed().as_secs_f64(), memory }
}

/// How long a function takes, so many times.
pub(crate) fn times<T>(count: usize, mut act: impl FnMut() -> T) -> Vec<f64> {
    let mut time = || {
        let start = Instant::now();
        let made = act();
        let took = start.elapsed().as_secs_f64();
        // To give back what was made is no part of making it.
        drop(made);
        took
    };
    (0..count).map(|_| time()).collect()
}

/// What several runs come to.
pub(crate) fn figure(
    what: impl Into<String>,
    size: Size,
    unit: Unit,
    mut runs: Vec<f64>,
    how: impl Into<String>,
) -> Figure {
    let what = what.into();
    runs.sort_by(f64::total_cmp);
    let (low, middle, high) = (runs[0], runs[runs.len() / 2], runs[runs.len() - 1]);
    eprintln!("{what} ({size}): {middle:.3} {unit}, {low:.3} to {high:.3}");
    let [figure, low, high] = [middle, low, high].map(rounded);
    Figure { what, size, unit, figure, spread: [low, high], how: how.into(), runs: Some(runs.len()) }
}

/// The command line, built for release.
pub(crate) fn build_the_command_line() {
    let cargo = Command::new(env!("CARGO")).args(["build", "--quiet", "--release", "-p", "xtask"]).status();
    assert!(cargo.is_ok_and(|status| status.success()), "the command line cannot be built");
}

/// It, in the workspace.
pub(crate) fn xtask() -> Command {
    let mut command = Command::new(tests::released_xtask());
    command.current_dir(tests::workspace());
    command
}

/// The folder of the specification of that size, anew.
pub(crate) fn specification(size: Size) -> PathBuf {
    let folder = tests::target().join("measured").join(size.to_string());
    let spec = folder.join("spec");
    remove(&folder);
    match size.catalogue() {
        Some(size) => tests::write(Catalogue::new(size).files(), &spec).expect("files can be written"),
        None => tests::copy(&tests::workspace().join("spec"), &spec),
    }
    spec
}

/// Removes a folder, if it is there.
pub(crate) fn remove(folder: &Path) {
    if folder.exists() {
        fs::remove_dir_all(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    }
}

/// To three digits that count.
fn rounded(number: f64) -> f64 {
    if number == 0.0 {
        return 0.0;
    }
    #[expect(clippy::cast_possible_truncation, reason = "the magnitude of a figure is a small number")]
    let digits = 2 - number.abs().log10().floor() as i32;
    let scale = 10_f64.powi(digits.clamp(0, 6));
    (number * scale).round() / scale
}
