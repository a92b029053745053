/**
 * The first script of a static page in a folder, written into its head (`static_site/pages.py`). It marks the
 * page if one of its scripts cannot be loaded, so that its text is shown (`instead.css`); and it requests the
 * facts of the story and its words, and of a long story its first part, while the page's code is still on its way. What it guesses wrong, because
 * an address can be damaged in more ways than it reads, costs a request.
 */

import { offeredLanguage } from "../core/reader_language.js";

const heard = (/** @type {Event} */ { target }) => {
  if (target instanceof HTMLScriptElement) document.documentElement.dataset.lost = "";
};
addEventListener("error", heard, true);

const { languages = "", facts = "", words = "", part = "" } = document.currentScript?.dataset ?? {};
const offered = languages.split(" ");
const asked = new URLSearchParams(location.hash.slice(1));
const lang = offeredLanguage(asked.get("lang") ?? "", navigator.languages, offered);
const filled = (/** @type {string} */ template) =>
  template.replace("{lang}", lang).replace("{asof}", "now").replace("{part}", "0");
const isFirst = !asked.has("event") && !asked.has("asof");
const hrefs = [filled(words), asked.has("asof") ? "" : filled(facts), isFirst ? filled(part) : ""];
for (const href of hrefs.filter(Boolean)) {
  const link = { rel: "preload", as: "fetch", crossOrigin: "", href };
  document.head.append(Object.assign(document.createElement("link"), link));
}
