/** Measurements, as ratios and counts: `npm run bench` for all of them, `npm run bench -- NAME …` for one. */
import { run as detection } from "./detection";
import { run as layouts } from "./layouts";
import { run as scale } from "./scale";
import { run as text } from "./text";

const MEASUREMENTS: Readonly<Record<string, (argv: readonly string[]) => Promise<void>>> = {
  // At home, and where nobody has been.
  detection: async (argv) => {
    await detection(argv);
    if (argv.length === 0) await layouts(["--runs", "100"]);
  },
  layouts, scale, text,
};

async function main(): Promise<void> {
  const [name, ...rest] = process.argv.slice(2);
  if (name === undefined) {
    for (const measure of Object.values(MEASUREMENTS)) await measure([]);
    return;
  }
  const measure = MEASUREMENTS[name];
  if (!measure) throw new RangeError(`no measurement ${name}; there are ${Object.keys(MEASUREMENTS).join(", ")}`);
  await measure(rest);
}

void main();
