//! A row of the matrix in the form that `cargo xtask matrix --format jsonl` documents, whoever it was read by.

use serde::Serialize;

/// One field of one operation; the order of the keys is part of the form.
#[derive(Debug, Clone, Default, Serialize)]
pub(crate) struct Row {
    pub(crate) api: String,
    pub(crate) resource: String,
    pub(crate) method: String,
    pub(crate) http: String,
    pub(crate) path: String,
    pub(crate) location: &'static str,
    pub(crate) field: Option<String>,
    #[serde(rename = "type")]
    pub(crate) ty: String,
    pub(crate) format: Option<String>,
    pub(crate) required: bool,
    pub(crate) values: Option<Vec<String>>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub(crate) partial_values: bool,
    pub(crate) support: Support,
}

#[derive(Debug, Clone, Default, Serialize)]
pub(crate) struct Support {
    kind: &'static str,
    supported: Option<u64>,
    required: Option<u64>,
    providers: Option<Vec<Cell>>,
}

#[derive(Debug, Clone, Serialize)]
pub(crate) struct Cell {
    pub(crate) provider: String,
    pub(crate) label: String,
    pub(crate) level: &'static str,
    pub(crate) values: Option<Vec<String>>,
}

impl Support {
    pub(crate) fn listed(cells: Vec<Cell>) -> Self {
        let required = cells.iter().filter(|cell| cell.level == "required").count() as u64;
        Self { kind: "listed", supported: Some(cells.len() as u64), required: Some(required), providers: Some(cells) }
    }

    pub(crate) fn in_part(cells: Vec<Cell>) -> Self {
        Self { kind: "in-part", supported: None, required: None, providers: Some(cells) }
    }

    pub(crate) fn counted(supported: u64, required: u64) -> Self {
        Self { kind: "counted", supported: Some(supported), required: Some(required), providers: None }
    }

    pub(crate) fn not_stated() -> Self {
        Self { kind: "unstated", ..Self::default() }
    }
}

/// The lines that rows are.
pub(crate) fn lines<T: Serialize>(rows: &[T]) -> Vec<String> {
    rows.iter().map(|row| serde_json::to_string(row).expect("a row is JSON")).collect()
}

/// Panics with the lines that only one side has.
pub(crate) fn assert_same(what: &str, expected: &[String], actual: &[String]) {
    let (missing, extra) = (only_in(expected, actual), only_in(actual, expected));
    assert!(
        missing.is_empty() && extra.is_empty(),
        "{what}\nexpected, and not there:\n{}\nthere, and not expected:\n{}",
        missing.join("\n"),
        extra.join("\n")
    );
    assert!(expected == actual, "{what}: the same rows in another order\n{expected:#?}\n{actual:#?}");
}

/// Lines may occur more than once: fields without a name can be all alike.
fn only_in(lines: &[String], others: &[String]) -> Vec<String> {
    let mut left: Vec<&String> = others.iter().collect();
    let mut only = Vec::new();
    for line in lines {
        match left.iter().position(|other| *other == line) {
            Some(index) => drop(left.swap_remove(index)),
            None => only.push(line.clone()),
        }
    }
    only
}
