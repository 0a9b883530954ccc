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

// What does not scroll is no stop for the keyboard; without this script each table is one, so that none is out of reach.
const stops = new ResizeObserver((found) => {
  for (const { target } of found)
    if (target.scrollWidth > target.clientWidth) target.tabIndex = 0;
    else target.removeAttribute("tabindex");
});
document.querySelectorAll(".isek-table-wrap, .isek-prose table:not([class]), pre").forEach((one) => stops.observe(one));

const opener = document.querySelector(".isek-search-open"), asking = document.querySelector(".isek-find");
if (opener) {
  opener.hidden = false;
  let search, tries = 0;

  /** Shows the search, with a text in its field if there is one. Browsers may keep a failed import: each has its address. */
  const open = async (text) => {
    search ??= import(new URL(`assets/isek/suche.js?${tries++}`, root)).then((module) => module.dialog(root));
    const box = await search.catch(() => (search = null));
    if (!box) return unreachable(() => open(text));
    if (!box.open) box.showModal();
    if (text === undefined) return;
    const field = box.querySelector("input");
    field.value = text;
    field.dispatchEvent(new Event("input", { bubbles: true }));
  };
  opener.addEventListener("click", () => open());

  // `isek:suche` on the document, with the text as its detail, opens the search with that text.
  document.addEventListener("isek:suche", (event) => open(event.detail));
  asking?.addEventListener("submit", (event) => {
    event.preventDefault();
    open(asking.elements.suche.value);
  });

  // Who was quicker than this script has come to the page of all indexes, with the text in its address.
  const asked = new URLSearchParams(location.search).get("suche");
  if (asked && new URL("suche/", root).pathname === location.pathname) open(asked);
} else if (asking) {
  // An archived site has no search, but a table that finds words.
  asking.action = new URL("massnahmen/", root);
}

/** Says why there is no search; a button tries again, and so does the connection. */
function unreachable(again) {
  if (document.querySelector(".isek-search-lost")) return;
  const box = document.createElement("dialog");
  box.className = "isek-search isek-search-lost";
  box.ariaLabel = "Suche";
  box.setAttribute("aria-describedby", "isek-lost");
  box.innerHTML = `<p id="isek-lost">Die Suche lässt sich gerade nicht laden. Bitte prüfen Sie die Verbindung.</p>
    <form method="dialog"><button value="again">Noch einmal versuchen</button><button>Schließen</button></form>`;
  box.onclose = () => {
    box.remove();
    if (box.returnValue) again();
  };
  addEventListener("online", () => box.open && box.close("again"), { once: true });
  document.body.append(box);
  box.showModal();
}

if (document.querySelector("th[data-key]")) import("./tabelle.js");
