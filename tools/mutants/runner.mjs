/** Stryker's test runner for the rooms of the core: the tests are loaded once, and every mutant is switched on while those that meet it run. */
import { appendFileSync } from "node:fs";
import { declareClassPlugin, PluginKind } from "@stryker-mutator/api/plugin";
import { determineHitLimitReached, DryRunStatus, TestStatus, toMutantRunResult } from "@stryker-mutator/api/test-runner";
import { loadTests } from "./harness.mjs";
import { LEFT_OUT, ROOMS } from "./rooms.mjs";

/** What the sources that Stryker prepared look at. */
const switches = (globalThis.__stryker__ ??= {});

class InProcessRunner {
  /** By id; the quick ones run first. */
  tests = new Map();

  capabilities() {
    return { reloadEnvironment: false };
  }

  async init() {
    this.tests = new Map(loadTests(process.env.MUTANTS_TESTS?.split(",") ?? ROOMS[process.env.MUTANTS_ROOM] ?? []).filter(({ name }) => !LEFT_OUT.test(name)).map((test) => [test.id, { ...test, spent: 0 }]));
    // What is computed once and kept is computed by the sources as they are, and before a mutant's time begins to count.
    await this.run([...this.tests.values()], true);
  }

  async dryRun({ disableBail }) {
    const result = await this.run([...this.tests.values()], disableBail);
    return { ...result, mutantCoverage: switches.mutantCoverage };
  }

  async mutantRun({ activeMutant, testFilter, hitLimit, disableBail }) {
    const wanted = (testFilter ?? [...this.tests.keys()]).flatMap((id) => this.tests.get(id) ?? []).sort((a, b) => a.spent - b.spent);
    Object.assign(switches, { activeMutant: activeMutant.id, hitCount: hitLimit === undefined ? undefined : 0, hitLimit });
    const result = await this.run(wanted, disableBail);
    switches.activeMutant = undefined;
    const outcome = toMutantRunResult(determineHitLimitReached(switches.hitCount, hitLimit) ?? result);
    const { fileName, location: { start }, mutatorName, replacement } = activeMutant;
    appendFileSync(process.env.MUTANTS_SURVIVORS ?? "/dev/null", outcome.status === "survived" ? `${fileName.replace(/^.*(?=src\/)/, "")}:${start.line}:${start.column} ${mutatorName}: ${replacement}\n` : "");
    return outcome;
  }

  async run(wanted, all) {
    const tests = [];
    for (const test of wanted) {
      switches.currentTestId = test.id;
      const start = performance.now();
      let failureMessage;
      try {
        await test.run();
      } catch (error) {
        failureMessage = String(error instanceof Error ? error.message : error);
      }
      const timeSpentMs = performance.now() - start;
      if (switches.activeMutant === undefined) test.spent = timeSpentMs;
      const shown = { id: test.id, name: test.name, fileName: test.file, timeSpentMs };
      tests.push(failureMessage === undefined ? { ...shown, status: TestStatus.Success } : { ...shown, status: TestStatus.Failed, failureMessage });
      if (failureMessage !== undefined && !all) break;
    }
    switches.currentTestId = undefined;
    return { status: DryRunStatus.Complete, tests };
  }
}

export const strykerPlugins = [declareClassPlugin(PluginKind.TestRunner, "in-process", InProcessRunner)];
