// Step 3: the target's text. A click on a paragraph takes it, ticks take several, selected words take those
// alone; the text goes on as one scrolls.

import { stretchOf, written } from "./stretches.js";

const ROWS = { blocks: ".choice[data-address]", address: (row) => row.dataset.address };
const AHEAD = 400; // pixels before the end of the text at which it goes on
const words = document.getElementById("connect-words");
let form = null;
let refresh = null;
let use = null; // the button at selected words
let watch = null;

/** Begin to listen in a form. */
export function begin(made, again) {
  form = made;
  refresh = again;
  form.addEventListener("click", clicked);
  document.addEventListener("selectionchange", look);
  shown(form);
}

/** After a change: go on by itself when the end of the text comes in sight. */
export function shown(made) {
  watch?.disconnect();
  const later = made.querySelector("[data-later]");
  if (!later) return;
  const there = (seen) => seen.some((one) => one.isIntersecting) && later.click();
  watch = new IntersectionObserver(there, { root: made.querySelector("[data-body]"), rootMargin: `${AHEAD}px` });
  watch.observe(later);
}

/** What is chosen comes into sight. */
export function show(made) {
  const row = made.querySelector(".choice [name='at']:checked")?.closest(".choice") ?? made.querySelector("[data-wanted]");
  const body = made.querySelector("[data-body]");
  if (row) body.scrollTop += row.getBoundingClientRect().top - body.getBoundingClientRect().top - body.clientHeight / 3;
}

/** Whether the same text is shown already: then only ticks change, and nothing jumps. */
export function kept(old, part, made) {
  const [before, after] = [old, part].map((one) => one.querySelector("[data-pane]")?.dataset.key);
  const sameDocument = form.dataset.chosen === made.dataset.chosen;
  const asked = part.querySelector("[data-wanted]")?.closest(".choice").dataset.address;
  const there = asked && old.querySelector(`.choice[data-address="${CSS.escape(asked)}"]`);
  if (!before || !after || !sameDocument) return false;
  if (before !== after && !(there && !after.split(" ")[2] && !before.split(" ")[2])) return false;
  for (const row of old.querySelectorAll("[data-wanted]")) delete row.dataset.wanted;
  if (there) there.dataset.wanted = "";
  const at = made.dataset.at.split(" ");
  for (const box of old.querySelectorAll('.choice [name="at"]')) box.checked = at.includes(box.value);
  return true;
}

/** A box was ticked or not: what else says the same goes. */
export function ticked(made, one) {
  if (one.name === "whole") {
    if (one.checked) for (const box of made.querySelectorAll('[name="at"]')) untick(box);
    return;
  }
  made.querySelector("#connect-whole:checked")?.click();
  if (!one.checked) for (const box of made.querySelectorAll(`.chosen [name="at"][value="${CSS.escape(one.value)}"]`)) box.remove();
}

function untick(box) {
  if (box.type === "hidden") box.remove();
  else box.checked = false;
}

/** The text before or after what is shown. */
export async function more(made, button, query) {
  if (button.disabled) return;
  button.disabled = true;
  query.set("part", "pane");
  query.delete("near");
  query.set("section", button.value);
  const answer = await fetch(`${made.getAttribute("action")}?${query}`).catch(() => null);
  if (!answer?.ok || !button.isConnected) return;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const earlier = "earlier" in button.dataset;
  const rows = made.querySelector("[data-rows]");
  const known = new Set([...rows.children].map((row) => row.dataset.address));
  const fresh = [...page.querySelectorAll(".choice")].filter((row) => !known.has(row.dataset.address));
  for (const row of fresh) delete row.dataset.wanted;
  const body = made.querySelector("[data-body]");
  const height = body.scrollHeight;
  rows[earlier ? "prepend" : "append"](...fresh.map((row) => document.adoptNode(row)));
  if (earlier) body.scrollTop += body.scrollHeight - height;
  const next = page.querySelector(earlier ? "[data-earlier]" : "[data-later]");
  if (next) button.replaceWith(document.adoptNode(next));
  else button.remove();
  shown(made);
}

/** The paragraph that was jumped to takes the focus. */
export function focusWanted(made) {
  made.querySelector("[data-wanted] input, [name='near'][aria-invalid]")?.focus();
}

/** Up and down between paragraphs. */
export function arrow(event) {
  if (event.target.name !== "at") return;
  const boxes = [...form.querySelectorAll('.choice [name="at"]')];
  const next = boxes[boxes.indexOf(event.target) + (event.key === "ArrowDown" ? 1 : -1)];
  if (!next) return;
  event.preventDefault();
  next.focus();
}

/** Esc takes the selection of words away first. */
export function escaped() {
  if (!use?.isConnected) return false;
  getSelection().removeAllRanges();
  use.remove();
  return true;
}

function clicked(event) {
  const label = event.target.closest(".choice label");
  if (!label) return;
  event.preventDefault();
  if (chosenWords() || event.target.closest("a")) return;
  const box = label.parentElement.querySelector("input");
  const more = event.ctrlKey || event.metaKey || event.shiftKey;
  const alone = box.checked && form.querySelectorAll('.choice [name="at"]:checked').length < 2;
  if (!more) for (const one of form.querySelectorAll('[name="at"]')) if (one !== box) untick(one);
  box.checked = !alone;
  box.focus({ preventScroll: true });
  ticked(form, box);
  refresh();
}

function chosenWords() {
  const selection = getSelection();
  if (!form?.isConnected || selection.isCollapsed || !selection.rangeCount) return null;
  const range = selection.getRangeAt(0);
  return form.contains(range.commonAncestorContainer) ? stretchOf(range, ROWS) : null;
}

function look() {
  const stretch = chosenWords();
  if (!stretch) {
    use?.remove();
    return;
  }
  use ??= button();
  if (!use.isConnected) form.append(use);
  if (!use.matches(":popover-open")) use.showPopover();
  const end = [...getSelection().getRangeAt(0).getClientRects()].at(-1);
  use.style.left = `${Math.min(Math.max(8, end.right - use.offsetWidth / 2), innerWidth - use.offsetWidth - 8)}px`;
  use.style.top = `${Math.min(end.bottom + 8, innerHeight - use.offsetHeight - 8)}px`;
}

function button() {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "passage-tools use-words";
  made.popover = "manual";
  made.textContent = words.dataset.use;
  made.addEventListener("pointerdown", (event) => event.preventDefault());
  made.addEventListener("click", take);
  return made;
}

function take() {
  const stretch = chosenWords();
  if (!stretch) return;
  for (const box of form.querySelectorAll('[name="at"]')) if (box.value.split(/[:~]/)[0] === stretch.address) untick(box);
  getSelection().removeAllRanges();
  use.remove();
  refresh([["at", written(stretch)]]);
}
