"use strict";
// What every page shares: data loaded as scripts (the only way that works from file://, too), and the tools.
window.tracker = (() => {
  const html = document.documentElement;
  const root = html.dataset.root;
  const loading = new Map();

  function load(path) {
    if (!loading.has(path)) {
      loading.set(path, new Promise((resolve, reject) => {
        const script = document.createElement("script");
        script.src = root + path;
        script.onload = resolve;
        script.onerror = () => { loading.delete(path); reject(new Error(path + " cannot be read")); };
        document.head.append(script);
      }));
    }
    return loading.get(path);
  }

  function keep(name, value) {
    html.dataset[name] = value;
    try { localStorage.setItem("tracker-" + name, value); } catch { /* lasts for this page only */ }
  }

  function clone(id) {
    return document.getElementById(id).content.firstElementChild.cloneNode(true);
  }

  // The same folding as the index: compatibility forms joined, lower case, no accents.
  function fold(text) {
    return text.normalize("NFKD").toLowerCase().replace(/[\u0300-\u036f]/g, "").normalize("NFC");
  }

  const dark = matchMedia("(prefers-color-scheme: dark)");
  document.querySelector("[data-theme-toggle]").addEventListener("click", () => {
    const isDark = html.dataset.theme ? html.dataset.theme === "dark" : dark.matches;
    keep("theme", isDark ? "light" : "dark");
  });
  const size = document.querySelector("[data-size-toggle]");
  const showSize = () => size.setAttribute("aria-pressed", String(html.dataset.size === "large"));
  size.addEventListener("click", () => { keep("size", html.dataset.size === "large" ? "normal" : "large"); showSize(); });
  showSize();

  return { root, load, clone, fold };
})();
