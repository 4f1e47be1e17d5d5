/** Two panes on one workbook for hours, with faults and with people typing beside them: what was lost of what they typed. */
import { lossesOf } from "../tests/support/twoPanes";

const SEEDS = [20301, 20302, 20303, 20304, 20305];
const STEPS = 250;

/** @param argv a number of steps for each seed; 250 when none is given */
export async function run(argv: readonly string[]): Promise<void> {
  const steps = argv[0] === undefined ? STEPS : Number(argv[0]);
  if (!Number.isInteger(steps) || steps < 1) throw new RangeError(`${argv[0] ?? ""} is no number of steps`);
  let lost = 0;
  for (const seed of SEEDS) {
    const losses = await lossesOf(seed, steps);
    lost += losses.length;
    process.stdout.write(`${losses.length === 0 ? `seed ${seed}: ${steps} steps, nothing lost` : losses.join("\n")}\n`);
  }
  process.stdout.write(`${SEEDS.length * steps} steps of two panes: ${lost} losses\n`);
}
