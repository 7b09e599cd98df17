//! Lists of providers, as the tables have them.

use super::tests::{A, B, C, TOO_FEW, slugs};
use super::{Listed, ProviderList, ProviderSet, Support};
use crate::generated::OPERATIONS;
use crate::generated::provider::Provider;

const NOBODY: ProviderList = ProviderList::new("");
const ENDS: ProviderList = ProviderList::new(slugs!(A, C));

const _: () = assert!(ENDS.contains(A) && (TOO_FEW || !ENDS.contains(B)) && !NOBODY.contains(A));

#[test]
fn a_list_is_the_same_as_its_set() {
    if TOO_FEW {
        return;
    }
    assert_eq!((ENDS.len(), ENDS.is_empty()), (2, false));
    assert!(ENDS.iter().eq([A, C]));
    assert_eq!(ENDS.to_set(), ProviderSet::from_slice(&[A, C]));
    assert_eq!(format!("{ENDS:?}"), format!("[{A}, {C}]"));
}

#[test]
fn nobody_is_in_an_empty_list() {
    assert_eq!((NOBODY.len(), NOBODY.is_empty(), NOBODY.iter().count()), (0, true, 0));
    assert!(NOBODY.to_set().is_empty());
}

/// A slug may be the beginning of another, or its end.
#[test]
fn a_provider_is_not_taken_for_another() {
    for own in Provider::ALL {
        let list = ProviderList::new(own.slug());
        assert!(Provider::ALL.iter().all(|other| list.contains(*other) == (other == own)), "{own}");
    }
}

/// Whoever is named in a table is one of the providers, once.
#[test]
fn the_tables_name_providers() {
    let listed = |support| match support {
        Support::Listed(Listed { required, supported, .. }) | Support::InPart(Listed { required, supported, .. }) => {
            vec![required, supported]
        }
        _ => Vec::new(),
    };
    for operation in OPERATIONS {
        let having = operation.integrations.map(|known| [known.whole, known.partial]);
        let takers = operation.fields().flat_map(|field| listed(field.support));
        for list in having.into_iter().flatten().chain(takers) {
            assert_eq!((list.iter().count(), list.to_set().len()), (list.len(), list.len()), "{operation}: {list:?}");
        }
    }
}
