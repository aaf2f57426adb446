// The pages work without this file. It moves the focus to a quotation, so that a screen reader
// and the keyboard go on from there.
"use strict";
const quote = location.hash === "#quote" ? document.getElementById("quote") : null;
if (quote) {
  quote.focus({ preventScroll: true });
  quote.scrollIntoView({ block: "center" });
}
