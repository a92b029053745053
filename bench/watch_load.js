/**
 * Runs in the page before anything else: notes when each pane shows an event, when folium's map has taken
 * over, when a bare page shows its title and text, TimelineJS its slides
 * and markers, and the page of vis-timeline and Leaflet its three panes. Times are milliseconds since the navigation to the page began.
 */
// biome-ignore lint/complexity/noExcessiveLinesPerFunction: a script in one scope.
(() => {
  if (window !== window.top) return; // the page looks into its frames itself
  const marks = {};
  const documents = [document];
  let wanted = [];
  let tell;
  const done = new Promise((resolve) => (tell = resolve));
  const mark = (name) => (marks[name] ??= performance.now());
  const observer = new MutationObserver(look);
  function check() {
    if (wanted.length === 0 || !wanted.every((name) => name in marks)) return;
    observer.disconnect(); // steps are not to pay for it
    tell(marks);
  }

  function look() {
    for (const doc of documents) {
      for (const pane of doc.querySelectorAll("[data-explorer]")) {
        mark("mounting");
        if (pane.dataset.current) mark(pane.dataset.explorer);
        if (pane.dataset.settled) mark("settled");
      }
    }
    if (document.querySelector("iframe")) mark("frame");
    if (document.documentElement.dataset.map) mark("folium");
    if (document.querySelector(".tl-timemarker") && document.querySelector(".tl-slide .tl-headline"))
      mark("timelinejs");
    if (document.documentElement.dataset.peer) mark("peer");
    const [title, text] = [document.querySelector("h1"), document.querySelector(".stMarkdown p")];
    if (text?.textContent) mark("text");
    if (title?.textContent && text?.textContent) mark("bare");
    check();
  }
  function watch(doc) {
    observer.observe(doc, {
      subtree: true,
      childList: true,
      attributeFilter: ["data-current", "data-settled", "data-explorer", "data-map", "data-peer"],
    });
  }
  watch(document);
  // What loads does not bubble, yet it can be captured.
  document.addEventListener(
    "load",
    ({ target }) => {
      if (target.tagName !== "IFRAME" || !target.contentDocument) return;
      mark("frameLoaded");
      documents.push(target.contentDocument);
      watch(target.contentDocument);
      look();
    },
    true,
  );

  window.__load = {
    marks,
    /** Resolves with all marks as soon as those that are wanted are there. */
    until(...names) {
      wanted = names;
      check();
      return done;
    },
  };
})();
