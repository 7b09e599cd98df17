//! What files in a repository cannot be: missing, links, or of a size that nobody wants to check out.

use std::fmt::Write;

use unified_codegen::load::{RawFile, Refusal};

const RESOURCE: &str = "ticketing/accounts.yaml";
const PROVIDERS: &str = "providers.yaml";

/// Makes of the files what the case is about.
pub(crate) fn alter(case: &str, files: &mut Vec<RawFile>) {
    match case {
        "missing-file" => files.retain(|file| file.path != "platform.yaml"),
        "missing-file.both" => files.retain(|file| file.path == RESOURCE),
        "symlink" => replace(files, RESOURCE, Err(Refusal::Symlink)),
        "symlink.providers" => replace(files, PROVIDERS, Err(Refusal::Symlink)),
        "symlink.folder" => add(files, "crm", Err(Refusal::Symlink)),
        "not-a-file" => replace(files, RESOURCE, Err(Refusal::NotAFile)),
        "not-a-file.platform" => replace(files, "platform.yaml", Err(Refusal::NotAFile)),
        "file-name.control-character" => add(files, "ticketing/\u{1b}[1mnew\n.yaml", Ok(Vec::new())),
        "duplicate-key.far" => append(files, RESOURCE, &("# Nothing.\n".repeat(2000) + "description: Again.\n")),
        "too-large" => replace(files, RESOURCE, Err(Refusal::TooLarge)),
        "too-large.providers" => replace(files, PROVIDERS, Ok(providers(70_000))),
        "too-large.values" => replace(files, RESOURCE, Ok(values(2_100_000))),
        "too-large.key" => append(files, RESOURCE, &format!("{}: Nothing.\n", "k".repeat(1_001))),
        "too-large.operations" => replace(files, RESOURCE, Ok(operations(3_000, 300))),
        "too-deep.list" => replace(files, RESOURCE, Ok(b"- ".repeat(10_000))),
        "too-deep.brackets" => replace(files, RESOURCE, Ok(b"[".repeat(10 << 20))),
        "too-deep.braces" => replace(files, RESOURCE, Ok(b"{a: ".repeat(10_000))),
        _ => {}
    }
}

fn replace(files: &mut Vec<RawFile>, path: &str, content: Result<Vec<u8>, Refusal>) {
    files.retain(|file| file.path != path);
    add(files, path, content);
}

fn add(files: &mut Vec<RawFile>, path: &str, content: Result<Vec<u8>, Refusal>) {
    files.push(RawFile { path: path.to_owned(), content });
}

fn append(files: &mut [RawFile], path: &str, text: &str) {
    let file = files.iter_mut().find(|file| file.path == path).expect("the base has the file");
    file.content.as_mut().expect("the file was read").extend_from_slice(text.as_bytes());
}

/// More providers than a catalogue has, among them those that the resource names.
fn providers(number: usize) -> Vec<u8> {
    let mut text = String::from("providers:\n  alpha: Alpha\n  beta: Beta\n  front: Front\n");
    for index in 0..number {
        writeln!(text, "  p{index}: P{index}").expect("text can be written to");
    }
    text.into_bytes()
}

/// Operations that all answer with the same fields.
fn operations(fields: usize, number: usize) -> Vec<u8> {
    let mut text = String::from("description: Much of both.\nobject:\n");
    for index in 0..fields {
        writeln!(text, "  f{index}: {{type: string}}").expect("text can be written to");
    }
    text.push_str("operations:\n");
    for index in 0..number {
        writeln!(text, "  o{index}: {{request: not-stated}}").expect("text can be written to");
    }
    text.into_bytes()
}

fn values(number: usize) -> Vec<u8> {
    let mut text = String::from("object:\n  tier:\n    values:\n");
    for _ in 0..number {
        text.push_str("    - a\n");
    }
    text.into_bytes()
}
