// Footnotes open under the paragraph that has their mark. The note itself is moved there and back again,
// so that each text stands in the page once.

const places = new Map();

/** Begin to listen. */
export function begin() {
  document.getElementById("text")?.addEventListener("click", (event) => {
    const mark = event.target.closest("a[data-note]");
    if (!mark || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    toggle(mark);
  });
  for (const mark of document.querySelectorAll("a[data-note]")) mark.setAttribute("aria-expanded", "false");
}

function toggle(mark) {
  const was = mark.getAttribute("aria-expanded") === "true";
  closeAll();
  if (was) return;
  const note = document.getElementById(decodeURIComponent(mark.hash.slice(1)));
  const block = mark.closest(".b");
  if (!note || !block) return;
  const stand = document.createComment("");
  note.before(stand);
  const box = document.createElement("aside");
  box.className = "opened-note";
  const shut = document.createElement("button");
  shut.type = "button";
  shut.textContent = "×";
  shut.setAttribute("aria-label", document.querySelector("[data-close]")?.getAttribute("aria-label") ?? "×");
  shut.addEventListener("click", () => {
    closeAll();
    mark.focus({ preventScroll: true });
  });
  box.append(note, shut);
  block.after(box);
  mark.setAttribute("aria-expanded", "true");
  places.set(mark, { note, stand, box });
}

/** Put every note back; whether one was open. */
export function closeAll() {
  const any = places.size > 0;
  for (const [mark, { note, stand, box }] of places) {
    stand.replaceWith(note);
    box.remove();
    mark.setAttribute("aria-expanded", "false");
  }
  places.clear();
  return any;
}
