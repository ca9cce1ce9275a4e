// Choosing days: the list to choose from wishes for them, and the keyboard stays where it was when it is drawn anew.
(() => {
  let held; // how to find again what has the focus

  const name = (element) => {
    const block = element.closest("[id^=papers-], [id^=digest-]");
    const within = [...element.classList].map((one) => `.${one}`).join("") || element.localName;
    const kin = block ? [...block.querySelectorAll(within)] : [];
    return block && { block: block.id, within, place: kin.indexOf(element) };
  };

  document.addEventListener("change", (event) => {
    const { target } = event;
    if (!target.matches?.("select[data-wish]")) return;
    window.wish({ do: target.dataset.wish, span: target.dataset.span, day: target.value });
  });

  document.addEventListener("focusin", (event) => {
    const part = event.target.closest?.(".choice, .per-day") && name(event.target);
    held = part || undefined;
  });

  // When what had the focus is drawn anew, the focus falls to the body without a word.
  new MutationObserver(() => {
    if (!held || document.activeElement !== document.body) return;
    const block = document.getElementById(held.block);
    const element = block?.querySelector(".bars [aria-current]") ?? block?.querySelectorAll(held.within)[held.place];
    if (!element) return;
    if (element.disabled) block.querySelector("select")?.focus({ preventScroll: true });
    else element.focus({ preventScroll: true });
  }).observe(document, { childList: true, subtree: true });

  // One bar of the plot is in the order of the Tab key, the arrows go on from it.
  const bars = () => [...document.querySelectorAll("#papers-per-day .bars button")];
  new MutationObserver(() => {
    const all = bars();
    if (all.length && !all.some((bar) => bar.tabIndex === 0)) (all.findLast((bar) => bar.ariaCurrent) ?? all.at(-1)).tabIndex = 0;
  }).observe(document, { childList: true, subtree: true });

  document.addEventListener("keydown", (event) => {
    const bar = event.target.closest?.(".per-day .bars button");
    const step = { ArrowLeft: -1, ArrowRight: 1, Home: -Infinity, End: Infinity }[event.key];
    if (!bar || !step) return;
    const all = bars();
    const next = all[Math.min(Math.max(all.indexOf(bar) + step, 0), all.length - 1)];
    all.forEach((one) => (one.tabIndex = one === next ? 0 : -1));
    next.focus();
    event.preventDefault();
  });
})();
