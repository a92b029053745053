/**
 * The elements of a window of rows: their order, the space between them, their heights, and which the reader uses.
 */

/** Have an element in its parent after another one, or first. */
export function putAfter(parent, element, before) {
  const next = before ? before.nextSibling : parent.firstChild;
  if (element !== next) parent.insertBefore(element, next);
}

/** Give an element so much margin or padding at one edge. */
export function setSpace(element, edge, px) {
  const space = px > 0.01 ? `${px.toFixed(2)}px` : "";
  if (element.style[edge] !== space) element.style[edge] = space;
}

export function heightOf(element) {
  return element.getBoundingClientRect().height;
}

/** The height in the middle of pairs of a position and a height. */
export function middle(sizes, otherwise) {
  const sorted = sizes
    .map(([, height_px]) => height_px)
    .filter(Boolean)
    .sort((one, other) => one - other);
  return sorted[sorted.length >> 1] ?? otherwise;
}

/** The rows that the reader uses: the one with the focus, and those where a selection of text begins and ends. */
export function inUse(/** @type {Map<number, HTMLElement>} */ rows, /** @type {Node[]} */ selected) {
  const nodes = [document.activeElement, ...selected].filter((node) => node && node !== document.body);
  if (nodes.length === 0) return [];
  return [...rows].filter(([, row]) => nodes.some((node) => row.contains(node))).map(([at]) => at);
}

/** The ends of the selection of text, if there is one; to ask for them lays out the page. */
export function endsOfSelection() {
  const selection = document.getSelection();
  return selection?.type === "Range"
    ? /** @type {Node[]} */ ([selection.anchorNode, selection.focusNode])
    : [];
}
