//! How the ballots of a file were counted, where the file says so: method, sectors, a drawn lot.
//! Without it a recount would be by another rule and might end elsewhere. Every format writes the
//! same keys in lines that others skip: `# COUNTED METHOD: borda` in PrefLib and in the list of
//! votes, `#= method: borda` in CEF, `#method=borda` in our sheet.
//!
//! | key | value |
//! |---|---|
//! | `method` | a code of [`Method`] |
//! | `unranked` | `last` or `ignored`, where the format has no word of its own for it |
//! | `sectors` | `none`, or `equal` where every sector weighed the same |
//! | `lot` | the number drawn to put tied items in a row |
//! | `list` | SHA-256 of the list of votes, which the lot is mixed with |
//! | `id 3` | the id of the third item, which the lot is mixed with |

use std::collections::BTreeMap;

use super::{
    super::{Method, Order, Sectors, Unranked, lot},
    Finding, MOST_ITEMS,
};

/// What a file says of the count. How items left unranked are read stands beside it, in
/// [`BallotFile::unranked`](super::BallotFile::unranked).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stated {
    pub method: Option<Method>,
    pub sectors: Option<Sectors>,
    pub lot: Option<Drawn>,
}

/// A number drawn in the room, with what it was mixed with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Drawn {
    pub number: u64,
    /// SHA-256 of the published list of votes, in hexadecimal digits.
    pub list_hash: String,
    /// One an item.
    pub ids: Vec<String>,
}

impl Drawn {
    /// The order with its ties put in a row.
    pub fn settles(&self, order: &Order) -> Order {
        lot::break_ties(order, &self.ids, &self.list_hash, self.number)
    }
}

impl Stated {
    /// Keys and values, for a format to write.
    pub(super) fn lines(&self) -> Vec<(String, String)> {
        let mut lines = Vec::new();
        let mut line = |key: &str, value: &str| lines.push((key.to_owned(), super::one_line(value)));
        if let Some(method) = self.method {
            line("method", method.code());
        }
        if let Some(sectors) = self.sectors {
            line("sectors", sectors.code());
        }
        if let Some(drawn) = &self.lot {
            line("lot", &drawn.number.to_string());
            line("list", &drawn.list_hash);
            for (index, id) in drawn.ids.iter().enumerate() {
                line(&format!("id {}", index + 1), id);
            }
        }
        lines
    }
}

/// Takes keys and values as a format finds them.
#[derive(Default)]
pub(super) struct Reading {
    pub method: Option<Method>,
    pub unranked: Option<Unranked>,
    pub sectors: Option<Sectors>,
    /// SHA-256 of the list of votes.
    pub list: Option<String>,
    lot: Option<u64>,
    ids: BTreeMap<usize, String>,
}

impl Reading {
    /// Whether this is a key of ours.
    ///
    /// # Errors
    /// Where it is, and its value is none we know: a rule that is passed over is another rule.
    pub fn take(&mut self, key: &str, value: &str) -> Result<bool, Finding> {
        let key = key.trim().to_ascii_lowercase();
        let value = value.trim();
        let unknown = || Finding::error("unknown_statement").fact("key", &key).fact("text", value);
        match key.as_str() {
            "method" => self.method = Some(Method::from_code(value).ok_or_else(unknown)?),
            "unranked" => self.unranked = Some(Unranked::from_code(value).ok_or_else(unknown)?),
            "sectors" => {
                let sectors = Sectors::from_code(value).filter(|sectors| *sectors != Sectors::Own);
                self.sectors = Some(sectors.ok_or_else(unknown)?);
            }
            "lot" => self.lot = Some(value.parse().map_err(|_| unknown())?),
            "list" => {
                let is_hash = value.len() == 64 && value.bytes().all(|byte| byte.is_ascii_hexdigit());
                self.list = Some(Some(value.to_ascii_lowercase()).filter(|_| is_hash).ok_or_else(unknown)?);
            }
            _ => {
                let Some(number) = key.strip_prefix("id ") else { return Ok(false) };
                let number = number.trim().parse().ok().filter(|number| (1..=MOST_ITEMS).contains(number));
                self.ids.insert(number.ok_or_else(unknown)?, value.to_owned());
            }
        }
        Ok(true)
    }

    /// # Errors
    /// Where a lot was drawn and not all it was mixed with is there.
    pub fn settle(self, items: usize) -> Result<Stated, Finding> {
        let lot = match self.lot {
            None => None,
            Some(number) => {
                let ids: Vec<String> = (1..=items).filter_map(|number| self.ids.get(&number).cloned()).collect();
                let whole = self.list.filter(|_| ids.len() == items && self.ids.len() == items);
                let list_hash = whole.ok_or_else(|| Finding::error("lot_incomplete").fact("number", number))?;
                Some(Drawn { number, list_hash, ids })
            }
        };
        Ok(Stated { method: self.method, sectors: self.sectors, lot })
    }
}
