//! How much is known of who takes part in what.

use super::{Cell, Level, Location, Operation, Resource, Row, Spec, SupportKind};

/// How many lines of the matrix list a provider.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Listings {
    /// Fields and parameters that the provider refuses a request without.
    pub required: usize,
    /// Those that it takes and does not need.
    pub supported: usize,
    /// Fields of answers that it fills.
    pub filled: usize,
}

impl Listings {
    /// All of them.
    pub fn total(self) -> usize {
        self.required + self.supported + self.filled
    }

    fn add(&mut self, location: Location, cell: &Cell) {
        *match (location, cell.level) {
            (Location::Response, _) => &mut self.filled,
            (_, Level::Required) => &mut self.required,
            (_, Level::Supported) => &mut self.supported,
        } += 1;
    }
}

/// Of how many lines of the matrix which of the four facts is known.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Kinds {
    /// Providers are named, all or some.
    pub listed: usize,
    /// Providers are counted.
    pub counted: usize,
    /// No source says.
    pub not_stated: usize,
}

impl Kinds {
    /// All of them.
    pub fn total(self) -> usize {
        self.listed + self.counted + self.not_stated
    }

    fn add(&mut self, row: &Row<'_>) {
        *match row.support.kind() {
            SupportKind::Listed | SupportKind::InPart => &mut self.listed,
            SupportKind::Counted => &mut self.counted,
            SupportKind::NotStated => &mut self.not_stated,
        } += 1;
    }
}

impl std::ops::AddAssign for Kinds {
    fn add_assign(&mut self, other: Self) {
        self.listed += other.listed;
        self.counted += other.counted;
        self.not_stated += other.not_stated;
    }
}

/// What is known of providers and of operations, as numbers of lines of the matrix.
#[derive(Debug, Clone)]
pub struct Coverage<'a> {
    /// Of each provider, in the order of [`Spec::providers`].
    pub providers: Vec<Listings>,
    /// Of each operation, in order.
    pub operations: Vec<(&'a Resource, &'a Operation, Kinds)>,
}

impl Spec {
    /// What is known of every provider and of every operation.
    pub fn coverage(&self) -> Coverage<'_> {
        let mut providers = vec![Listings::default(); self.providers.len()];
        let operations = self.operations().map(|(resource, operation)| {
            let mut kinds = Kinds::default();
            for row in operation.rows(self) {
                kinds.add(&row);
                for cell in row.support.cells() {
                    providers[cell.provider.index()].add(row.location, cell);
                }
            }
            (resource, operation, kinds)
        });
        let operations = operations.collect();
        Coverage { providers, operations }
    }
}
