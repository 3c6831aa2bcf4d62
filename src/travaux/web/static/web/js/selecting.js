// Words that are selected in one paragraph can be made a citation: a button appears at their end.

import { showLinks } from "./citations.js";

const text = document.getElementById("text");
const tool = document.getElementById("cite-here");
const AFTER = 120; // milliseconds that a selection stands still

let timer = 0;
let chosen = null;

/** Begin to listen; only whoever may review has the button. */
export function begin() {
  if (!text || !tool) return;
  document.addEventListener("selectionchange", () => {
    clearTimeout(timer);
    timer = setTimeout(look, AFTER);
  });
  tool.addEventListener("pointerdown", (event) => event.preventDefault()); // the selection stays
  tool.addEventListener("click", cite);
}

/** Close the button; whether it was there. */
export function close() {
  if (!tool?.matches(":popover-open")) return false;
  tool.hidePopover();
  chosen = null;
  return true;
}

function look() {
  chosen = stretch();
  if (!chosen) {
    close();
    return;
  }
  const rects = getSelection().getRangeAt(0).getClientRects();
  const end = rects[rects.length - 1];
  if (!tool.matches(":popover-open")) tool.showPopover();
  const below = matchMedia("(pointer: coarse)").matches || end.top < 60; // the phone's own menu stands above
  tool.style.left = `${Math.min(Math.max(8, end.right - tool.offsetWidth / 2), innerWidth - tool.offsetWidth - 8)}px`;
  tool.style.top = `${below ? end.bottom + 10 : end.top - tool.offsetHeight - 8}px`;
}

/** The selected words, their block and where they begin in its text; null when they are not in one. */
function stretch() {
  const selection = getSelection();
  if (!selection || selection.isCollapsed || !selection.rangeCount) return null;
  const range = selection.getRangeAt(0);
  const block = element(range.startContainer)?.closest("#text .b[id]");
  if (!block || element(range.endContainer)?.closest("#text .b[id]") !== block || block.closest(".table")) return null;
  const runs = [...block.querySelectorAll("[data-at]")];
  let start = null;
  let words = "";
  for (const run of runs) {
    if (!range.intersectsNode(run)) continue;
    const node = run.firstChild;
    if (!node) continue;
    const from = node === range.startContainer ? range.startOffset : 0;
    const to = node === range.endContainer ? range.endOffset : node.length;
    if (from >= to) continue;
    // The server counts characters, the page counts halves of rare ones twice.
    start ??= Number(run.dataset.at) + [...node.data.slice(0, from)].length;
    words += node.data.slice(from, to);
  }
  const trimmed = words.trim();
  if (!trimmed) return null;
  return { block, words: trimmed, start: start + [...words.slice(0, words.indexOf(trimmed))].length };
}

function element(node) {
  return node instanceof Element ? node : node?.parentElement;
}

async function cite() {
  if (!chosen) return;
  const { block, words, start } = chosen;
  close();
  const section = await showLinks(block, block.querySelector("a.n"));
  const form = section?.querySelector(".cite-form");
  if (!form) return;
  form.open = true;
  form.querySelector('[name="words"]').value = words;
  form.querySelector('[name="start"]').value = start;
  form.querySelector('[name="target"]').focus();
}
