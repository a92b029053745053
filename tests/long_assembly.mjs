// A long story's document from its index and all of its parts, as a browser has it once all have come.
import { assemble } from "../explorer/frontend/core/assembly/assembly.js";
import { openIndex, takePart } from "../explorer/frontend/core/assembly/long.js";

export function assembleParts(facts, words, parts, chosen) {
  const story = openIndex(facts, words);
  const doc = assemble(facts, words, chosen);
  for (const part of parts) takePart(story, part);
  return { ...doc, lines: doc.events.map((event) => event.lines()) };
}
