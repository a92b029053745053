/**
 * Where the tiles of the built-in basemap are; the module is written from `site/world_tiles.py`.
 */

/** `honestZoom` is the last zoom whose coast is as exact as it looks; `address` is relative to the joined modules; `credits` are names, each with its address, empty if none is known. */
export const WORLD: import("./sources.js").World & { credits: [string, string][]; honestZoom: number };
