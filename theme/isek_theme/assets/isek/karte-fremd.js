// A ground from elsewhere: nothing is asked for before somebody has read whom that tells what, and has agreed.

import { ImageOverlay } from "./leaflet/leaflet.js";

const TILE = 256;
const LARGEST = 2048;
const FINEST = 19;

export class Foreign {
  constructor(sheet, { fremd, fremdUrl, fremdEbene, fremdAnbieter, fremdQuelle }) {
    Object.assign(this, { sheet, kind: fremd, url: fremdUrl, layer: fremdEbene, provider: fremdAnbieter, credit: fremdQuelle });
    this.shown = new Map();
    this.redraw = () => this.draw();
  }

  /** The button asks, and once all is shown takes it away. */
  asked(button) {
    if (this.on) this.leave(button);
    else if (!this.question) this.ask(button);
  }

  ask(button) {
    const box = (this.question = this.sheet.parts.box.appendChild(document.createElement("div")));
    box.className = "isek-popup isek-popup-low";
    box.role = "group";
    box.ariaLabel = "Andere Hintergrundkarte";
    box.innerHTML = '<p></p><p class="isek-live-answers"><button type="button" class="isek-button">Laden</button><button type="button" class="isek-button">Nicht laden</button></p>';
    box.firstChild.textContent = `Diese Hintergrundkarte kommt von: ${this.provider} (${new URL(this.url).host}). Beim Laden erfährt dieser Anbieter Ihre IP-Adresse und den gezeigten Ausschnitt.`;
    const [yes, no] = box.querySelectorAll("button");
    const answered = () => {
      box.remove();
      this.question = null;
      button.focus({ preventScroll: true });
    };
    yes.onclick = () => {
      answered();
      this.enter(button);
    };
    no.onclick = answered;
    box.onkeydown = (event) => {
      if (event.key !== "Escape") return;
      event.stopPropagation();
      answered();
    };
    yes.focus({ preventScroll: true });
  }

  enter(button) {
    const { map, parts } = this.sheet;
    this.on = true;
    button.ariaPressed = true;
    this.own = [...parts.credit.childNodes];
    parts.credit.textContent = this.credit;
    parts.box.classList.add("isek-live-foreign");
    map.createPane("fremd").style.zIndex = 300;
    map.on("moveend", this.redraw);
    this.draw();
  }

  leave(button) {
    const { map, parts } = this.sheet;
    this.on = false;
    button.ariaPressed = false;
    parts.credit.replaceChildren(...this.own);
    parts.box.classList.remove("isek-live-foreign");
    map.off("moveend", this.redraw);
    this.keep(new Map());
  }

  draw() {
    this.keep(new Map((this.kind === "wms" ? this.whole() : this.tiles()).map((one) => [one.url, one.bounds])));
  }

  /** What is no longer wanted goes, what is new comes. */
  keep(wanted) {
    for (const [url, layer] of this.shown) {
      if (wanted.has(url)) continue;
      layer.remove();
      this.shown.delete(url);
    }
    for (const [url, bounds] of wanted) {
      if (this.shown.has(url)) continue;
      const image = Object.assign(new Image(), { referrerPolicy: "no-referrer", alt: "", src: url });
      this.shown.set(url, new ImageOverlay(image, bounds, { pane: "fremd", className: "isek-live-image" }).addTo(this.sheet.map));
    }
  }

  /** One picture of what is in sight. */
  whole() {
    const { map } = this.sheet, bounds = map.getBounds(), { x, y } = map.getSize();
    const sharp = Math.min(devicePixelRatio, 2, LARGEST / x, LARGEST / y), { crs } = map.options;
    const [low, high] = [crs.project(bounds.getSouthWest()), crs.project(bounds.getNorthEast())];
    const url = new URL(this.url);
    const asked = { SERVICE: "WMS", VERSION: "1.3.0", REQUEST: "GetMap", LAYERS: this.layer, STYLES: "", FORMAT: "image/png", CRS: "EPSG:3857",
      BBOX: [low.x, low.y, high.x, high.y].map((one) => one.toFixed(2)).join(","), WIDTH: Math.round(x * sharp), HEIGHT: Math.round(y * sharp) };
    for (const [name, value] of Object.entries(asked)) url.searchParams.set(name, value);
    return [{ url: url.href, bounds }];
  }

  tiles() {
    const { map } = this.sheet, zoom = Math.min(Math.round(map.getZoom()), FINEST);
    const [from, to] = [map.getBounds().getNorthWest(), map.getBounds().getSouthEast()].map((one) => map.project(one, zoom).divideBy(TILE).floor());
    const found = [];
    for (let x = from.x; x <= to.x; x++)
      for (let y = from.y; y <= to.y; y++) {
        const corner = (right, down) => map.unproject([(x + right) * TILE, (y + down) * TILE], zoom);
        const { lat: north, lng: west } = corner(0, 0), { lat: south, lng: east } = corner(1, 1);
        const url = this.url.replace("{z}", zoom).replace("{x}", x).replace("{y}", y);
        found.push({ url, bounds: [[south, west], [north, east]] });
      }
    return found;
  }
}
