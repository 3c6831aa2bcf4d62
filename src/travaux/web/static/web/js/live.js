// Progress that is brought up to date in place: title, words for the live region every 10 %, focus.

import { say } from "./site.js";

const title = document.title;
let told = -1;
let total = null;

function look() {
  const place = document.getElementById("progress");
  if (!place) return;
  const percent = Number(place.dataset.percent);
  const running = "running" in place.dataset;
  if (total !== null && place.dataset.total !== total) return location.reload();
  total = place.dataset.total;
  document.title = running ? `${percent} % · ${title}` : title;
  const step = running ? Math.floor(percent / 10) : 11;
  if (told >= 0 && step > told) say(place.dataset.said);
  told = Math.max(told, step);
}

document.addEventListener("htmx:afterSettle", look);

// A row that was changed by its own button keeps the focus, which would be lost with the button.
document.addEventListener("htmx:afterSwap", (event) => {
  const row = event.detail.target?.id?.startsWith("row-") ? document.getElementById(event.detail.target.id) : null;
  if (row && document.activeElement === document.body) {
    row.focus({ preventScroll: true });
    say(row.querySelector(".job-line")?.textContent.replace(/\s+/g, " ").trim());
  }
});

look();
