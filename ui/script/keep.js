// Keeps this tab's conversation in the browser, brings it back after a reload, and copies and saves it as Markdown.
// Each tab has its own (its name is in sessionStorage); the latest ones stay on offer. Where storage is forbidden,
// nothing is kept and all else works.
(() => {
  const PREFIX = "daily-papers:";
  const MOST = 12; // conversations
  const LARGEST = 2_000_000; // characters of all together, of the 5 MB that browsers give a page
  const stored = (run, otherwise) => {
    try {
      return run();
    } catch {
      return otherwise; // forbidden, full, or not ours
    }
  };
  let now = []; // the exchanges on the page

  const name = () => stored(() => sessionStorage.getItem(`${PREFIX}here`), null);
  const read = (key) => stored(() => JSON.parse(localStorage.getItem(key)), null);
  const names = () =>
    stored(() => Object.keys(localStorage), [])
      .filter((key) => key.startsWith(`${PREFIX}chat:`))
      .map((key) => [key, read(key)?.changed ?? 0])
      .sort(([, one], [, other]) => other - one)
      .map(([key]) => key);

  const keep = () => {
    const key = name() ?? `${PREFIX}chat:${Date.now()}-${Math.random().toString(36).slice(2)}`;
    stored(() => sessionStorage.setItem(`${PREFIX}here`, key));
    const text = JSON.stringify({ changed: Date.now(), exchanges: now });
    const others = names().filter((other) => other !== key);
    let size = text.length;
    others.forEach((other, place) => {
      size += stored(() => localStorage.getItem(other).length, 0);
      if (place >= MOST - 1 || size > LARGEST) stored(() => localStorage.removeItem(other));
    });
    if (text.length <= LARGEST) stored(() => localStorage.setItem(key, text));
  };

  // The questions on the page, and those of the conversation that this tab brings back.
  window.asked = () => now.map(({ question }) => question);
  window.held = () => read(name())?.exchanges?.map(({ question }) => question) ?? [];

  const restore = (key) => {
    const exchanges = read(key)?.exchanges;
    if (!Array.isArray(exchanges) || !exchanges.length) return;
    stored(() => sessionStorage.setItem(`${PREFIX}here`, key));
    window.wish({ do: "restore", kept: JSON.stringify(exchanges), stay: "" });
  };

  const offer = () => {
    const earlier = document.querySelector("#beneath .earlier");
    if (!earlier) return;
    const keys = now.length ? [] : names().slice(0, 3);
    earlier.querySelector("ul").replaceChildren(
      ...keys.map((key) => {
        const item = document.createElement("li");
        const button = document.createElement("button");
        Object.assign(button, { type: "button", textContent: read(key)?.exchanges?.[0]?.question ?? "" });
        button.dataset.chat = "open";
        button.dataset.key = key;
        item.append(button);
        return item;
      }),
    );
    earlier.hidden = !keys.length;
    earlier.dataset.offered = "";
    document.querySelector("#beneath .chat-actions").hidden = !now.length;
  };

  const copy = (text) =>
    navigator.clipboard?.writeText(text).catch(() => copyPlainly(text)) ?? copyPlainly(text);
  const copyPlainly = (text) => {
    // Without a clipboard, as on a plain http address of another machine.
    const area = Object.assign(document.createElement("textarea"), { value: text });
    document.body.append(area);
    area.select();
    document.execCommand("copy");
    area.remove();
  };
  const save = (text) => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text], { type: "text/markdown" }));
    link.download = "daily-papers.md";
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  };

  // The exchange that an element of the conversation belongs to: as many questions stand before it.
  window.exchangeOf = (element) => {
    const before = [...document.querySelectorAll("#chat .user-row")].filter(
      (row) => row.contains(element) || row.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING,
    ).length;
    const asked = document.querySelectorAll("#chat .user-row").length;
    return now[now.length - asked + before - 1]; // the browser keeps the last ones only
  };

  document.addEventListener(
    "click",
    (event) => {
      const copies = event.target.closest?.("#chat .message-buttons-left button[aria-label='Copy message']");
      const exchange = copies && window.exchangeOf(copies);
      if (exchange) {
        event.stopPropagation(); // Gradio would copy what is hidden too
        copy(exchange.markdown.replace(/\\([^\w\s])/g, "$1")); // plain text needs no backslashes
        const { copied } = document.querySelector("#beneath .chat-actions").dataset;
        const status = document.querySelector("#beneath [role=status]");
        copies.dataset.copied = status.textContent = copied;
        setTimeout(() => {
          delete copies.dataset.copied;
          status.textContent = "";
        }, 1500);
      }
      const chosen = event.target.closest?.("[data-chat]")?.dataset;
      if (chosen?.chat === "export") {
        save(`# ${document.title}\n\n${now.map(({ heading, markdown }) => `${heading}\n\n${markdown}`).join("\n\n")}\n`);
      } else if (chosen?.chat === "open") {
        restore(chosen.key);
      } else if (chosen?.chat === "forget") {
        names().forEach((key) => stored(() => localStorage.removeItem(key)));
        offer();
      } else if (event.target.closest?.("[data-do='new-chat']")) {
        stored(() => sessionStorage.removeItem(`${PREFIX}here`));
      }
    },
    { capture: true },
  );

  let last = "[]";
  let started = false;
  new MutationObserver(() => {
    const kept = document.querySelector("#kept [data-kept]")?.dataset.kept;
    if (kept !== undefined && kept !== last) {
      last = kept;
      now = JSON.parse(kept);
      if (now.length) keep();
      offer();
    }
    if (!started && kept !== undefined && document.querySelector("#wish-restore textarea, #wish-restore input")) {
      started = true;
      const asked = new URLSearchParams(location.search).get("q")?.trim();
      if (asked && asked !== window.held()[0]) stored(() => sessionStorage.removeItem(`${PREFIX}here`));
      if (name()) restore(name());
    }
    if (document.querySelector("#beneath .earlier:not([data-offered])")) offer(); // also when Gradio draws it anew
  }).observe(document, { childList: true, subtree: true, attributes: true, attributeFilter: ["data-kept"] });
})();
