// Stretches of the text, "para_62:34-78": from writing to ranges of the page, painted without touching the text.
// Positions count characters as the server does; a browser counts rare characters twice.

const text = document.getElementById("text");
const CAN = "highlights" in CSS && typeof Highlight === "function";
const FORM = /^(?<address>[\p{L}\p{N}_-]+)(?::(?<start>\d+)-(?<end>\d+)|:(?<from>\d+)~(?<until>[\p{L}\p{N}_-]+):(?<to>\d+)|~(?<last>[\p{L}\p{N}_-]+))?$/u;

/** A stretch as it is written; null when it is none. `start` and `end` are null for whole blocks. */
export function parse(written) {
  const said = FORM.exec(written)?.groups;
  if (!said) return null;
  const number = (one) => (one === undefined ? null : Number(one));
  return {
    address: said.address,
    start: number(said.start ?? said.from),
    end: number(said.end ?? said.to),
    until: said.until ?? said.last ?? said.address,
  };
}

/** The ranges of a stretch in the order of the text; none where the text does not have it. */
export function ranges({ address, start = null, end = null, until = address }) {
  const first = document.getElementById(address);
  const last = document.getElementById(until);
  if (!text?.contains(first) || !text.contains(last)) return [];
  return run(first, last).flatMap((block) =>
    rangesIn(block, block === first ? (start ?? 0) : 0, block === last ? (end ?? Infinity) : Infinity),
  );
}

/** The ranges of some characters of one block. */
export function rangesIn(block, start = 0, end = Infinity) {
  const found = [];
  for (const piece of block.querySelectorAll("[data-at]")) {
    const node = piece.firstChild;
    if (node?.nodeType !== Node.TEXT_NODE) continue;
    const at = Number(piece.dataset.at);
    const from = units(node.data, start - at);
    const to = units(node.data, end - at);
    if (from >= to) continue;
    const range = new Range();
    range.setStart(node, from);
    range.setEnd(node, to);
    found.push(range);
  }
  return found;
}

/** The block and the character at a point of the window; null where there is no text. */
export function placeAt(x, y) {
  const caret = document.caretPositionFromPoint?.(x, y);
  const spot = caret ? [caret.offsetNode, caret.offset] : old(x, y);
  const piece = spot?.[0].parentElement?.closest("[data-at]");
  const block = piece?.closest("#text .b[id]");
  if (!block || spot[0] !== piece.firstChild) return null;
  return { block, at: Number(piece.dataset.at) + [...spot[0].data.slice(0, spot[1])].length };
}

/** Paint ranges (in the order of the text) under a name that the style sheet knows; those before vanish. */
export function paint(name, list) {
  unpaint(name);
  if (!CAN) {
    for (const range of [...list].reverse()) wrap(name, range);
  } else if (list.length) {
    const highlight = new Highlight();
    for (const range of list) highlight.add(range);
    CSS.highlights.set(name, highlight);
  }
}

/** Take a painting away. */
export function unpaint(name) {
  if (CAN) CSS.highlights.delete(name);
  else for (const mark of document.querySelectorAll(`mark.painted.${name}`)) plain(mark);
}

function old(x, y) {
  const range = document.caretRangeFromPoint?.(x, y);
  return range && [range.startContainer, range.startOffset];
}

function run(first, last) {
  const all = [...text.querySelectorAll(".b[id]")].filter((one) => !one.closest(".opened-note"));
  return all.slice(all.indexOf(first), all.indexOf(last) + 1);
}

/** How many units of a text its first `count` characters are. */
function units(data, count) {
  if (count <= 0) return 0;
  if (count >= data.length) return data.length;
  if (!/[\ud800-\udbff]/.test(data)) return count;
  let at = 0;
  for (const character of data) {
    if (count-- <= 0) break;
    at += character.length;
  }
  return at;
}

// Where the browser can't paint: a mark inside the run. Each piece says where it begins, as the runs do.

function wrap(name, range) {
  const { startContainer: node, startOffset: from, endOffset: to } = range;
  const inside = node.splitText(from);
  const rest = inside.splitText(to - from);
  const begins = Number(node.parentElement.dataset.at) + [...node.data].length;
  const mark = piece("mark", begins, inside);
  mark.className = `painted ${name}`;
  node.after(mark);
  if (rest.length) mark.after(piece("span", begins + [...inside.data].length, rest));
  else rest.remove();
}

function piece(tag, at, node) {
  const made = document.createElement(tag);
  made.dataset.at = at;
  made.append(node);
  return made;
}

function plain(mark) {
  mark.replaceWith(piece("span", Number(mark.dataset.at), mark.firstChild));
}
