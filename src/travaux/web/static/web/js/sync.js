// Text and pages together: the paragraph at the reading line outlines its region and the pages follow;
// a press on a region goes to the paragraph. While the reader is busy with the pages, nothing follows.

import { current, meant, rest } from "./places.js";
import { word } from "./copy.js";

const room = document.getElementById("room");
const pages = document.getElementById("pages");
const where = document.getElementById("where");
const pdf = document.getElementById("pdf");
const outline = document.getElementById("contents");

let paused = false;
let now = null;
let shown = [];
let heading = null;

/** Begin to follow. */
export function begin() {
  addEventListener("scroll", soon, { passive: true });
  addEventListener("resize", soon, { passive: true });
  document.addEventListener("focusin", soon);
  if (pages) {
    for (const kind of ["wheel", "touchmove", "pointerdown", "keydown"]) {
      pages.addEventListener(kind, () => (paused = true), { passive: true });
      document.addEventListener(kind, (event) => pages.contains(event.target) || (paused = false), { passive: true, capture: true });
    }
    pages.addEventListener("click", pressed);
    pages.addEventListener("scroll", () => paused && tellPage(leafInSight()), { passive: true });
  }
  update();
}

let asked = false;
function soon() {
  if (asked) return;
  asked = true;
  requestAnimationFrame(() => {
    asked = false;
    update();
  });
}

/** Look again at where the reader is. */
export function update(force = false) {
  if (room.dataset.view === "page") return;
  const block = document.activeElement?.closest?.("#text .b.current, #text .b.here") ? meant() : current();
  if (!block || (block === now && !force)) return;
  now?.classList.remove("current");
  now = block;
  now.classList.add("current");
  tell(block);
  follow(block);
}

/** The block that is followed. */
export function followed() {
  return now;
}

function tell(block) {
  const page = pageOf(block);
  const number = block.querySelector(":scope > a.n:not(.quiet) bdi")?.textContent.replace(/\.$/, "");
  const parts = [];
  if (number) parts.push(`${word("paragraph")} ${number}`);
  if (page) parts.push(`${word("page")} ${label(page)}`);
  if (where) {
    where.hidden = parts.length === 0;
    where.textContent = parts.join(" · ");
  }
  if (page) tellPage(page);
  const above = headingOf(block);
  if (above !== heading && outline) {
    heading = above;
    for (const old of outline.querySelectorAll("[aria-current]")) old.removeAttribute("aria-current");
    const link = above && outline.querySelector(`a[href="#${CSS.escape(above.id)}"]`);
    if (link) {
      link.setAttribute("aria-current", "true");
      inside(outline, link);
    }
  }
}

function tellPage(number) {
  if (pdf && number) pdf.href = `${pdf.dataset.file}#page=${number}`;
}

function label(number) {
  return document.getElementById(`page_${number}`)?.textContent ?? number;
}

/** The page a block begins on: by its own region, or by the last page mark before it. */
export function pageOf(block) {
  const region = pages?.querySelector(`.regions a[href="#${CSS.escape(block.id)}"]`);
  if (region) return Number(region.closest(".leaf").dataset.page);
  return null;
}

function headingOf(block) {
  let one = block;
  while (one) {
    if (one.classList.contains("heading")) return one;
    one = one.previousElementSibling ?? lastOf(one.parentElement?.previousElementSibling);
  }
  return null;
}

function lastOf(part) {
  return part?.classList.contains("part") ? part.lastElementChild : null;
}

function follow(block) {
  if (!pages) return;
  for (const old of shown) old.classList.remove("on");
  shown = [...pages.querySelectorAll(`.regions a[href="#${CSS.escape(block.id)}"]`)];
  for (const region of shown) region.classList.add("on");
  if (paused || !shown.length || !pages.offsetParent || getComputedStyle(pages).position !== "sticky") return;
  inside(pages, shown[0], 0.2);
}

/** Scroll a box, and nothing else, so that something in it is in sight. */
function inside(box, thing, share = 0.3) {
  const outer = box.getBoundingClientRect();
  const inner = thing.getBoundingClientRect();
  if (inner.top >= outer.top + 8 && inner.bottom <= outer.bottom - 8) return;
  box.scrollTop += inner.top - outer.top - outer.height * share;
}

/** Show a page in the pages' pane. */
export function showPage(number) {
  const leaf = document.getElementById(`leaf_${number}`);
  if (!leaf || !pages) return;
  if (getComputedStyle(pages).position === "sticky") pages.scrollTop += leaf.getBoundingClientRect().top - pages.getBoundingClientRect().top - 8;
  else leaf.scrollIntoView({ block: "start", behavior: "instant" });
}

/** The page that is most in sight in the pane. */
export function leafInSight() {
  if (!pages) return null;
  const outer = getComputedStyle(pages).position === "sticky" ? pages.getBoundingClientRect() : { top: 0, height: innerHeight };
  const middle = outer.top + outer.height * 0.4;
  let found = null;
  for (const leaf of pages.querySelectorAll(".leaf")) {
    if (leaf.getBoundingClientRect().top > middle) break;
    found = leaf;
  }
  return Number((found ?? pages.querySelector(".leaf"))?.dataset.page) || null;
}

function pressed(event) {
  const region = event.target.closest(".regions a");
  if (!region) return;
  const block = document.getElementById(decodeURIComponent(region.getAttribute("href").slice(1)));
  if (!block) return;
  event.preventDefault();
  if (room.dataset.view === "page" || !document.getElementById("text").offsetParent) {
    room.dispatchEvent(new CustomEvent("travaux:view", { detail: { view: innerWidth < 960 ? "text" : "both", block } }));
    return;
  }
  paused = true; // the page stays where it was pressed
  rest(block, { focus: true });
  history.replaceState(history.state, "", `#${block.id}`);
  now = null;
  update(true);
}
