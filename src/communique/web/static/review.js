// The review by keyboard, and words taken from the text by selecting them.
"use strict";
(() => {
  const queue = document.querySelector("[data-queue]");
  const typing = (event) => event.target.closest("input:not([type=checkbox]), textarea, select");

  if (queue) {
    let here = null;
    let last = null;
    const items = () => [...queue.querySelectorAll("[data-item]")];
    const go = (item, focus = true) => {
      if (!item) return;
      items().forEach((it) => it.classList.remove("here"));
      item.classList.add("here");
      here = item.dataset.item;
      if (focus) { item.focus({ preventScroll: true }); item.scrollIntoView({ block: "nearest" }); }
    };
    const current = () => queue.querySelector(`[data-item="${here}"]`) || items()[0];
    const move = (by) => {
      const listed = items();
      const at = listed.indexOf(current());
      go(listed[Math.min(Math.max(at + by, 0), listed.length - 1)]);
    };
    const press = (item, key) => {
      const it = item?.querySelector(`[data-key="${key}"]`);
      if (it) it.click();
      return Boolean(it);
    };
    const dialog = document.querySelector("[data-keys]");
    const help = () => { if (!dialog.open) dialog.showModal(); };
    const button = document.querySelector("[data-help]");
    if (button) { button.hidden = false; button.addEventListener("click", help); }
    const every = document.querySelector("[data-mark-all]");
    if (every) {
      every.closest("label").hidden = false;
      every.addEventListener("change", () => {
        queue.querySelectorAll("input[type=checkbox]").forEach((it) => { it.checked = every.checked; });
      });
    }

    document.addEventListener("keydown", (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey || dialog.open) return;
      if (typing(event)) {
        if (event.key === "Escape") go(current());
        if (event.key === "Enter" && event.target.matches("[data-note]")) { event.preventDefault(); press(current(), "a"); }
        return;
      }
      const item = current();
      const acts = {
        j: () => move(1), k: () => move(-1), a: () => press(item, "a"), x: () => press(item, "x"), e: () => press(item, "e"),
        u: () => press(item, "u") || press(queue.querySelector(`[data-item="${last}"]`), "u"),
        m: () => { const box = item.querySelector("input[type=checkbox]"); if (box) box.checked = !box.checked; },
        n: () => item.querySelector("[data-note]")?.focus(),
        o: () => { location.href = item.querySelector("[data-open]").href; },
        "?": help,
      };
      if (acts[event.key]) { event.preventDefault(); acts[event.key](); }
    });
    queue.addEventListener("focusin", (event) => {
      const item = event.target.closest("[data-item]");
      if (item && item.dataset.item !== here) go(item, false);
    });
    // After a decision the next claim is the one to look at; after an undo, the same.
    document.addEventListener("htmx:load", (event) => {
      const item = event.detail.elt;
      if (!item.matches?.("[data-item]")) return;
      here = item.dataset.item;
      if (item.classList.contains("done")) { last = here; move(1); } else go(item);
    });
    document.addEventListener("htmx:responseError", (event) => {
      const item = event.detail.elt.closest?.("[data-item]");
      if (!item) return;
      const told = document.createElement("p");
      told.className = "alert";
      told.setAttribute("role", "alert");
      const page = new DOMParser().parseFromString(event.detail.xhr.responseText, "text/html");
      told.textContent = page.querySelector("[role=alert]")?.textContent || `HTTP ${event.detail.xhr.status}`;
      item.prepend(told);
    });
    go(items()[0], false);
  }

  // Offsets count code points, as the record does; the browser counts halves of them.
  const text = document.querySelector("[data-text]");
  if (text) {
    const length = (words) => [...words].length;
    const selected = () => {
      const chosen = getSelection();
      if (!chosen.rangeCount || chosen.isCollapsed) return null;
      const range = chosen.getRangeAt(0);
      if (!text.contains(range.commonAncestorContainer)) return null;
      const before = document.createRange();
      before.setStart(text, 0);
      before.setEnd(range.startContainer, range.startOffset);
      const start = Number(text.dataset.start) + length(before.toString());
      return [start, start + length(range.toString())];
    };
    for (const it of document.querySelectorAll("[data-take]")) {
      it.hidden = false;
      it.addEventListener("mousedown", (event) => event.preventDefault()); // keeps the selection
      it.addEventListener("click", () => {
        const span = selected();
        if (!span) { text.focus(); return; }
        if (it.dataset.take === "span") {
          it.form.elements.start.value = span[0];
          it.form.elements.end.value = span[1];
        } else {
          it.form.elements[it.dataset.take].value = `${span[0]}:${span[1]}`;
          const shown = it.parentElement.querySelector("[data-shown]");
          if (shown) shown.textContent = `“${getSelection().toString()}”`;
        }
      });
    }
  }
})();
