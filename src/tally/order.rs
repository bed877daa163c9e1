//! The answer of a count.

/// Items from the first place to the last; each layer ascending, and two or more in it are a tie.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Order(Vec<Vec<usize>>);

impl Order {
    pub fn new(mut layers: Vec<Vec<usize>>) -> Order {
        layers.retain(|layer| !layer.is_empty());
        layers.iter_mut().for_each(|layer| layer.sort_unstable());
        Order(layers)
    }

    /// Highest value first; equal values are one layer.
    pub fn by_score<T: Ord>(scores: &[T]) -> Order {
        let mut items: Vec<usize> = (0..scores.len()).collect();
        items.sort_by(|a, b| scores[*b].cmp(&scores[*a]));
        let layers = items.chunk_by(|a, b| scores[*a] == scores[*b]).map(<[usize]>::to_vec).collect();
        Order::new(layers)
    }

    pub fn layers(&self) -> &[Vec<usize>] {
        &self.0
    }

    /// The items in a row; tied ones in the order of the ballot.
    pub fn items(&self) -> impl Iterator<Item = usize> + '_ {
        self.0.iter().flatten().copied()
    }

    /// First and last place of every item, from 1: (2, 3) for two that share the second and third.
    pub fn places(&self) -> Vec<(usize, usize)> {
        let mut places = vec![(0, 0); self.items().count()];
        let mut before = 0;
        for layer in &self.0 {
            for &item in layer {
                places[item] = (before + 1, before + layer.len());
            }
            before += layer.len();
        }
        places
    }

    pub fn has_ties(&self) -> bool {
        self.0.iter().any(|layer| layer.len() > 1)
    }
}
