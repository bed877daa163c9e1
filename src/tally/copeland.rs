//! Copeland: duels won less duels lost (A. H. Copeland, 1951; R. Llull had it about 1299). Easy to
//! tell, but many items end equal.
//!
//! ```
//! use priorita::tally::{Ballot, Method, Profile, Ranking, Rule, Unranked, count};
//! // Where should the capital of Tennessee be? en.wikipedia.org/wiki/Copeland's_method: Nashville
//! // wins three duels, Chattanooga two, Knoxville one, Memphis none.
//! let ballots = [(42, "1,2,3,4"), (26, "2,3,4,1"), (15, "3,4,2,1"), (17, "4,3,2,1")]
//!     .map(|(count, text)| Ballot { ranking: Ranking::read(text, 4).unwrap(), sector: None, ballots: count, weight: 1 });
//! let items = ["Memphis", "Nashville", "Chattanooga", "Knoxville"].map(String::from).into();
//! let profile = Profile { items, ballots: ballots.into(), ..Profile::default() };
//! let outcome = count(&profile, Rule { method: Method::Copeland, unranked: Unranked::Last }).unwrap();
//! assert_eq!(outcome.order.layers(), [[1], [2], [3], [0]]);
//! assert_eq!(outcome.scores.unwrap().iter().map(|net| net.num()).collect::<Vec<_>>(), [-3, 3, 1, -1]);
//! ```

use super::Duels;

/// Duels won less duels lost, an item each; an equal duel counts for neither.
pub fn net_wins(duels: &Duels) -> Vec<i64> {
    let net = |item| (0..duels.items()).map(|other| duels.margin(item, other).signum()).sum();
    (0..duels.items()).map(net).collect()
}
