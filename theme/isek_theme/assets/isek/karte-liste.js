// The list beside a map: filtered like the table of all measures, each entry with a button that shows it on the map.

// ä is ae; M-012 also M12P, M-001.2 M1P2P, as in the table.
const fold = (text) =>
  text.toLowerCase().replace(/ß/g, "ss").normalize("NFD").replace(/([aou])\u0308/g, "$1e").replace(/\p{M}/gu, "");
const short = (word) =>
  ` ${word.replace(/(\d)\.(?=\d)/g, "$1p").replace(/\W|(?<!\d)0+(?=\d)/g, "")}p`.toUpperCase();

export class Listing {
  constructor(section, sheets, open, data) {
    Object.assign(this, { section, sheets, open, data });
    this.entries = [...section.querySelectorAll(".isek-map-list > li[data-id]")];
    this.rest = [...section.querySelectorAll(".isek-map-rest li[data-status]")];
    this.shown = new Set(this.entries.map((one) => one.dataset.id));
    for (const entry of this.entries) {
      const button = entry.lastElementChild.appendChild(document.createElement("button"));
      button.type = "button";
      button.className = "isek-map-show";
      button.innerHTML = 'Auf der Karte zeigen<span class="isek-hidden"></span>';
      button.lastChild.textContent = `: ${entry.querySelector("a").textContent}`;
      button.onclick = () => this.show(entry, button);
    }
    this.form = section.querySelector(".isek-map-filters");
    if (this.form) this.filterable();
  }

  has(entry) {
    return this.entries.includes(entry);
  }

  /** Opens an entry on the map; the focus goes there, and back to `button`. */
  async show(entry, button = entry.querySelector("button")) {
    const map = await this.open();
    if (map) map.show(entry.dataset.id, button);
  }

  filterable() {
    const { form } = this;
    this.selects = [...form.querySelectorAll("select")];
    this.status = form.querySelector(".isek-count");
    form.oninput = () => this.changed();
    form.onsubmit = (event) => event.preventDefault();
    form.onreset = () => setTimeout(() => this.changed());
    const more = form.elements.filter;
    more.onclick = () => (more.ariaExpanded = form.classList.toggle("isek-open"));
    form.elements.naehe.onclick = async () => (this.near ??= new (await import("./karte-naehe.js")).Near(this)).asked();
    addEventListener("popstate", () => this.read());
    this.read();
    if (this.selects.some((one) => one.value) || form.elements.suche.value) more.click();
    form.hidden = false;
  }

  /** The form as the address says; several values, and unknown ones, become an option of their own. */
  read() {
    const { searchParams: query } = new URL(location);
    for (const select of this.selects) {
      const known = (value) => [...select.options].find((one) => one.value === value);
      const parts = query.getAll(select.name).flatMap((value) => (known(value) ? value : value.split(",")));
      const value = [...new Set(parts)].join("|");
      if (!known(value)) select.add(new Option(parts.map((one) => known(one)?.text ?? `„${one}“`).join(" oder "), value));
      select.value = value;
      if (value) select.parentNode.hidden = false;
    }
    this.form.elements.suche.value = query.get("suche") ?? "";
    this.apply();
  }

  changed() {
    const url = new URL(location);
    url.hash = "";
    // What only the table knows stays for it.
    for (const [name, value] of new FormData(this.form)) {
      url.searchParams.delete(name);
      for (const one of value.split("|")) if (one) url.searchParams.append(name, one);
    }
    history.replaceState(null, "", url);
    this.apply();
  }

  apply() {
    const typed = fold(this.form.elements.suche.value).match(/\b[a-z]{1,3}[\s./–-]+\d[\d.]*|\S+/g) ?? [];
    const wanted = this.selects.filter((one) => one.value);
    const fits = (row) => {
      row.words ??= fold([row.querySelector("a").textContent, row.querySelector("small")?.textContent, row.dataset.worte, row.dataset.id].join(" "))
        + short(fold(row.dataset.id ?? ""));
      return wanted.every(({ name, value }) => row.dataset[name]?.split("|").some((one) => value.split("|").includes(one)))
        && typed.every((word) => [word, word.replace(/-/g, ""), short(word)].some((one) => row.words.includes(one)));
    };
    for (const row of [...this.entries, ...this.rest]) row.hidden = !fits(row);
    for (const group of this.section.querySelectorAll(".isek-map-rest .isek-group:has(li[data-status])"))
      group.hidden = !group.querySelector("li:not([hidden])");
    const seen = this.entries.filter((one) => !one.hidden), left = this.rest.filter((one) => !one.hidden).length;
    this.shown = new Set(seen.map((one) => one.dataset.id));
    const all = this.entries.length, { words } = this.form.dataset;
    this.status.firstChild.textContent = `${seen.length < all ? `${seen.length} von ` : ""}${all} ${words}`;
    const more = [...new URL(location).searchParams.keys()].filter((name) => !this.form.elements[name] && !/_|clid|sortierung/.test(name));
    this.status.lastChild.textContent = [` auf der Karte${left && seen.length < all ? `, ${left} weitere ohne Ort` : ""}`,
      ...more.map((name) => `Den Filter „${name}“ gibt es hier nicht`)].join(". ");
    const table = this.form.querySelector("a");
    if (table) table.search = location.search;
    this.picture();
    this.moving?.filter(this.shown);
  }

  /** The numbers on the picture, as long as it is one. */
  picture() {
    const numbers = new Set(this.entries.filter((one) => !one.hidden).map((one) => one.firstChild.textContent));
    for (const text of this.sheets.querySelectorAll(".isek-pins text"))
      text.closest(".isek-pin").classList.toggle("isek-pin-out", !numbers.has(text.textContent));
  }

  /** Nothing but the picture is there. */
  failed() {
    if (this.status) this.status.lastChild.textContent += ". Die bewegliche Karte ließ sich nicht laden, das Bild bleibt";
  }
}
