/**
 * The first script in the map's frame; the server joins Leaflet to its end (`assets.py`). What the map
 * asks for next is fetched while Leaflet runs. A page that takes Leaflet from here as well has its links already, and gets
 * no others, as a style sheet that is there twice costs every step.
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
  const links = [.../** @type {NodeListOf<HTMLLinkElement>} */ (document.querySelectorAll("link[href]"))];
  if (!links.some((link) => link.rel === rel && link.href === href))
    document.body.append(Object.assign(document.createElement("link"), { rel, href }));
}
