"use strict";
// Any two statements of a group beside each other: sentences of one thread are one pair.
(() => {
  const form = document.querySelector("[data-choose]");
  const box = document.querySelector("[data-compared]");
  const table = box.querySelector("table");
  const headline = document.querySelector("[data-headline]");
  const [ID, GROUP, SERIES, NAME, DAY, SOURCE, PAGE] = [0, 1, 2, 3, 4, 5, 6];
  const MARKS_HELP = 1 / 3;
  const FOLD = 3;
  const texts = new Map();
  let list = [];
  let drawn = 0;

  tracker.statements = (given) => { list = given; };
  tracker.statement = (given) => { texts.set(given.id, given.sentences); };
  const found = (id) => list.find((row) => row[ID] === id);
  const dataFile = (row) => row[PAGE].replace(/([^/]+)\.html$/, "data/$1.js");

  function options(select, rows) {
    select.replaceChildren();
    let group = null;
    for (const row of rows) {
      if (group?.label !== row[SERIES]) {
        group = document.createElement("optgroup");
        group.label = row[SERIES];
        select.append(group);
      }
      const note = row[SOURCE] === "official text" ? "" : ` (${row[SOURCE]})`;
      group.append(new Option(`${row[DAY]} · ${row[NAME]}${note}`, row[ID]));
    }
  }

  function look(key) {
    return document.getElementById("looks").content.querySelector(`[data-key="${key}"]`).firstElementChild.cloneNode(true);
  }

  function sentence(number, fill) {
    const node = tracker.clone("sentence");
    node.querySelector(".place").textContent = number + 1;
    fill(node.querySelector("bdi"));
    return node;
  }

  // Rows in the order of the newer text; what it does not carry on stands where it used to.
  function pairs(old, now) {
    const places = new Map();
    old.forEach(([, , ...threads], n) => threads.forEach((t) => places.set(t, [...(places.get(t) ?? []), n])));
    const used = new Set();
    const rows = now.map(([text, , ...threads], n) => {
      const from = [...new Set(threads.flatMap((t) => places.get(t) ?? []))].sort((a, b) => a - b);
      from.forEach((i) => used.add(i));
      const key = !from.length ? "new" : from.length === 1 && old[from[0]][0] === text ? "unchanged" : "changed";
      return { key, old: from, now: n };
    });
    for (let i = old.length - 1; i >= 0; i -= 1) {
      if (used.has(i)) continue;
      const after = rows.findLastIndex((row) => row.old.length && row.old[0] < i);
      rows.splice(after + 1, 0, { key: "dropped", old: [i], now: null });
    }
    return rows;
  }

  function drawPair(row, old, now, shared) {
    const node = tracker.clone("pair");
    const told = node.querySelector(".told");
    told.append(look(row.key));
    const note = (text) => { const s = document.createElement("span"); s.className = "standing"; s.textContent = text; told.append(s); };
    if (row.old.length > 1) note(`· joins ${row.old.length} sentences`);
    if (row.now !== null && row.old.some((i) => shared.get(i) > 1)) note("· one of several parts");
    const [left, right] = node.querySelectorAll(".cell");
    const none = (side, text) => { side.className = "cell"; side.append(tracker.clone("none")); side.lastChild.textContent = text; };
    const compared = row.now !== null && row.old.length === 1 ? tracker.diff(old[row.old[0]][0], now[row.now][0]) : null;
    const marks = compared && compared.likeness >= MARKS_HELP ? compared.runs : null;
    for (const i of row.old) left.append(sentence(i, (b) => (marks ? tracker.fill(b, marks, "ins") : b.append(old[i][0]))));
    if (!row.old.length) none(left, "not in the older text");
    if (row.now === null) none(right, "not in the newer text");
    else right.append(sentence(row.now, (b) => (marks ? tracker.fill(b, marks, "del") : b.append(now[row.now][0]))));
    if (marks) {
      node.rows[1].className = "has-inline";
      const one = document.createElement("div");
      one.className = "cell one tone-moved";
      one.append(sentence(row.now, (b) => tracker.fill(b, marks, "")));
      right.after(one);
    }
    return node;
  }

  function drawFold(rows, now) {
    const node = tracker.clone("fold");
    node.querySelector("summary").textContent = `${rows.length} sentences unchanged`;
    for (const row of rows) node.querySelector("details").append(sentence(row.now, (b) => b.append(now[row.now][0])));
    return node;
  }

  function draw(older, newer) {
    const [old, now] = [texts.get(older[ID]), texts.get(newer[ID])];
    const rows = pairs(old, now);
    const shared = new Map();
    rows.filter((r) => r.now !== null).forEach((r) => r.old.forEach((i) => shared.set(i, (shared.get(i) ?? 0) + 1)));
    const bodies = [];
    for (let n = 0; n < rows.length;) {
      let end = n;
      while (end < rows.length && rows[end].key === "unchanged") end += 1;
      if (end - n >= FOLD) { bodies.push(drawFold(rows.slice(n, end), now)); n = end; continue; }
      bodies.push(drawPair(rows[n], old, now, shared));
      n += 1;
    }
    [...table.tBodies].forEach((body) => body.remove());
    table.append(...bodies);
    const count = (key) => rows.filter((row) => row.key === key).length;
    headline.textContent = `${count("dropped")} gone, ${count("changed")} in other words, ${count("new")} new, ${count("unchanged")} unchanged.`;
    for (const [side, row] of [["old", older], ["new", newer]]) {
      const link = document.createElement("a");
      link.href = tracker.root + row[PAGE];
      link.textContent = `${row[NAME]}, ${row[DAY]}`;
      table.querySelector(`[data-${side}]`).replaceChildren(link);
    }
    box.hidden = false;
  }

  async function compare() {
    const [older, newer] = [found(form.elements.old.value), found(form.elements.new.value)];
    if (!older || !newer) return;
    const turn = (drawn += 1);
    await Promise.all([older, newer].map((row) => tracker.load(dataFile(row))));
    if (turn !== drawn) return;
    history.replaceState(null, "", `#${encodeURIComponent(older[ID])}&${encodeURIComponent(newer[ID])}`);
    draw(older, newer);
  }

  // The newer side offers what belongs to the same process as the older one.
  function offer(wanted) {
    const older = found(form.elements.old.value);
    const fitting = list.filter((row) => row[GROUP] === older[GROUP] && row[ID] !== older[ID]);
    const kept = wanted ?? form.elements.new.value;
    options(form.elements.new, fitting);
    if (fitting.some((row) => row[ID] === kept)) form.elements.new.value = kept;
    else form.elements.new.value = (fitting.findLast((row) => row[DAY] > older[DAY]) ?? fitting[0])?.[ID] ?? "";
  }

  async function start() {
    await tracker.load("data/statements.js");
    const [old, now] = location.hash.slice(1).split("&").map(decodeURIComponent);
    options(form.elements.old, list);
    if (list.length < 2) { headline.textContent = "There are no two statements to compare yet."; return; }
    form.elements.old.value = found(old) ? old : list[1][ID];
    offer(found(now) ? now : list[0][ID]);
    form.elements.old.addEventListener("change", () => { offer(); compare(); });
    form.elements.new.addEventListener("change", compare);
    await compare();
  }
  start();
})();
