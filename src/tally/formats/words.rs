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
        "Nepoznali jsme, v jakém formátu soubor je. Umíme PrefLib, CEF, CIVS, ABIF, BLT, sčítací arch Debianu, vlastní CSV, zveřejněný seznam hlasů a tabulky pořadí. Jste-li si jisti, řekněte to volbou --format.",
        "We could not tell the format of the file. We read PrefLib, CEF, CIVS, ABIF, BLT, Debian tally sheets, our own CSV, published lists of votes and tables of places. If you are sure, say so by --format.",
    ),
    (
        "looks_letter",
        "Soubor vypadá jako e-mail, ne jako hlasovací lístky. Uložte lístky do vlastního souboru; jste-li si formátem jisti, řekněte ho volbou --format.",
        "The file looks like an e-mail and not like ballots. Save the ballots in a file of their own; if you are sure of the format, say so by --format.",
    ),
    (
        "looks_html",
        "Soubor je webová stránka, ne hlasovací lístky. Stáhněte místo ní soubor s lístky.",
        "The file is a web page and not ballots. Download the file of ballots instead.",
    ),
    (
        "looks_json",
        "Soubor je JSON, a ten jako hlasovací lístky nečteme. Uložte lístky v některém z formátů preflib, cef nebo csv.",
        "The file is JSON, which we do not read as ballots. Save the ballots as preflib, cef or csv.",
    ),
    (
        "looks_stv",
        "Soubor vypadá jako .stv programu OpenSTV, a ten nečteme. Uložte lístky jako BLT.",
        "The file looks like .stv of OpenSTV, which we do not read. Save the ballots as BLT.",
    ),
    (
        "looks_markdown",
        "Soubor vypadá jako text v Markdownu, ne jako hlasovací lístky. Uložte tabulku jako CSV.",
        "The file looks like a text in Markdown and not like ballots. Save the table as CSV.",
    ),
    (
        "looks_settings",
        "Soubor vypadá jako nastavení programu (klíč = hodnota), ne jako hlasovací lístky. Jde-li opravdu o lístky ve formátu CEF, řekněte to volbou --format cef.",
        "The file looks like settings of a program (key = value) and not like ballots. If these really are ballots in CEF, say so by --format cef.",
    ),
    (
        "looks_code",
        "Soubor vypadá jako program, ne jako hlasovací lístky. Jste-li si formátem jisti, řekněte ho volbou --format.",
        "The file looks like a program and not like ballots. If you are sure of the format, say so by --format.",
    ),
    (
        "looks_preflib",
        "Soubor vypadá jako PrefLib bez hlavičky. Je-li to on, řekněte to volbou --format preflib; položky pak budou mít místo názvů čísla.",
        "The file looks like PrefLib without its head. If it is, say so by --format preflib; items will have numbers for names.",
    ),
    (
        "looks_table",
        "Soubor je tabulka, ale nejsou v ní sloupce s místy v pořadí ani s první, druhou a další volbou. Jsou-li v ní místa, vyjmenujte sloupce s položkami volbou --items A;B;C.",
        "The file is a table, but it has no columns of places, nor of first, second and further choices. If it holds places, name the columns that are items by --items A;B;C.",
    ),
    (
        "number_twice",
        "Číslo [number] mají dvě položky. Dejte každé položce její vlastní číslo.",
        "Two items have the number [number]. Give each item a number of its own.",
    ),
    (
        "column_unsure",
        "Nevíme, jestli je sloupec „[column]“ položka, o které se hlasovalo, nebo údaj vedle ní. Vyjmenujte sloupce s položkami volbou --items A;B;C.",
        "We cannot tell whether the column “[column]” is an item that was voted on or something beside it. Name the columns that are items by --items A;B;C.",
    ),
    (
        "ranks_or_marks",
        "Čísla v tabulce vypadají spíš jako známky než jako pořadí: na některém řádku není nikdo první nebo se místa přeskakují. Jsou-li to místa, řekněte to volbou --format ranks.",
        "The numbers in the table look like marks rather than places: on some row nobody is first, or places are passed over. If they are places, say so by --format ranks.",
    ),
    (
        "no_table",
        "V souboru není tabulka se sloupci míst ani voleb. Zkontrolujte hlavičku, nebo vyjmenujte sloupce s položkami volbou --items A;B;C.",
        "The file is no table with columns of places or choices. Check its header, or name the columns that are items by --items A;B;C.",
    ),
    (
        "no_such_column",
        "Sloupec „[name]“ v tabulce není. Opište jeho název z hlavičky přesně.",
        "The table has no column “[name]”. Copy its name from the header exactly.",
    ),
    (
        "columns_left_out",
        "Tyto sloupce nepočítáme mezi položky: [names]. Je-li mezi nimi položka, vyjmenujte všechny volbou --items A;B;C.",
        "These columns are not counted as items: [names]. If an item is among them, name all items by --items A;B;C.",
    ),
    (
        "only_chosen",
        "Položky jsou ty, které si někdo vybral; které si nevybral nikdo, v souboru nejsou.",
        "The items are those somebody chose; what nobody chose is not in the file.",
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
        "names_differ",
        "Položek má být [items], ale textů za lístky je [found] a nejde poznat, které jsou názvy. Dejte každý název na vlastní řádek.",
        "There should be [items] items, but [found] texts stand behind the ballots and one cannot tell which are names. Put every name on a line of its own.",
    ),
    (
        "no_sums",
        "Za názvy položek chybí řádek s počtem voličů, součtem a počtem různých pořadí. Soubor možná není celý.",
        "Behind the names of items the line with the number of voters, their sum and the number of different orders is missing. The file may not be complete.",
    ),
    (
        "options_out_of_order",
        "Možnost č. [number] není na řadě. Možnosti musí být očíslovány po jedné od 1.",
        "Option no. [number] is out of turn. Options must be numbered one by one from 1.",
    ),
    (
        "unknown_sector",
        "Lístek má značku sektoru č. [number], ale hlavička ho neuvádí. Doplňte ho, nebo značku odstraňte.",
        "The ballot is tagged with sector no. [number], which the head does not name. Add it there, or remove the tag.",
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
    (
        "surplus_names",
        "Za názvy položek je v souboru ještě další text, třeba strana; za název ho nepovažujeme: [texts].",
        "Behind the names of items stands more text, a party perhaps; it is not taken for a name: [texts].",
    ),
    (
        "option_ignored",
        "Volba „[name]“ v hranatých závorkách se pořadí netýká a nepočítáme s ní.",
        "The option “[name]” in brackets does not concern a ranking and is passed over.",
    ),
    (
        "cut_at_hash",
        "Znak # v tomto formátu začíná poznámku, a proto nečteme „[text]“. Patří-li to k názvu, přejmenujte položku.",
        "The sign # begins a comment in this format, so “[text]” is not read. If it belongs to a name, rename the item.",
    ),
    (
        "list_without_rule",
        "Seznam sám neříká názvy položek ani jak se počítalo. Otisk seznamu (SHA-256) je [hash]. Se stránky hlasování stáhněte i seznam s pravidlem a uveďte ho volbou --rule.",
        "The list alone does not say what the items are called, nor how it was counted. Its SHA-256 is [hash]. Download the list with its rule from the page of the ballot too, and give it by --rule.",
    ),
    // How it was counted.
    (
        "unknown_statement",
        "Soubor uvádí „[key]: [text]“, a to neznáme. Opravte hodnotu, nebo řádek smažte a řekněte způsob počítání v příkazu.",
        "The file states “[key]: [text]”, which we do not know. Correct the value, or delete the line and say how to count on the command line.",
    ),
    (
        "lot_incomplete",
        "Soubor uvádí vylosované číslo [number], ale chybí mu otisk seznamu nebo označení položek, bez kterých los nejde přepočítat. Stáhněte ho znovu.",
        "The file states the drawn number [number], but lacks the hash of the list or the ids of items, without which the lot cannot be worked out. Download it again.",
    ),
    (
        "list_differs",
        "Seznam nemá otisk, který uvádí jeho pravidlo; vychází [hash]. Buď k sobě nepatří, nebo někdo hlasy změnil. Stáhněte oba znovu a porovnejte otisk se zápisem.",
        "The list does not have the hash its rule states; it is [hash]. Either they do not belong together, or somebody changed the votes. Download both again and compare the hash with the minutes.",
    ),
    (
        "rule_is_for_lists",
        "Volba --rule patří ke zveřejněnému seznamu hlasů, a tento soubor to není. Spusťte to bez ní.",
        "The option --rule is for the published list of votes, which this file is not. Run this without it.",
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
        "no_ignoring",
        "Formát [format] neumí říct, že se nezařazené položky s nikým neporovnávají: jiné programy by je počítaly jako poslední. Zvolte cef nebo csv.",
        "The format [format] cannot say that items left out are compared with nobody: other programs would count them as last. Choose cef or csv.",
    ),
    (
        "no_sectors",
        "Sektory vážily stejně a formát [format] sektory nezná: jiné programy by napočítaly něco jiného. Zvolte cef nebo csv.",
        "Sectors weighed the same, and the format [format] knows no sectors: other programs would count something else. Choose cef or csv.",
    ),
    (
        "no_weights",
        "Formát [format] neumí zapsat, že jeden lístek váží víc než jiný. Zvolte cef.",
        "The format [format] cannot say that one ballot weighs more than another. Choose cef.",
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
            include_str!("list.rs"),
            include_str!("mod.rs"),
            include_str!("preflib.rs"),
            include_str!("recognise.rs"),
            include_str!("sheet.rs"),
            include_str!("stated.rs"),
            include_str!("table.rs"),
            include_str!("urn.rs"),
        ];
        let mut seen = std::collections::BTreeSet::new();
        for source in sources {
            for opening in ["Finding::error(\"", "Finding::warning(\""] {
                seen.extend(source.split(opening).skip(1).filter_map(|part| part.split('"').next()));
            }
            // What a format cannot hold is a code on its way.
            let cannot = source.split("cannot(\"").skip(1);
            seen.extend(cannot.filter_map(|part| part.split('"').next()));
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
