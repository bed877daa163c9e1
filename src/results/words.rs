//! The words of tables and charts, in both languages of the interface: heads of columns, captions
//! and the notes that say what a number is a share of.

use crate::vocabulary::{Lang, whole};

/// A word of a table or chart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Word {
    Answer,
    Count,
    Relative,
    Valid,
    Cumulative,
    NotStated,
    NotAsked,
    Total,
    Item,
    Ranked,
    FirstPlaces,
    MeanRank,
    Borda,
    Question,
    Answered,
    Mean,
    Median,
    Mode,
    TopTwo,
    Net,
    Municipality,
    Channel,
    Value,
    AndMore,
    AndLess,
    AnyNumber,
    ComingIn,
    ByMunicipality,
    ByChannel,
}

pub fn word(word: Word, lang: Lang) -> &'static str {
    use Word::*;
    let (cs, en) = match word {
        Answer => ("Odpověď", "Answer"),
        Count => ("Počet", "Count"),
        Relative => ("Ze všech %", "Of all %"),
        Valid => ("Z odpovědí %", "Of answers %"),
        Cumulative => ("Kumulativně %", "Cumulative %"),
        NotStated => ("Neuvedeno", "Not stated"),
        NotAsked => ("Netýká se", "Not asked"),
        Total => ("Celkem", "Total"),
        Item => ("Položka", "Item"),
        Ranked => ("Seřadilo lidí", "Ranked by"),
        FirstPlaces => ("Prvních míst", "First places"),
        MeanRank => ("Průměrné pořadí", "Mean rank"),
        Borda => ("Body (Borda)", "Points (Borda)"),
        Question => ("Otázka", "Question"),
        Answered => ("Odpovědělo", "Answered"),
        Mean => ("Průměr", "Mean"),
        Median => ("Medián", "Median"),
        Mode => ("Modus", "Mode"),
        TopTwo => ("Dvě nejlepší hodnocení", "Top two"),
        Net => ("Převaha kladných nad zápornými", "Positive less negative"),
        Municipality => ("Obec", "Municipality"),
        Channel => ("Způsob vyplnění", "Channel"),
        Value => ("Hodnota", "Value"),
        AndMore => ("a více", "and more"),
        AndLess => ("a méně", "and less"),
        AnyNumber => ("jakékoli číslo", "any number"),
        ComingIn => ("Přijaté dotazníky podle dnů", "Forms received by day"),
        ByMunicipality => ("Přijaté dotazníky podle obcí", "Forms received by municipality"),
        ByChannel => ("Přijaté dotazníky podle způsobu vyplnění", "Forms received by channel"),
    };
    match lang {
        Lang::Cs => cs,
        Lang::En => en,
    }
}

/// The caption of a figure about a question: its words, the base and how it was asked.
pub fn caption(label: &str, base: &str, several: bool, lang: Lang) -> String {
    let label = label.trim().trim_end_matches(['.', ':']);
    match (several, lang) {
        (false, _) => format!("{label} ({base})"),
        (true, Lang::Cs) => format!("{label} ({base}, možnost více odpovědí)"),
        (true, Lang::En) => format!("{label} ({base}, more answers possible)"),
    }
}

/// „A podle B“.
pub fn crossed(label: &str, by: &str, lang: Lang) -> String {
    let (label, by) = (label.trim().trim_end_matches(['.', ':']), by.trim().trim_end_matches(['.', ':']));
    match lang {
        Lang::Cs => format!("{label} – podle: {by}"),
        Lang::En => format!("{label} – by: {by}"),
    }
}

pub fn in_top(k: usize, lang: Lang) -> String {
    match lang {
        Lang::Cs => format!("Mezi prvními {k} %"),
        Lang::En => format!("In top {k} %"),
    }
}

pub fn of_all_returned(returned: u64, lang: Lang) -> String {
    let returned = whole(i64::try_from(returned).unwrap_or(i64::MAX), lang);
    match lang {
        Lang::Cs => format!("Neuvedeno (ze všech {returned})"),
        Lang::En => format!("Not stated (of all {returned})"),
    }
}

/// A sentence under a table.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Note {
    MoreThanHundred,
    HiddenBelow(u64),
    TooFew(u64),
    /// Of some shares only one end is told.
    OneEnd(u64),
    LowIsGood,
    RangeNotShown,
    MeanNotShown,
    BordaPoints,
    TextsNotShown,
    StatisticsNotShown,
    TestNotShown,
    /// A mean rounded further than usual.
    MeanRounded,
    /// Where every cell of a table of two questions would have to be hidden.
    TableWithheld(u64),
    ColumnShares,
    SmallSample {
        under_five: usize,
        cells: usize,
    },
}

pub fn note(note: Note, lang: Lang) -> String {
    let (cs, en) = match note {
        Note::MoreThanHundred => (
            "Součet podílů může přesáhnout 100 %, protože bylo možné vybrat více odpovědí.".to_owned(),
            "Shares may add up to more than 100 %, because several answers could be chosen.".to_owned(),
        ),
        Note::HiddenBelow(limit) => (
            format!("Skryto: údaj o méně než {limit} lidech, nebo údaj, ze kterého by se dal dopočítat."),
            format!(
                "Hidden: a number about fewer than {limit} people, or one from which such a number could be worked out."
            ),
        ),
        Note::TooFew(limit) => (
            format!("Odpovědělo méně než {limit} lidí; výsledky se nezveřejňují."),
            format!("Fewer than {limit} people answered; results are not shown."),
        ),
        Note::OneEnd(limit) => (
            format!(
                "„Pod“ a „a více“: přesný podíl by ukázal na méně než {limit} lidí, proto je z něj jen jeden konec."
            ),
            format!(
                "“Under” and “or more”: the exact share would point at fewer than {limit} people, so only one end of it is given."
            ),
        ),
        Note::LowIsGood => ("Nižší hodnota je lepší.".to_owned(), "Lower is better.".to_owned()),
        Note::RangeNotShown => (
            "Nejnižší a nejvyšší hodnota se neuvádějí, aby nebylo možné poznat jednotlivce.".to_owned(),
            "The lowest and highest values are not given, so that nobody can be recognised.".to_owned(),
        ),
        Note::MeanNotShown => (
            "Průměr se neuvádí, protože by se z něj dalo dopočítat, co odpovědělo jen několik lidí.".to_owned(),
            "The mean is not given, because it would tell what only a few people answered.".to_owned(),
        ),
        Note::BordaPoints => (
            "Body: z m položek dostane první m − 1 bodů, druhá m − 2 a tak dále; nezařazená žádný.".to_owned(),
            "Points: of m items the first gets m − 1, the second m − 2 and so on; one left out gets none.".to_owned(),
        ),
        Note::TextsNotShown => (
            "Otevřená otázka; uvádí se jen počet odpovědí.".to_owned(),
            "An open question; only the number of answers is given.".to_owned(),
        ),
        Note::StatisticsNotShown => (
            "Průměr a další souhrny se neuvádějí, protože by se z nich daly dopočítat skryté údaje.".to_owned(),
            "The mean and other summaries are not given: hidden numbers could be worked out from them.".to_owned(),
        ),
        Note::TestNotShown => (
            "Test souvislosti se neuvádí, protože by se z něj daly dopočítat skryté údaje.".to_owned(),
            "No test of association is given: hidden numbers could be worked out from it.".to_owned(),
        ),
        Note::MeanRounded => (
            "Průměr je zaokrouhlen víc než jinde, aby se z něj nedaly dopočítat skryté údaje.".to_owned(),
            "The mean is rounded further than elsewhere, so that hidden numbers cannot be worked out from it."
                .to_owned(),
        ),
        Note::TableWithheld(limit) => (
            format!(
                "Tuto tabulku nezveřejňujeme: z jejích čísel, třeba spolu s jinou tabulkou, by se dalo dopočítat, jak odpovědělo méně než {limit} lidí."
            ),
            format!(
                "This table is not published: from its numbers, perhaps together with another table, one could work out how fewer than {limit} people answered."
            ),
        ),
        Note::ColumnShares => {
            ("Podíly jsou z počtu lidí ve sloupci.".to_owned(), "Shares are of the people in the column.".to_owned())
        }
        Note::SmallSample { under_five, cells } => (
            format!(
                "Pozor, malý vzorek: v {under_five} z {cells} polí tabulky se čeká méně než 5 lidí; výsledek testu berte jen jako náznak."
            ),
            format!(
                "A small sample: {under_five} of {cells} cells expect fewer than 5 people; take the test as a hint only."
            ),
        ),
    };
    match lang {
        Lang::Cs => cs.replace(" %", "\u{a0}%"),
        Lang::En => en.replace(" %", "%"),
    }
}

/// Which answers stand beside a scale, and of how many its mean is; `base` where it may be told.
pub fn left_out(names: &[String], base: Option<u64>, lang: Lang) -> String {
    let quoted = |open: char, close: char| {
        names.iter().map(|name| format!("{open}{name}{close}")).collect::<Vec<_>>().join(", ")
    };
    let n = base.map(|base| whole(i64::try_from(base).unwrap_or(i64::MAX), lang));
    match lang {
        Lang::Cs => {
            let of = n.map(|n| format!(" (průměr je z N\u{a0}=\u{a0}{n})")).unwrap_or_default();
            format!("Do průměru nevstupují odpovědi mimo stupnici: {}{of}.", quoted('„', '“'))
        }
        Lang::En => {
            let of = n.map(|n| format!(" (the mean is of N\u{a0}=\u{a0}{n})")).unwrap_or_default();
            format!("Answers off the scale are left out of the mean: {}{of}.", quoted('“', '”'))
        }
    }
}

/// What χ² and Cramér's V say, in plain language with the numbers behind it.
pub fn association(p: f64, v: f64, chi_squared: Option<(f64, u32)>, lang: Lang) -> String {
    let number = |value: f64, decimals: usize| {
        let text = format!("{value:.decimals$}");
        if lang == Lang::Cs { text.replace('.', ",") } else { text }
    };
    let p_words = if p < 0.001 { format!("p < {}", number(0.001, 3)) } else { format!("p = {}", number(p, 3)) };
    let test = chi_squared.map_or(String::new(), |(value, degrees)| format!("χ²({degrees}) = {}, ", number(value, 2)));
    let numbers =
        format!("{test}{p_words}, {} V = {}", if lang == Lang::Cs { "Cramérovo" } else { "Cramér's" }, number(v, 2));
    // Thresholds of strength: J. Cohen, Statistical Power Analysis, 1988, for one degree of freedom.
    let said = match (p < 0.05, v, lang) {
        (false, _, Lang::Cs) => "Rozdíly mezi skupinami mohou být dílem náhody",
        (false, _, Lang::En) => "Differences between the groups may be due to chance",
        (true, v, Lang::Cs) if v < 0.3 => "Skupiny se liší, souvislost je slabá",
        (true, v, Lang::En) if v < 0.3 => "The groups differ, the association is weak",
        (true, v, Lang::Cs) if v < 0.5 => "Skupiny se liší, souvislost je střední",
        (true, v, Lang::En) if v < 0.5 => "The groups differ, the association is moderate",
        (true, _, Lang::Cs) => "Skupiny se liší, souvislost je silná",
        (true, _, Lang::En) => "The groups differ, the association is strong",
    };
    format!("{said} ({numbers}).")
}

/// The sentence that stands for a chart: how many answered, and the first few numbers.
pub fn alternative(kind: &str, base: &str, leading: &[(String, String)], lang: Lang) -> String {
    let list: Vec<String> = leading.iter().map(|(label, value)| format!("{label} {value}")).collect();
    let rest = if list.is_empty() { String::new() } else { format!(" {}.", list.join(", ")) };
    match lang {
        Lang::Cs => format!("{kind}, {base}.{rest} Všechna čísla jsou v tabulce."),
        Lang::En => format!("{kind}, {base}.{rest} All numbers are in the table."),
    }
}

/// What a chart is called in the sentence that stands for it.
pub fn chart_kind(kind: &str, lang: Lang) -> &'static str {
    match (kind, lang) {
        ("bars", Lang::Cs) => "Pruhový graf",
        ("bars", Lang::En) => "Bar chart",
        ("stacked", Lang::Cs) => "Skládaný pruhový graf, řádek na otázku nebo skupinu",
        ("stacked", Lang::En) => "Stacked bar chart, a line a question or group",
        ("diverging", Lang::Cs) => "Pruhový graf kolem středu stupnice, lepší hodnocení vpravo",
        ("diverging", Lang::En) => "Bar chart around the middle of the scale, better to the right",
        ("columns", Lang::Cs) => "Sloupcový graf",
        ("columns", Lang::En) => "Column chart",
        ("heat", Lang::Cs) => "Barevná tabulka: kolik lidí dalo položce které místo",
        ("heat", Lang::En) => "Heat map: how many people gave an item each place",
        (_, Lang::Cs) => "Graf",
        (_, Lang::En) => "Chart",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_caption_reads_as_in_a_strategy_document() {
        assert_eq!(
            caption("Nejčastěji uváděné potřeby", "N\u{a0}=\u{a0}227", true, Lang::Cs),
            "Nejčastěji uváděné potřeby (N\u{a0}=\u{a0}227, možnost více odpovědí)"
        );
        assert_eq!(caption("Home.", "N = 24", false, Lang::En), "Home (N = 24)");
    }

    #[test]
    fn an_association_is_told_in_words_before_numbers() {
        assert_eq!(
            association(0.0073, 0.29, Some((17.6, 6)), Lang::Cs),
            "Skupiny se liší, souvislost je slabá (χ²(6) = 17,60, p = 0,007, Cramérovo V = 0,29)."
        );
    }
}
