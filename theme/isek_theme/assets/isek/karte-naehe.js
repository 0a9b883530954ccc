// What is near: all is reckoned here, a position is never sent anywhere. Loaded by the button that asks for it.

import { pieces } from "./karte-teile.js";

const DEGREE = 111320;
const NEAREST = 5;
const OUTSIDE = 3000;
const LEAST = 200;
const WAIT = { timeout: 15000, maximumAge: 60000 };

export class Near {
  constructor(list) {
    Object.assign(this, { list, button: list.form.elements.naehe, told: list.form.querySelector(".isek-near-told") });
    this.question = this.button.textContent;
  }

  say(text) {
    this.told.textContent = text;
  }

  /** The button finds a place, and forgets it. */
  asked() {
    if (this.place) this.forget();
    else if (navigator.geolocation) {
      this.say("Ihr Standort wird ermittelt …");
      const found = (place) => this.found(place).catch(() => this.say("Die Orte der Maßnahmen ließen sich nicht laden."));
      navigator.geolocation.getCurrentPosition(found, (error) => this.say(why(error)), WAIT);
    } else this.say(why({}));
  }

  async found({ coords: { longitude, latitude, accuracy } }) {
    const { list } = this, here = [longitude, latitude];
    const [measures] = await list.data();
    const far = new Map(measures.features.map((one) => [one.id, away(here, one.geometry)]));
    const order = list.entries.toSorted((one, other) => far.get(one.dataset.id) - far.get(other.dataset.id));
    const least = far.get(order[0].dataset.id);
    if (least > OUTSIDE) {
      this.say(`Sie sind außerhalb dieser Karte: Die nächste Maßnahme ist ${distance(least)} entfernt.`);
      return;
    }
    this.place = { here, accuracy };
    this.sort(order, far);
    const first = order.filter((one) => !one.hidden).slice(0, NEAREST);
    const exact = `Die Liste ist nach Entfernung sortiert; Ihr Standort ist auf etwa ${distance(accuracy)} genau.`;
    this.say(`${nearest(first[0], far)} ${exact} Er bleibt in Ihrem Browser.`);
    this.button.textContent = "Standort vergessen";
    (await list.open())?.locate(this.place, Math.max(far.get(first.at(-1)?.dataset.id) ?? 0, LEAST));
  }

  /** The entries in this order, with how far away they are. */
  sort(order, far) {
    for (const entry of order) {
      entry.querySelector(".isek-map-far")?.remove();
      entry.parentNode.append(entry);
      if (!far) continue;
      const text = Object.assign(document.createElement("small"), { className: "isek-map-far" });
      text.textContent = `${distance(far.get(entry.dataset.id))} entfernt`;
      entry.querySelector(".isek-map-show").before(text);
    }
  }

  async forget() {
    this.place = null;
    this.sort(this.list.entries);
    this.say("Der Standort ist vergessen, die Liste steht wieder in ihrer Reihenfolge.");
    this.button.textContent = this.question;
    (await this.list.open())?.locate(null);
  }
}

/** Metres from a place to the nearest part of a GeoJSON geometry; 0 inside of an area. */
export function away(here, geometry) {
  const wide = Math.cos((here[1] * Math.PI) / 180) * DEGREE;
  const at = ([lon, lat]) => [(lon - here[0]) * wide, (lat - here[1]) * DEGREE];
  return Math.min(...pieces(geometry).map(([kind, given]) => {
    if (kind === "Point") return Math.hypot(...at(given));
    const lines = (kind === "Polygon" ? given : [given]).map((line) => line.map(at));
    return kind === "Polygon" && inside(lines) ? 0 : Math.min(...lines.map(toLine));
  }));
}

function toLine(line) {
  let least = Math.hypot(...line[0]);
  for (let at = 1; at < line.length; at++) {
    const [[x, y], [toX, toY]] = [line[at - 1], line[at]];
    const [wide, high] = [toX - x, toY - y];
    const share = Math.max(0, Math.min(1, -(x * wide + y * high) / (wide * wide + high * high || 1)));
    least = Math.min(least, Math.hypot(x + share * wide, y + share * high));
  }
  return least;
}

/** Whether the origin lies in an area: a ray from it crosses its rings an odd number of times. */
function inside(rings) {
  let within = false;
  for (const ring of rings)
    for (let at = 1; at < ring.length; at++) {
      const [[x, y], [toX, toY]] = [ring[at - 1], ring[at]];
      if (y > 0 !== toY > 0 && 0 < ((toX - x) * -y) / (toY - y) + x) within = !within;
    }
  return within;
}

function nearest(entry, far) {
  if (!entry) return "Mit diesen Filtern ist nichts auf der Karte.";
  const meters = far.get(entry.dataset.id);
  const name = `Nr. ${entry.firstChild.textContent}, „${entry.querySelector("a").textContent}“`;
  return meters < 15 ? `Sie sind mitten darin: ${name}.` : `Am nächsten: ${name}, ${distance(meters)} entfernt.`;
}

/** Why there is no position, in plain words. */
function why({ code }) {
  const without = "Ohne ihn hilft der Filter „Raum“.";
  if (code === 1) return `Ihr Gerät gibt Ihren Standort nicht frei. ${without}`;
  if (code === 3) return `Ihr Gerät hat zu lange gebraucht, um Ihren Standort zu finden. ${without}`;
  return `Ihr Gerät kann Ihren Standort nicht feststellen. ${without}`;
}

const { format } = new Intl.NumberFormat("de", { maximumSignificantDigits: 2 });
const distance = (meters) => (meters < 950 ? `${format(Math.max(meters, 10))} m` : `${format(meters / 1000)} km`);
