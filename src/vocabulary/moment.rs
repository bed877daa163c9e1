//! Time as the house keeps it: a [`Moment`] is milliseconds UTC, a [`Day`] is a calendar day.
//! Nothing here reads a clock; `now` is always an argument.

use serde::{Deserialize, Serialize};

/// A point in time: milliseconds since 1970-01-01T00:00:00 UTC.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
#[cfg_attr(feature = "ssr", derive(sqlx::Type))]
#[cfg_attr(feature = "ssr", sqlx(transparent))]
pub struct Moment(pub i64);

/// A calendar day: days since 1970-01-01.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
#[cfg_attr(feature = "ssr", derive(sqlx::Type))]
#[cfg_attr(feature = "ssr", sqlx(transparent))]
pub struct Day(pub i64);

const MS_A_DAY: i64 = 86_400_000;

impl Moment {
    /// The UTC day this moment falls on.
    pub fn day(self) -> Day {
        Day(self.0.div_euclid(MS_A_DAY))
    }

    pub fn plus_days(self, days: i64) -> Moment {
        Moment(self.0 + days * MS_A_DAY)
    }

    pub fn plus_seconds(self, seconds: i64) -> Moment {
        Moment(self.0 + seconds * 1000)
    }
}

impl Day {
    /// The first moment of the day, UTC.
    pub fn start(self) -> Moment {
        Moment(self.0 * MS_A_DAY)
    }

    pub fn plus(self, days: i64) -> Day {
        Day(self.0 + days)
    }

    /// The Monday on or before this day.
    pub fn monday(self) -> Day {
        // 1970-01-01 was a Thursday.
        Day(self.0 - (self.0 + 3).rem_euclid(7))
    }

    /// Year, month 1–12, day 1–31 in the Gregorian calendar.
    /// Source: Howard Hinnant, “chrono-Compatible Low-Level Date Algorithms”, civil_from_days.
    pub fn civil(self) -> (i64, u32, u32) {
        let z = self.0 + 719_468;
        let era = z.div_euclid(146_097);
        let doe = z.rem_euclid(146_097);
        let yoe = (doe - doe / 1460 + doe / 36_524 - doe / 146_096) / 365;
        let doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
        let mp = (5 * doy + 2) / 153;
        let day = doy - (153 * mp + 2) / 5 + 1;
        let month = if mp < 10 { mp + 3 } else { mp - 9 };
        (yoe + era * 400 + i64::from(month <= 2), month as u32, day as u32)
    }

    /// The inverse of [`civil`](Self::civil); `None` for a day the calendar does not have.
    pub fn from_civil(year: i64, month: u32, day: u32) -> Option<Day> {
        if !(1..=12).contains(&month) || !(1..=31).contains(&day) {
            return None;
        }
        let y = year - i64::from(month <= 2);
        let era = y.div_euclid(400);
        let yoe = y.rem_euclid(400);
        let mp = i64::from(if month > 2 { month - 3 } else { month + 9 });
        let doy = (153 * mp + 2) / 5 + i64::from(day) - 1;
        let doe = yoe * 365 + yoe / 4 - yoe / 100 + doy;
        let found = Day(era * 146_097 + doe - 719_468);
        (found.civil() == (year, month, day)).then_some(found)
    }

    /// Reads `2026-03-31`.
    pub fn parse_iso(text: &str) -> Option<Day> {
        let mut parts = text.trim().splitn(3, '-');
        let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
        // A year of more than four digits is a slip of the hand, and far ones do not fit a moment.
        let year = year.parse().ok().filter(|year| (0..=9_999).contains(year))?;
        Day::from_civil(year, month.parse().ok()?, day.parse().ok()?)
    }

    /// `2026-03-31`.
    pub fn iso(self) -> String {
        let (year, month, day) = self.civil();
        format!("{year:04}-{month:02}-{day:02}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_go_to_the_calendar_and_back() {
        assert_eq!(Day(0).iso(), "1970-01-01");
        assert_eq!(Day::parse_iso("2024-02-29").map(Day::iso).as_deref(), Some("2024-02-29"));
        assert_eq!(Day::parse_iso("2025-02-29"), None);
        assert_eq!(Day::parse_iso("99999-01-01"), None);
        for day in (-200_000..200_000).step_by(97) {
            let (y, m, d) = Day(day).civil();
            assert_eq!(Day::from_civil(y, m, d), Some(Day(day)));
        }
        assert_eq!(Day::parse_iso("2026-11-21").map(|day| day.monday().iso()).as_deref(), Some("2026-11-16"));
    }
}
