//! From a read workbook to a frozen version.

use super::{
    audit::{DraftRead, ScalesAnswered, VersionPublished},
    fill::{Entry, Form},
    questionnaire::{Questionnaire, Role},
    store::{self, VersionRow},
    xlsform::{self, Finding, Level},
};
use crate::{
    server::{audit, db::Stop, house::House, random::sha256},
    vocabulary::{Moment, ProcessId, QuestionnaireId, VersionId},
};

/// A draft that was kept.
#[derive(Clone, Debug)]
pub struct Draft {
    pub version: VersionId,
    pub number: i64,
}

#[derive(Clone, Debug)]
pub struct Published {
    pub number: i64,
    pub content_hash: String,
}

/// Why a version cannot be published.
#[derive(Clone, Debug)]
pub enum PublishRefusal {
    Unknown,
    AlreadyPublished,
    Findings(Vec<Finding>),
}

/// The questionnaire as the text its hash is taken of. Maps are ordered, so equal questionnaires
/// have equal texts.
fn canonical(questionnaire: &Questionnaire) -> String {
    serde_json::to_string(questionnaire).expect("a questionnaire is JSON")
}

/// Keeps what a workbook says as the draft of its questionnaire: a new one, or in place of the
/// draft that stands there. A published version is never changed: the draft gets the next number.
pub async fn keep_draft(
    house: &House,
    actor: &str,
    now: Moment,
    process: &ProcessId,
    questionnaire: &Questionnaire,
    findings: &[Finding],
    file_name: &str,
) -> Result<Draft, Stop<()>> {
    let document = canonical(questionnaire);
    let content_hash = sha256(document.as_bytes());
    let findings = serde_json::to_string(findings).expect("findings are JSON");
    let new_questionnaire = QuestionnaireId(house.random.key());
    let new_version = VersionId(house.random.key());
    let (actor, process) = (actor.to_owned(), process.clone());
    let (form_id, file_name) = (questionnaire.form_id.clone(), file_name.to_owned());
    house
        .db
        .write(move |connection| {
            let (document, content_hash) = (document.clone(), content_hash.clone());
            let (new_questionnaire, new_version) = (new_questionnaire.clone(), new_version.clone());
            let (actor, process) = (actor.clone(), process.clone());
            let (form_id, file_name, findings) = (form_id.clone(), file_name.clone(), findings.clone());
            Box::pin(async move {
                let questionnaire = store::questionnaire_id(connection, &process, &form_id, &new_questionnaire).await?;
                let latest = store::latest_version(connection, &questionnaire).await?;
                let draft = match latest {
                    Some((version, number, _, None)) => {
                        store::replace_draft(
                            connection,
                            &version,
                            &document,
                            &content_hash,
                            &file_name,
                            &findings,
                            now,
                        )
                        .await?;
                        Draft { version, number }
                    }
                    latest => {
                        let number = latest.map_or(0, |(_, number, _, _)| number) + 1;
                        store::add_version(
                            connection,
                            &new_version,
                            &questionnaire,
                            number,
                            &document,
                            &content_hash,
                            &file_name,
                            &findings,
                            now,
                        )
                        .await?;
                        Draft { version: new_version, number }
                    }
                };
                let event = DraftRead { form_id: &form_id, content_hash: &content_hash, file_name: &file_name };
                audit::record(connection, &actor, now, &event).await?;
                Ok(draft)
            })
        })
        .await
}

/// Why what was said of a scale cannot be kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ScaleRefusal {
    Unknown,
    /// The draft is another one than the page showed, or frozen by now.
    Changed,
}

/// Keeps in a draft what the coordinator said of choices that may be no degrees of their scale. It
/// becomes part of the document, and so of what is frozen. `seen` is the hash of the draft the answers
/// are about: another workbook may have been uploaded meanwhile.
pub async fn answer_scales(
    house: &House,
    actor: &str,
    now: Moment,
    version: &VersionId,
    seen: &str,
    answers: Vec<(String, String, Role)>,
) -> Result<(), Stop<ScaleRefusal>> {
    let (actor, version, seen) = (actor.to_owned(), version.clone(), seen.to_owned());
    house
        .db
        .write(move |connection| {
            let (actor, version, seen, answers) = (actor.clone(), version.clone(), seen.clone(), answers.clone());
            Box::pin(async move {
                let refuse = |refusal| Err(Stop::Refused(refusal));
                let Some(row) = store::version(connection, &version).await? else {
                    return refuse(ScaleRefusal::Unknown);
                };
                let Some(mut questionnaire) = store::questionnaire_of(connection, &version).await? else {
                    return refuse(ScaleRefusal::Unknown);
                };
                if row.content_hash != seen || row.published_at.is_some() {
                    return refuse(ScaleRefusal::Changed);
                }

                for (list, choice, role) in &answers {
                    questionnaire.give_role(list, choice, *role);
                }
                let document = canonical(&questionnaire);
                let content_hash = sha256(document.as_bytes());
                // What was asked at reading is answered now.
                let read: Vec<Finding> = serde_json::from_str(&row.findings).unwrap_or_default();
                let left: Vec<Finding> =
                    read.into_iter().filter(|finding| finding.code != "scale_answer_unclear").collect();
                let findings = serde_json::to_string(&left).expect("findings are JSON");

                let VersionRow { id, file_name, read_at, form_id, .. } = &row;
                store::replace_draft(connection, id, &document, &content_hash, file_name, &findings, *read_at).await?;
                let event = ScalesAnswered { form_id, content_hash: &content_hash, answers: &answers };
                audit::record(connection, &actor, now, &event).await?;
                Ok(())
            })
        })
        .await
}

/// Everything that must be settled before publishing: what the workbook says, and whether every
/// question and note of it stands on exactly one page.
pub fn refusals(form: &Form) -> Vec<Finding> {
    xlsform::publishing_findings(&form.questionnaire).into_iter().chain(misplaced(form)).collect()
}

/// Questions and notes that do not stand on exactly one page.
pub fn misplaced(form: &Form) -> Vec<Finding> {
    let lost = |entry: &Entry| {
        Finding::error("not_on_one_page").sheet("survey").column("name").fact("name", &entry.question.name)
    };
    form.misplaced().into_iter().map(lost).collect()
}

/// Freezes a draft.
pub async fn publish(
    house: &House,
    actor: &str,
    now: Moment,
    version: &VersionId,
) -> Result<Published, Stop<PublishRefusal>> {
    let (actor, version) = (actor.to_owned(), version.clone());
    house
        .db
        .write(move |connection| {
            let (actor, version) = (actor.clone(), version.clone());
            Box::pin(async move {
                let refuse = |refusal| Err(Stop::Refused(refusal));
                let Some(row) = store::version(connection, &version).await? else {
                    return refuse(PublishRefusal::Unknown);
                };
                let Some(questionnaire) = store::questionnaire_of(connection, &version).await? else {
                    return refuse(PublishRefusal::Unknown);
                };
                let findings = refusals(&Form::new(questionnaire));
                if findings.iter().any(|finding| finding.level == Level::Error) {
                    return refuse(PublishRefusal::Findings(findings));
                }
                if !store::mark_published(connection, &version, now).await? {
                    return refuse(PublishRefusal::AlreadyPublished);
                }
                let event =
                    VersionPublished { form_id: &row.form_id, number: row.number, content_hash: &row.content_hash };
                audit::record(connection, &actor, now, &event).await?;
                Ok(Published { number: row.number, content_hash: row.content_hash })
            })
        })
        .await
}
