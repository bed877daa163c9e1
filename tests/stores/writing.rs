//! The audit chain and the writer.

use super::*;

// ---- the audit chain -----------------------------------------------------------------------------

struct Noted(&'static str);

impl audit::Event for Noted {
    fn kind(&self) -> &'static str {
        "test.noted"
    }

    fn subject(&self) -> String {
        self.0.to_owned()
    }

    fn facts(&self) -> serde_json::Value {
        serde_json::json!({ "note": self.0 })
    }
}

async fn note(house: &House, what: &'static str) {
    house
        .db
        .write::<_, (), _>(move |connection| {
            Box::pin(async move { Ok(audit::record(connection, "jana", NOW, &Noted(what)).await?) })
        })
        .await
        .expect("noted");
}

pub async fn chain(house: &House) -> Chain {
    audit::verify(&mut *reading(house).await).await.expect("an answer")
}

#[tokio::test]
async fn the_chain_is_whole_until_somebody_touches_a_row() {
    let tampering = [
        ("UPDATE audit_event SET actor = 'petr' WHERE number = 2", 2),
        ("UPDATE audit_event SET facts = '{\"note\":\"jiné\"}' WHERE number = 3", 3),
        ("UPDATE audit_event SET at = at + 1 WHERE number = 1", 1),
        ("UPDATE audit_event SET hash = 'x' WHERE number = 2", 2),
        ("UPDATE audit_event SET previous_hash = '' WHERE number = 3", 3),
        ("DELETE FROM audit_event WHERE number = 2", 2),
        ("UPDATE audit_event SET number = 9 WHERE number = 3", 3),
    ];
    for (statement, number) in tampering {
        on_both(async |house| {
            assert_eq!(chain(&house).await, Chain::Whole { events: 0, last_hash: String::new() });
            for what in ["jedna", "dvě", "tři"] {
                note(&house, what).await;
            }
            let whole = chain(&house).await;
            assert!(matches!(&whole, Chain::Whole { events: 3, last_hash } if last_hash.len() == 64), "{whole:?}");
            by_hand(&house, statement).await.expect("tampered");
            assert_eq!(chain(&house).await, Chain::BrokenAt { number }, "{statement}");
        })
        .await;
    }
}

#[tokio::test]
async fn a_long_chain_written_from_many_sides_at_once_is_whole() {
    on_both(async |house| {
        let many: Vec<_> = (0..40)
            .map(|_| {
                let house = Arc::clone(&house);
                tokio::spawn(async move {
                    for _ in 0..15 {
                        note(&house, "spolu").await;
                    }
                })
            })
            .collect();
        for one in many {
            one.await.expect("no panic");
        }
        // More than one page of the walk.
        assert!(matches!(chain(&house).await, Chain::Whole { events: 600, .. }));
    })
    .await;
}

// ---- the writer ----------------------------------------------------------------------------------

/// An act that adds a municipality and then says yes, no, or breaks.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Mood {
    Fine,
    Refuses,
    Breaks,
    Panics,
}

async fn act(house: &House, code: String, mood: Mood) -> Result<(), Stop<&'static str>> {
    house
        .db
        .write(move |connection| {
            let place = town::a_municipality(&code, "Obec", 1);
            Box::pin(async move {
                territories::store::add_municipality(connection, &place).await?;
                match mood {
                    Mood::Fine => Ok(()),
                    Mood::Refuses => Err(Stop::Refused("ne")),
                    Mood::Breaks => {
                        sqlx::query("INSERT INTO no_such_table VALUES (1)").execute(connection).await?;
                        Ok(())
                    }
                    Mood::Panics => panic!("this panic belongs to the test"),
                }
            })
        })
        .await
}

#[tokio::test(flavor = "multi_thread")]
async fn an_act_that_fails_does_not_undo_its_neighbours() {
    on_both(async |house| {
        let moods = [Mood::Fine, Mood::Fine, Mood::Refuses, Mood::Fine, Mood::Breaks];
        let acts: Vec<_> = (0..200)
            .map(|n| {
                let (house, mood) = (Arc::clone(&house), moods[n % moods.len()]);
                tokio::spawn(async move { (mood, act(&house, format!("m{n}"), mood).await) })
            })
            .collect();
        for one in acts {
            match one.await.expect("no panic") {
                (Mood::Fine, outcome) => outcome.expect("it was fine"),
                (Mood::Refuses, outcome) => assert!(matches!(outcome, Err(Stop::Refused("ne"))), "{outcome:?}"),
                (_, outcome) => assert!(matches!(outcome, Err(Stop::Broken(_))), "{outcome:?}"),
            }
        }
        assert_eq!(number(&house, "SELECT COUNT(*) FROM municipality").await, 120);
    })
    .await;
}

/// A bug in one act would otherwise end the only writer, and nobody could save anything any more.
#[tokio::test(flavor = "multi_thread")]
async fn an_act_that_panics_does_not_take_the_writer_along() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let house = town::shared(folder.path(), None).await;
    let acts: Vec<_> = (0..20)
        .map(|n| {
            let house = Arc::clone(&house);
            let mood = if n == 7 { Mood::Panics } else { Mood::Fine };
            tokio::spawn(async move { (mood, act(&house, format!("m{n}"), mood).await) })
        })
        .collect();
    for one in acts {
        let (mood, outcome) = one.await.expect("the panic stays with the act");
        assert_eq!(outcome.is_ok(), mood == Mood::Fine, "{outcome:?}");
    }
    act(&house, "after".into(), Mood::Fine).await.expect("the writer lives");
    assert_eq!(number(&house, "SELECT COUNT(*) FROM municipality").await, 20);
}

/// What nobody could commit is told to everybody who waited, and the writer goes on afterwards.
#[tokio::test(flavor = "multi_thread")]
async fn a_commit_that_fails_is_told_to_everybody() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let house = town::shared(folder.path(), None).await;
    {
        // The file may not grow by a single page: only the commit, or the page before it, finds out.
        let waiting: Vec<_> = (0..50)
            .map(|n| {
                let house = Arc::clone(&house);
                tokio::spawn(async move {
                    house
                        .db
                        .write::<_, (), _>(move |connection| {
                            Box::pin(async move {
                                sqlx::query("PRAGMA max_page_count = 1").execute(&mut *connection).await?;
                                let name = "x".repeat(5_000);
                                let place = town::a_municipality(&format!("big{n}"), &name, 1);
                                Ok(territories::store::add_municipality(connection, &place).await?)
                            })
                        })
                        .await
                })
            })
            .collect();
        for one in waiting {
            let told = one.await.expect("no panic").expect_err("there is no room");
            let Stop::Broken(broken) = told else { panic!("a full disk is no refusal") };
            assert!(is_away(&broken), "{broken}");
        }
    }
    assert_eq!(number(&house, "SELECT COUNT(*) FROM municipality").await, 0);
    house
        .db
        .write::<_, (), _>(|connection| {
            Box::pin(async move {
                sqlx::query("PRAGMA max_page_count = 1000000").execute(&mut *connection).await?;
                Ok(())
            })
        })
        .await
        .expect("room again");
    act(&house, "after".into(), Mood::Fine).await.expect("the writer lives");
}

#[tokio::test(flavor = "multi_thread")]
async fn many_acts_at_once_all_stand() {
    on_both(async |house| {
        let acts: Vec<_> = (0..2_000)
            .map(|n| {
                let house = Arc::clone(&house);
                tokio::spawn(async move { act(&house, format!("m{n}"), Mood::Fine).await })
            })
            .collect();
        for one in acts {
            one.await.expect("no panic").expect("it was fine");
        }
        assert_eq!(number(&house, "SELECT COUNT(*) FROM municipality").await, 2_000);
    })
    .await;
}
