/* Review by keyboard, and fields filled by selecting words in the article. */
"use strict";

const article = document.getElementById("text");

/* Code points from the start of a piece to a point inside it. */
function inside(piece, node, offset) {
  const range = document.createRange();
  range.selectNodeContents(piece);
  range.setEnd(node, offset);
  return [...range.toString()].length;
}

/* Where the selection stands in the text: code points, end exclusive. A range is in the order of
   the text, whichever way it was drawn and whichever way its letters run. */
function selected() {
  const held = getSelection();
  if (!article || !held.rangeCount || held.isCollapsed) return null;
  const range = held.getRangeAt(0);
  const touched = [...article.querySelectorAll("[data-at]")].filter((each) => range.intersectsNode(each));
  if (!touched.length) return null;
  const first = touched[0];
  const last = touched[touched.length - 1];
  let start = Number(first.dataset.at);
  let end = Number(last.dataset.at) + [...last.textContent].length;
  if (first.contains(range.startContainer)) start += inside(first, range.startContainer, range.startOffset);
  if (last.contains(range.endContainer)) end = Number(last.dataset.at) + inside(last, range.endContainer, range.endOffset);
  let words = "";
  for (const piece of touched) {
    const at = Number(piece.dataset.at);
    const letters = [...piece.textContent].slice(Math.max(start - at, 0), Math.max(end - at, 0));
    if (words && piece.parentNode !== touched[touched.indexOf(piece) - 1]?.parentNode) words += " ";
    words += letters.join("");
  }
  return end > start && words.trim() ? { start, end, words } : null;
}

let field = document.querySelector(".editor .words");

function mark(input) {
  document.querySelector(".filling")?.classList.remove("filling");
  field = input;
  field?.classList.add("filling");
}

function fill() {
  const found = field && selected();
  if (!found) return;
  field.value = found.words.trim();
  const at = field.parentNode.querySelector("[name$=_at]");
  if (at) at.value = `${found.start}-${found.end}`;
}

for (const input of document.querySelectorAll(".editor .words")) {
  input.addEventListener("focus", () => mark(input));
  input.addEventListener("input", () => {
    const at = input.parentNode.querySelector("[name$=_at]");
    if (at) at.value = "";
  });
}
mark(field);
article?.addEventListener("mouseup", () => setTimeout(fill));
article?.addEventListener("keyup", fill);
article?.addEventListener("touchend", () => setTimeout(fill));

const cards = [...document.querySelectorAll(".card[id], .queued")];

function here() {
  return document.activeElement?.closest(".card[id], .queued") ?? document.querySelector(".card.lit, .card:target");
}

function step(by) {
  const at = cards.indexOf(here());
  cards[at < 0 ? 0 : Math.min(Math.max(at + by, 0), cards.length - 1)]?.focus();
}

const KEYS = {
  j: () => step(1),
  k: () => step(-1),
  a: () => here()?.querySelector("button.accept")?.click(),
  r: () => here()?.querySelector("button.reject")?.click(),
  x: () => here()?.querySelector("input.pick")?.click(),
  e: () => here()?.querySelector("a.edit")?.click(),
  u: () => [...(here()?.querySelectorAll("button.undo") ?? [])].pop()?.click(),
  "?": () => document.getElementById("keys")?.toggleAttribute("open"),
};

document.addEventListener("keydown", (event) => {
  const typing = event.target.closest("input:not([type=checkbox]), select, textarea");
  if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
  const act = KEYS[event.key];
  if (!act) return;
  event.preventDefault();
  act();
});

if (location.hash) document.getElementById(decodeURIComponent(location.hash.slice(1)))?.focus();
