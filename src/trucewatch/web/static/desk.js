"use strict";
// What the pages do beyond htmx. Every page also works without it.
(() => {
  const typing = (target) => target.closest("input, textarea, select, [contenteditable]") !== null;

  // Decision forms: focus goes to the reason when one opens, and back to its button when it closes by Escape.
  const begin = (details) => {
    if (!details.contains(document.activeElement) || document.activeElement.matches("summary"))
      details.querySelector("select, input:not([type=hidden]), textarea")?.focus();
  };
  document.addEventListener("toggle", (event) => {
    if (event.target.matches?.("details.decide") && event.target.open) begin(event.target);
  }, true);
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    const open = event.target.closest("details.decide[open]");
    if (open) { open.open = false; open.querySelector("summary").focus(); }
  });

  // Forms follow what others decide only while none of them is open: what is being written stays.
  document.addEventListener("htmx:beforeRequest", (event) => {
    if (event.target.id === "decides" && event.target.querySelector("details[open]")) event.preventDefault();
  });
  document.addEventListener("htmx:oobBeforeSwap", (event) => {
    if (event.target.id === "said" && event.target.querySelector("details.decide[open]")) event.preventDefault();
  });

  // The form that had the focus gives way to what was written down: the keys go on from that record, not from the top.
  document.addEventListener("htmx:afterSwap", (event) => {
    const item = event.target.closest?.(".queue > .item");
    if (item && !item.contains(document.activeElement)) item.focus();
  });

  // A desk that was closed or opened anew: said on the page, which keeps what was typed.
  const quiet = (words) => {
    const pulse = document.getElementById("pulse");
    if (!pulse || pulse.textContent.includes(words)) return;
    const line = document.createElement("p");
    line.className = "news";
    line.textContent = words;
    pulse.replaceChildren(line);
  };
  document.addEventListener("htmx:sendError", () => quiet("The desk does not answer. What you typed stays on this page."));
  document.addEventListener("htmx:responseError", (event) => {
    if (event.detail.xhr.status === 401)
      quiet("This session has ended: open the desk in another tab. What you typed stays on this page.");
  });
  document.addEventListener("htmx:afterRequest", (event) => {
    if (event.detail.successful && event.detail.xhr.status === 204 && document.querySelector("#pulse .news:not(:has(a))"))
      document.getElementById("pulse").replaceChildren();
  });

  document.addEventListener("click", (event) => { event.target.closest("[data-dismiss]")?.parentElement.remove(); });

  // The review queue by single letters; the person can turn them off (data-keys).
  const items = () => [...document.querySelectorAll(".queue > .item")];
  const step = (by) => {
    const all = items();
    const at = all.findIndex((one) => one.contains(document.activeElement));
    const next = all[Math.min(all.length - 1, Math.max(0, at + by))] ?? all[0];
    next?.focus();
  };
  const press = (kinds) => {
    const item = document.activeElement.closest(".queue > .item");
    const found = item && kinds.map((kind) => item.querySelector(`[data-decide="${kind}"]`)).find(Boolean);
    // At once, not on the toggle event: what is typed next belongs into the reason.
    if (found) { found.parentElement.open = true; begin(found.parentElement); return true; }
    return false;
  };
  const keys = {
    j: () => (step(1), true),
    k: () => (step(-1), true),
    c: () => press(["confirm", "merge"]),
    r: () => press(["reject", "split"]),
    o: () => { const link = document.activeElement.closest(".queue > .item")?.querySelector("a.open"); link?.click(); return !!link; },
  };
  document.addEventListener("keydown", (event) => {
    if (document.body.dataset.keys !== "on" || !document.querySelector(".queue")) return;
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
    if (keys[event.key]?.()) event.preventDefault();
  });

  // A report: a click on marked words opens how their claim was read (the shortest, where several share them).
  const text = document.getElementById("text");
  if (!text) return;
  const length = (claim) => [...text.querySelectorAll("mark")]
    .filter((mark) => mark.dataset.claims.split(" ").includes(claim))
    .reduce((sum, mark) => sum + mark.textContent.length, 0);
  const light = (claim) => {
    for (const mark of text.querySelectorAll("mark"))
      mark.classList.toggle("lit", mark.dataset.claims.split(" ").includes(claim));
  };
  text.addEventListener("click", (event) => {
    const number = event.target.closest("a.ref");
    if (number) { light(number.id.slice(3)); return; }
    const mark = event.target.closest("mark");
    if (!mark || !document.getSelection().isCollapsed) return;
    const claims = mark.dataset.claims.split(" ").sort((one, other) => length(one) - length(other));
    light(claims[0]);
    htmx.ajax("GET", `/claims/${claims[0]}`, { target: "#fields", swap: "innerHTML" });
  });

  // Selected words go into the form for missed claims, with where they stand. A character that is shown by its
  // name counts as one, and the claims' numbers as none.
  const characters = (node) => {
    if (node.nodeType === Node.TEXT_NODE) return Array.from(node.data).length;
    if (node.matches?.("[data-one]")) return 1;
    if (node.matches?.("a.ref")) return 0;
    return [...node.childNodes].reduce((sum, child) => sum + characters(child), 0);
  };
  const position = (node, offset) => {
    const named = (node.nodeType === Node.TEXT_NODE ? node.parentElement : node).closest("[data-one]");
    if (named) { node = named; offset = 0; }
    const run = (node.nodeType === Node.TEXT_NODE ? node.parentElement : node).closest("[data-start]");
    if (!run || !text.contains(run)) return null;
    let at = Number(run.dataset.start);
    const before = document.createRange();
    before.setStart(run, 0);
    if (named) before.setEndBefore(named); else before.setEnd(node, offset);
    return at + characters(before.cloneContents());
  };
  const form = document.querySelector("#missed form");
  document.addEventListener("selectionchange", () => {
    const selection = document.getSelection();
    if (!form || selection.isCollapsed || !text.contains(selection.anchorNode) || !text.contains(selection.focusNode)) return;
    const range = selection.getRangeAt(0);
    const start = position(range.startContainer, range.startOffset);
    const end = position(range.endContainer, range.endOffset);
    if (start === null || end === null || end <= start) return;
    const copy = range.cloneContents();
    for (const number of copy.querySelectorAll("a.ref")) number.remove();
    form.elements.words.value = copy.textContent;
    form.elements.start.value = start;
  });
  form?.elements.words.addEventListener("input", () => { form.elements.start.value = ""; });
})();
