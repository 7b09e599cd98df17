//! Whoever meets a name that cannot be used in Rust does what the finding says.

use unified_codegen::diagnostics::{Diagnostic, Style, render};
use unified_codegen::load::RawFile;
use unified_codegen::model::Spec;

/// What came of following the findings.
pub struct Named {
    /// The files, with the exceptions that the findings asked for.
    pub files: Vec<RawFile>,
    /// What they mean, or what is still wrong with them.
    pub outcome: Result<Spec, Vec<Diagnostic>>,
    /// How many exceptions it took.
    pub exceptions: usize,
}

/// How often an entry may bring about the next finding.
const ROUNDS: usize = 12;

/// Reads files, and copies the entries that findings propose for `names.yaml` into it, until nothing is left to be renamed.
pub fn named(mut files: Vec<RawFile>) -> Named {
    let mut entries: Vec<String> = Vec::new();
    for _ in 0..ROUNDS {
        let findings = match crate::compile(files.clone()) {
            Ok(spec) => return Named { files, outcome: Ok(spec), exceptions: entries.len() },
            Err(report) => report.into_sorted(),
        };
        let before = entries.len();
        for finding in &findings {
            let new = proposed(finding).map(|entry| filled(&entry, entries.len()));
            // One entry may be what several findings ask for.
            entries.extend(new.filter(|new| !entries.iter().any(|old| about(old) == about(new))));
        }
        if entries.len() == before {
            return Named { files, outcome: Err(findings), exceptions: before };
        }
        files.retain(|file| file.path != "names.yaml");
        let lines = entries.iter().map(|entry| format!("  - {entry}\n")).collect::<Vec<_>>();
        let text = format!("overrides:\n{}", lines.concat());
        files.push(RawFile { path: "names.yaml".to_owned(), content: Ok(text.into_bytes()) });
    }
    let outcome = crate::compile(files.clone()).map_err(unified_codegen::diagnostics::Report::into_sorted);
    Named { files, outcome, exceptions: entries.len() }
}

/// Findings as a terminal without colours shows them.
pub fn shown(findings: &[Diagnostic]) -> String {
    findings.iter().map(|finding| render(finding, Style::Plain) + "\n\n").collect()
}

const OPEN: &str = "name: …, reason: …}";

/// The entry that a finding says to write.
fn proposed(finding: &Diagnostic) -> Option<String> {
    let help = &finding.help;
    let end = help.find(OPEN)? + OPEN.len();
    let start = ["{provider: ", "{api: ", "{resource: ", "{field: ", "{value: ", "{type: "];
    let start = start.iter().filter_map(|start| help.find(start)).min()?;
    Some(help.get(start..end)?.to_owned()).filter(|entry| !entry.starts_with("{type: …"))
}

/// The entry with a name that nothing else has.
fn filled(entry: &str, number: usize) -> String {
    let snake = ["{api: ", "{resource: ", "{field: "].iter().any(|kind| entry.starts_with(kind));
    let name = if snake { format!("renamed_{number}_") } else { format!("Renamed{number}X") };
    entry.replace(OPEN, &format!("name: {name}, reason: Nothing else is called so.}}"))
}

fn about(entry: &str) -> &str {
    entry.rsplit_once(", name: ").map_or(entry, |(about, _)| about)
}
