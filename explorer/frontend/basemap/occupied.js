/**
 * Which room on the map is taken: boxes in a grid, so that only those nearby are compared.
 */

import { doMeet } from "../core/boxes.js";

const CELL_PX = 64;
/** More than a view has. */
const MOST_ROWS = 4096;

/** @import { Box } from "../core/boxes.js" */

/** Boxes that are in the way of others. */
export class Occupied {
  constructor() {
    /** @type {Map<number, Box[]>} */
    this.cells = new Map();
  }

  /**
   * @param {Box[]} boxes
   * @returns {boolean} whether none of them meets one that is taken
   */
  isFree(boxes) {
    const isTaken = (box, cell) => this.cells.get(cell)?.some((other) => doMeet(box, other));
    return boxes.every((box) => !cellsOf(box).some((cell) => isTaken(box, cell)));
  }

  /** @param {Box[]} boxes */
  take(boxes) {
    for (const box of boxes) {
      for (const cell of cellsOf(box)) {
        const there = this.cells.get(cell);
        if (there) there.push(box);
        else this.cells.set(cell, [box]);
      }
    }
  }
}

function cellsOf({ left, top, right, bottom }) {
  const cells = [];
  for (let column = Math.floor(left / CELL_PX); column <= Math.floor(right / CELL_PX); column += 1) {
    for (let row = Math.floor(top / CELL_PX); row <= Math.floor(bottom / CELL_PX); row += 1) {
      cells.push(column * MOST_ROWS + row);
    }
  }
  return cells;
}
