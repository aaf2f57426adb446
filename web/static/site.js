// The pages work without this file. It moves the focus to a quotation, so that a screen reader
// and the keyboard go on from there, and offers to copy and to print.
"use strict";
const quote = location.hash === "#quote" ? document.getElementById("quote") : null;
if (quote) {
  quote.focus({ preventScroll: true });
  quote.scrollIntoView({ block: "center" });
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
