// The search: one list of all pages, loaded when it is first opened, looked through as one types.

const SHOWN = 20;

/** Letters as they are compared: small, without accents, ä as ae and ß as ss. */
export function fold(text) {
  return text
    .toLowerCase()
    .replace(/ä/g, "ae").replace(/ö/g, "oe").replace(/ü/g, "ue").replace(/ß/g, "ss")
    .normalize("NFD").replace(/\p{M}/gu, "");
}

/** How well a page answers: title before number before text; 0 where a word is nowhere. */
export function rank(page, words) {
  let sum = 0;
  for (const word of words) {
    const at = page.name.indexOf(word);
    if (at === 0 || page.name[at - 1] === " ") sum += 10;
    else if (at > 0) sum += 6;
    else if (page.words.includes(word)) sum += 1;
    else return 0;
  }
  return sum;
}

/** The best pages for a query. */
export function find(pages, query) {
  const words = fold(query).split(/\s+/).filter(Boolean);
  if (!words.length) return [];
  return pages
    .map((page) => [rank(page, words), page])
    .filter(([points]) => points)
    .sort(([one], [other]) => other - one)
    .map(([, page]) => page);
}

async function load(root) {
  const answer = await fetch(new URL("assets/isek/suche.json", root));
  const pages = await answer.json();
  return pages.map(([address, title, kind, text]) => ({
    address, title, kind, text, name: fold(`${title} ${address.replace(/[/-]/g, " ")}`), words: fold(text),
  }));
}

/** The dialog with its form and list, ready to be shown. */
export async function dialog(root) {
  const box = document.createElement("dialog");
  box.className = "isek-search";
  box.setAttribute("aria-label", "Suche");
  box.innerHTML = `<form method="dialog" role="search"><label>Wonach suchen Sie?<input type="search" autocomplete="off" spellcheck="false"></label>
    <button type="button" class="isek-search-open">Schließen</button></form><p class="isek-search-count" role="status"></p><ol></ol>`;
  document.body.append(box);
  const [input, close, count, list] = ["input", "button", "p", "ol"].map((name) => box.querySelector(name));
  count.textContent = "Das Verzeichnis wird geladen …";
  const pages = await load(root);
  count.textContent = `${pages.length} Seiten`;
  close.addEventListener("click", () => box.close());
  box.querySelector("form").addEventListener("submit", (event) => {
    event.preventDefault();
    list.querySelector("a")?.click();
  });
  input.addEventListener("input", () => show(find(pages, input.value), input.value, { count, list, root }));
  return box;
}

function show(found, query, { count, list, root }) {
  count.textContent = query.trim() ? `${found.length || "Keine"} Treffer für „${query.trim()}“` : "";
  list.replaceChildren(...found.slice(0, SHOWN).map((page) => entry(page, root)));
}

function entry(page, root) {
  const item = document.createElement("li");
  const link = item.appendChild(document.createElement("a"));
  link.href = new URL(page.address, root);
  link.textContent = page.title;
  const about = item.appendChild(document.createElement("p"));
  about.textContent = [page.kind, page.text.slice(0, 140)].filter(Boolean).join(" · ");
  return item;
}
