// Searches a story whole and in fragments, so that both can be compared. See test_fragments.py.
import { searchIn } from "../../explorer/frontend/core/fragments.js";
import { answerTo } from "../../explorer/frontend/core/searching.js";

/** What each text finds, in fragments if there are any. */
export async function found(doc, typed, fragments) {
  const load = async (part) => fragments[part];
  const answers = typed.map((text) =>
    fragments ? searchIn(text, { load, count: doc.events.length }) : answerTo(doc, text),
  );
  return (await Promise.all(answers)).map(({ met, meant }) => ({
    met: [...met.keys()].filter((at) => met[at]),
    meant: meant.map((words) => [...words].sort()),
  }));
}
