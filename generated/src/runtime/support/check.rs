//! Whether a provider takes a request as it is.

use core::fmt;

use super::{Answer, FieldSupport, Has, Location, Operation, Support};
use crate::generated::provider::Provider;
use crate::runtime::{Record, Value, View};

/// A request of which nothing is known that the provider would not take.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Checked {
    /// The fields that are set and of which no source says whether the provider takes them, in the order of the schema.
    pub not_known: Vec<&'static FieldSupport>,
    /// The fields that are set and whose values were not checked although the provider takes only some, in the order of the
    /// schema: in an object, because no source says which of its members the values are of; of a number that may have a
    /// fraction, because text has more than one way to write it.
    pub values_not_known: Vec<&'static FieldSupport>,
}

/// Everything that a provider cannot take of a request, and everything that it lacks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Violations {
    operation: &'static Operation,
    provider: Provider,
    all: Vec<Violation>,
}

/// One thing that a provider cannot take, or that it lacks.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Violation {
    /// The path to the field in this request: `emails[1].type`.
    pub path: String,
    /// What is known of the field.
    pub field: &'static FieldSupport,
    /// What is wrong.
    pub reason: Reason,
    provider: Provider,
}

/// Why a provider does not take a request.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Reason {
    /// The field is set, others are listed as taking it, and the provider is not.
    Unsupported,
    /// The field is not set, and the provider or the unified schema requires it.
    Missing,
    /// The provider takes some values of the field, and this is none of them.
    Value(String),
}

impl Violations {
    /// The operation that was to be called.
    pub const fn operation(&self) -> &'static Operation {
        self.operation
    }

    /// The provider that was to be called.
    pub const fn provider(&self) -> Provider {
        self.provider
    }

    /// The provider is not among those that have the operation, where a source lists all of them.
    pub(crate) fn of_operation(operation: &'static Operation, provider: Provider) -> Option<Self> {
        let has_not = operation.supports(provider) == Has::No;
        has_not.then(|| Self { operation, provider, all: Vec::new() })
    }

    /// Those of the query and those of the body of one request.
    #[cfg(feature = "client")]
    pub(crate) fn and(mut self, other: Self) -> Self {
        self.all.extend(other.all);
        self
    }

    /// Each of them, in the order of the schema. None, where the provider does not have the operation at all.
    pub fn iter(&self) -> core::slice::Iter<'_, Violation> {
        self.all.iter()
    }
}

impl<'a> IntoIterator for &'a Violations {
    type Item = &'a Violation;
    type IntoIter = core::slice::Iter<'a, Violation>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

/// One violation is a sentence, several are a list under a heading.
impl fmt::Display for Violations {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let [only] = self.all.as_slice() {
            return only.fmt(f);
        }
        let Operation { http, path, .. } = self.operation;
        if self.all.is_empty() {
            return write!(f, "{} does not have `{http} {path}` at all", self.provider.label());
        }
        write!(f, "{} does not take this `{http} {path}`:", self.provider.label())?;
        self.all.iter().try_for_each(|violation| write!(f, "\n- {violation}"))
    }
}

impl core::error::Error for Violations {}

impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (path, provider) = (&self.path, self.provider.label());
        match &self.reason {
            Reason::Unsupported => {
                write!(f, "`{path}` is not supported by {provider}")?;
                supporters(f, self.field)
            }
            Reason::Missing if self.field.required => {
                write!(f, "`{path}` is missing: the unified schema requires it, whoever the provider is")
            }
            Reason::Missing => write!(f, "`{path}` is missing: {provider} requires it"),
            Reason::Value(value) => {
                write!(f, "`{path}` is `{value}`, and {provider} takes only ")?;
                list(f, self.field.values_of(self.provider), "`")
            }
        }
    }
}

/// More would not be read.
const SHOWN: usize = 12;

fn supporters(f: &mut fmt::Formatter<'_>, field: &FieldSupport) -> fmt::Result {
    let Support::Listed(listed) = field.support else { return Ok(()) };
    let providers = listed.providers();
    f.write_str(" (supported by: ")?;
    let labels: Vec<&str> = providers.iter().take(SHOWN).map(Provider::label).collect();
    list(f, &labels, "")?;
    if providers.len() > SHOWN {
        write!(f, " and {} more", providers.len() - SHOWN)?;
    }
    f.write_str(")")
}

fn list(f: &mut fmt::Formatter<'_>, words: &[&str], quote: &str) -> fmt::Result {
    let mut between = "";
    for word in words {
        write!(f, "{between}{quote}{word}{quote}")?;
        between = ", ";
    }
    Ok(())
}

/// Holds what is set of a request, and what is not, against the matrix. A provider that does not have the operation takes nothing.
pub(crate) fn check(
    record: &dyn Record,
    operation: &'static Operation,
    location: Location,
    provider: Provider,
) -> Result<Checked, Violations> {
    match Violations::of_operation(operation, provider) {
        Some(violations) => Err(violations),
        None => check_part(record, "", operation, location, provider),
    }
}

/// The same for a part whose fields' paths start with `prefix`.
pub(crate) fn check_part(
    record: &dyn Record,
    prefix: &str,
    operation: &'static Operation,
    location: Location,
    provider: Provider,
) -> Result<Checked, Violations> {
    let rows = operation.fields().filter(|row| row.location == location).collect();
    let checked = Checked { not_known: Vec::new(), values_not_known: Vec::new() };
    let mut walk = Walk { rows, next: 0, provider, violations: Vec::new(), checked };
    walk.record(record, prefix, "");
    if walk.violations.is_empty() {
        return Ok(walk.checked);
    }
    Err(Violations { operation, provider, all: walk.violations })
}

struct Walk {
    rows: Vec<&'static FieldSupport>,
    /// Where the next field is looked for first.
    next: usize,
    provider: Provider,
    violations: Vec<Violation>,
    checked: Checked,
}

impl Walk {
    /// `schema` is the path of the record in the matrix, `shown` in this request: `emails[].` and `emails[1].`.
    fn record(&mut self, record: &dyn Record, schema: &str, shown: &str) {
        for (index, name) in record.shape().fields.iter().enumerate() {
            let Some(row) = self.row(schema, name) else { continue };
            let path = format!("{shown}{name}");
            let view = record.value(index).view();
            if view.is_absent() {
                if row.must_be_set(self.provider) {
                    self.violate(row, path, Reason::Missing);
                }
            } else if row.may_be_set(self.provider) {
                self.note_unknown(row);
                self.value(row, view, &format!("{schema}{name}"), &path);
            } else {
                self.violate(row, path, Reason::Unsupported);
            }
        }
    }

    fn value(&mut self, row: &'static FieldSupport, view: View<'_>, schema: &str, shown: &str) {
        match view {
            View::Record(record) => {
                self.note_unknown_value(row);
                self.record(record, &format!("{schema}."), &format!("{shown}."));
            }
            View::List(list) => {
                for (index, item) in list.items().enumerate() {
                    self.value(row, item, &format!("{schema}[]"), &format!("{shown}[{index}]"));
                }
            }
            View::Text(text) => self.scalar(row, text, shown),
            View::Integer(number) => self.scalar(row, &number.to_string(), shown),
            View::Bool(flag) => self.scalar(row, &flag.to_string(), shown),
            View::Raw(value) => self.raw(row, value, shown),
            View::Number(_) | View::Object(_) => self.note_unknown_value(row),
            View::Null | View::Absent => {}
        }
    }

    /// A value of a field of which no source gives the type.
    fn raw(&mut self, row: &'static FieldSupport, value: &Value, shown: &str) {
        match value {
            Value::String(text) => self.scalar(row, text, shown),
            Value::Bool(flag) => self.scalar(row, &flag.to_string(), shown),
            Value::Number(number) if !number.is_f64() => self.scalar(row, &number.to_string(), shown),
            Value::Number(_) | Value::Array(_) | Value::Object(_) => self.note_unknown_value(row),
            Value::Null => {}
        }
    }

    fn scalar(&mut self, row: &'static FieldSupport, value: &str, shown: &str) {
        if !row.may_have(self.provider, value) {
            self.violate(row, shown.to_owned(), Reason::Value(value.to_owned()));
        }
    }

    /// Records and the matrix have their fields in one order, so the field is most often the next one.
    fn row(&mut self, schema: &str, name: &str) -> Option<&'static FieldSupport> {
        let is_it = |row: &&FieldSupport| row.name.is_some_and(|path| path.strip_prefix(schema) == Some(name));
        let (before, after) = self.rows.split_at(self.next);
        let ahead = after.iter().position(is_it).map(|index| before.len() + index);
        let found = ahead.or_else(|| before.iter().position(is_it))?;
        self.next = found + 1;
        Some(self.rows[found])
    }

    fn note_unknown(&mut self, row: &'static FieldSupport) {
        let fields = &mut self.checked.not_known;
        if row.answer(self.provider) == Answer::NotKnown && !fields.contains(&row) {
            fields.push(row);
        }
    }

    fn note_unknown_value(&mut self, row: &'static FieldSupport) {
        let fields = &mut self.checked.values_not_known;
        if row.own_values(self.provider).is_some() && !fields.contains(&row) {
            fields.push(row);
        }
    }

    fn violate(&mut self, field: &'static FieldSupport, path: String, reason: Reason) {
        self.violations.push(Violation { path, field, reason, provider: self.provider });
    }
}
