// One page: n and p turn it.

import * as keys from "./keys.js";

for (const [action, id] of [
  ["next-page", "after"],
  ["previous-page", "before"],
]) {
  keys.on(action, () => {
    const link = document.getElementById(id);
    if (link) location.href = link.href;
    return Boolean(link);
  });
}
keys.on("help", () => {
  location.href = "/help#keys";
});
keys.listen();
