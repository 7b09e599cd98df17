//! Planhat does not take `website`.

use truto_unified::Provider;
use truto_unified::ticketing::accounts::operations::UPDATE;

const _: () = assert!(UPDATE.takes(Provider::Planhat, "website"), "Planhat does not take `website`");

fn main() {}
