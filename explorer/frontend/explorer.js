/**
 * The whole frontend behind two doors: a page mounts its panes by name, a map joins them.
 *
 * The server joins this and every module it reaches into one file of the same name, and all style
 * sheets into `explorer.css` (see `bundles.py`); no module is asked for by itself.
 */

import { mount as article } from "./article/article.js";
import { mount as controls } from "./controls/controls.js";
import { followFirstConnection } from "./page/first_connection.js";
import { joinMap as join } from "./map/map.js";
import { mountPane as mountIn } from "./pane/pane.js";
import { mount as table } from "./table/table.js";
import { mount as timeline } from "./timeline/timeline.js";

followFirstConnection();

const PANES = { article, controls, table, timeline };

/**
 * Mount a pane by its name in `root`; see `pane.js`.
 *
 * @param {HTMLElement} root
 * @param {any} config what `pane.js` wants but for `mount`; `pane` is article, controls, table or timeline
 * @returns {() => void} what removes the pane
 */
export function mountPane(root, config) {
  return mountIn(root, { ...config, mount: PANES[config.pane] });
}

/**
 * Join a Leaflet map to the panes; see `map.js`.
 *
 * @param {Parameters<typeof join>} parts
 * @returns {() => void} what removes the map's pane
 */
export function joinMap(...parts) {
  return join(...parts);
}
