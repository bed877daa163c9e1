//! Randomness as an argument: the real one from the operating system, a fixed one in tests.

use std::sync::Arc;

/// Fills a slice with unpredictable bytes.
#[derive(Clone)]
pub struct Randomness(Arc<Fill>);

type Fill = dyn Fn(&mut [u8]) + Send + Sync;

/// Crockford's base 32 without the look-alikes a person could misread: no I, L, O, U, 0, 1.
const LETTERS: &[u8; 30] = b"23456789ABCDEFGHJKMNPQRSTVWXYZ";

impl Randomness {
    #[expect(clippy::disallowed_methods, reason = "the one place where the house rolls dice")]
    pub fn of_the_system() -> Self {
        Randomness(Arc::new(|bytes| {
            getrandom::fill(bytes).expect("the operating system has randomness");
        }))
    }

    /// A repeatable sequence for tests and the demonstration; never for secrets.
    pub fn seeded(seed: u64) -> Self {
        let state = std::sync::atomic::AtomicU64::new(seed);
        Randomness(Arc::new(move |bytes| {
            for byte in bytes {
                // SplitMix64, Steele, Lea & Flood, OOPSLA 2014.
                let mut z = state
                    .fetch_add(0x9E37_79B9_7F4A_7C15, std::sync::atomic::Ordering::Relaxed)
                    .wrapping_add(0x9E37_79B9_7F4A_7C15);
                z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
                z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
                *byte = (z ^ (z >> 31)) as u8;
            }
        }))
    }

    /// What follows from a secret, always the same: SHA-256 of it and a counter, block by block.
    /// As unpredictable as the secret is to whoever does not have it.
    pub fn of_secret(secret: &str) -> Self {
        let (secret, blocks) = (secret.to_owned(), std::sync::atomic::AtomicU64::new(0));
        Randomness(Arc::new(move |bytes| {
            for chunk in bytes.chunks_mut(32) {
                let block = blocks.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
                let digest = <sha2::Sha256 as sha2::Digest>::digest(format!("{secret} {block}"));
                chunk.copy_from_slice(&digest[..chunk.len()]);
            }
        }))
    }

    /// 128 random bits as 32 hexadecimal digits: ids and keys.
    pub fn key(&self) -> String {
        let mut bytes = [0u8; 16];
        (self.0)(&mut bytes);
        hex(&bytes)
    }

    /// A code a person can read aloud: `length` letters and digits without look-alikes.
    pub fn code(&self, length: usize) -> String {
        let mut code = String::with_capacity(length);
        while code.len() < length {
            let mut byte = [0u8; 1];
            (self.0)(&mut byte);
            // 240 is the largest multiple of 30 below 256: every letter is equally likely.
            if byte[0] < 240 {
                code.push(char::from(LETTERS[usize::from(byte[0]) % 30]));
            }
        }
        code
    }
}

/// Lower-case hexadecimal digits.
pub fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// SHA-256 as hexadecimal digits.
pub fn sha256(bytes: &[u8]) -> String {
    use sha2::Digest as _;
    hex(&sha2::Sha256::digest(bytes))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_have_no_look_alikes_and_use_every_letter() {
        let code = Randomness::of_the_system().code(20_000);
        assert!(!code.contains(['I', 'L', 'O', 'U', '0', '1']));
        assert!(LETTERS.iter().all(|letter| code.contains(char::from(*letter))));
    }

    #[test]
    fn from_a_secret_follows_always_the_same_and_from_another_something_else() {
        let codes = |secret: &str| {
            let random = Randomness::of_secret(secret);
            [random.code(10), random.code(10)]
        };
        assert_eq!(codes("a"), codes("a"));
        assert_ne!(codes("a")[0], codes("a")[1]);
        assert_ne!(codes("a"), codes("b"));
    }

    #[test]
    fn sha256_matches_the_standard() {
        // FIPS 180-2, appendix B.1.
        assert_eq!(sha256(b"abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }
}
