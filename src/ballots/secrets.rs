//! What only the voter knows: the code of the slip and the receipt.
//!
//! From a code follow two things that look unrelated: the hash the house keeps of the slip, and the
//! key of the vote. Whoever has the code can work out both, so voting again replaces the vote, and
//! no row says that a slip was used. Whoever has only the tables would have to try all 30¹⁰ codes;
//! Argon2 makes every try cost a megabyte and a millisecond.

use argon2::{Algorithm, Argon2, Params, Version};

use super::model::typed_code;
use crate::{
    server::random::{hex, sha256},
    tally::Ranking,
    vocabulary::{BallotId, RoundId},
};

/// How many letters a slip's code has: 30¹⁰ codes.
pub const CODE_LETTERS: usize = 10;

/// A code, opened: what follows from it.
#[derive(Clone)]
pub struct Slip {
    code_hash: String,
    secret: [u8; 32],
}

impl Slip {
    /// Costs about a millisecond; anything may have been typed.
    pub fn open(ballot: &BallotId, typed: &str) -> Slip {
        let params = Params::new(1024, 1, 1, Some(64)).expect("parameters within Argon2's bounds");
        let argon = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
        let mut bytes = [0u8; 64];
        // A code far longer than any of ours is cut: it is wrong either way.
        let code: String = typed_code(typed).chars().take(64).collect();
        let salt = sha256(ballot.0.as_bytes());
        argon
            .hash_password_into(code.as_bytes(), salt.as_bytes(), &mut bytes)
            .expect("a salt of 64 letters and 64 bytes of output are within Argon2's bounds");
        let mut secret = [0u8; 32];
        secret.copy_from_slice(&bytes[32..]);
        Slip { code_hash: hex(&bytes[..32]), secret }
    }

    /// What the house keeps of the slip.
    pub fn code_hash(&self) -> &str {
        &self.code_hash
    }

    /// Where the vote of this slip lies while the round is open.
    pub fn vote_key(&self, round: &RoundId) -> String {
        self.derive("vote", &round.0)
    }

    /// In which order this voter sees the items: stable over reloads, different for each voter.
    pub fn shuffle(&self, round: &RoundId, items: usize) -> Vec<usize> {
        let mut order: Vec<usize> = (0..items).collect();
        order.sort_by_cached_key(|item| self.derive("order", &format!("{round} {item}")));
        order
    }

    /// Names the pages of this voter in this round. It stands in pages and in browsers, and tells nothing.
    pub fn mark(&self, round: &RoundId) -> String {
        self.derive("mark", &round.0)[..16].to_owned()
    }

    /// One page with a ballot on it, `random` being 32 letters: a page that is sent twice says the same.
    pub fn attempt(&self, round: &RoundId, random: &str) -> String {
        format!("{}{random}", self.mark(round))
    }

    /// Whether a page was drawn for this slip: on a shared tablet an old page must not be sent in the
    /// name of who sits there now.
    pub fn is_own(&self, round: &RoundId, attempt: &str) -> bool {
        attempt.len() == 48 && attempt.starts_with(&self.mark(round))
    }

    /// The receipt of one attempt. A page sent twice carries the same attempt and gets the same
    /// receipt; without the code nobody can work it out.
    pub fn receipt(&self, round: &RoundId, attempt: &str, ranking: &Ranking) -> Receipt {
        let digest = self.derive("receipt", &format!("{round} {attempt} {ranking}"));
        Receipt::of_hex(&digest)
    }

    fn derive(&self, what: &str, of: &str) -> String {
        sha256(&[&self.secret[..], what.as_bytes(), b" ", of.as_bytes()].concat())
    }
}

/// Eighty bits a voter takes home; the house keeps and later publishes only their SHA-256.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Receipt(String);

/// Crockford's base 32: https://www.crockford.com/base32.html
const CROCKFORD: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

impl Receipt {
    fn of_hex(digest: &str) -> Receipt {
        let bits: u128 = u128::from_str_radix(&digest[..20], 16).expect("a digest is hexadecimal");
        let letter = |index: u32| char::from(CROCKFORD[(bits >> (75 - 5 * index) & 31) as usize]);
        Receipt((0..16).map(letter).collect())
    }

    /// Sixteen letters in fours: `7K2M-Q9ZD-4XHB-P0TW`.
    pub fn spelled(&self) -> String {
        self.0.as_bytes().chunks(4).map(String::from_utf8_lossy).collect::<Vec<_>>().join("-")
    }

    /// SHA-256 of the sixteen letters, as hexadecimal digits.
    pub fn hash(&self) -> String {
        sha256(self.0.as_bytes())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn a_round() -> RoundId {
        RoundId("kolo".into())
    }

    #[test]
    fn a_code_may_be_typed_in_any_way_a_person_types() {
        let ballot = BallotId("b".into());
        let slip = Slip::open(&ballot, "ABCDE23456");
        for typed in ["abcde23456", " ABCDE-23456 ", "abcde 23456"] {
            assert_eq!(Slip::open(&ballot, typed).code_hash(), slip.code_hash());
        }
        assert_ne!(Slip::open(&ballot, "ABCDE23457").code_hash(), slip.code_hash());
        assert_ne!(Slip::open(&BallotId("c".into()), "ABCDE23456").code_hash(), slip.code_hash());
    }

    #[test]
    fn the_key_of_a_vote_and_the_hash_of_its_slip_share_nothing() {
        let slip = Slip::open(&BallotId("b".into()), "ABCDE23456");
        let key = slip.vote_key(&a_round());
        assert_eq!(key, slip.vote_key(&a_round()));
        assert_ne!(key, slip.vote_key(&RoundId("druhe".into())));
        assert!(!key.contains(&slip.code_hash()[..8]) && !slip.code_hash().contains(&key[..8]));
    }

    #[test]
    fn a_receipt_is_sixteen_letters_of_eighty_bits() {
        // 0x00443…: five bits a letter from the left: 0, 1, 2, 3, …, 15.
        let receipt = Receipt::of_hex("00443214c74254b635cf");
        assert_eq!(receipt.spelled(), "0123-4567-89AB-CDEF");
        let slip = Slip::open(&BallotId("b".into()), "ABCDE23456");
        let ranking = Ranking::of_levels(2, &[vec![0], vec![1]]);
        let receipt = |attempt: &str, ranking: &Ranking| slip.receipt(&a_round(), attempt, ranking);
        assert_eq!(receipt("1", &ranking), receipt("1", &ranking));
        assert_ne!(receipt("1", &ranking), receipt("2", &ranking));
        assert_ne!(receipt("1", &ranking), receipt("1", &Ranking::blank(2)), "a receipt belongs to one order");
    }

    #[test]
    fn a_page_belongs_to_the_slip_and_the_round_it_was_drawn_for() {
        let ballot = BallotId("b".into());
        let slip = Slip::open(&ballot, "ABCDE23456");
        let attempt = slip.attempt(&a_round(), "0123456789abcdef0123456789abcdef");
        assert!(slip.is_own(&a_round(), &attempt));
        assert!(!slip.is_own(&RoundId("druhe".into()), &attempt));
        assert!(!Slip::open(&ballot, "BCDEF34567").is_own(&a_round(), &attempt));
        assert!(!slip.is_own(&a_round(), ""));
        assert!(!slip.is_own(&a_round(), &format!("{attempt}0")));
        assert!(!slip.vote_key(&a_round()).contains(&slip.mark(&a_round())));
    }

    #[test]
    fn every_voter_sees_the_items_in_an_order_of_their_own() {
        let orders: std::collections::BTreeSet<Vec<usize>> = (0..40)
            .map(|voter| Slip::open(&BallotId("b".into()), &format!("{voter}")).shuffle(&a_round(), 6))
            .collect();
        assert!(orders.len() > 30, "{}", orders.len());
        assert!(orders.iter().all(|order| {
            let mut sorted = order.clone();
            sorted.sort_unstable();
            sorted == [0, 1, 2, 3, 4, 5]
        }));
    }
}
