// What makes reading quicker. Every page works without it.
"use strict";
(() => {
  const all = (what, within = document) => [...within.querySelectorAll(what)];

  // A claim in the list and its words in the text light up together.
  const light = (numbers, on) => {
    for (const number of numbers) {
      all(`[data-claims~="${number}"], [data-claim="${number}"]`).forEach((it) => it.classList.toggle("on", on));
    }
  };
  const numbersOf = (it) => (it.dataset.claims || it.dataset.claim || "").split(" ").filter(Boolean);
  for (const [kind, on] of [["mouseover", true], ["mouseout", false], ["focusin", true], ["focusout", false]]) {
    document.addEventListener(kind, (event) => {
      const it = event.target.closest?.("[data-claims], [data-claim]");
      if (it) light(numbersOf(it), on);
    });
  }

  // The slider goes through the days on which something happened.
  const slider = () => {
    for (const it of all("input.slide[hidden]")) {
      it.hidden = false;
      const days = it.dataset.days.split(" ");
      it.addEventListener("input", () => { it.form.elements.on.value = days[it.value]; });
      it.addEventListener("change", () => it.form.requestSubmit());
    }
  };
  slider();

  // Escape closes what was opened last.
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    const open = all("details.ev[open], details.when[open]").pop();
    if (open) { open.open = false; open.querySelector("summary").focus(); }
  });
  // "/" goes to the search, wherever one is.
  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest("input, textarea, select, [contenteditable]")) return;
    const find = document.getElementById("find");
    if (find) { event.preventDefault(); find.focus(); find.select(); }
  });
})();
