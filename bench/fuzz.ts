/** npm run fuzz -- [--seed S] [--count N] [--from N]: hostile files through the command line's thread; exit 1 when one does not end as it must. */
import { parseArgs } from "node:util";
import { originals } from "./fuzz/inputs";
import { faultOf, runInputs, type Outcome } from "./fuzz/run";

async function main(): Promise<number> {
  const { values } = parseArgs({ options: { seed: { type: "string", default: "1" }, count: { type: "string", default: "1000" }, from: { type: "string", default: "0" } } });
  const [seed, count, first] = [Number(values.seed), Number(values.count), Number(values.from)];
  const ended = new Map<string, number>();
  const faults: string[] = [];
  let [slowest, largest, cpu, done] = [0, 0, 0, 0];
  await runInputs(await originals(), seed, [first, first + count], (outcome: Outcome) => {
    done += 1;
    const key = `${outcome.kind}: ${outcome.ended}`;
    ended.set(key, (ended.get(key) ?? 0) + 1);
    slowest = Math.max(slowest, outcome.cpuSeconds);
    largest = Math.max(largest, outcome.peakMegabytes);
    cpu += outcome.cpuSeconds;
    const fault = faultOf(outcome);
    if (fault !== null) faults.push(`input ${outcome.number} (${outcome.kind}) ${fault}`);
    if (fault !== null) process.stderr.write(`\n${faults.at(-1) ?? ""}\n`);
    if (process.stderr.isTTY) process.stderr.write(`\r${done}/${count}`);
  });
  process.stdout.write(`seed ${seed}, inputs ${first}–${first + done - 1}: ${(cpu / done).toFixed(3)} s of processor time on average, ${slowest.toFixed(1)} s at most, ${Math.round(largest)} MB at most\n`);
  for (const [key, number] of [...ended].sort((a, b) => b[1] - a[1])) process.stdout.write(`${String(number).padStart(7)}  ${key}\n`);
  process.stdout.write(faults.length === 0 ? "every input ended as it must\n" : `${faults.length} did not end as they must:\n${faults.join("\n")}\n`);
  return faults.length === 0 ? 0 : 1;
}

void main().then((code) => { process.exitCode = code; });
