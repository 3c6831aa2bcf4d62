// What every page does beyond its HTML: "/" goes to the search box, menus close, news is read out.

/** Say something to those who listen, in the one live region of the page. */
export function say(text) {
  const place = document.getElementById("said");
  if (!place || !text) return;
  place.textContent = "";
  requestAnimationFrame(() => {
    place.textContent = text;
  });
}

const typing = (target) =>
  target instanceof Element &&
  (target.isContentEditable || target.matches("input, textarea, select") || target.closest("dialog[open]"));

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") closeMenus(true);
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
  const box = [...document.querySelectorAll("[data-find]")].find((one) => one.offsetParent);
  if (box && event.key === box.dataset.key) {
    event.preventDefault();
    box.focus();
    box.select();
  }
});

function closeMenus(back, besides = null) {
  for (const menu of document.querySelectorAll("details.menu[open]")) {
    if (menu === besides) continue;
    if (back && menu.contains(document.activeElement)) menu.querySelector("summary").focus();
    menu.open = false;
  }
}

document.addEventListener("click", (event) => closeMenus(false, event.target.closest("details.menu")));
document.addEventListener("focusout", (event) => {
  const menu = event.target.closest?.("details.menu[open]");
  if (menu && event.relatedTarget && !menu.contains(event.relatedTarget)) menu.open = false;
});

// What was opened in place of a link takes the focus that the link had.
document.addEventListener("htmx:afterSettle", (event) => {
  const first = document.querySelector("[data-focus]");
  if (!first) return;
  first.removeAttribute("data-focus");
  if (document.activeElement === document.body) first.focus({ preventScroll: true });
});
