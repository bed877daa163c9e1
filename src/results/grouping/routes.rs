//! The addresses of groups: at the desk, behind the right to manage surveys.

use std::sync::Arc;

use axum::{
    extract::{Path, State},
    response::Response,
};

use super::{
    Grouping, NoChange,
    change::regroup,
    pages::{GroupingPage, grouping_page},
    typed,
};
use crate::{
    accounts::Account,
    problem::Problem,
    results::{report, store},
    server::{
        db::Stop,
        house::House,
        http::{Fields, see},
        visit::Visit,
    },
    surveys::{
        routes::{Room, room},
        start_title,
    },
    ui::form::FieldError,
};

pub async fn grouping_form(
    State(house): State<Arc<House>>,
    Path(slug): Path<String>,
    visit: Visit,
    account: Account,
) -> Result<Response, Problem> {
    let room = room(&house, &visit, &slug).await?;
    draw(&house, &visit, &account, &room, None, &[]).await
}

pub async fn set_grouping(
    State(house): State<Arc<House>>,
    Path(slug): Path<String>,
    visit: Visit,
    account: Account,
    fields: Fields,
) -> Result<Response, Problem> {
    let room = room(&house, &visit, &slug).await?;
    let w = visit.words;
    let typed = typed::grouping(w, &report::told(&room.form.questionnaire), &room.links, &fields);
    let errors = match typed {
        Ok(grouping) => {
            let confirmed = fields.text("confirm") == "1";
            match regroup(&house, &account.email, visit.now, &room, grouping, confirmed).await {
                Ok(()) => return Ok(see(&format!("/desk/c/{slug}/skupiny?ulozeno=1"))),
                Err(Stop::Refused(NoChange::NotConfirmed)) => {
                    vec![FieldError::new("confirm", w.t("groups-not-confirmed"))]
                }
                // The page says itself why.
                Err(Stop::Refused(NoChange::Published)) => vec![FieldError::new("main", w.t("groups-published"))],
                Err(Stop::Refused(NoChange::Frozen)) => vec![FieldError::new("main", w.t("groups-frozen"))],
                Err(Stop::Broken(broken)) => return Err(broken.into()),
            }
        }
        Err(errors) => errors,
    };
    draw(&house, &visit, &account, &room, Some(&fields), &errors).await
}

async fn draw(
    house: &House,
    visit: &Visit,
    account: &Account,
    room: &Room,
    fields: Option<&Fields>,
    errors: &[FieldError],
) -> Result<Response, Problem> {
    let (document, frozen, before, published) = {
        let mut connection = house.db.read().await?;
        let id = &room.collection.id;
        let collection = crate::surveys::store::collection_by_slug(&mut connection, &room.collection.slug).await?;
        (
            store::grouping(&mut connection, id).await?,
            store::frozen_at(&mut connection, id).await?.is_some(),
            store::published_report(&mut connection, id).await?.is_some(),
            collection.is_some_and(|collection| collection.results_published_at.is_some()),
        )
    };
    let closed = match (frozen, published) {
        (true, _) => Some("groups-frozen"),
        (_, true) => Some("groups-published"),
        _ => None,
    };
    let page = GroupingPage {
        account,
        room,
        title: room.teller(visit, None).plain(&start_title(&room.form)),
        questionnaire: &report::told(&room.form.questionnaire),
        grouping: &Grouping::read(&document)?,
        fields,
        saved: visit.query("ulozeno").is_some(),
        closed,
        published_before: before,
    };
    Ok(grouping_page(visit, &page, errors))
}
