//! Whether the builders' bounds and `check` say the same.

use serde::de::DeserializeOwned;

use super::{named, object, probes};
use crate::Provider;
use crate::runtime::support::{Has, Location, Operation, Reason, Violation, Violations, check_part};
use crate::runtime::{Record, Value};

/// A field's bound.
pub(crate) struct Bound {
    pub(crate) field: &'static str,
    /// The providers that its trait is implemented for, or not implemented for while the field is unset.
    pub(crate) providers: &'static [Provider],
    /// What rustc says of some of them: whether the bound holds.
    pub(crate) probes: &'static [(Provider, bool)],
}

/// `tried!(takes::Website: (Front, …))`: whether these providers meet the bound, by the way rustc looks names up: a constant of the
/// type itself, which it has where the bound holds, hides one of a trait.
macro_rules! tried {
    ($bound:path: ($($provider:ident),*)) => {{
        struct Probe<P>(::core::marker::PhantomData<P>);
        #[allow(dead_code, reason = "nobody may meet the bound")]
        impl<P: $bound> Probe<P> {
            const HOLDS: bool = true;
        }
        #[allow(dead_code, reason = "everybody may meet the bound")]
        trait Otherwise {
            const HOLDS: bool = false;
        }
        impl<P> Otherwise for Probe<P> {}
        &[$(($crate::Provider::$provider, Probe::<$crate::providers::$provider>::HOLDS)),*]
    }};
}

/// `builder_agrees!(UpdateUser, update_user, UPDATE, Request, "", takes => (Name = "name", …), given => (…), tried => (Front, …))`:
/// [`agree`] for a struct that is sent, by the module of its builder, its operation, where its fields stand there, and the traits of its
/// fields; these are tried with the providers at the end.
macro_rules! builder_agrees {
    (
        $struct:ident, $module:ident, $operation:ident, $location:ident, $prefix:literal,
        takes => ($($takes:ident = $taken:literal),*), given => ($($given:ident = $needed:literal),*), tried => $tried:tt
    ) => {
        $crate::runtime::testing::agree::<super::$struct>(&$crate::runtime::testing::Sent {
            operation: &super::operations::$operation,
            location: $crate::support::Location::$location,
            prefix: $prefix,
            takes: &[$($crate::runtime::testing::Bound {
                field: $taken,
                providers: super::$module::takes::$takes,
                probes: $crate::runtime::testing::tried!(super::$module::takes::$takes: $tried),
            }),*],
            given: &[$($crate::runtime::testing::Bound {
                field: $needed,
                providers: super::$module::given::$given,
                probes: $crate::runtime::testing::tried!(super::$module::given::$given<$crate::typed::Unset>: $tried),
            }),*],
        })
    };
}
pub(crate) use {builder_agrees, tried};

/// A struct that is sent.
pub(crate) struct Sent {
    pub(crate) operation: &'static Operation,
    pub(crate) location: Location,
    /// What the paths of its fields start with.
    pub(crate) prefix: &'static str,
    /// The bounds of its setters. A field that has none can be set for everybody.
    pub(crate) takes: &'static [Bound],
    /// The bounds of `build`. A field that has none need not be set.
    pub(crate) given: &'static [Bound],
}

/// Panics if there is a provider and a field of `T` of which the builder and `check` do not say the same.
pub(crate) fn agree<T: Record + Default + DeserializeOwned>(sent: &Sent) {
    let samples: Vec<(&str, T)> = named::<T>().iter().map(|field| (*field, sample(field))).collect();
    for bound in sent.takes {
        bound.holds_for(|provider| bound.providers.contains(&provider));
    }
    for bound in sent.given {
        bound.holds_for(|provider| !bound.providers.contains(&provider));
    }
    for provider in Provider::ALL {
        let missing = found(sent, &T::default(), *provider, |reason| *reason == Reason::Missing);
        let expected = sent.given.iter().filter(|bound| bound.providers.contains(provider)).map(|bound| bound.field);
        assert!(missing.iter().map(String::as_str).eq(expected), "{provider} requires {missing:?}");
        for (field, record) in &samples {
            let refused = !found(sent, record, *provider, |reason| *reason == Reason::Unsupported).is_empty();
            let bound = sent.takes.iter().find(|bound| bound.field == *field);
            let expected = bound.is_some_and(|bound| !bound.providers.contains(provider));
            assert_eq!(refused, expected, "{provider} and `{field}` of {}", sent.operation);
        }
    }
}

/// Panics if the bound of an operation does not hold for whom the matrix lists as having it.
pub(crate) fn offered(operation: &'static Operation, providers: &[Provider], probes: &[(Provider, bool)]) {
    for provider in Provider::ALL {
        let has_it = matches!(operation.supports(*provider), Has::Whole | Has::Partial);
        assert_eq!(providers.contains(provider), has_it, "{provider} and {operation}");
        assert_eq!(Violations::of_operation(operation, *provider).is_none(), has_it, "{provider} and {operation}");
    }
    for (provider, holds) in probes {
        assert_eq!(*holds, providers.contains(provider), "the bound of {operation} for {provider}");
    }
}

impl Bound {
    fn holds_for(&self, expected: impl Fn(Provider) -> bool) {
        for (provider, holds) in self.probes {
            assert_eq!(*holds, expected(*provider), "the bound of `{}` for {provider}", self.field);
        }
    }
}

/// A record that has this field alone.
fn sample<T: Record + DeserializeOwned>(field: &str) -> T {
    fitting(field).map_or_else(|| panic!("nothing gets into `{field}`"), |(_, record)| record)
}

/// A value that gets into this field, and a record that has it alone.
pub(super) fn fitting<T: Record + DeserializeOwned>(field: &str) -> Option<(Value, T)> {
    let is_set = |record: &T| (record as &dyn Record).set_fields().any(|(name, _)| name == field);
    probes().into_iter().filter(|probe| !probe.is_null()).find_map(|probe| {
        let record = serde_json::from_value::<T>(object([(field, probe.clone())])).ok().filter(is_set)?;
        Some((probe, record))
    })
}

/// The fields of the record itself that there are such violations of.
fn found(sent: &Sent, record: &dyn Record, provider: Provider, wanted: fn(&Reason) -> bool) -> Vec<String> {
    let own = |violation: &Violation| record.shape().fields.contains(&violation.path.as_str());
    check_part(record, sent.prefix, sent.operation, sent.location, provider)
        .err()
        .iter()
        .flatten()
        .filter(|violation| own(violation) && wanted(&violation.reason))
        .map(|violation| violation.path.clone())
        .collect()
}
