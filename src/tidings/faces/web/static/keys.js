// Keys and copying. Every page works without this file.
"use strict";

const lines = () => [...document.querySelectorAll("[data-line]")].filter((l) => l.offsetParent);
const told = document.getElementById("told");

function tell(words) {
  told.textContent = words;
  told.classList.add("seen");
  setTimeout(() => told.classList.remove("seen"), 1800);
}

function current() {
  return document.activeElement?.closest("[data-line]") ?? null;
}

function move(step) {
  const all = lines();
  if (!all.length) return;
  const here = all.indexOf(current());
  const top = (l) => l.getBoundingClientRect().top;
  // with no line in hand, start from what is on the screen
  const next = here >= 0 ? here + step : Math.max(0, all.findIndex((l) => top(l) > 0));
  const line = all[Math.min(Math.max(next, 0), all.length - 1)];
  line.focus({ preventScroll: true });
  line.scrollIntoView({ block: "nearest" });
}

// a line that is folded away is shown when it is asked for by its address
function unfold() {
  const line = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const folded = line?.closest("details:not([open])");
  for (let fold = folded; fold; fold = fold.parentElement.closest("details")) fold.open = true;
  if (folded) line.scrollIntoView();
}

addEventListener("hashchange", unfold);
unfold();

async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    tell("Copied");
  } catch {
    tell("The browser does not allow copying: select the text instead");
  }
}

// the first of these links that the line has, in this order
function follow(...selectors) {
  const line = current();
  selectors.map((s) => line?.querySelector(s)).find((link) => link)?.click();
}

const keys = {
  j: () => move(1),
  k: () => move(-1),
  o: () => follow("a.to-words", "a.proof", "a.headline", "a"),
  x: () => follow("a.tool[href*='/line/']"),
  c: () => {
    const cite = current()?.dataset.cite;
    if (cite) copy(cite);
  },
  "/": () => document.querySelector(".search input").focus(),
  "?": () => location.assign("/help"),
};

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest("input, textarea, select")) return;
  const onLine = event.key === "Enter" && event.target.matches("[data-line]");
  const deed = onLine ? keys.o : keys[event.key];
  if (!deed) return;
  event.preventDefault();
  deed();
});

for (const button of document.querySelectorAll("[data-copy]")) {
  button.hidden = false;
  button.addEventListener("click", () =>
    copy(document.getElementById(button.dataset.copy).textContent));
}

for (const line of document.querySelectorAll("[data-cite]")) {
  const place = [...line.querySelectorAll("p.tools")].at(-1);
  if (!place) continue;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "tool copy";
  button.textContent = "copy";
  button.setAttribute("aria-label", "copy this line as a citation");
  button.addEventListener("click", () => copy(line.dataset.cite));
  place.append(button);
}

// beside an article: pointing at a line of the record lights its words
function light(anchor, on) {
  if (!/^c\d+-\d+$/.test(anchor)) return;
  for (const piece of document.querySelectorAll(`#${anchor}, .${anchor}`)) {
    piece.classList.toggle("lit", on);
  }
}

for (const link of document.querySelectorAll(".readings a[href^='#c']")) {
  const anchor = link.hash.slice(1);
  link.addEventListener("pointerenter", () => light(anchor, true));
  link.addEventListener("pointerleave", () => light(anchor, false));
  link.addEventListener("focus", () => light(anchor, true));
  link.addEventListener("blur", () => light(anchor, false));
}
