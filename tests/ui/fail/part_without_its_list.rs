//! One part where the request has a list of them.

use truto_unified::providers::Hive;
use truto_unified::ticketing::users::{UpdateUser, UpdateUserEmail};

fn main() {
    let email = UpdateUserEmail::for_provider(Hive).email("jane@example.com").r#type("work").build();
    let body = UpdateUser::for_provider(Hive).name("Jane").emails(email).build();
    println!("{body:?}");
}
