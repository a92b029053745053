/**
 * Files of data: fetched from the server, or, where a story was saved as one file, found in the page.
 *
 * Such a page carries each file in a `<script type="application/json" data-file="…">` (a style sheet
 * in a `<style>`) with the address that it would have beside the page. A page opened from disk may
 * not fetch even its neighbours.
 */

/**
 * Return the element of the page that holds the file with this address, or null.
 *
 * @param {string} url
 * @returns {?HTMLElement}
 */
export function inlined(url) {
  const holders = [...document.querySelectorAll("[data-file]")];
  return holders.find(({ dataset }) => absolute(dataset.file) === absolute(url)) ?? null;
}

/**
 * Read a file of JSON.
 *
 * @param {string} url
 * @param {AbortSignal} [signal]
 * @param {Window} [win] whose request it is
 * @returns {Promise<any>}
 * @throws {Error} if it cannot be loaded or is not JSON; with the `reply` that refuses it
 */
export async function readJson(url, signal, win = window) {
  const holder = inlined(url);
  if (holder) return JSON.parse(holder.textContent);
  const reply = await win.fetch(url, { signal });
  if (!reply.ok) throw Object.assign(new Error(`${url}: ${reply.status} ${reply.statusText}`), { reply });
  return reply.json();
}

/** Bytes of a tile, unpacked, that are read at most. */
const MOST_BYTES = 4_000_000;

/**
 * Read a tile of a map.
 *
 * A server sends it unpacked by the browser, and nothing where there is only sea; beside a static page lies the
 * compressed file.
 *
 * @param {string} url
 * @param {AbortSignal} signal
 * @param {RequestPriority} priority
 * @returns {Promise<Uint8Array>}
 * @throws {Error} if it cannot be loaded or unpacked, or is larger than a tile can be
 */
export async function readTile(url, signal, priority) {
  const packed = packedTile(url) ?? (await fetchBytes(url, { signal, priority }));
  if (packed[0] !== 0x1f || packed[1] !== 0x8b) return packed;
  const unpacking = new Blob([/** @type {any} */ (packed)])
    .stream()
    .pipeThrough(new DecompressionStream("gzip"));
  return gathered(unpacking.getReader(), url);
}

async function fetchBytes(url, options) {
  const reply = await fetch(url, options);
  if (!reply.ok) throw new Error(`${url}: ${reply.status} ${reply.statusText}`);
  return reply.body ? gathered(reply.body.getReader(), url) : new Uint8Array();
}

/** All that a stream brings, unless it is too much. */
async function gathered(reader, url) {
  const chunks = [];
  let length = 0;
  for (let { done, value } = await reader.read(); !done; { done, value } = await reader.read()) {
    chunks.push(value);
    length += value.length;
    if (length > MOST_BYTES) {
      await reader.cancel();
      throw new Error(`${url}: found more than ${MOST_BYTES / 1e6} MB, expected a tile`);
    }
  }
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}

/** @type {Map<string, Object<string, string>>} tiles in base64 by their address, read once */
const packs = new Map();

/** A tile that the page itself carries: `tiles.json#5/17/11` names it within the file. Null elsewhere. */
function packedTile(url) {
  const [file, name] = url.split("#");
  if (!name) return null;
  if (!packs.has(file)) packs.set(file, JSON.parse(inlined(file)?.textContent ?? "{}"));
  const tile = packs.get(file)?.[name];
  if (tile === undefined) throw new Error(`${url}: the page does not carry this tile`);
  return Uint8Array.from(atob(tile), (letter) => letter.charCodeAt(0));
}

function absolute(url) {
  return new URL(url, document.baseURI).href;
}
