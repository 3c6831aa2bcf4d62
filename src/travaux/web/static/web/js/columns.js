// Side by side: a phone shows one language, and the paragraph stays where it is when that changes.
// Copying a citation from any cell. Without this the switch is a link, and the number opens the paragraph.

import { word } from "./copy.js";
import { say } from "./site.js";

const table = document.getElementById("columns");

function atTop() {
  const line = table.querySelector(".columns-names").getBoundingClientRect().bottom;
  return [...table.querySelectorAll("[data-row]")].find((row) => row.getBoundingClientRect().bottom > line + 8);
}

function show(language) {
  const row = atTop();
  const before = row?.getBoundingClientRect().top;
  table.dataset.show = language;
  for (const one of table.querySelectorAll("[data-language]")) {
    one.toggleAttribute("data-shown", one.dataset.language === language);
  }
  for (const one of table.querySelectorAll("[data-switch]")) {
    if (one.dataset.switch === language) one.setAttribute("aria-current", "true");
    else one.removeAttribute("aria-current");
  }
  if (row) window.scrollBy({ top: row.getBoundingClientRect().top - before, behavior: "instant" });
  const address = new URL(window.location.href);
  address.searchParams.set("show", language);
  window.history.replaceState(window.history.state, "", address);
}

async function copy(button) {
  try {
    await navigator.clipboard.writeText(button.dataset.citation);
    say(word("copiedCitation"));
    const before = button.textContent;
    button.textContent = word("copiedCitation");
    setTimeout(() => {
      button.textContent = before;
    }, 2000);
  } catch {
    const field = document.createElement("input");
    field.value = button.dataset.citation;
    field.readOnly = true;
    field.setAttribute("aria-label", word("select"));
    button.after(field);
    field.select();
    field.addEventListener("blur", () => field.remove(), { once: true });
    say(word("select"));
  }
}

if (table) {
  for (const button of table.querySelectorAll(".cell-copy")) button.hidden = false;
  table.addEventListener("click", (event) => {
    const to = event.target.closest("[data-switch]");
    if (to && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      show(to.dataset.switch);
    }
    const button = event.target.closest(".cell-copy");
    if (button) copy(button);
  });
}
