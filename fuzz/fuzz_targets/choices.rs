#![no_main]

use priorita::tally::formats::Format;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| priorita::read_as(Format::Choices, bytes));
