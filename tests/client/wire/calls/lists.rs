//! Lists.

use truto_unified::client::TimeRange;

super::calls! { |builder, client, account|
    "the length of a page": account.ticketing().accounts().list().limit(10);

    "the last of two lengths": account.ticketing().accounts().list().limit(10).limit(20);

    "no heed to the length": account.ticketing().accounts().list().ignore_limit();

    "from a page on": account.ticketing().accounts().list().cursor("a+b/c=&d");

    "an empty cursor is none": account.ticketing().accounts().list().cursor("a").cursor("");

    "created after": account.ticketing().accounts().list().created_at(TimeRange::after("2026-11-01T00:00:00Z"));

    "created at a time or later":
        account.ticketing().accounts().list().created_at(TimeRange::from("2026-11-01T00:00:00Z"));

    "changed before": account.ticketing().accounts().list().updated_at(TimeRange::until("2026-11-01T00:00:00Z"));

    "changed at a time or earlier":
        account.ticketing().accounts().list().updated_at(TimeRange::up_to("2026-11-01T00:00:00Z"));

    "created and changed between times":
        account.ticketing().accounts().list()
            .created_at(TimeRange::from("2026-11-01T00:00:00+02:00").before("2026-12-01T00:00:00+02:00"))
            .updated_at(TimeRange::after("2026-10-01").and_up_to("2026-10-31"));

    "the last of two ranges":
        account.ticketing().accounts().list()
            .created_at(TimeRange::from("2026-11-01").before("2026-12-01"))
            .created_at(TimeRange::after("2026-10-01").and_after("2026-10-02"));

    "on to the end, past an empty page, with everything that was asked for":
        account.ticketing().accounts().list()
            .limit(2)
            .created_at(TimeRange::after("2026-11-01"))
            .exclude_fields(["remote_data"])
            .remote_query("view", "all")
            .header("x-team", "blue")
            .items();

    "page by page from a cursor on": account.crm().users().list().cursor("b").pages();

    "maps page by page": account.crm().users().list().key_by("id").pages();

    "an untyped list to its end": account.untyped().proxy("contacts").list().limit(1).items();

    "cursors that go round in circles": account.crm().users().list().pages();
}
