// From a selection to a stretch of text, "para_62:34-78": counted in characters, as the server does.

/** How a document's own text is told apart: its blocks, and the address of one. */
export const TEXT = { blocks: "#text .b[id]", address: (block) => block.id };

/** The stretch of a range: addresses, characters, words; null when no words of a block are in it. */
export function stretchOf(range, where = TEXT) {
  const pieces = runsIn(range)
    .map((run) => pieceOf(run, range, where))
    .filter(Boolean);
  if (!pieces.length) return null;
  const first = pieces[0];
  const last = pieces.at(-1);
  const words = pieces.map((one) => one.words).join("");
  if (!words.trim()) return null;
  const one = first.block === last.block;
  const whole = first.start === 0 && last.end === lengthOf(last.block) && pieces.length > 0;
  return {
    block: first.block,
    last: last.block,
    address: where.address(first.block),
    until: one ? "" : where.address(last.block),
    start: whole ? null : first.start,
    end: whole ? null : last.end,
    words,
  };
}

/** The whole of one block as a stretch. */
export function wholeOf(block, where = TEXT) {
  return { block, last: block, address: where.address(block), until: "", start: null, end: null, words: textOf(block) };
}

/** A stretch as it stands in addresses: "para_62", "para_62:34-78", "para_62:34~para_64:12". */
export function written({ address, until, start, end }) {
  if (start === null) return until ? `${address}~${until}` : address;
  return until ? `${address}:${start}~${until}:${end}` : `${address}:${start}-${end}`;
}

/** The text of a block, without its number and the marks of notes. */
export function textOf(block) {
  return [...block.querySelectorAll("[data-at]")].map((run) => run.textContent).join("");
}

function runsIn(range) {
  const common = range.commonAncestorContainer;
  const around = common instanceof Element ? common : common.parentElement;
  const inside = around?.closest("[data-at]");
  return inside ? [inside] : [...(around?.querySelectorAll("[data-at]") ?? [])];
}

function pieceOf(run, range, where) {
  const node = run.firstChild;
  if (node?.nodeType !== Node.TEXT_NODE || !range.intersectsNode(node)) return null;
  const block = run.closest(where.blocks);
  if (!block) return null;
  const from = node === range.startContainer ? range.startOffset : 0;
  const to = node === range.endContainer ? range.endOffset : node.length;
  if (from >= to) return null;
  const at = Number(run.dataset.at);
  const words = node.data.slice(from, to);
  const start = at + characters(node.data.slice(0, from));
  return { block, start, end: start + characters(words), words };
}

function lengthOf(block) {
  const last = [...block.querySelectorAll("[data-at]")].at(-1);
  return last ? Number(last.dataset.at) + characters(last.textContent) : 0;
}

// The page counts halves of rare characters, the server whole ones.
function characters(text) {
  return [...text].length;
}
