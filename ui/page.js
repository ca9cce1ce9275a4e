// Keeps the latest question at the top while its answer grows, until the reader scrolls.
(() => {
  let asked = 0;
  let follows = false;
  const leave = () => (follows = false);
  ["wheel", "touchmove", "pointerdown", "keydown"].forEach((name) =>
    document.addEventListener(name, leave, { capture: true, passive: true }),
  );
  new MutationObserver(() => {
    document.querySelector("#chat .examples")?.removeAttribute("role"); // Gradio's list holds no list items
    const questions = document.querySelectorAll("#chat .user-row");
    if (questions.length > asked) follows = true;
    asked = questions.length;
    const latest = questions[asked - 1];
    if (follows && latest) {
      const log = latest.closest("[role=log]");
      log.scrollTop += latest.getBoundingClientRect().top - log.getBoundingClientRect().top - 8;
    }
  }).observe(document, { childList: true, subtree: true, characterData: true });
})();
