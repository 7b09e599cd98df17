//! A part that was built for one provider, in a request to another.

use truto_unified::providers::{Dixa, Hive};
use truto_unified::ticketing::users::{UpdateUser, UpdateUserEmail};

fn main() {
    let email = UpdateUserEmail::for_provider(Dixa).email("jane@example.com").r#type("work").build();
    let body = UpdateUser::for_provider(Hive).name("Jane").emails([email]).build();
    println!("{body:?}");
}
