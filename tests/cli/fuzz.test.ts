import { originals } from "../../bench/fuzz/inputs";
import { faultOf, runInputs } from "../../bench/fuzz/run";

/** A slice of what `npm run fuzz` does, always the same. */
test("sixty hostile files end with a verdict or a line of our own, each within its limits", async () => {
  const faults: string[] = [];
  let ended = 0;
  await runInputs(await originals(), 12, [0, 60], (outcome) => {
    ended += 1;
    const fault = faultOf(outcome);
    if (fault !== null) faults.push(`input ${outcome.number} (${outcome.kind}) ${fault}`);
  });
  expect([ended, faults]).toEqual([60, []]);
}, 300_000);

test("what is a fault is told: foreign words, time and memory", () => {
  const good = { number: 1, kind: "text", ended: "", words: ["a.xlsx：已损坏；请修复"], cpuSeconds: 1, peakMegabytes: 300 } as const;
  expect(faultOf(good)).toBeNull();
  expect([
    { ...good, words: ["a.xlsx：无法处理（Cannot read properties of undefined）"] }, { ...good, words: ["a.xlsx: damaged"] }, { ...good, words: ["坏了 at f (a.ts:3:4)"] },
    { ...good, cpuSeconds: 10.1 }, { ...good, peakMegabytes: 1_100 }, { ...good, ended: "处理中断" }, { ...good, ended: "无法处理（程序内部出错）" },
  ].map((outcome) => faultOf(outcome) !== null)).toEqual([true, true, true, true, true, true, true]);
});
