// Where numbers and names find room on a map: the same rules by which its picture was drawn.

const HALF = 12.5;
const STEM = 21;
const RINGS = [[27, 12], [38, 14], [52, 18], [68, 22]];
const CELL = 64;
const APART = 640;
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

function* offsets(on) {
  yield on ? [0, 0] : [0, -STEM];
  for (const [radius, count] of RINGS)
    for (let step = 0; step < count; step++) {
      const angle = (2 * Math.PI * step) / count - Math.PI / 2;
      yield [radius * Math.cos(angle), radius * Math.sin(angle)];
    }
}

/** Half the width of a number's tile. */
export const half = (text) => HALF + 4 * Math.max(0, text.length - 2);

const side = (a, b, c) => (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);
const cross = ([a, b], [c, d]) => side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0;

/** Offsets of numbers from their spots ({x, y, text, on}); undefined where there is no room. */
export function placePins(spots, room) {
  const found = new Map(), stems = [];
  const dots = new Room();
  for (const one of spots) dots.take([one.x, one.y, 4.5, 4.5]);
  for (const one of spots.toSorted((a, b) => a.y - b.y || a.x - b.x)) {
    let best, price = Infinity;
    const near = stems.filter(([[x, y]]) => Math.abs(x - one.x) + Math.abs(y - one.y) < 200);
    for (const [dx, dy] of offsets(one.on)) {
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
  const found = [], written = new Map();
  for (const [text, kind, east, south, angle, space] of names) {
    const [size, letter] = STYLES[kind], wide = text.length * size * letter;
    if (space && space * scale < (kind === "strasse" ? wide * 0.7 : 22)) continue;
    const [x, y] = at(east, south);
    const others = written.get(text) ?? [];
    if (others.some(([a, b]) => Math.hypot(a - x, b - y) < APART)) continue;
    const boxes = covered(x, y, wide / 2 + 3, size * 0.74, (angle * Math.PI) / 180);
    if (!boxes.every((box) => room.free(box))) continue;
    boxes.forEach((box) => room.take(box));
    written.set(text, [...others, [x, y]]);
    found.push({ text, kind, x, y, angle });
  }
  return found;
}

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
