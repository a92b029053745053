/**
 * The first script of a static page in a folder, written into its head (`static_site/pages.py`). It marks the
 * page if one of its scripts cannot be loaded, so that its text is shown (`instead.css`); and it requests the
 * facts of the story and its words while the page's code is still on its way. What it guesses wrong, because
 * an address can be damaged in more ways than it reads, costs a request.
 */

import { offeredLanguage } from "../core/reader_language.js";

const heard = (/** @type {Event} */ { target }) => {
  if (target instanceof HTMLScriptElement) document.documentElement.dataset.lost = "";
};
addEventListener("error", heard, true);

const { languages = "", facts = "", words = "" } = document.currentScript?.dataset ?? {};
const offered = languages.split(" ");
const asked = new URLSearchParams(location.hash.slice(1));
const lang = offeredLanguage(asked.get("lang") ?? "", navigator.languages, offered);
const hrefs = [words.replace("{lang}", lang), asked.has("asof") ? "" : facts.replace("{asof}", "now")];
for (const href of hrefs.filter(Boolean)) {
  const link = { rel: "preload", as: "fetch", crossOrigin: "", href };
  document.head.append(Object.assign(document.createElement("link"), link));
}
