// The menu, the search, and what is folded on narrow screens. Every page works without this script.

const root = new URL(document.querySelector("script[data-root]").dataset.root, document.baseURI);
const menu = document.querySelector(".isek-menu");

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && menu?.open) {
    menu.open = false;
    menu.querySelector("summary").focus();
  }
});
document.addEventListener("click", (event) => {
  if (menu?.open && !menu.contains(event.target)) menu.open = false;
});
menu?.addEventListener("focusout", (event) => {
  if (event.relatedTarget && !menu.contains(event.relatedTarget)) menu.open = false;
});

// On narrow screens what is secondary waits to be opened; without script it stands there.
const narrow = matchMedia("(max-width: 44rem)"), folds = document.querySelectorAll(".isek-narrow");
const fold = () => folds.forEach((one) => (one.open = !narrow.matches || !!one.querySelector(":target")));
narrow.addEventListener("change", fold);
fold();

// What is laid out as cards is no table for every browser unless it is said.
const roles = { TABLE: "table", THEAD: "rowgroup", TBODY: "rowgroup", TFOOT: "rowgroup", TR: "row", TD: "cell" };
for (const table of document.querySelectorAll(".isek-stack"))
  for (const one of [table, ...table.querySelectorAll("thead, tbody, tfoot, tr, th, td")])
    one.role = roles[one.tagName] ?? (one.scope === "col" ? "columnheader" : "rowheader");

const opener = document.querySelector(".isek-search-open");
if (opener) {
  opener.hidden = false;
  let search;
  const open = async () => {
    search ??= import(new URL("assets/isek/suche.js", root)).then((module) => module.dialog(root));
    (await search).showModal();
    return search;
  };
  opener.addEventListener("click", open);

  // `isek:suche` on the document, with the text as its detail, opens the search with that text.
  document.addEventListener("isek:suche", async (event) => {
    const field = (await open()).querySelector("input");
    field.value = event.detail;
    field.dispatchEvent(new Event("input", { bubbles: true }));
  });
  document.querySelector(".isek-find")?.addEventListener("submit", (event) => {
    event.preventDefault();
    document.dispatchEvent(new CustomEvent("isek:suche", { detail: event.target.elements.suche.value }));
  });
}

if (document.querySelector("th[data-key]")) import("./tabelle.js");
