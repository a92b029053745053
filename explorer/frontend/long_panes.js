/**
 * The panes of a long story that keep only the elements around what is seen, in the place of those that have all; loaded
 * on demand (`pane/following.js`).
 */

import { mount as article } from "./article/long_article.js";
import { mount as table } from "./table/long_table.js";
import { mount as timeline } from "./timeline/long_timeline.js";

export const LONG_PANES = { article, table, timeline };
