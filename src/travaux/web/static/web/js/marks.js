// What people connected, shown where one reads: marks in the gutter, the connected words, what hangs on them.
// It comes after the page, slice by slice, what is in sight first: a page opens alike with five and five thousand.

import { rest } from "./places.js";
import { paint, parse, placeAt, ranges, rangesIn, unpaint } from "./ranges.js";
import { say } from "./site.js";
import { word } from "./copy.js";

const room = document.getElementById("room");
const text = document.getElementById("text");
const open = document.getElementById("connections-open");
const menu = document.getElementById("connections-menu");
const LISTS = `${room?.dataset.document}/connections`;
const KINDS = { c: "connected", n: "noted", u: "unsure" };
const AHEAD = "60% 0px"; // how far from the window a slice is fetched: before one scrolls there
const EDGE = 8; // pixels between the menu and the window

let slices = []; // the parts of the text, in order: {box, first, until}
let loaded = new Set();
let wanted = new Set();
let painted = new Map(); // block → its stretches
let turn = 0; // answers to what was asked before the last change are dropped
let busy = false;
let watch = null;
let back = null;

/** Begin: go where the address points, fetch what is in sight, listen. */
export function begin() {
  if (!text || !room) return;
  point();
  addEventListener("hashchange", point);
  slices = sliced();
  watch = new IntersectionObserver(seen, { rootMargin: AHEAD });
  for (const { box } of slices) watch.observe(box);
  const notes = text.querySelector(":scope > .notes");
  if (notes) watch.observe(notes);
  text.addEventListener("click", clicked);
  document.addEventListener("travaux:connected", refresh);
  document.addEventListener("travaux:disconnected", refresh);
  if (open && menu) beginMenu();
}

/** Close the list of a paragraph, or the menu; whether one was open. */
export function close() {
  if (menu?.matches(":popover-open")) {
    menu.hidePopover();
    return true;
  }
  const section = listed();
  if (!section) return false;
  const block = document.getElementById(section.dataset.of);
  const had = section.contains(document.activeElement);
  section.remove();
  if (had) (back?.isConnected ? back : block?.querySelector("a.cm, a.n"))?.focus({ preventScroll: true });
  back = null;
  return true;
}

/** Fetch anew what is in sight; the rest when one comes to it. */
export function refresh() {
  turn += 1;
  loaded = new Set();
  wanted = new Set();
  for (const { box } of slices) {
    watch.unobserve(box);
    watch.observe(box);
  }
  const notes = text.querySelector(":scope > .notes");
  if (notes) {
    watch.unobserve(notes);
    watch.observe(notes);
  }
  const section = listed();
  if (section) show(document.getElementById(section.dataset.of), { quietly: true });
  fill();
}

// The address may name words: "#para_62:34-78".

function point() {
  const stretch = parse(decodeURIComponent(location.hash.slice(1)));
  unpaint("passage");
  if (!stretch || (stretch.start === null && stretch.until === stretch.address)) return;
  const found = ranges(stretch);
  if (!found.length) return;
  const block = document.getElementById(stretch.address);
  block.closest("details:not([open])")?.setAttribute("open", "");
  paint("passage", found);
  const how = performance.getEntriesByType("navigation")[0]?.type;
  if (document.readyState === "complete" || (how !== "back_forward" && how !== "reload")) rest(block, { on: found[0] });
}

// Slices

function sliced() {
  const boxes = [...text.querySelectorAll(":scope > .masthead, :scope > .part")];
  const rows = boxes.map((box) => ({ box, first: box.querySelector(".b[id]")?.id })).filter((one) => one.first);
  return rows.map((one, at) => ({ ...one, until: rows[at + 1]?.first ?? "", marked: [] }));
}

function seen(entries) {
  for (const entry of entries) {
    if (!entry.isIntersecting) continue;
    if (entry.target.classList.contains("notes")) {
      for (const slice of slices) wanted.add(slice); // notes stand all over the document
    } else {
      wanted.add(slices.find((one) => one.box === entry.target));
    }
  }
  load();
}

/** One request at a time, for neighbouring slices together. */
async function load() {
  if (busy) return;
  const at = slices.findIndex((one) => wanted.has(one) && !loaded.has(one));
  if (at < 0 || filter().show === "none") return;
  let last = at;
  while (last + 1 < slices.length && last - at < 3 && wanted.has(slices[last + 1]) && !loaded.has(slices[last + 1])) last += 1;
  const some = slices.slice(at, last + 1);
  const now = turn;
  busy = true;
  try {
    const query = asked({ marks: "1", first: some[0].first, until: some.at(-1).until });
    const answer = await fetch(`${LISTS}?${query}`, { headers: { Accept: "application/json" } });
    if (!answer.ok) throw new Error(answer.statusText);
    const { blocks } = await answer.json();
    if (now === turn) {
      for (const slice of some) loaded.add(slice);
      place(some, blocks);
    }
  } catch {
    for (const slice of some) wanted.delete(slice); // asked for again when one comes back to it
  } finally {
    busy = false;
  }
  load();
}

function place(some, blocks) {
  for (const slice of some) for (const block of slice.marked.splice(0)) clear(block);
  for (const [id, said] of Object.entries(blocks)) {
    const block = document.getElementById(id);
    if (!block || !text.contains(block)) continue;
    clear(block);
    if (said.n) block.insertBefore(mark(block, said), [...block.children].find((one) => !one.matches(".n, .cb")) ?? null);
    block.classList.add(said.n ? "connected" : "touched");
    block.classList.toggle("connected-whole", Boolean(said.whole));
    painted.set(block, said.words);
    (some.find(({ box }) => box.contains(block)) ?? some[0]).marked.push(block);
  }
  repaint();
}

function clear(block) {
  block.querySelector(":scope > .cm")?.remove();
  block.classList.remove("connected", "touched", "connected-whole");
  painted.delete(block);
}

/** A link with a sign and a number to see, and words to hear. */
function mark(block, said) {
  const link = document.createElement("a");
  link.className = said.notes === said.n ? "cm note" : "cm";
  if (said.unsure) link.classList.add("ask");
  link.href = `${LISTS}?at=${encodeURIComponent(block.id)}`;
  link.title = said.said;
  const words = document.createElement("span");
  words.className = "cb-words";
  words.textContent = said.said;
  const number = document.createElement("bdi");
  number.setAttribute("aria-hidden", "true");
  number.textContent = said.n > 99 ? "99+" : said.n;
  link.append(words, number);
  return link;
}

function repaint() {
  const kinds = { c: [], n: [], u: [] };
  for (const [block, words] of painted) {
    for (const [start, end, kind] of words) kinds[kind].push(...rangesIn(block, start, end ?? Infinity));
  }
  for (const [kind, name] of Object.entries(KINDS)) paint(name, kinds[kind]);
}

// What hangs on a paragraph: the other ends' texts, below it

function clicked(event) {
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  const link = event.target.closest("a.cm");
  if (link) {
    event.preventDefault();
    toggle(link.closest(".b"), link);
  } else if (event.target.closest("[data-close-connected]")) {
    close();
  } else if (!event.defaultPrevented && !event.target.closest("a, button, input, textarea") && getSelection().isCollapsed) {
    const spot = placeAt(event.clientX, event.clientY);
    const words = spot && painted.get(spot.block);
    if (words?.some(([start, end]) => start <= spot.at && spot.at < (end ?? Infinity))) toggle(spot.block, spot.block.querySelector("a.cm"), spot.at);
  }
}

function listed() {
  return text.querySelector(".connected-of");
}

function toggle(block, from, at = null) {
  if (listed()?.dataset.of === block.id) close();
  else show(block, { from, at });
}

async function show(block, { from = null, at = null, quietly = false } = {}) {
  const query = asked({ at: block.id, part: "connections", ...(at === null ? {} : { character: at }) });
  let section;
  try {
    const answer = await fetch(`${LISTS}?${query}`, { headers: { Accept: "text/html" } });
    if (!answer.ok) throw new Error(answer.statusText);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    section = document.adoptNode(page.querySelector(".connected-of"));
  } catch {
    if (!quietly) say(word("notShown"));
    return;
  }
  listed()?.remove();
  back = from;
  section.dataset.of = block.id;
  let after = block;
  while (after.nextElementSibling?.matches(".panel, .opened-note, .links-of")) after = after.nextElementSibling;
  after.after(section);
  window.htmx?.process(section);
  if (quietly) return;
  section.querySelector("h2").focus({ preventScroll: true });
  if (section.getBoundingClientRect().bottom > innerHeight) rest(block);
}

// The menu: which ones are shown. The choice stands in the address.

function filter() {
  const query = new URL(location.href).searchParams;
  return { show: query.get("show") ?? "", by: query.get("by") ?? "" };
}

function asked(more) {
  const { show, by } = filter();
  const query = new URLSearchParams(more);
  if (show) query.set("show", show);
  if (by) query.set("by", by);
  return query;
}

function beginMenu() {
  const link = document.getElementById("connections-link");
  link.hidden = true;
  open.hidden = false;
  menu.addEventListener("toggle", (event) => event.newState === "open" && stand());
  menu.addEventListener("click", chosen);
  fill();
}

async function fill() {
  if (!menu) return;
  const now = turn;
  try {
    const answer = await fetch(`${LISTS}?${asked({ part: "menu" })}`, { headers: { Accept: "text/html" } });
    if (!answer.ok || now !== turn) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const inside = document.adoptNode(page.querySelector(".connections-choices"));
    const had = menu.contains(document.activeElement) && document.activeElement.dataset;
    menu.replaceChildren(inside);
    document.getElementById("connections-count").textContent = inside.dataset.total;
    open.dataset.narrowed = inside.dataset.narrowed;
    if (had) again(had);
  } catch {
    // the list is one link away; the marks say the rest
  }
}

/** What had the focus before the choices were written anew. */
function again({ show, by }) {
  const name = show !== undefined ? `[data-show="${CSS.escape(show)}"]` : `[data-by="${CSS.escape(by ?? "")}"]`;
  menu.querySelector(name)?.focus({ preventScroll: true });
}

function stand() {
  const at = open.getBoundingClientRect();
  const start = document.dir === "rtl" ? at.right - menu.offsetWidth : at.left;
  menu.style.left = `${Math.min(Math.max(EDGE, start), Math.max(EDGE, innerWidth - menu.offsetWidth - EDGE))}px`;
  menu.style.top = `${at.bottom + EDGE / 2}px`;
}

function chosen(event) {
  const link = event.target.closest("[data-show], [data-by]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  const address = new URL(location.href);
  const [name, value] = "show" in link.dataset ? ["show", link.dataset.show] : ["by", link.dataset.by];
  if (value) address.searchParams.set(name, value);
  else address.searchParams.delete(name);
  history.replaceState(history.state, "", address);
  if (filter().show === "none") {
    for (const block of [...painted.keys()]) clear(block);
    repaint();
  }
  refresh();
  say(link.textContent.replace(/\s+/g, " ").trim());
}
