/**
 * Runs in the page once its panes are there: times a preview from the pointer that comes over an event to the panes that
 * have marked it, and to the second frame after it. Panes hear of it in the task of the pointer's event, and this last.
 */
() => {
  const MOST_MS = 30_000;
  let hover = null;
  addEventListener(
    "pointerover",
    (event) => {
      if (hover) hover.moved = event.timeStamp;
    },
    true,
  );
  addEventListener("explorer", ({ detail }) => {
    const mine = hover;
    if (detail.kind !== "preview" || !detail.event || !mine?.moved) return;
    hover = null;
    queueMicrotask(() => {
      const shown = performance.now() - mine.moved;
      requestAnimationFrame(() =>
        requestAnimationFrame(() => mine.finish({ shown, painted: performance.now() - mine.moved })),
      );
    });
  });
  window.__hover = {
    arm() {
      hover = { moved: 0 };
      this.result = new Promise((resolve, reject) => {
        hover.finish = resolve;
        setTimeout(() => reject(new Error("No event is previewed.")), MOST_MS);
      });
    },
    result: null,
  };
}
