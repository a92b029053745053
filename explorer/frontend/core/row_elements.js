/**
 * The elements of a window of rows: their order, the space between them, and their heights.
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
