//! The text of an unknown value cannot be matched on: it may be a variant tomorrow.

use truto_unified::ticketing::users::UserStatus;

fn main() {
    match UserStatus::from("sleeping") {
        UserStatus::Active => {}
        UserStatus::Unrecognized(truto_unified::Unrecognized(text)) => println!("{text}"),
        _ => {}
    }
}
