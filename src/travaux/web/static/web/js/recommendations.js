// The list of recommendations: select all on the page, and how many are selected.
// Without this the boxes and the form work as they are.

const form = document.querySelector("[data-many]");
if (form) {
  const boxes = [...document.querySelectorAll("[data-one]")];
  const all = form.querySelector("[data-all]");
  const everything = form.querySelector("[data-everything]");
  const said = form.querySelector("[data-selected]");
  const numbers = new Intl.NumberFormat(document.documentElement.lang || "en");

  const count = () => {
    const chosen = boxes.filter((one) => one.checked).length;
    all.checked = chosen === boxes.length;
    all.indeterminate = chosen > 0 && chosen < boxes.length;
    said.textContent = chosen ? `${numbers.format(chosen)} ${said.dataset.selected}` : "";
  };

  all.addEventListener("change", () => {
    for (const one of boxes) one.checked = all.checked;
    if (!all.checked && everything) everything.checked = false;
    count();
  });
  for (const one of boxes) one.addEventListener("change", count);
  count();
}
