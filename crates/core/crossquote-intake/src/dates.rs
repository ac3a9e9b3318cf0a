//! The day that a date names, in the forms in which pages and records state one.

use crossquote_model::article::is_iso_date;

const MONTHS: [&str; 12] =
    ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// `2024-11-30` of `2024-11-30T08:00:00Z`, `20241130`, `Sat, 30 Nov 2024 08:00 GMT`, `30 November 2024`,
/// `November 30, 2024`. The day as it is written there, in whatever zone. `30/11/2024` is not read: in
/// half of the world it is another day.
pub(super) fn day(value: &str) -> Option<String> {
    let value = value.trim();
    if let Some(start) = value.get(..10).filter(|start| is_iso_date(start)) {
        // `2024-11-301` is no date.
        let next = value[10..].chars().next();
        return next.is_none_or(|c| !c.is_ascii_digit()).then(|| start.to_owned());
    }
    if value.len() == 8 && value.bytes().all(|byte| byte.is_ascii_digit()) {
        let day = format!("{}-{}-{}", &value[..4], &value[4..6], &value[6..]);
        return is_iso_date(&day).then_some(day);
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
        let day: u32 = day.trim_end_matches(|c: char| c.is_ascii_alphabetic()).parse().ok()?;
        let year: u32 = three[2].parse().ok().filter(|year| (1000..=9999).contains(year))?;
        let day = format!("{year}-{month:02}-{day:02}");
        is_iso_date(&day).then_some(day)
    })
}

fn month(word: &str) -> Option<usize> {
    let word = word.to_ascii_lowercase();
    let start = word.get(..3)?;
    let at = MONTHS.iter().position(|month| *month == start)?;
    const WHOLE: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    WHOLE[at].starts_with(&word).then_some(at + 1).or((word == "sept").then_some(9))
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
            ("Sat, 30 Nov 2024 08:00:00 GMT", Some("2024-11-30")),
            ("Nov. 30, 2024", Some("2024-11-30")),
            ("Published 3rd September 2024", Some("2024-09-03")),
            ("Sept 3 2024", Some("2024-09-03")),
            ("2024-02-30", None),
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
