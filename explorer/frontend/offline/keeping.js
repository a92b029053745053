/**
 * Keeping the story that a page shows, for reading it without a network: `worker.js` is given what the page has
 * loaded. A page that comes from what was kept says so, and takes up what has changed once the line is back.
 */

import { openChannel } from "../core/channel.js";
import { el } from "../core/elements.js";
import { addressFor } from "../core/loading.js";
import { rootOf } from "../core/page_addresses.js";
import { speaker } from "../core/strings.js";
import { icon } from "../marks/icons.js";
import PARTS from "../parts.json" with { type: "json" };

/** In the head of a page that comes from what was kept: the time from which it is. */
const MARK = "meta[name=explorer-kept]";
const LOOK_EVERY_MS = 20_000;
/** Of so many languages the words are kept, at 20 to 40 kB each. */
const MOST_CHOICES = 4;
/** A page that is shown again looks no sooner than this after the last time. */
const REST_MS = 60_000;

/**
 * Keep the story, and follow the network as long as the page is open.
 *
 * @param {any} site what a page on a server was given, see `Site` in `page/story_page.js`
 */
export async function keepStory(site) {
  followNetwork(site);
  await navigator.serviceWorker.register(rootOf() + site.offline.worker);
  const { active } = await navigator.serviceWorker.ready;
  active?.postMessage({ story: storyAddress(site), files: filesOf(site) });
}

/** What the page has loaded, and what its readers may ask for next: the other languages and states of knowledge, parts. */
function filesOf({ story, version, documents, offered }) {
  const { origin } = window.location;
  const loaded = performance.getEntriesByType("resource").map(({ name }) => name);
  const parts = PARTS.map((part) => new URL(`../${part}`, import.meta.url).href); // this is one of them
  const documentsOf = (template, key) =>
    offered[key]
      .slice(0, MOST_CHOICES)
      .map((value) => rootOf() + addressFor(template, { story, version, [key]: value }));
  const others = [...documentsOf(documents.facts, "asof"), ...documentsOf(documents.words, "lang")];
  const all = loaded.filter((name) => name.startsWith(origin));
  const { saveData = false } = /** @type {any} */ (navigator).connection ?? {};
  return [...new Set(saveData ? all : [...all, ...others, ...parts])];
}

/** The page of the whole story, in the language of this one. */
function storyAddress({ story }) {
  const lang = new URLSearchParams(window.location.search).get("lang");
  return `${rootOf()}stories/${story}${lang ? `?lang=${encodeURIComponent(lang)}` : ""}`;
}

/** Says from when the page is, if it was kept, until the line is back; then takes up what has changed. */
function followNetwork(site) {
  const { lang } = document.documentElement;
  const say = speaker({ lang, strings: site.offline.strings[lang] });
  const channel = openChannel(window);
  const notice = el("div", { class: "ex-cut-off ex-kept", role: "status" });
  (document.querySelector("[data-pane=controls]") ?? document.body).append(notice);
  let timer = 0;
  let looked = 0;

  const look = async () => {
    looked = performance.now();
    const now = await siteNow(site);
    if (!now) return;
    clearInterval(timer);
    notice.replaceChildren();
    if (codeOf(now) === codeOf(site)) channel.change({ version: now.version });
    else announce(say("kept_changed"), " ", el("a", { href: "" }, say("kept_reload")));
  };
  const announce = (...words) => {
    const onclick = () => notice.replaceChildren();
    const close = el("button", {
      type: "button",
      class: "ex-button ex-dismiss",
      title: say("dismiss"),
      onclick,
    });
    close.append(icon("close"), el("span", { class: "ex-hidden" }, say("dismiss")));
    notice.append(el("p", {}, ...words), close);
  };
  const lookAgain = () => {
    const isDue = performance.now() - looked > REST_MS;
    if (document.visibilityState === "visible" && isDue) look();
  };
  window.addEventListener("online", look);
  document.addEventListener("visibilitychange", lookAgain); // a page that was left open may be days old
  const kept = document.querySelector(MARK)?.getAttribute("content");
  if (!kept) return;
  const time = new Date(kept).toLocaleString(lang, { dateStyle: "medium", timeStyle: "short" });
  announce(say("kept_since", { time }));
  timer = window.setInterval(look, LOOK_EVERY_MS);
  look();
}

/** What the page would be given now; null without a network. */
async function siteNow(site) {
  const reply = await fetch(storyAddress(site), { cache: "no-cache" }).catch(() => null);
  if (!reply?.ok) return null;
  const page = new DOMParser().parseFromString(await reply.text(), "text/html");
  return JSON.parse(page.getElementById("ex-site")?.textContent ?? "null");
}

/** The version of the code: the second part of that of a story. */
function codeOf({ version }) {
  return version.split("-").at(-1);
}
