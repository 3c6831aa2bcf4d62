// Places in the text: which block is at the reading line, how to get to one and rest there.

const text = document.getElementById("text");
const CONTEXT = 88; // pixels above a block that rests: the last lines of what comes before it
const EYE = 112; // pixels below the tools: just under where a block rests
const FOLLOWED = ".part > .b[id], .masthead > .b[id], .notes > .b[id]";

/** The sticky tools' height: what lies above it is not seen. */
export function top() {
  const tools = document.querySelector(".tools");
  return tools ? tools.offsetHeight : 0;
}

/** Where the eye is: a little below the tools. */
export function line() {
  return top() + Math.min(EYE, (innerHeight - top()) * 0.3);
}

/** All blocks, in order. */
export function blocks() {
  return text ? [...text.querySelectorAll(FOLLOWED)] : [];
}

/** The block that stands at the reading line, found by halves: thousands of blocks cost a dozen looks. */
export function current() {
  if (!text || !text.offsetParent) return null;
  const wanted = line();
  const last = (rows, after) => {
    let low = 0;
    let high = rows.length - 1;
    let found = rows[0] ?? null;
    while (low <= high) {
      const middle = (low + high) >> 1;
      if (rows[middle].getBoundingClientRect().top <= after) {
        found = rows[middle];
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return found;
  };
  const part = last(parts(), wanted);
  if (!part) return null;
  return last([...part.children].filter((one) => one.id && one.classList.contains("b")), wanted);
}

let known = null;
function parts() {
  known ??= [...text.querySelectorAll(":scope > .part, :scope > .notes")];
  return known;
}

/** Scroll so that a block (or `on`, words of it) rests below the tools, and stays while the page settles. */
export function rest(block, { focus = false, on = block } = {}) {
  if (!block) return;
  block.closest("details:not([open])")?.setAttribute("open", "");
  const aim = () => {
    const wanted = top() + Math.min(CONTEXT, (innerHeight - top()) * 0.2);
    const off = on.getBoundingClientRect().top - wanted;
    if (Math.abs(off) > 1) scrollBy({ top: off, behavior: "instant" });
  };
  aim();
  settle(aim);
  if (focus) {
    if (!block.hasAttribute("tabindex")) block.tabIndex = -1;
    block.focus({ preventScroll: true });
  }
}

/** Repeat until nothing moves any more, or until the reader does. */
function settle(aim) {
  let left = 40;
  let stopped = false;
  const stop = () => (stopped = true);
  const kinds = ["wheel", "touchstart", "keydown", "pointerdown"];
  for (const kind of kinds) addEventListener(kind, stop, { once: true, passive: true, capture: true });
  const again = () => {
    if (stopped || left-- <= 0) {
      for (const kind of kinds) removeEventListener(kind, stop, { capture: true });
      return;
    }
    aim();
    requestAnimationFrame(again);
  };
  requestAnimationFrame(again);
  if (document.readyState !== "complete") addEventListener("load", () => stopped || aim(), { once: true });
}

/** The next or previous block of a kind from the one at the reading line. */
export function step(direction, matches) {
  const rows = blocks();
  const from = rows.indexOf(marked() ?? current());
  for (let at = from + direction; at >= 0 && at < rows.length; at += direction) {
    if (matches(rows[at])) return rows[at];
  }
  return null;
}

/** The block that has the focus, when it is one that the reader went to. */
function marked() {
  const block = document.activeElement?.closest?.("#text .b[id]");
  if (!block) return null;
  return inSight(block) ? block : null;
}

function inSight(block) {
  const at = block.getBoundingClientRect();
  return at.bottom > top() && at.top < innerHeight;
}

/** The block that keys speak of: what has the focus, what was asked for, or what is read; in sight. */
export function meant() {
  const asked = text?.querySelector(".here");
  return marked() ?? (asked && inSight(asked) ? asked : current());
}
