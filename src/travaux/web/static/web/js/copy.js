// Copying: text and HTML to the clipboard, said aloud; without a clipboard a selected field.

import { say } from "./site.js";

/** A word of the page's own language. */
export function word(name) {
  return document.getElementById("words")?.dataset[name] ?? "";
}

/** Put text (and HTML) on the clipboard; whether it went. */
async function put(text, html) {
  try {
    if (html && window.ClipboardItem) {
      const parts = { "text/plain": new Blob([text], { type: "text/plain" }), "text/html": new Blob([html], { type: "text/html" }) };
      await navigator.clipboard.write([new ClipboardItem(parts)]);
    } else {
      await navigator.clipboard.writeText(text);
    }
    return true;
  } catch {
    return false;
  }
}

/** Copy what a panel holds: "citation", "quotation" or "link". */
export async function copyFrom(panel, what) {
  const field = panel.querySelector(`[data-field="${what}"]`);
  const style = panel.querySelector("[data-style][aria-current]");
  const html = what === "quotation" ? style?.dataset.html : "";
  const done = await put(field.value, html);
  if (done) {
    say(word(`copied${what[0].toUpperCase()}${what.slice(1)}`));
    mark(panel.querySelector(`[data-copy="${what}"]`));
  } else {
    field.focus();
    field.select();
    say(word("select"));
  }
  return done;
}

function mark(button) {
  if (!button) return;
  button.dataset.done = "";
  setTimeout(() => delete button.dataset.done, 2000);
}
