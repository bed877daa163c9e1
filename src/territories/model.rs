//! A municipality as the statistical office knows it.

use crate::vocabulary::MunicipalityCode;

#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Municipality {
    pub code: MunicipalityCode,
    pub name: String,
    /// The administrative district of the municipality with extended powers.
    pub orp: String,
    pub region: String,
    /// Inhabitants.
    pub population: i64,
}
