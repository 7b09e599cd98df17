//! The value where the type is wanted.

use truto_unified::Provider;
use truto_unified::ticketing::accounts::UpdateAccount;

fn main() {
    let body = UpdateAccount::for_provider(Provider::Front).name("Acme").build();
    println!("{body:?}");
}
