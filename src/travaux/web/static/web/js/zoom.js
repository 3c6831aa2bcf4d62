// The size of the page pictures, by buttons and keys. The picture of the fitting width is asked for.

const room = document.getElementById("room");
const pages = document.getElementById("pages");
const STEPS = [1, 1.25, 1.5, 2, 3];
let at = 0;

/** Begin: the buttons appear where a script can serve them. */
export function begin() {
  const tools = document.getElementById("zoom");
  if (!tools || !pages) return;
  tools.hidden = false;
  if (room.dataset.view === "page") fit();
  tools.addEventListener("click", (event) => {
    const button = event.target.closest("[data-zoom]");
    if (button) zoom(Number(button.dataset.zoom));
  });
}

/** Ask for pictures that fit the pane, which the view makes narrow or wide. */
export function fit() {
  if (!pages) return;
  const share = room.dataset.view === "page" ? 85 : 45;
  const sizes = `(width < 60rem) ${100 * STEPS[at]}vw, ${Math.round(share * STEPS[at])}vw`;
  for (const picture of pages.querySelectorAll("img")) if (picture.sizes !== sizes) picture.sizes = sizes;
}

/** Larger (1), smaller (-1) or fitting (0). */
export function zoom(step) {
  if (!pages) return;
  const before = pages.scrollHeight ? (pages.scrollTop + pages.clientHeight / 2) / pages.scrollHeight : 0;
  at = step === 0 ? 0 : Math.min(Math.max(at + step, 0), STEPS.length - 1);
  room.style.setProperty("--zoom", STEPS[at]);
  fit();
  pages.scrollTop = before * pages.scrollHeight - pages.clientHeight / 2;
}
