// What a button wishes for, told to the page's own unseen box of that name: wish({ do: "ask", text: "…" }).
// The tab that hears it comes to the front, unless the wish says `stay`.
(() => {
  let count = 0;
  const write = Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, "value").set;

  window.wish = (what) => {
    const box = document.querySelector(`#wish-${what.do} textarea`);
    if (!box) return false;
    write.call(box, JSON.stringify({ ...what, count: ++count })); // counted, so that the same wish twice is a change
    box.dispatchEvent(new Event("input", { bubbles: true }));
    // Last, so that the tab knows when it opens that something is wished for.
    const tab = [...box.closest(`#wish-${what.do}`).classList].find((name) => name.startsWith("tab-"));
    if (tab && !("stay" in what)) window.openTab(tab);
    return true;
  };

  window.openTab = (id) => {
    const button = document.querySelector(`#tabs [role=tab][aria-controls="${id}"]`);
    if (button && button.getAttribute("aria-selected") !== "true") button.click();
  };

  document.addEventListener("click", (event) => {
    const wisher = event.target.closest?.("[data-do]");
    if (event.ctrlKey || event.metaKey || event.shiftKey) return; // a link may be opened in a window of its own
    if (wisher && window.wish({ ...wisher.dataset })) event.preventDefault();
  });
})();
