// The row of tabs goes along with the arrow keys, as rows of tabs do; Enter opens the one that has the focus.
document.addEventListener("keydown", (event) => {
  const tab = event.target.closest?.("#tabs [role=tab]");
  const step = { ArrowLeft: -1, ArrowRight: 1, Home: -Infinity, End: Infinity }[event.key];
  if (!tab || !step) return;
  const all = [...tab.closest("[role=tablist]").querySelectorAll("[role=tab]")];
  all[Math.min(Math.max(all.indexOf(tab) + step, 0), all.length - 1)].focus();
  event.preventDefault();
});
