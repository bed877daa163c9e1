// Wakes the islands: the few parts of a page that are pleasanter with a program in them.
// The page is complete without this file, so whatever fails here leaves the page as it was,
// and a page that has no island fetches nothing.
//
// The build gives every file a name that changes with its content and puts the new names
// in place of "./priorita.js" and "./priorita_bg.wasm" below (xtask/src/site.rs).

const islands = document.querySelectorAll("leptos-island");

if (islands.length > 0) {
  const wasm = fetch(new URL("./priorita_bg.wasm", import.meta.url));
  const glue = await import("./priorita.js");
  await glue.default({ module_or_path: wasm });

  for (const island of islands) {
    // Document order: an outer island is awake before those inside it. An inner one wakes in
    // the context of the island around it, all others in a fresh one, so that neighbours
    // cannot see each other's contexts.
    const children = island.parentElement.closest("leptos-children");
    if (children) children.$$on_hydrate?.();
    else glue.hydrate();

    const wake = glue[island.dataset.component];
    if (wake) wake(island);
    else console.warn(`No island is called ${island.dataset.component}`);
  }
  // Styles and journeys may wait for this: from here on the islands answer.
  document.documentElement.dataset.islands = "awake";
}
