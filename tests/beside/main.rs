//! What stands beside the typed calls: capabilities and drift, the untyped way out, the blocking facade, reading a page.

mod blocking;
mod capabilities;
mod drift;
mod found;
mod page;
mod server;
mod untyped;
