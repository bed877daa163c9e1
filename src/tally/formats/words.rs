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

const WORDS: &[Words] = &[
    // The file.
    (
        "empty",
        "Soubor je prázdný. Uložte ho prosím znovu a zkuste to ještě jednou.",
        "The file is empty. Please save it again and try once more.",
    ),
    (
        "too_big",
        "Soubor je větší než [limit] MB. Rozdělte ho prosím, nebo ho sečtěte po částech.",
        "The file is larger than [limit] MB. Please divide it, or count it in parts.",
    ),
    (
        "no_text",
        "Soubor není text: je v něm znak, který do textu nepatří. Uložte ho prosím jako prostý text nebo CSV.",
        "The file is not text: it holds a character that no text has. Please save it as plain text or CSV.",
    ),
    (
        "unknown_format",
        "Nepoznali jsme, v jakém formátu soubor je. Umíme PrefLib, CEF, CIVS, ABIF, BLT, sčítací arch Debianu a vlastní CSV.",
        "We could not tell the format of the file. We read PrefLib, CEF, CIVS, ABIF, BLT, Debian tally sheets and our own CSV.",
    ),
    (
        "budget",
        "Soubor je hlasování o rozpočtu (pabulib), ne pořadí. Zde se sčítají pořadí.",
        "The file is a vote on a budget (pabulib), not rankings. Rankings are counted here.",
    ),
    (
        "no_rankings",
        "Soubor PrefLib je typu „[type]“ a nejsou v něm pořadí. Potřebujeme .soc, .soi, .toc nebo .toi.",
        "The PrefLib file is of type “[type]” and holds no rankings. We need .soc, .soi, .toc or .toi.",
    ),
    (
        "too_long",
        "Různých lístků je v souboru víc, než dokážeme držet v paměti. Rozdělte ho prosím.",
        "The file has more different ballots than we can hold in memory. Please divide it.",
    ),
    (
        "too_many_ballots",
        "Soubor tvrdí, že lístků je víc než [limit]. Zkontrolujte počty.",
        "The file claims more than [limit] ballots. Check the counts.",
    ),
    ("no_ballots", "V souboru není žádný hlasovací lístek.", "There is no ballot in the file."),
    // Items.
    ("no_items", "V souboru není žádná položka, o které se hlasuje.", "The file names no item to vote on."),
    (
        "too_many_items",
        "Položek je víc než [limit]. Tolik jich nikdo neseřadí; zkontrolujte soubor.",
        "There are more than [limit] items. Nobody can rank so many; check the file.",
    ),
    ("item_without_name", "Položka č. [number] nemá název. Doplňte ho.", "Item no. [number] has no name. Add one."),
    (
        "long_name",
        "Název položky „[name]“ má víc než [limit] znaků. Zkraťte ho.",
        "The name of the item “[name]” has more than [limit] characters. Shorten it.",
    ),
    (
        "two_items_of_one_name",
        "Dvě položky se jmenují „[name]“. Přejmenujte jednu z nich, jinak by se nedaly rozlišit.",
        "Two items are called “[name]”. Rename one of them, or they cannot be told apart.",
    ),
    (
        "unwritable_name",
        "Název „[name]“ se do tohoto formátu nedá zapsat. Přejmenujte položku, nebo zvolte jiný formát.",
        "The name “[name]” cannot be written in this format. Rename the item, or choose another format.",
    ),
    (
        "too_few_names",
        "Položek má být [items], ale názvů je [found]. Doplňte chybějící.",
        "There should be [items] items, but [found] names were found. Add the missing ones.",
    ),
    (
        "options_out_of_order",
        "Možnost č. [number] není na řadě. Možnosti musí být očíslovány po jedné od 1.",
        "Option no. [number] is out of turn. Options must be numbered one by one from 1.",
    ),
    (
        "too_many_sectors",
        "Skupin voličů je víc než [limit]. Zkontrolujte sloupec „sector“.",
        "There are more than [limit] sectors. Check the column “sector”.",
    ),
    // Ballots.
    (
        "bad_line",
        "Řádku „[text]“ nerozumíme. Porovnejte ho s ostatními.",
        "We do not understand the line “[text]”. Compare it with the others.",
    ),
    (
        "bad_count",
        "„[text]“ není počet lístků. Má to být celé číslo.",
        "“[text]” is not a number of ballots. It should be a whole number.",
    ),
    ("bad_number", "„[text]“ není číslo položky.", "“[text]” is not the number of an item."),
    (
        "bad_place",
        "„[text]“ není místo v pořadí. Má to být číslo od 1; prázdné je nezařazené.",
        "“[text]” is not a place. It should be a number from 1; empty is unranked.",
    ),
    (
        "bad_character",
        "Znak „[text]“ na tomto místě nemá význam. Odstraňte ho.",
        "The character “[text]” means nothing here. Remove it.",
    ),
    (
        "brace",
        "Závorky nebo uvozovky k sobě nepasují. Opravte je.",
        "The brackets or quotes do not match. Correct them.",
    ),
    (
        "empty_rank",
        "Jedno místo v pořadí je prázdné. Doplňte položku, nebo odstraňte nadbytečné znaménko.",
        "One place of the ranking is empty. Add an item, or remove the sign too many.",
    ),
    ("unknown_item", "Položka „[name]“ není v seznamu.", "The item “[name]” is not on the list."),
    (
        "unknown_number",
        "Položka č. [number] není v seznamu, položek je [items].",
        "There is no item no. [number]; there are [items] items.",
    ),
    (
        "ranked_twice",
        "Položka „[item]“ je na lístku dvakrát. Nechte ji jen jednou.",
        "The item “[item]” stands twice on the ballot. Leave it only once.",
    ),
    (
        "wrong_length",
        "Na lístku je míst [found], ale položek je [items]. Doplňte je.",
        "The ballot has [found] places, but there are [items] items. Complete it.",
    ),
    (
        "no_zero",
        "Lístek nekončí nulou, takže možná není celý.",
        "The ballot does not end with a zero, so it may not be complete.",
    ),
    (
        "after_zero",
        "Za nulou, která lístek ukončuje, něco je. Každý lístek patří na vlastní řádek.",
        "Something stands behind the zero that ends the ballot. Every ballot belongs on a line of its own.",
    ),
    (
        "no_end",
        "Chybí řádek s nulou, který ukončuje lístky. Soubor možná není celý.",
        "The line with a zero that ends the ballots is missing. The file may not be complete.",
    ),
    (
        "ratings",
        "Lístek položky hodnotí a neřadí. Pořadí z hodnocení neodvozujeme; oddělte položky znaky > a =.",
        "The ballot rates items and does not rank them. We do not derive a ranking from ratings; separate the items by > and =.",
    ),
    (
        "yes_or_no",
        "Parametr „[parameter]“ má být true nebo false, ne „[text]“.",
        "The parameter “[parameter]” should be true or false, not “[text]”.",
    ),
    (
        "unknown_rule",
        "Pravidlo „[text]“ neznáme. Napište #rule=unranked_last nebo #rule=unranked_ignored.",
        "We do not know the rule “[text]”. Write #rule=unranked_last or #rule=unranked_ignored.",
    ),
    (
        "wrong_header",
        "Hlavička tabulky má začínat sloupci ballot, sector a channel a pokračovat položkami.",
        "The header of the sheet should begin with the columns ballot, sector and channel, and go on with the items.",
    ),
    // Worth knowing.
    (
        "item_ignored",
        "Položka „[name]“ není mezi kandidáty souboru, a proto se nepočítá.",
        "The item “[name]” is not among the candidates of the file and is not counted.",
    ),
    (
        "weights_ignored",
        "Váhy za znakem ^ se nepočítají, protože je soubor nepovoluje (#/Weight Allowed: true).",
        "Weights after ^ are not counted, because the file does not allow them (#/Weight Allowed: true).",
    ),
    (
        "ratings_ignored",
        "Hodnocení za lomítkem se nepočítá, jen pořadí.",
        "Ratings behind the slash are not counted, only the ranking is.",
    ),
    ("withdrawn", "Stažené položky se nepočítají: [names].", "Withdrawn items are not counted: [names]."),
    (
        "voters_differ",
        "Soubor uvádí lístků [stated], našli jsme jich ale [found]. Počítáme ty nalezené.",
        "The file states [stated] ballots, but we found [found]. Those found are counted.",
    ),
    // Writing.
    (
        "only_read",
        "Formát [format] jen čteme. K zápisu zvolte jiný.",
        "We only read the format [format]. Choose another one to write.",
    ),
    (
        "no_abstaining",
        "Formát [format] neumí zapsat, že se někdo u položky zdržel. Zvolte jiný.",
        "The format [format] cannot say that somebody abstains on an item. Choose another one.",
    ),
    (
        "too_many_rows",
        "Tabulka by měla víc než [limit] řádků. Zvolte jiný formát.",
        "The sheet would have more than [limit] rows. Choose another format.",
    ),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_has_its_sentence_in_both_languages_and_every_sentence_its_code() {
        let sources = [
            include_str!("abif.rs"),
            include_str!("blt.rs"),
            include_str!("cef.rs"),
            include_str!("civs.rs"),
            include_str!("debian.rs"),
            include_str!("letters.rs"),
            include_str!("mod.rs"),
            include_str!("preflib.rs"),
            include_str!("recognise.rs"),
            include_str!("sheet.rs"),
            include_str!("urn.rs"),
        ];
        let mut seen = std::collections::BTreeSet::new();
        for source in sources {
            for opening in ["Finding::error(\"", "Finding::warning(\""] {
                seen.extend(source.split(opening).skip(1).filter_map(|part| part.split('"').next()));
            }
        }
        let known: std::collections::BTreeSet<&str> = WORDS.iter().map(|(code, _, _)| *code).collect();
        assert_eq!(seen, known);
        assert_eq!(known.len(), WORDS.len(), "no code stands twice");
    }

    #[test]
    fn sentences_name_the_facts_and_use_the_quotes_of_their_language() {
        let finding = Finding::error("unknown_item").fact("name", "[name]");
        assert_eq!(finding.message(Lang::Cs), "Položka „[name]“ není v seznamu.");
        assert_eq!(finding.message(Lang::En), "The item “[name]” is not on the list.");
        for (code, czech, english) in WORDS {
            assert!(!czech.contains('"') && !english.contains('"'), "{code}");
            assert!(czech.ends_with('.') && english.ends_with('.'), "{code}");
        }
    }
}
