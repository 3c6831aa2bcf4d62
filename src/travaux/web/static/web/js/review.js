// The review page: keys, and where the focus goes when a row was answered in its place.

import * as keys from "./keys.js";
import { say } from "./site.js";

const rows = () => [...document.querySelectorAll("[data-row]")];

/** The row that keys speak of: the one with the focus, else the first that is not decided. */
function current() {
  const there = document.activeElement?.closest?.("[data-row]");
  return there ?? rows().find((row) => !row.matches(".decided")) ?? rows()[0] ?? null;
}

function go(row) {
  if (!row) return false;
  row.focus({ preventScroll: true });
  row.scrollIntoView({ block: "nearest", behavior: "instant" });
  return true;
}

function step(direction) {
  const all = rows();
  const here = document.activeElement?.closest?.("[data-row]");
  const at = here ? all.indexOf(here) + direction : direction > 0 ? 0 : all.length - 1;
  return go(all[at]);
}

function press(name) {
  const row = current();
  const what = row?.querySelector(`[data-do="${name}"]`);
  if (!what) return false;
  row.focus({ preventScroll: true });
  what.click();
  return true;
}

keys.on("next-row", () => step(1));
keys.on("previous-row", () => step(-1));
keys.on("accept", () => press("accept"));
keys.on("reject", () => press("reject"));
keys.on("other", () => {
  const box = current()?.querySelector("details.other");
  if (!box) return false;
  box.open = true;
  box.querySelector('input[name="target"]').focus();
  return true;
});
keys.on("undo", () => {
  const last = [...document.querySelectorAll('[data-do="undo"]')].sort((a, b) => (b.dataset.when ?? 0) - (a.dataset.when ?? 0))[0];
  last?.click();
  return Boolean(last);
});
keys.on("open-target", () => press("open"));
keys.on("help", () => {
  location.href = "/help#keys";
});
keys.on("close", () => {
  const box = document.activeElement?.closest?.("details.other[open]");
  if (!box) return false;
  box.open = false;
  box.querySelector("summary").focus();
  return true;
});
keys.listen();

let decisions = 0;

// What was decided last is what `undo` undoes, from the moment in which it is seen.
document.addEventListener("htmx:afterSwap", (event) => {
  const undo = document.getElementById(event.detail.target?.id ?? "")?.querySelector('[data-do="undo"]');
  if (undo) undo.dataset.when = ++decisions;
});

// A row that was answered: what came of it is read out, and the focus goes on to the next one. (Before it
// has settled, a new row still has the attributes of the old one.)
document.addEventListener("htmx:afterSettle", (event) => {
  const id = event.detail.target?.id;
  const row = id?.startsWith("row-") ? document.getElementById(id) : null;
  if (!row) return;
  say(row.querySelector("p")?.textContent.replace(/\s+/g, " ").trim());
  const wrong = row.querySelector('[aria-invalid="true"]');
  if (wrong) wrong.focus();
  else if (row.matches(".decided")) go(rows().slice(rows().indexOf(row) + 1).find((one) => !one.matches(".decided")) ?? row);
  else go(row);
});
