//! Numbers in words, as readers write them.

/// A number of things: `1 quotation`, `2 quotations`, `15,738 quotations`. `noun` is the singular.
pub fn count(number: usize, noun: &str) -> String {
    format!("{} {noun}{}", figure(number), if number == 1 { "" } else { "s" })
}

/// A number with a comma between thousands: `15,738`.
pub fn figure(number: usize) -> String {
    if number < 1_000 {
        number.to_string()
    } else {
        format!("{},{:03}", figure(number / 1_000), number % 1_000)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_read_as_people_write_them() {
        for (number, expected) in
            [(0, "0"), (999, "999"), (1_000, "1,000"), (1_002_003, "1,002,003")]
        {
            assert_eq!(figure(number), expected);
        }
        assert_eq!(count(1, "quotation"), "1 quotation");
        assert_eq!(count(0, "quotation"), "0 quotations");
        assert_eq!(count(15_738, "quotation"), "15,738 quotations");
    }
}
