//! `${name}` wherever it may stand in a workbook, and how far one word is from another.

/// The names a text refers to, with what stands before `#` (`last-saved#q1`) cut off;
/// `Err` where a `${` has no end or no name.
pub fn references(text: &str) -> Result<Vec<String>, ()> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find("${") {
        rest = &rest[at + 2..];
        let end = rest.find('}').ok_or(())?;
        let inside = rest[..end].trim();
        let name = inside.rsplit('#').next().unwrap_or(inside);
        if name.is_empty() || name.contains(['$', '{']) {
            return Err(());
        }
        found.push(name.to_owned());
        rest = &rest[end + 1..];
    }
    Ok(found)
}

/// A list of references has a comma between each two: `${a}, ${b}`. A comma too many is forgiven.
pub fn is_reference_list(text: &str) -> bool {
    let is_reference = |part: &str| {
        let name = part.strip_prefix("${").and_then(|rest| rest.strip_suffix('}'));
        name.is_some_and(|name| !name.contains(['$', '{', '}']))
    };
    let mut parts = text.split(',').map(str::trim).filter(|part| !part.is_empty()).peekable();
    parts.peek().is_some() && parts.all(is_reference)
}

/// Edits between two short words: insertions, deletions, replacements and swaps of neighbours
/// count one each (the restricted Damerau–Levenshtein distance).
pub fn distance(a: &str, b: &str) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().take(40).collect(), b.chars().take(40).collect());
    let mut rows = vec![(0..=b.len()).collect::<Vec<usize>>()];
    for i in 1..=a.len() {
        let mut row = vec![i; b.len() + 1];
        for j in 1..=b.len() {
            let cost = usize::from(a[i - 1] != b[j - 1]);
            row[j] = (rows[i - 1][j] + 1).min(row[j - 1] + 1).min(rows[i - 1][j - 1] + cost);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                row[j] = row[j].min(rows[i - 2][j - 2] + 1);
            }
        }
        rows.push(row);
    }
    rows[a.len()][b.len()]
}

/// The nearest of some words, if it is near enough to be what was meant.
pub fn nearest<'a>(word: &str, words: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let limit = (word.chars().count() / 3).clamp(1, 2);
    words
        .map(|known| (distance(&word.to_lowercase(), &known.to_lowercase()), known))
        .filter(|(distance, _)| *distance <= limit)
        .min()
        .map(|(_, known)| known)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_are_found_in_texts() {
        assert_eq!(references("Věk ${age} a ${ b }"), Ok(vec!["age".to_owned(), "b".to_owned()]));
        assert_eq!(references("${last-saved#a}"), Ok(vec!["a".to_owned()]));
        assert_eq!(references("5 $ {x}"), Ok(vec![]));
        assert_eq!(references("${age"), Err(()));
        assert_eq!(references("${}"), Err(()));
    }

    #[test]
    fn lists_of_references_have_commas() {
        assert!(is_reference_list("${a} , ${b}"));
        assert!(!is_reference_list("${a}${b}"));
        assert!(is_reference_list("${a}, ${b},,"));
        assert!(!is_reference_list("${a},${b}${c}"));
        assert!(!is_reference_list(", ,"));
    }

    #[test]
    fn a_swap_of_neighbours_is_one_slip() {
        assert_eq!(distance("chioces", "choices"), 1);
        assert_eq!(distance("surveys", "survey"), 1);
        assert_eq!(nearest("agee", ["age", "needs"].into_iter()), Some("age"));
    }
}
