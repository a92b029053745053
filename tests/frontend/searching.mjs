// Searches a story whole and in fragments, so that both can be compared. See test_fragments.py.
import { search } from "../../explorer/frontend/core/searching.js";

/** What each text finds, in fragments if there are any. */
export async function found(doc, typed, fragments) {
  const load = fragments && (async (part) => fragments[part]);
  const answers = await Promise.all(typed.map((text) => search(doc, text, load)));
  return answers.map(({ met, meant }) => ({
    met: [...met.keys()].filter((at) => met[at]),
    meant: meant.map((words) => [...words].sort()),
  }));
}
