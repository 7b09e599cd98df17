//! How providers stand to the fields of an operation.

use crate::model::{Integrations, Level, Location, Operation, ProviderId, Resource, Row, Spec, Support, rows_of};

/// What is known of a provider and a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mark {
    /// The provider is listed, and refuses a request without it.
    Required,
    /// The provider is listed.
    Supported,
    /// Others are listed; or the object is not taken that the field is in.
    NotListed,
    /// Providers are counted.
    Counted,
    /// No source says.
    NotStated,
}

impl Mark {
    /// Every mark, as a legend has them.
    pub(super) const ALL: [Self; 5] =
        [Self::Required, Self::Supported, Self::NotListed, Self::Counted, Self::NotStated];

    /// What a table shows, and scripts read.
    pub(super) fn sign(self) -> char {
        match self {
            Self::Required => 'R',
            Self::Supported => 'S',
            Self::NotListed => '–',
            Self::Counted => '#',
            Self::NotStated => '?',
        }
    }

    /// What a style calls it.
    pub(super) fn class(self) -> &'static str {
        match self {
            Self::Required => "r",
            Self::Supported => "s",
            Self::NotListed => "n",
            Self::Counted => "c",
            Self::NotStated => "u",
        }
    }

    /// What a legend says.
    pub(super) fn meaning(self) -> &'static str {
        match self {
            Self::Required => "required: a request without it is refused",
            Self::Supported => "supported: taken in a request, or filled in an answer",
            Self::NotListed => "not supported: the source lists others",
            Self::Counted => "counted: the source has a number of providers, and no names",
            Self::NotStated => "not stated: no source says, or its list is known in part",
        }
    }

    fn of(support: &Support, provider: ProviderId) -> Self {
        match support {
            Support::Listed(_) | Support::InPart(_) => match support.level_of(provider) {
                Some(Level::Required) => Self::Required,
                Some(Level::Supported) => Self::Supported,
                None if support.is_in_part() => Self::NotStated,
                None => Self::NotListed,
            },
            Support::Counted { .. } => Self::Counted,
            Support::NotStated => Self::NotStated,
        }
    }

    /// The provider takes or fills the field.
    pub(super) fn is_taken(self) -> bool {
        matches!(self, Self::Required | Self::Supported)
    }
}

/// A named field of an operation's own, or a common parameter that it says something of.
#[derive(Debug)]
pub(super) struct Line<'a> {
    pub(super) row: Row<'a>,
    /// Where it goes, and its path: `request.emails[].type`.
    pub(super) id: String,
    /// The path alone.
    pub(super) name: String,
    /// The line of the object that it is in.
    parent: Option<usize>,
}

impl Line<'_> {
    /// The field is in an object, or in the objects of a list.
    pub(super) fn is_member(&self) -> bool {
        self.parent.is_some()
    }

    /// The unified schema requires the field of everybody; of a member, where `marks` say that the object can be sent at all.
    pub(super) fn is_of_all(&self, marks: &[Mark]) -> bool {
        let is_sent = self.row.location != Location::Response;
        is_sent && self.row.required && self.parent.is_none_or(|at| marks[at] != Mark::NotListed)
    }
}

/// The fields of an operation's own, objects before their members.
#[derive(Debug)]
pub(super) struct Lines<'a>(pub(super) Vec<Line<'a>>);

impl<'a> Lines<'a> {
    pub(super) fn of(spec: &'a Spec, operation: &'a Operation) -> Self {
        let mut query = rows_of(Location::Query, &operation.query);
        query.extend(operation.rows_said(spec));
        let sections = [
            (Location::Query, query),
            (Location::Request, rows_of(Location::Request, operation.request_fields())),
            (Location::Response, rows_of(Location::Response, operation.response_fields())),
        ];
        let mut lines: Vec<Line<'a>> = Vec::new();
        for (location, rows) in sections {
            let start = lines.len();
            for row in rows {
                let Some(path) = &row.path else { continue };
                let name = path.to_string();
                let parent =
                    path.parent().and_then(|parent| lines[start..].iter().position(|line| line.name == parent));
                let parent = parent.map(|at| start + at);
                lines.push(Line { id: id(location, &name), name, parent, row });
            }
        }
        Self(lines)
    }

    /// What is known of a provider, line by line.
    pub(super) fn marks(&self, provider: ProviderId) -> Vec<Mark> {
        let mut marks: Vec<Mark> = Vec::with_capacity(self.0.len());
        for line in &self.0 {
            let object = line.parent.map(|at| marks[at]);
            let own = Mark::of(line.row.support, provider);
            marks.push(if object == Some(Mark::NotListed) { Mark::NotListed } else { own });
        }
        marks
    }
}

/// The anchor of a field.
pub(super) fn id(location: Location, path: &str) -> String {
    format!("{}.{path}", location.as_str())
}

/// An operation, with what every page about it asks for.
#[derive(Debug)]
pub(super) struct Shown<'a> {
    pub(super) resource: &'a Resource,
    pub(super) operation: &'a Operation,
    pub(super) lines: Lines<'a>,
    /// Those that have the operation, and those that some field lists, in the order of the list of providers.
    pub(super) providers: Vec<ProviderId>,
}

impl<'a> Shown<'a> {
    pub(super) fn of(spec: &'a Spec, resource: &'a Resource, operation: &'a Operation) -> Self {
        let lines = Lines::of(spec, operation);
        let listed = lines.0.iter().flat_map(|line| line.row.support.cells()).map(|cell| cell.provider);
        let integrated = operation.integrations.iter().flat_map(Integrations::all).map(|one| one.provider);
        let mut providers: Vec<ProviderId> = listed.chain(integrated).collect();
        providers.sort_unstable();
        providers.dedup();
        Self { resource, operation, lines, providers }
    }
}
