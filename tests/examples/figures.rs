//! Draws `tests/figures/figures.yaml`, as a plot and as the table of the README there: `cargo run -p tests --example figures`.

use std::process::ExitCode;

fn main() -> ExitCode {
    for (path, text) in tests::figures::drawn() {
        if let Err(error) = std::fs::write(&path, text) {
            eprintln!("{}: {error}", path.display());
            return ExitCode::from(2);
        }
    }
    ExitCode::SUCCESS
}
