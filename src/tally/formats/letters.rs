//! Bytes to text. Half the town halls still save Windows-1250, and files from abroad come in
//! ISO-8859-1 and its kin; no file says which, so the bytes are asked.
//!
//! 1. A byte order mark decides (UTF-8, UTF-16), else the zero bytes of UTF-16 do, else what is sound UTF-8
//!    is UTF-8.
//! 2. Else the text is Czech or Western. Most letters with accents have the same byte in both
//!    (á é í ó ú ý ä ö ü ß š ž), so only the others are asked:
//!    - ť Ť ź Ź are no letters at all in the West: Czech;
//!    - à â ã å æ ê ñ õ û would be ŕ â ă ĺ ć ę ń ő ű, which no Czech word has: Western;
//!    - ě and ů stand where ì and ù do, vowels both: Czech, as this house is;
//!    - č ř ď ň are consonants where è ø ï ò are vowels: Czech beside a vowel (*péče*, *tři*),
//!      Western between two consonants (*crèche*, *Søren*).
//!
//!    The greater number wins; where they are equal the text is Czech.

use encoding_rs::{Encoding, ISO_8859_15, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1250, WINDOWS_1252};

use super::{Finding, LONGEST_FILE};

/// The text of a file, its lines ended by `\n`.
///
/// # Errors
/// Where the file is too long, empty, or no text.
pub fn text(bytes: &[u8]) -> Result<String, Finding> {
    if bytes.len() > LONGEST_FILE {
        return Err(Finding::error("too_big").fact("limit", LONGEST_FILE >> 20));
    }
    // Programs of the eighties end a text with Ctrl-Z, and HIL files come from them.
    let body = bytes.trim_ascii_end().strip_suffix(&[0x1a]).unwrap_or(bytes);
    let text = decoded(body).replace("\r\n", "\n").replace('\r', "\n");
    if text.trim().is_empty() {
        return Err(Finding::error("empty"));
    }
    let strange = |letter: char| letter.is_control() && !matches!(letter, '\n' | '\t' | '\u{c}' | '\u{b}');
    if let Some(at) = text.find(strange) {
        let line = text[..at].matches('\n').count() + 1;
        return Err(Finding::error("no_text").line(line));
    }
    Ok(text)
}

/// The letters of bytes, whatever they are.
pub(crate) fn decoded(bytes: &[u8]) -> String {
    let encoding = match Encoding::for_bom(bytes) {
        Some((encoding, _)) => encoding,
        None => match without_mark(bytes) {
            Some(encoding) => encoding,
            None if std::str::from_utf8(bytes).is_ok() => UTF_8,
            None => legacy(bytes),
        },
    };
    // With a byte order mark, `decode` follows and removes it.
    encoding.decode(bytes).0.into_owned()
}

/// UTF-16 whose byte order mark was left out: of the letters of Europe most have a zero byte, always on
/// the same side. No other text has any.
fn without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = &bytes[..bytes.len().min(4_096) & !1];
    let zeros = |side: usize| head.chunks_exact(2).filter(|pair| pair[side] == 0).count();
    let (high_first, low_first, pairs) = (zeros(0), zeros(1), head.len() / 2);
    match () {
        () if bytes.len() % 2 == 1 || pairs < 4 => None,
        () if low_first * 2 > pairs && high_first * 20 < pairs => Some(UTF_16LE),
        () if high_first * 2 > pairs && low_first * 20 < pairs => Some(UTF_16BE),
        () => None,
    }
}

/// Czech or Western, for bytes that are not UTF-8.
fn legacy(bytes: &[u8]) -> &'static Encoding {
    let mut czech = 0_usize;
    let mut western = 0_usize;
    for (at, &byte) in bytes.iter().enumerate().filter(|(_, byte)| **byte >= 0x80) {
        let before = at.checked_sub(1).and_then(|at| bytes.get(at)).copied().unwrap_or(b' ');
        let after = bytes.get(at + 1).copied().unwrap_or(b' ');
        match byte {
            // ť Ť ź Ź; ě Ě ů Ů.
            0x8d | 0x9d | 0x8f | 0x9f | 0xec | 0xcc | 0xf9 | 0xd9 => czech += 1,
            // à â ã å æ ê ñ õ û, small and capital.
            0xe0 | 0xe2 | 0xe3 | 0xe5 | 0xe6 | 0xea | 0xf1 | 0xf5 | 0xfb => western += 1,
            0xc0 | 0xc2 | 0xc3 | 0xc5 | 0xc6 | 0xca | 0xd1 | 0xd5 | 0xdb => western += 1,
            // č ř ď ň, small and capital.
            0xe8 | 0xf8 | 0xef | 0xf2 | 0xc8 | 0xd8 | 0xcf | 0xd2 => {
                if is_vowel(before) || is_vowel(after) {
                    czech += 1;
                } else if before.is_ascii_alphabetic() && after.is_ascii_alphabetic() {
                    western += 1;
                }
            }
            _ => {}
        }
    }
    match (czech >= western, bytes.iter().any(|byte| (0x80..0xa0).contains(byte))) {
        (true, _) => WINDOWS_1250,
        (false, true) => WINDOWS_1252,
        // ISO-8859-15 is ISO-8859-1 with € Š š Ž ž Œ œ Ÿ in place of signs nobody uses.
        (false, false) if bytes.iter().any(|byte| b"\xa4\xa6\xa8\xb4\xb8\xbc\xbd\xbe".contains(byte)) => ISO_8859_15,
        (false, false) => WINDOWS_1252,
    }
}

/// A vowel in both readings; ě and ů have their own bytes and are vowels too.
fn is_vowel(byte: u8) -> bool {
    matches!(
        byte.to_ascii_lowercase(),
        b'a' | b'e' | b'i' | b'o' | b'u' | b'y' | 0xe1 | 0xe9 | 0xed | 0xf3 | 0xfa | 0xfd | 0xec | 0xf9
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn reads_back(words: &str, encoding: &'static Encoding) {
        let (bytes, _, lost) = encoding.encode(words);
        assert!(!lost, "{words} can be written so");
        assert_eq!(text(&bytes).unwrap(), words);
    }

    #[test]
    fn czech_names_are_read_from_windows_1250() {
        for words in [
            "Péče o seniory",
            "Tři čtvrtě",
            "Čistá řeka",
            "Dům s pečovatelskou službou",
            "Byt > Služby",
            "Žďár nad Sázavou",
            "Příliš žluťoučký kůň úpěl ďábelské ódy",
        ] {
            reads_back(words, WINDOWS_1250);
        }
    }

    #[test]
    fn western_names_are_read_from_their_own_letters() {
        for words in [
            "Crèche > Hôpital",
            "Søren",
            "Año nuevo",
            "Où là-bas, à la crèche",
            "Straßenbahn für Fußgänger",
            "Bærum kommune",
        ] {
            reads_back(words, WINDOWS_1252);
        }
        reads_back("Crèche 5 €", ISO_8859_15);
    }

    #[test]
    fn what_says_its_letters_itself_is_believed() {
        reads_back("Žluťoučký kůň 🐎", UTF_8);
        assert_eq!(text("\u{feff}Kůň".as_bytes()).unwrap(), "Kůň");
        let wide: Vec<u8> = "\u{feff}Kůň\r\n1".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(text(&wide).unwrap(), "Kůň\n1");
        for bytes in [
            "Kůň;ořech\n1;2".encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>(),
            "Kůň;ořech\n1;2".encode_utf16().flat_map(u16::to_be_bytes).collect(),
        ] {
            assert_eq!(text(&bytes).unwrap(), "Kůň;ořech\n1;2", "without a mark");
        }
    }

    #[test]
    fn what_is_no_text_is_refused_with_its_line() {
        assert_eq!(text(b"A > B\nC\0D").unwrap_err(), Finding::error("no_text").line(2));
        assert_eq!(text(b"A > \x1b[31mB").unwrap_err().code, "no_text");
        assert_eq!(text(b"").unwrap_err().code, "empty");
        assert_eq!(text(b" \r\n\t").unwrap_err().code, "empty");
        assert_eq!(text(&vec![b'a'; LONGEST_FILE + 1]).unwrap_err().code, "too_big");
    }

    #[test]
    fn the_end_mark_of_old_programs_is_no_letter() {
        assert_eq!(text(b"0\r\n\"A\"\r\n\x1a").unwrap(), "0\n\"A\"\n");
    }
}
