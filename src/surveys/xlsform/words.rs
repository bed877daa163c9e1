//! The sentences of findings, in Czech and in English: what is wrong and what to do next.
//! `[fact]` stands for a fact of the finding; braces are left to `${name}`.

use super::findings::Finding;
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
        let value = finding.facts.get(key).map_or("", String::as_str);
        text.push_str(translated(key, value, lang));
        rest = after;
    }
    text.push_str(rest);
    text
}

/// Facts that are codes themselves.
fn translated<'a>(key: &str, value: &'a str, lang: Lang) -> &'a str {
    let known = FACTS.iter().find(|(name, code, _, _)| *name == key && *code == value);
    known.map_or(value, |(_, _, czech, english)| if lang == Lang::Cs { czech } else { english })
}

type Words = (&'static str, &'static str, &'static str);

const FALLBACK: Words = (
    "",
    "S tímto místem si neumíme poradit. Porovnejte ho prosím s dokumentací XLSForm.",
    "We could not make sense of this place. Please compare it with the XLSForm documentation.",
);

const FACTS: &[(&str, &str, &str, &str)] = &[
    ("reason", "empty", "nic tu není", "there is nothing"),
    ("reason", "too_long", "výraz je příliš dlouhý", "the expression is too long"),
    ("reason", "too_deep", "závorky jsou vnořené příliš hluboko", "brackets are nested too deeply"),
    ("reason", "character", "tento znak sem nepatří", "this character cannot stand here"),
    ("reason", "unclosed_text", "text v uvozovkách nekončí", "the text in quotes does not end"),
    ("reason", "reference", "odkaz nemá tvar ${jméno}", "the reference is not of the form ${name}"),
    ("reason", "operand", "něco zde chybí", "something is missing here"),
    ("reason", "trailing", "zde už výraz skončil", "the expression has already ended here"),
    ("reason", "bracket", "závorky k sobě nepasují", "the brackets do not match"),
    ("reason", "arguments", "funkce má jiný počet argumentů", "the function takes another number of arguments"),
    (
        "doubt",
        "no_number",
        "ostatní možnosti mají číslo, tato ne",
        "the other choices have a number, this one has none",
    ),
    ("doubt", "words", "zní jako „nevím“ nebo „netýká se mě“", "it sounds like “don't know” or “does not concern me”"),
    ("doubt", "far_off", "její číslo je daleko od ostatních", "its number is far from the others"),
    ("feature", "answers in texts", "odpověď vložená do textu (${…})", "answers put into texts (${…})"),
    ("feature", "calculation", "výpočet", "a calculation"),
    ("feature", "calculate", "výpočet", "a calculation"),
    ("feature", "hidden", "skrytá otázka", "a hidden question"),
    ("feature", "read only", "otázka jen pro čtení", "a read-only question"),
    ("feature", "default", "předvyplněná odpověď (default)", "an answer filled in beforehand (default)"),
    ("feature", "choice filter", "filtr možností", "a choice filter"),
    ("feature", "trigger", "výpočet po změně (trigger)", "a calculation after a change (trigger)"),
    ("feature", "repeat", "opakovaná skupina", "a repeat"),
    ("feature", "repeat count", "počet opakování", "a repeat count"),
    ("feature", "loop", "smyčka", "a loop"),
    ("feature", "media", "obrázky a zvuk", "pictures and sound"),
    ("feature", "randomize", "náhodné pořadí možností (randomize)", "choices in random order (randomize)"),
    ("feature", "external choices", "možnosti z jiného listu", "choices from another sheet"),
    ("feature", "external file", "data z jiného souboru", "data from another file"),
    ("feature", "external app", "odpověď z jiné aplikace", "an answer from another app"),
    ("feature", "encryption", "šifrování odpovědí (public_key)", "encryption of answers (public_key)"),
    ("feature", "entities", "entity", "entities"),
    (
        "feature",
        "label rows",
        "tabulka ze vzhledů „label“ a „list-nolabel“ (použijte „table-list“)",
        "a grid made of the appearances “label” and “list-nolabel” (use “table-list”)",
    ),
    (
        "feature",
        "table-list of select_multiple",
        "tabulka s výběrem více možností",
        "a grid with several choices a row",
    ),
    ("feature", "same name in two groups", "totéž jméno ve dvou skupinách", "the same name in two groups"),
    ("feature", "geopoint", "místo na mapě", "a place on a map"),
    ("feature", "image", "fotografie", "a photograph"),
    ("feature", "decimal", "desetinné číslo", "a decimal number"),
    ("feature", "date", "datum", "a date"),
    ("feature", "time", "čas", "a time"),
    ("feature", "dateTime", "datum a čas", "a date and time"),
    ("feature", "range", "posuvník (range)", "a slider (range)"),
    ("feature", "acknowledge", "potvrzení (acknowledge)", "an acknowledgement (acknowledge)"),
    ("what", "birth_date", "datum narození", "the date of birth"),
    ("what", "birth_number", "rodné číslo", "the birth number"),
    ("what", "id_card", "číslo dokladu", "the number of an identity document"),
    ("what", "name", "jméno", "the name"),
    ("what", "name_and_address", "jméno a adresu", "the name and address"),
];

const WORDS: &[Words] = &[
    // The file.
    (
        "empty_file",
        "Soubor je prázdný. Uložte ho prosím znovu a nahrajte ještě jednou.",
        "The file is empty. Please save it again and upload it once more.",
    ),
    (
        "too_large",
        "Soubor je příliš velký (i po rozbalení smí mít nejvýše [limit] MB). Odstraňte obrázky a nepotřebné listy.",
        "The file is too large (at most [limit] MB, also when unpacked). Remove pictures and sheets that are not needed.",
    ),
    (
        "broken_workbook",
        "Soubor se nedá otevřít jako sešit Excelu. Otevřete ho v tabulkovém editoru a uložte znovu jako .xlsx.",
        "The file cannot be opened as an Excel workbook. Open it in a spreadsheet program and save it again as .xlsx.",
    ),
    (
        "broken_csv",
        "Tento řádek souboru CSV se nedá přečíst. Zkontrolujte uvozovky, nebo soubor uložte jako .xlsx.",
        "This line of the CSV file cannot be read. Check the quotes, or save the file as .xlsx.",
    ),
    (
        "no_sheets",
        "V souboru není žádný list. V CSV a v tabulkách Markdown musí první sloupec uvádět jméno listu („survey“).",
        "There is no sheet in the file. In CSV and Markdown tables the first column must name the sheet (“survey”).",
    ),
    (
        "cells_far_apart",
        "Na listu stojí buňky příliš daleko od sebe. Smažte tu, která leží daleko od ostatních, nebo sešit uložte jako .xlsx.",
        "Cells of the sheet stand too far from each other. Delete the one far from the others, or save the workbook as .xlsx.",
    ),
    (
        "no_text",
        "Soubor není sešit ani text. Uložte ho v tabulkovém editoru jako .xlsx.",
        "The file is neither a workbook nor text. Save it in a spreadsheet program as .xlsx.",
    ),
    (
        "date_cell",
        "Excel z této buňky udělal datum ([day]), a co v ní má stát, už soubor neříká. Nastavte buňce formát Text a napište obsah znovu.",
        "Excel made a date of this cell ([day]), and the file no longer says what should stand in it. Format the cell as text and type it again.",
    ),
    (
        "error_cell",
        "Vzorec v této buňce skončil chybou [text] a buňka se čte jako prázdná. Opravte vzorec, nebo napište hodnotu.",
        "The formula of this cell ended in the error [text], and the cell is read as empty. Correct the formula, or type the value.",
    ),
    (
        "too_many_cells",
        "Sešit má víc než [limit] vyplněných buněk. Odstraňte listy a sloupce, které k dotazníku nepatří.",
        "The workbook has more than [limit] filled cells. Remove sheets and columns that do not belong to the questionnaire.",
    ),
    (
        "too_many_rows",
        "List má víc než [limit] řádků. Zkontrolujte, zda dole nezůstal zapomenutý text.",
        "The sheet has more than [limit] rows. Check whether some text was left behind at the bottom.",
    ),
    (
        "too_many_columns",
        "List má víc než [limit] sloupců. Zkontrolujte, zda vpravo nezůstal zapomenutý text.",
        "The sheet has more than [limit] columns. Check whether some text was left behind on the right.",
    ),
    (
        "cell_too_long",
        "Text v buňce je delší než [limit] znaků. Zkraťte ho, nebo rozdělte do více poznámek.",
        "The text in a cell is longer than [limit] characters. Shorten it, or divide it into several notes.",
    ),
    // Sheets and headers.
    (
        "no_survey_sheet",
        "Chybí list „survey“ s otázkami (nalezené listy: [sheets]). Přejmenujte list s otázkami na „survey“.",
        "The sheet “survey” with the questions is missing (sheets found: [sheets]). Rename the sheet with the questions to “survey”.",
    ),
    (
        "sheet_name",
        "List „[written]“ nečteme. Pokud to má být „[meant]“, přejmenujte ho.",
        "The sheet “[written]” is not read. If it is meant to be “[meant]”, rename it.",
    ),
    (
        "empty_survey",
        "List s otázkami nemá pod záhlavím žádný řádek. Doplňte aspoň jednu otázku.",
        "The sheet with the questions has no row under its header. Add at least one question.",
    ),
    (
        "missing_column",
        "Chybí sloupec „[column]“. Doplňte ho do záhlaví v prvním řádku listu.",
        "The column “[column]” is missing. Add it to the header in the first row of the sheet.",
    ),
    (
        "column_near",
        "Sloupec „[column]“ neznáme, takže nemá žádný účinek. Nemá to být „[meant]“? Opravte záhlaví.",
        "The column “[column]” is not known, so it has no effect. Is “[meant]” meant? Correct the header.",
    ),
    (
        "cell_without_header",
        "Text „[text]“ stojí za posledním sloupcem, který má záhlaví, takže ho nečteme. Doplňte záhlaví, nebo text přesuňte.",
        "The text “[text]” stands behind the last column that has a header, so it is not read. Add a header, or move the text.",
    ),
    (
        "duplicate_column",
        "Sloupec „[column]“ je na listu dvakrát. Jeden z nich smažte nebo přejmenujte.",
        "The column “[column]” is on the sheet twice. Delete or rename one of them.",
    ),
    (
        "settings_row",
        "Z listu „settings“ čteme jen první řádek pod záhlavím; tento řádek smažte.",
        "Only the first row under the header of “settings” is read; delete this row.",
    ),
    // Rows of the survey sheet.
    (
        "disabled_row",
        "Řádek je vypnutý ve sloupci „disabled“, a proto jsme ho vynechali. Má-li v dotazníku být, buňku vymažte.",
        "The row is switched off in the column “disabled”, so it was left out. If it should be asked, clear that cell.",
    ),
    (
        "no_type",
        "Řádek nemá vyplněný typ. Doplňte, o jakou otázku jde (například „text“), nebo řádek smažte.",
        "The row has no type. Say what kind of question it is (for example “text”), or delete the row.",
    ),
    (
        "unknown_type",
        "Typ otázky „[type]“ neznáme. Zkontrolujte překlep; běžné typy jsou „select_one seznam“, „select_multiple seznam“, „integer“, „text“ a „note“.",
        "The question type “[type]” is not known. Check the spelling; common types are “select_one list”, “select_multiple list”, “integer”, “text” and “note”.",
    ),
    (
        "type_without_list",
        "Za typem „[type]“ chybí jméno seznamu možností. Napište například „select_one ano_ne“.",
        "The name of the choice list is missing after “[type]”. Write for example “select_one yes_no”.",
    ),
    (
        "no_name",
        "Řádek nemá jméno. Vyplňte ve sloupci „name“ krátké označení, pod kterým se uloží odpověď.",
        "The row has no name. Fill in a short name in the column “name”; the answer is stored under it.",
    ),
    (
        "bad_name",
        "Jméno „[name]“ se nedá použít. Musí začínat písmenem nebo podtržítkem a dál smí mít jen písmena, číslice, pomlčky, podtržítka a tečky, bez mezer.",
        "The name “[name]” cannot be used. It has to begin with a letter or an underscore and may go on with letters, digits, hyphens, underscores and full stops, without spaces.",
    ),
    (
        "reserved_name",
        "Jméno „meta“ si XLSForm vyhrazuje pro sebe. Zvolte jiné.",
        "XLSForm keeps the name “meta” for itself. Choose another one.",
    ),
    (
        "export_name",
        "Jméno „[name]“ si vyhrazují exporty: sloupce „municipality“, „channel“ a „received_on“ (i velkými písmeny) v nich drží obec, způsob a den odpovědi. Přejmenujte otázku, třeba na „[name]_1“.",
        "Exports keep the name “[name]” for themselves: their columns “municipality”, “channel” and “received_on” (in any case) hold where, how and when an answer came. Rename the question, for example to “[name]_1”.",
    ),
    (
        "duplicate_name",
        "Jméno „[name]“ se ve stejné skupině opakuje. Dejte každé otázce a skupině jméno vlastní.",
        "The name “[name]” is used twice in the same group. Give every question and group a name of its own.",
    ),
    (
        "repeat_name_taken",
        "Opakovaná skupina „[name]“ už v dotazníku je. Přejmenujte jednu z nich.",
        "There is already a repeat called “[name]”. Rename one of them.",
    ),
    (
        "name_differs_by_case",
        "Jména „[name]“ a „[other]“ se liší jen velikostí písmen, což se snadno splete. Jedno z nich raději změňte.",
        "The names “[name]” and “[other]” differ only in upper and lower case, which is easily confused. Better change one of them.",
    ),
    (
        "other_name_taken",
        "K otázce „[name]“ se vlastní odpověď ukládá pod jménem „[key]“, které už má jiný řádek. Ten přejmenujte.",
        "The words typed beside “other” of the question “[name]” are stored as “[key]”, a name another row already has. Rename that row.",
    ),
    (
        "no_label",
        "Otázka „[name]“ nemá text. Vyplňte sloupec „label“.",
        "The question “[name]” has no text. Fill in the column “label”.",
    ),
    (
        "no_calculation",
        "Výpočet „[name]“ nemá co počítat. Vyplňte sloupec „calculation“.",
        "The calculation “[name]” has nothing to work out. Fill in the column “calculation”.",
    ),
    (
        "begin_without_end",
        "Skupina „[name]“ nikde nekončí. Doplňte za její poslední otázku řádek „end [what]“.",
        "The group “[name]” never ends. Add a row “end [what]” after its last question.",
    ),
    (
        "end_without_begin",
        "Tento „end [what]“ nic neuzavírá. Smažte ho, nebo nad něj doplňte řádek „begin [what]“.",
        "This “end [what]” closes nothing. Delete it, or add a row “begin [what]” above it.",
    ),
    (
        "too_deep",
        "Skupiny jsou vnořené hlouběji než do [limit]. úrovně. Zjednodušte členění dotazníku.",
        "Groups are nested more than [limit] levels deep. Simplify the structure of the questionnaire.",
    ),
    // Choices.
    (
        "choice_without_list",
        "Možnost nepatří do žádného seznamu, a proto ji nikdo neuvidí. Vyplňte sloupec „list_name“.",
        "The choice belongs to no list, so nobody would see it. Fill in the column “list_name”.",
    ),
    (
        "choice_without_name",
        "Možnost v seznamu „[list]“ nemá jméno. Vyplňte sloupec „name“, pod ním se ukládá odpověď.",
        "A choice of the list “[list]” has no name. Fill in the column “name”; the answer is stored under it.",
    ),
    (
        "choice_without_label",
        "Možnost „[choice]“ v seznamu „[list]“ nemá text. Vyplňte sloupec „label“.",
        "The choice “[choice]” of the list “[list]” has no text. Fill in the column “label”.",
    ),
    (
        "choice_name_with_space",
        "Jméno možnosti „[choice]“ v seznamu „[list]“ obsahuje mezeru, takže by se vybrané odpovědi nedaly rozlišit. Nahraďte ji podtržítkem.",
        "The name of the choice “[choice]” in the list “[list]” has a space, so chosen answers could not be told apart. Replace it with an underscore.",
    ),
    (
        "duplicate_choice",
        "Možnost „[choice]“ je v seznamu „[list]“ dvakrát. Jednu smažte nebo přejmenujte.",
        "The choice “[choice]” is in the list “[list]” twice. Delete or rename one of them.",
    ),
    (
        "no_choices_sheet",
        "Otázka nabízí seznam „[list]“, ale sešit nemá list „choices“ s možnostmi. Doplňte ho se sloupci „list_name“, „name“ a „label“.",
        "The question offers the list “[list]”, but the workbook has no sheet “choices”. Add one with the columns “list_name”, “name” and “label”.",
    ),
    (
        "unknown_list",
        "Seznam možností „[list]“ na listu „choices“ není. Doplňte ho, nebo opravte jeho jméno.",
        "The choice list “[list]” is not on the sheet “choices”. Add it, or correct its name.",
    ),
    (
        "unknown_list_near",
        "Seznam možností „[list]“ na listu „choices“ není. Nemá tu být „[meant]“?",
        "The choice list “[list]” is not on the sheet “choices”. Is “[meant]” meant?",
    ),
    (
        "empty_list",
        "Seznam možností „[list]“ je prázdný. Doplňte aspoň dvě možnosti.",
        "The choice list “[list]” is empty. Add at least two choices.",
    ),
    (
        "filter_with_other",
        "Filtr možností se nedá spojit s „or_other“. Vynechte „or_other“ a přidejte možnost „Jiné“ přímo do seznamu (cp_role „other“).",
        "A choice filter cannot be combined with “or_other”. Leave “or_other” out and add the choice “Other” to the list itself (cp_role “other”).",
    ),
    // References and expressions.
    (
        "unknown_reference",
        "Odkaz ${[name]} nikam nevede: takové jméno na listu „survey“ není. Opravte jméno, nebo otázku doplňte.",
        "The reference ${[name]} leads nowhere: there is no such name on the sheet “survey”. Correct the name, or add the question.",
    ),
    (
        "unknown_reference_near",
        "Odkaz ${[name]} nikam nevede. Nemá tu být ${[meant]}?",
        "The reference ${[name]} leads nowhere. Is ${[meant]} meant?",
    ),
    (
        "ambiguous_reference",
        "Odkaz ${[name]} není jednoznačný, to jméno má v dotazníku víc řádků. Přejmenujte je tak, aby bylo jasné, na který se odkazuje.",
        "The reference ${[name]} is ambiguous: several rows have that name. Rename them so that it is clear which one is meant.",
    ),
    (
        "broken_reference",
        "V textu „[text]“ je neúplný odkaz. Odkaz na odpověď má tvar ${jméno} včetně obou závorek.",
        "There is an incomplete reference in “[text]”. A reference to an answer is written ${name}, with both braces.",
    ),
    (
        "bad_expression",
        "Výraz „[expression]“ se nedá vyhodnotit (znak [position]: [reason]). Opravte ho.",
        "The expression “[expression]” cannot be evaluated (character [position]: [reason]). Please correct it.",
    ),
    (
        "bare_word",
        "Ve výrazu „[expression]“ stojí slovo „[word]“ samotné. Jde-li o odpověď, napište ${[word]}; jde-li o text, dejte ho do uvozovek.",
        "The word “[word]” stands alone in the expression “[expression]”. If an answer is meant, write ${[word]}; if it is a text, put it in quotes.",
    ),
    (
        "bad_trigger",
        "„[text]“ není seznam odkazů. Oddělte je čárkou: ${a}, ${b}.",
        "“[text]” is not a list of references. Separate them with commas: ${a}, ${b}.",
    ),
    // Parameters.
    (
        "bad_parameters",
        "Parametrům „[parameters]“ nerozumíme. Zapište je jako klíč=hodnota, oddělené mezerou.",
        "The parameters “[parameters]” cannot be understood. Write them as key=value, separated by spaces.",
    ),
    (
        "unknown_parameter",
        "Parametr „[parameter]“ tento typ otázky nezná. Použít lze: [allowed].",
        "This type of question has no parameter “[parameter]”. It takes: [allowed].",
    ),
    (
        "parameter_not_whole",
        "Hodnota „[value]“ parametru „[parameter]“ není celé číslo. Zadejte třeba 3.",
        "The value “[value]” of the parameter “[parameter]” is not a whole number. Enter for example 3.",
    ),
    (
        "parameter_not_a_number",
        "Hodnota „[value]“ parametru „[parameter]“ není číslo. Zadejte číslo s desetinnou tečkou.",
        "The value “[value]” of the parameter “[parameter]” is not a number. Enter a number with a decimal point.",
    ),
    (
        "parameter_zero",
        "Parametr „[parameter]“ nesmí být nula. Zadejte velikost kroku.",
        "The parameter “[parameter]” must not be zero. Enter the size of a step.",
    ),
    (
        "parameter_off_step",
        "Hodnota „[value]“ parametru „[parameter]“ neleží na žádném kroku stupnice. Zvolte násobek kroku.",
        "The value “[value]” of the parameter “[parameter]” is not on any step of the scale. Choose a multiple of the step.",
    ),
    (
        "parameter_outside",
        "Hodnota „[value]“ parametru „[parameter]“ leží mimo stupnici. Zvolte hodnotu mezi začátkem a koncem.",
        "The value “[value]” of the parameter “[parameter]” is outside the scale. Choose one between its start and end.",
    ),
    (
        "range_appearance",
        "Značky stupnice nejdou spojit se vzhledem „[appearance]“. Vzhled smažte, nebo vynechte tick_interval, placeholder a tick_labelset.",
        "Ticks do not go together with the appearance “[appearance]”. Clear the appearance, or leave out tick_interval, placeholder and tick_labelset.",
    ),
    (
        "tick_label_not_a_number",
        "Popisek stupnice „[choice]“ v seznamu „[list]“ nemá za jméno číslo. Jména popisků jsou hodnoty na stupnici.",
        "The tick label “[choice]” of the list “[list]” is not named by a number. Names of tick labels are values of the scale.",
    ),
    (
        "tick_label_off",
        "Popisek stupnice „[choice]“ v seznamu „[list]“ neleží na žádné značce stupnice. Opravte jeho jméno.",
        "The tick label “[choice]” of the list “[list]” is on no tick of the scale. Correct its name.",
    ),
    (
        "tick_labels_without_ticks",
        "Stupnice bez značek může mít popsané jen oba konce. Zkraťte seznam „[list]“.",
        "A scale without ticks can have labels at its two ends only. Shorten the list “[list]”.",
    ),
    (
        "bad_randomize",
        "„[value]“ není ano ani ne. Parametr randomize má být „true“, nebo „false“.",
        "“[value]” is neither yes nor no. The parameter randomize has to be “true” or “false”.",
    ),
    (
        "seed_without_randomize",
        "Parametr seed nemá bez míchání smysl. Doplňte randomize=true, nebo seed vynechte.",
        "The parameter seed makes no sense without shuffling. Add randomize=true, or leave seed out.",
    ),
    (
        "bad_seed",
        "„[value]“ nemůže být základ míchání. Zadejte číslo, nebo odkaz na otázku.",
        "“[value]” cannot be a seed. Enter a number, or a reference to a question.",
    ),
    (
        "parameter_too_big",
        "Krok „[value]“ je větší než celá stupnice, takže by na ní zbyl jediný bod. Zmenšete „[parameter]“, nebo posuňte začátek a konec.",
        "The step “[value]” is larger than the whole scale, which would leave a single point. Make “[parameter]” smaller, or move start and end.",
    ),
    // Grids.
    (
        "grid_child",
        "V tabulce „[name]“ může být jen výběr jedné možnosti, řádek „[child]“ jím není. Přesuňte ho před tabulku nebo za ni.",
        "The grid “[name]” can only hold choices of one, and the row “[child]” is none. Move it before or after the grid.",
    ),
    (
        "grid_lists",
        "Řádky tabulky „[name]“ nabízejí různé seznamy ([lists]). Tabulka musí mít pro všechny řádky stejnou stupnici.",
        "The rows of the grid “[name]” offer different lists ([lists]). A grid needs the same scale for all its rows.",
    ),
    // What we do not offer.
    (
        "unsupported",
        "Tohle zatím nenabízíme: [feature]. V souboru to zůstane, lidé se s tím ale nesetkají; nahraďte to něčím jiným, nebo s tím počítejte.",
        "We do not offer this yet: [feature]. It stays in the file, but people will not meet it; replace it with something else, or bear it in mind.",
    ),
    (
        "not_published",
        "Dotazník nejde zveřejnit, dokud obsahuje [feature] („[name]“), protože to zatím nenabízíme. Nahraďte to jinou otázkou, nebo to odstraňte.",
        "The questionnaire cannot be published while it contains [feature] (“[name]”), which we do not offer yet. Replace it with another question, or remove it.",
    ),
    (
        "metadata_row",
        "Řádek „[name]“ ([word]) by vyplnilo samo zařízení. Nikoho se na nic neptá a nic se z něj neuloží; můžete ho smazat.",
        "The row “[name]” ([word]) would be filled in by a device. It asks nobody anything and nothing of it is stored; you can delete it.",
    ),
    (
        "ignored_column",
        "Sloupec „[column]“ nemá zatím žádný účinek; v souboru zůstane, lidé se s ním nesetkají.",
        "The column “[column]” has no effect yet; it stays in the file, people will not meet it.",
    ),
    (
        "ignored_parameter",
        "Parametr „[word]“ nemá zatím žádný účinek; v souboru zůstane.",
        "The parameter “[word]” has no effect yet; it stays in the file.",
    ),
    (
        "ignored_appearance",
        "Vzhled „[word]“ zde nic nemění; otázka se ukáže obvyklým způsobem.",
        "The appearance “[word]” changes nothing here; the question is shown in the usual way.",
    ),
    (
        "idle_column",
        "Sloupec „[column]“ v řádku „[name]“ nemá účinek: nic na něm nezávisí. Buňku vymažte, nebo doplňte, k čemu se vztahuje.",
        "The column “[column]” of the row “[name]” has no effect: there is nothing for it to act upon. Clear the cell, or add what it refers to.",
    ),
    // Our own columns.
    (
        "own_value",
        "Hodnotu „[value]“ sloupec „[column]“ nezná („[name]“). Povolené hodnoty: [allowed].",
        "The column “[column]” does not know the value “[value]” (“[name]”). It takes: [allowed].",
    ),
    (
        "own_column_near",
        "Sloupec „[column]“ neznáme. Nemá to být „[meant]“? Opravte záhlaví, jinak by sloupec neměl účinek.",
        "The column “[column]” is not known. Is “[meant]” meant? Correct the header, or the column would have no effect.",
    ),
    (
        "own_column_unknown",
        "Sloupec „[column]“ na tomto listu neznáme, nemá tedy žádný účinek. Známe tu: [known].",
        "The column “[column]” is not known on this sheet, so it has no effect. Known here: [known].",
    ),
    (
        "own_column_idle",
        "Sloupec „[column]“ čteme a uchováváme, zatím ale nemá žádný účinek.",
        "The column “[column]” is read and kept, but has no effect yet.",
    ),
    (
        "own_column_misplaced",
        "Sloupec „[column]“ u „[name]“ nemá účinek: „cp_scale“ patří k výběru jedné možnosti nebo k tabulce, „cp_top_k“ k řazení, „cp_grid“ ke skupině.",
        "The column “[column]” has no effect at “[name]”: “cp_scale” belongs to a choice of one or a grid, “cp_top_k” to a ranking, “cp_grid” to a group.",
    ),
    (
        "scale_best_inside",
        "U „[name]“ stojí „[value]“, stupnice ale jde od [first] do [last]. Napište „[first]-best“, nebo „[last]-best“.",
        "At “[name]” stands “[value]”, but the scale goes from [first] to [last]. Write “[first]-best” or “[last]-best”.",
    ),
    // Scales.
    (
        "scale_answer_unclear",
        "Není jasné, zda je „[label]“ (možnost „[choice]“ seznamu „[list]“) stupeň stupnice: [doubt]. Do sloupce „cp_role“ napište „degree“ (je to stupeň), „dont_know“ (nevím) nebo „beside“ (jiná odpověď mimo stupnici), anebo to řekněte na stránce dotazníku na pracovní ploše. Týká se otázek: [questions].",
        "It is not clear whether “[label]” (the choice “[choice]” of the list “[list]”) is a degree of the scale: [doubt]. Write “degree” (it is one), “dont_know” or “beside” (another answer beside the scale) into the column “cp_role”, or say it on the page of the questionnaire at the desk. It concerns the questions: [questions].",
    ),
    (
        "degree_without_number",
        "Možnost „[choice]“ seznamu „[list]“ má být stupeň, ostatní stupně ale mají za jméno číslo a z jejího místa se její hodnota nepozná. Pojmenujte ji číslem, nebo ji označte „beside“.",
        "The choice “[choice]” of the list “[list]” is said to be a degree, but the other degrees are named by numbers and its place does not tell its value. Name it by its number, or mark it “beside”.",
    ),
    // Conditions.
    (
        "no_such_choice",
        "Podmínka u „[name]“ porovnává odpověď „[question]“ s hodnotou „[value]“, která v jejím seznamu není. Jsou tam: [known].",
        "The condition of “[name]” compares the answer “[question]” with “[value]”, which is not in its list. There are: [known].",
    ),
    (
        "no_such_choice_near",
        "Podmínka u „[name]“ porovnává odpověď „[question]“ s hodnotou „[value]“, která v jejím seznamu není. Nemá tu být „[meant]“?",
        "The condition of “[name]” compares the answer “[question]” with “[value]”, which is not in its list. Is “[meant]” meant?",
    ),
    (
        "refers_to_unasked",
        "Podmínka u „[name]“ se ptá na „[other]“, kde žádná odpověď nebude: poznámky a řádky zařízení se nikoho neptají. Odkažte na otázku.",
        "The condition of “[name]” looks at “[other]”, where there will be no answer: notes and rows of a device ask nobody. Refer to a question.",
    ),
    // Languages and spreadsheets.
    (
        "unknown_language",
        "Jazyk „[language]“ nepoznáváme. Napište za jeho jméno kód do závorky, třeba „Čeština (cs)“ nebo „English (en)“.",
        "The language “[language]” is not recognised. Write its code in brackets behind its name, for example “Čeština (cs)” or “English (en)”.",
    ),
    (
        "language_twice",
        "„[language]“ a „[other]“ jsou týž jazyk, jedny texty by nikdo neviděl. Pojmenujte ho ve všech sloupcích stejně.",
        "“[language]” and “[other]” are the same language, so one of the texts would never be seen. Name it the same in all columns.",
    ),
    (
        "excel_moment",
        "Text „[text]“ („[name]“) vznikl zřejmě v Excelu z hodin nebo data. Nastavte buňce formát Text a napište ho znovu.",
        "The text “[text]” (“[name]”) was probably made of a time or a date by Excel. Set the format of the cell to Text and write it again.",
    ),
    (
        "excel_day",
        "Text „[text]“ („[name]“) vypadá jako datum, které Excel vyrobil třeba z „1–2“. Není-li to datum, nastavte buňce formát Text a napište ho znovu.",
        "The text “[text]” (“[name]”) looks like a date Excel may have made of “1–2”. If no date is meant, set the format of the cell to Text and write it again.",
    ),
    (
        "excel_fraction",
        "Text „[text]“ („[name]“) vypadá jako číslo, které Excel vyrobil třeba z „10 %“. Je-li to tak, nastavte buňce formát Text a napište ho znovu.",
        "The text “[text]” (“[name]”) looks like a number Excel may have made of “10%”. If so, set the format of the cell to Text and write it again.",
    ),
    (
        "not_on_one_page",
        "Otázku „[name]“ neumíme umístit na žádnou stránku, takže by se na ni nikdo nedostal. Vyjměte ji prosím ze skupiny, ve které stojí, nebo skupiny zjednodušte.",
        "We cannot place the question “[name]” on a page, so nobody would come to it. Please take it out of the group it stands in, or make the groups simpler.",
    ),
    // Advice.
    (
        "unnamed_language",
        "Část textů nemá uvedený jazyk. Doplňte na list „settings“ sloupec „default_language“, třeba s hodnotou „Čeština (cs)“.",
        "Some texts have no language. Add the column “default_language” to the sheet “settings”, for example with the value “Čeština (cs)”.",
    ),
    (
        "missing_translation",
        "„[name]“ nemá překlad ([languages]). Doplňte ho, jinak se ukáže výchozí jazyk.",
        "“[name]” has no translation ([languages]). Add it; until then the default language is shown.",
    ),
    (
        "long_label",
        "Text otázky „[name]“ má [length] znaků. Zkraťte ho pod [limit], vysvětlení přesuňte do nápovědy.",
        "The text of the question “[name]” has [length] characters. Shorten it below [limit] and move explanations to the hint.",
    ),
    (
        "two_in_one",
        "Otázka „[name]“ se zřejmě ptá na dvě věci najednou. Rozdělte ji, jinak nebude jasné, na co lidé odpověděli.",
        "The question “[name]” seems to ask two things at once. Divide it, or it will not be clear what people answered.",
    ),
    (
        "identity_question",
        "Otázka „[name]“ se ptá na [what], průzkum ale má být anonymní. Odstraňte ji, nebo k ní zapište právní důvod.",
        "The question “[name]” asks for [what], but the survey is meant to be anonymous. Remove it, or record a legal ground for it.",
    ),
    (
        "scale_without_direction",
        "U stupnice „[name]“ není jasné, který konec je lepší. Doplňte sloupec „cp_scale“ (u školních známek je 1 nejlepší).",
        "It is not clear which end of the scale “[name]” is better. Fill in the column “cp_scale” (with school marks 1 is best).",
    ),
    (
        "never_asked",
        "Podmínka u „[name]“ neplatí nikdy, takže se to nikomu neukáže. Opravte sloupec „relevant“.",
        "The condition of “[name]” is never true, so nobody will see it. Correct the column “relevant”.",
    ),
    (
        "refers_to_later",
        "Podmínka u „[name]“ závisí na odpovědi „[other]“, na kterou se ptáme až potom. Přesuňte „[other]“ před ni.",
        "The condition of “[name]” depends on the answer “[other]”, which is only asked later. Move “[other]” before it.",
    ),
    // Publishing.
    (
        "nothing_to_ask",
        "Dotazník se na nic neptá. Přidejte aspoň jednu otázku.",
        "The questionnaire asks nothing. Add at least one question.",
    ),
    (
        "name_twice",
        "Jméno „[name]“ má v dotazníku víc otázek a jejich odpovědi by se pomíchaly. Přejmenujte je.",
        "Several questions are called “[name]”, and their answers would be mixed up. Rename them.",
    ),
    (
        "no_title",
        "Dotazník nemá název. Doplňte ho, uvidí ho každý na první stránce.",
        "The questionnaire has no title. Add one; everybody sees it on the first page.",
    ),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_has_its_sentence_in_both_languages() {
        let sources = [
            include_str!("beside.rs"),
            include_str!("check.rs"),
            include_str!("choices.rs"),
            include_str!("containers.rs"),
            include_str!("excel.rs"),
            include_str!("compare.rs"),
            include_str!("lint.rs"),
            include_str!("offer.rs"),
            include_str!("own.rs"),
            include_str!("settle.rs"),
            include_str!("mod.rs"),
            include_str!("parameters.rs"),
            include_str!("publish.rs"),
            include_str!("settings.rs"),
            include_str!("survey.rs"),
            include_str!("text.rs"),
        ];
        let mut seen = 0;
        for source in sources {
            for opening in [
                "error(\"",
                "warning(\"",
                "place(\"",
                "wrong(\"",
                "level(\"",
                "Advice(\"",
                "Some((\"",
                "code = if meant.is_some() { \"",
            ] {
                for part in source.split(opening).skip(1) {
                    let code = part.split('"').next().expect("a closing quote");
                    assert!(WORDS.iter().any(|(known, _, _)| *known == code), "no words for {code}");
                    seen += 1;
                }
            }
        }
        assert!(seen > 50, "the codes were not found in the sources");
    }

    #[test]
    fn sentences_name_the_facts_and_use_czech_quotes() {
        let finding = Finding::error("unknown_reference_near").fact("name", "agee").fact("meant", "age");
        assert_eq!(finding.message(Lang::Cs), "Odkaz ${agee} nikam nevede. Nemá tu být ${age}?");
        let finding = Finding::error("unknown_list").fact("list", "[list]");
        assert!(finding.message(Lang::Cs).contains("„[list]“"), "a fact is not filled twice");
        for (code, czech, english) in WORDS {
            assert!(!czech.contains('"') && !english.contains('"'), "{code}");
            assert!(czech.ends_with(['.', '?']) && english.ends_with(['.', '?']), "{code}");
        }
    }
}
