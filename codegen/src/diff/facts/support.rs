//! Who takes a field.

use super::{Facts, Spot};
use crate::diff::change::{Known, Sides, What};
use crate::model::{Cell, EnumValue, Level, ProviderId, Spec, Support};

/// The support of one field on both sides.
#[derive(Clone, Copy)]
pub(super) struct Supported<'a> {
    pub(super) spots: Sides<Spot<'a>>,
    /// The places that cells are counted from.
    pub(super) support: Sides<&'a Support>,
    /// The unified schema requires the field of everybody.
    pub(super) demanded: Sides<bool>,
    /// The values that the unified schema knows.
    pub(super) values: Sides<&'a [EnumValue]>,
}

impl Facts<'_, '_> {
    pub(super) fn support(&mut self, field: Supported<'_>) {
        if self.is_over() {
            return;
        }
        let (before, after) = (field.support.before, field.support.after);
        if before.kind() == after.kind() && before.is_named() {
            return self.cells(field, before.cells(), after.cells());
        }
        let demanded = field.demanded;
        let specs = self.context.specs;
        let sides = Sides::new(known(before, specs.before), known(after, specs.after));
        self.differ(field.spots, sides, |known| What::Known { known, demanded });
        if before.is_in_part() || after.is_in_part() {
            self.cells(field, before.cells(), after.cells());
        }
    }

    fn cells(&mut self, field: Supported<'_>, before: &[Cell], after: &[Cell]) {
        let providers = &self.context.providers;
        if same(before, after, |id| providers.after(id)) {
            return;
        }
        for cell in before {
            // A provider that is gone altogether is one fact.
            let Some(id) = providers.after(cell.provider) else { continue };
            let other = after.iter().find(|other| other.provider == id);
            let spots = Sides {
                before: field.spots.before.starting(Some(cell.at)),
                after: field.spots.after.starting(other.map(|other| other.at)),
            };
            self.cell(spots, field, id, Sides::new(Some(cell), other));
        }
        for cell in after {
            let is_new = !before.iter().any(|other| providers.after(other.provider) == Some(cell.provider));
            if is_new && providers.is_known(cell.provider) {
                let spots = Sides { after: field.spots.after.starting(Some(cell.at)), ..field.spots };
                self.cell(spots, field, cell.provider, Sides::new(None, Some(cell)));
            }
        }
    }

    fn cell(&mut self, spots: Sides<Spot<'_>>, field: Supported<'_>, id: ProviderId, cells: Sides<Option<&Cell>>) {
        let level: Sides<Option<Level>> = cells.map(|cell| cell.map(|cell| cell.level));
        let values = cells.map(|cell| cell.and_then(Cell::values));
        let who = || self.context.providers.who(id);
        if level.differ() && field.tells_alone(level) {
            let is_whole = field.support.map(is_listed);
            let what = What::Cell { provider: who(), level, demanded: field.demanded, is_whole };
            self.push(spots, what);
        }
        let kept = Sides::new(kept(values.before, field.values), kept(values.after, field.values.mirrored()));
        // Whoever is not on a list that is known in part, or on none, has no values of its own that are known.
        let is_known = |cell: Option<&Cell>, support: &Support| cell.is_some() || !is_listed(support);
        let are_known = is_known(cells.before, field.support.before) && is_known(cells.after, field.support.after);
        if are_known && values.differ() && kept.differ() {
            let at = cells.map(|cell| cell.and_then(|cell| cell.own.as_ref()).map(|own| own.at));
            let spots = Sides { before: spots.before.starting(at.before), after: spots.after.starting(at.after) };
            let what = What::OwnValues(who(), values.map(|values| values.map(<[String]>::to_vec)));
            self.push(spots, what);
        }
    }
}

impl Supported<'_> {
    /// Where who takes the field is known in another way, that says most of single providers. It does not say that one is known to
    /// require the field of whom nothing was known, or was known otherwise.
    fn tells_alone(&self, level: Sides<Option<Level>>) -> bool {
        let matters = self.spots.after.is_sent() && !(self.demanded.before && self.demanded.after);
        let named =
            |level: Option<Level>, support: &Support| level == Some(Level::Required) && support.is_in_part() && matters;
        let is_named_on_both = level.before.is_some() && level.after.is_some();
        self.support.before.kind() == self.support.after.kind()
            || is_named_on_both
            || named(level.before, self.support.before)
            || named(level.after, self.support.after)
    }
}

/// A provider's values before, without those that the field has lost, which is a fact by itself; or, mirrored, those after without
/// those that it has gained. A field whose values are known in part never had some of them.
fn kept<'a>(values: Option<&'a [String]>, field: Sides<&[EnumValue]>) -> Option<Vec<&'a String>> {
    let is_among = |values: &[EnumValue], value: &String| values.iter().any(|known| known.wire == *value);
    let was_never = |value: &String| !field.before.is_empty() && !is_among(field.before, value);
    let is_kept = |value: &&String| field.after.is_empty() || is_among(field.after, value) || was_never(value);
    values.map(|values| values.iter().filter(is_kept).collect())
}

/// Nearly every list is what it was.
fn same(before: &[Cell], after: &[Cell], number: impl Fn(ProviderId) -> Option<ProviderId>) -> bool {
    let alike = |(one, other): (&Cell, &Cell)| {
        one.level == other.level && number(one.provider) == Some(other.provider) && one.values() == other.values()
    };
    before.len() == after.len() && before.iter().zip(after).all(alike)
}

/// How the providers of a field are known, by what they are called on the wire.
pub(super) fn known(support: &Support, spec: &Spec) -> Known {
    let slugs = |level| support.at(level).map(|id| spec.provider(id).slug.clone()).collect();
    match support {
        Support::Listed(_) => Known::Listed { required: slugs(Level::Required), supported: slugs(Level::Supported) },
        Support::InPart(_) => Known::InPart { required: slugs(Level::Required), supported: slugs(Level::Supported) },
        Support::Counted { supported, required } => Known::Counted { supported: *supported, required: *required },
        Support::NotStated => Known::NotStated,
    }
}

/// A field is stated to be taken by nobody but the listed.
pub(super) fn is_listed(support: &Support) -> bool {
    matches!(support, Support::Listed(_))
}
