// Answers each line of its input (a module's path, the name of a function in it and its arguments) with what
// that returns, and how often it called a function of Math meanwhile. See assembling.py.
import { createInterface } from "node:readline";
import { plainly } from "./plainly.mjs";

for await (const line of createInterface({ input: process.stdin })) {
  const { module, name, given, counted } = JSON.parse(line);
  try {
    const found = await import(module);
    const bare = Math[counted];
    let calls = 0;
    if (counted) Math[counted] = (...values) => (calls++, bare(...values));
    const result = plainly(await found[name](...given)) ?? null;
    if (counted) Math[counted] = bare;
    console.log(JSON.stringify({ result, calls }));
  } catch (fault) {
    console.log(JSON.stringify({ fault: String(fault.stack ?? fault) }));
  }
}
