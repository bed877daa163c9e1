//! What an island is given, as plain texts: reading structures would cost a phone more kilobytes
//! than everything the islands do. Parts are joined by the control characters made for it
//! (ASCII unit and record separators), which no form field can hold.

const UNIT: char = '\u{1f}';

/// Joins the parts of one thing.
pub fn pack(parts: &[&str]) -> String {
    let clean: Vec<String> = parts.iter().map(|part| part.replace(UNIT, " ")).collect();
    clean.join("\u{1f}")
}

/// The parts again.
pub fn unpack(packed: &str) -> Vec<String> {
    packed.split(UNIT).map(str::to_owned).collect()
}
