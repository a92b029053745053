/**
 * Runs in the page once its panel of filters is open: times a choice from the click or the typed letters to the panes that
 * show it, and to the second frame after it. All clocks are the page's own. A pane shows a choice when its `data-shown` has
 * changed: in the same task, or once what the choice needs has been fetched.
 */
async ([selector, value]) => {
  const MOST_MS = 30_000;
  const input = document.querySelector(`[data-panel=filters] ${selector}`);
  const panes = [...document.querySelectorAll("[data-explorer][data-shown]")];
  const before = panes.map((pane) => pane.dataset.shown);
  const haveFollowed = () => panes.every((pane, at) => pane.dataset.shown !== before[at]);
  const followed = new Promise((resolve, reject) => {
    const observer = new MutationObserver(() => haveFollowed() && resolve(observer.disconnect()));
    for (const pane of panes) observer.observe(pane, { attributeFilter: ["data-shown"] });
    setTimeout(() => reject(new Error(`${selector} ${value}: as many events are shown as before`)), MOST_MS);
  });
  const started = performance.now();
  if (input.type === "checkbox") input.click();
  else {
    input.value = value;
    input.dispatchEvent(new Event(input.type === "search" ? "input" : "change", { bubbles: true }));
  }
  await null; // panes follow in the same task, and what corrects them in its microtasks
  if (!haveFollowed()) await followed;
  const shown = performance.now();
  await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  return { shown: shown - started, painted: performance.now() - started };
};
