//! Two questions against each other: totals, and whether the difference between the groups is
//! more than chance would make of it.

/// Counts of one answer (rows) among those who gave another (columns).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CrossTab {
    pub counts: Vec<Vec<u64>>,
}

/// The answer of a χ² test of independence.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Association {
    pub chi_squared: f64,
    pub degrees: u32,
    pub p: f64,
    /// Cramér's V: 0 is no association, 1 a perfect one.
    pub cramers_v: f64,
    pub sample: Sample,
}

/// Whether the χ² distribution describes so small a table at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sample {
    Large,
    /// Cochran's rule is broken: an expected count under 1, or more than a fifth of them under 5.
    /// Source: W. G. Cochran, Biometrics 10 (1954) 417–451.
    Small {
        expected_under_five: usize,
        cells: usize,
    },
}

impl CrossTab {
    pub fn row_totals(&self) -> Vec<u64> {
        self.counts.iter().map(|row| row.iter().sum()).collect()
    }

    pub fn column_totals(&self) -> Vec<u64> {
        let width = self.counts.first().map_or(0, Vec::len);
        (0..width).map(|column| self.counts.iter().map(|row| row[column]).sum()).collect()
    }

    pub fn total(&self) -> u64 {
        self.counts.iter().flatten().sum()
    }

    /// Pearson's χ² test without continuity correction, and Cramér's V (H. Cramér, Mathematical
    /// Methods of Statistics, 1946, ch. 21). Rows and columns nobody is in do not take part;
    /// `None` where fewer than two of either remain.
    pub fn association(&self) -> Option<Association> {
        let total = self.total() as f64;
        let (row_totals, column_totals) = (self.row_totals(), self.column_totals());
        let rows: Vec<usize> = (0..row_totals.len()).filter(|&row| row_totals[row] > 0).collect();
        let columns: Vec<usize> = (0..column_totals.len()).filter(|&column| column_totals[column] > 0).collect();
        if rows.len() < 2 || columns.len() < 2 {
            return None;
        }
        let (mut chi_squared, mut under_five, mut under_one) = (0.0, 0, false);
        for &row in &rows {
            for &column in &columns {
                let expected = row_totals[row] as f64 * column_totals[column] as f64 / total;
                chi_squared += (self.counts[row][column] as f64 - expected).powi(2) / expected;
                under_five += usize::from(expected < 5.0);
                under_one |= expected < 1.0;
            }
        }
        let cells = rows.len() * columns.len();
        let smaller = rows.len().min(columns.len()) - 1;
        let degrees = ((rows.len() - 1) * (columns.len() - 1)) as u32;
        Some(Association {
            chi_squared,
            degrees,
            p: chi_squared_tail(chi_squared, degrees),
            cramers_v: (chi_squared / (total * smaller as f64)).sqrt(),
            sample: if under_one || under_five * 5 > cells {
                Sample::Small { expected_under_five: under_five, cells }
            } else {
                Sample::Large
            },
        })
    }
}

/// How likely a χ² of `x` or more is with so many degrees of freedom: the regularised upper
/// incomplete gamma function Q(degrees / 2, x / 2).
///
/// Source: NIST Digital Library of Mathematical Functions, 8.11.4 (the series, used where x is
/// small) and 8.9.2 (the continued fraction, by Lentz's method), <https://dlmf.nist.gov/8>.
pub fn chi_squared_tail(x: f64, degrees: u32) -> f64 {
    if degrees == 0 || x <= 0.0 {
        return 1.0;
    }
    const PRECISE: f64 = 1e-16;
    let (a, x) = (f64::from(degrees) / 2.0, x / 2.0);
    let front = (a * x.ln() - x - ln_gamma_of_half(degrees)).exp();
    if x < a + 1.0 {
        let (mut term, mut sum, mut k) = (1.0 / a, 1.0 / a, a);
        while term > sum * PRECISE {
            k += 1.0;
            term *= x / k;
            sum += term;
        }
        return (1.0 - front * sum).clamp(0.0, 1.0);
    }
    let mut b = x + 1.0 - a;
    let (mut c, mut d) = (f64::MAX, 1.0 / b);
    let mut fraction = d;
    for i in 1..1000 {
        let i = f64::from(i);
        let numerator = -i * (i - a);
        b += 2.0;
        d = 1.0 / (numerator * d + b);
        c = b + numerator / c;
        let factor = c * d;
        fraction *= factor;
        if (factor - 1.0).abs() < PRECISE {
            break;
        }
    }
    (front * fraction).clamp(0.0, 1.0)
}

/// ln Γ(n / 2), by Γ(x + 1) = x Γ(x) from Γ(1) = 1 or Γ(1/2) = √π.
fn ln_gamma_of_half(n: u32) -> f64 {
    let (mut x, mut ln) = if n.is_multiple_of(2) { (1.0, 0.0) } else { (0.5, std::f64::consts::PI.ln() / 2.0) };
    while x < f64::from(n) / 2.0 {
        ln += f64::ln(x);
        x += 1.0;
    }
    ln
}

#[cfg(test)]
mod tests {
    use super::*;

    fn close(ours: f64, theirs: f64) -> bool {
        (ours - theirs).abs() <= 1e-10 * theirs.abs().max(1e-3)
    }

    /// SciPy 1.17.1: `chi2_contingency(counts, correction=False)` and
    /// `contingency.association(counts, method="cramer", correction=False)`.
    #[test]
    fn chi_squared_and_cramers_v_are_those_of_scipy() {
        for (counts, chi_squared, p, v, degrees) in tables() {
            let found = CrossTab { counts }.association().unwrap();
            assert!(close(found.chi_squared, chi_squared), "{found:?}");
            assert!(close(found.p, p), "{found:?}");
            assert!(close(found.cramers_v, v), "{found:?}");
            assert_eq!(found.degrees, degrees);
        }
    }

    /// SciPy 1.17.1: `chi2.sf(x, degrees)`.
    #[test]
    fn the_tail_is_that_of_scipy() {
        for (x, degrees, p) in TAILS {
            assert!((chi_squared_tail(x, degrees) / p - 1.0).abs() < 1e-9, "{x} {degrees}");
        }
    }

    #[test]
    fn a_small_sample_is_said_to_be_small_and_empty_groups_do_not_count() {
        let small = CrossTab { counts: vec![vec![3, 1, 0], vec![1, 3, 0]] }.association().unwrap();
        assert_eq!(small.sample, Sample::Small { expected_under_five: 4, cells: 4 });
        let large = CrossTab { counts: vec![vec![30, 10], vec![10, 30]] }.association().unwrap();
        assert_eq!(large.sample, Sample::Large);
        assert_eq!(CrossTab { counts: vec![vec![3, 1], vec![0, 0]] }.association(), None);
        assert_eq!(CrossTab::default().association(), None);
    }

    #[expect(clippy::type_complexity, reason = "a plain list of examples")]
    fn tables() -> Vec<(Vec<Vec<u64>>, f64, f64, f64, u32)> {
        vec![
            (vec![vec![30, 10], vec![12, 28]], 16.2406015037594, 5.578564131855008e-05, 0.450563556889583, 1),
            (
                vec![vec![12, 5, 9], vec![7, 14, 3], vec![20, 21, 2], vec![4, 4, 4]],
                17.600537213672695,
                0.0073120012734954895,
                0.289503164006665,
                6,
            ),
            (
                vec![vec![120, 90, 40, 10], vec![80, 95, 70, 30]],
                25.916765605401963,
                9.927878479469295e-06,
                0.22009668905610918,
                3,
            ),
            (vec![vec![5, 0], vec![0, 5]], 10.0, 0.001565402258002549, 1.0, 1),
        ]
    }

    const TAILS: [(f64, u32, f64); 6] = [
        (3.841458820694124, 1, 0.04999999999999989),
        (0.5, 1, 0.47950012218695337),
        (10.0, 4, 0.04042768199451279),
        (2.5, 7, 0.9270970650134738),
        (120.0, 60, 6.876264968732136e-06),
        (700.0, 250, 2.967724437488354e-44),
    ];
}
