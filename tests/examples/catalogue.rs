//! Writes an invented catalogue into a folder: `cargo run -p tests --example catalogue -- L target/catalogue`.

use std::path::Path;
use std::process::ExitCode;

use tests::catalogue::{Catalogue, Size};
use tests::wide;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [name, folder] = arguments.as_slice() else { return usage() };
    let files = match name.as_str() {
        "S" => Catalogue::new(Size::S).files(),
        "M" => Catalogue::new(Size::M).files(),
        "L" => Catalogue::new(Size::L).files(),
        "XL" => Catalogue::new(Size::XL).files(),
        "wide" => wide::files(),
        _ => return usage(),
    };
    match tests::write(files, Path::new(folder)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{folder}: {error}");
            ExitCode::from(2)
        }
    }
}

fn usage() -> ExitCode {
    eprintln!("usage: catalogue S|M|L|XL|wide FOLDER");
    ExitCode::from(2)
}
