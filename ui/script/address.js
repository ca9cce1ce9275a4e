// The state of the page in its address: what it names is opened at the start, and it keeps in step as people move.
(() => {
  const NAMES = ["tab", "q", "paper", "like", "date", "week", "month"]; // as ui/address.py reads them
  // The address is first "read" by the server, then what it names is "opening"; after that it "follows".
  let state = "loading";

  const find = (selector) => document.querySelector(selector);
  const weekOf = (day) => {
    const thursday = new Date(`${day}T00:00:00Z`);
    thursday.setUTCDate(thursday.getUTCDate() + 4 - (thursday.getUTCDay() || 7));
    const year = thursday.getUTCFullYear();
    const number = Math.ceil(((thursday - Date.UTC(year, 0, 1)) / 86_400_000 + 1) / 7);
    return `${year}-W${String(number).padStart(2, "0")}`;
  };
  const daysOf = ({ span, day }) =>
    !day ? {} : span === "week" ? { week: weekOf(day) } : span === "month" ? { month: day.slice(0, 7) } : { date: day };

  const now = {
    "tab-ask": () => {
      const questions = window.asked();
      return questions.length === 1 ? { q: questions[0] } : {}; // a follow-up makes no sense alone
    },
    "tab-papers": () => {
      const { id, alike, ...days } = find("#papers-list .list")?.dataset ?? {};
      return alike ? { like: alike } : id ? { paper: id } : days.day ? daysOf(days) : { tab: "papers" };
    },
    "tab-digest": () => {
      const days = find("#digest-days select");
      return { tab: "digest", ...(days ? daysOf({ span: days.dataset.span, day: days.value }) : {}) };
    },
    "tab-about": () => ({ tab: "about" }),
  };

  const follow = () => {
    const tab = find("#tabs [role=tab][aria-selected=true]")?.getAttribute("aria-controls");
    if (!now[tab]) return;
    const parameters = new URLSearchParams(location.search);
    NAMES.forEach((name) => parameters.delete(name));
    Object.entries(now[tab]()).forEach(([name, value]) => parameters.set(name, value));
    const search = parameters.size ? `?${parameters}` : "";
    if (search === location.search) state = "follows";
    else if (state === "follows") {
      history.replaceState(history.state, "", `${location.pathname}${search}`);
      find("#address .notice")?.remove();
    }
  };

  const read = () => {
    const parameters = new URLSearchParams(location.search);
    // After a reload the conversation that the question began is there again.
    if (window.held()[0] === parameters.get("q")?.trim()) parameters.delete("q");
    state = NAMES.some((name) => parameters.has(name)) ? "read" : "follows";
    if (state === "read") window.wish({ do: "address", search: `?${parameters}` });
  };

  const open = () => {
    const wish = JSON.parse(find("#address [data-opens]").dataset.opens);
    const opensList = wish.do === "papers" || wish.do === "like";
    if (wish.tab || opensList) window.openTab(wish.tab ?? "tab-papers");
    if (opensList && !find("#papers-list .list")) return; // what the tab begins with would come in its place
    state = "opening";
    if (wish.do) window.wish(wish);
  };

  const act = () => {
    if (state === "opening") state = "follows"; // where people go counts, also when what was named is still to come
  };
  ["pointerdown", "keydown"].forEach((name) => document.addEventListener(name, act, { capture: true, passive: true }));

  // Gradio's <base> would make of a link within the page one to the page without its state.
  document.addEventListener("click", (event) => {
    const part = event.target.closest?.("a[href^='#']");
    const target = part && document.getElementById(part.getAttribute("href").slice(1));
    if (!target || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    target.scrollIntoView();
    target.focus({ preventScroll: true });
  });

  new MutationObserver(() => {
    if (state === "loading" && find("#wish-address textarea") && find("#wish-ask textarea")) read();
    else if (state === "read" && find("#address [data-opens]")) open();
    else if (state === "opening" || state === "follows") follow();
  }).observe(document, {
    childList: true,
    subtree: true,
    attributes: true,
    attributeFilter: ["aria-selected", "data-kept", "data-opens"],
  });
})();
