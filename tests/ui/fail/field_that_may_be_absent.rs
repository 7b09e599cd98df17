//! A field that may be absent where one must be set.

use truto_unified::Field;
use truto_unified::providers::Front;
use truto_unified::ticketing::accounts::UpdateAccount;

fn main() {
    let name = Field::absent_if_none(None::<String>);
    let body = UpdateAccount::for_provider(Front).name(name).build();
    println!("{body:?}");
}
