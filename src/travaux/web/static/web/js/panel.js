// The panel of a paragraph, opened where it stands; the address becomes the paragraph's.

import { copyFrom, word } from "./copy.js";
import { rest } from "./places.js";
import { say } from "./site.js";

const room = document.getElementById("room");
let back = null; // what had the focus before the panel opened

/** Make panels in the page work: buttons appear, styles change in place. */
export function prepare(panel) {
  for (const button of panel.querySelectorAll("[hidden]")) button.hidden = false;
}

/** Begin to listen. */
export function begin() {
  for (const panel of document.querySelectorAll(".panel")) prepare(panel);
  document.getElementById("text")?.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    const number = event.target.closest(".b > a.n");
    if (number) {
      event.preventDefault();
      toggle(number.parentElement, number);
      return;
    }
    const panel = event.target.closest(".panel");
    if (panel) within(event, panel);
  });
  addEventListener("popstate", () => /[:~]/.test(location.hash) || location.reload()); // words are marks.js's
}

function within(event, panel) {
  const copy = event.target.closest("[data-copy]");
  if (copy) copyFrom(panel, copy.dataset.copy);
  const style = event.target.closest("[data-style]");
  if (style) {
    event.preventDefault();
    choose(panel, style);
  }
  if (event.target.closest("[data-close]")) close();
  const similar = event.target.closest("[data-similar]");
  if (similar) {
    event.preventDefault();
    alike(panel, similar);
  }
}

async function alike(panel, link) {
  panel.querySelector(".similar")?.remove();
  try {
    const answer = await fetch(link.dataset.similar);
    if (!answer.ok) throw new Error(answer.statusText);
    const sheet = new DOMParser().parseFromString(await answer.text(), "text/html");
    const found = document.adoptNode(sheet.querySelector(".similar"));
    panel.append(found);
    const first = found.querySelector("a");
    if (first) first.focus();
    else say(found.textContent.trim());
  } catch {
    location.href = link.href;
  }
}

function choose(panel, style) {
  for (const one of panel.querySelectorAll("[data-style]")) one.removeAttribute("aria-current");
  style.setAttribute("aria-current", "true");
  const citation = panel.querySelector('[data-field="citation"]');
  citation.value = style.dataset.citation;
  citation.dir = style.dataset.dir;
  panel.querySelector('[data-field="quotation"]').value = style.dataset.quotation;
  document.cookie = `citing=${style.dataset.style};path=/;max-age=31536000;samesite=lax`;
  say(style.dataset.citation);
}

/** The open panel, if there is one. */
export function open() {
  return document.querySelector(".panel");
}

async function toggle(block, number) {
  const there = open();
  if (there && there.previousElementSibling === block) {
    close();
    return;
  }
  await show(block, number);
}

/** Open the panel of a block below it; the panel, or null where it could not be had. */
export async function show(block, from = null) {
  const number = block.querySelector(":scope > a.n");
  const link = number?.getAttribute("href") ?? `${room.dataset.document}/at/${block.id}`;
  const panel = await fetched(link);
  if (!panel) return null;
  close({ quietly: true });
  back = from;
  block.after(panel);
  prepare(panel);
  mark(block);
  history.replaceState(history.state, "", link + location.search);
  panel.querySelector('[data-copy="citation"]').focus({ preventScroll: true });
  const bottom = panel.getBoundingClientRect().bottom;
  if (bottom > innerHeight) rest(block);
  return panel;
}

/** The panel of a block, not shown. */
export async function fetched(link) {
  try {
    const answer = await fetch(`${link}?part=panel`, { headers: { Accept: "text/html" } });
    if (!answer.ok) throw new Error(answer.statusText);
    const sheet = new DOMParser().parseFromString(await answer.text(), "text/html");
    return document.adoptNode(sheet.querySelector(".panel"));
  } catch {
    say(word("notShown"));
    return null;
  }
}

function mark(block) {
  for (const old of document.querySelectorAll("#text .here")) old.classList.remove("here");
  block?.classList.add("here");
}

/** Close the open panel; whether there was one. */
export function close({ quietly = false } = {}) {
  const panel = open();
  if (!panel) return false;
  const had = panel.contains(document.activeElement);
  const block = panel.previousElementSibling;
  panel.remove();
  if (quietly) return true;
  mark(null);
  history.replaceState(history.state, "", `${room.dataset.document}${location.search}#${block?.id ?? ""}`);
  if (had) (back?.isConnected ? back : block?.querySelector("a.n"))?.focus({ preventScroll: true });
  back = null;
  return true;
}

/** Copy the citation of a block, through its panel. */
export async function copyOf(block) {
  const there = open();
  if (there && there.previousElementSibling?.id === block.id) return copyFrom(there, "citation");
  const number = block.querySelector(":scope > a.n");
  const panel = await fetched(number?.getAttribute("href") ?? `${room.dataset.document}/at/${block.id}`);
  if (!panel) return false;
  const text = panel.querySelector('[data-field="citation"]').value;
  try {
    await navigator.clipboard.writeText(text);
    say(`${word("copiedCitation")}: ${text}`);
    return true;
  } catch {
    const shown = await show(block);
    return shown ? copyFrom(shown, "citation") : false;
  }
}
