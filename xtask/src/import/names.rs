//! The names of a specification that begins: of those that it is begun from, the ones that are about something in it.

use std::ops::Range;
use std::path::Path;

use unified_codegen::diagnostics::Rule;

use super::files::Change;
use super::folder::{self, Folder};

/// What exceptions to naming are written in.
pub(super) const FILE: &str = "names.yaml";

/// Takes out of the names what is about nothing: the checker refuses it. A file without any other goes.
pub(super) fn keep_used(files: &mut Vec<Change>, there: &Folder, out: &Path) {
    let all: Vec<(&str, &str)> = files.iter().map(|file| (file.path.as_str(), file.after.as_str())).collect();
    let Err(report) = folder::decided(&there.with(&all), out) else { return };
    let unused = report.into_sorted().into_iter().filter(|finding| finding.rule == Rule::UnusedOverride);
    let places: Vec<Range<usize>> = unused.map(|finding| finding.place.bytes()).collect();
    let Some(names) = files.iter_mut().find(|file| file.path == FILE).filter(|_| !places.is_empty()) else { return };
    names.after = without(&names.after, &places);
    files.retain(|file| file.path != FILE || file.after.lines().any(|line| line.trim_start().starts_with("- ")));
}

/// A text without the lines that have any of this.
fn without(text: &str, places: &[Range<usize>]) -> String {
    let mut start = 0;
    let lines = text.split_inclusive('\n').map(|line| {
        let bytes = start..start + line.len();
        start = bytes.end;
        (bytes, line)
    });
    let is_in = |bytes: &Range<usize>| places.iter().any(|place| place.start < bytes.end && bytes.start < place.end);
    lines.filter(|(bytes, _)| !is_in(bytes)).map(|(_, line)| line).collect()
}

#[cfg(test)]
mod tests {
    use super::without;

    #[test]
    fn lines_go_whole() {
        let text = "overrides:\n  - {a: b}\n  - c: d\n    e: f\n  - {g: h}\n";
        let place = |part: &str| {
            let start = text.find(part).expect("it is there");
            start..start + part.len()
        };
        assert_eq!(without(text, &[place("{a: b}"), place("c: d\n    e: f")]), "overrides:\n  - {g: h}\n");
        assert_eq!(without(text, &[]), text);
    }
}
