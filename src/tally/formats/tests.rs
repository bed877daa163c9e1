//! Small files of every format, files that are wrong in every way we could think of, and the law
//! that what is written is read back as it was.

use proptest::prelude::*;

use super::{
    super::{Ballot, Place, Profile, Ranking, Unranked},
    *,
};
use crate::vocabulary::Lang;

// ---- reading -----------------------------------------------------------------------------------

/// What a file says, in a notation short enough for a test: items, then `count: ranking` with the
/// sector before it.
fn said(file: &BallotFile) -> (String, Vec<String>) {
    let profile = &file.profile;
    let ballot = |ballot: &Ballot| {
        let sector = ballot.sector.map_or(String::new(), |sector| format!("{} ", profile.sectors[sector]));
        let weight = if ballot.weight == 1 { String::new() } else { format!("^{}", ballot.weight) };
        format!("{sector}{}{weight}: {}", ballot.ballots, ballot.ranking)
    };
    (profile.items.join("|"), profile.ballots.iter().map(ballot).collect())
}

#[track_caller]
fn reads(text: &str, format: Format, items: &str, ballots: &[&str]) -> BallotFile {
    let file = read(text.as_bytes()).unwrap_or_else(|findings| panic!("{findings:?}"));
    assert_eq!(file.format, format);
    assert_eq!(said(&file), (items.to_owned(), ballots.iter().map(|ballot| (*ballot).to_owned()).collect()));
    file
}

/// The codes of what is wrong with a file, with their lines.
fn refusals(format: Format, text: &str) -> Vec<(&'static str, Option<usize>)> {
    let findings = read_as(format, text.as_bytes()).expect_err("something is wrong with it");
    findings
        .iter()
        .filter(|finding| finding.level == Level::Error)
        .map(|finding| (finding.code, finding.line))
        .collect()
}

#[track_caller]
fn refuses(format: Format, text: &str, code: &'static str, line: impl Into<Option<usize>>) {
    assert_eq!(refusals(format, text), [(code, line.into())], "{text:.200}");
}

fn warned(file: &BallotFile) -> Vec<&'static str> {
    file.warnings.iter().map(|finding| finding.code).collect()
}

#[test]
fn preflib_is_read_with_its_metadata() {
    let file = reads(
        "# TITLE: Priorities\n# DATA TYPE: toi\n# NUMBER ALTERNATIVES: 4\n# NUMBER VOTERS: 6\n\
         # ALTERNATIVE NAME 1: Bus: evenings\n# ALTERNATIVE NAME 2: Clinic\n# ALTERNATIVE NAME 4: Péče, bydlení\n\
         3: 3,{1,4},2\n2: 1\n1: 2, 1\n",
        Format::PrefLib,
        "Bus: evenings|Clinic|3|Péče, bydlení",
        &["3: 3,{1,4},2", "2: 1", "1: 2,1"],
    );
    assert_eq!((file.title.as_deref(), file.unranked, warned(&file)), (Some("Priorities"), None, vec![]));
}

#[test]
fn preflib_that_miscounts_itself_is_read_and_said_so() {
    let file = read(b"# NUMBER ALTERNATIVES: 2\n# NUMBER VOTERS: 7\n3: 1,2\n").unwrap();
    assert_eq!(warned(&file), ["voters_differ"]);
}

#[test]
fn preflib_of_another_kind_is_refused() {
    let head = "# NUMBER ALTERNATIVES: 3\n";
    refuses(Format::PrefLib, &format!("# DATA TYPE: cat\n{head}"), "no_rankings", 1);
    refuses(Format::PrefLib, &format!("{head}1: 1,4"), "unknown_number", 2);
    refuses(Format::PrefLib, &format!("{head}1: 0"), "unknown_number", 2);
    refuses(Format::PrefLib, &format!("{head}1: 1,2,1"), "ranked_twice", 2);
    refuses(Format::PrefLib, &format!("{head}1: {{1,2"), "brace", 2);
    refuses(Format::PrefLib, &format!("{head}1: {}", "{".repeat(100_000)), "brace", 2);
    refuses(Format::PrefLib, &format!("{head}1: 1,,2"), "bad_number", 2);
    refuses(Format::PrefLib, &format!("{head}x: 1"), "bad_count", 2);
    refuses(Format::PrefLib, &format!("{head}1,2,3"), "bad_line", 2);
    refuses(Format::PrefLib, "# NUMBER ALTERNATIVES: 1000000\n", "too_many_items", None);
    refuses(Format::PrefLib, "# ALTERNATIVE NAME 18446744073709551615: A\n", "too_many_items", None);
    refuses(Format::PrefLib, &format!("{head}# ALTERNATIVE NAME 9: A\n"), "unknown_number", None);
    refuses(Format::PrefLib, &format!("{head}# ALTERNATIVE NAME 0: A\n"), "unknown_number", None);
}

#[test]
fn cef_is_read_with_ties_tags_weights_and_comments() {
    let file = reads(
        "# My election\n#/Candidates: Bus; Clinic ;Péče\n#/Implicit ranking: FALSE\n#/Weight allowed: true\n\n\
         Bus > Clinic = Péče * 42 # as always\njulien@x.cz , s:1 || Péče>Bus ^7 *2\n/EMPTY_RANKING/ * 2\n\
         Clinic\nClinic ^ 3\n/empty/",
        Format::Cef,
        "Bus|Clinic|Péče",
        &["42: 1,{2,3}", "2^7: 3,1", "3: ", "1: 2", "1^3: 2"],
    );
    assert_eq!((file.unranked, warned(&file)), (Some(Unranked::Ignored), vec![]));
}

#[test]
fn cef_without_candidates_takes_them_from_the_ballots_in_alphabetical_order() {
    let file = reads("B>A*2\nA>C\n", Format::Cef, "A|B|C", &["2: 2,1", "1: 1,3"]);
    assert_eq!(file.unranked, None);
    assert_eq!(said(&read(b"A>C\nB>A*2").unwrap()).0, "A|B|C");
}

#[test]
fn cef_passes_over_who_does_not_stand_and_weights_that_are_not_allowed_and_says_so() {
    let file = reads(
        "#/Candidates: A;B\n#/Implicit Ranking: true\nC > A ^9 * 2\nC = B > A\nC",
        Format::Cef,
        "A|B",
        &["2: 1", "1: 2,1", "1: "],
    );
    assert_eq!(warned(&file), ["item_ignored", "weights_ignored"]);
    assert_eq!(file.unranked, Some(Unranked::Last));
}

#[test]
fn cef_that_is_wrong_is_refused_with_its_line() {
    let head = "#/Candidates: A;B;C\n";
    for (vote, code) in [
        ("A < B", "bad_character"),
        ("A > B; B > A", "bad_character"),
        ("A > > B", "empty_rank"),
        ("A >", "empty_rank"),
        ("A > /EMPTY/", "empty_rank"),
        ("= A", "empty_rank"),
        ("* 3", "empty_rank"),
        ("A > B > A", "ranked_twice"),
        ("A = A", "ranked_twice"),
        ("A * x", "bad_count"),
        ("A * 3 * 2", "bad_character"),
        ("A * 8 ^7", "bad_count"),
        ("A * -1", "bad_count"),
        ("A * 99999999999999999999", "bad_count"),
        ("A * 1000000000000000000", "too_many_ballots"),
    ] {
        refuses(Format::Cef, &format!("{head}{vote}\nA"), code, 2);
    }
    refuses(Format::Cef, "#/Candidates: A;B;A\nA", "two_items_of_one_name", None);
    refuses(Format::Cef, "#/Candidates: ;\n", "no_items", None);
    refuses(Format::Cef, "#/Implicit Ranking: maybe\nA", "yes_or_no", 1);
    refuses(Format::Cef, "#/Weight Allowed: true\nA ^4294967296 * 4294967296", "too_many_ballots", 2);
    let crowd: String = (0..=MOST_ITEMS).map(|number| format!("{number} > x\n")).collect();
    refuses(Format::Cef, &crowd, "too_many_items", None);
}

#[test]
fn civs_is_read_with_its_multipliers_and_no_opinions() {
    let file = reads(
        "# a poll\n1 2 3\n8X1 1 -\n2x 3,9,-\n0x 1 2 3",
        Format::Civs,
        "1|2|3",
        &["1: 1,2,3", "8: {1,2}", "2: 1,2"],
    );
    assert_eq!(file.unranked, Some(Unranked::Ignored));
    let file = reads("# 1: Bus\n# 2: Clinic\n2 1\n", Format::Civs, "Bus|Clinic", &["1: 2,1"]);
    assert_eq!(file.unranked, None, "nobody left anything out");
    reads("Bus,Clinic,Péče\n1,No opinion,1\n2,1,3\n", Format::Civs, "Bus|Clinic|Péče", &["1: {1,3}", "1: 2,1,3"]);
}

#[test]
fn civs_that_is_wrong_is_refused_with_its_line() {
    refuses(Format::Civs, "1 2 3\n1 2", "wrong_length", 2);
    refuses(Format::Civs, "1 2\n1 0", "bad_place", 2);
    refuses(Format::Civs, "1 2\n1 70000", "bad_place", 2);
    refuses(Format::Civs, "1 2\n1 b", "bad_place", 2);
    refuses(Format::Civs, "1 2\n-1X1 2", "bad_count", 2);
    refuses(Format::Civs, "1 2\nXXX1 2", "bad_count", 2);
    refuses(Format::Civs, "18446744073709551615X1 2", "too_many_ballots", 1);
    refuses(Format::Civs, &"1 ".repeat(MOST_ITEMS + 1), "too_many_items", None);
}

#[test]
fn abif_is_read_with_declared_and_undeclared_items() {
    let file = reads(
        "# from the wiki\n{\"title\": \"Capital\"}\n=DGM:[Doña García Márquez]\n=SBJ:Sue B. Jones\n\
         27:DGM>SBJ = SY\n 3 : \"#1 [x]\" > [Adam Muñoz]\n2:\n1:SY/5>DGM/3 # rated too\n",
        Format::Abif,
        "Doña García Márquez|Sue B. Jones|#1 [x]|Adam Muñoz|SY",
        &["27: 1,{2,5}", "3: 3,4", "2: ", "1: 5,1"],
    );
    assert_eq!((file.title.as_deref(), warned(&file)), (Some("Capital"), vec!["ratings_ignored"]));
}

#[test]
fn abif_that_is_wrong_is_refused_with_its_line() {
    refuses(Format::Abif, "1:A>B\n1:A/5,B/3", "ratings", 2);
    refuses(Format::Abif, "1:A>B\n1:A>", "empty_rank", 2);
    refuses(Format::Abif, "1:A>B\n1:>A", "empty_rank", 2);
    refuses(Format::Abif, "1:A>B\n1:A=A", "ranked_twice", 2);
    refuses(Format::Abif, "1:A>B\n1:[A>B", "brace", 2);
    refuses(Format::Abif, "1:A>B\n1:[A] B", "bad_character", 2);
    refuses(Format::Abif, "1:A>B\nA>B", "bad_line", 2);
    refuses(Format::Abif, "1:A>B\nx:A>B", "bad_count", 2);
    refuses(Format::Abif, "=A:[Bus]\n=A:[Clinic]\n=B:Bus\n1:A", "two_items_of_one_name", None);
}

#[test]
fn blt_and_hill_are_read_the_same() {
    let ballots = ["2: 1,3", "1: 2", "1: "];
    let hill = reads(
        "3 2\r\n2 1 3 0\r\n1 2 0\r\n1 0\r\n0\r\n\"A\" \"B, b\" \"C\" \"f:a1\"\r\n\x1a",
        Format::Blt,
        "A|B, b|C",
        &ballots,
    );
    let blt = "3 2 # three\n# a comment\n(box 1) 2 1 3 0\n(2) 1 2 - 0 # late\n1 0\n0\n\"A\" # first\n\"B, b\"\n\"C\"\n\"f:a1\"\n";
    assert_eq!(reads(blt, Format::Blt, "A|B, b|C", &ballots), hill);
    assert_eq!(hill.title.as_deref(), Some("f:a1"));
    reads("2 1\n1 2=1 0\n0\nBus station\nClinic\n", Format::Blt, "Bus station|Clinic", &["1: {1,2}"]);
    reads("2 1\n1 1 0\n0 \"A \\\"a\\\"\" \"\"\"B\"\"\"", Format::Blt, "A \"a\"|\"B\"", &["1: 1"]);
}

#[test]
fn who_is_withdrawn_in_blt_is_withdrawn_from_every_ballot() {
    let file = reads(
        "4 1\n-2 -3\n2 1 2 3 4 0\n1 2=4 1 0\n3 2 0\n0\n\"A\"\n\"B\"\n\"C\"\n\"D\"",
        Format::Blt,
        "A|D",
        &["2: 1,2", "1: 2,1", "3: "],
    );
    assert_eq!(file.warnings[0].message(Lang::En), "Withdrawn items are not counted: B, C.");
}

#[test]
fn blt_that_is_wrong_is_refused_with_its_line() {
    let names = "0\n\"A\" \"B\"";
    refuses(Format::Blt, &format!("2 1\n1 1 2\n{names}"), "no_zero", 2);
    refuses(Format::Blt, &format!("2 1\n1 1 0 2 0\n{names}"), "after_zero", 2);
    refuses(Format::Blt, &format!("2 1\n1 3 0\n{names}"), "unknown_number", 2);
    refuses(Format::Blt, &format!("2 1\n-3\n{names}"), "unknown_number", 2);
    refuses(Format::Blt, &format!("2 1\n1 1 1 0\n{names}"), "ranked_twice", 2);
    refuses(Format::Blt, &format!("2 1\n1.5 1 0\n{names}"), "bad_count", 2);
    refuses(Format::Blt, &format!("2 1\n1 1= 0\n{names}"), "bad_number", 2);
    refuses(Format::Blt, "2 1\n1 1 0\n", "no_end", None);
    refuses(Format::Blt, "3 1\n1 1 0\n0\n\"A\" \"B\"", "too_few_names", 3);
    refuses(Format::Blt, "1000000 1\n0\n", "too_many_items", 1);
    refuses(Format::Blt, "0 1\n0\n", "no_items", None);
    refuses(Format::Blt, "1 1\n-1\n0\n\"A\"", "no_items", None);
}

#[test]
fn a_debian_sheet_is_read_by_its_options_and_not_by_the_drawing() {
    let sheet = "    Tally Sheet\n\n  Option 1------->: Ari / Pollak\n/  Option 2------>: None of the Above\n|/\nV: 21 \t\tabc\nV: -1\tdef\nV: -- \nV: 11 x\nV: 21 y";
    reads(sheet, Format::Debian, "Ari / Pollak|None of the Above", &["2: 2,1", "1: 2", "1: ", "1: {1,2}"]);
    let options: String = (1..=11).map(|number| format!("Option {number}-->: n{number}\n")).collect();
    let file = read(format!("{options}V: 123456789ab x\nV: BA987654321 x").as_bytes()).unwrap();
    assert_eq!(said(&file).1, ["1: 1,2,3,4,5,6,7,8,9,10,11", "1: 11,10,9,8,7,6,5,4,3,2,1"]);
}

#[test]
fn a_debian_sheet_that_is_wrong_is_refused_with_its_line() {
    let options = "Option 1-->: A\nOption 2-->: B\n";
    refuses(Format::Debian, &format!("{options}V: 123 x"), "wrong_length", 3);
    refuses(Format::Debian, &format!("{options}V:"), "wrong_length", 3);
    refuses(Format::Debian, &format!("{options}V: 10"), "bad_place", 3);
    refuses(Format::Debian, &format!("{options}V: 1?"), "bad_place", 3);
    refuses(Format::Debian, "Option 1-->: A\nOption 3-->: B\nV: 12", "options_out_of_order", 2);
    refuses(Format::Debian, "V: 12", "no_items", None);
}

/// Found by fuzzing: the ballots above had fewer places than there were items in the end.
#[test]
fn an_option_below_the_ballots_is_an_option_of_all_of_them() {
    refuses(Format::Debian, "Option 1-->: A\nV: 1\nOption 2-->: B\nV: 12", "wrong_length", 2);
}

#[test]
fn our_sheet_is_read_as_spreadsheets_save_it() {
    let text = "\u{feff}#rule=unranked_ignored;;;;\r\n\"#title=Priority; obce\";;;;\r\nBallot;Sector;Channel;Péče;'=Bus\r\n\
                1;users;web;1;2\r\n2;providers;paper;X;1\r\n;;;;\r\n3;users;;2\r\n4;users;;1;\r\n";
    let file = reads(text, Format::Sheet, "Péče|=Bus", &["users 1: 1,2", "providers 1: 2|1", "users 2: 1"]);
    assert_eq!((file.title.as_deref(), file.unranked), (Some("Priority; obce"), Some(Unranked::Ignored)));
    reads("ballot,sector,channel,\"A, a\",B\n1,,,2,1\n", Format::Sheet, "A, a|B", &["1: 2,1"]);
    reads("#rule=unranked_last\nballot\tsector\tchannel\tA\n1\t\t\t1\n", Format::Sheet, "A", &["1: 1"]);
}

/// Found by fuzzing: the mark that occurs most often is not always the one that separates.
#[test]
fn a_sheet_with_commas_may_have_many_semicolons_in_a_name() {
    reads("ballot,sector,channel,a;b;c;d;\n1,,,1\n", Format::Sheet, "a;b;c;d;", &["1: 1"]);
}

#[test]
fn our_sheet_that_is_wrong_is_refused_with_its_line() {
    let head = "#rule=unranked_last\nballot,sector,channel,A,B\n";
    refuses(Format::Sheet, &format!("{head}1,,,1,first"), "bad_place", 3);
    refuses(Format::Sheet, &format!("{head}1,,,0,1"), "bad_place", 3);
    refuses(Format::Sheet, &format!("{head}1,,,1,2,3"), "wrong_length", 3);
    refuses(Format::Sheet, &format!("{head}\n\n1,,,-1,2"), "bad_place", 5);
    refuses(Format::Sheet, "#rule=unranked_first\nballot,sector,channel,A\n", "unknown_rule", 1);
    refuses(Format::Sheet, "#rule=unranked_last\nballot,channel,A\n", "wrong_header", 2);
    refuses(Format::Sheet, "#rule=unranked_last\n", "empty", None);
    refuses(Format::Sheet, "ballot,sector,channel,A,A\n", "two_items_of_one_name", None);
    refuses(Format::Sheet, "ballot,sector,channel,A,,B\n", "item_without_name", None);
    refuses(Format::Sheet, "ballot,sector,channel\n", "no_items", None);
}

#[test]
fn words_and_numbers_from_a_spreadsheet_in_windows_1250_are_read() {
    let (bytes, _, _) =
        encoding_rs::WINDOWS_1250.encode("ballot;sector;channel;Péče o děti;Bydlení\r\n1;uživatelé;;1;2\r\n");
    let file = read(&bytes).unwrap();
    assert_eq!(said(&file), ("Péče o děti|Bydlení".to_owned(), vec!["uživatelé 1: 1,2".to_owned()]));
}

// ---- what the wild holds -------------------------------------------------------------------------

/// Votes were given to "Independent", and the third person was the title.
#[test]
fn a_party_behind_a_name_in_blt_moves_nobody() {
    let head = "3 1\n5 1 2 0\n3 2 0\n1 3 2 0\n0\n";
    let ballots = ["5: 1,2", "3: 2", "1: 3,2"];
    let names = "Alec CLARK|Aaron GILPIN|Peter HENDERSON";
    let read_names = |lines: &str| {
        let file = reads(&format!("{head}{lines}"), Format::Blt, names, &ballots);
        (file.title.clone().unwrap_or_default(), warned(&file))
    };
    let with_party =
        "\"Alec CLARK\" \"Independent\"\n\"Aaron GILPIN\" \"Scottish Labour Party\"\n\"Peter HENDERSON\" \"SNP\"\n";
    assert_eq!(read_names(&format!("{with_party}\"Ward 8\"\n")), ("Ward 8".to_owned(), vec!["surplus_names"]));
    assert_eq!(read_names(with_party), (String::new(), vec!["surplus_names"]));
    // Only one of them has a party, and it need not be quoted.
    assert_eq!(
        read_names("\"Alec CLARK\" \"Ind\"\n\"Aaron GILPIN\"\n\"Peter HENDERSON\"\n\"Ward\""),
        ("Ward".to_owned(), vec!["surplus_names"])
    );
    assert_eq!(
        read_names("\"Alec CLARK\" (Ind)\n\"Aaron GILPIN\"\n\"Peter HENDERSON\""),
        (String::new(), vec!["surplus_names"])
    );
    // All names and the title on one line, on two, and each on its own.
    let flat = [
        "\"Alec CLARK\" \"Aaron GILPIN\" \"Peter HENDERSON\" \"W\"",
        "\"Alec CLARK\" \"Aaron GILPIN\"\n\"Peter HENDERSON\" \"W\"",
    ];
    for lines in flat {
        assert_eq!(read_names(lines), ("W".to_owned(), vec![]), "{lines}");
    }
    assert_eq!(
        read_names("\"Alec CLARK\"\n\"Aaron GILPIN\"\n\"Peter HENDERSON\"\n\"W\"\n\"a note\""),
        ("W".to_owned(), vec!["surplus_names"])
    );
    refuses(Format::Blt, &format!("{head}\"A\" \"B\" \"C\" \"D\" \"E\""), "names_differ", 5);
    refuses(Format::Blt, "2 1\n1 1 0\n0\n\"A\" \"B\"\n\"T\"\n\"note\"", "names_differ", 3);
    assert_eq!(said(&read(b"2 1\n1 1 0\n0\n\"A\" \"B\"\n\"T\"").unwrap()).0, "A|B");
}

#[test]
fn a_ballot_of_weight_zero_in_blt_is_not_the_end() {
    reads("3 1\n0 1 2 0\n1 3 0\n0\n\"A\"\n\"B\"\n\"C\"\n\"T\"", Format::Blt, "A|B|C", &["1: 3"]);
    reads("3 1 0 1 2 0 1 3 0 0 \"A\" \"B\" \"C\" \"T\"", Format::Blt, "A|B|C", &["1: 3"]);
    reads("2 1\n1 1 0\n0 0\n2 2 0\n0\n\"A\"\n\"B\"", Format::Blt, "A|B", &["1: 1", "2: 2"]);
}

#[test]
fn a_hash_within_a_name_cuts_nothing_off() {
    reads("2 1\n1 2 0\n0\n\"C# club\" # first\n\"#2\"", Format::Blt, "C# club|#2", &["1: 2"]);
    reads("2 1\n1 2 0\n0\nC# club\nBus #2", Format::Blt, "C# club|Bus #2", &["1: 2"]);
    reads("2\n1,C# club\n2,#2\n1,1,1\n1,2,1", Format::PrefLib, "C# club|#2", &["1: 2,1"]);
    // In CEF it begins a comment, for others too: it is said, and a list of candidates that has one is refused.
    let file = reads("C# > Java\nJava > B", Format::Cef, "B|C|Java", &["1: 2", "1: 3,1"]);
    assert_eq!(warned(&file), ["cut_at_hash"]);
    assert_eq!(refusals(Format::Cef, "#/Candidates: C# ; Java\nJava")[0].0, "unwritable_name");
}

#[test]
fn what_stands_behind_a_bracket_or_before_the_bars_is_no_name_and_no_tag() {
    refuses(Format::Abif, "=a:[Bus] late\n1:a", "brace", 1);
    refuses(Format::Abif, "=a:[Bus [1]]\n1:a", "brace", 1);
    refuses(Format::Cef, "#/Candidates: A;B\nA > B || B > A", "bad_character", 2);
    refuses(Format::Cef, "#/Candidates: A;B\n#= sector 1: users\nsector 2 || A", "unknown_sector", 3);
    reads("#/Candidates: A;B\nsector 2 || A", Format::Cef, "A|B", &["1: 1"]);
}

/// By hand: five put 1 first and 2 next, three only 2, one 3 and then 2.
#[test]
fn blt_of_spreadsheets_of_one_line_with_comments_and_with_options_is_read_the_same() {
    let (names, ballots) = ("Alec CLARK|Aaron GILPIN|Peter HENDERSON", ["5: 1,2", "3: 2", "1: 3,2"]);
    for text in [
        "3,1,,,\n5,1,2,0,\n3,2,0,,\n1,3,2,0,\n0,,,,\nAlec CLARK,,,,\nAaron GILPIN,,,,\nPeter HENDERSON,,,,\nWard,,,,\n",
        "\"3,1,,,\"\n\"5,1,2,0,\"\n\"3,2,0,,\"\n\"1,3,2,0,\"\n\"0,,,,\"\n\"Alec CLARK\",,,,\n\"Aaron GILPIN\",,,,\n\"Peter HENDERSON\",,,,\n\"Ward\",,,,\n",
        "3 1 5 1 2 0 3 2 0 1 3 2 0 0 \"Alec CLARK\" \"Aaron GILPIN\" \"Peter HENDERSON\" \"Ward\"",
        "# a council\n3 1 # three, one seat\n5 1 2 0 # many\n# between\n3 2 0\n1 3 2 0\n0 # end\n\"Alec CLARK\" # one\n\"Aaron GILPIN\"\n\"Peter HENDERSON\"\n\"Ward\"\n",
        "3 1\n[nick a b c]\n5 a b 0\n3 b 0\n1 c 2 0\n0\n\"Alec CLARK\"\n\"Aaron GILPIN\"\n\"Peter HENDERSON\"\n\"Ward\"\n",
    ] {
        let file = reads(text, Format::Blt, names, &ballots);
        assert_eq!((file.title.as_deref(), warned(&file)), (Some("Ward"), vec![]), "{text}");
    }
    let file = read(b"3 1\n[tie 3 1 2]\n[withdrawn 2]\n1 2 3 0\n0\n\"A\" \"B\" \"C\"").unwrap();
    assert_eq!((said(&file).1, warned(&file)), (vec!["1: 2".to_owned()], vec!["option_ignored", "withdrawn"]));
    refuses(Format::Blt, "3 1\n[nick a b]\n1 1 0\n0\n\"A\" \"B\" \"C\"", "too_few_names", 2);
}

#[test]
fn preflib_from_before_2022_is_read_with_its_sums() {
    let old = "3\n1,Bus: evenings\n2,Clinic\n3,Péče, bydlení\n6,6,2\n4,3,{1,2}\n2,2\n";
    let file = reads(old, Format::PrefLib, "Bus: evenings|Clinic|Péče, bydlení", &["4: 3,{1,2}", "2: 2"]);
    assert_eq!(warned(&file), [] as [&str; 0]);
    assert_eq!(warned(&read(old.replace("6,6,2", "7,6,2").as_bytes()).unwrap()), ["voters_differ"]);
    refuses(Format::PrefLib, "2\n1,A\n2,B\n1,1", "no_sums", None);
    refuses(Format::PrefLib, "2\n1,A\n2,B\n1,1,1\n1,1,3", "unknown_number", 5);
    refuses(Format::PrefLib, "2\n1,A\n", "too_few_names", None);
}

#[test]
fn years_are_names_of_civs_and_names_may_hold_commas() {
    reads(
        "2024,2025,2026\n3,2,1\n3,1,2\n2,3,1\n",
        Format::Civs,
        "2024|2025|2026",
        &["1: 3,2,1", "1: 2,3,1", "1: 3,1,2"],
    );
    reads("\"Bus, late\",Clinic\n1,2\n2,1\n", Format::Civs, "Bus, late|Clinic", &["1: 1,2", "1: 2,1"]);
}

#[test]
fn a_column_that_numbers_the_rows_is_no_item_and_where_it_may_be_one_we_ask() {
    let file = reads(
        "VoterID,Ann,Bob,Cyd\n1,2,3,1\n2,1,2,3\n3,1,3,2\n",
        Format::Ranks,
        "Ann|Bob|Cyd",
        &["1: 3,1,2", "1: 1,2,3", "1: 1,3,2"],
    );
    assert_eq!(warned(&file), ["columns_left_out"]);
    // Recognised by what is in it alone.
    reads(
        "Xy,Ann,Bob,Cyd\n17,2,3,1\n18,1,2,3\n19,1,3,2\n",
        Format::Ranks,
        "Ann|Bob|Cyd",
        &["1: 3,1,2", "1: 1,2,3", "1: 1,3,2"],
    );
    reads("A,B,C\n1,2,3\n2,1,3\n3,1,2\n", Format::Civs, "A|B|C", &["1: 1,2,3", "1: 2,1,3", "1: 2,3,1"]);
    let unsure = "Xy,Ann,Bob\n1,1,2\n2,1,2\n";
    let finding = &read(unsure.as_bytes()).unwrap_err()[0];
    assert_eq!(finding.code, "column_unsure");
    assert!(finding.message(Lang::En).contains("--items"));
    let items = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
    assert_eq!(said(&read_columns(&items(&["Ann", "Bob"]), unsure.as_bytes()).unwrap()).1, ["2: 1,2"]);
    assert_eq!(read_columns(&items(&["Eve"]), unsure.as_bytes()).unwrap_err()[0].code, "no_such_column");
    let code = "Kód;Bus;Péče\n48213;1;2\n99120;2;1\n";
    assert_eq!(warned(&reads(code, Format::Ranks, "Bus|Péče", &["1: 1,2", "1: 2,1"])), ["columns_left_out"]);
    let age = "Věk;Bus;Péče\n48;1;2\n48;2;1\n";
    assert_eq!(read(age.as_bytes()).unwrap_err()[0].code, "column_unsure");
}

/// The grid question of form services, in figures and in words.
#[test]
fn ranks_from_a_form_service_are_read_with_what_stands_beside_them() {
    let ballots = ["1: 2,1,3", "1: 1,3,2", "1: 3"];
    let header =
        "Časová značka,Seřaďte priority [Autobus],Seřaďte priority [Péče],Seřaďte priority [Byty, domy],Poznámka";
    let header = header.replace("Seřaďte priority [Byty, domy]", "\"Seřaďte priority [Byty, domy]\"");
    for rows in [
        "2026/11/20 10:00:01,2,1,3,nic\n2026/11/20 10:05:00,1,3,2,\n2026/11/20 10:06:00,,,1,\n",
        "2026/11/20 10:00:01,2. místo,1. místo,3. místo,\n2026/11/20 10:05:00,1. místo,3. místo,2. místo,x\n2026/11/20 10:06:00,,,1. místo,\n",
        "2026/11/20 10:00:01,2nd,1st,3rd,\n2026/11/20 10:05:00,1st,3rd,2nd,\n2026/11/20 10:06:00,,,First choice,\n",
    ] {
        let file = reads(&format!("{header}\n{rows}"), Format::Ranks, "Autobus|Péče|Byty, domy", &ballots);
        assert_eq!(warned(&file), ["columns_left_out"]);
        assert_eq!(file.unranked, None);
    }
    reads("sep=;\nBus;Péče\n1;2\n1;\n", Format::Ranks, "Bus|Péče", &["1: 1,2", "1: 1"]);
    refuses(Format::Ranks, &format!("{header}\n2026,1,nevím,2,\n"), "bad_place", 2);
}

#[test]
fn columns_of_first_second_and_third_choice_are_read() {
    let ballots = ["1: 1,3,2", "1: 3", "1: 2,1"];
    for header in [
        "1. volba;2. volba;3. volba",
        "První volba;Druhá volba;Třetí volba",
        "1st choice;2nd choice;3rd choice",
        "Choice 1;Choice 2;Choice 3",
        "1;2;3",
    ] {
        let rows = "Autobus;Péče;Byty\nPéče;;\nByty;Autobus;-\n";
        let file = reads(&format!("{header}\n{rows}"), Format::Choices, "Autobus|Byty|Péče", &ballots);
        assert_eq!(warned(&file), ["only_chosen"], "{header}");
        let timed: String = format!("{header}\n{rows}").lines().map(|line| format!("20. 11. 2026;{line}\n")).collect();
        let timed = timed.replacen("20. 11. 2026", "Timestamp", 1);
        assert_eq!(said(&read(timed.as_bytes()).unwrap()).1, ballots, "{header}");
    }
    refuses(Format::Choices, "1. volba;2. volba\nBus;Péče\nBus;Bus", "ranked_twice", 3);
}

// ---- the published list, and the rule in files -------------------------------------------------

#[test]
fn the_published_list_is_read_as_it_is_and_by_the_rule_beside_it() {
    let hash = |digit: &str| digit.repeat(64);
    let list = format!("{};u;1,2\n{};u;{{1,3}}\n{};t;2|1\n", hash("a"), hash("b"), hash("c"));
    let bare = reads(&list, Format::List, "1|2|3", &["u 1: 1,2", "u 1: {1,3}", "t 1: 2|1"]);
    assert_eq!((warned(&bare), bare.unranked), (vec!["list_without_rule"], None));
    let mut file = a_file(&["Bus", "Péče", "Byty"], &["Users", "Town"], Vec::new(), Some(Unranked::Ignored));
    let drawn = Drawn { number: 417, list_hash: String::new(), ids: ["b", "p", "y"].map(String::from).into() };
    file.counted_by =
        Stated { method: Some(super::super::Method::Borda), sectors: Some(Sectors::Equal), lot: Some(drawn) };
    // sha256sum of the three lines.
    let sum = bare.warnings[0].facts["hash"].clone();
    let head = list_head(&file, &["u", "t"], &sum);
    let told = reads(
        &format!("{head}{list}"),
        Format::List,
        "Bus|Péče|Byty",
        &["Users 1: 1,2", "Users 1: {1,3}", "Town 1: 2|1"],
    );
    assert_eq!((told.unranked, told.counted_by.method), (file.unranked, file.counted_by.method));
    assert_eq!(told.counted_by.lot.as_ref().unwrap().list_hash, sum);
    assert_eq!(read_list_by(head.as_bytes(), list.as_bytes()).unwrap(), told);
    assert_eq!(read_list_by(head.as_bytes(), b"A > B").unwrap_err()[0].code, "rule_is_for_lists");
    let changed = list.replace(";2|1", ";2,1");
    assert_eq!(read_list_by(head.as_bytes(), changed.as_bytes()).unwrap_err()[0].code, "list_differs");
    assert_eq!(read((head.replace("borda", "best") + &list).as_bytes()).unwrap_err().len(), 1);
}

#[test]
fn what_others_would_count_otherwise_is_not_written() {
    let code = |format, file: &BallotFile| write(format, file).unwrap_err()[0].code;
    let mut file = a_file(&["A", "B"], &["users"], vec![ballot("1", 2, 3)], Some(Unranked::Ignored));
    assert_eq!(code(Format::PrefLib, &file), "no_ignoring");
    assert_eq!(code(Format::Abif, &file), "no_ignoring");
    file.profile.ballots = vec![ballot("1,2", 2, 3)];
    assert!(write(Format::PrefLib, &file).is_ok(), "nothing is left out");
    file.counted_by.sectors = Some(Sectors::Equal);
    for format in [Format::PrefLib, Format::Abif, Format::Civs] {
        assert_eq!(code(format, &file), "no_sectors");
    }
    file.counted_by.sectors = None;
    file.profile.ballots[0].weight = 7;
    for format in [Format::PrefLib, Format::Abif, Format::Civs, Format::Sheet] {
        assert_eq!(code(format, &file), "no_weights");
    }
    assert_eq!(urn_of(&there_and_back(Format::Cef, &file)), urn_of(&file));
}

/// Others weigh the ballots as we do; we weigh the sectors again.
#[test]
fn cef_has_the_weights_of_equal_sectors_for_others() {
    let sector = |sector, one: Ballot| Ballot { sector: Some(sector), ..one };
    let ballots = vec![sector(0, ballot("1,2", 2, 3)), sector(1, ballot("2,1", 2, 6))];
    let mut file = a_file(&["A", "B"], &["users", "town"], ballots, Some(Unranked::Last));
    file.counted_by.sectors = Some(Sectors::Equal);
    let text = write(Format::Cef, &file).unwrap();
    assert!(text.contains("#/Weight Allowed: true\n") && text.contains("#= sectors: equal\n"), "{text}");
    assert!(text.ends_with("sector 1 || A > B ^2 * 3\nsector 2 || B > A * 6\n"), "{text}");
    let back = read(text.as_bytes()).unwrap();
    assert_eq!((urn_of(&back), back.counted_by.sectors), (urn_of(&file), Some(Sectors::Equal)));
}

#[test]
fn a_rule_nobody_knows_is_no_rule() {
    refuses(
        Format::Sheet,
        "#rule=unranked_last\n#method=best\nballot,sector,channel,A\n1,,,1\n",
        "unknown_statement",
        2,
    );
    refuses(Format::Cef, "#/Candidates: A\n#= sectors: some\nA", "unknown_statement", 2);
    refuses(Format::PrefLib, "# NUMBER ALTERNATIVES: 1\n# COUNTED UNRANKED: first\n1: 1", "unknown_statement", 2);
    refuses(Format::PrefLib, "# NUMBER ALTERNATIVES: 1\n# COUNTED LOT: 7\n1: 1", "lot_incomplete", None);
}

// ---- limits ------------------------------------------------------------------------------------

#[test]
fn ballots_of_a_whole_planet_are_refused_before_sums_overflow() {
    let billion = format!("A>B*{MOST_BALLOTS}");
    assert_eq!(read(billion.as_bytes()).unwrap().profile.cast(), MOST_BALLOTS);
    refuses(Format::Cef, &format!("{billion}\nB>A"), "too_many_ballots", 2);
}

#[test]
fn many_different_ballots_of_many_items_are_refused_before_memory_is_short() {
    let head = format!("# NUMBER ALTERNATIVES: {MOST_ITEMS}\n");
    let pairs =
        (1..=MOST_ITEMS).flat_map(|one| (1..=30).map(move |other| (one, other))).filter(|(one, other)| one != other);
    let text = pairs.fold(head, |text, (one, other)| text + &format!("1: {one},{other}\n"));
    let refused = refusals(Format::PrefLib, &text);
    assert_eq!(refused[0].0, "too_long");
    assert!(refused.len() <= MOST_FINDINGS);
}

#[test]
fn one_endless_line_is_refused_before_memory_is_short() {
    let long = |text: &str| text.repeat(100_000);
    refuses(Format::Cef, &format!("A > {}B", long("A > ")), "too_many_items", 1);
    refuses(Format::Cef, &format!("#/Candidates: {}\n", long("A;")), "too_many_items", None);
    refuses(Format::Abif, &format!("1:A>B\n1:{}B", long("A=")), "too_many_items", 2);
    refuses(Format::Civs, &format!("{}\n1", long("A,")), "too_many_items", None);
    refuses(Format::Sheet, &format!("ballot,sector,channel{}\n", long(",A")), "too_many_items", 1);
    let quoted = format!("1 1\n0\n{}", long("\"A\" "));
    assert_eq!(read(quoted.as_bytes()).unwrap().profile.items, ["A"]);
}

/// Found with a file of one endless name: a table cannot be padded to its width.
#[test]
fn a_name_too_long_to_read_is_refused() {
    let name = "á".repeat(LONGEST_NAME);
    assert_eq!(read(format!("{name} > B").as_bytes()).unwrap().profile.items[1], name);
    refuses(Format::Cef, &format!("{name}x > B"), "long_name", None);
    refuses(Format::Sheet, &format!("ballot,sector,channel,{}\n", ",A".repeat(200_000)), "too_many_items", 1);
}

#[test]
fn a_file_wrong_on_every_line_is_refused_with_a_few_findings() {
    let text = format!("#/Candidates: A\n{}", "A > A\n".repeat(10_000));
    assert_eq!(refusals(Format::Cef, &text).len(), MOST_FINDINGS);
    let strangers: String = (0..1000).map(|number| format!("n{number}\n")).collect();
    let file = read(format!("#/Candidates: A\nA\n{strangers}").as_bytes()).unwrap();
    assert!(file.warnings.len() <= MOST_FINDINGS);
}

#[test]
fn a_file_without_ballots_is_read_and_said_so() {
    assert_eq!(warned(&read(b"#/Candidates: A;B\n").unwrap()), ["no_ballots"]);
}

// ---- there and back ----------------------------------------------------------------------------

fn a_file(items: &[&str], sectors: &[&str], ballots: Vec<Ballot>, unranked: Option<Unranked>) -> BallotFile {
    let owned = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
    BallotFile {
        title: Some("Priority obce 2026".to_owned()),
        profile: Profile { items: owned(items), sectors: owned(sectors), ballots },
        unranked,
        counted_by: Stated::default(),
        format: Format::Sheet,
        warnings: Vec::new(),
    }
}

fn ballot(text: &str, items: usize, count: u64) -> Ballot {
    Ballot { ranking: Ranking::read(text, items).expect("a ranking"), sector: None, ballots: count, weight: 1 }
}

/// A ranking, its sector, and how many such ballots there are.
type Pile = (String, Option<String>, u64);

/// Equal ballots together, in one order: what two files must agree on.
fn urn_of(file: &BallotFile) -> (Vec<String>, Vec<Pile>) {
    let mut counts = std::collections::BTreeMap::new();
    for ballot in &file.profile.ballots {
        let sector = ballot.sector.map(|sector| file.profile.sectors[sector].clone());
        *counts.entry((ballot.ranking.to_string(), sector)).or_insert(0) += ballot.ballots;
    }
    let ballots = counts.into_iter().filter(|(_, count)| *count > 0);
    (file.profile.items.clone(), ballots.map(|((ranking, sector), count)| (ranking, sector, count)).collect())
}

fn there_and_back(format: Format, file: &BallotFile) -> BallotFile {
    let text = write(format, file).unwrap_or_else(|findings| panic!("{findings:?}"));
    let back = read(text.as_bytes()).unwrap_or_else(|findings| panic!("{findings:?}\n{text}"));
    assert_eq!(back.format, format, "{text}");
    back
}

#[test]
fn preflib_is_written_as_preflib_writes_it() {
    let file =
        a_file(&["Bus", "Péče, bydlení"], &[], vec![ballot("1", 2, 1), ballot("{1,2}", 2, 3), ballot("1", 2, 4)], None);
    assert_eq!(
        write(Format::PrefLib, &file).unwrap(),
        "# FILE NAME: ballots.toi\n# TITLE: Priority obce 2026\n# DATA TYPE: toi\n# MODIFICATION TYPE: original\n\
         # NUMBER ALTERNATIVES: 2\n# NUMBER VOTERS: 8\n# NUMBER UNIQUE ORDERS: 2\n\
         # ALTERNATIVE NAME 1: Bus\n# ALTERNATIVE NAME 2: Péče, bydlení\n5: 1\n3: {1,2}\n"
    );
}

/// preflibtools passes over a bar and takes what stands behind it for ranked.
#[test]
fn an_abstention_is_left_out_of_preflib_and_told_beside_it() {
    let file = a_file(&["A", "B", "C"], &[], vec![ballot("2|1", 3, 1), ballot("2", 3, 2), ballot("|1,3", 3, 3)], None);
    let text = write(Format::PrefLib, &file).unwrap();
    assert!(text.ends_with("# ABSTENTIONS 1: 1,3\n# ABSTENTIONS 3: 1\n3:\n2: 2\n1: 2\n"), "{text}");
    assert_eq!(said(&read(text.as_bytes()).unwrap()).1, ["3: |1,3", "2: 2", "1: 2|1"]);
    let foreign = "# NUMBER ALTERNATIVES: 2\n# ABSTENTIONS 1: 1,2,0,9\n# ABSTENTIONS 7: 1\n1: 1\n";
    reads(foreign, Format::PrefLib, "1|2", &["1: 1|2"]);
    refuses(Format::PrefLib, "# NUMBER ALTERNATIVES: 2\n# ABSTENTIONS x: 1\n", "bad_number", 2);
}

#[test]
fn cef_is_written_with_the_rule_and_with_names_it_cannot_hold_in_comments() {
    let mut file =
        a_file(&["Bus", "Clinic"], &["users"], vec![ballot("1", 2, 3), ballot("", 2, 1)], Some(Unranked::Last));
    file.profile.ballots[0].sector = Some(0);
    assert_eq!(
        write(Format::Cef, &file).unwrap(),
        "#/Title: Priority obce 2026\n#/Candidates: Bus ; Clinic\n#/Implicit Ranking: true\n#= sector 1: users\n\n\
         sector 1 || Bus * 3\n/EMPTY_RANKING/\n"
    );
    file.profile.items[1] = "Clinic / care".to_owned();
    assert_eq!(
        write(Format::Cef, &file).unwrap(),
        "#/Title: Priority obce 2026\n#/Candidates: item 1 ; item 2\n#/Implicit Ranking: true\n#= item 1: Bus\n\
         #= item 2: Clinic / care\n#= sector 1: users\n\nsector 1 || item 1 * 3\n/EMPTY_RANKING/\n"
    );
}

#[test]
fn an_abstention_is_left_out_of_cef_in_the_reading_that_compares_it_with_nobody() {
    let file = a_file(&["A", "B", "C", "D"], &[], vec![ballot("2|1", 4, 1)], Some(Unranked::Last));
    let text = write(Format::Cef, &file).unwrap();
    assert!(text.contains("#/Implicit Ranking: false\n"), "{text}");
    assert!(text.contains("\n#= unranked: last\n"), "{text}");
    assert!(text.contains("\nabstains 1, unranked 3 4 || B > C = D\n"), "{text}");
    // We read it as it was; whoever does not know our comments counts the same.
    let back = read(text.as_bytes()).unwrap();
    assert_eq!((said(&back).1, back.unranked), (vec!["1: 2|1".to_owned()], Some(Unranked::Last)));
    let plain: String = text.lines().map(|line| format!("{}\n", line.rsplit("|| ").next().unwrap_or(line))).collect();
    let plain = plain.replace("#= unranked: last\n", "");
    assert_eq!(said(&read(plain.as_bytes()).unwrap()).1, ["1: 2,{3,4}"]);
}

#[test]
fn civs_spells_out_who_is_last_and_leaves_no_opinion_open() {
    let mut file = a_file(&["A", "B", "C"], &[], vec![ballot("2|1", 3, 8)], Some(Unranked::Last));
    assert!(write(Format::Civs, &file).unwrap().ends_with("\n8X- 1 2\n"));
    file.unranked = Some(Unranked::Ignored);
    assert!(write(Format::Civs, &file).unwrap().ends_with("\n8X- 1 -\n"));
}

#[test]
fn a_sheet_holds_no_formulas() {
    let file = a_file(&["=1+1", "Bus"], &["@x"], vec![Ballot { sector: Some(0), ..ballot("1|2", 2, 2) }], None);
    let text = write(Format::Sheet, &file).unwrap();
    assert_eq!(text, "#title=Priority obce 2026\nballot,sector,channel,'=1+1,Bus\n1,'@x,,1,x\n2,'@x,,1,x\n");
    assert_eq!(urn_of(&read(text.as_bytes()).unwrap()), urn_of(&file));
}

#[test]
fn what_a_format_cannot_hold_is_refused_and_not_written_otherwise() {
    let code = |format, file: &BallotFile| write(format, file).unwrap_err()[0].code;
    let plain = |name: &str| a_file(&[name, "B"], &[], vec![ballot("1|2", 2, 1)], None);
    assert_eq!(code(Format::Abif, &plain("A")), "no_abstaining");
    assert_eq!(code(Format::Abif, &plain("A]")), "unwritable_name");
    assert_eq!(code(Format::Blt, &plain("A")), "only_read");
    assert_eq!(code(Format::Debian, &plain("A")), "only_read");
    for format in [Format::PrefLib, Format::Cef, Format::Civs, Format::Abif, Format::Sheet] {
        assert_eq!(code(format, &plain("A\n1: 1")), "unwritable_name");
        assert_eq!(code(format, &plain(" A")), "unwritable_name");
        assert_eq!(code(format, &plain("")), "item_without_name");
        assert_eq!(code(format, &plain("B")), "two_items_of_one_name");
    }
    let many = a_file(&["A"], &[], vec![ballot("1", 1, MOST_BALLOTS)], None);
    assert_eq!(code(Format::Sheet, &many), "too_many_rows");
}

/// Names as towns and attackers choose them.
fn a_name() -> impl Strategy<Value = String> {
    let letters = "[A-Za-zěščřžýáíéůúťďňĚŠČŘŽ0-9 \"',;:>=<*^|#/\\\\{}()+@.!?x×🐎-]{1,12}";
    letters.prop_map(|name| name.trim().to_owned()).prop_filter("no name", |name| !name.is_empty())
}

fn a_ranking(items: usize, abstaining: bool) -> impl Strategy<Value = Ranking> {
    let place = prop_oneof![
        4 => (1..=items).prop_map(|number| Place::at(number).expect("a place")),
        2 => Just(Place::UNRANKED),
        1 => Just(if abstaining { Place::ABSTAINED } else { Place::UNRANKED }),
    ];
    prop::collection::vec(place, items).prop_map(Ranking::new)
}

fn some_file(abstaining: bool) -> impl Strategy<Value = BallotFile> {
    let names =
        |most| prop::collection::btree_set(a_name(), 1..most).prop_map(|names| names.into_iter().collect::<Vec<_>>());
    let rule = prop_oneof![Just(None), Just(Some(Unranked::Last)), Just(Some(Unranked::Ignored))];
    (names(7), names(4), rule)
        .prop_flat_map(move |(items, sectors, unranked)| {
            let sector = prop::option::of(0..sectors.len());
            let ballot = (a_ranking(items.len(), abstaining), sector, 1..20_u64)
                .prop_map(|(ranking, sector, count)| Ballot { ranking, sector, ballots: count, weight: 1 });
            (Just(items), Just(sectors), prop::collection::vec(ballot, 1..10), Just(unranked))
        })
        .prop_map(|(items, sectors, ballots, unranked)| BallotFile {
            title: None,
            profile: Profile { items, sectors, ballots },
            unranked,
            counted_by: Stated::default(),
            format: Format::Sheet,
            warnings: Vec::new(),
        })
}

fn without_sectors(mut file: BallotFile) -> BallotFile {
    file.profile.ballots.iter_mut().for_each(|ballot| ballot.sector = None);
    file
}

/// PrefLib and ABIF have no word for "ignored": they are not written then.
fn read_as_last(mut file: BallotFile) -> BallotFile {
    file.unranked = file.unranked.filter(|unranked| *unranked == Unranked::Last);
    file
}

/// What is left to the rule "unranked items are last" said in so many words.
fn with_last_places(mut file: BallotFile) -> BallotFile {
    for ballot in &mut file.profile.ballots {
        ballot.ranking = spelled_out(&ballot.ranking);
    }
    file
}

proptest! {
    #[test]
    fn our_sheet_goes_there_and_back(file in some_file(true)) {
        let back = there_and_back(Format::Sheet, &file);
        prop_assert_eq!(urn_of(&back), urn_of(&file));
        prop_assert_eq!(back.unranked, file.unranked);
    }

    #[test]
    fn preflib_goes_there_and_back(file in some_file(true).prop_map(read_as_last)) {
        prop_assert_eq!(there_and_back(Format::PrefLib, &file).unranked, file.unranked);
        prop_assert_eq!(urn_of(&there_and_back(Format::PrefLib, &file)), urn_of(&without_sectors(file)));
    }

    #[test]
    fn cef_goes_there_and_back(file in some_file(false)) {
        let back = there_and_back(Format::Cef, &file);
        prop_assert_eq!(urn_of(&back), urn_of(&file));
        prop_assert_eq!(back.unranked, file.unranked);
    }

    #[test]
    fn cef_goes_there_and_back_with_abstentions(mut file in some_file(true)) {
        file.unranked = Some(Unranked::Last);
        file.profile.ballots.push(Ballot { ranking: Ranking::new(vec![Place::ABSTAINED; file.profile.items.len()]), sector: None, ballots: 1, weight: 1 });
        let back = there_and_back(Format::Cef, &file);
        prop_assert_eq!(urn_of(&back), urn_of(&file));
        prop_assert_eq!(back.unranked, file.unranked);
    }

    #[test]
    fn civs_goes_there_and_back(mut file in some_file(false), ignored: bool) {
        file.unranked = ignored.then_some(Unranked::Ignored);
        let meant = if ignored { file.clone() } else { with_last_places(file.clone()) };
        let text = write(Format::Civs, &file).unwrap();
        // One item alone looks like many things; the name of the file tells.
        let back = read_named("ballots.civs", text.as_bytes()).unwrap();
        prop_assert_eq!(urn_of(&back), urn_of(&without_sectors(meant)));
    }

    #[test]
    fn abif_goes_there_and_back(file in some_file(false).prop_map(read_as_last)) {
        prop_assert_eq!(urn_of(&there_and_back(Format::Abif, &file)), urn_of(&without_sectors(file)));
    }

    #[test]
    fn no_reader_stumbles_over_anything(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let _ = read(&bytes);
        for format in Format::ALL {
            let _ = read_as(format, &bytes);
        }
    }

    #[test]
    fn no_reader_stumbles_over_what_looks_like_a_file(text in "(#/?=?[a-zA-Z ]{0,9}:?|[0-9]{1,3}|[>=,;:{}\\[\\]\"'|*^X#/-]|A|V:|Option |->:|\n| |\t|č){0,80}") {
        for format in Format::ALL {
            let _ = read_as(format, text.as_bytes());
        }
    }
}

/// What looked like a vote and was something beside it, or an item's place where its name should stand.
#[test]
fn a_table_that_could_be_read_in_two_ways_asks_which() {
    for (text, column) in [
        // Sex and district in numbers: without them every row is an order of three.
        ("Timestamp,Gender,District,Bus,Park,School\nx,1,1,1,2,3\ny,2,1,2,1,3\nz,2,1,1,3,2\n", "Gender"),
        ("Obec;Bus;Park\n1;1;2\n2;2;1\n2;1;2\n", "Obec"),
        ("Pořadí [Bus];Pořadí [Park];Spokojenost [Úřad]\n1;2;1\n2;1;2\n", "Spokojenost [Úřad]"),
    ] {
        let found = read(text.as_bytes()).unwrap_err();
        assert_eq!((found[0].code, found[0].facts["column"].as_str()), ("column_unsure", column), "{text}");
    }
    // The place of the first option, or the option in the first place?
    assert!(read(b"Option 1,Option 2,Option 3\n2,3,1\n2,3,1\n3,2,1\n").is_err());
    // A table of three columns with ties stays one, where no column can be taken for something else.
    assert_eq!(read(b"Bus;Park;School\n1;1;2\n2;1;1\n1;2;1\n2;2;1\n").unwrap().profile.items.len(), 3);
}

#[test]
fn a_number_of_ballots_before_or_behind_a_name_is_no_part_of_it() {
    for text in ["12 Bus > Park\n3 Park > Bus\n", "3x Bus > Park\n", "1. Bus > Park\n", "A > B\nBus > Park (3)\n"] {
        assert!(read(text.as_bytes()).is_err(), "{text}");
    }
    assert_eq!(read("Linka 12 > Park 2\nPark 2\n".as_bytes()).unwrap().profile.items, ["Linka 12", "Park 2"]);
}

#[test]
fn two_items_of_one_number_are_refused() {
    let text = "# NUMBER ALTERNATIVES: 2\n# ALTERNATIVE NAME 1: Bus\n# ALTERNATIVE NAME 1: Park\n1: 1,2\n";
    assert_eq!(read(text.as_bytes()).unwrap_err()[0].code, "number_twice");
}
