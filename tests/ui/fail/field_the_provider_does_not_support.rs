//! A field that others take, and Planhat does not.

use truto_unified::providers::Planhat;
use truto_unified::ticketing::accounts::UpdateAccount;

fn main() {
    let body = UpdateAccount::for_provider(Planhat).name("Acme").website("https://acme.com").build();
    println!("{body:?}");
}
