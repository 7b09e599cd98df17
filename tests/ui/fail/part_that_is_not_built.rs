//! The builder of a part instead of the part.

use truto_unified::providers::Hive;
use truto_unified::ticketing::users::{UpdateUser, UpdateUserEmail};

fn main() {
    let email = UpdateUserEmail::for_provider(Hive).email("jane@example.com").r#type("work");
    let body = UpdateUser::for_provider(Hive).name("Jane").emails([email]).build();
    println!("{body:?}");
}
