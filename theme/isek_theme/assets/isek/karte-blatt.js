// A map that moves, in the place of its picture and drawn alike. Only this module calls Leaflet.

import { ImageOverlay, Map as LeafletMap, SVGOverlay } from "./leaflet/leaflet.js";
import { drawn, lonLat, markOf, popupOf, scaleOf, span, tools } from "./karte-teile.js";
import { Room, boxOf, hereAt, lettered, pinned, placeNames, placePins } from "./karte-zeichen.js";

const CLOSE = 16.5;
const DEEPEST = 18.5;
const NARROW = 480;
const DEGREE = 111320;
const still = matchMedia("(prefers-reduced-motion: reduce)");
const night = matchMedia("(prefers-color-scheme: dark)");

/** Loads the styles, then puts the map over the picture in `sheets`. */
export async function moving(sheets, list, [measures, areas, names]) {
  await Promise.all(["leaflet/leaflet.css", "karte.css"].map(styled));
  return new Sheet(sheets, list, measures?.features ?? [], areas?.features ?? [], names ?? []);
}

function styled(path) {
  const link = Object.assign(document.createElement("link"), { rel: "stylesheet", href: new URL(path, import.meta.url) });
  return new Promise((done, failed) => {
    Object.assign(link, { onload: done, onerror: () => failed(new Error(path)) });
    if ([...document.styleSheets].some((one) => one.href === link.href)) done();
    else document.head.append(link);
  });
}

class Sheet {
  constructor(sheets, list, measures, areas, names) {
    const { dataset } = sheets;
    const bounds = corners(dataset.bounds);
    const entries = new Map(list.entries.map((one) => [one.dataset.id, one]));
    const shown = new Set(dataset.gezeigt?.split(" "));
    Object.assign(this, { sheets, list, names, shown: list.shown, origin: dataset.nullpunkt.split(",").map(Number) });
    this.areas = areas.filter((one) => shown.has(one.id));
    this.measures = measures.filter((one) => entries.has(one.id)).map((one) => ({ ...one, ...markOf(entries.get(one.id), one) }));
    this.byId = new Map(this.measures.map((one) => [one.id, one]));
    const view = seenOn(sheets) ?? bounds;
    this.parts = tools(sheets, this);
    this.map = new LeafletMap(this.parts.map, {
      zoomSnap: 0, zoomDelta: 0.75, maxZoom: DEEPEST, wheelPxPerZoomLevel: 90, maxBoundsViscosity: 1,
      inertia: !still.matches, zoomAnimation: !still.matches, fadeAnimation: !still.matches,
    });
    if (still.matches) this.map.panBy = (by, options) => LeafletMap.prototype.panBy.call(this.map, by, { ...options, animate: false });
    this.ground(dataset);
    this.limits = bounds;
    this.limit();
    this.map.fitBounds(view, { animate: false });
    this.home = view;
    this.map.options.zoomSnap = 0.25;
    this.draw();
    this.listen();
  }

  /** The basemap, by day or by night. */
  ground({ grundkarte, grundkarteDunkel, grundkarteBounds }) {
    if (!grundkarte) return;
    const url = () => new URL(night.matches ? grundkarteDunkel : grundkarte, document.baseURI).href;
    this.basemap = new ImageOverlay(url(), corners(grundkarteBounds), { className: "isek-live-ground" }).addTo(this.map);
    night.addEventListener("change", () => this.basemap.setUrl(url()));
  }

  /** One can neither leave what there is nor make it tiny. */
  limit() {
    const [[south, west], [north, east]] = this.limits, [high, wide] = [(north - south) / 3, (east - west) / 3];
    this.map.setMinZoom(Math.floor(4 * this.map.getBoundsZoom(this.limits)) / 4);
    this.map.setMaxBounds([[south - high, west - wide], [north + high, east + wide]]);
  }

  /** Lines and areas scale with the map; numbers and names are drawn anew. */
  draw() {
    const { svg, bounds } = drawn(this.areas, this.measures);
    this.lines = new SVGOverlay(svg, bounds, { className: "isek-live-lines" }).addTo(this.map);
    const { map } = this, pane = map.createPane("marks");
    pane.className += " leaflet-zoom-hide";
    pane.ariaHidden = true;
    this.parts.map.querySelector(".leaflet-overlay-pane").ariaHidden = true;
    map.createPane("popups").className += " leaflet-zoom-hide";
    pane.innerHTML = '<svg class="isek-drawn" width="1" height="1"></svg><svg class="isek-pins" width="1" height="1"></svg>';
    [this.lettering, this.pins] = pane.children;
    this.place();
  }

  listen() {
    const { map, parts, sheets } = this;
    map.on("zoomend viewreset", () => this.place());
    map.on("moveend", () => this.mark());
    map.on("movestart", () => sheets.classList.add("isek-map-moved"));
    map.on("click", ({ originalEvent: { target } }) => {
      const id = target.closest("[data-id]")?.dataset.id;
      if (id) this.open(id, parts.map);
      else if (!this.popup?.contains(target)) this.close();
    });
    parts.map.addEventListener("pointerdown", ({ pointerType }) => this.drags(pointerType !== "touch" || this.full), true);
    parts.map.addEventListener("wheel", (event) => this.wheel(event), { capture: true, passive: true });
    parts.map.addEventListener("touchmove", (event) => {
      if (event.touches.length === 1 && !this.full) this.hint("Mit zwei Fingern lässt sich die Karte bewegen.");
    }, { passive: true });
    parts.box.addEventListener("keydown", (event) => this.key(event));
    document.addEventListener("fullscreenchange", () => this.filled(document.fullscreenElement === parts.box));
    new ResizeObserver(() => {
      map.invalidateSize({ animate: false });
      this.limit();
    }).observe(parts.map);
  }

  drags(may) {
    this.map.dragging[may ? "enable" : "disable"]();
  }

  /** The wheel scrolls the page; with Ctrl, or where the map is all there is, it zooms. */
  wheel(event) {
    if (event.ctrlKey || event.metaKey || this.full) return;
    event.stopPropagation();
    this.hint("Mit gedrückter Strg-Taste vergrößert das Mausrad die Karte.");
  }

  hint(text) {
    const { hint } = this.parts;
    clearTimeout(this.hinting);
    hint.textContent = text;
    hint.hidden = false;
    this.hinting = setTimeout(() => (hint.hidden = true), 1500);
  }

  key(event) {
    if (event.key !== "Escape") return;
    if (this.popup) this.close();
    else if (this.full && !document.fullscreenElement) this.fill();
    else return;
    event.stopPropagation();
  }

  /** Finds room for all numbers and names at this zoom. */
  place() {
    const { map } = this, zoom = map.getZoom();
    const at = (lon, lat) => {
      const { x, y } = map.project([lat, lon], zoom);
      return [x, y];
    };
    const room = new Room(), seen = this.measures.filter((one) => this.shown.has(one.id));
    const spots = seen.map((one) => {
      const [x, y] = at(...one.point);
      return { x, y, text: one.number, on: one.kind !== "punkt", of: one };
    });
    const scale = (256 * 2 ** zoom) / (360 * DEGREE * Math.cos((map.getCenter().lat * Math.PI) / 180));
    const large = ([, kind]) => kind === "ort" || kind === "viertel";
    const [lon, lat] = this.origin, wide = DEGREE * Math.cos((lat * Math.PI) / 180);
    const plane = (east, south) => at(lon + east / wide, lat - south / DEGREE);
    // Quarters are named first: they tell the numbers where they are.
    const quarters = new Room();
    for (const { x, y } of spots) quarters.take([x, y, 5, 5]);
    const named = placeNames(this.names.filter(large), plane, scale, quarters);
    for (const one of named) room.take(boxOf(one));
    const pins = placePins(spots, room);
    for (const { x, y } of spots) room.take([x, y, 5, 5]);
    this.placed = { named: [...named, ...placeNames(this.names.filter((one) => !large(one)), plane, scale, room)], spots, pins };
    this.mark();
  }

  /** Writes down what is in sight, and a little more. */
  mark() {
    const { map, placed } = this;
    const { x: left, y: top } = map.getPixelOrigin(), { min, max } = map.getPixelBounds();
    const [wide, high] = [(max.x - min.x) / 2, (max.y - min.y) / 2];
    const near = ({ x, y }) => x > min.x - wide && x < max.x + wide && y > min.y - high && y < max.y + high;
    const put = (one) => ({ ...one, x: Math.round(one.x - left), y: Math.round(one.y - top) });
    this.lettering.innerHTML = placed.named.filter(near).map(put).map(lettered).join("");
    const seen = placed.spots.filter(near).toSorted((one, other) => placed.pins.has(one) - placed.pins.has(other));
    this.pins.innerHTML = [...seen.map((one) => pinned(put(one), placed.pins.get(one), this.chosen)),
      this.here ? hereAt(put(pointOf(map, this.here.here))) : ""].join("");
    for (const pin of this.pins.querySelectorAll("[data-id]"))
      pin.firstElementChild.textContent = this.byId.get(pin.dataset.id).title;
    if (this.popup && !this.popup.classList.contains("isek-popup-low")) {
      const { x, y } = map.latLngToLayerPoint(lonLat(this.byId.get(this.chosen).point));
      this.popup.style.transform = `translate(${x}px, ${y}px) translate(-50%, -100%)`;
    }
    scaleOf(this.parts.scale, map.getCenter().lat, map.getZoom());
  }

  /** Shows these measures only. */
  filter(shown) {
    this.shown = shown;
    for (const one of this.lines.getElement().querySelectorAll("[data-id]"))
      one.classList.toggle("isek-pin-out", !shown.has(one.dataset.id));
    if (this.popup && !shown.has(this.chosen)) this.close();
    this.place();
    const seen = this.measures.filter((one) => shown.has(one.id));
    const view = this.map.getBounds();
    if (seen.length && !seen.some((one) => view.contains(lonLat(one.point)))) this.fit(span(seen.map((one) => one.geometry)));
  }

  fit(bounds) {
    this.map.fitBounds(bounds, { padding: [48, 48], maxZoom: CLOSE, animate: !still.matches });
  }

  /** Opens an entry of the list; the focus goes to its popup and, once that is closed, back. */
  show(id, opener) {
    const one = this.byId.get(id);
    if (!one) return;
    const box = span([one.geometry]);
    const zoom = Math.max(this.map.getZoom(), Math.min(CLOSE, this.map.getBoundsZoom(box)));
    this.map.setView(lonLat(one.point), zoom, { animate: false });
    this.open(id, opener);
    this.parts.box.scrollIntoView({ block: "center", behavior: still.matches ? "auto" : "smooth" });
  }

  /** A popup stands above its number, or on small maps at the bottom; the map makes room for it. */
  open(id, opener) {
    this.close();
    Object.assign(this, { opener, chosen: id });
    const one = this.byId.get(id), { x } = this.map.getSize(), low = x < NARROW;
    const popup = (this.popup = popupOf(one, () => this.close()));
    popup.classList.toggle("isek-popup-low", low);
    (low ? this.parts.box : this.map.getPane("popups")).append(popup);
    for (const kind of ["pointerdown", "mousedown", "touchstart", "dblclick"]) popup.addEventListener(kind, (event) => event.stopPropagation());
    this.mark();
    const high = popup.offsetHeight + 56, half = popup.offsetWidth / 2 + 12;
    this.map.panInside(lonLat(one.point), { animate: !still.matches,
      paddingTopLeft: low ? [64, 40] : [half + 52, high], paddingBottomRight: low ? [24, high - 28] : [half, 24] });
    popup.querySelector("a").focus({ preventScroll: true });
  }

  close() {
    const { popup, opener } = this;
    if (!popup) return;
    const within = popup.contains(document.activeElement);
    Object.assign(this, { popup: null, chosen: null });
    popup.remove();
    this.mark();
    if (within) (opener?.isConnected ? opener : this.parts.map).focus({ preventScroll: opener === this.parts.map });
  }

  /** Where the device is, and all around it as far as `metres`; null forgets it. */
  locate(place, metres) {
    this.here = place;
    if (place) this.fit(around(place.here, metres));
    this.mark();
  }

  zoom(by) {
    this.map.setZoom(this.map.getZoom() + by, { animate: !still.matches });
  }

  whole() {
    this.map.fitBounds(this.home, { animate: !still.matches });
  }

  /** The map alone, or on its page again; where browsers cannot, a layer over all. */
  fill() {
    const { box } = this.parts;
    if (document.fullscreenElement) document.exitFullscreen();
    else if (!this.full && box.requestFullscreen) box.requestFullscreen().catch(() => this.filled(true));
    else this.filled(!this.full);
  }

  filled(full) {
    const { box, full: button } = this.parts;
    if (Boolean(this.full) === full) return;
    this.full = full;
    box.classList.toggle("isek-live-full", full);
    button.ariaPressed = full;
    this.drags(true);
    for (let one = box; one !== document.body; one = one.parentElement)
      for (const other of one.parentElement.children) if (other !== one && other.tagName !== "LINK") other.inert = full && !document.fullscreenElement;
    button.focus({ preventScroll: true });
  }
}

function corners(text) {
  const [west, south, east, north] = text.split(",").map(Number);
  return [[south, west], [north, east]];
}

/** What the picture shows that is seen now: the map begins with the same. */
function seenOn(sheets) {
  const sheet = [...sheets.querySelectorAll(".isek-map-figure:first-child .isek-sheet")].find((one) => one.offsetWidth);
  if (!sheet) return null;
  const { x, y, width, height } = sheet.querySelector(".isek-drawn > svg").viewBox.baseVal;
  const [lon, lat] = sheets.dataset.nullpunkt.split(",").map(Number), wide = DEGREE * Math.cos((lat * Math.PI) / 180);
  return [[lat - (y + height) / DEGREE, lon + x / wide], [lat - y / DEGREE, lon + (x + width) / wide]];
}

function around([lon, lat], metres) {
  const high = metres / DEGREE, wide = high / Math.cos((lat * Math.PI) / 180);
  return [[lat - high, lon - wide], [lat + high, lon + wide]];
}

const pointOf = (map, [lon, lat]) => map.project([lat, lon]);
