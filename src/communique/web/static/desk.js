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

  // On a narrow screen the rooms stand in a strip; the one that is open is moved into sight.
  const here = document.querySelector(".main a[aria-current]");
  if (here) here.parentElement.scrollLeft = here.offsetLeft - here.parentElement.offsetLeft - 24;

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
    const find = document.getElementById("find") || document.getElementById("words");
    if (find) { event.preventDefault(); find.focus(); find.select(); }
  });

  // Files that are dropped are as good as chosen.
  for (const drop of all("[data-drop]")) {
    const input = drop.querySelector("input[type=file]");
    const tell = () => { drop.querySelector("[data-chosen]").textContent = [...input.files].map((it) => it.name).join(", "); };
    input.addEventListener("change", tell);
    for (const kind of ["dragover", "dragenter"]) drop.addEventListener(kind, (event) => { event.preventDefault(); drop.classList.add("over"); });
    for (const kind of ["dragleave", "drop"]) drop.addEventListener(kind, () => drop.classList.remove("over"));
    drop.addEventListener("drop", (event) => { event.preventDefault(); input.files = event.dataTransfer.files; tell(); });
  }

  // The reading of documents is told as it goes on; words of documents are set as text, never as markup.
  const addition = document.querySelector("[data-addition]");
  if (addition?.dataset.addition) {
    const stream = new EventSource(addition.dataset.addition);
    const list = (what, words, make) => {
      const list = document.querySelector(what);
      list.replaceChildren(...words.map((each) => { const item = document.createElement("li"); item.append(make(each)); return item; }));
      list.closest("section").hidden = !words.length;
    };
    stream.addEventListener("message", (event) => {
      const told = JSON.parse(event.data);
      for (const [key, words] of [["state", told.said], ["done", told.done], ["claims", told.claims], ["current", told.current]]) {
        addition.querySelector(`[data-${key}]`).textContent = words;
      }
      addition.querySelector("progress").value = told.done;
      list("[data-failures]", told.failures, ([name, words]) => (name && !words.startsWith(name) ? `${name}: ${words}` : words));
      list("[data-added]", told.added, (name) => {
        const link = document.createElement("a");
        link.href = `/sources/${encodeURIComponent(name)}`;
        link.textContent = name;
        return link;
      });
      if (["done", "failed"].includes(told.state)) stream.close();
    });
    stream.addEventListener("error", () => stream.close());
  }
})();
