"use strict";
// The presence matrix: filters, sorting and windows over all lines, and a walk through it by keyboard.
(() => {
  const table = document.querySelector(".matrix");
  const body = table.tBodies[0];
  const readout = document.querySelector("[data-readout]");
  const chips = [...document.querySelectorAll("[data-filter]")];
  const kind = document.querySelector("[data-kind-filter]");
  const words = document.querySelector("[data-words-filter]");
  const sort = document.querySelector("[data-sort]");
  const pager = document.querySelector("[data-pager]");
  const axis = table.querySelector(".axis-row");
  const SVG = "http://www.w3.org/2000/svg";
  const PRESENT = "FVWPCR";
  const WORDS = { F: "first said", V: "word for word", W: "reworded", P: "in part", C: "changed", R: "returned", "-": "absent", "?": "not mentioned, which proves nothing here", " ": "not yet said" };
  const LATEST = { F: "new", R: "new", W: "reworded", V: "unchanged", C: "changed", P: "changed" };
  let data = null;
  let chosen = [];
  let first = 0;
  let from = Number(table.dataset.from);
  let cursor = -1;
  const cell = Number(table.dataset.cell);

  tracker.presence = (given) => {
    data = given;
    for (const row of data.rows) {
      row.marks = row[5].replace(/(\D)(\d+)/g, (_, mark, times) => mark.repeat(Number(times)));
      row.folded = tracker.fold(row[0]);
      row.latest = LATEST[row.marks.at(-1)] ?? "absent";
    }
    chosen = data.rows;
  };
  const ready = () => tracker.load(table.dataset.source);

  function make(name, attributes, parent) {
    const node = document.createElementNS(SVG, name);
    for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
    parent.append(node);
    return node;
  }

  function draw(svg, marks, before) {
    const width = cell * Math.max(1, marks.length);
    svg.replaceChildren();
    svg.setAttribute("viewBox", `0 0 ${width} 22`);
    svg.setAttribute("width", width);
    let line = "";
    let silent = "";
    const signs = [];
    let was = before;
    [...marks].forEach((mark, n) => {
      const x = n * cell + cell / 2;
      if (PRESENT.includes(mark)) {
        const [opens, ends] = [-1, 1].map((step) => !PRESENT.includes(marks[n + step] ?? " "));
        if (opens && !ends) line += `M${x} 11`;
        if (ends && !opens) line += `H${x}`;
        signs.push([mark, x]);
      } else if (mark === "?") {
        silent += `M${x - 3} 11h6`;
      } else if (mark === "-" && was !== "-" && was !== "?") {
        signs.push(["A", x]);
      }
      was = mark;
    });
    if (line) make("path", { class: "run", d: line }, svg);
    if (silent) make("path", { class: "silent", d: silent }, svg);
    for (const [mark, x] of signs) make("use", { href: "#m-" + mark, x, y: 11 }, svg);
  }

  function told(marks) {
    const said = [...marks].filter((mark) => PRESENT.includes(mark)).length;
    return `said at ${said} of ${marks.length} meetings`;
  }

  function drawRow(row) {
    const node = tracker.clone("matrix-row");
    const link = node.querySelector("a");
    link.href = tracker.root + row[3];
    link.firstElementChild.textContent = row[0];
    node.querySelector(".cite").textContent = `${row[1]} · said ${row[4]}×`;
    const marks = row.marks.slice(from, from + data.window[1]);
    const svg = node.querySelector("svg");
    draw(svg, marks, row.marks[from - 1]);
    svg.setAttribute("aria-label", told(marks));
    return node;
  }

  function drawAxis(columns) {
    axis.replaceChildren();
    axis.setAttribute("viewBox", `0 0 ${columns.length * cell} 16`);
    axis.setAttribute("width", columns.length * cell);
    let year = "";
    let last = -9;
    columns.forEach(([day], n) => {
      if (day.slice(0, 4) === year) return;
      year = day.slice(0, 4);
      make("path", { class: "tick", d: `M${n * cell + 0.5} 2v14` }, axis);
      if (n - last >= 3) {
        make("text", { x: n * cell + 4, y: 12 }, axis).textContent = year;
        last = n;
      }
    });
  }

  function show() {
    const [rows, columns] = data.window;
    first = Math.max(0, Math.min(first, Math.floor((chosen.length - 1) / rows) * rows));
    from = Math.max(0, Math.min(from, data.columns.length - columns));
    const window_ = data.columns.slice(from, from + columns);
    if (data.columns.length > columns) drawAxis(window_);
    body.replaceChildren(...chosen.slice(first, first + rows).map(drawRow));
    walkable();
    const last = Math.min(first + rows, chosen.length);
    const lines = chosen.length ? `${first + 1} to ${last} of ${chosen.length} line${chosen.length === 1 ? "" : "s"}` : "no line fits";
    const span = window_.length ? `, ${window_[0][0]} to ${window_.at(-1)[0]}` : "";
    readout.textContent = lines + span;
    for (const button of pager.querySelectorAll("button")) {
      const { page, pan } = button.dataset;
      if (page) button.disabled = page < 0 ? first === 0 : last >= chosen.length;
      if (pan) button.disabled = pan < 0 ? from === 0 : from + columns >= data.columns.length;
    }
  }

  const changes = (row) => [...row.marks].filter((mark) => "WPC".includes(mark)).length;
  const begun = (row) => row.marks.search(/\S/);
  const ORDER = {
    said: (a, b) => b[4] - a[4],
    changed: (a, b) => changes(b) - changes(a),
    first: (a, b) => begun(b) - begun(a),
    text: (a, b) => a[0].localeCompare(b[0], "en"),
  };

  async function apply() {
    await ready();
    const labels = new Set(chips.filter((c) => c.getAttribute("aria-pressed") === "true").map((c) => c.dataset.filter));
    const wanted = tracker.fold(words.value).split(/\s+/).filter(Boolean);
    chosen = data.rows.filter((row) => (!labels.size || labels.has(row.latest))
      && (!kind.value || kind.value === row[1])
      && wanted.every((word) => row.folded.includes(word)));
    if (sort.value) chosen = [...chosen].sort(ORDER[sort.value]);
    first = 0;
    show();
  }

  for (const chip of chips) {
    chip.addEventListener("click", () => {
      chip.setAttribute("aria-pressed", String(chip.getAttribute("aria-pressed") !== "true"));
      apply();
    });
  }
  kind.addEventListener("change", apply);
  sort.addEventListener("change", apply);
  words.addEventListener("input", apply);
  pager.addEventListener("click", async (event) => {
    const { page, pan } = event.target.dataset;
    if (!page && !pan) return;
    await ready();
    if (page) first += Number(page) * data.window[0];
    if (pan) from += Number(pan) * Math.ceil(data.window[1] / 2);
    show();
    if (page) table.scrollIntoView();
  });

  // One stop of the Tab key for the whole matrix; arrows walk, Enter opens the meeting.
  function walkable() {
    body.querySelectorAll("svg").forEach((svg, n) => svg.setAttribute("tabindex", n ? "-1" : "0"));
  }

  function mark(svg, column) {
    svg.querySelector(".here")?.remove();
    if (column >= 0) make("rect", { class: "here", x: column * cell + 1, y: 2, width: cell - 2, height: 18, rx: 2 }, svg);
  }

  function tell(svg) {
    const row = chosen[first + [...body.rows].indexOf(svg.closest("tr"))];
    const [day, title] = data.columns[from + cursor];
    readout.textContent = `${day} · ${title}: ${WORDS[row.marks[from + cursor]]}`;
    mark(svg, cursor);
  }

  function columnAt(svg, x) {
    const box = svg.getBoundingClientRect();
    const count = Math.min(data.window[1], data.columns.length);
    return Math.max(0, Math.min(count - 1, Math.floor((x - box.left) / box.width * count)));
  }

  function open(column) {
    location.href = tracker.root + data.columns[from + column][2];
  }

  body.addEventListener("keydown", async (event) => {
    const svg = event.target.closest("svg");
    const step = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] }[event.key];
    if (!svg || !(step || event.key === "Enter")) return;
    event.preventDefault();
    await ready();
    const count = Math.min(data.window[1], data.columns.length);
    if (event.key === "Enter" && cursor >= 0) { open(cursor); return; }
    cursor = cursor < 0 ? count - 1 : Math.max(0, Math.min(count - 1, cursor + (step?.[1] ?? 0)));
    const rows = [...body.querySelectorAll("svg")];
    const next = rows[rows.indexOf(svg) + (step?.[0] ?? 0)] ?? svg;
    if (next !== svg) {
      mark(svg, -1);
      svg.setAttribute("tabindex", "-1");
      next.setAttribute("tabindex", "0");
      next.focus();
    }
    tell(next);
  });
  body.addEventListener("focusout", (event) => { if (event.target.matches("svg")) mark(event.target, -1); });
  body.addEventListener("pointermove", async (event) => {
    const svg = event.target.closest("svg");
    if (!svg) return;
    await ready();
    if (!svg.isConnected) return;
    cursor = columnAt(svg, event.clientX);
    tell(svg);
  });
  body.addEventListener("pointerout", (event) => { const svg = event.target.closest("svg"); if (svg) mark(svg, -1); });
  body.addEventListener("click", async (event) => {
    const svg = event.target.closest("svg");
    if (!svg) return;
    await ready();
    open(columnAt(svg, event.clientX));
  });
  walkable();
})();
