// Inside the sheet: each choice asks the server for the form in its new state, and the parts that changed are
// put into place; what is typed stays, the focus stays. Enter saves when all three steps are filled.

import * as pane from "./connect_pane.js";
import { say } from "./site.js";

const SOON = 180; // milliseconds after the last letter
const AHEAD = 800; // milliseconds between two letters of one word
const EDGE = 12; // pixels above a step that one went to

let form = null;
let then = null;
let turn = 0;
let timer = 0;
let asking = Promise.resolve();
let ahead = { text: "", at: 0 };

/** The form in a state, from the server; null when it could not be had. */
export async function fetched(url, query, options = {}) {
  const asked = new URLSearchParams(query);
  asked.set("part", "sheet");
  const answer = await fetch(`${url}?${asked}`, options).catch(() => null);
  return answer?.ok ? taken(await answer.text()) : null;
}

function taken(html) {
  const page = new DOMParser().parseFromString(html, "text/html");
  return document.adoptNode(page.body.firstElementChild);
}

/** Make a form work; `ways` are called when it changed, was saved, or asks to be closed. */
export function begin(made, ways) {
  form = made;
  then = ways;
  form.addEventListener("submit", submitted);
  form.addEventListener("change", changed);
  form.addEventListener("input", typed);
  form.addEventListener("paste", (event) => event.target.id === "connect-q" && setTimeout(() => refresh(), 0));
  form.addEventListener("keydown", pressed);
  form.addEventListener("click", clicked);
  for (const kind of ["pointerover", "focusin"]) form.addEventListener(kind, meaning);
  pane.begin(form, refresh);
}

/** The focus at the start: the box, the note; on a phone the heading, so that no keyboard covers the sheet. */
export function focusFirst(made, touched) {
  const filled = made.dataset.complete !== undefined && !("note" in made.dataset);
  const first = made.querySelector("note" in made.dataset ? "#connect-note" : filled ? '[name="relation"]:checked' : "#connect-q");
  (touched ? made.querySelector("#connect-head") : first)?.focus({ preventScroll: true });
  if (made.dataset.at) pane.show(made);
}

/** Whether a note was typed that is not saved. */
export function dirty() {
  const note = form?.isConnected && form.querySelector("#connect-note");
  return Boolean(note && note.value.trim() && note.value !== note.defaultValue);
}

/** Esc inside the sheet: first what is open in it. */
export function escaped() {
  return pane.escaped();
}

/** The state as it stands in the form, with a button that was pressed. */
function state(extra) {
  const data = new FormData(form);
  const box = form.querySelector("#connect-q");
  data.delete("csrfmiddlewaretoken");
  if (box && box.value.trim() === (box.dataset.done ?? "")) data.delete("q");
  const sharing = form.querySelector("#connect-sharing");
  if (!dirty()) data.delete("note");
  if (sharing?.selectedOptions[0]?.defaultSelected) data.delete("sharing");
  const query = new URLSearchParams([...data].filter(([, value]) => value));
  for (const [name, value] of extra) query.append(name, value);
  return query;
}

/** Ask for the form in its new state and put what changed into place. */
export function refresh(extra = [], { push = false } = {}) {
  clearTimeout(timer);
  const mine = ++turn;
  const box = form.querySelector("#connect-q");
  const sent = box?.value.trim() ?? "";
  const query = state(extra);
  for (const part of form.querySelectorAll("[data-part][data-key]")) query.append("known", part.dataset.key);
  asking = fetched(form.getAttribute("action"), query).then((made) => {
    if (mine !== turn || !form.isConnected) return;
    if (!made) return say(document.getElementById("connect-words").dataset.failed);
    const other = made.dataset.chosen !== form.dataset.chosen;
    place(made);
    settle(box, made, sent, query.has("q"));
    then.changed(form, push || other);
  });
  return asking;
}

/** Until the last question is answered: pasting and Enter at once ask twice, and the first answer is dropped. */
async function answered() {
  for (let last = null; last !== asking; ) {
    last = asking;
    await last;
  }
}

function settle(box, made, sent, asked) {
  if (!box) return;
  if (made.querySelector("#connect-q").value) return;
  if (asked) box.dataset.done = sent;
  else if (box.dataset.done !== undefined && document.activeElement !== box) {
    box.value = "";
    delete box.dataset.done;
  }
}

/** Parts of the new form take the place of the old ones; the focus stays where it was. */
function place(made) {
  const focused = document.activeElement?.id;
  const lost = form.contains(document.activeElement) && document.activeElement.closest("[data-part]");
  for (const part of made.querySelectorAll("[data-part]")) {
    const old = form.querySelector(`[data-part="${part.dataset.part}"]`);
    if (!old || "keep" in part.dataset) continue;
    if (part.dataset.part === "relations") check(part);
    else if (part.dataset.part !== "pane" || !pane.kept(old, part, made)) old.replaceWith(document.adoptNode(part));
  }
  const moved = made.dataset.at !== form.dataset.at || made.dataset.chosen !== form.dataset.chosen;
  for (const name of ["link", "at", "chosen", "complete"]) {
    if (name in made.dataset) form.dataset[name] = made.dataset[name];
    else delete form.dataset[name];
  }
  if (made.dataset.said.trim()) say(made.dataset.said.replace(/\s+/g, " ").trim());
  else if (moved) say(form.querySelector(".review-line")?.textContent.replace(/\s+/g, " ").trim());
  pane.shown(form);
  if (lost && !form.contains(document.activeElement)) refocus(focused);
}

function refocus(id) {
  const same = id && document.getElementById(id);
  (same ?? missing() ?? form.querySelector("#connect-save")).focus({ preventScroll: true });
}

function check(part) {
  for (const one of part.querySelectorAll('[name="relation"]')) {
    const radio = form.querySelector(`[name="relation"][value="${CSS.escape(one.value)}"]`);
    if (radio) radio.checked = one.checked;
  }
  const now = form.querySelector('[name="relation"]:checked');
  if (now) form.querySelector("[data-meaning-now]").textContent = now.dataset.meaning;
}

function submitted(event) {
  event.preventDefault();
  const button = event.submitter;
  if (button?.value === "save") return save();
  if (button?.dataset.fill) {
    const box = form.querySelector("#connect-q");
    box.value = button.dataset.fill;
    delete box.dataset.done;
    return refresh([], { push: true });
  }
  if (button?.matches("[data-later], [data-earlier]")) return pane.more(form, button, state([]));
  const box = form.querySelector("#connect-q");
  const choosing = ["choose", "pick", "drop"].includes(button?.name);
  if (choosing && box) {
    box.value = "";
    delete box.dataset.done;
  }
  const near = form.querySelector("#connect-near");
  const jumped = near?.value;
  return refresh(button?.name ? [[button.name, button.name === "pick" ? picked(button) : button.value]] : [], { push: choosing }).then(() => {
    if (button?.name === "choose" || jumped) goTo("target");
  });
}

function picked(button) {
  return `${button.value.split("#")[0]}#${button.dataset.stretch}`;
}

function changed(event) {
  const one = event.target;
  if (one.name === "relation") {
    check(form);
    refresh();
  } else if (one.name === "at" || one.name === "whole") {
    pane.ticked(form, one);
    refresh();
  } else if (one.name === "section") refresh([], {}).then(() => goTo("target"));
}

function typed(event) {
  if (event.target.id !== "connect-q") return;
  clearTimeout(timer);
  delete event.target.dataset.done;
  if (event.target.value.trim().length > 1) timer = setTimeout(() => refresh(), SOON);
}

function meaning(event) {
  const radio = event.target.closest?.(".relation")?.querySelector("input");
  const now = form.querySelector("[data-meaning-now]");
  if (!now) return;
  now.textContent = (radio ?? form.querySelector('[name="relation"]:checked'))?.dataset.meaning ?? "";
}

function pressed(event) {
  const one = event.target;
  if (event.key === "Enter") return entered(event);
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (one.name === "relation" && event.key.length === 1 && event.key !== " ") return lookAhead(event);
  if (one.id === "connect-q" && event.key === "ArrowDown") {
    const first = form.querySelector("#step-document .row-to-choose, #step-target .row-to-choose");
    if (first?.offsetParent) {
      event.preventDefault();
      first.focus();
    }
  }
  if (event.key === "ArrowDown" || event.key === "ArrowUp") pane.arrow(event);
}

/** Enter: from the box what it says, then save when nothing is missing; else to what is. */
async function entered(event) {
  const one = event.target;
  if (one.matches("button, a, summary, select")) return;
  if (one.matches("textarea") && !event.ctrlKey && !event.metaKey) return;
  event.preventDefault();
  if (one.matches("#connect-find, #connect-near")) {
    const near = one.id === "connect-near" && one.value;
    await refresh();
    one.value = near ? "" : one.value;
    if (near) pane.focusWanted(form);
    return;
  }
  const box = form.querySelector("#connect-q");
  if (box && box.value.trim() && box.value.trim() !== box.dataset.done) refresh();
  await answered();
  if ("complete" in form.dataset || "note" in form.dataset) await save();
  else missing()?.focus();
}

/** What is to be chosen next. */
function missing() {
  const seen = (all) => [...form.querySelectorAll(all)].find((one) => one.offsetParent);
  if (!form.querySelector('[name="relation"]:checked')) return seen('[name="relation"]');
  if (!form.dataset.chosen) return seen("#connect-why .row-to-choose") ?? seen("#connect-q");
  if (!form.dataset.at) return seen(".suggested .row-to-choose") ?? seen("#connect-find") ?? seen("#connect-whole");
  return seen("#connect-save");
}

function lookAhead(event) {
  const now = performance.now();
  ahead = { text: (now - ahead.at < AHEAD ? ahead.text : "") + event.key.toLocaleLowerCase(), at: now };
  const radios = [...form.querySelectorAll('[name="relation"]')];
  const from = ahead.text.length === 1 ? radios.indexOf(event.target) + 1 : radios.indexOf(event.target);
  const ordered = [...radios.slice(from), ...radios.slice(0, from)];
  const found = ordered.find((one) => one.parentElement.querySelector(".pick-verb").textContent.toLocaleLowerCase().startsWith(ahead.text));
  if (!found) return;
  event.preventDefault();
  found.focus();
  found.checked = true;
  found.dispatchEvent(new Event("change", { bubbles: true }));
}

async function save() {
  await answered();
  const body = new FormData(form);
  body.set("do", "save");
  const box = form.querySelector("#connect-q");
  if (box && box.value.trim() === (box.dataset.done ?? "")) body.delete("q");
  const answer = await fetch(`${form.getAttribute("action")}?part=sheet`, { method: "POST", body }).catch(() => null);
  if (!answer || (!answer.ok && answer.status !== 422)) return say(document.getElementById("connect-words").dataset.failed);
  const made = taken(await answer.text());
  if (answer.ok) return then.saved(made);
  for (const wrong of form.querySelectorAll(".step > .wrong")) wrong.remove();
  place(made);
  const wrong = form.querySelector(".wrong, .there");
  say(wrong?.textContent.replace(/\s+/g, " ").trim());
  (wrong?.querySelector("a") ?? missing())?.focus();
}

function clicked(event) {
  if (event.target.closest("[data-close-sheet]")) then.closed();
  const step = event.target.closest("[data-step]");
  if (!step) return;
  event.preventDefault();
  goTo(step.dataset.step, { focus: true });
}

/** To a step: its legend at the top of the sheet. */
function goTo(name, { focus = false } = {}) {
  const step = form.querySelector(`#step-${name}`);
  const body = form.querySelector("[data-body]");
  if (!step) return;
  const wanted = name === "target" && !focus ? (step.querySelector("[data-wanted]") ?? step) : step;
  const tools = wanted === step ? 0 : (step.querySelector(".pane-tools")?.offsetHeight ?? 0);
  body.scrollTop += wanted.getBoundingClientRect().top - body.getBoundingClientRect().top - EDGE - tools;
  if (focus) step.querySelector('input:checked, input:not([type="hidden"]), button')?.focus({ preventScroll: true });
}
