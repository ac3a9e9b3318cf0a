//! Dates: every day that there is, and none that there is not.

use crossquote_model::date::{Date, MONTHS, month, readable};

#[test]
fn dates_are_read_if_the_calendar_has_them() {
    for (iso, shown) in [
        ("2024-11-30", "30 November 2024"),
        ("2024-02-29", "29 February 2024"),
        ("2000-02-29", "29 February 2000"),
        ("2025-12-31", "31 December 2025"),
        ("0999-01-01", "1 January 999"),
    ] {
        assert_eq!(Date::parse(iso).map(|date| date.to_string()).as_deref(), Some(iso));
        assert_eq!(readable(iso), shown);
    }
    for none in [
        "2025-02-29",
        "1900-02-29",
        "2024-02-31",
        "2025-04-31",
        "2025-13-01",
        "2025-00-10",
        "2025-10-00",
        "2025-1-1",
        "2025-01-011",
        "12025-01-01",
        "+025-01-01",
        "2025-01-1 ",
        "2025/01/01",
        "30.11.2024",
        "2024-11-30T08:00:00Z",
        "2024-11-3é",
        "٢٠٢٤-11-30",
        "2024-99-30",
        "2024-11",
        "soon",
        "",
    ] {
        assert_eq!(Date::parse(none), None, "{none}");
        assert_eq!(readable(none), none, "shown as it is");
    }
}

#[test]
fn words_name_months() {
    for (at, name) in (1..).zip(MONTHS) {
        assert_eq!((month(name), month(&name[..3]), month(&name[..2])), (Some(at), Some(at), None));
    }
    let words = ["SEPT", "sept", "septe", "marching", "mär", "Mai", "m", ""];
    let named = words.map(month);
    assert_eq!(named, [Some(9), Some(9), Some(9), None, None, None, None, None]);
}

/// Days, months and years one by one, against a library that many others lean on.
#[test]
fn the_calendar_is_that_of_jiff() {
    let years = (0..=9999).filter(|year| year % 100 < 5 || *year > 1890 && *year < 2110);
    for (year, month) in years.flat_map(|year| (0..=13).map(move |month| (year, month))) {
        for day in 0..=32 {
            let theirs = jiff::civil::Date::new(year as i16, month as i8, day as i8).ok();
            let ours = Date::new(year, month, day);
            assert_eq!(
                ours.map(|date| date.to_string()),
                theirs.map(|date| date.to_string()),
                "{year}-{month}-{day}"
            );
            if let (Some(ours), Some(theirs)) = (ours, theirs) {
                assert_eq!(Date::parse(&ours.to_string()), Some(ours));
                let numbers = (ours.year() as i16, ours.month() as i8, ours.day() as i8);
                assert_eq!(numbers, (theirs.year(), theirs.month(), theirs.day()));
            }
        }
    }
    assert_eq!(Date::new(10_000, 1, 1), None);
}
