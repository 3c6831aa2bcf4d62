// Keys: what the page's own table says (web/shortcuts.py), and nothing while somebody types.

const doing = new Map();
let awaited = null;

/** Say what an action of the table does on this page. */
export function on(action, run) {
  doing.set(action, run);
}

/** Let the next key presses go to `take` until it returns false. */
export function await_(take) {
  awaited = take;
}

const typing = (target) =>
  target instanceof Element && (target.isContentEditable || target.closest("input, textarea, select, dialog[open]"));

/** Begin to listen. */
export function listen() {
  const told = document.getElementById("keys");
  const table = told ? JSON.parse(told.textContent) : {};
  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const action = table[event.key];
    if (typing(event.target) && action !== "close") return;
    if (awaited) {
      const take = awaited;
      awaited = null;
      if (take(event) !== false) return;
    }
    const run = doing.get(action);
    if (run && run(event) !== false) event.preventDefault();
  });
}
