// A collection's page: keys, what is said, and where the focus goes when a part of it was put in anew.

import * as keys from "./keys.js";
import { say } from "./site.js";

const rows = () => [...document.querySelectorAll("[data-item]")];
const here = () => document.activeElement?.closest?.("[data-item]");
let stood = 0; // the place of the item in which something was pressed

function go(row) {
  if (!row) return false;
  row.focus({ preventScroll: true });
  row.scrollIntoView({ block: "nearest", behavior: "instant" });
  return true;
}

function step(direction) {
  const all = rows();
  const row = here();
  return go(all[row ? all.indexOf(row) + direction : direction > 0 ? 0 : all.length - 1]);
}

function press(name) {
  const button = here()?.querySelector(`[data-do="${name}"]`);
  if (!button || button.getAttribute("aria-disabled") === "true") return false;
  button.focus({ preventScroll: true });
  button.click();
  return true;
}

keys.on("next-item", () => step(1));
keys.on("previous-item", () => step(-1));
keys.on("item-up", () => press("up"));
keys.on("item-down", () => press("down"));
keys.on("edit-item", () => press("edit"));
keys.on("take-out", () => press("remove"));
keys.on("undo-item", () => {
  const undo = document.getElementById("undo");
  undo?.click();
  return Boolean(undo);
});
keys.on("help", () => {
  location.href = "/help#keys";
});
keys.on("close", () => {
  const form = document.activeElement?.closest?.("[data-editing]");
  if (!form) return false;
  leave(form);
  return true;
});
keys.listen();

/** Close a form that was opened in the place of an item. */
function leave(form) {
  const row = form.closest("[data-item]");
  if (!row) return;
  form.remove();
  row.querySelector('[data-do="edit"]')?.focus();
}

document.addEventListener("click", (event) => {
  const row = event.target.closest("[data-item]");
  if (row) stood = rows().indexOf(row);
  if (event.target.closest('.step[aria-disabled="true"]')) event.preventDefault();
  const cancel = event.target.closest("[data-cancel]");
  if (!cancel || !row) return;
  event.preventDefault();
  leave(cancel.closest("[data-editing]"));
});

document.addEventListener("htmx:afterSettle", (event) => {
  const listed = document.getElementById("listed");
  const id = event.detail.target?.id ?? "";
  if (id === "listed") {
    if (listed.dataset.said) say(listed.dataset.said);
    delete listed.dataset.said;
    // What was pressed is there again and has the focus, unless its item was taken out, or is back.
    const back = document.getElementById(listed.dataset.goes ?? "");
    if (back || !here()) go(back ?? rows()[Math.min(stood, rows().length - 1)]) || document.getElementById("undo")?.focus();
  } else if (id.startsWith("form-")) {
    const form = document.getElementById(id);
    const wrong = form.querySelector('[aria-invalid="true"]');
    (wrong ?? form.querySelector("[data-first], input:not([type=hidden]), select, textarea"))?.focus();
    if (wrong) say(form.querySelector(".wrong")?.textContent);
  } else if (id.startsWith("item-")) {
    document.getElementById(id)?.querySelector('[data-do="edit"]')?.focus();
    say(document.getElementById("items-head")?.dataset.saved);
  }
});
