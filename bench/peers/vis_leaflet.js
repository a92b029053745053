/**
 * A story as vis-timeline, Leaflet and text, as an engineer would tune it for thousands of events: stops and ways on one
 * canvas, a timeline that is given only the events around the reader, an article that the browser lays out as it is seen.
 * A click or an arrow key selects an event in all three.
 */

const NEAR = 40; // events on each side of the reader that the timeline is given
const SEEN = 4; // events on each side that it shows

const fetched = fetch("events.json").then((answer) => answer.json());

addEventListener("DOMContentLoaded", async () => {
  const { events, ways } = await fetched;
  const positions = new Map(events.map(({ id }, at) => [id, at]));
  const map = mapOf(events, ways, (id) => select(positions.get(id)));
  const timeline = timelineOf(events, (id) => select(positions.get(id)));
  const article = articleOf((id) => select(positions.get(id)));
  let current = -1;

  function select(at) {
    if (!(at in events) || at === current) return;
    current = at;
    map.show(events[at]);
    timeline.show(at);
    article.show(events[at]);
  }
  addEventListener("keydown", ({ key }) => {
    if (key === "ArrowRight") select(current + 1);
    if (key === "ArrowLeft") select(current - 1);
  });
  select(0);
  const look = () => {
    if (!document.querySelector(".vis-item.vis-selected")) return requestAnimationFrame(look);
    document.documentElement.dataset.peer = "shown";
  };
  look();
});

function mapOf(events, ways, choose) {
  const map = L.map("map", { preferCanvas: true, zoomAnimation: false });
  map.fitBounds(events.filter(({ at }) => at).map(({ at }) => at));
  for (const way of ways) L.polyline(way, { weight: 1, interactive: false }).addTo(map);
  const first = new Map();
  for (const { id, place, at } of events) if (at && !first.has(place)) first.set(place, { id, at });
  for (const { id, at } of first.values()) L.circleMarker(at, { radius: 5, event: id }).on("click", () => choose(id)).addTo(map);
  const mark = L.circleMarker([0, 0], { radius: 9, color: "#c30", renderer: L.svg() }).addTo(map);
  return {
    show({ at }) {
      if (!at) return;
      mark.setLatLng(at);
      if (!map.getBounds().pad(-0.2).contains(at)) map.panTo(at, { animate: false });
    },
  };
}

function timelineOf(events, choose) {
  const given = new vis.DataSet();
  const options = { type: "point", showCurrentTime: false, height: "100%", dataAttributes: ["id"] };
  const timeline = new vis.Timeline(document.getElementById("timeline"), given, options);
  let middle = Number.NEGATIVE_INFINITY;
  timeline.on("select", ({ items: [id] }) => id && choose(id));

  function give(at) {
    if (Math.abs(at - middle) < NEAR - 2 * SEEN) return;
    middle = at;
    given.clear();
    given.add(events.slice(Math.max(0, at - NEAR), at + NEAR).map(({ id, start, title }) => ({ id, start, content: title })));
  }
  return {
    show(at) {
      give(at);
      const starts = events.slice(Math.max(0, at - SEEN), at + SEEN + 1).map(({ start }) => start);
      timeline.setWindow(Math.min(...starts) - 3_600_000, Math.max(...starts) + 3_600_000, { animation: false });
      timeline.setSelection(events[at].id);
    },
  };
}

function articleOf(choose) {
  const article = document.getElementById("article");
  const [title, time, summary] = document.getElementById("details").children;
  const mentions = new Map();
  for (const mention of article.querySelectorAll("a")) {
    if (!mentions.has(mention.dataset.event)) mentions.set(mention.dataset.event, mention);
  }
  let marked = null;
  article.addEventListener("click", ({ target }) => target.dataset.event && choose(target.dataset.event));
  return {
    show(event) {
      title.textContent = event.title;
      time.textContent = event.when;
      summary.textContent = event.summary;
      title.dataset.event = event.id;
      marked?.classList.remove("current");
      marked = mentions.get(event.id) ?? null;
      marked?.classList.add("current");
      marked?.scrollIntoView({ block: "nearest" });
    },
  };
}
