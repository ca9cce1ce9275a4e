// The conversation: what its links ask, where it stands while an answer grows, and how a screen reader names it.
(() => {
  let asked = 0;
  let follows = false; // keeps the latest question at the top while its answer grows, until the reader scrolls
  const leave = () => (follows = false);
  ["wheel", "touchmove", "pointerdown", "keydown"].forEach((name) =>
    document.addEventListener(name, leave, { capture: true, passive: true }),
  );

  const write = Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, "value").set;
  const put = (area, text) => {
    write.call(area, text);
    area.dispatchEvent(new Event("input", { bubbles: true }));
  };
  const fill = (area, text) => {
    if (!area) return;
    put(area, text);
    area.focus();
  };

  // The question leaves the box at once: Gradio would empty it later, of what is typed meanwhile too, and would not hear
  // of a second question before the first has begun.
  const send = () => {
    const box = document.querySelector("#ask textarea");
    if (!box.value.trim() || window.wish({ do: "ask", text: box.value })) put(box, "");
  };
  const sends = (event, how) => {
    if (!how) return;
    event.preventDefault();
    event.stopPropagation();
    send();
  };
  document.addEventListener(
    "keydown",
    (event) => sends(event, event.key === "Enter" && !event.shiftKey && !event.isComposing && event.target.matches?.("#ask textarea")),
    { capture: true },
  );
  document.addEventListener("click", (event) => sends(event, event.target.closest?.("#ask .submit-button")), { capture: true });

  const texts = () => document.querySelector("#beneath .chat-actions").dataset;
  const follow = {
    "#ask": (link) => window.wish({ do: "ask", text: link.textContent }),
    "#all-days": () => window.wish({ do: "ask", text: texts().allDays }),
    "#days": (link) => {
      const box = document.querySelector("#ask textarea");
      const [before] = texts().ofDays.split("{days}");
      fill(box, texts().ofDays.replace("{days}", link.textContent));
      box.setSelectionRange(before.length, before.length + link.textContent.length);
    },
  };

  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("#chat a[href^='#']");
    if (link) event.preventDefault(); // it leads nowhere else
    if (link) follow[link.getAttribute("href")]?.(link);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === " " && event.target.matches?.("#chat a[role=button]")) {
      event.preventDefault();
      event.target.click();
    }
  });

  // A question that is being edited stays so in Gradio, even in the next conversation.
  const leaveEditing = () => document.querySelectorAll("#chat button[aria-label='Cancel']").forEach((button) => button.click());
  document.addEventListener("click", (event) => event.target.closest?.("[data-do='new-chat']") && leaveEditing(), { capture: true });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && event.target.matches?.("#chat .edit-textarea")) leaveEditing();
  });

  new MutationObserver(() => {
    document.querySelector("#chat .examples")?.removeAttribute("role"); // Gradio's list holds no list items
    // Gradio names a message by all of its Markdown, hidden parts included.
    document.querySelectorAll("#chat [data-testid=user][aria-label], #chat [data-testid=bot][aria-label]").forEach((m) =>
      m.removeAttribute("aria-label"),
    );
    const editing = document.querySelector("#chat .edit-textarea:not([data-filled])");
    if (editing) {
      editing.dataset.filled = "";
      fill(editing, window.exchangeOf(editing)?.question ?? editing.value); // Gradio offers the Markdown that it draws
    }
    const questions = document.querySelectorAll("#chat .user-row");
    if (questions.length > asked) {
      follows = true;
    }
    asked = questions.length;
    const latest = questions[asked - 1];
    if (follows && latest) {
      const log = latest.closest("[role=log]");
      log.scrollTop += latest.getBoundingClientRect().top - log.getBoundingClientRect().top - 8;
    }
  }).observe(document, {
    childList: true,
    subtree: true,
    characterData: true,
    attributes: true,
    attributeFilter: ["aria-label"],
  });
})();
