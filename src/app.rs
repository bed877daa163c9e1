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
        Right::{self, ManageSurveys, SeeDesk},
    },
    front,
    problem::Problem,
    results::routes as results,
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
        .route("/desk/v/{version}", behind(SeeDesk, get(surveys::version_page)))
        .route("/desk/v/{version}/nahled/{step}", behind(SeeDesk, get(surveys::preview).post(surveys::preview)))
        .route("/desk/v/{version}/zverejnit", behind(ManageSurveys, post(surveys::publish_version)))
        .route("/desk/v/{version}/sber", behind(ManageSurveys, get(surveys::new_collection_form).post(surveys::open)))
        .route("/desk/c/{survey}", behind(SeeDesk, get(surveys::collection_page)))
        .route("/desk/c/{survey}/pocet", behind(SeeDesk, get(surveys::arrivals_count)))
        .route("/desk/c/{survey}/qr/{link}", behind(SeeDesk, get(surveys::qr)))
        .route("/desk/c/{survey}/plakat/{link}", behind(SeeDesk, get(surveys::poster)))
        .route("/desk/c/{survey}/uzavrit", behind(ManageSurveys, post(surveys::close)))
        .route("/desk/c/{survey}/vysledky", behind(ManageSurveys, post(surveys::set_results)))
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
