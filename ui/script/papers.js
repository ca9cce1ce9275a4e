// The cards of the tab Papers: searched, ordered and filtered here, without asking the server.
(() => {
  const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const texts = new WeakMap(); // what is searched in of each card
  const read = (card) => {
    if (!texts.has(card))
      texts.set(card, fold([...card.querySelectorAll("h3, .facts, .keywords, .authors, .text")].map((part) => part.textContent).join(" ")));
    return texts.get(card);
  };
  const keyword = (button) => button.textContent.toLowerCase();
  const buttons = (part) => [...part.querySelectorAll(".keywords button")];

  const orders = {
    upvotes: (one, other) => other.dataset.upvotes - one.dataset.upvotes,
    listed: () => 0,
    title: (one, other) => one.querySelector("h3").textContent.localeCompare(other.querySelector("h3").textContent),
  };

  let list; // the one that is drawn
  let served = []; // its cards as they came
  let order = "";
  let pressed = ""; // the keyword that is

  const filters = () => document.querySelector("#papers-filters .filters");
  const chosen = () => filters().querySelector(".keyword");

  const filter = () => {
    const form = filters();
    if (!list || !form) return;
    const words = fold(form.querySelector("[type=search]").value).split(/\s+/).filter(Boolean);
    const code = form.querySelector(".code").checked;
    const wanted = chosen().hidden ? "" : chosen().dataset.keyword.toLowerCase();
    let shown = 0;
    for (const card of served) {
      const fits =
        (!code || "code" in card.dataset) &&
        (!wanted || buttons(card).some((button) => keyword(button) === wanted)) &&
        words.every((word) => read(card).includes(word));
      card.hidden = !fits;
      shown += fits;
    }
    if (wanted !== pressed) buttons(list).forEach((button) => button.setAttribute("aria-pressed", String(keyword(button) === wanted)));
    pressed = wanted;
    const all = served.length.toLocaleString("en");
    const many = `${all} paper${served.length === 1 ? "" : "s"}`;
    list.querySelector(".count").textContent = !served.length ? "" : shown === served.length ? many : `${shown.toLocaleString("en")} of ${many}`;
    const none = list.querySelector(".none");
    if (none) none.hidden = shown > 0;
  };

  const sort = () => {
    const wanted = "alike" in list.dataset ? "listed" : filters()?.querySelector(".sort").value ?? "listed";
    if (wanted === order) return;
    order = wanted;
    list.querySelector(".cards")?.append(...[...served].sort(orders[wanted]));
  };

  const choose = (keyword) => {
    const button = chosen();
    button.hidden = !keyword;
    button.dataset.keyword = keyword;
    button.textContent = keyword ? `${keyword} ×` : "";
    button.setAttribute("aria-label", `Show all, not only ${keyword}`);
    filter();
  };

  const clear = () => {
    filters().querySelector("[type=search]").value = "";
    filters().querySelector(".code").checked = false;
    choose("");
  };

  // A new list is ordered and filtered before it is seen; a paper wished for comes into sight.
  const drawn = () => {
    const now = document.querySelector("#papers-list .list");
    if (!now || now === list) return;
    list = now;
    served = [...list.querySelectorAll(".card")];
    order = "listed";
    pressed = "";
    sort();
    if (list.dataset.id) clear();
    filter();
    if (list.dataset.id) reveal();
    else if ("alike" in list.dataset) {
      document.querySelector("#tab-papers").scrollTop = 0;
      list.querySelector(".back")?.focus({ preventScroll: true });
    }
  };

  const reveal = () => {
    const card = served.find((one) => one.dataset.id === list.dataset.id);
    if (!card) return;
    card.classList.add("wished");
    unfold(card.querySelector('[data-unfold="abstract"]'), true);
    if (list.dataset.quote) mark(card.querySelector(".text"), list.dataset.quote);
    const link = card.querySelector("h3 a") ?? card.querySelector("button");
    // The tab may still be coming to the front, and cards above take their height when they come into sight.
    const room = document.querySelector("#tab-papers");
    const go = () => card.scrollIntoView({ block: card.offsetHeight < room.clientHeight ? "center" : "start" });
    requestAnimationFrame(() => (go(), link.focus({ preventScroll: true }), setTimeout(go, 60)));
  };

  const mark = (paragraph, quote) => {
    const start = paragraph.firstChild.data.indexOf(quote);
    if (start < 0) return;
    const range = document.createRange();
    range.setStart(paragraph.firstChild, start);
    range.setEnd(paragraph.firstChild, start + quote.length);
    range.surroundContents(document.createElement("mark"));
  };

  const unfold = (button, open) => {
    const fold = button.closest(".card").querySelector(`.fold.${button.dataset.unfold}`);
    button.setAttribute("aria-expanded", String(open));
    fold.hidden = !open;
    if (!open && button.dataset.unfold === "abstract") fold.setAttribute("hidden", "until-found");
    return fold;
  };

  const copy = async (fold) => {
    const text = fold.querySelector("pre");
    const said = fold.querySelector("[role=status]");
    try {
      await navigator.clipboard.writeText(text.textContent);
      said.textContent = "Copied.";
    } catch {
      getSelection().selectAllChildren(text); // copied by hand where the browser does not allow it
      said.textContent = document.execCommand("copy") ? "Copied." : "Press Ctrl+C to copy.";
    }
  };

  new MutationObserver(drawn).observe(document, { childList: true, subtree: true });

  document.addEventListener("beforematch", (event) => {
    const card = event.target.closest?.(".card");
    if (card) unfold(card.querySelector('[data-unfold="abstract"]'), true);
  });

  document.addEventListener("input", (event) => {
    if (!event.target.closest?.("#papers-filters")) return;
    sort();
    filter();
  });

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && event.target.matches?.("#papers-filters [type=search]")) {
      event.target.value = "";
      filter();
    }
  });

  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("#papers-list a");
    if (link) Object.assign(link, { target: "_blank", rel: "noopener" });
    const button = event.target.closest?.("#tab-papers button");
    if (!button) return;
    if (button === chosen() || button.ariaPressed === "true") choose("");
    else if (button.closest(".keywords")) choose(button.textContent);
    if (button.classList.contains("all")) clear();
    if (button.dataset.search) {
      clear();
      filters().querySelector("[type=search]").value = button.dataset.search;
    }
    if (button.dataset.unfold) {
      const open = button.getAttribute("aria-expanded") !== "true";
      const fold = unfold(button, open);
      if (open && button.dataset.unfold === "cite") copy(fold);
    }
  });
})();
