// "Add to a collection": the small form in a dialog, beside the text that it is about.

import * as keys from "./keys.js";
import * as selecting from "./selecting.js";
import * as toast from "./toast.js";
import { say } from "./site.js";
import { written } from "./stretches.js";

const room = document.getElementById("room");
const sheet = document.getElementById("keep-sheet");
const words = document.getElementById("connect-words");
let back = null; // the block to which the focus returns, when a toolbar opened the form

/** Open the form for a query as it stands in an address. */
async function open(query, block = null) {
  const made = await asked(`${sheet.dataset.url}?${query}&part=1`);
  if (!made) {
    say(words.dataset.failed);
    return;
  }
  back = block;
  selecting.close();
  put(made);
  sheet.showModal();
  made.querySelector("input[name=collection]:checked, #keep-name")?.focus();
}

async function asked(url, options = {}) {
  const answer = await fetch(url, options).catch(() => null);
  if (!answer || (!answer.ok && answer.status !== 422)) return null;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  return document.adoptNode(page.body.firstElementChild);
}

function put(form) {
  sheet.replaceChildren(form);
  // A name that is typed means a new collection: none of those there is chosen then.
  form.querySelector("#keep-name")?.addEventListener("input", (event) => {
    const chosen = form.querySelector("input[name=collection]:checked");
    if (event.target.value.trim() && chosen) chosen.checked = false;
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    send(form);
  });
}

async function send(form) {
  const body = new FormData(form);
  const made = await asked(`${form.action}?part=1`, { method: "POST", body });
  if (!made) {
    say(words.dataset.failed);
  } else if (made.matches("form")) {
    put(made);
    say(made.querySelector("#keep-problem")?.textContent);
    made.querySelector("input[name=collection], #keep-name")?.focus();
  } else {
    sheet.close();
    toast.show(made);
  }
}

function stretch(chosen) {
  open(new URLSearchParams({ from: room.dataset.document, at: written(chosen) }), chosen.block);
}

if (sheet) {
  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-close-keep]") || event.target === sheet) sheet.close();
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    const link = event.target.closest("a[data-keep-link]");
    if (!link) return;
    event.preventDefault();
    open(new URL(link.href).searchParams);
  });
  // Esc closes the form alone: what is open under it stays.
  sheet.addEventListener("keydown", (event) => event.key === "Escape" && event.stopPropagation());
  sheet.addEventListener("close", () => {
    sheet.replaceChildren();
    if (back?.isConnected) selecting.returnTo(back);
    back = null;
  });
  selecting.on("collect", stretch);
  keys.on("collect", () => {
    const chosen = selecting.current();
    if (chosen) stretch(chosen);
    return Boolean(chosen);
  });
}
