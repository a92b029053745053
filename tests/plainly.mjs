/** What a document says, as plain values: what is worked out when it is read is read. */
export function plainly(value) {
  if (Array.isArray(value) || ArrayBuffer.isView(value)) return [...value].map(plainly);
  if (typeof value !== "object" || value === null) return value;
  const names = [...Object.keys(value), ...gettersOf(Object.getPrototypeOf(value))];
  return Object.fromEntries(names.map((name) => [name, plainly(value[name])]));
}

function gettersOf(prototype) {
  if ([Object.prototype, Map.prototype, Set.prototype, null].includes(prototype)) return [];
  const found = Object.entries(Object.getOwnPropertyDescriptors(prototype));
  return found.filter(([, { get }]) => get).map(([name]) => name);
}
