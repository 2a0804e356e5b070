"use strict";
// The full text of a meeting: filters, earlier wordings that stay open, citations.
(() => {
  const list = document.querySelector("ol.text");
  const lines = [...list.children];
  const chips = [...document.querySelectorAll("[data-filter]")];
  const kind = document.querySelector("[data-kind-filter]");
  const words = document.querySelector("[data-words-filter]");
  const count = document.querySelector("[data-count]");
  const folded = new Map(lines.map((line) => [line, tracker.fold(line.querySelector(".words").textContent)]));

  for (const line of lines) {
    const button = tracker.clone("copy");
    button.setAttribute("aria-label", `Copy as citation: ${line.querySelector(".perma").getAttribute("aria-label")}`);
    line.querySelector(".acts").append(button);
  }

  function apply() {
    const labels = new Set(chips.filter((c) => c.getAttribute("aria-pressed") === "true").map((c) => c.dataset.filter));
    const wanted = tracker.fold(words.value).split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const line of lines) {
      const fits = (!labels.size || labels.has(line.dataset.label))
        && (!kind.value || kind.value === line.dataset.kind)
        && wanted.every((word) => folded.get(line).includes(word));
      line.hidden = !fits;
      shown += fits;
    }
    count.textContent = shown === lines.length ? "" : `${shown} of ${lines.length} sentences`;
  }

  for (const chip of chips) {
    chip.addEventListener("click", () => {
      chip.setAttribute("aria-pressed", String(chip.getAttribute("aria-pressed") !== "true"));
      apply();
    });
  }
  kind.addEventListener("change", apply);
  words.addEventListener("input", apply);

  function pin(button, open) {
    button.setAttribute("aria-expanded", String(open));
    document.getElementById(button.getAttribute("aria-controls")).classList.toggle("pinned", open);
  }

  const buttons = [...list.querySelectorAll("button.tag")];
  const expand = document.querySelector("[data-expand]");
  expand.addEventListener("click", () => {
    const open = expand.getAttribute("aria-pressed") !== "true";
    expand.setAttribute("aria-pressed", String(open));
    buttons.forEach((button) => pin(button, open));
  });

  function citation(line) {
    const page = document.querySelector('meta[name="citation"]').content;
    const words = line.querySelector(".words").textContent.trim();
    const link = location.href.split("#")[0] + "#" + line.id;
    return `“${words}” (${page}). ${link}`;
  }

  async function copy(text) {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      const area = document.createElement("textarea");
      area.value = text;
      document.body.append(area);
      area.select();
      document.execCommand("copy");
      area.remove();
    }
  }

  list.addEventListener("click", async (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    if (button.matches(".tag")) {
      const open = button.getAttribute("aria-expanded") !== "true";
      pin(button, open);
      button.closest(".line").classList.toggle("quiet", !open);
    }
    if (button.matches("[data-copy]")) {
      await copy(citation(button.closest(".line")));
      const before = button.textContent;
      button.textContent = list.dataset.copied;
      setTimeout(() => { button.textContent = before; }, 1500);
    }
  });
  // What hovering or focus shows can be sent away without moving the pointer (WCAG 1.4.13).
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") lines.forEach((line) => line.classList.add("quiet"));
  });
  list.addEventListener("pointerleave", () => lines.forEach((line) => line.classList.remove("quiet")));
  list.addEventListener("focusin", (event) => event.target.closest(".line")?.classList.remove("quiet"));

  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const button = target?.closest(".line")?.querySelector("button.tag");
  if (button) pin(button, true);
})();
