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

const opener = document.querySelector(".isek-search-open"), asking = document.querySelector(".isek-find");
if (opener) {
  opener.hidden = false;
  let search, lost, tries = 0;

  // Browsers may keep a failed import for good, so each try has an address of its own.
  const load = async () => (await import(new URL(`assets/isek/suche.js${tries ? `?${tries}` : ""}`, root))).dialog(root);

  /** Shows the search, with a text in its field if there is one; what cannot be loaded is told, and tried again. */
  const open = async (text) => {
    let box;
    try {
      box = await (search ??= load());
    } catch {
      search = null;
      tries++;
      lost ??= unreachable(root);
      lost.again = () => open(text);
      lost.tell();
      return;
    }
    lost?.close();
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

/** A dialog instead of the search: why there is none, and a button that tries again, as the connection does. */
function unreachable(root) {
  const box = document.createElement("dialog");
  box.className = "isek-search isek-search-lost";
  box.setAttribute("aria-label", "Suche");
  box.innerHTML = `<p role="status"></p>
    <form method="dialog"><button type="button">Noch einmal versuchen</button><button>Schließen</button></form>`;
  const status = box.querySelector("p"), again = () => {
    status.textContent = "Die Suche wird geladen …";
    box.again();
  };
  box.querySelector("button").addEventListener("click", again);
  addEventListener("online", () => box.open && again());
  box.tell = () => {
    if (!box.isConnected) document.body.append(box);
    if (!box.open) box.showModal();
    status.textContent = "Die Suche lässt sich gerade nicht laden. Bitte prüfen Sie die Verbindung.";
  };
  return box;
}

if (document.querySelector("th[data-key]")) import("./tabelle.js");
