// A citation's number shows its paper beside the conversation, at the quoted sentence; on narrow screens as a sheet.
(() => {
  const narrow = window.matchMedia("(max-width: 67.99rem)"); // as in style/evidence.css
  let row = -1; // which answer the source on show belongs to
  let number = 0;

  const panel = () => document.querySelector("#evidence");
  const isOpen = () => document.querySelector("#beside")?.classList.contains("with-evidence");
  const answers = () => [...document.querySelectorAll("#chat .bot-row")];
  const chips = (place) => [...(answers()[place]?.querySelectorAll('.md a[title^="Source "]') ?? [])];
  const numberOf = (chip) => Number(chip.title.match(/^Source (\d+):/)[1]);
  const article = () => answers()[row]?.querySelector(`.evidence .cites-${number}`);
  const chip = () => chips(row).find((other) => numberOf(other) === number);

  const show = () => {
    const source = article();
    if (!source || !panel()) return false;
    const copy = source.cloneNode(true);
    copy.querySelectorAll("a").forEach((link) => Object.assign(link, { target: "_blank", rel: "noopener" }));
    copy.querySelector(`.quote-${number}`)?.classList.add("asked");
    panel().querySelector(".shown").replaceChildren(copy);
    document.querySelector("#beside").classList.add("with-evidence");
    mark();
    arrange();
    panel().scrollTop = 0;
    const quote = copy.querySelector(".asked");
    if (quote) {
      const place = quote.getBoundingClientRect();
      const room = panel().getBoundingClientRect();
      if (place.bottom > room.bottom) panel().scrollTop = place.top - room.top - room.height / 3;
    }
    return true;
  };

  // The chip on show looks pressed, and the bar tells which of how many it is, also after the answer was drawn anew.
  const mark = () => {
    const numbers = new Set(chips(row).map(numberOf));
    const title = panel().querySelector("h2");
    const heading = title.dataset.of.replace("{number}", number).replace("{count}", numbers.size);
    if (title.textContent !== heading) title.textContent = heading;
    panel().querySelectorAll("[data-step='-1'], [data-step='1']").forEach((button) => {
      button.disabled = !numbers.has(number + Number(button.dataset.step));
      button.hidden = numbers.size < 2;
    });
    const open = isOpen() ? chips(row).filter((other) => numberOf(other) === number) : [];
    document.querySelectorAll("#chat a.open").forEach((other) => open.includes(other) || other.classList.remove("open"));
    open.forEach((other) => other.classList.add("open"));
  };

  // A sheet lies over the page, which waits; a panel stands beside it.
  const arrange = () => {
    const isSheet = isOpen() && narrow.matches;
    const region = panel();
    region.setAttribute("role", isSheet ? "dialog" : "region");
    region.setAttribute("aria-labelledby", "evidence-title");
    if (isSheet) region.setAttribute("aria-modal", "true");
    else region.removeAttribute("aria-modal");
    document
      .querySelectorAll("#head, #tabs > .tab-wrapper, #asking")
      .forEach((element) => (element.inert = Boolean(isSheet)));
  };

  const close = () => {
    if (!isOpen()) return;
    document.querySelector("#beside").classList.remove("with-evidence");
    arrange();
    mark();
    (chip() ?? document.querySelector("#ask textarea"))?.focus({ preventScroll: true });
  };

  document.addEventListener(
    "click",
    (event) => {
      const chosen = event.target.closest?.('#chat a[title^="Source "]');
      if (chosen && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
        row = answers().findIndex((answer) => answer.contains(chosen));
        number = numberOf(chosen);
        if (show()) {
          event.preventDefault();
          panel().querySelector(".shown").focus({ preventScroll: true });
        }
        return;
      }
      const step = event.target.closest?.("#evidence [data-step]");
      if (step?.dataset.step) {
        number += Number(step.dataset.step);
        show();
        if (step.disabled) panel().querySelector(".shown").focus({ preventScroll: true });
      } else if (step || event.target.closest?.("[data-do='new-chat']")) {
        close();
      } else if (isOpen() && narrow.matches && !event.target.closest?.("#evidence")) {
        event.preventDefault(); // a touch beside the sheet puts it away
        close();
      }
    },
    { capture: true },
  );
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") close();
  });
  narrow.addEventListener("change", () => isOpen() && arrange());
  new MutationObserver(() => {
    if (!isOpen()) return;
    if (article()) mark();
    else close();
  }).observe(document, { childList: true, subtree: true });
})();
