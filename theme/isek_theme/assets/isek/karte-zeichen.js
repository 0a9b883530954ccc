// Numbers and names on a map, and where they find room: by the same rules as on its picture.

const HALF = 12.5;
const STEM = 21;
const RINGS = [[27, 12], [38, 14], [52, 18], [68, 22]];
const MOST = 70;
const CROWD = 4;
const NEAR = 45;
const CELL = 64;
const APART = 640;
const BESIDE = [[0, 0], [0, -18], [0, 18], [-24, 0], [24, 0], [0, -36], [0, 36], [-48, 18], [48, 18], [-48, -18], [48, -18]];
const STYLES = { ort: [14, 0.63], viertel: [13, 0.65], wasser: [12.5, 0.72], gruen: [11.5, 0.57], strasse: [11.5, 0.57] };

/** What is taken, by cells, so that only what is near is compared. */
export class Room {
  cells = new Map();

  *around([x, y, w, h]) {
    for (let i = Math.floor((x - w) / CELL); i <= (x + w) / CELL; i++)
      for (let j = Math.floor((y - h) / CELL); j <= (y + h) / CELL; j++) yield `${i} ${j}`;
  }

  /** Whether a box (its middle, half its width and height) covers nothing. */
  free(box) {
    const [x, y, w, h] = box;
    for (const cell of this.around(box))
      for (const [a, b, c, d] of this.cells.get(cell) ?? []) if (Math.abs(x - a) < w + c && Math.abs(y - b) < h + d) return false;
    return true;
  }

  take(box) {
    for (const cell of this.around(box)) this.cells.set(cell, [...(this.cells.get(cell) ?? []), box]);
  }
}

function* offsets(on, rings) {
  yield on ? [0, 0] : [0, -STEM];
  for (const [radius, count] of rings)
    for (let step = 0; step < count; step++) {
      const angle = (2 * Math.PI * step) / count - Math.PI / 2;
      yield [radius * Math.cos(angle), radius * Math.sin(angle)];
    }
}

/** Half the width of a number's tile. */
export const half = (text) => HALF + 4 * Math.max(0, text.length - 2);

const side = (a, b, c) => (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);
const cross = ([a, b], [c, d]) => side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0;

/** Offsets of numbers from their spots ({x, y, text, on}); undefined where there is no room. Of very many, crowds are dots. */
export function placePins(spots, room) {
  const found = new Map(), stems = [], many = spots.length > MOST, rings = many ? RINGS.slice(0, 2) : RINGS;
  const crowded = (one) => many && spots.filter(({ x, y }) => Math.abs(x - one.x) < NEAR && Math.abs(y - one.y) < NEAR).length > CROWD;
  const dots = new Room();
  for (const { x, y } of spots) dots.take([x, y, 4.5, 4.5]);
  for (const one of spots.toSorted((a, b) => a.y - b.y || a.x - b.x)) {
    let best, price = Infinity;
    if (crowded(one)) continue;
    const near = stems.filter(([[x, y]]) => Math.abs(x - one.x) + Math.abs(y - one.y) < 200);
    for (const [dx, dy] of offsets(one.on, rings)) {
      const far = Math.hypot(dx, dy);
      if (far >= price) break;
      const box = [one.x + dx, one.y + dy, half(one.text) + 1.5, HALF + 1.5];
      if (!room.free(box)) continue;
      const end = [box[0], box[1]], start = [one.x, one.y];
      const cost = far + 45 * near.filter((stem) => cross([start, end], stem)).length + (dots.free(box) || (!dx && !dy) ? 0 : 26);
      if (cost < price) [best, price] = [{ dx, dy, box, stem: [start, end] }, cost];
    }
    if (!best) continue;
    found.set(one, best);
    room.take(best.box);
    stems.push(best.stem);
  }
  return found;
}

/** The names that find room. `at` gives the pixels of a place in metres, `scale` the pixels of a metre. */
export function placeNames(names, at, scale, room) {
  const found = [];
  for (const [text, kind, east, south, angle, space] of names) {
    const [size, letter] = STYLES[kind], wide = text.length * size * letter;
    if (space && space * scale < (kind === "strasse" ? wide * 0.7 : 22)) continue;
    const [left, top] = at(east, south);
    // „Haselbach“ says nothing new beside „Ortsteil Haselbach“.
    if (found.some((one) => one.text.includes(text) && Math.hypot(one.x - left, one.y - top) < APART)) continue;
    for (const [dx, dy] of size > 12.5 ? BESIDE : BESIDE.slice(0, 1)) {
      const [x, y] = [left + dx, top + dy];
      const boxes = covered(x, y, wide / 2 + 3, size * 0.74, (angle * Math.PI) / 180);
      if (!boxes.every((box) => room.free(box))) continue;
      boxes.forEach((box) => room.take(box));
      found.push({ text, kind, x, y, angle });
      break;
    }
  }
  return found;
}

/** What a name that is not turned covers. */
export const boxOf = ({ text, kind, x, y }) => [x, y, (text.length * STYLES[kind][0] * STYLES[kind][1]) / 2 + 3, STYLES[kind][0] * 0.74];

/** What a name covers: along its line several small boxes, as one of them would cover far too much. */
function covered(x, y, wide, high, turn) {
  if (!turn) return [[x, y, wide, high]];
  const count = Math.max(2, Math.round(wide / high)), step = wide / count;
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
  return Array.from({ length: count }, (_, index) => {
    const away = step * (2 * index + 1 - count);
    return [x + away * cos, y + away * sin, step * Math.abs(cos) + high * Math.abs(sin), step * Math.abs(sin) + high * Math.abs(cos)];
  });
}

const escaped = (text) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
/** A name as SVG. */
export const lettered = ({ text, kind, x, y, angle }) =>
  `<text class="isek-name-${kind}" transform="translate(${x} ${y}) rotate(${angle})" dy=".34em">${escaped(text)}</text>`;
/** Where the device is. */
export const hereAt = ({ x, y }) => `<g class="isek-here" transform="translate(${x} ${y})"><circle r="16"/><circle r="7"/></g>`;

/** A number as SVG; a dot where it has no place. */
export function pinned({ x, y, text, of }, place, chosen) {
  const round = { punkt: 7, linie: 12.5, flaeche: 2 }[of.kind], wide = half(text);
  const [dx, dy] = place ? [Math.round(place.dx), Math.round(place.dy)] : [0, 0];
  const stem = dx || dy ? `<path class="isek-stem" d="M0 0L${dx} ${dy}"/>` : "";
  const dot = of.kind === "punkt" ? '<circle r="4"/>' : "";
  const tile = place
    ? `${stem}${dot}<g transform="translate(${dx} ${dy})"><rect x="${-wide}" y="-12.5" width="${2 * wide}" height="25" rx="${round}"/><text dy=".35em">${escaped(text)}</text></g>`
    : '<circle class="isek-hit" r="12"/><circle class="isek-dot" r="6"/>';
  const css = `isek-pin isek-pin-${of.kind} isek-hue-${of.hue}${of.id === chosen ? " isek-pin-chosen" : ""}`;
  return `<g class="${css}" data-id="${escaped(of.id)}" transform="translate(${x} ${y})"><title></title>${tile}</g>`;
}
