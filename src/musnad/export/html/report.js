// Lights a claim's words in the article and the claim beside it. A piece of text carries, in
// data-m, the claims it belongs to and as what ("r1c2:content r1c2:figure"), innermost first.
"use strict";
(() => {
  const cards = [...document.querySelectorAll(".card")];
  const pieces = new Map();
  for (const piece of document.querySelectorAll(".m[data-m]")) {
    for (const mark of piece.dataset.m.split(" ")) {
      const [key, kind] = mark.split(":");
      if (!pieces.has(key)) pieces.set(key, []);
      pieces.get(key).push([piece, kind]);
    }
  }
  const numberOf = (key) => document.getElementById(`${key}-words`);
  const keysOf = (piece) => [...new Set(piece.dataset.m.split(" ").map((mark) => mark.split(":")[0]))];
  const desktop = matchMedia("(min-width: 56.01rem)");
  let held = null;
  let shown = null;

  function paint(key, on) {
    const card = key && document.getElementById(key);
    if (!card) return;
    card.classList.toggle("lit", on);
    numberOf(key)?.classList.toggle("lit", on);
    for (const [piece, kind] of pieces.get(key) ?? []) {
      for (const name of ["lit", `lit-${kind}`]) piece.classList.toggle(name, on);
    }
    card.closest(".reading").querySelector(".text").classList.toggle("lighting", on);
  }
  function light(key) {
    if (key === shown) return;
    paint(shown, false);
    paint(key, true);
    shown = key;
  }
  function hold(key) {
    held = key;
    light(key);
  }
  // The article scrolls inside its pane, so that the page and the card stay where they are.
  function revealWords(key) {
    const words = numberOf(key);
    const pane = words?.closest(".pane");
    if (!pane || !desktop.matches) return;
    const gap = words.getBoundingClientRect().top - pane.getBoundingClientRect().top;
    const inView = gap > 40 && gap < pane.clientHeight - 140;
    if (!inView) pane.scrollTop += gap - pane.clientHeight / 3;
  }
  function visit(card) {
    card.focus({ preventScroll: true });
    card.scrollIntoView({ block: "nearest" });
  }

  for (const card of cards) {
    card.addEventListener("focusin", () => { hold(card.id); revealWords(card.id); });
    card.addEventListener("pointerenter", (event) => {
      if (event.pointerType === "mouse") light(card.id);
    });
    card.addEventListener("pointerleave", () => light(held));
  }
  for (const text of document.querySelectorAll(".text")) {
    text.addEventListener("pointerover", (event) => {
      if (event.pointerType !== "mouse") return;
      const piece = event.target.closest(".m[data-m]");
      light(piece ? keysOf(piece)[0] : held);
    });
    text.addEventListener("pointerleave", () => light(held));
    text.addEventListener("focusin", (event) => {
      if (event.target.matches(".number")) hold(event.target.hash.slice(1));
    });
    // A click lights the innermost claim; another one on the same words, the next one out.
    text.addEventListener("click", (event) => {
      const number = event.target.closest(".number");
      const piece = event.target.closest(".m[data-m]");
      if (!number && (!piece || !getSelection().isCollapsed)) return;
      const keys = number ? [number.hash.slice(1)] : keysOf(piece);
      const card = document.getElementById(keys[(keys.indexOf(held) + 1) % keys.length]);
      event.preventDefault();
      if (number || desktop.matches) visit(card);
      else hold(card.id);
    });
  }

  function step(by) {
    const now = cards.findIndex((card) => card.id === held);
    const next = now < 0 ? (by > 0 ? 0 : cards.length - 1) : now + by;
    if (cards[next]) visit(cards[next]);
  }
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const onCard = event.target.matches(".card");
    const steps = { j: 1, k: -1, ...(onCard ? { ArrowDown: 1, ArrowUp: -1 } : {}) };
    if (event.key in steps) step(steps[event.key]);
    else if (event.key === "Enter" && onCard) numberOf(held)?.focus();
    else if (event.key === "Escape") { document.activeElement?.blur(); hold(null); return; }
    else return;
    event.preventDefault();
  });
  const fromAddress = () => {
    const card = document.getElementById(location.hash.slice(1));
    if (card?.matches(".card")) visit(card);
  };
  addEventListener("hashchange", fromAddress);
  addEventListener("beforeprint", () => {
    for (const part of document.querySelectorAll("details")) part.open = true;
  });
  fromAddress();
})();
