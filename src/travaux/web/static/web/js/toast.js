// What was saved, with Undo: it stays until it is closed, undone or followed by the next.

import * as keys from "./keys.js";
import { say } from "./site.js";

const place = document.getElementById("toasts");
const words = document.getElementById("connect-words");

/** Show what was saved. */
export function show(toast) {
  place.replaceChildren(toast);
  toast.addEventListener("click", (event) => {
    if (event.target.closest("[data-close-toast]")) close();
    if (!event.target.closest("[data-undo]")) return;
    event.preventDefault();
    undo();
  });
  say(`${words.dataset.saved}. ${toast.querySelector(".toast-words").textContent.replace(/\s+/g, " ").trim()}`);
}

/** A sentence that needs no answer. */
export function tell(sentence) {
  const toast = document.createElement("div");
  toast.className = "toast";
  toast.textContent = sentence;
  place.replaceChildren(toast);
  setTimeout(() => toast.remove(), 6000);
  say(sentence);
}

/** Close what is shown; whether something was. */
export function close() {
  const there = place?.firstElementChild;
  there?.remove();
  return Boolean(there);
}

async function undo() {
  const toast = place?.firstElementChild;
  const form = toast?.querySelector("form");
  if (!form) return false;
  const answer = await fetch(`${form.action}?part=1`, { method: "POST", body: new FormData(form) }).catch(() => null);
  if (!answer?.ok) {
    say(words.dataset.failed);
    return true;
  }
  const ids = toast.dataset.ids?.split(" ").map(Number);
  const had = toast.contains(document.activeElement);
  tell(words.dataset.undone);
  if (had) document.getElementById("main")?.focus({ preventScroll: true });
  if (ids) document.dispatchEvent(new CustomEvent("travaux:disconnected", { detail: { ids, batch: toast.dataset.batch } }));
  return true;
}

keys.on("undo-connection", () => {
  if (!place?.querySelector("form")) return false;
  undo();
  return true;
});
