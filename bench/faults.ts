/** The fault matrix whole: every action, every request, every kind of fault; what each came to, and what was wrong with it. */
import { ACTIONS, tableOf, trials, type Verdict } from "../tests/support/faults";

/** @param argv names of actions; all when none is given */
export async function run(argv: readonly string[]): Promise<void> {
  const verdicts: Verdict[] = [];
  for (const name of Object.keys(ACTIONS).filter((each) => argv.length === 0 || argv.includes(each))) verdicts.push(...(await trials(name)));
  const torn = verdicts.filter(({ state, named }) => state === "T" && !named).length;
  const told = verdicts.filter(({ state, named }) => state === "T" && named).length;
  const wrong = verdicts.filter((verdict) => verdict.wrong !== null);
  process.stdout.write(`${tableOf(verdicts)}\n\n${verdicts.length} trials (A after, B before, T neither): ${torn} torn unsaid, ${told} told cell by cell, ${wrong.length} wrong\n`);
  for (const { action, kind, request, wrong: why, says } of wrong) process.stdout.write(`${action}, ${kind} at ${request}: ${why ?? ""}; ${says}\n`);
}
