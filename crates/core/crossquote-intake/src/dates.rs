//! The day that a date names, in the forms in which pages and records state one.
//!
//! Own code rather than `jiff`'s parsers, which read a text that is a date in one form from end to end:
//! here it stands among other words, `Published 3rd September 2024`, its parts in whatever order.

use crossquote_model::date::{Date, month};

/// `2024-11-30` of `2024-11-30T08:00:00Z`, `20241130`, `Sat, 30 Nov 2024 08:00 GMT`, `30 November 2024`,
/// `November 30, 2024`. The day as it is written there, in whatever zone. `30/11/2024` is not read: in
/// half of the world it is another day.
pub(super) fn day(value: &str) -> Option<String> {
    written(value.trim()).map(|day| day.to_string())
}

fn written(value: &str) -> Option<Date> {
    // `20241130`, and with a time `20241130T080000Z` or `20241130080000`.
    let digits = value.bytes().take_while(u8::is_ascii_digit).count();
    if digits == 8 && matches!(value.as_bytes().get(8), None | Some(b'T'))
        || digits == 14 && value.len() == 14
    {
        return Date::parse(&format!("{}-{}-{}", &value[..4], &value[4..6], &value[6..8]));
    }
    if let Some(day) = value.get(..10).and_then(Date::parse) {
        // `2024-11-301` is no date.
        let next = value[10..].chars().next();
        return next.is_none_or(|c| !c.is_ascii_digit()).then_some(day);
    }
    let words: Vec<&str> = value
        .split(|c: char| c.is_whitespace() || ",.".contains(c))
        .filter(|word| !word.is_empty())
        .collect();
    words.windows(3).find_map(|three| {
        let (day, month) = match (month(three[0]), month(three[1])) {
            (Some(month), None) => (three[1], month),
            (None, Some(month)) => (three[0], month),
            _ => return None,
        };
        let day = day.trim_end_matches(|c: char| c.is_ascii_alphabetic()).parse().ok()?;
        let year = three[2].parse().ok().filter(|year| (1000..=9999).contains(year))?;
        Date::new(year, month, day)
    })
}

#[cfg(test)]
mod tests {
    use super::day;

    #[test]
    fn days_are_read_in_the_forms_that_pages_use() {
        for (written, read) in [
            ("2024-11-30", Some("2024-11-30")),
            ("2024-11-30T23:59:00+02:00", Some("2024-11-30")),
            ("20241130", Some("2024-11-30")),
            ("20241130T080000Z", Some("2024-11-30")),
            ("20241130080000", Some("2024-11-30")),
            ("Sat, 30 Nov 2024 08:00:00 GMT", Some("2024-11-30")),
            ("Nov. 30, 2024", Some("2024-11-30")),
            ("Published 3rd September 2024", Some("2024-09-03")),
            ("Sept 3 2024", Some("2024-09-03")),
            ("2024-02-30", None),
            ("20240230", None),
            ("30 Feb 2024", None),
            ("29 Feb 2023", None),
            ("Nov 31 2024", None),
            ("Nov 300 2024", None),
            ("Nov 30 999", None),
            ("2024-11-301", None),
            ("30/11/2024", None),
            ("marching 3 2024", None),
            ("yesterday", None),
            ("3 mär 2024", None),
            ("", None),
        ] {
            assert_eq!(day(written).as_deref(), read, "{written}");
        }
    }
}
