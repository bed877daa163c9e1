//! The sentences of findings, in Czech and in English: what is wrong and what to do next.
//! `[fact]` stands for a fact of the finding.

use super::Finding;
use crate::vocabulary::Lang;

/// Fills the sentence of a finding.
pub fn sentence(finding: &Finding, lang: Lang) -> String {
    let (_, czech, english) = WORDS.iter().find(|(code, _, _)| *code == finding.code).unwrap_or(&FALLBACK);
    let mut text = String::new();
    let mut rest = if lang == Lang::Cs { *czech } else { *english };
    // One pass, so that a fact which itself holds `[name]` is not filled again.
    while let Some((before, after)) = rest.split_once('[') {
        text.push_str(before);
        let Some((key, after)) = after.split_once(']') else { break };
        text.push_str(finding.facts.get(key).map_or("", String::as_str));
        rest = after;
    }
    text.push_str(rest);
    text
}

type Words = (&'static str, &'static str, &'static str);

const FALLBACK: Words = ("", "S tímto místem si neumíme poradit.", "We could not make sense of this place.");

const WORDS: &[Words] = &[];
