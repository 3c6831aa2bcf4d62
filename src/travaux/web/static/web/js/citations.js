// Citations in the text: a preview of what is cited, beside the link; who cites a paragraph, below it.

import { word } from "./copy.js";
import { meant, rest } from "./places.js";
import { say } from "./site.js";

const text = document.getElementById("text");
const room = document.getElementById("room");
const sheet = document.getElementById("preview");
const SHOW_AFTER = 260; // milliseconds that a pointer rests on a link before it means it
const HIDE_AFTER = 240; // milliseconds to get from the link to the preview
const EDGE = 8; // pixels between the preview, its link and the window

const known = new Map();
let shown = null; // the link whose preview is open
let wanted = null;
let waiting = 0;

/** Begin to listen. */
export function begin() {
  if (!text || !sheet) return;
  text.addEventListener("pointerover", (event) => {
    const link = event.pointerType === "mouse" && event.target.closest("a.cite");
    if (link) soon(link);
  });
  text.addEventListener("pointerout", (event) => {
    if (event.pointerType === "mouse" && event.target.closest("a.cite")) later();
  });
  sheet.addEventListener("pointerenter", () => clearTimeout(waiting));
  sheet.addEventListener("pointerleave", (event) => event.pointerType === "mouse" && later());
  text.addEventListener("focusin", (event) => {
    const link = event.target.closest("a.cite");
    if (link?.matches(":focus-visible")) soon(link, { aloud: true });
  });
  text.addEventListener("focusout", (event) => {
    if (event.target.closest("a.cite") && !sheet.contains(event.relatedTarget)) later();
  });
  text.addEventListener("click", clicked);
  document.addEventListener("pointerdown", (event) => {
    if (shown && !sheet.contains(event.target) && event.target.closest("a.cite") !== shown) closePreview();
  });
  sheet.addEventListener("click", (event) => {
    if (event.target.closest("[data-close-preview]")) closePreview({ back: true });
    if (event.target.closest('a[href^="#"]')) closePreview();
  });
  addEventListener("scroll", () => shown && sheet.dataset.how !== "sheet" && closePreview(), { passive: true });
}

function soon(link, { aloud = false } = {}) {
  clearTimeout(waiting);
  if (shown === link) return;
  wanted = link;
  waiting = setTimeout(() => preview(link, { aloud }), SHOW_AFTER);
}

function later() {
  clearTimeout(waiting);
  wanted = null;
  waiting = setTimeout(() => closePreview(), HIDE_AFTER);
}

async function got(number) {
  if (!known.has(number)) {
    const answer = await fetch(`/citations/${number}?part=preview`, { headers: { Accept: "text/html" } });
    if (!answer.ok) throw new Error(answer.statusText);
    known.set(number, await answer.text());
  }
  const page = new DOMParser().parseFromString(known.get(number), "text/html");
  return document.adoptNode(page.querySelector(".preview-inside"));
}

async function preview(link, { aloud = false, how = "" } = {}) {
  wanted = link;
  let inside;
  try {
    inside = await got(link.dataset.cite);
  } catch {
    return false;
  }
  if (wanted !== link || !link.isConnected) return false;
  sheet.querySelector(".preview-inside")?.remove();
  sheet.append(inside);
  sheet.dataset.how = how;
  if (!sheet.matches(":popover-open")) sheet.showPopover();
  shown = link;
  if (how === "sheet") {
    sheet.style.removeProperty("left");
    sheet.style.removeProperty("top");
  } else {
    place(link);
  }
  if (aloud) say(inside.textContent.replace(/\s+/g, " ").trim().slice(0, 300));
  return true;
}

/** Below the link, or above it where there is more room; never beyond the window. */
function place(link) {
  const at = link.getClientRects()[0] ?? link.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = sheet;
  const start = document.dir === "rtl" || getComputedStyle(link).direction === "rtl" ? at.right - width : at.left;
  const left = Math.min(Math.max(EDGE, start), innerWidth - width - EDGE);
  const below = at.bottom + EDGE;
  const top = below + height <= innerHeight - EDGE || at.top < height + EDGE ? below : at.top - height - EDGE;
  sheet.style.left = `${left}px`;
  sheet.style.top = `${top}px`;
}

/** Close the preview; whether it was open. */
export function closePreview({ back = false } = {}) {
  clearTimeout(waiting);
  wanted = null;
  if (!shown) return false;
  const link = shown;
  shown = null;
  if (sheet.matches(":popover-open")) sheet.hidePopover();
  if (back) link.focus({ preventScroll: true });
  return true;
}

function clicked(event) {
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  const link = event.target.closest("a.cite");
  if (link && text.contains(link) && link.dataset.cite) {
    const touched = event.pointerType === "touch" || (event.pointerType === undefined && matchMedia("(hover: none)").matches);
    if (touched && shown !== link) {
      event.preventDefault();
      preview(link, { how: "sheet" });
    } else {
      closePreview();
    }
    return;
  }
  const count = event.target.closest("a.cb");
  if (count) {
    event.preventDefault();
    toggleLinks(count.closest(".b"), count);
    return;
  }
  const more = event.target.closest("[data-links]");
  if (more) {
    event.preventDefault();
    const block = document.getElementById(more.dataset.links);
    if (block) showLinks(block, more, { adding: "adding" in more.dataset });
    return;
  }
  if (event.target.closest("[data-close-links]")) closeLinks();
}

/** Open what the paragraph cites: first its preview, then, again, the target itself. */
export function openTarget() {
  const focused = document.activeElement?.closest?.("#text a.cite[data-cite]");
  const link = shown ?? focused;
  if (shown || focused) {
    closePreview();
    link.click();
    return true;
  }
  const first = meant()?.querySelector("a.cite[data-cite]:not([tabindex])");
  if (!first) return false;
  first.focus({ preventScroll: true });
  preview(first, { aloud: true });
  return true;
}

// Who cites a paragraph, and what it cites: opened below it.

let back = null;

function listed() {
  return text.querySelector(".links-of");
}

async function toggleLinks(block, from) {
  const there = listed();
  if (there?.dataset.of === block.id) {
    closeLinks();
    return;
  }
  await showLinks(block, from);
}

/** Open the links of a block below it; the section, or null. */
export async function showLinks(block, from = null, { adding = false } = {}) {
  const address = `${room.dataset.document}/citations?at=${encodeURIComponent(block.id)}`;
  let section;
  try {
    const answer = await fetch(`${address}&part=links`, { headers: { Accept: "text/html" } });
    if (!answer.ok) throw new Error(answer.statusText);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    section = document.adoptNode(page.querySelector(".links-of"));
  } catch {
    say(word("notShown"));
    return null;
  }
  listed()?.remove();
  back = from;
  section.dataset.of = block.id;
  let after = block;
  while (after.nextElementSibling?.matches(".panel, .opened-note")) after = after.nextElementSibling;
  after.after(section);
  window.htmx?.process(section);
  section.querySelector("h2").focus({ preventScroll: true });
  if (after === block && section.getBoundingClientRect().bottom > innerHeight) rest(block);
  const form = adding && section.querySelector(".cite-form");
  if (form) {
    form.open = true;
    form.querySelector('[name="words"]').focus({ preventScroll: true });
  }
  if (form || after !== block) (form || section).scrollIntoView({ block: "nearest", behavior: "instant" });
  return section;
}

/** Close the list; whether it was open. */
export function closeLinks() {
  const section = text && listed();
  if (!section) return false;
  const block = document.getElementById(section.dataset.of);
  const had = section.contains(document.activeElement);
  section.remove();
  if (had) (back?.isConnected ? back : block?.querySelector("a.cb, a.n"))?.focus({ preventScroll: true });
  back = null;
  return true;
}
