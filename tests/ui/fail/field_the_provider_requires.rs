//! Front takes no update of an account without its name.

use truto_unified::providers::Front;
use truto_unified::ticketing::accounts::UpdateAccount;

fn main() {
    let body = UpdateAccount::for_provider(Front).website("https://acme.com").build();
    println!("{body:?}");
}
