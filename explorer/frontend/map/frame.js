/**
 * The first script in the map's frame; the server joins Leaflet to its end (`assets.py`). What the map
 * asks for next is fetched while Leaflet runs. The page itself, whose first map takes Leaflet from here as
 * well, has asked for it already.
 *
 * A classic script, since streamlit-folium supports no other. The links are in the body because it
 * rewrites the head, which would load them again.
 */

for (const [rel, name] of [
  ["stylesheet", "leaflet/leaflet.css"],
  ["stylesheet", "explorer.css"],
  ["modulepreload", "explorer.js"],
]) {
  const script = /** @type {HTMLScriptElement} */ (document.currentScript);
  const href = new URL(name, script.src).href;
  const isHere = document.getElementById("ex-opening") !== null;
  if (!isHere) document.body.append(Object.assign(document.createElement("link"), { rel, href }));
}
