//! Pivotal Tracker wants to know the collection.

use truto_unified::providers::PivotalTracker;
use truto_unified::ticketing::users::UpdateUserQuery;

fn main() {
    let query = UpdateUserQuery::for_provider(PivotalTracker).build();
    println!("{query:?}");
}
