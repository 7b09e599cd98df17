//! Providers as types.
#![allow(unreachable_pub, reason = "public traits have these above them or in their bounds")]

use crate::generated::provider::Provider;

/// A provider that is known when the code compiles: one of [`providers`](crate::providers), or a reference to one.
///
/// ```
/// # #[cfg(feature = "ticketing")] {
/// use truto_unified::ticketing::accounts::{UpdateAccount, update_account::takes};
/// use truto_unified::{Provider, providers::Front, typed::ProviderType};
///
/// fn both<P: ProviderType + takes::Name>(provider: P) -> (Provider, [UpdateAccount; 2]) {
///     let rename = |name: &str| UpdateAccount::for_provider(&provider).name(name).build();
///     (P::PROVIDER, [rename("Acme"), rename("Acme Inc.")])
/// }
///
/// assert_eq!(both(Front).0, Provider::Front);
/// # }
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a provider's type",
    label = "one of `truto_unified::providers` is expected here",
    note = "for a provider that is known at run time only there is `builder()`, and `check(provider)` on what it builds"
)]
pub trait ProviderType: Numbered<Number: Number> {
    /// The same provider as a value.
    const PROVIDER: Provider;
}

// There are hundreds of providers, and what each says of itself is paid for whenever the crate is compiled: a number. The rest follows.
#[diagnostic::do_not_recommend]
impl<P: Numbered<Number: Number>> ProviderType for P {
    const PROVIDER: Provider = Provider::ALL[P::Number::VALUE];
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
/// It is a list of digits of base 4, which costs the compiler less than one of base 2 or 8; [`AnyProvider`] has none.
pub trait Numbered {
    type Number;
}

#[diagnostic::do_not_recommend]
impl<P: Numbered> Numbered for &P {
    type Number = P::Number;
}

/// The digit 0.
pub enum Zero {}

/// The digit 1.
pub enum One {}

/// The digit 2.
pub enum Two {}

/// The digit 3.
pub enum Three {}

/// Implemented for lists of digits that differ. All providers' lists are of one length.
pub trait Differs<Other> {}

impl<Rest, Other> Differs<(One, Other)> for (Zero, Rest) {}
impl<Rest, Other> Differs<(Two, Other)> for (Zero, Rest) {}
impl<Rest, Other> Differs<(Three, Other)> for (Zero, Rest) {}
impl<Rest, Other> Differs<(Zero, Other)> for (One, Rest) {}
impl<Rest, Other> Differs<(Two, Other)> for (One, Rest) {}
impl<Rest, Other> Differs<(Three, Other)> for (One, Rest) {}
impl<Rest, Other> Differs<(Zero, Other)> for (Two, Rest) {}
impl<Rest, Other> Differs<(One, Other)> for (Two, Rest) {}
impl<Rest, Other> Differs<(Three, Other)> for (Two, Rest) {}
impl<Rest, Other> Differs<(Zero, Other)> for (Three, Rest) {}
impl<Rest, Other> Differs<(One, Other)> for (Three, Rest) {}
impl<Rest, Other> Differs<(Two, Other)> for (Three, Rest) {}
impl<Rest: Differs<Other>, Other> Differs<(Zero, Other)> for (Zero, Rest) {}
impl<Rest: Differs<Other>, Other> Differs<(One, Other)> for (One, Rest) {}
impl<Rest: Differs<Other>, Other> Differs<(Two, Other)> for (Two, Rest) {}
impl<Rest: Differs<Other>, Other> Differs<(Three, Other)> for (Three, Rest) {}
impl<Digit, Other> Differs<(Digit, Other)> for () {}

/// Implemented for every provider but one.
pub trait OtherThan<Provider> {}

impl<P: Numbered, Q: Numbered> OtherThan<Q> for P where P::Number: Differs<Q::Number> {}

/// What a list of digits stands for.
pub trait Digits {
    /// How many digits there are.
    const LENGTH: u32;
    /// The number, its first digit the highest.
    const VALUE: usize;
}

impl Digits for () {
    const LENGTH: u32 = 0;
    const VALUE: usize = 0;
}

impl<D: Digit, Rest: Digits> Digits for (D, Rest) {
    const LENGTH: u32 = Rest::LENGTH + 1;
    const VALUE: usize = (D::VALUE << (2 * Rest::LENGTH)) + Rest::VALUE;
}

/// What one digit stands for.
pub trait Digit {
    /// 0 to 3.
    const VALUE: usize;
}

impl Digit for Zero {
    const VALUE: usize = 0;
}

impl Digit for One {
    const VALUE: usize = 1;
}

impl Digit for Two {
    const VALUE: usize = 2;
}

impl Digit for Three {
    const VALUE: usize = 3;
}

/// The number of a single provider: it has digits.
pub trait Number: Digits {}

impl<Digit, Rest> Number for (Digit, Rest) where (Digit, Rest): Digits {}
