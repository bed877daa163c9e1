#![no_main]

use priorita::tally::Ranking;

// One ranking has one way to be written: what is read, written and read again is the same.
libfuzzer_sys::fuzz_target!(|input: (u8, &str)| {
    let (items, text) = (usize::from(input.0), input.1);
    if let Ok(ranking) = Ranking::read(text, items) {
        let written = ranking.to_string();
        assert_eq!(Ranking::read(&written, items), Ok(ranking));
    }
});
