//! Numbers about answers: frequencies, scales, rankings, cross-tabs, intervals, and which of them
//! may be shown. Pure: counts in, values out. Everything a count can answer stays an exact
//! fraction; only what needs a root or an exponential (χ², intervals) is a float, and says so.

pub mod crosstab;
pub mod disclosure;
pub mod frequency;
pub mod interval;
pub mod ranking;
pub mod scale;
