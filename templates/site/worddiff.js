"use strict";
// Word by word, like the program's own comparison: the longest common run of words, and what is around it.
tracker.words = (text) => text.match(/(?:(?:\p{L}\.){2,}|[\p{sc=Han}]+|[\p{sc=Hiragana}]+|[\p{sc=Katakana}]+|[\p{L}\p{N}]+(?:[.,'’-][\p{L}\p{N}]+)*|[^\s])\s*/gu) ?? [];

tracker.diff = (old, now) => {
  const a = tracker.words(old);
  const b = tracker.words(now);
  const same = (i, j) => a[i].trim() === b[j].trim();
  const rows = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1));
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      rows[i][j] = same(i, j) ? rows[i + 1][j + 1] + 1 : Math.max(rows[i + 1][j], rows[i][j + 1]);
    }
  }
  const out = [];
  // A common run keeps the white space of each side.
  const push = (op, text, other = text) => {
    if (out.length && out.at(-1)[0] === op) { out.at(-1)[1] += text; out.at(-1)[2] += other; }
    else out.push([op, text, other]);
  };
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && same(i, j)) { push("same", b[j], a[i]); i += 1; j += 1; }
    else if (j >= b.length || (i < a.length && rows[i + 1][j] >= rows[i][j + 1])) { push("del", a[i]); i += 1; }
    else { push("ins", b[j]); j += 1; }
  }
  const kept = out.filter(([op]) => op === "same").reduce((sum, [, text]) => sum + 2 * text.length, 0);
  return { runs: out, likeness: kept / Math.max(1, old.length + now.length) };
};

// Fill a node with one side of a comparison, or with both ("del" and "ins" may each be left out).
tracker.fill = (node, runs, leave) => {
  for (const [op, text, other] of runs) {
    if (op === leave) continue;
    if (op === "same") { node.append(leave === "ins" ? other : text); continue; }
    const part = document.createElement(op);
    part.textContent = text.trimEnd();
    node.append(part, text.slice(text.trimEnd().length));
  }
};
