//! The unified schema wants a user's name, whoever the provider is.

use truto_unified::providers::Hive;
use truto_unified::ticketing::users::UpdateUser;

fn main() {
    let body = UpdateUser::for_provider(Hive).first_name("Jane").build();
    println!("{body:?}");
}
