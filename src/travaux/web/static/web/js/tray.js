// The tray: a passage is picked up here and connected on another page.

import * as toast from "./toast.js";
import { say } from "./site.js";
import { offer } from "./selecting.js";
import { written } from "./stretches.js";

const words = document.getElementById("connect-words");
const sheet = document.getElementById("connect-sheet");

/** What was picked up last: where from, which stretch; null when the tray is empty. */
export function last() {
  const { from, connect } = document.getElementById("tray")?.dataset ?? {};
  return connect ? { from, connect } : null;
}

/** "Connect here" is offered when there is something to connect. */
export function begin() {
  offer("here", last() !== null);
}

/** Put a passage into the tray. */
export async function pickUp(stretch) {
  const body = new URLSearchParams({
    do: "pick-up",
    from: document.getElementById("room").dataset.document,
    connect: typeof stretch === "string" ? stretch : written(stretch),
  });
  const key = document.cookie.match(/(?:^|; )csrftoken=([^;]+)/)?.[1] ?? "";
  try {
    const answer = await fetch(`${sheet.dataset.tray}?part=1`, { method: "POST", body, headers: { "X-CSRFToken": key } });
    if (!answer.ok) throw new Error(answer.statusText);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    document.getElementById("tray").replaceWith(document.adoptNode(page.getElementById("tray")));
    begin();
    toast.tell(words.dataset.picked);
  } catch {
    say(words.dataset.failed);
  }
}
