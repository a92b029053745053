/**
 * Shows a message if Streamlit's websocket never opens (behind a proxy or firewall that passes plain HTTP
 * only), with a link to the plain page. Loaded on demand, by the pages that may have to say so.
 */

const STATE = "data-test-connection-state";
const LOOK_EVERY_MS = 1000;
/** A websocket that is not open by then is blocked, or delayed for longer than readers should wait. */
const LOOKS = 5;

/**
 * Follow the first connection of a page that shows what its link leads to (`early.html`), until the panes
 * take its place.
 *
 * Polled, and only as long as that is there: an observer would be woken by everything that Streamlit builds.
 */
export function followFirstConnection() {
  const early = document.querySelector(".ex-early");
  if (!early) return;
  openOutsideOfFrames(early.querySelector(".ex-early-plain"));
  let looks = 0; // at Streamlit's page while it is not connected
  const timer = setInterval(() => {
    if (!early.isConnected) return clearInterval(timer);
    const state = document.querySelector(`.stApp[${STATE}]`)?.getAttribute(STATE);
    if (!state) return; // not yet started
    if (state === "CONNECTED") return show(early, false);
    closeDialog();
    looks += 1;
    if (looks === LOOKS) showWhere(early);
  }, LOOK_EVERY_MS);
}

/** A page of others that embeds the explorer may not embed the plain page. */
function openOutsideOfFrames(link) {
  if (window === window.parent) return;
  link.target = "_blank";
  link.rel = "noopener";
}

/** Say so only where the page that is linked to does answer: else the server, or the network, is away. */
async function showWhere(early) {
  const { href } = early.querySelector(".ex-early-plain");
  const reply = await fetch(href, { method: "HEAD" }).catch(() => null);
  if (reply?.ok) show(early, true);
}

function show(early, isBlocked) {
  early.classList.toggle("ex-early-blocked", isBlocked);
}

/** Streamlit's own message, which takes mouse and keys away from the page and its link. */
function closeDialog() {
  document.querySelector(".stDialog button")?.click();
}
