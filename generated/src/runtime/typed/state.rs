//! What a builder knows of the request while it is being built.

use core::marker::PhantomData;

/// The field is set.
#[derive(Debug)]
pub enum Set {}

/// The field is not set.
#[derive(Debug)]
pub enum Unset {}

/// The provider, and which of the fields are set that somebody requires. It takes no room.
pub(crate) type State<P, S> = PhantomData<fn() -> (P, S)>;

/// `takes!(Website: Front, …)`: the trait of a field, for the providers that are listed.
macro_rules! implement_takes {
    ($field:ident: $($provider:ident),*) => {
        // The error has a list of these already, in words.
        $(#[diagnostic::do_not_recommend] impl self::$field for $crate::providers::$provider {})*
        #[diagnostic::do_not_recommend]
        impl self::$field for $crate::typed::AnyProvider {}
        #[diagnostic::do_not_recommend]
        impl<P: self::$field> self::$field for &P {}
    };
}

/// Whom a field must be set for: `given!(Name: Front, …)` for those that require it, `given!(Name: everybody)` where the
/// unified schema does.
macro_rules! implement_given {
    ($field:ident: everybody) => {
        #[diagnostic::do_not_recommend]
        impl<P> self::$field<$crate::typed::Set> for P {}
        #[diagnostic::do_not_recommend]
        impl self::$field<$crate::typed::Unset> for $crate::typed::AnyProvider {}
    };
    ($field:ident: $($provider:ident),+) => {
        #[diagnostic::do_not_recommend]
        impl<P> self::$field<$crate::typed::Set> for P {}

        // Without this, the error would be about the bound below instead of the field.
        #[diagnostic::do_not_recommend]
        impl<P> self::$field<$crate::typed::Unset> for P
        where
            $(P: $crate::runtime::typed::OtherThan<$crate::providers::$provider>,)+
        {
        }
    };
}

/// The same, and a constant of the trait's name, for tests that compare the list with the matrix. Outside of tests it is not even
/// written: rustc has to read a path a provider and field before it leaves them out.
#[cfg(test)]
macro_rules! takes {
    ($field:ident: $($provider:ident),*) => {
        $crate::runtime::typed::implement_takes!($field: $($provider),*);

        #[allow(dead_code, non_upper_case_globals, reason = "the trait's name, which `TakesEverything` has for nothing")]
        pub(crate) const $field: &[$crate::Provider] = &[$($crate::Provider::$provider),*];
    };
}

/// The same for `given!`.
#[cfg(test)]
macro_rules! given {
    ($field:ident: everybody) => {
        $crate::runtime::typed::implement_given!($field: everybody);

        #[allow(non_upper_case_globals, reason = "the trait's name")]
        pub(crate) const $field: &[$crate::Provider] = $crate::Provider::ALL;
    };
    ($field:ident: $($provider:ident),+) => {
        $crate::runtime::typed::implement_given!($field: $($provider),+);

        #[allow(non_upper_case_globals, reason = "the trait's name")]
        pub(crate) const $field: &[$crate::Provider] = &[$($crate::Provider::$provider),+];
    };
}

#[cfg(test)]
pub(crate) use {given, implement_given, implement_takes, takes};
#[cfg(not(test))]
pub(crate) use {implement_given as given, implement_takes as takes};
