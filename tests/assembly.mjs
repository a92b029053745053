// Answers each line of its input (a module's path, the name of a function in it and its arguments) with what
// that returns. See assembling.py.
import { createInterface } from "node:readline";

for await (const line of createInterface({ input: process.stdin })) {
  const { module, name, given } = JSON.parse(line);
  try {
    const found = await import(module);
    const result = found[name](...given) ?? null;
    console.log(JSON.stringify({ result }));
  } catch (fault) {
    console.log(JSON.stringify({ fault: String(fault.stack ?? fault) }));
  }
}
