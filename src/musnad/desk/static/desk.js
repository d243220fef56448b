/* What the pages do beyond links and forms. All of it works without: this only makes it quicker. */
"use strict";

/* Lighting a claim: its card and its words in the article show each other. */
const text = document.getElementById("text");

function light(key) {
  for (const lit of document.querySelectorAll(".lit")) {
    lit.className = lit.className.replace(/\blit(-\w+)?\b/g, "").trim();
  }
  text?.classList.toggle("lighting", Boolean(key));
  if (!key || !text) return;
  document.getElementById(key)?.classList.add("lit");
  for (const piece of text.querySelectorAll("[data-m]")) {
    for (const mark of piece.dataset.m.split(" ")) {
      const [claim, kind] = mark.split(":");
      if (claim === key) piece.classList.add("lit", `lit-${kind}`);
    }
  }
}

function start() {
  if (!text) return;
  text.addEventListener("click", (event) => {
    const piece = event.target.closest("[data-m]");
    if (!piece || String(getSelection())) return;
    const key = piece.dataset.m.split(":")[0];
    light(key);
    document.getElementById(key)?.scrollIntoView({ block: "nearest" });
  });
  for (const card of document.querySelectorAll(".card")) {
    card.addEventListener("focus", () => light(card.id));
    card.addEventListener("click", () => light(card.id));
  }
  const named = decodeURIComponent(location.hash.slice(1));
  if (named) light(named);
  const first = (text.querySelector(".lit-content") ?? text.querySelector(".lit"));
  first?.scrollIntoView({ block: "center" });
}

start();
