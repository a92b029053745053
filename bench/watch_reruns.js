/**
 * Runs in the page of `peers/rerun_page.py`: times a step from the key until its text stands and the
 * map looks at its place. The text ends in a line of code that says which step it is, and where.
 */
() => {
  const map = () => document.querySelector("iframe").contentWindow.map;
  const says = () =>
    [...document.querySelectorAll(".stMarkdown code")].map((code) => code.textContent).join();
  const isThere = () => {
    const [lat, lon] = says().split(" ").slice(1).map(Number);
    const centre = map()?.getCenter();
    return centre && map().project(centre).distanceTo(map().project([lat, lon])) < 2;
  };
  let step = null;

  window.addEventListener(
    "keydown",
    (press) => {
      if (!step || step.pressed) return;
      step.pressed = press.timeStamp;
      requestAnimationFrame(look);
    },
    true,
  );
  new MutationObserver(() => {
    if (step?.pressed && !step.told && says() !== step.from) step.told = performance.now();
  }).observe(document.body, { subtree: true, childList: true, characterData: true });

  function look() {
    if (!step.told || !isThere()) return requestAnimationFrame(look);
    step.finish({ text: step.told - step.pressed, settled: performance.now() - step.pressed });
  }

  window.__steps = {
    arm() {
      step = { from: says() };
      const mine = step;
      this.result = new Promise((resolve) => (mine.finish = resolve));
    },
    result: null,
  };
}
