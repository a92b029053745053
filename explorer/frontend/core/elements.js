/**
 * Building DOM from values: text always becomes a text node, never markup.
 */

const SVG = "http://www.w3.org/2000/svg";

/**
 * Build an HTML element. Attributes that are null, undefined or false are left out, true becomes an
 * empty attribute, `on…` with a function becomes a listener; children that are null, undefined or
 * false are left out and strings become text.
 *
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Object<string, unknown>} [attributes]
 * @param {...any} children nodes, strings, numbers, or arrays of them
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function el(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  applyAttributes(element, attributes);
  element.append(...children.flat(Infinity).filter(isShown));
  return element;
}

/**
 * Build an SVG element; otherwise like `el`.
 *
 * @param {string} tag
 * @param {Object<string, unknown>} [attributes]
 * @param {...any} children
 * @returns {SVGElement}
 */
export function svg(tag, attributes = {}, ...children) {
  const element = document.createElementNS(SVG, tag);
  applyAttributes(element, attributes);
  element.append(...children.flat(Infinity).filter(isShown));
  return element;
}

/**
 * Build a link to a page of somebody else, in a new tab; plain text where `url` is no web address.
 *
 * @param {string|null} url
 * @param {Object<string, unknown>} attributes
 * @param {...any} children
 * @returns {HTMLElement}
 */
export function outLink(url, attributes, ...children) {
  if (!/^https?:\/\//i.test(url ?? "")) return el("span", attributes, ...children);
  const link = { ...attributes, href: url, target: "_blank", rel: "noopener noreferrer" };
  return el("a", link, ...children);
}

/**
 * Apply a style sheet that comes with a part of the code, once.
 *
 * @param {CSSStyleSheet} sheet
 */
export function adopt(sheet) {
  const { adoptedStyleSheets: all } = document;
  if (!all.includes(sheet)) all.push(sheet);
}

function applyAttributes(element, attributes) {
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") element.addEventListener(name.slice(2), value);
    else if (isShown(value)) element.setAttribute(name, value === true ? "" : String(value));
  }
}

function isShown(value) {
  return value !== null && value !== undefined && value !== false;
}
