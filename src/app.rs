//! The one table of routes. What stands behind a sign-in names the right it wants here, beside its
//! address; a handler that asks for an account on a route without a door gets nobody.

use std::sync::Arc;

use axum::{
    Router,
    extract::DefaultBodyLimit,
    middleware::{from_fn, from_fn_with_state},
    routing::{MethodRouter, get, post},
};
use tower_http::{catch_panic::CatchPanicLayer, compression::CompressionLayer};

use crate::{
    accounts::{
        self, Gate,
        Right::{self, ManageBallots, ManageSurveys, SeeDesk, SeeUnpublishedResults},
    },
    ballots::routes::{chair, outcome, vote},
    front,
    problem::Problem,
    results::{grouping::routes as grouping, priorities::routes as priorities, routes as results},
    server::{
        assets, health,
        house::House,
        http::{self, FORM_LIMIT},
    },
    surveys::routes as surveys,
};

pub fn routes(house: Arc<House>) -> Router {
    let behind = |right: Right, route: MethodRouter<Arc<House>>| {
        let gate = Gate { house: Arc::clone(&house), right };
        route.layer(from_fn_with_state(gate, accounts::admit))
    };
    let workbook = DefaultBodyLimit::max(surveys::WORKBOOK_LIMIT);
    Router::new()
        // everybody
        .route("/", get(front::home))
        .route("/p/{process}", get(front::process))
        .route("/soukromi", get(front::privacy))
        .route("/pristupnost", get(front::accessibility))
        .route("/predvolby", post(accounts::preferences))
        .route("/s/{survey}", get(surveys::start))
        .route("/s/{survey}/{step}", get(surveys::step).post(surveys::save_step))
        .route("/s/{survey}/kontrola", get(surveys::check).post(surveys::send))
        .route("/s/{survey}/navrat", get(surveys::resume_form).post(surveys::resume))
        .route("/vysledky/{survey}", get(results::page))
        .route("/vysledky/{survey}/krizova", get(results::cross))
        .route("/vysledky/{survey}/krizova.csv", get(results::cross_csv))
        .route("/vysledky/{survey}/{file}", get(results::download))
        .route("/v", get(vote::join_form))
        .route("/v/{join}", get(vote::entry).post(vote::enter))
        .route("/v/{join}/hlas", get(vote::ballot).post(vote::vote))
        .route("/v/{join}/stav", get(vote::state))
        .route("/v/{join}/platno", get(outcome::wall))
        .route("/v/{join}/vysledek", get(outcome::result))
        .route("/v/{join}/listky", get(outcome::list))
        .route("/v/{join}/soubor/{file}", get(outcome::download))
        .route("/priority/{list}", get(priorities::page))
        .route("/priority/{list}/{file}", get(priorities::download))
        // the door
        .route("/prihlaseni", get(accounts::sign_in_form).post(accounts::sign_in))
        .route("/odhlaseni", post(accounts::sign_out))
        .route("/prvni-ucet/{token}", get(accounts::first_form).post(accounts::create_first))
        // the desk
        .route("/desk", behind(SeeDesk, get(front::desk)))
        .route("/desk/zalozit", behind(ManageSurveys, get(front::found_form).post(front::found)))
        .route("/desk/p/{process}/upravit", behind(ManageSurveys, get(front::change_form).post(front::change)))
        .route(
            "/desk/p/{process}/dotaznik",
            behind(ManageSurveys, get(surveys::upload_form).post(surveys::upload)).layer(workbook),
        )
        .route("/desk/sablona", behind(ManageSurveys, get(surveys::template)))
        .route("/desk/v/{version}", behind(SeeDesk, get(surveys::version_page)))
        .route("/desk/v/{version}/nahled/{step}", behind(SeeDesk, get(surveys::preview).post(surveys::preview)))
        .route("/desk/v/{version}/stupnice", behind(ManageSurveys, post(surveys::answer_scales)))
        .route("/desk/v/{version}/zverejnit", behind(ManageSurveys, post(surveys::publish_version)))
        .route("/desk/v/{version}/sber", behind(ManageSurveys, get(surveys::new_collection_form).post(surveys::open)))
        .route("/desk/c/{survey}", behind(SeeDesk, get(surveys::collection_page)))
        .route("/desk/c/{survey}/pocet", behind(SeeDesk, get(surveys::arrivals_count)))
        .route("/desk/c/{survey}/qr/{link}", behind(SeeDesk, get(surveys::qr)))
        .route("/desk/c/{survey}/plakat/{link}", behind(SeeDesk, get(surveys::poster)))
        .route("/desk/c/{survey}/uzavrit", behind(ManageSurveys, post(surveys::close)))
        .route(
            "/desk/c/{survey}/davka/{batch}",
            behind(ManageSurveys, get(surveys::withdrawal).post(surveys::withdraw)),
        )
        .route("/desk/c/{survey}/vysledky", behind(ManageSurveys, post(results::set_published)))
        .route(
            "/desk/c/{survey}/skupiny",
            behind(ManageSurveys, get(grouping::grouping_form).post(grouping::set_grouping)),
        )
        .route("/desk/c/{survey}/interni", behind(SeeUnpublishedResults, get(results::internal_page)))
        .route("/desk/c/{survey}/interni/krizova", behind(SeeUnpublishedResults, get(results::internal_cross)))
        .route("/desk/c/{survey}/interni/krizova.csv", behind(SeeUnpublishedResults, get(results::internal_cross_csv)))
        .route("/desk/c/{survey}/interni/{file}", behind(SeeUnpublishedResults, get(results::internal_download)))
        .route("/desk/p/{process}/hlasovani", behind(ManageBallots, get(chair::make_form).post(chair::make)))
        .route("/desk/h/{id}", behind(SeeDesk, get(chair::page)))
        .route("/desk/h/{id}/upravit", behind(ManageBallots, get(chair::change_form).post(chair::change)))
        .route("/desk/h/{id}/zmrazit", behind(ManageBallots, post(chair::freeze)))
        .route("/desk/h/{id}/zahodit", behind(ManageBallots, post(chair::discard)))
        .route("/desk/h/{id}/listky", behind(ManageBallots, post(chair::slips)))
        .route("/desk/h/{id}/pritomni", behind(ManageBallots, post(chair::count_present)))
        .route("/desk/h/{id}/otevrit", behind(ManageBallots, post(chair::open)))
        .route("/desk/h/{id}/papir", behind(ManageBallots, get(chair::paper_form).post(chair::paper)))
        .route("/desk/h/{id}/uzavrit", behind(ManageBallots, post(chair::close)))
        .route("/desk/h/{id}/odkryt", behind(ManageBallots, post(chair::reveal)))
        .route("/desk/h/{id}/los", behind(ManageBallots, post(chair::draw_lot)))
        .route("/desk/h/{id}/kolo", behind(ManageBallots, post(chair::next_round)))
        .route("/desk/h/{id}/zapis", behind(SeeDesk, get(chair::minutes)))
        .route("/desk/p/{process}/priority", behind(ManageSurveys, get(priorities::making_form).post(priorities::make)))
        .route("/desk/l/{list}", behind(SeeDesk, get(priorities::list_page)))
        .route("/desk/l/{list}/zdroje", behind(ManageSurveys, post(priorities::arrange)))
        .route("/desk/l/{list}/vahy", behind(ManageSurveys, post(priorities::change_weights)))
        .route("/desk/l/{list}/schvalit", behind(ManageSurveys, post(priorities::sign)))
        .route("/desk/l/{list}/{file}", behind(SeeDesk, get(priorities::list_file)))
        // files and machines
        .route("/pkg/{*path}", get(assets::package))
        .route("/favicon.svg", get(assets::favicon))
        .route("/healthz", get(health::healthz))
        .route("/readyz", get(health::readyz))
        .route("/metrics", get(health::metrics))
        .fallback(async || Problem::NotFound)
        .layer(DefaultBodyLimit::max(FORM_LIMIT))
        .layer(CatchPanicLayer::custom(http::caught))
        .layer(from_fn_with_state(Arc::clone(&house), http::explain))
        // What was compressed when it was built or frozen passes as it is.
        .layer(CompressionLayer::new())
        .layer(from_fn(health::count))
        .with_state(house)
}
