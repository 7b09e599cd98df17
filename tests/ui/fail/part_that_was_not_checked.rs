//! A part that nobody checked, in a request to a named provider.

use truto_unified::providers::Hive;
use truto_unified::ticketing::users::{UpdateUser, UpdateUserEmail};

fn main() {
    let email = UpdateUserEmail { email: "jane@example.com".into(), ..Default::default() };
    let body = UpdateUser::for_provider(Hive).name("Jane").emails([email]).build();
    println!("{body:?}");
}
