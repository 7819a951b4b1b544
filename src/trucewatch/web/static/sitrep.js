"use strict";
// "Put in" puts a number of the report where the person last wrote.
(() => {
  const form = document.getElementById("words");
  if (!form) return;
  let last = form.querySelector("textarea");
  form.addEventListener("focusin", (event) => {
    if (event.target.matches("textarea")) last = event.target;
  });
  document.querySelectorAll("[data-insert-hint]").forEach((hint) => { hint.hidden = false; });
  document.querySelectorAll("button[data-token]").forEach((button) => {
    button.hidden = false;
    button.addEventListener("click", () => {
      last.setRangeText(button.dataset.token, last.selectionStart, last.selectionEnd, "end");
      last.focus();
    });
  });
  let changed = false;
  form.addEventListener("input", () => { changed = true; });
  form.addEventListener("submit", () => { changed = false; });
  window.addEventListener("beforeunload", (event) => { if (changed) event.preventDefault(); });
})();
