// The details of a long story without a server. See test_late_columns.py.
import { Details } from "../../explorer/frontend/core/details.js";

/** What is asked for at once to know the tags and the claims of so many events, and what is then known. */
export async function listed(count) {
  const asked = [];
  const facts = { events: { tags: null } };
  const load = async (kind, part) => {
    asked.push(`${kind} ${part}`);
    if (kind === "tags") return part === 1 ? {} : { tags: [["a"], [`b${part}`]] };
    return { sources: { id: [`s${part}`] }, counts: [1, 2], cited: [0, part, 1] };
  };
  const details = new Details({ facts, count }, load, { idle: null, wait: async () => {} });
  const before = ["tag", "source", "place"].map((key) => details.isListed(key));
  await Promise.all(["tag", "source", "place", "tag"].map((key) => details.bringListed(key)));
  await details.bringListed("tag");
  const { sources, of } = details.claims;
  return { before, asked, tags: facts.events.tags, sources, cited: [0, 1, 2, 3].map(of) };
}

/** In which order everything is brought while nobody waits, with the calls for idle time in between. */
export async function ahead(count) {
  const done = [];
  const facts = { events: { tags: null } };
  const load = async (kind, part) => {
    done.push(`${kind} ${part}`);
    return kind === "tags" ? { tags: [] } : { sources: {}, counts: [], cited: [] };
  };
  const idle = (call) => {
    done.push("idle");
    call();
  };
  const details = new Details({ facts, count }, load, { idle, wait: async () => {} });
  await details.bringAhead();
  return { done, known: ["tag", "source"].map((key) => details.isListed(key)) };
}

/** What is known after a chunk could not be loaded, and after it was asked for again, ahead and at once. */
export async function again(count) {
  let isLost = true;
  const load = async (kind, part) => {
    if (isLost && part === 1) throw new Error("lost");
    return kind === "tags" ? { tags: [] } : { sources: {}, counts: [], cited: [], part };
  };
  const details = new Details({ facts: { events: { tags: null } }, count, partSize: 25, parts: [{}, {}] }, load, {
    idle: (call) => call(),
    wait: async () => {},
  });
  const known = () => ["tag", "source"].map((key) => details.isListed(key));
  const step = async () => {
    await details.bring(0, 0, true);
    await new Promise((done) => setTimeout(done));
  };
  await step();
  const refused = await details.bringListed("tag").catch(({ message }) => message);
  const before = known();
  isLost = false;
  await details.bringListed("tag");
  const asked = known();
  await step();
  return { refused, before, asked, ahead: known() };
}

/** The ids of the events that passages mention, in a state of knowledge that lacks the second of three events. */
export function mentioned(packed, at) {
  const events = { tags: null, id: at ? ["a", "c"] : ["a", "b", "c"], at };
  const details = new Details({ facts: { events } }, null, { idle: null, wait: null });
  return [details.mentionedIn(packed), details.mentionedIn(packed)];
}
