/**
 * Runs in the page once its panel of filters is open: times a choice from the click or the typed letter to the panes that
 * show it, and to the second frame after it. All clocks are the page's own.
 */
async ([kind, value]) => {
  const panel = document.querySelector("[data-panel=filters]");
  const timeline = document.querySelector("[data-explorer=timeline]");
  const act = {
    check() {
      panel.querySelector(`input[type=checkbox][value="${value}"]`).click();
    },
    type() {
      const input = panel.querySelector("[data-filter=q]");
      input.value = value;
      input.dispatchEvent(new Event("input", { bubbles: true }));
    },
  }[kind];
  const before = timeline.dataset.shown;
  const started = performance.now();
  act();
  await null; // panes follow in the same task, and what corrects them in its microtasks
  const shown = performance.now();
  if (timeline.dataset.shown === before) throw new Error(`${kind} ${value}: as many events are shown as before`);
  await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  return { shown: shown - started, painted: performance.now() - started };
};
