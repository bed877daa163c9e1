//! What a made-up resident answers in the poll about the library bus (`demo/zastavka-anketa.md`).

use super::choosing::Choosing;
use super::residents::Resident;
use crate::surveys::answers::Answer;
use crate::surveys::questionnaire::Question;

/// The answer to one question; `None` where the resident gives none.
pub fn answer(question: &Question, resident: &Resident, asked: Choosing<'_>) -> Option<Answer> {
    let age = resident.age;
    match question.name.as_str() {
        "den" => asked.one(&[
            (age.of([5, 6, 7, 13, 14]), "pondeli"),
            (age.of([8, 10, 12, 18, 20]), "utery"),
            (age.of([12, 15, 16, 26, 26]), "streda"),
            (age.of([12, 16, 17, 20, 19]), "ctvrtek"),
            (age.of([24, 20, 18, 8, 6]), "patek"),
            (age.of([23, 25, 18, 5, 3]), "sobota"),
            (12, "jedno"),
        ]),
        "cas" if asked.chance.percent(4) => None,
        "cas" => asked.each(
            &[
                (age.of([4, 9, 10, 34, 30]), "rano"),
                (age.of([6, 12, 14, 56, 58]), "dopoledne"),
                (age.of([38, 36, 32, 42, 34]), "odpoledne"),
                (age.of([62, 68, 64, 14, 7]), "podvecer"),
            ],
            "none",
        ),
        _ => None,
    }
}
