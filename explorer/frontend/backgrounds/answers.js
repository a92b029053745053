/**
 * Whether the server of an online map answers. A map whose server hangs, refuses or sends anything but pictures is taken
 * off, so that nobody asks it on and on; after a pause that grows, one tile is asked for, and its answer brings the map back.
 */

/** So long a server may take for the first of the tiles that are asked for. */
const PATIENCE_MS = 10_000;
/** So many tiles in a row may fail: a map of one country has none beyond it. */
const TOLERATED = 4;
const FIRST_PAUSE_MS = 5_000;
const LONGEST_PAUSE_MS = 300_000;

/**
 * Put a layer of tiles on the map, and take it off while its server does not answer.
 *
 * @param {typeof import("leaflet")} L
 * @param {import("leaflet").Map} map
 * @param {any} layer Leaflet layer of tiles, not on the map yet
 * @param {(answers: boolean) => void} report whenever that changes; false for the first time after some tiles or seconds
 * @returns {{retry: () => void, remove: () => void}} `retry` asks again now, as when the connection is back
 */
// biome-ignore lint/complexity/noExcessiveLinesPerFunction: short functions over one state.
export function followAnswers(L, map, layer, report) {
  const { bounds } = layer.options;
  /** @type {?boolean} */
  let answers = null;
  let failed = 0;
  let pause = FIRST_PAUSE_MS;
  let asked = 0; // when it was tried last
  let isTrying = false; // with one tile
  let patience = 0;
  let next = 0;

  function notify(does) {
    if (answers !== does) report(does);
    answers = does;
  }
  function wait() {
    clearTimeout(patience);
    patience = window.setTimeout(giveUp, PATIENCE_MS);
  }
  function receive() {
    clearTimeout(patience);
    failed = 0;
    pause = FIRST_PAUSE_MS;
    if (isTrying) {
      isTrying = false;
      layer.options.bounds = bounds;
      layer.redraw();
    }
    notify(true);
  }
  function fail() {
    failed += 1;
    if (isTrying || failed >= TOLERATED) giveUp();
  }
  function finish() {
    clearTimeout(patience);
    if (failed > 0 && answers !== true) giveUp(); // all that was asked for, though fewer than are tolerated
  }
  function giveUp() {
    clearTimeout(patience);
    clearTimeout(next);
    isTrying = false;
    asked = Date.now();
    // Not within an event of the layer, which goes on with its tiles then.
    next = window.setTimeout(() => {
      layer.remove();
      next = window.setTimeout(retry, pause);
      pause = Math.min(2 * pause, LONGEST_PAUSE_MS);
    });
    notify(false);
  }
  function retry() {
    if (map.hasLayer(layer)) return;
    clearTimeout(next);
    isTrying = true;
    asked = Date.now();
    layer.options.bounds = L.latLngBounds([map.getCenter(), map.getCenter()]);
    layer.addTo(map);
  }
  /** The map may be beyond what the server has. */
  const move = () => Date.now() - asked >= FIRST_PAUSE_MS && retry();

  const listeners = { loading: wait, tileload: receive, tileerror: fail, load: finish };
  layer.on(listeners);
  map.on("moveend", move);
  layer.addTo(map);
  return {
    retry,
    remove() {
      clearTimeout(patience);
      clearTimeout(next);
      map.off("moveend", move);
      layer.off(listeners);
      layer.remove();
      layer.options.bounds = bounds;
    },
  };
}
