//! How much of each API is known, next to what the vendor says there is.

use std::collections::BTreeSet;
use std::iter::Sum;
use std::ops::AddAssign;

use super::{Api, Integrations, Offered, Operation, ProviderId, Published, Resource, Spec, rows_of};

/// How well the fields of a resource are known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Typed {
    /// All of them.
    Whole,
    /// Some of them.
    InPart,
    /// None of them.
    Not,
}

impl Resource {
    /// How well its fields are known.
    pub fn typed(&self) -> Typed {
        match (self.object.is_empty(), self.is_partial) {
            (true, _) => Typed::Not,
            (false, true) => Typed::InPart,
            (false, false) => Typed::Whole,
        }
    }
}

/// How much is known of an API, or of all of them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Known {
    /// Resources of which all fields are known.
    pub whole: usize,
    /// Resources of which some fields are known.
    pub in_part: usize,
    /// Resources of which no field is known.
    pub untyped: usize,
    /// Resources that have operations besides those that are known, or may have.
    pub operations_in_part: usize,
    /// Operations.
    pub operations: usize,
    /// Operations of which everybody who has them is known.
    pub bound: usize,
    /// Operations of which some who have them are known.
    pub listed_in_part: usize,
    /// Operations of which nobody says who has them.
    pub not_stated: usize,
    /// Fields of objects, members included.
    pub fields: usize,
    /// The providers that are named.
    pub providers: BTreeSet<ProviderId>,
}

impl Known {
    /// All resources.
    pub fn resources(&self) -> usize {
        self.whole + self.in_part + self.untyped
    }
}

impl AddAssign<&Known> for Known {
    fn add_assign(&mut self, other: &Known) {
        self.whole += other.whole;
        self.in_part += other.in_part;
        self.untyped += other.untyped;
        self.operations_in_part += other.operations_in_part;
        self.operations += other.operations;
        self.bound += other.bound;
        self.listed_in_part += other.listed_in_part;
        self.not_stated += other.not_stated;
        self.fields += other.fields;
        self.providers.extend(&other.providers);
    }
}

impl<'a> Sum<&'a Known> for Known {
    fn sum<I: Iterator<Item = &'a Known>>(all: I) -> Self {
        all.fold(Self::default(), |mut sum, known| {
            sum += known;
            sum
        })
    }
}

impl Api {
    /// How much of it is known.
    pub fn known(&self, spec: &Spec) -> Known {
        self.resources.iter().map(|resource| resource.known(spec)).collect::<Vec<_>>().iter().sum()
    }
}

impl Resource {
    fn known(&self, spec: &Spec) -> Known {
        let is = |typed| usize::from(self.typed() == typed);
        let offered = |wanted| self.operations.iter().filter(|operation| operation.offered() == wanted).count();
        Known {
            whole: is(Typed::Whole),
            in_part: is(Typed::InPart),
            untyped: is(Typed::Not),
            operations_in_part: usize::from(self.has_more_operations),
            operations: self.operations.len(),
            bound: offered(Offered::Whole),
            listed_in_part: offered(Offered::InPart),
            not_stated: offered(Offered::NotStated),
            fields: rows_of(super::Location::Response, &self.object).len(),
            providers: self.operations.iter().flat_map(|operation| operation.providers_named(spec)).collect(),
        }
    }
}

impl Operation {
    /// Every provider that is named for the operation or for a field of it.
    fn providers_named(&self, spec: &Spec) -> BTreeSet<ProviderId> {
        let rows = self.rows(spec);
        let cells = rows.iter().flat_map(|row| row.support.cells()).map(|cell| cell.provider);
        let integrations = self.integrations.iter().flat_map(Integrations::all).map(|one| one.provider);
        cells.chain(integrations).collect()
    }
}

impl Spec {
    /// How much of all APIs is known.
    pub fn known(&self) -> Known {
        self.apis.iter().map(|api| api.known(self)).collect::<Vec<_>>().iter().sum()
    }

    /// What the vendor says of all APIs; `None` where it says nothing of some.
    pub fn published(&self) -> Option<Published> {
        let all = self.apis.iter().map(|api| api.published);
        all.reduce(|sum, next| {
            let (sum, next) = (sum?, next?);
            Some(Published {
                resources: sum.resources.saturating_add(next.resources),
                integrations: sum.integrations.saturating_add(next.integrations),
            })
        })?
    }
}
