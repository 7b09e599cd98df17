//! Providers as types.
#![allow(unreachable_pub, reason = "public traits have these above them or in their bounds")]

use crate::generated::provider::Provider;

/// A provider that is known when the code compiles: one of [`providers`](crate::providers).
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a provider's type",
    label = "one of `truto_unified::providers` is expected here",
    note = "for a provider that is known at run time only there is `builder()`, and `check(provider)` on what it builds"
)]
pub trait ProviderType: Copy + Numbered {
    /// The same provider as a value.
    const PROVIDER: Provider;
}

/// Every provider: of a request whose provider is known at run time only.
#[derive(Clone, Copy, Debug)]
pub struct AnyProvider;

impl Numbered for AnyProvider {
    type Number = ();
}

/// A number for each provider, as a type, so that two providers can be told apart in a bound. Nobody outside can name it, and so
/// nobody can add a provider of which nothing is known to be required.
///
/// It is a list of binary digits; [`AnyProvider`] has none.
pub trait Numbered {
    type Number;
}

/// The digit 0.
pub enum Zero {}

/// The digit 1.
pub enum One {}

/// Implemented for lists of digits that differ. All providers' lists are of one length.
pub trait Differs<Other> {}

impl<Rest, Other> Differs<(One, Other)> for (Zero, Rest) {}
impl<Rest, Other> Differs<(Zero, Other)> for (One, Rest) {}
impl<Rest: Differs<Other>, Other> Differs<(Zero, Other)> for (Zero, Rest) {}
impl<Rest: Differs<Other>, Other> Differs<(One, Other)> for (One, Rest) {}
impl<Digit, Other> Differs<(Digit, Other)> for () {}

/// Implemented for every provider but one.
pub trait OtherThan<Provider> {}

impl<P: Numbered, Q: Numbered> OtherThan<Q> for P where P::Number: Differs<Q::Number> {}

/// A list of binary digits as a type.
macro_rules! bits {
    () => { () };
    (0 $($rest:tt)*) => { ($crate::runtime::typed::Zero, $crate::runtime::typed::bits!($($rest)*)) };
    (1 $($rest:tt)*) => { ($crate::runtime::typed::One, $crate::runtime::typed::bits!($($rest)*)) };
}

/// Makes a unit struct stand for the provider of its name, whose number is given in binary.
macro_rules! provider {
    ($name:ident: $($bit:tt)*) => {
        #[diagnostic::do_not_recommend]
        impl $crate::runtime::typed::ProviderType for $name {
            const PROVIDER: $crate::Provider = $crate::Provider::$name;
        }

        impl $crate::runtime::typed::Numbered for $name {
            type Number = $crate::runtime::typed::bits!($($bit)*);
        }
    };
}

pub(crate) use {bits, provider};
