//! Records that no generated code describes: what the platform answers beside the unified API.

/// Structs that are read as leniently as generated ones: every field optional, and what no field can hold in `extra`.
///
/// `index: field: Type,` and, where the wire has another name, `index: field: Type = "name",`. The indices count up from 0.
macro_rules! records {
    (@wire $field:ident) => { stringify!($field) };
    (@wire $field:ident $wire:literal) => { $wire };
    ($(
        $(#[$docs:meta])*
        $name:ident { $($index:literal: $(#[$field_docs:meta])* $field:ident: $type:ty $(= $wire:literal)?,)* }
    )*) => {$(
        $(#[$docs])*
        #[derive(Default)]
        #[non_exhaustive]
        pub struct $name {
            $($(#[$field_docs])* pub $field: Option<$type>,)*
            /// What else it says.
            pub extra: $crate::runtime::Object,
        }

        $crate::runtime::record!($name {
            $($index: $field = $crate::runtime::client::records::records!(@wire $field $($wire)?)),*
        });
    )*};
}

pub(crate) use records;
