//! Days as people in the town live them: Central European time, with its summer.

use jiff::{Timestamp, civil, tz::TimeZone};

use crate::vocabulary::{Day, Moment};

fn prague() -> TimeZone {
    TimeZone::get("Europe/Prague").expect("the time zones are built in")
}

/// The local calendar day of a moment.
pub fn day_of(moment: Moment) -> Day {
    let local = Timestamp::from_millisecond(moment.0).unwrap_or_default().to_zoned(prague()).date();
    Day::from_civil(local.year().into(), local.month() as u32, local.day() as u32)
        .expect("a calendar day of jiff is one of ours")
}

/// The moment a local day begins.
pub fn start_of(day: Day) -> Moment {
    let (year, month, of_month) = day.civil();
    let start = i16::try_from(year)
        .ok()
        .and_then(|year| civil::Date::new(year, month as i8, of_month as i8).ok())
        .and_then(|date| date.to_zoned(prague()).ok());
    start.map_or(day.start(), |zoned| Moment(zoned.timestamp().as_millisecond()))
}

/// The first moment after a local day: a survey open “until 31 March” closes here.
pub fn end_of(day: Day) -> Moment {
    start_of(day.plus(1))
}

/// Local hour and minute of a moment, 24-hour.
pub fn time_of(moment: Moment) -> (i8, i8) {
    let local = Timestamp::from_millisecond(moment.0).unwrap_or_default().to_zoned(prague());
    (local.hour(), local.minute())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_begins_at_local_midnight_in_winter_and_in_summer() {
        let winter = Day::parse_iso("2026-01-15").expect("a day");
        let summer = Day::parse_iso("2026-07-15").expect("a day");
        assert_eq!(start_of(winter).0, winter.start().0 - 3_600_000);
        assert_eq!(start_of(summer).0, summer.start().0 - 7_200_000);
        assert_eq!(day_of(start_of(summer)), summer);
        assert_eq!(day_of(Moment(end_of(summer).0 - 1)), summer);
    }
}
