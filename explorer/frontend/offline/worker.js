/**
 * The service worker of the story pages: who has opened a story keeps it, and can read it on without a network. The
 * server joins what it says and whether it keeps anything (`server/offline.py`) to its beginning.
 *
 * A page comes from the network; where that fails, or takes longer than readers wait on a train, from what was kept,
 * marked with the time from which it is (`keeping.js` says so). Files come from what was kept, if their address holds
 * their version: those the server calls `immutable`. Only stories live in its scope, never the dashboard.
 *
 * A classic script without imports, since not every browser takes modules here.
 */

/**
 * @typedef {Object} Offline what the server says
 * @property {boolean} keeps whether the operator wants stories kept; if not, what was kept is removed
 * @property {Object<string, {title: string, text: string}>} missing what a page says that was not kept, by language
 */

/** @type {any} the types of workers and those of pages exclude each other */
const worker = self;
/** @type {Offline} */
const { keeps, missing: MISSING } = worker.offline;

const PAGES = "explorer-pages";
const FILES = "explorer-files";
/** A page that has not come by then comes from what was kept. */
const PATIENCE_MS = 4000;
/** So many files are kept, the newest; a story of pictures has some hundred. */
const MOST_FILES = 2000;
/** Files from this size on are not kept: films, and documents as they were scanned. */
const LARGE_BYTES = 3_000_000;
/** In the head of a page that comes from what was kept: the time from which it is. */
const MARK = "explorer-kept";
const KEPT_AT = "x-explorer-kept";

worker.addEventListener("install", () => worker.skipWaiting());

worker.addEventListener("activate", (event) => event.waitUntil(keeps ? begin() : end()));

async function begin() {
  const names = await caches.keys();
  const former = names.filter((name) => name.startsWith("explorer-") && name !== PAGES && name !== FILES);
  await Promise.all(former.map((name) => caches.delete(name)));
  await worker.registration.navigationPreload?.enable();
  await worker.clients.claim();
}

/** The operator has turned this off: nothing of it remains. */
async function end() {
  await Promise.all([PAGES, FILES].map((name) => caches.delete(name)));
  await worker.registration.unregister();
}

worker.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  const isOurs = url.origin === worker.location.origin && request.method === "GET";
  if (!isOurs || !keeps || request.headers.has("range")) return;
  if (request.mode !== "navigate") return event.respondWith(file(request, event));
  if (storyOf(url)) event.respondWith(page(event, url));
});

// What a page has loaded before it had this worker, and the story that it shows.
worker.addEventListener("message", (event) => {
  const { files, story } = event.data;
  event.waitUntil(Promise.allSettled([keepPage(story), ...files.map(keepFile)]).then(trim));
});

/** The page of a story at `url`, as it is now or was. */
async function page(event, url) {
  const coming = fromNetwork(event, url).catch(() => null);
  const kept = await keptPage(url);
  if (!kept) return (await coming) ?? missing(url);
  const late = new Promise((done) => setTimeout(done, PATIENCE_MS, null));
  const first = await Promise.race([coming, late]);
  event.waitUntil(coming); // what comes later is kept for the next time
  return first && first.status < 500 ? first : kept; // or the server is away, and a proxy before it says so
}

async function fromNetwork(event, url) {
  const reply = (await event.preloadResponse) ?? (await fetch(event.request));
  if (reply.ok && isWhole(url)) event.waitUntil(putPage(url, reply.clone()));
  if (reply.status === 404 && isWhole(url)) event.waitUntil(forget(url));
  return reply;
}

/**
 * What was kept for an address: the story in its language, else in another. An event is shown on the page of the whole
 * story, which finds it by the address.
 */
async function keptPage(url) {
  const pages = await caches.open(PAGES);
  const story = wholeOf(url);
  const found = (await pages.match(story)) ?? (await pages.match(story, { ignoreSearch: true }));
  return found && marked(found);
}

/** A kept page with the time from which it is, and with addresses that hold wherever it is shown. */
async function marked(found) {
  const at = found.headers.get(KEPT_AT) ?? "";
  const root = new URL("..", worker.registration.scope).pathname;
  const html = (await found.text()).replaceAll('="../', `="${root}`);
  const body = html.replace("<head>", `<head><meta name="${MARK}" content="${at}">`);
  return new Response(body, { headers: carried(found.headers) });
}

async function putPage(url, reply) {
  const headers = carried(reply.headers);
  headers.set(KEPT_AT, new Date().toISOString());
  const pages = await caches.open(PAGES);
  await pages.put(wholeOf(url), new Response(await reply.text(), { headers }));
}

/** The story is no longer here: nothing of it stays. */
async function forget(url) {
  const [story] = storyOf(url) ?? [];
  const [pages, files] = [await caches.open(PAGES), await caches.open(FILES)];
  await pages.delete(wholeOf(url), { ignoreSearch: true });
  const names = await files.keys();
  const own = names.filter(
    (name) => name.url.includes(`/stories/${story}/`) || name.url.includes(`/views/${story}.`),
  );
  await Promise.all(own.map((name) => files.delete(name)));
}

async function keepPage(href) {
  const reply = await fetch(href, { cache: "no-cache" });
  if (reply.ok) await putPage(new URL(href), reply);
  if (reply.status === 404) await forget(new URL(href));
}

/** A file: that which was kept under its address, else from the network, to be kept where its address holds its version. */
async function file(request, event) {
  const files = await caches.open(FILES);
  const kept = await files.match(request, { ignoreVary: true });
  if (kept) return kept;
  const reply = await fetch(request);
  if (isToKeep(reply)) event.waitUntil(put(files, request, reply.clone()));
  return reply;
}

/** What the page has loaded is in the browser's cache, so this seldom reaches the network. */
async function keepFile(href) {
  const files = await caches.open(FILES);
  if (await files.match(href, { ignoreVary: true })) return;
  const reply = await fetch(href, { cache: "force-cache" }).catch(() => null);
  if (reply && isToKeep(reply)) await put(files, href, reply);
}

/** Keep a file; where the browser has no room left for this site, the older half makes room for the next ones. */
async function put(files, name, reply) {
  try {
    await files.put(name, reply);
  } catch {
    await dropOldest(files, (count) => count / 2);
  }
}

function isToKeep({ status, headers }) {
  const isVersioned = (headers.get("cache-control") ?? "").includes("immutable");
  return status === 200 && isVersioned && Number(headers.get("content-length") ?? 0) < LARGE_BYTES;
}

/** Let the oldest files go, if there are more than are kept. */
async function trim() {
  await dropOldest(await caches.open(FILES), (count) => Math.max(0, count - MOST_FILES));
}

/** Delete the oldest files, as many as `most` says of all that there are. */
async function dropOldest(files, most) {
  const names = await files.keys(); // in the order in which they came
  await Promise.all(names.slice(0, most(names.length)).map((name) => files.delete(name)));
}

/** The story that an address below this worker's scope shows, and its event: `["vostochny-2023", "meeting"]`. */
function storyOf({ pathname }) {
  const below = pathname.slice(new URL(worker.registration.scope).pathname.length);
  return /^[\w-]+(\/[\w-]+)?$/.test(below) ? below.split("/") : null;
}

function isWhole(url) {
  return storyOf(url)?.length === 1;
}

/** The address under which the page of a story is kept in its language. */
function wholeOf(url) {
  const [story] = storyOf(url) ?? [];
  const lang = url.searchParams.get("lang");
  return `${worker.registration.scope}${story}${lang ? `?lang=${encodeURIComponent(lang)}` : ""}`;
}

/** The headers of a content that has been unpacked, and whose addresses are others. */
function carried(headers) {
  const left = new Headers(headers);
  for (const name of ["content-length", "content-encoding", "link"]) left.delete(name);
  return left;
}

/** What a reader without a network sees where nothing was kept. */
function missing(url) {
  const wanted = [url.searchParams.get("lang") ?? "", ...worker.navigator.languages];
  const lang = wanted.map((code) => code.slice(0, 2)).find((code) => code in MISSING) ?? "en";
  const { title, text } = MISSING[lang];
  const head = `<meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title>`;
  const look = `<meta name="color-scheme" content="light dark">`;
  const html = `<!DOCTYPE html><html lang="${lang}"><head>${head}${look}</head><body><h1>${title}</h1><p>${text}</p></body></html>`;
  return new Response(html, { status: 503, headers: { "content-type": "text/html; charset=utf-8" } });
}
