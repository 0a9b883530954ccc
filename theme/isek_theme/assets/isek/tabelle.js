// Tables of measures, sorted by their headings. A form filters; its state is the page's address.

const { compare } = new Intl.Collator("de", { numeric: true });
const { format } = new Intl.NumberFormat("de", { maximumFractionDigits: 2 });

// ä is ae; M-012 also M12P, M-001.2 M1P2P.
const fold = (text) =>
  text.toLowerCase().replace(/ß/g, "ss").normalize("NFD").replace(/([aou])\u0308/g, "$1e").replace(/\p{M}/gu, "");
const short = (word) =>
  ` ${word.replace(/(\d)\.(?=\d)/g, "$1p").replace(/\W|(?<!\d)0+(?=\d)/g, "")}p`.toUpperCase();

function spoken(cell) {
  const copy = cell.cloneNode(true);
  copy.querySelectorAll("[aria-hidden],small").forEach((one) => one.remove());
  return copy.textContent.replace(/\s+/g, " ").trim();
}

// Puts buttons into the headings; hands back what sorts by a column, `-` turns round.
function sortable(table, chosen) {
  const [{ cells }, ...rows] = table.rows, heads = [...cells];
  for (const head of heads) {
    head.innerHTML = `<button type="button">${head.innerHTML}</button>`;
    head.firstChild.onclick = () => chosen((head.ariaSort === "ascending" ? "-" : "") + head.dataset.key);
  }
  return (order) => {
    const at = heads.findIndex((head) => head.dataset.key === order.replace("-", ""));
    const sign = order[0] === "-" ? -1 : 1;
    const ranked = rows.some((row) => row.cells[at]?.dataset.sort);
    const keyed = rows.map((row) => {
      const cell = row.cells[at], key = ranked ? cell.dataset.sort : cell?.textContent;
      return [key === "keine Angabe" ? "" : key ?? "", row];
    });
    keyed.sort(([one], [other]) => !one - !other || sign * compare(one, other));
    table.tBodies[0].append(...keyed.map(([, row]) => row));
    heads.forEach((head, index) => (head.ariaSort = index !== at ? null : sign > 0 ? "ascending" : "descending"));
  };
}

// Rows say what they add, or why nothing.
function sumOf(rows) {
  let low = 0, high = 0, marks = "";
  const left = {};
  for (const { dataset: { summe } } of rows) {
    const [least, most = least, mark = ""] = summe.split("|");
    if (isNaN(least)) left[summe] = (left[summe] ?? 0) + 1;
    else {
      low += +least;
      high += +most;
      marks += mark;
    }
  }
  const [unit, name] = high < 1e6 ? [1, "€"] : [1e6, "Mio.\u00a0€"];
  if (unit > 1 && (low % 1e4 || high % 1e4)) marks += "rund";
  const sum = ["mindestens", "rund"].filter((one) => marks.includes(one));
  sum.push(format(low / unit));
  if (low < high && sum[0] !== "mindestens") sum.push("bis", format(high / unit));
  const words = Object.entries(left).sort().reverse().map(([word, number]) => `${number} ${word}`);
  return [...(high ? [`${sum.join(" ")}\u00a0${name}`] : []), ...words].join(", ");
}

function filterable(form, table) {
  const { suche, sortierung, csv } = form.elements, { words } = form.dataset;
  const status = form.querySelector("[role=status]"), selects = [...form.querySelectorAll("select")];
  const [, ...rows] = table.rows;
  let sorted = "", unknown = [];
  const sort = sortable(table, (order) => {
    sortierung.value = order;
    changed();
  });

  function wordsOf(row) {
    const cells = [...row.querySelectorAll("th, .isek-cell-nr, .isek-cell-raeume")].map((cell) => cell.textContent);
    return fold([...cells, row.dataset.ort].join(" ")) + short(fold(cells[0]));
  }

  function update() {
    const typed = fold(suche.value).match(/\b[a-z]{1,3}[\s./–-]+\d[\d.]*|\S+/g);
    const wanted = [suche, ...selects].filter((one) => one.value.trim() && one !== sortierung);
    const fits = (row, but) => wanted.every((one) => one === but || (one === suche
      ? typed.every((word) => [word, word.replace(/-/g, ""), short(word)].some((one) => (row.words ??= wordsOf(row)).includes(one)))
      : row.dataset[one.name]?.split("|").some((part) => one.value.split("|").includes(part))));
    const shown = rows.filter((row) => !(row.hidden = !fits(row)));
    if (sorted !== sortierung.value) sort((sorted = sortierung.value));
    const sum = rows[0].dataset.summe && shown[0] ? ` · ${sumOf(shown)}` : "";
    status.firstChild.textContent = `${shown.length < rows.length ? `${shown.length} von ` : ""}${rows.length} ${words}`;
    status.lastChild.textContent = [sum, ...unknown].join(". ");
    form.querySelectorAll("a").forEach((one) => (one.search = location.search));
    form.querySelector(".isek-none")?.remove();
    if (!shown[0]) import("./tabelle-leer.js").then((module) => module.advise(form, wanted, rows, fits));
  }

  // Several values, and unknown ones, become one option.
  function choose(select, found) {
    const known = (value) => [...select.options].find((one) => one.value === value);
    const parts = [...new Set(found.flatMap((value) => (known(value) ? value : value.split(","))))];
    const value = parts.join("|"), label = select.labels[0].textContent;
    unknown.push(...parts.filter((one) => !known(one)).map((one) => `„${one}“ kommt bei „${label}“ nicht vor`));
    if (!known(value)) select.add(new Option(parts.map((one) => known(one)?.text ?? `„${one}“`).join(" oder "), value));
    select.value = value;
    for (const box of value ? [select.parentNode, select.closest("details") ?? {}] : []) {
      box.hidden = false;
      box.open = true;
    }
  }

  function read() {
    const { searchParams: query } = new URL(location);
    const strange = [...query.keys()].filter((name) => !form.elements[name] && !/_|clid/.test(name));
    unknown = strange.map((name) => `Den Filter „${name}“ gibt es nicht`);
    selects.forEach((one) => choose(one, query.getAll(one.name)));
    suche.value = query.get("suche") ?? "";
    update();
  }

  function changed() {
    unknown = [];
    const url = new URL(location);
    url.search = "";
    for (const [name, value] of new FormData(form))
      for (const one of value.split("|")) if (one) url.searchParams.append(name, one);
    history.replaceState(null, "", url);
    update();
  }

  csv.onclick = () => {
    const quote = (text) => `"${text.replace(/^(?=[=+@-])/, "\u00a0").replaceAll('"', '""')}"`;
    const line = (cells, link) => [...[...cells].map(spoken), link].map(quote).join(";");
    const shown = [...table.rows].filter((row) => !row.hidden);
    const lines = shown.map((row) => line(row.cells, row.querySelector("a")?.href ?? "Adresse"));
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob(["\ufeff", lines.join("\r\n")], { type: "text/csv" }));
    link.download = "massnahmen-auswahl.csv";
    link.click();
  };
  form.oninput = changed;
  form.onsubmit = (event) => event.preventDefault();
  form.onreset = () => setTimeout(changed);
  onpopstate = read;
  read();
  form.hidden = false;
}

const form = document.querySelector(".isek-filters");
for (const table of document.querySelectorAll("table:has([data-key])")) {
  if (form?.nextElementSibling.contains(table)) filterable(form, table);
  else if (table.rows.length > 2) {
    const sort = sortable(table, (order) => sort(order));
  }
}
