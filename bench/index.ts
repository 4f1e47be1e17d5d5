/** Measurements, as ratios and counts: `npm run bench` for all of them but faults and panes, which take long, `npm run bench -- NAME …` for one. */
import { classes } from "./classes";
import { run as detection } from "./detection";
import { run as faults } from "./faults";
import { run as layouts } from "./layouts";
import { run as page } from "./page";
import { run as panes } from "./panes";
import { run as speed } from "./speed";
import { run as text } from "./text";

const MEASUREMENTS: Readonly<Record<string, (argv: readonly string[]) => Promise<void>>> = {
  // At home, and where nobody has been.
  detection: async (argv) => {
    await detection(argv);
    if (argv.length === 0) classes(20);
  },
  faults, layouts, page, panes, speed, text,
};

/** Minutes of waiting for answers that do not come. */
const SLOW: ReadonlySet<string> = new Set(["faults", "panes"]);

async function main(): Promise<void> {
  const [name, ...rest] = process.argv.slice(2);
  if (name === undefined) {
    for (const [each, measure] of Object.entries(MEASUREMENTS)) if (!SLOW.has(each)) await measure([]);
    return;
  }
  const measure = MEASUREMENTS[name];
  if (!measure) throw new RangeError(`no measurement ${name}; there are ${Object.keys(MEASUREMENTS).join(", ")}`);
  await measure(rest);
}

void main();
