/**
 * Which servers a reader lets the map load from. Their browser keeps the answers, for all stories.
 */

import { pageWindow } from "../core/page_window.js";
import { remember, remembered } from "../core/remembering.js";

const YES = "yes";
const NO = "no";
/** @type {Map<string, boolean>} answers on this page, for browsers that keep nothing */
const given = new Map();

const keyOf = (server) => `online.${server}`;

/**
 * @param {string} server its name, as readers see it
 * @returns {?boolean} what the reader answered; null if nothing
 */
export function answerOf(server) {
  const kept = remembered(pageWindow(window), keyOf(server));
  if (kept === YES || kept === NO) return kept === YES;
  return kept === null ? (given.get(server) ?? null) : null; // empty: withdrawn
}

/**
 * @param {string} server
 * @param {?boolean} answer null takes back an earlier one
 */
export function keepAnswer(server, answer) {
  remember(pageWindow(window), keyOf(server), answer === null ? "" : answer ? YES : NO);
  if (answer === null) given.delete(server);
  else given.set(server, answer);
}
