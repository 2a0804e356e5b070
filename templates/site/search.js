"use strict";
// Search over every text: words from small index files that are loaded as they are needed.
(() => {
  const form = document.querySelector("[data-search]");
  const results = document.querySelector("[data-results]");
  const count = document.querySelector("[data-count]");
  const more = document.querySelector("[data-more]");
  const PAGE = 30;
  const CJK = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff";
  const WORD = new RegExp(`[${CJK}]+|(?:(?![${CJK}])[\\p{L}\\p{N}\\p{M}])+`, "gu");
  const IS_CJK = new RegExp(`[${CJK}]`);
  const shards = new Map();
  const chunks = new Map();
  let head = null;
  let hits = [];
  let shown = 0;
  let asked = 0;

  tracker.head = (given) => { head = given; };
  tracker.shard = ([prefix, words]) => { shards.set(prefix, words); };
  tracker.texts = ([number, texts]) => { chunks.set(number, texts); };

  const shardFile = (prefix) => "search/w-" + ([...prefix].map((c) => c.codePointAt(0).toString(16)).join("-") || "all") + ".js";
  const pieces = (text) => [...tracker.fold(text).matchAll(WORD)].flatMap(([word]) => {
    if (!IS_CJK.test(word) || word.length < 2) return [word.slice(0, 40)];
    return Array.from({ length: word.length - 1 }, (_, n) => word.slice(n, n + 2));
  });

  function numbers(steps) {
    let at = 0;
    return steps.split(" ").map((step) => (at += parseInt(step, 36)));
  }

  async function textsWith(word, open) {
    const fits = (name) => name.startsWith(word) || word.startsWith(name);
    const names = head.shards.filter(fits);
    await Promise.all(names.map((name) => tracker.load(shardFile(name))));
    const all = new Set();
    for (const name of names) {
      const words = shards.get(name);
      if (!open) { if (Object.hasOwn(words, word)) numbers(words[word]).forEach((n) => all.add(n)); continue; }
      for (const [known, steps] of Object.entries(words)) if (known.startsWith(word)) numbers(steps).forEach((n) => all.add(n));
    }
    return all;
  }

  const places = (row) => row[2].split(" ").map((place) => /(\d+)\.(\d+)(.)/.exec(place).slice(1));

  function chosen(row) {
    const { series, kind, label } = form.elements;
    if (kind.value && row[1] !== kind.value) return [];
    return places(row).filter(([statement, , letter]) => (!series.value || head.statements[statement][0] === series.value)
      && (!label.value || head.labels[letter][3] === label.value));
  }

  function marked(node, text, words) {
    const starts = words.map((w) => w.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
    const finder = new RegExp(`(?<![\\p{L}\\p{N}])(?:${starts.join("|")})[\\p{L}\\p{N}]*|[${CJK}]+`, "giu");
    let at = 0;
    for (const match of text.matchAll(finder)) {
      if (IS_CJK.test(match[0]) && !words.some((w) => tracker.fold(match[0]).includes(w))) continue;
      node.append(text.slice(at, match.index));
      const mark = document.createElement("mark");
      mark.textContent = match[0];
      node.append(mark);
      at = match.index + match[0].length;
    }
    node.append(text.slice(at));
  }

  function draw(words) {
    for (const [row, found] of hits.slice(shown, shown + PAGE)) {
      const node = tracker.clone("hit");
      const [statement, number, letter] = found.at(-1);
      const [series, name, day, page] = head.statements[statement];
      const [sign, word] = head.labels[letter];
      const link = node.querySelector("a");
      link.href = `${tracker.root}${page}#s-${number}`;
      marked(link.firstElementChild, row[0], words);
      const often = found.length > 1 ? ` · said at ${found.length} meetings, last` : "";
      node.querySelector(".cite").textContent = `${sign} ${word.toLowerCase()} · ${row[1]}${often} · ${name}, ${day} · ${series}`;
      results.append(node);
    }
    shown += PAGE;
    more.hidden = shown >= hits.length;
  }

  async function search() {
    const turn = (asked += 1);
    const query = form.elements.q.value;
    const words = pieces(query);
    history.replaceState(null, "", query ? "#q=" + encodeURIComponent(query) : location.pathname.split("/").pop());
    if (!words.length) { results.replaceChildren(); count.textContent = ""; more.hidden = true; return; }
    await tracker.load("search/head.js");
    // A word still being typed stands for all that begin so.
    const sets = await Promise.all(words.map((word, n) => textsWith(word, n === words.length - 1 && !/\s$/.test(query))));
    const common = [...sets[0]].filter((n) => sets.every((set) => set.has(n)));
    const needed = [...new Set(common.map((n) => Math.floor(n / head.chunk)))];
    await Promise.all(needed.map((n) => tracker.load(`search/t-${n}.js`)));
    if (turn !== asked) return;
    hits = common.map((n) => chunks.get(Math.floor(n / head.chunk))[n % head.chunk]).map((row) => [row, chosen(row)]);
    hits = hits.filter(([, found]) => found.length);
    hits.sort((a, b) => Number(b[1].at(-1)[0]) - Number(a[1].at(-1)[0]));
    results.replaceChildren();
    shown = 0;
    const said = hits.length === 1 ? "1 sentence" : `${hits.length} sentences`;
    count.textContent = `${hits.length ? said : "Nothing"} found among ${head.texts}`;
    draw(words);
  }

  form.addEventListener("submit", (event) => { event.preventDefault(); search(); });
  form.addEventListener("input", search);
  more.addEventListener("click", () => draw(pieces(form.elements.q.value)));
  const given = new URLSearchParams(location.hash.slice(1)).get("q") ?? new URLSearchParams(location.search).get("q");
  if (given) { form.elements.q.value = given; search(); }
  form.elements.q.focus();
})();
