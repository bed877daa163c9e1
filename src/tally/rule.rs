//! How ballots are counted: fixed before a ballot opens and printed on it.

use serde::{Deserialize, Serialize};

macro_rules! coded {
    ($(#[$doc:meta])* $name:ident { $($(#[$variant_doc:meta])* $variant:ident = $code:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum $name { $($(#[$variant_doc])* #[serde(rename = $code)] $variant),+ }

        impl $name {
            pub const ALL: &[$name] = &[$($name::$variant),+];

            /// Its name on the command line, in files and in the store.
            pub fn code(self) -> &'static str {
                match self { $($name::$variant => $code),+ }
            }

            pub fn from_code(code: &str) -> Option<$name> {
                $name::ALL.iter().copied().find(|known| known.code() == code)
            }
        }
    };
}

coded! {
    /// A way from ballots to an order.
    Method {
        /// Ranked Pairs on margins, Borda points inside ties: the default.
        RankedPairsBorda = "ranked-pairs-borda",
        /// Tideman's Ranked Pairs on margins.
        RankedPairs = "ranked-pairs",
        /// Ranked Pairs on winning votes.
        RankedPairsWinning = "ranked-pairs-wv",
        /// Schulze's strongest paths on margins.
        Schulze = "schulze",
        /// Schulze's strongest paths on winning votes.
        SchulzeWinning = "schulze-wv",
        /// Duels won less duels lost.
        Copeland = "copeland",
        /// n for the first place, 1 for the last, the mean for ties.
        Borda = "borda",
        /// 1, 1/2, 1/3 …: for comparison only.
        Dowdall = "dowdall",
        /// The order that agrees most with all ballots; exact, so only for few items.
        Kemeny = "kemeny",
    }
}

coded! {
    /// What a ballot says of an item it leaves out.
    Unranked {
        /// It stands below every ranked one, tied with the others left out.
        Last = "last",
        /// Nothing: it is compared with nobody.
        Ignored = "ignored",
    }
}

coded! {
    /// How ballots of sectors weigh.
    Sectors {
        /// A ballot is a ballot.
        None = "none",
        /// Every sector weighs the same, whatever its number of ballots.
        Equal = "equal",
        /// Every sector counted alone.
        Own = "own",
    }
}

/// The whole rule of a count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Rule {
    pub method: Method,
    pub unranked: Unranked,
}
