"use strict";
// Runs before the page is drawn, so that the chosen theme and size do not flash.
(() => {
  const html = document.documentElement;
  html.classList.add("with-script");
  for (const name of ["theme", "size"]) {
    try {
      const kept = localStorage.getItem("tracker-" + name);
      if (kept) html.dataset[name] = kept;
    } catch { /* storage is switched off: the choice lasts for this page only */ }
  }
})();
