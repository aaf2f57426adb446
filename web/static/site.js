// The pages work without this file. It moves the focus to a quotation, so that a screen reader
// and the keyboard go on from there, finds the part of a document, and offers to copy and print.
"use strict";
const quote = location.hash === "#quote" ? document.getElementById("quote") : null;
if (quote) {
  quote.focus({ preventScroll: true });
  quote.scrollIntoView({ block: "center" });
}

// An old address of a paragraph does not say which part of a long document has it.
const paragraph = /^#p(\d+)$/.exec(location.hash);
if (paragraph && document.querySelector("[data-parts]") && !document.getElementById(location.hash.slice(1))) {
  const there = `${location.pathname}?at=${paragraph[1]}`;
  if (`${location.pathname}${location.search}` !== there) location.replace(there + location.hash);
}

const said = document.getElementById("act-status");
for (const button of document.querySelectorAll("[data-copy]")) {
  const source = document.getElementById(button.dataset.copy);
  button.hidden = false;
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(source.value);
    } catch {
      // Without leave to write to the clipboard, or over plain HTTP: select it, to be copied by hand.
      source.closest("details").open = true;
      source.focus();
      source.select();
      if (!document.execCommand("copy")) return;
    }
    said.textContent = button.dataset.copied;
  });
}
for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => print());
}
