//! The day on which something is made.

use anyhow::{Context, Result};
use jiff::Timestamp;
use jiff::tz::TimeZone;

/// Today in UTC, YYYY-MM-DD; or the day that `SOURCE_DATE_EPOCH` states, in seconds since 1970, for builds that are
/// to give the same bytes again (<https://reproducible-builds.org/specs/source-date-epoch/>).
pub(crate) fn today() -> Result<String> {
    let now = match std::env::var("SOURCE_DATE_EPOCH") {
        Ok(seconds) => {
            let stated =
                seconds.parse().ok().and_then(|seconds| Timestamp::from_second(seconds).ok());
            stated
                .with_context(|| format!("SOURCE_DATE_EPOCH is no number of seconds: {seconds}"))?
        }
        Err(_) => Timestamp::now(),
    };
    Ok(TimeZone::UTC.to_datetime(now).date().to_string())
}
