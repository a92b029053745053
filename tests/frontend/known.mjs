// What asks for words that are searched for, with their answer. See test_conditions.py and test_facets.py.
import { bringFor, conditionsIn, meeting } from "../../explorer/frontend/core/conditions.js";
import { facetsOf } from "../../explorer/frontend/controls/filters/facets.js";
import { valuesSet } from "../../explorer/frontend/controls/filters/values_set.js";

/** Which events meet conditions. */
export async function met(doc, conditions) {
  await bringFor(doc, conditions);
  return meeting(doc, conditions);
}

/** What there is to choose from. */
export async function facets(doc, state) {
  await bringFor(doc, conditionsIn(state));
  return facetsOf(doc, state);
}

/** What is set. */
export async function values(doc, state) {
  await bringFor(doc, conditionsIn(state));
  return valuesSet(doc, state);
}
