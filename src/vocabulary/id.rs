//! Typed ids, so that a collection can never be asked for by the id of a questionnaire.

use serde::{Deserialize, Serialize};

macro_rules! id {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        #[cfg_attr(feature = "ssr", derive(sqlx::Type))]
        #[cfg_attr(feature = "ssr", sqlx(transparent))]
        pub struct $name(pub String);

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(&self.0)
            }
        }
    )+};
}

id! {
    /// A person who signs in (never a resident who answers).
    AccountId,
    /// A planning process; its slug stands in addresses.
    ProcessId,
    /// The Czech statistical code of a municipality (`552054` is Bechyně).
    MunicipalityCode,
    /// A body of a planning process.
    GroupId,
    /// A questionnaire with all its versions.
    QuestionnaireId,
    /// One published, frozen version of a questionnaire.
    VersionId,
    /// A time window in which one version is answered.
    CollectionId,
    /// One filled-in questionnaire: random, tells nothing.
    ResponseId,
    /// What was imported together.
    BatchId,
    /// What a group ranks at a meeting, over all its rounds.
    BallotId,
    /// One frozen list and rule of a ballot.
    RoundId,
    /// A thing to be ranked; it keeps its id over rounds.
    ItemId,
    /// A ranked list of priorities made of several sources.
    ListId,
    /// A sector of the people who vote: commissioners, providers, service users, public.
    SectorId,
}
