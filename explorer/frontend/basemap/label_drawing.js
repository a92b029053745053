/**
 * One label on a canvas: its halo, its letters, and the mark of its point.
 */

const HALO_PX = 3;
/** Letters are turned by multiples of this, in radians: browsers keep their shapes for each angle. */
const TURN = Math.PI / 90;

/**
 * @param {CanvasRenderingContext2D} context
 * @param {import("./label_layout.js").Placed} label
 * @param {Object<string, string>} colours by name
 */
export function writeLabel(context, label, colours) {
  context.font = label.font;
  if ("letterSpacing" in context)
    context.letterSpacing = `${label.words.length > 1 ? 0 : label.spacing_px}px`;
  context.textBaseline = "middle";
  context.textAlign = "center";
  context.strokeStyle = colours.halo;
  context.fillStyle = colours[label.ink];
  if (label.dot) drawDot(context, label, colours);
  context.lineWidth = HALO_PX;
  for (const word of label.words) write(context, word, "strokeText");
  for (const word of label.words) write(context, word, "fillText");
}

function write(context, { text, x, y, angle }, how) {
  if (!angle) {
    context[how](text, x, y);
    return;
  }
  context.save();
  context.translate(x, y);
  context.rotate(Math.round(angle / TURN) * TURN);
  context[how](text, 0, 0);
  context.restore();
}

/** A capital is a ring, a town a dot, a peak a triangle. */
function drawDot(context, { x, y, dot }, colours) {
  context.beginPath();
  if (dot === "peak") {
    context.moveTo(x, y - 3.5);
    context.lineTo(x + 3.5, y + 2.5);
    context.lineTo(x - 3.5, y + 2.5);
    context.closePath();
  } else {
    context.arc(x, y, { capital: 3, city: 2.25 }[dot] ?? 1.75, 0, 2 * Math.PI);
  }
  context.lineWidth = 2;
  context.stroke();
  context.fill();
  if (dot !== "capital") return;
  const ink = context.fillStyle;
  context.beginPath();
  context.arc(x, y, 1.25, 0, 2 * Math.PI);
  context.fillStyle = colours.halo;
  context.fill();
  context.fillStyle = ink;
}
