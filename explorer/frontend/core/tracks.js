/**
 * The looks of tracks wherever they are named or drawn: each has a letter, and each letter its colour and its line.
 */

import { tracksOf } from "./document.js";

/** @import { StoryDocument } from "./story_document.js" */

/** Each has a class `ex-track-…` in `tracks.css`. Further tracks share the last. */
const LETTERS = ["A", "B", "C", "D", "E", "F"];

/**
 * Return the letter of each track, by its id; none in a story of fewer than two tracks.
 *
 * @param {StoryDocument} doc
 * @returns {Map<string, string>}
 */
export function lettersOf(doc) {
  const tracks = tracksOf(doc);
  if (tracks.length < 2) return new Map();
  return new Map(tracks.map(({ id }, nth) => [id, LETTERS[Math.min(nth, LETTERS.length - 1)]]));
}

/**
 * Return the letters of some tracks in the order of the alphabet, each once.
 *
 * @param {Map<string, string>} letters see `lettersOf`
 * @param {string[]} tracks
 * @returns {string[]}
 */
export function lettersAmong(letters, tracks) {
  const found = new Set(tracks.map((track) => letters.get(track)));
  return LETTERS.filter((letter) => found.has(letter));
}

/**
 * Return the class that gives something the colour and the line of a letter.
 *
 * @param {string} letter
 */
export function lookOf(letter) {
  return `ex-track-${letter.toLowerCase()}`;
}

/**
 * Return the letters whose lines are shown: those of the tracks that the reader asks for, or all.
 *
 * @param {StoryDocument} doc
 * @param {string} [track] ids with commas, as the selection has them
 * @returns {string[]}
 */
export function lettersShown(doc, track = "") {
  const asked = lettersAmong(lettersOf(doc), track.split(","));
  return asked.length > 0 ? asked : LETTERS;
}
