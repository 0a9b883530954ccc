// The dialog of the search: a field, filters, and a list of links. What is found comes from finden.js.

const SHOWN = 10;
const FORM = `
  <form method="dialog" role="search">
    <label class="isek-search-field">Was wird gesucht?<input type="search" autocomplete="off" autocapitalize="off" spellcheck="false" enterkeyhint="search" autofocus></label>
    <button type="button" class="isek-search-close">Schließen</button>
    <details class="isek-search-narrow" hidden><summary>Treffer eingrenzen</summary><fieldset><legend>Treffer eingrenzen</legend></fieldset></details>
  </form>
  <p class="isek-search-count" role="status"></p>
  <button type="button" class="isek-search-again" hidden>Noch einmal versuchen</button>
  <ol role="list"></ol>
  <p class="isek-search-else" hidden>Ein anderes oder kürzeres Wort hilft oft weiter. Alles steht auch in den <a>Verzeichnissen</a>.</p>
  <button type="button" class="isek-search-more" hidden>Weitere Treffer zeigen</button>`;
const FILTERS = [["arten", "Art", "alle Arten"], ["themenfelder", "Themenfeld", "alle Themenfelder"], ["raeume", "Raum", "alle Räume"]];
const LOST = "Die Suche lässt sich gerade nicht laden. Bitte prüfen Sie die Verbindung.";
const WIDE = matchMedia("(min-width: 40rem)");
const ELSEWHERE = "Über das Menü sind alle Seiten auch ohne Suche zu erreichen.";

/** The dialog, ready to be shown; the engine is loaded meanwhile. */
export function dialog(root) {
  const box = document.createElement("dialog");
  box.className = "isek-search";
  box.setAttribute("aria-label", "Suche");
  box.innerHTML = FORM;
  document.body.append(box);
  const parts = Object.fromEntries(
    ["form", "input", "details", "fieldset", ".isek-search-close", ".isek-search-count", ".isek-search-again", "ol", ".isek-search-else", ".isek-search-more"]
      .map((name) => [name.replace(".isek-search-", ""), box.querySelector(name)]),
  );
  new Search(root, box, parts);
  return box;
}

class Search {
  constructor(root, box, parts) {
    Object.assign(this, { root, box, parts, selects: [], hits: [], asked: 0, tries: 0 });
    parts.close.addEventListener("click", () => box.close());
    parts.input.addEventListener("input", () => {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.search(), 200);
    });
    parts.form.addEventListener("submit", (event) => this.go(event));
    parts.more.addEventListener("click", () => this.more().catch(() => this.lose()));
    parts.again.addEventListener("click", () => {
      parts.input.focus();
      this.search();
    });
    parts.else.querySelector("a").href = new URL("suche/", root);
    parts.details.open = WIDE.matches;
    WIDE.addEventListener("change", () => (parts.details.open = WIDE.matches));
    addEventListener("online", () => this.engine || this.search());
    parts.ol.addEventListener("click", (event) => event.target.closest("a") && box.close());
    box.addEventListener("keydown", (event) => this.move(event));
    this.search();
  }

  say(text) {
    if (this.parts.count.textContent !== text) this.parts.count.textContent = text;
  }

  /** Loads the engine, once at a time. */
  load() {
    return (this.loading ??= this.start().finally(() => (this.loading = null)));
  }

  async start() {
    this.parts.again.hidden = true;
    this.say("Die Suche wird geladen …");
    const slow = setTimeout(() => this.say(`Das Laden dauert länger als sonst. ${ELSEWHERE}`), 6000);
    try {
      // browsers may keep a failed import for good, so each try has an address of its own
      const { engine } = await import(`./finden.js${this.tries ? `?${this.tries}` : ""}`);
      this.engine = await engine(this.root, this.tries);
      if (!this.selects.length) this.offer(this.engine.names);
    } catch {
      this.lose();
    }
    clearTimeout(slow);
  }

  /** An engine that has missed a part does not ask for it again: it is given up, and loaded anew at the next try. */
  lose() {
    this.engine = this.found = null;
    this.tries++;
    this.list([]);
    this.parts.details.hidden = true;
    this.parts.again.hidden = false;
    this.say(LOST);
  }

  /** Selects for what results can be narrowed down to. */
  offer(names) {
    for (const [key, title, all] of FILTERS) {
      if (names[key].length < 2) continue;
      const label = document.createElement("label"), select = document.createElement("select");
      label.textContent = title;
      label.htmlFor = select.id = `isek-search-${key}`;
      this.parts.fieldset.appendChild(document.createElement("div")).append(label, select);
      const order = names[key].map((name, number) => [name, number]);
      if (key !== "themenfelder") order.sort(([one], [other]) => one.localeCompare(other, "de"));
      select.append(new Option(all, ""), ...order.map(([name, number]) => new Option(name, number)));
      select.addEventListener("change", () => this.show().catch(() => this.lose()));
      this.selects.push({ key, select, names: names[key] });
    }
  }

  async search(byHand = false) {
    const asked = ++this.asked;
    if (!this.engine) await this.load();
    if (!this.engine || asked !== this.asked) return;
    const query = this.parts.input.value.trim();
    if (!query || !(byHand || this.engine.enough(query))) {
      this.found = null;
      this.list([]);
      this.parts.details.hidden = true;
      this.say(`${this.engine.count} Einträge: Maßnahmen, Ziele, Orte, Beschlüsse und mehr. Es genügt ein Wort, eine Straße oder eine Nummer.`);
      return;
    }
    const slow = setTimeout(() => this.say("Es wird gesucht …"), 300);
    try {
      const found = await this.engine.find(query);
      if (asked !== this.asked) return;
      this.found = { ...found, query };
      this.parts.details.hidden = found.hits.length < 2 || !this.selects.length;
      await this.show();
    } catch {
      if (asked === this.asked) this.lose();
    } finally {
      clearTimeout(slow);
    }
  }

  chosen(but) {
    return this.selects.filter(({ key, select }) => key !== but && select.value !== "")
      .map(({ key, select }) => [key, Number(select.value)]);
  }

  async show() {
    if (!this.found) return;
    const { hits } = this.found;
    for (const { key, select, names } of this.selects) {
      const counts = this.engine.counts(this.engine.narrow(hits, this.chosen(key)), key);
      for (const option of select.options) {
        if (option.value === "") continue;
        const count = counts.get(Number(option.value)) ?? 0;
        option.textContent = `${names[option.value]} (${count})`;
        option.disabled = !count && !option.selected;
      }
    }
    this.list(this.engine.narrow(hits, this.chosen()));
    await this.more();
  }

  list(hits) {
    this.hits = hits;
    this.parts.ol.replaceChildren();
    this.parts.more.hidden = this.parts.else.hidden = true;
  }

  /** The next results; the one that was asked for gets the focus. */
  async more() {
    const { ol, more } = this.parts;
    const hits = this.hits, start = ol.children.length, byHand = document.activeElement === more;
    const items = await Promise.all(hits.slice(start, start + SHOWN).map(async (hit) => entry(await hit.data(), this.root)));
    if (hits !== this.hits || start !== ol.children.length) return;
    ol.append(...items);
    more.hidden = ol.children.length >= hits.length;
    this.parts.else.hidden = this.found.exact && hits.length > 0;
    this.say(this.told());
    if (byHand) items[0]?.querySelector("a").focus();
  }

  told() {
    const { query, instead, exact } = this.found;
    const all = this.hits.length, shown = this.parts.ol.children.length;
    const part = shown < all ? `, ${shown} davon gezeigt` : "";
    if (!all) return `Keine Treffer für „${query}“.`;
    if (instead) return `Keine genauen Treffer für „${query}“. ${all} Treffer für „${instead}“${part}.`;
    if (exact) return `${all} Treffer für „${query}“${part}.`;
    return /\s/.test(query) ? `Keine Seite hat alle Wörter von „${query}“. ${all} Treffer für einzelne${part}.`
      : `Keine genauen Treffer für „${query}“. ${all} ähnliche${part}.`;
  }

  /** Enter in the field leads to the first result. */
  async go(event) {
    event.preventDefault();
    clearTimeout(this.timer);
    if (this.found?.query !== this.parts.input.value.trim()) await this.search(true);
    this.parts.ol.querySelector("a")?.click();
  }

  /** Arrows lead from the field through the results and back. */
  move(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const stops = [this.parts.input, ...this.parts.ol.querySelectorAll("a")];
    const at = stops.indexOf(document.activeElement);
    if (!step || at < 0 || event.altKey || event.ctrlKey || event.metaKey) return;
    const next = stops[at + step];
    if (!next) return;
    event.preventDefault();
    next.focus();
  }
}

function entry(found, root) {
  const item = document.createElement("li");
  const link = item.appendChild(document.createElement("a"));
  link.href = new URL(found.raw_url ?? found.url, root);
  link.textContent = found.meta.title;
  const kind = item.appendChild(document.createElement("span"));
  kind.className = "isek-search-kind";
  kind.textContent = found.meta.art;
  const text = document.createElement("p");
  text.append(...excerpt(found.excerpt));
  // what has no text of its own is found by its title, which stands there already
  if (found.meta.title.endsWith(text.textContent.replace(/\.$/, ""))) return item;
  const told = text.textContent.trim();
  if (!found.content.startsWith(told.slice(0, 20))) text.prepend("… ");
  if (!/[.!?]$/.test(told)) text.append(" …");
  item.append(text);
  return item;
}

/** The engine's excerpt as text with marks; nothing else in it becomes an element. */
function excerpt(html) {
  const body = new DOMParser().parseFromString(html, "text/html").body;
  return [...body.childNodes].flatMap((node) => {
    if (node.nodeName !== "MARK") return node.textContent;
    const mark = document.createElement("mark"), [, word, sign] = node.textContent.match(/^(.*?)([.,;:!?)“]*)$/s);
    mark.textContent = word;
    return [mark, sign];
  });
}
