/**
 * Runs in the page of `peers/vis_leaflet.py`: times a step from the key until its timeline and its text show another event,
 * to the frame after that. Its map is moved in the same task and painted by then.
 */
() => {
  const shown = () => document.querySelector(".vis-item.vis-selected")?.dataset.id;
  const told = () => document.querySelector("#details h2").dataset.event;
  let step = null;
  addEventListener("keydown", ({ timeStamp }) => step && (step.pressed = timeStamp), true);
  function look() {
    if (!step.pressed || shown() === step.from || shown() !== told()) return requestAnimationFrame(look);
    const mine = step;
    requestAnimationFrame(() => mine.finish(performance.now() - mine.pressed));
  }
  window.__steps = {
    arm() {
      step = { from: shown() };
      this.result = new Promise((resolve) => (step.finish = resolve));
      requestAnimationFrame(look);
    },
    result: null,
  };
}
