// The parts of a map that moves: what is drawn on it, what a popup says, its buttons.

const RADIUS = 6378137;
const STYLES = ["foerdergebiet", "schwerpunktraum", "quartier", "ort"];
const SVG = "http://www.w3.org/2000/svg";
const BARS = [20, 50, 100, 200, 500, 1000, 2000, 5000, 10000];

const mercator = ([lon, lat]) => [
  (RADIUS * lon * Math.PI) / 180,
  -RADIUS * Math.log(Math.tan(Math.PI / 4 + (lat * Math.PI) / 360)),
];

/** The points, lines and areas that a GeoJSON geometry is made of. */
export function pieces({ type, coordinates, geometries }) {
  if (geometries) return geometries.flatMap(pieces);
  return type.startsWith("Multi") ? coordinates.map((one) => [type.slice(5), one]) : [[type, coordinates]];
}

/** As Leaflet wants it. */
export const lonLat = ([lon, lat]) => [lat, lon];

const positions = (geometry) => pieces(geometry).flatMap(([kind, given]) =>
  kind === "Point" ? [given] : kind === "LineString" ? given : given[0]);

/** The corners around geometries. */
export function span(geometries) {
  const all = geometries.flatMap(positions);
  const [lon, lat] = [0, 1].map((at) => all.map((one) => one[at]));
  return [[Math.min(...lat), Math.min(...lon)], [Math.max(...lat), Math.max(...lon)]];
}

/** What an entry of the list says of a measure: its number, colour and place. */
export function markOf(entry, { geometry, properties }) {
  const tile = entry.querySelector(".isek-map-nr"), kinds = pieces(geometry).map(([kind]) => kind);
  return {
    number: tile.textContent,
    hue: tile.className.match(/isek-hue-(\S+)/)?.[1] ?? "",
    point: entry.dataset.punkt.split(",").map(Number),
    state: entry.dataset.stand,
    link: entry.querySelector("a"),
    title: properties.titel,
    kind: kinds.includes("Polygon") ? "flaeche" : kinds.includes("LineString") ? "linie" : "punkt",
  };
}

/** Lines and areas as SVG, the largest areas first so that none hides another, and where they lie. */
export function drawn(areas, measures) {
  const all = [...areas, ...measures].map((one) => one.geometry), bounds = span(all);
  const [west, north] = mercator([bounds[0][1], bounds[1][0]]), [east, south] = mercator([bounds[1][1], bounds[0][0]]);
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", `0 0 ${east - west} ${south - north}`);
  svg.setAttribute("preserveAspectRatio", "none");
  const line = (ring) => ring.map(mercator).map(([x, y]) => `${(x - west).toFixed(1)} ${(y - north).toFixed(1)}`).join("L");
  const path = (geometry) => pieces(geometry).map(([kind, given]) =>
    kind === "Point" ? "" : kind === "Polygon" ? given.map((ring) => `M${line(ring)}z`).join("") : `M${line(given)}`).join("");
  const wide = ({ geometry }) => {
    const [[bottom, left], [top, right]] = span([geometry]);
    return (top - bottom) * (right - left);
  };
  for (const one of areas.toSorted((a, b) => wide(b) - wide(a))) svg.append(trace(`isek-trace-raum ${styleOf(one)}`, one, path));
  for (const one of measures.toSorted((a, b) => order(a) - order(b)))
    if (one.kind !== "punkt") svg.append(trace(`isek-trace-massnahme isek-hue-${one.hue}`, one, path));
  for (const one of measures) for (const dot of dots(one, west, north)) svg.append(dot);
  return { svg, bounds };
}

const order = ({ kind }) => (kind === "flaeche" ? 0 : 1);

function styleOf({ properties: { art } }) {
  const kinds = art?.split("; ") ?? [];
  return `isek-trace-${kinds.includes("gesamtstadt") ? "gesamtstadt" : STYLES.find((one) => kinds.includes(one)) ?? "ort"}`;
}

function trace(css, one, path) {
  const group = document.createElementNS(SVG, "g"), data = path(one.geometry);
  const area = data.endsWith("z") ? " isek-area" : "", soft = one.properties.scharf === "nein" ? " isek-soft" : "";
  group.setAttribute("class", `isek-trace ${css}${area}${soft}`);
  for (const name of ["isek-hit", "isek-halo", ""]) {
    if (name === "isek-hit" && !one.number) continue;
    const drawn = group.appendChild(document.createElementNS(SVG, "path"));
    drawn.setAttribute("d", data);
    if (name) drawn.setAttribute("class", name);
  }
  if (one.number) group.dataset.id = one.id;
  return group;
}

/** Points beside the one that has the number: lines without length, as wide as a dot. */
function* dots(one, west, north) {
  const points = pieces(one.geometry).filter(([kind]) => kind === "Point");
  if (points.length < 2 && one.kind === "punkt") return;
  for (const [, at] of points) {
    const [x, y] = mercator(at), dot = document.createElementNS(SVG, "path");
    dot.setAttribute("class", `isek-live-dot isek-hue-${one.hue}`);
    dot.setAttribute("d", `M${(x - west).toFixed(1)} ${(y - north).toFixed(1)}h.01`);
    dot.dataset.id = one.id;
    yield dot;
  }
}

/** What a popup says. */
export function popupOf({ properties, number, hue, state, link, title }, close) {
  const box = document.createElement("div"), { kurz, themenfeld, ort } = properties;
  box.className = "isek-popup";
  box.role = "group";
  box.ariaLabel = title;
  const add = (tag, css, text, to = box) => to.appendChild(Object.assign(document.createElement(tag), { className: css, textContent: text }));
  const head = add("p", "isek-popup-head", "");
  add("span", `isek-map-nr isek-hue-${hue}`, number, head);
  add("span", "", themenfeld ?? "", head);
  const button = add("button", "isek-popup-close", "", head);
  button.type = "button";
  button.onclick = close;
  button.innerHTML = '<span aria-hidden="true">×</span><span class="isek-hidden">Schließen</span>';
  add("a", "", link.textContent, add("p", "isek-popup-title", "")).href = link.href;
  add("p", "isek-popup-state", [state, ort].filter(Boolean).join(" · "));
  if (kurz) add("p", "", kurz);
  return box;
}

/** A length that is easy to read, drawn and in words. */
export function scaleOf(bar, lat, zoom) {
  const meter = (256 * 2 ** zoom) / (2 * Math.PI * RADIUS * Math.cos((lat * Math.PI) / 180));
  const length = BARS.findLast((one) => one * meter <= 120) ?? BARS[0];
  bar.style.width = `${Math.round(length * meter)}px`;
  bar.textContent = length < 1000 ? `${length} m` : `${length / 1000} km`;
}

const FORM = `
  <a class="isek-live-skip">Karte überspringen, zur Liste</a>
  <div class="isek-live-tools">
    <button type="button" data-tool="in" title="Vergrößern"><span aria-hidden="true">+</span><span class="isek-hidden">Karte vergrößern</span></button>
    <button type="button" data-tool="out" title="Verkleinern"><span aria-hidden="true">−</span><span class="isek-hidden">Karte verkleinern</span></button>
    <button type="button" data-tool="home" title="Anfang"><svg viewBox="0 0 24 24" aria-hidden="true"><path d="M4 12l8-8 8 8M6.5 10.5V20h11v-9.5"/></svg><span class="isek-hidden">Ausschnitt vom Anfang zeigen</span></button>
    <button type="button" data-tool="full" title="Große Karte" aria-pressed="false"><svg viewBox="0 0 24 24" aria-hidden="true"><path d="M4 9V4h5M15 4h5v5M20 15v5h-5M9 20H4v-5"/></svg><span class="isek-hidden">Karte auf dem ganzen Bildschirm</span></button>
  </div>
  <div class="isek-live-map" role="group" aria-label="Karte: Pfeiltasten verschieben, Plus und Minus vergrößern und verkleinern sie"></div>
  <p class="isek-live-hint" aria-hidden="true" hidden></p>
  <span class="isek-live-scale" aria-hidden="true"></span>
  <p class="isek-live-credit"></p>`;

/** The frame in the place of the picture, with its buttons. */
export function tools(sheets, of) {
  const box = document.createElement("div"), list = sheets.parentElement.querySelector(".isek-map-list");
  box.className = "isek-live";
  box.role = "region";
  box.ariaLabel = "Karte zum Bewegen";
  box.innerHTML = FORM;
  const part = (name) => box.querySelector(name), tool = (name) => part(`[data-tool=${name}]`);
  if (list) part("a").href = `#${(list.id ||= `karten-liste-${document.querySelectorAll(".isek-live").length + 1}`)}`;
  list?.setAttribute("tabindex", "-1");
  tool("in").onclick = () => of.zoom(0.75);
  tool("out").onclick = () => of.zoom(-0.75);
  tool("home").onclick = () => of.whole();
  tool("full").onclick = () => of.fill();
  if (sheets.dataset.fremd) foreign(tool("full").parentElement, of, sheets.dataset);
  part(".isek-live-credit").append(...[...(sheets.querySelector(".isek-credit")?.childNodes ?? [])].map((one) => one.cloneNode(true)));
  sheets.classList.add("isek-map-moves");
  sheets.querySelector(".isek-map-figure").append(box);
  return { box, map: part(".isek-live-map"), hint: part(".isek-live-hint"), scale: part(".isek-live-scale"), credit: part(".isek-live-credit"), full: tool("full") };
}

function foreign(box, of, dataset) {
  const button = box.appendChild(document.createElement("button"));
  Object.assign(button, { type: "button", title: "Andere Hintergrundkarte", ariaPressed: false });
  button.dataset.tool = "ground";
  button.innerHTML = '<svg viewBox="0 0 24 24" aria-hidden="true"><path d="M12 4l9 5-9 5-9-5zM4 14l8 4.5 8-4.5"/></svg><span class="isek-hidden">Andere Hintergrundkarte</span>';
  let ground;
  button.onclick = async () => (ground ??= new (await import("./karte-fremd.js")).Foreign(of, dataset)).asked(button);
}
