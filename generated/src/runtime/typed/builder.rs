//! What all builders have in common.

/// `request!(UpdateAccount, UPDATE, Request)`: the builder of a whole request, and the request's check.
///
/// `request!(UpdateAccount, UPDATE, Request; Update)`: the same where a source lists everybody who has the operation, with the trait
/// of these.
macro_rules! request {
    ($name:ident, $operation:ident, $location:ident $(; $has:ident)?) => {
        $crate::runtime::typed::builder!($name $(; $has)?);

        impl super::$name {
            /// What of this the provider cannot take, and what it lacks: everything at once, each with the field's path. It is
            /// about this alone: a body says nothing of the query that the operation may need besides, nor the other way round.
            ///
            /// Fields of which no source says who takes them are no violation, nor are values that cannot be checked;
            /// [`Checked`](crate::support::Checked) lists those that are set. What is in `extra` is not checked.
            ///
            /// # Errors
            ///
            /// With every violation, in the order of the schema; with none in particular, where the provider is known not to have the
            /// operation at all.
            pub fn check(
                &self,
                provider: $crate::Provider,
            ) -> ::core::result::Result<$crate::support::Checked, $crate::support::Violations> {
                $crate::runtime::check(
                    self,
                    &super::operations::$operation,
                    $crate::support::Location::$location,
                    provider,
                )
            }
        }
    };
}

/// `nested!(UpdateUserEmail)`: the builder of a part of a request.
macro_rules! nested {
    ($name:ident) => {
        $crate::runtime::typed::builder!($name);

        impl $crate::runtime::typed::Sealed for super::$name {}

        #[diagnostic::do_not_recommend]
        impl $crate::typed::Parts<super::$name, $crate::typed::AnyProvider> for super::$name {
            fn into_field(self) -> $crate::Field<Self> {
                $crate::Field::Value(self)
            }
        }
    };
}

/// `builder!(UpdateAccount)`: the ways into a builder, and what all builders do.
macro_rules! builder {
    ($name:ident $(; $has:ident)?) => {
        impl super::$name {
            /// Starts one for a provider that is known when the code compiles: what the provider does not take, and what is
            /// left out that must not be, does not compile.
            pub fn for_provider<P: $crate::typed::ProviderType $(+ super::has::$has)?>(_provider: P) -> Builder<P> {
                Builder { body: Self::default(), state: $crate::runtime::typed::State::default() }
            }

            /// Starts one for whichever provider: every field can be set, and none must be.
            pub fn builder() -> Builder<$crate::typed::AnyProvider> {
                Builder { body: Self::default(), state: $crate::runtime::typed::State::default() }
            }
        }

        impl<P, S> ::core::clone::Clone for Builder<P, S> {
            fn clone(&self) -> Self {
                Self { body: self.body.clone(), state: self.state }
            }
        }

        impl<P, S> ::core::fmt::Debug for Builder<P, S> {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                ::core::fmt::Debug::fmt(&self.body, f)
            }
        }

        impl<P, S> Builder<P, S> {
            /// Sends a field whatever is known of it: it goes to `extra`, and does not count as set. Where the field is set as
            /// well, what is set goes out.
            pub fn unchecked(
                mut self,
                field: impl ::core::convert::Into<::std::string::String>,
                value: impl ::core::convert::Into<$crate::Value>,
            ) -> Self {
                self.body.extra.insert(field.into(), value.into());
                self
            }
        }
    };
}

pub(crate) use {builder, nested, request};
