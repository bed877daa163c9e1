//! Breaking a reported tie in public. The list of ballots is closed and its hash published; then a
//! number is drawn in the room. Neither alone says who comes first, and afterwards anybody can check
//! with nothing but `sha256sum`.

use sha2::{Digest, Sha256};

use super::Order;

/// What one item drew.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lot {
    pub item: usize,
    /// SHA-256 of the hash of the list, the number and the id of the item, written one after the
    /// other; lower case hexadecimal. The lowest comes first.
    pub digest: String,
}

/// Puts tied items in a row. `ids` has the id of every item; `list_hash` is taken as it was published
/// (lower case hexadecimal) and the number in decimal digits.
///
/// ```
/// use priorita::tally::lot;
/// let list = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
/// let drawn = lot::draw(&[0, 2], &["bus", "clinic", "seniors"], list, 417);
/// assert_eq!(drawn.iter().map(|lot| lot.item).collect::<Vec<_>>(), [2, 0]);
/// // printf %s e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855 417 bus | sha256sum
/// assert_eq!(drawn[1].digest, "61efbf86c38c6d2c9c9ee4883f7a25181c34568f607e51fe4b4ed2da62255e8f");
/// ```
pub fn draw(tied: &[usize], ids: &[impl AsRef<str>], list_hash: &str, number: u64) -> Vec<Lot> {
    let lot = |&item: &usize| {
        let text =
            Sha256::new().chain_update(list_hash).chain_update(number.to_string()).chain_update(ids[item].as_ref());
        Lot { item, digest: hexadecimal(&text.finalize()) }
    };
    let mut lots: Vec<Lot> = tied.iter().map(lot).collect();
    lots.sort_by(|a, b| a.digest.cmp(&b.digest).then(a.item.cmp(&b.item)));
    lots
}

/// Breaks every tie of an order with the same number.
pub fn break_ties(order: &Order, ids: &[impl AsRef<str>], list_hash: &str, number: u64) -> Order {
    let row = order.layers().iter().flat_map(|layer| draw(layer, ids, list_hash, number));
    Order::new(row.map(|lot| vec![lot.item]).collect())
}

fn hexadecimal(bytes: &[u8]) -> String {
    let digit = |half: u8| char::from_digit(u32::from(half), 16).expect("half a byte is one digit");
    bytes.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lot_moves_nobody_out_of_their_layer_and_another_number_draws_anew() {
        let ids = ["bus", "clinic", "seniors", "families"];
        let order = Order::new(vec![vec![3], vec![0, 1, 2]]);
        let drawn: Vec<Order> = (0..50).map(|number| break_ties(&order, &ids, "00", number)).collect();
        assert!(drawn.iter().all(|drawn| drawn.layers()[0] == [3] && !drawn.has_ties()));
        for item in 0..3 {
            assert!(drawn.iter().any(|drawn| drawn.layers()[1] == [item]), "{item} never comes first");
        }
    }
}
