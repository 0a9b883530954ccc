// Maps that move. Each page works without this script: its map is a picture, its list says the same.

import { Listing } from "./karte-liste.js";

const NEAR = "300px";

function start(sheets) {
  const section = sheets.closest("section, .isek-map") ?? sheets.parentElement;
  const read = (name) => (sheets.dataset[name] ? fetch(sheets.dataset[name]).then((answer) => answer.json()) : null);
  let told, opened;
  const data = () => (told ??= Promise.all([read("massnahmen"), read("raeume"), read("namen")]));

  // What goes wrong leaves the picture where it is.
  const open = () => (opened ??= Promise.all([import("./karte-blatt.js"), data()])
    .then(([module, found]) => module.moving(sheets, list, found))
    .then((map) => {
      list.moving = map;
      map.filter(list.shown);
      return map;
    })
    .catch((error) => {
      console.info("Die Karte bleibt ein Bild:", error.message);
      sheets.classList.remove("isek-map-moves");
      list.failed();
      return null;
    }));
  const list = new Listing(section, sheets, open, data);

  new IntersectionObserver((seen, watch) => {
    if (seen.every((one) => !one.isIntersecting)) return;
    watch.disconnect();
    open();
  }, { rootMargin: NEAR }).observe(sheets);

  const asked = () => {
    const entry = location.hash.startsWith("#karte-") && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (entry && list.has(entry)) list.show(entry);
  };
  addEventListener("hashchange", asked);
  asked();
}

document.querySelectorAll("[data-karte]").forEach(start);
