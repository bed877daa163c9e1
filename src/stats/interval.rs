//! How far a share in a random sample may lie from the share among everybody.
//! (A survey that people join of their own will is no random sample; the page says so.)

/// The 97.5th percentile of the standard normal distribution: two-sided 95 %.
const Z_95: f64 = 1.959_963_984_540_054;

/// The 95 % Wilson score interval of `part` in `whole`, as shares from 0 to 1; `None` for nobody.
/// Source: E. B. Wilson, JASA 22 (1927) 209–212, without continuity correction.
pub fn wilson(part: u64, whole: u64) -> Option<(f64, f64)> {
    if whole == 0 || part > whole {
        return None;
    }
    let n = whole as f64;
    let share = part as f64 / n;
    let z2 = Z_95 * Z_95;
    let centre = (share + z2 / (2.0 * n)) / (1.0 + z2 / n);
    let half = Z_95 / (1.0 + z2 / n) * (share * (1.0 - share) / n + z2 / (4.0 * n * n)).sqrt();
    Some(((centre - half).max(0.0), (centre + half).min(1.0)))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// statsmodels 0.15.0: `proportion_confint(part, whole, alpha=0.05, method="wilson")`.
    #[test]
    fn the_interval_is_that_of_statsmodels() {
        for (part, whole, low, high) in WILSON {
            let (ours_low, ours_high) = wilson(part, whole).unwrap();
            assert!((ours_low - low).abs() < 1e-12 && (ours_high - high).abs() < 1e-12, "{part} of {whole}");
        }
        assert_eq!(wilson(0, 0), None);
    }

    const WILSON: [(u64, u64, f64, f64); 4] = [
        (0, 10, 0.0, 0.27753279986288926),
        (95, 227, 0.35620632224798976, 0.4835105111621659),
        (7, 168, 0.02032755068506325, 0.08349756196898248),
        (24, 24, 0.8620237953250198, 1.0),
    ];
}
