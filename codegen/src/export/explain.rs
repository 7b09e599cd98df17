//! What one provider makes of one operation.

use crate::model::{Has, Level, Location, Operation, ProviderId, Resource, Row, Spec, Support};
use crate::source::Place;

/// What to send to a provider in an operation, and what comes back.
#[derive(Debug, Clone)]
pub struct Explanation<'a> {
    /// The resource.
    pub resource: &'a Resource,
    /// The operation.
    pub operation: &'a Operation,
    /// What is sent, in the path, the query and the body, in the order of the specification.
    pub sent: Vec<Explained<'a>>,
    /// What comes back.
    pub received: Vec<Explained<'a>>,
}

/// A field, and how the provider stands to it.
#[derive(Debug, Clone)]
pub struct Explained<'a> {
    /// The field.
    pub row: Row<'a>,
    /// How the provider stands to it.
    pub standing: Standing,
    /// Where the fact stands that this rests on; where no source says, the field.
    pub place: Place,
    /// What else is said of it.
    pub besides: Vec<Fact<'a>>,
}

/// How a provider stands to a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Standing {
    /// The unified schema requires it of everybody.
    RequiredOfAll,
    /// The provider requires it.
    Required,
    /// The unified schema requires it of everybody, once the object is sent that it is in.
    RequiredOfAllWithin,
    /// The provider requires it, once the object is sent that it is in.
    RequiredWithin,
    /// The provider takes it, or fills it.
    Supported,
    /// No source says.
    NotKnown,
    /// Others are listed, the provider is not; or the object that the field is in is not supported, or the whole operation.
    Unsupported,
}

/// Something that the specification says, and where.
#[derive(Debug, Clone)]
pub struct Fact<'a> {
    /// What it says.
    pub says: Says<'a>,
    /// Where.
    pub place: Place,
}

/// What the specification says of a field, as far as it concerns one provider.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Says<'a> {
    /// The unified schema requires it of everybody.
    RequiredOfAll,
    /// The provider is listed.
    Listed(Level),
    /// Others are listed, the provider is not.
    NotListed,
    /// Others are listed, and sources do not show who else takes it.
    InPart,
    /// The provider is listed as taking it, and sources may not show that it requires it.
    PerhapsRequired,
    /// The object that the field is in is not supported.
    WithinUnsupported,
    /// The provider does not have the operation.
    WithoutOperation,
    /// Providers are counted.
    Counted {
        /// Those that take it, or fill it.
        supported: u64,
        /// Those that require it.
        required: u64,
    },
    /// The unified schema knows these values.
    Values(Vec<&'a str>),
    /// The unified schema knows these values, and others that no source shows.
    SomeValues(Vec<&'a str>),
    /// The provider has these values of its own.
    OwnValues(&'a [String]),
}

/// Explains an operation for a provider.
pub fn explain<'a>(
    spec: &'a Spec,
    resource: &'a Resource,
    operation: &'a Operation,
    provider: ProviderId,
) -> Explanation<'a> {
    let mut explained: Vec<Explained<'_>> = Vec::new();
    for row in operation.rows(spec) {
        let refused = object_of(&row, &explained).filter(|object| object.standing == Standing::Unsupported);
        let refused = refused.map(|object| Fact { says: Says::WithinUnsupported, place: object.place.clone() });
        let lacking = lacking(operation, provider).filter(|_| !row.says_who_takes_it(provider));
        explained.push(Explained::new(row, refused.or(lacking), provider));
    }
    let (received, sent) = explained.into_iter().partition(|explained| explained.row.location == Location::Response);
    Explanation { resource, operation, sent, received }
}

/// That the provider does not have the operation, where a source lists everybody who has.
fn lacking<'a>(operation: &Operation, provider: ProviderId) -> Option<Fact<'a>> {
    let known = operation.integrations.as_ref().filter(|_| operation.has(provider) == Has::No)?;
    let place = known.at.map_or_else(|| operation.place.clone(), |at| operation.place.at(at));
    Some(Fact { says: Says::WithoutOperation, place })
}

/// The object, or the list of objects, that a field is in.
fn object_of<'e, 'a>(row: &Row<'_>, before: &'e [Explained<'a>]) -> Option<&'e Explained<'a>> {
    let parent = row.path.as_ref()?.parent()?;
    let mut before = before.iter().filter(|other| other.row.location == row.location);
    before.find(|other| other.row.path.as_ref().is_some_and(|path| path.as_str() == parent))
}

impl<'a> Explained<'a> {
    /// `refused` says that the object is not supported that the field is in, or the operation.
    fn new(row: Row<'a>, refused: Option<Fact<'a>>, provider: ProviderId) -> Self {
        let required = row.is_demanded().then(|| Fact { says: Says::RequiredOfAll, place: row.required_place() });
        let facts = refused.into_iter().chain(required).chain(row.support_fact(provider));
        let mut besides: Vec<Fact<'a>> = facts.collect();
        let standing = besides.first().map_or(Standing::NotKnown, |basis| row.standing(&basis.says));
        let place = match standing {
            Standing::NotKnown => row.place.clone(),
            _ => besides.remove(0).place,
        };
        if standing == Standing::Supported {
            besides.extend(row.perhaps_required());
        }
        if standing != Standing::Unsupported {
            besides.extend(row.values_fact(provider));
        }
        Self { row, standing, place, besides }
    }
}

impl<'a> Row<'a> {
    /// The unified schema requires it of everybody who sends the object that it is in.
    fn is_demanded(&self) -> bool {
        self.required && self.location != Location::Response
    }

    /// Whoever is named is believed to take it, and of the others the list says enough, unless the field has to be sent anyway.
    fn says_who_takes_it(&self, provider: ProviderId) -> bool {
        let is_listed = matches!(self.support, Support::Listed(_));
        self.support.cell_of(provider).is_some() || (is_listed && !self.is_demanded())
    }

    fn standing(&self, basis: &Says<'_>) -> Standing {
        let within = self.path.as_ref().is_some_and(|path| path.parent().is_some());
        match basis {
            Says::RequiredOfAll if within => Standing::RequiredOfAllWithin,
            Says::RequiredOfAll => Standing::RequiredOfAll,
            // Nobody is asked for what comes back.
            Says::Listed(_) if self.location == Location::Response => Standing::Supported,
            Says::Listed(Level::Required) if within => Standing::RequiredWithin,
            Says::Listed(Level::Required) => Standing::Required,
            Says::Listed(Level::Supported) => Standing::Supported,
            Says::NotListed | Says::WithinUnsupported | Says::WithoutOperation => Standing::Unsupported,
            Says::InPart
            | Says::PerhapsRequired
            | Says::Counted { .. }
            | Says::Values(_)
            | Says::SomeValues(_)
            | Says::OwnValues(_) => Standing::NotKnown,
        }
    }

    /// What is said of who takes the field.
    fn support_fact(&self, provider: ProviderId) -> Option<Fact<'a>> {
        let fact = |says| Some(Fact { says, place: self.support_place() });
        match (self.support, self.support.cell_of(provider)) {
            (_, Some(cell)) => Some(Fact { says: Says::Listed(cell.level), place: self.support_beside.at(cell.at) }),
            (Support::Listed(_), None) => fact(Says::NotListed),
            (Support::Counted { supported, required }, None) => {
                fact(Says::Counted { supported: *supported, required: *required })
            }
            (Support::InPart(_), None) => fact(Says::InPart),
            (Support::NotStated, None) => None,
        }
    }

    /// A list that breaks off may do so before it says who requires the field, which nobody does of what comes back.
    fn perhaps_required(&self) -> Option<Fact<'a>> {
        let breaks_off = self.support.is_in_part() && self.location != Location::Response;
        breaks_off.then(|| Fact { says: Says::PerhapsRequired, place: self.support_place() })
    }

    /// The provider's own values where it has its own, else those that the unified schema knows.
    fn values_fact(&self, provider: ProviderId) -> Option<Fact<'a>> {
        let own = self.support.cell_of(provider).and_then(|cell| cell.own.as_ref());
        if let Some(own) = own {
            return Some(Fact { says: Says::OwnValues(&own.values), place: self.support_beside.at(own.at) });
        }
        let says = if self.values_shown.is_partial() { Says::SomeValues } else { Says::Values };
        let known = !self.values.is_empty();
        known.then(|| Fact { says: says(self.values.clone()), place: self.values_place() })
    }
}
