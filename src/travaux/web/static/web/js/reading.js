// The reading page, put together: deep links, views, keys. Everything here shortens what links do.

import * as citations from "./citations.js";
import * as keys from "./keys.js";
import * as marks from "./marks.js";
import * as notes from "./notes.js";
import * as panel from "./panel.js";
import * as places from "./places.js";
import * as selecting from "./selecting.js";
import * as sync from "./sync.js";
import * as zoom from "./zoom.js";
import { word } from "./copy.js";
import { say } from "./site.js";

const room = document.getElementById("room");
const text = document.getElementById("text");
const contents = document.getElementById("contents");
const go = document.getElementById("go");
const NARROW = matchMedia("(width < 60rem)");

const steps = { before: [], after: [] }; // places inside this document, for [ and ]

function leave() {
  const block = sync.followed();
  if (block && steps.before.at(-1) !== block.id) steps.before.push(block.id);
  steps.after.length = 0;
}

function move(from, to) {
  const here = sync.followed();
  const id = from.pop();
  const block = id && document.getElementById(id);
  if (!block) return false;
  if (here) to.push(here.id);
  places.rest(block, { focus: true });
  return true;
}

/** Show both, text or page; the address keeps it, and the paragraph stays where it was. */
function show(view, block = sync.followed()) {
  const page = room.dataset.view === "page" ? sync.leafInSight() : null;
  room.dataset.view = view;
  zoom.fit();
  for (const link of document.querySelectorAll("[data-to]")) {
    const here = link.dataset.to === view || (NARROW.matches && link.closest(".bar") && link.dataset.to === "text" && view === "both");
    if (here) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  }
  const address = new URL(location.href);
  address.searchParams.set("view", view);
  history.replaceState(history.state, "", address);
  if (view === "page") {
    sync.showPage(block ? sync.pageOf(block) : 1);
  } else {
    const first = page && document.getElementById(`page_${page}`)?.closest(".b");
    places.rest(block ?? first);
    sync.update(true);
  }
}

function turn(direction) {
  if (room.dataset.view === "page") {
    sync.showPage((sync.leafInSight() ?? 1) + direction);
    return;
  }
  const marks = [...text.querySelectorAll(".pb")];
  const line = places.line();
  const at = marks.findLastIndex((mark) => mark.getBoundingClientRect().top <= line + 2);
  const mark = marks[Math.max(0, at + direction)];
  if (mark && at + direction < marks.length) {
    const off = mark.getBoundingClientRect().top - places.top() - 24;
    scrollBy({ top: off, behavior: "instant" });
  }
}

function step(direction) {
  const block = places.step(direction, (one) => one.matches(".paragraph, .item, .preamble, .speech"));
  if (!block) {
    say(word(direction > 0 ? "last" : "first"));
    return;
  }
  places.rest(block, { focus: true });
  sync.update(true);
}

/** The block of a number as typed: "62", "12 (b)", "12bis". */
function named(value) {
  const [, number = "", letters = ""] = value.trim().match(/^([^()]+)((?:\([^()]+\))*)$/) ?? [];
  const spelled = number.replace(/\s+/g, "").replace(/\.(?=\d)/g, "-").replace(/\.$/, "");
  const items = [...letters.matchAll(/\(([^()]+)\)/g)].map((one) => `__list_${one[1]}`).join("");
  for (const unit of ["para", "op", "p"]) {
    const block = document.getElementById(`${unit}_${spelled}${items}`);
    if (block) return block;
  }
  return null;
}

function ask() {
  if (!go) return false;
  go.hidden = false;
  go.elements.number.value = "";
  go.elements.number.focus({ preventScroll: true });
  return true;
}

go?.addEventListener("submit", (event) => {
  event.preventDefault();
  const value = go.elements.number.value;
  const block = named(value);
  if (block) {
    leave();
    go.hidden = true;
    places.rest(block, { focus: true });
    sync.update(true);
  } else {
    location.href = `${room.dataset.document}/para/${encodeURIComponent(value.replace(/\s+/g, ""))}`;
  }
});
go?.addEventListener("focusout", (event) => {
  if (!go.contains(event.relatedTarget)) go.hidden = true;
});

document.addEventListener("click", (event) => {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  const view = event.target.closest("[data-to]");
  if (view) {
    event.preventDefault();
    show(view.dataset.to);
    return;
  }
  const page = event.target.closest("a[data-page]");
  if (page && room.dataset.pages && !page.closest(".leaf")) {
    event.preventDefault();
    if (NARROW.matches || room.dataset.view === "text") show(NARROW.matches ? "page" : "both");
    sync.showPage(page.dataset.page);
    return;
  }
  const language = event.target.closest("[data-language]");
  if (language) {
    const block = sync.followed();
    const number = block?.querySelector(":scope > a.n:not(.quiet)")?.getAttribute("href").match(/\/para\/[^/]+$/)?.[0];
    if (number && scrollY > 200) language.href = language.getAttribute("href").replace(/\/(para|paras|at)\/[^/]+$/, "") + number;
    return;
  }
  const beside = event.target.closest("[data-beside]");
  const at = beside && scrollY > 200 && sync.followed();
  if (at) beside.href = `${room.dataset.document}/columns?at=${encodeURIComponent(at.id)}#${encodeURIComponent(at.id)}`;
  const links = event.target.closest("[data-to-links]");
  const read = links && sync.followed();
  if (read) links.href = `${room.dataset.document}/citations?at=${encodeURIComponent(read.id)}`;
  const inside = event.target.closest('a[href^="#"]');
  const block = inside && document.getElementById(decodeURIComponent(inside.hash.slice(1)));
  if (block && block.closest("#text")) {
    event.preventDefault();
    citations.closePreview();
    leave();
    if (contents?.matches(":popover-open")) contents.hidePopover();
    if (NARROW.matches && room.dataset.view === "page") show("text", block);
    notes.closeAll();
    history.replaceState(history.state, "", `#${block.id}`);
    places.rest(block, { focus: true });
    sync.update(true);
  }
});

room.addEventListener("travaux:view", (event) => show(event.detail.view, event.detail.block));

keys.on("search", () => {
  const box = [...document.querySelectorAll("[data-find]")].find((one) => one.offsetParent);
  box?.focus();
  return Boolean(box);
});
keys.on("next-paragraph", () => step(1));
keys.on("previous-paragraph", () => step(-1));
keys.on("next-page", () => turn(1));
keys.on("previous-page", () => turn(-1));
keys.on("go", ask);
keys.on("copy", () => {
  if (getSelection()?.toString()) return false;
  const block = places.meant();
  if (block) panel.copyOf(block);
  return true;
});
keys.on("view", () => room.dataset.pages && show(room.dataset.view === "both" ? "text" : "both"));
keys.on("larger", () => zoom.zoom(1));
keys.on("smaller", () => zoom.zoom(-1));
keys.on("open", () => citations.openTarget());
keys.on("back", () => move(steps.before, steps.after));
keys.on("forward", () => move(steps.after, steps.before));
keys.on("help", () => {
  location.href = "/help#keys";
});
keys.on("close", () => {
  if (go && !go.hidden) {
    go.hidden = true;
    sync.followed()?.focus({ preventScroll: true });
    return true;
  }
  return citations.closePreview({ back: true }) || selecting.close() || notes.closeAll() || marks.close() || citations.closeLinks() || panel.close();
});

keys.listen();
panel.begin();
notes.begin();
citations.begin();
selecting.begin();
zoom.begin();

// A deep link rests on its paragraph; going back or reloading leaves the place to the browser.
const how = performance.getEntriesByType("navigation")[0]?.type;
const id = location.hash ? decodeURIComponent(location.hash.slice(1)).split(/[:~]/)[0] : room.dataset.target;
const aim = id && document.getElementById(id);
if (aim && text.contains(aim) && text.offsetParent && how !== "back_forward" && how !== "reload") places.rest(aim);
else if (aim && text.contains(aim)) aim.closest("details:not([open])")?.setAttribute("open", "");
marks.begin();
sync.begin();
if (room.dataset.view === "page" && aim) {
  const show = () => sync.showPage(sync.pageOf(aim));
  show();
  if (document.readyState !== "complete") addEventListener("load", show, { once: true });
}
