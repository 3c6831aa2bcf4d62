// Sending files one by one, so that each has its own progress; the form itself works without this.
// With a table that says what the files are, they go together: it is read along with them.

import { say } from "./site.js";

const form = document.getElementById("add-form");
const drop = document.getElementById("drop");
const sending = document.getElementById("sending");
const list = document.getElementById("sending-rows");
const bar = document.getElementById("sending-bar");
const words = document.getElementById("sending-words");
const kinds = form.dataset.kinds.split(",");
const largest = Number(form.dataset.largest) * 2 ** 20;
const AT_ONCE = 2; // more only compete for the same line

const queue = [];
let active = 0;
let began = false;
let where = "";
let told = 0;
const all = [];

const isTable = (file) => file.name.toLowerCase().endsWith(form.dataset.table);
const readable = (name) => kinds.some((kind) => name.toLowerCase().endsWith(kind));

function take(files) {
  const wanted = files.filter((file) => readable(file.name) && !file.name.startsWith("."));
  const skipped = files.length - wanted.length;
  if (skipped) note(`${sending.dataset.skipped}: ${skipped}`);
  for (const files of wanted.some(isTable) ? [wanted] : wanted.map((file) => [file])) {
    const name = files.map((file) => file.name).join(", ");
    const job = { files, name, size: files.reduce((sum, file) => sum + file.size, 0), sent: 0, done: false, row: row(name) };
    all.push(job);
    if (files.some((file) => file.size > largest)) fail(job, sending.dataset.large, false);
    else queue.push(job);
  }
  if (!all.length) return;
  sending.hidden = false;
  for (const one of form.elements) if (one.type !== "hidden") one.disabled = one.id !== "files" && one.id !== "folder";
  next();
}

function note(text) {
  const item = document.createElement("li");
  item.className = "soft";
  item.textContent = text;
  list.append(item);
  sending.hidden = false;
  say(text);
}

function row(name) {
  const item = document.createElement("li");
  item.className = "sending-row";
  const label = document.createElement("bdi");
  label.textContent = name;
  const state = document.createElement("span");
  state.className = "soft small num";
  state.textContent = sending.dataset.waiting;
  item.append(label, state);
  list.append(item);
  return { item, state };
}

// The first file goes alone: it makes the collection that the others join.
function next() {
  while (queue.length && active < (began ? AT_ONCE : 1)) send(queue.shift());
  if (!active && !queue.length && where && all.every((job) => job.done)) leave();
}

function send(job) {
  active += 1;
  const body = new FormData();
  for (const name of ["csrfmiddlewaretoken", "batch", "new"]) body.append(name, form.elements[name].value);
  body.append("visibility", form.querySelector("[name=visibility]:checked").value);
  body.append("collection", form.elements.collection.value);
  for (const file of job.files) body.append("files", file, file.name);
  const request = new XMLHttpRequest();
  request.open("POST", form.action);
  request.setRequestHeader("X-Requested-With", "upload");
  request.responseType = "json";
  request.upload.onprogress = (event) => {
    job.sent = event.loaded;
    job.row.state.textContent = `${Math.floor((100 * event.loaded) / event.total)} %`;
    tell();
  };
  request.onload = () => {
    active -= 1;
    began = true;
    if (request.status === 201) {
      where = request.response.batch;
      job.done = true;
      job.sent = job.size;
      job.row.state.textContent = `✓ ${sending.dataset.sent}`;
    } else fail(job, `${sending.dataset.failed} (${request.status})`);
    tell();
    next();
  };
  request.onerror = () => {
    active -= 1;
    fail(job, sending.dataset.failed);
    next();
  };
  request.send(body);
}

function fail(job, why, again = true) {
  job.row.state.className = "wrong";
  job.row.state.textContent = `✕ ${why}`;
  if (again) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "button quiet little";
    button.textContent = sending.dataset.again;
    button.onclick = () => {
      button.remove();
      job.row.state.className = "soft small num";
      queue.push(job);
      next();
    };
    job.row.item.append(button);
  } else all.splice(all.indexOf(job), 1);
  if (where && !document.getElementById("to-rows")) {
    const link = document.createElement("a");
    link.id = "to-rows";
    link.href = where;
    link.textContent = sending.dataset.see;
    words.after(link);
  }
  say(`${job.name} ${why}`);
}

function tell() {
  const size = all.reduce((sum, job) => sum + job.size, 0) || 1;
  const sent = all.reduce((sum, job) => sum + Math.min(job.sent, job.size), 0);
  const percent = Math.floor((100 * sent) / size);
  bar.value = percent;
  words.textContent = `${all.filter((job) => job.done).length} / ${all.length} · ${percent} %`;
  document.title = `${percent} % · ${sending.dataset.sending}`;
  if (percent >= told + 10) {
    told = percent;
    say(`${percent} %`);
  }
}

function leave() {
  removeEventListener("beforeunload", warn);
  location.assign(where);
}

function warn(event) {
  if (active || queue.length) event.preventDefault();
}
addEventListener("beforeunload", warn);

for (const id of ["files", "folder"]) {
  const input = document.getElementById(id);
  input.addEventListener("change", () => {
    take([...input.files]);
    input.value = "";
  });
}

for (const name of ["dragenter", "dragover"])
  document.addEventListener(name, (event) => {
    if (!event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    drop.classList.add("over");
  });
document.addEventListener("dragleave", (event) => {
  if (!event.relatedTarget) drop.classList.remove("over");
});
document.addEventListener("drop", async (event) => {
  if (!event.dataTransfer?.types.includes("Files")) return;
  event.preventDefault();
  drop.classList.remove("over");
  const entries = [...event.dataTransfer.items].map((item) => item.webkitGetAsEntry?.()).filter(Boolean);
  if (!entries.length) return take([...event.dataTransfer.files]);
  const files = [];
  for (const entry of entries) await gather(entry, files);
  take(files);
});

/** Every file below an entry; a folder tells its contents in parts. */
async function gather(entry, files) {
  if (entry.isFile) files.push(await new Promise((done, fail) => entry.file(done, fail)));
  else {
    const reader = entry.createReader();
    for (;;) {
      const part = await new Promise((done, fail) => reader.readEntries(done, fail));
      if (!part.length) return;
      for (const one of part) await gather(one, files);
    }
  }
}
