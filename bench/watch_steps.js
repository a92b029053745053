/**
 * Runs in the page once its panes stand: times a step from the key, or from the pointer that drags the marker of the
 * axis, to the panes, the paint and the rest. All clocks are the page's own; nothing is polled from outside and no
 * layout is forced.
 */
() => {
  const QUIET_FRAMES = 10;
  const PANES = ["map", "timeline", "article", "axis"];
  const documents = [document, ...[...document.querySelectorAll("iframe")].map((f) => f.contentDocument)];
  const find = (selector) => documents.map((doc) => doc?.querySelector(selector)).find(Boolean);
  const panes = PANES.map((pane) => find(`[data-explorer="${pane}"]`));
  if (panes.some((pane) => !pane)) throw new Error("A pane is missing.");
  const [map] = panes;
  let step = null;

  function look() {
    if (!step?.pressed || step.shown) return;
    const events = new Set(panes.map((pane) => pane.dataset.current));
    if (events.size > 1 || events.has(step.from)) return;
    step.shown = performance.now();
    [step.to] = events;
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        step.painted = performance.now();
        waitForRest(step, 0);
      }),
    );
  }
  function waitForRest(mine, quiet) {
    const isQuiet = mine.frameMoved < mine.moved ? 0 : quiet + 1;
    mine.frameMoved = mine.moved;
    const hasSettled = map.dataset.settled === mine.to;
    if (hasSettled && isQuiet >= QUIET_FRAMES) return mine.finish();
    requestAnimationFrame(() => waitForRest(mine, isQuiet));
  }

  new MutationObserver(look).observe(map, { attributeFilter: ["data-current"] });
  for (const pane of panes.slice(1)) {
    new MutationObserver(look).observe(pane, { attributeFilter: ["data-current"] });
  }
  new MutationObserver(() => {
    if (step) step.arrived = performance.now();
  }).observe(map, { attributeFilter: ["data-settled"] });
  for (const pane of panes.slice(1)) {
    pane.querySelector("[data-scroller]")?.addEventListener("scroll", () => {
      if (step) step.moved = performance.now();
    });
  }
  function hear(event) {
    if (!step || step.pressed) return;
    step.pressed = event.timeStamp;
    step.heard = performance.now();
  }
  window.addEventListener("keydown", hear, true);
  window.addEventListener("pointermove", hear, true);
  window.addEventListener("pointerrawupdate", hear, true);

  window.__steps = {
    /** Be ready for the next key; `result` then waits until all is at rest. */
    arm() {
      step = { from: map.dataset.current, moved: 0, frameMoved: 0, arrived: 0 };
      const mine = step;
      this.result = new Promise((resolve) => {
        mine.finish = () =>
          resolve({
            to: mine.to,
            step: mine.shown - mine.pressed,
            inPage: mine.shown - mine.heard,
            painted: mine.painted - mine.pressed,
            map: Math.max(mine.arrived, mine.shown) - mine.pressed,
            scrollers: Math.max(mine.moved, mine.shown) - mine.pressed,
            settled: Math.max(mine.arrived, mine.moved, mine.shown) - mine.pressed,
          });
      });
    },
    result: null,
  };
}
