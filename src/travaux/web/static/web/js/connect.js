// The sheet beside the text in which passages are connected: it opens, keeps its state in the address of the
// page, closes. What happens inside it is in connect_form.js. (Loaded before reading.js: going back in the
// browser's history inside the sheet must not load the page again.)

import * as form from "./connect_form.js";
import * as keys from "./keys.js";
import * as selecting from "./selecting.js";
import * as toast from "./toast.js";
import * as tray from "./tray.js";
import { current } from "./places.js";
import { paint, parse, ranges, unpaint } from "./ranges.js";
import { say } from "./site.js";
import { written } from "./stretches.js";

const OURS = ["from", "connect", "kind", "relation", "swap", "to", "at", "whole", "q", "find", "near", "note", "tags", "sharing"];
const COVERED = ".top, .document-head, .tools, #text, #contents, .bar, .skip";
const NARROW = matchMedia("(width < 60rem)");
const TOUCHED = matchMedia("(pointer: coarse)");

const room = document.getElementById("room");
const sheet = document.getElementById("connect-sheet");
const words = document.getElementById("connect-words");
let back = null; // the block to which the focus returns

/** Open the sheet: {connect, from, to, at, kind}, or a query as it stands in an address. */
export async function open(asked, { push = true } = {}) {
  const query = asked instanceof URLSearchParams ? asked : new URLSearchParams(Object.entries(asked).filter(([, value]) => value));
  if (!query.get("from")) query.set("from", room.dataset.document);
  const made = await form.fetched(sheet.dataset.url, query);
  if (!made) {
    say(words.dataset.failed);
    return false;
  }
  show(made, query, push);
  return true;
}

function show(made, query, push) {
  const stood = reading();
  selecting.close();
  const here = query.get("from") === room.dataset.document;
  const stretch = parse(query.get((here ? "connect" : "at") ?? "") ?? "");
  back ??= stretch && document.getElementById(stretch.address);
  if (stretch) paint("connecting", ranges(stretch));
  getSelection()?.removeAllRanges();
  sheet.replaceChildren(made);
  sheet.hidden = false;
  room.dataset.connecting = "";
  cover();
  stood();
  form.begin(made, { changed: keep, saved, closed: close });
  keep(made, push);
  form.focusFirst(made, TOUCHED.matches);
}

/** Remember where the reader is; calling it brings them there again after the page has become narrower. */
function reading() {
  const block = current();
  const top = block?.getBoundingClientRect().top ?? 0;
  return () => block && scrollBy({ top: block.getBoundingClientRect().top - top, behavior: "instant" });
}

/** The sheet covers the page on a phone: what is under it can't be reached. */
function cover() {
  const covered = !sheet.hidden && NARROW.matches;
  for (const one of document.querySelectorAll(COVERED)) one.inert = covered;
  document.documentElement.classList.toggle("covered", covered);
}

/** The state into the address of the page. */
function keep(made, push) {
  const address = without(new URL(location.href));
  for (const [name, value] of new URLSearchParams(made.dataset.link)) {
    if (name !== "from" || value !== room.dataset.document) address.searchParams.append(name, value);
  }
  history[push ? "pushState" : "replaceState"]({ connecting: true }, "", address);
}

function without(address) {
  for (const name of OURS) address.searchParams.delete(name);
  return address;
}

/** Close the sheet; whether it was open. A note that was typed is asked about. */
export function close({ asking = true, address = true } = {}) {
  if (!sheet || sheet.hidden) return false;
  if (asking && form.dirty() && !confirm(words.dataset.leave)) return true;
  const had = sheet.contains(document.activeElement);
  const stood = reading();
  sheet.hidden = true;
  sheet.replaceChildren();
  delete room.dataset.connecting;
  stood();
  cover();
  unpaint("connecting");
  if (address) history.replaceState({}, "", without(new URL(location.href)));
  if (had && back?.isConnected) selecting.returnTo(back);
  back = null;
  return true;
}

function saved(made) {
  const ids = made.dataset.ids.split(" ").map(Number);
  close({ asking: false });
  toast.show(made);
  document.dispatchEvent(new CustomEvent("travaux:connected", { detail: { ids, batch: made.dataset.batch } }));
}

function start(kind = "") {
  const stretch = selecting.current();
  if (stretch) open({ connect: written(stretch), kind });
  return Boolean(stretch);
}

/** What was picked up elsewhere, with this passage as its target. */
function here(stretch) {
  const held = tray.last();
  const at = typeof stretch === "string" ? stretch : written(stretch);
  if (held) open({ ...held, to: room.dataset.document, at });
}

function clicked(event) {
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  const link = event.target.closest("[data-connect]:not(#tray), [data-pick-up], [data-here]");
  if (!link || sheet.contains(link)) return;
  event.preventDefault();
  if (link.dataset.pickUp) tray.pickUp(link.dataset.pickUp);
  else if (link.dataset.here) here(link.dataset.here);
  else open({ connect: link.dataset.connect, kind: link.dataset.kind });
}

function gone(event) {
  const query = new URLSearchParams(location.search);
  if (!query.has("connect") && sheet.hidden) return;
  event.stopImmediatePropagation();
  if (query.has("connect")) open(query, { push: false }).then(() => keep(sheet.firstElementChild, false));
  else close({ asking: false, address: false });
}

if (sheet) {
  addEventListener("popstate", gone);
  addEventListener("resize", cover, { passive: true });
  document.addEventListener("click", clicked);
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || event.defaultPrevented || sheet.hidden) return;
    if (form.escaped() || close()) event.preventDefault();
  });
  selecting.on("connect", (stretch) => open({ connect: written(stretch) }));
  selecting.on("note", (stretch) => open({ connect: written(stretch), kind: "note" }));
  selecting.on("pick-up", (stretch) => tray.pickUp(stretch));
  selecting.on("here", here);
  keys.on("connect", () => start());
  keys.on("note", () => start("note"));
  keys.on("pick-up", () => {
    const stretch = selecting.current();
    if (stretch) tray.pickUp(stretch);
    return Boolean(stretch);
  });
  tray.begin();
  const query = new URLSearchParams(location.search);
  if (query.has("connect")) open(query, { push: false });
}
