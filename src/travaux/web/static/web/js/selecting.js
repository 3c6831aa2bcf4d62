// What is selected in the text, or the paragraph that has the focus, gets a small toolbar: in words, at the
// end of what is selected, within 150 ms. Shift and arrows select from a paragraph that has the focus.

import { showLinks } from "./citations.js";
import { word } from "./copy.js";
import { fetched, copyOf } from "./panel.js";
import { meant, top } from "./places.js";
import { say } from "./site.js";
import { stretchOf, wholeOf } from "./stretches.js";

const text = document.getElementById("text");
const room = document.getElementById("room");
const tools = document.getElementById("passage-tools");
const AFTER = 80; // milliseconds that a selection stands still
const GAP = 8; // pixels between the words and the tools
const SEARCHED = 12; // words of a passage that are searched for

let timer = 0;
let chosen = null; // the stretch that the tools are for
let silent = null; // a paragraph that has the focus back: nothing opens for that
const doing = new Map([
  ["copy", copy],
  ["cite", cite],
]);

/** Begin to listen. */
export function begin() {
  if (!text || !tools) return;
  document.addEventListener("selectionchange", () => soon(AFTER));
  text.addEventListener("focusin", () => soon(0));
  text.addEventListener("focusout", () => soon(0));
  document.addEventListener("keydown", extend);
  tools.addEventListener("pointerdown", (event) => event.target.closest("a") || event.preventDefault()); // the selection stays
  tools.addEventListener("click", pressed);
  tools.addEventListener("keydown", along);
  addEventListener("scroll", () => chosen && requestAnimationFrame(put), { passive: true });
}

/** Say what a button of the toolbar does with a stretch. */
export function on(name, run) {
  doing.set(name, run);
}

/** Show or hide a button of the toolbar. */
export function offer(name, there) {
  const button = tools?.querySelector(`[data-do="${name}"]`);
  if (button) button.hidden = !there;
}

/** Close the toolbar; whether it was there. */
export function close() {
  if (!tools?.matches(":popover-open")) return false;
  tools.hidePopover();
  chosen = null;
  return true;
}

/** Give a paragraph the focus without opening its tools. */
export function returnTo(block) {
  silent = block;
  if (!block.hasAttribute("tabindex")) block.tabIndex = -1;
  block.focus({ preventScroll: true });
}

/** What keys speak of: what is selected, or else the paragraph that is meant. */
export function current() {
  const block = meant();
  return selected() ?? (block ? wholeOf(block) : null);
}

function soon(after) {
  clearTimeout(timer);
  timer = setTimeout(look, after);
}

function look() {
  if (tools.contains(document.activeElement)) return;
  const found = selected() ?? focused();
  if (!found) {
    close();
    return;
  }
  chosen = found;
  const link = tools.querySelector('[data-do="search"]');
  const words = chosen.words.trim().split(/\s+/).slice(0, SEARCHED).join(" ").replaceAll('"', "");
  link.href = `${link.pathname}?q=${encodeURIComponent(`"${words}"`)}`;
  offer("cite", chosen.block === chosen.last && !chosen.block.closest(".table"));
  stand(chosen.last);
  put();
}

/** The selected words as a stretch. */
function selected() {
  const selection = getSelection();
  if (!selection || selection.isCollapsed || !selection.rangeCount) return null;
  const range = selection.getRangeAt(0);
  return text.contains(range.commonAncestorContainer) || range.intersectsNode(text) ? stretchOf(range) : null;
}

/** The paragraph that has the focus, when it came by keyboard; its open panel says it all. (A number that Tab
    comes to is no paragraph: it opens the panel, and Tab should not stop twice for each.) */
function focused() {
  const block = document.activeElement;
  if (!block?.matches("#text .b[id]") || block === silent) return null;
  silent = null;
  if (!block.matches(":focus-visible") || block.nextElementSibling?.matches(".panel")) return null;
  return wholeOf(block);
}

/** The toolbar follows its passage in the order of Tab too. */
function stand(block) {
  let after = block.closest(".table") ?? block;
  while (after.nextElementSibling?.matches(".panel, .links-of, .opened-note")) after = after.nextElementSibling;
  if (after.nextElementSibling !== tools) after.after(tools);
  stop(tools.querySelector("[data-do]:not([hidden])"));
  if (!tools.matches(":popover-open")) tools.showPopover();
}

function put() {
  if (!chosen || !tools.matches(":popover-open")) return;
  const words = selected() !== null && getSelection().rangeCount > 0;
  const rects = words ? [...getSelection().getRangeAt(0).getClientRects()] : [chosen.block.getBoundingClientRect()];
  const end = rects.findLast((one) => one.width > 0 && one.bottom > top() && one.top < innerHeight);
  tools.toggleAttribute("data-away", !end);
  if (!end) return;
  const inline = words ? end.right - tools.offsetWidth / 2 : rtl(chosen.block) ? end.left : end.right - tools.offsetWidth;
  // The phone's own menu stands above what is selected; the next paragraph must not be covered while one reads.
  const below = words && (matchMedia("(pointer: coarse)").matches || end.top < top() + tools.offsetHeight + GAP);
  const above = Math.max(top() + 2, end.top - tools.offsetHeight - (words ? GAP : 2));
  tools.style.left = `${Math.min(Math.max(GAP, inline), innerWidth - tools.offsetWidth - GAP)}px`;
  tools.style.top = `${below ? Math.min(end.bottom + 10, innerHeight - tools.offsetHeight - 64) : above}px`;
}

/** One stop for Tab; arrows go along. */
function along(event) {
  const all = [...tools.querySelectorAll("[data-do]:not([hidden])")];
  const at = all.indexOf(document.activeElement);
  const forward = rtl(tools) ? "ArrowLeft" : "ArrowRight";
  const step = event.key === forward ? 1 : -1;
  const sideways = event.key === "ArrowLeft" || event.key === "ArrowRight";
  const next = sideways ? all.at((at + step) % all.length) : { Home: all[0], End: all.at(-1) }[event.key];
  if (!next || event.shiftKey) return;
  event.preventDefault();
  stop(next);
  next.focus();
}

function stop(one) {
  for (const other of tools.querySelectorAll("[data-do]")) other.tabIndex = other === one ? 0 : -1;
}

function rtl(block) {
  return getComputedStyle(block).direction === "rtl";
}

function pressed(event) {
  const button = event.target.closest("[data-do]");
  const run = button && doing.get(button.dataset.do);
  if (!run || !chosen) return;
  const stretch = chosen;
  close();
  run(stretch);
}

// Shift and arrows: browsers extend a selection; here one begins at the paragraph that has the focus.
function extend(event) {
  const [, way] = event.key.match(/^Arrow(Left|Right|Up|Down)$/) ?? [];
  if (!way || !event.shiftKey || event.altKey || event.metaKey || event.defaultPrevented) return;
  const selection = getSelection();
  const block = document.activeElement?.closest?.("#text .b[id]");
  if (!block || document.activeElement.matches("input, textarea")) return;
  if (selection.isCollapsed || !selection.intersects?.(block)) {
    const first = block.querySelector("[data-at]")?.firstChild;
    if (!first) return;
    if (!block.contains(selection.anchorNode)) selection.collapse(first, 0);
  }
  event.preventDefault();
  const sideways = way === "Left" || way === "Right";
  const unit = sideways ? (event.ctrlKey ? "word" : "character") : "line";
  const direction = sideways ? way.toLowerCase() : way === "Down" ? "forward" : "backward";
  selection.modify("extend", direction, unit);
}

async function copy({ block, last }) {
  const [from, to] = [block, last].map((one) => one.querySelector(":scope > a.n:not(.quiet)")?.getAttribute("href").match(/\/para\/([^/]+)$/)?.[1]);
  if (block === last || !from || !to) return copyOf(block);
  const panel = await fetched(`${room.dataset.document}/paras/${from}-${to}`);
  const said = panel?.querySelector('[data-field="citation"]').value;
  if (!said) return copyOf(block);
  try {
    await navigator.clipboard.writeText(said);
    say(`${word("copiedCitation")}: ${said}`);
  } catch {
    copyOf(block);
  }
}

async function cite({ block, words, start }) {
  const section = await showLinks(block, block.querySelector("a.n"));
  const form = section?.querySelector(".cite-form");
  if (!form) return;
  form.open = true;
  const trimmed = words.trim();
  form.querySelector('[name="words"]').value = trimmed;
  form.querySelector('[name="start"]').value = (start ?? 0) + [...words.slice(0, words.indexOf(trimmed))].length;
  form.querySelector('[name="target"]').focus();
}
