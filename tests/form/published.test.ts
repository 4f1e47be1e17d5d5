import fc from "fast-check";
import { cellKey } from "../../src/model/cells";
import type { WorkbookSnapshot } from "../../src/model/snapshot";
import { remnantsIn, review } from "../../src/review";
import { department } from "../support/anyDepartment";
import { madeUp } from "../support/anyLayout";
import { dressed, DRESSES } from "../support/dresses";
import { FURTHER_LAYOUTS, LAYOUTS, printedTables, type LayoutName } from "../support/layouts";
import { learned, unlikePublished } from "../support/nextYear";
import { XIHU } from "../support/xihu";

const EVERY: readonly LayoutName[] = [...LAYOUTS, ...FURTHER_LAYOUTS];
const DRESSED = DRESSES.filter(({ name }) => !name.startsWith("text"));

test.each(EVERY)("a finished set in the layout of %s: its own leaves typed into the form that it gives are its published tables", async (layout) => {
  const form = learned(dressed(printedTables(XIHU, layout), { name: "straight" }));
  expect(await unlikePublished(form)).toEqual([]);
  expect(remnantsIn(form.before, form.plan, form.form).left).toEqual([]);
  expect(form.plan.questions.filter(({ kind }) => kind === "exception" || kind === "unit")).toEqual([]);
  // A table that prints nothing but its total of nothing has no lines to add up.
  expect(form.plan.tables.filter(({ rows }) => rows.length > 1).flatMap(({ rows }) => rows.filter(({ label, use }) => /^(?:合计|总计|收入总计|支出总计|本年支出合计)$/.test(label) && use !== "derived"))).toEqual([]);
  // An empty form has nothing to be found fault with that the finished one had not.
  const faults = (snapshot: WorkbookSnapshot): readonly string[] => review(snapshot).findings.filter(({ severity }) => severity !== "hint").map(({ rule, at }) => `${rule} ${cellKey(at)}`);
  expect(faults(form.form).filter((fault) => !faults(form.before).includes(fault))).toEqual([]);
});

test.each(DRESSED.map(({ name }) => name))("and in other order and shape: %s", async (name) => {
  const dress = DRESSES.find((each) => each.name === name);
  const form = learned(dressed(printedTables(XIHU, "zhejiang"), dress ?? { name: "straight" }));
  expect(await unlikePublished(form)).toEqual([]);
});

test("any department in any layout: learn, type the leaves, calculate: as published", async () => {
  await fc.assert(fc.asyncProperty(department, fc.constantFrom(...EVERY), async (data, layout) => {
    expect(await unlikePublished(learned(dressed(printedTables(data, layout), { name: "straight" })))).toEqual([]);
  }), { numRuns: 8 });
});

test("tables of no kind that is known, in made-up words: as published, and nothing of last year is left", async () => {
  for (let seed = 1; seed <= 20; seed += 1) {
    const form = learned(madeUp(seed).snapshot);
    expect({ seed, unlike: await unlikePublished(form) }).toEqual({ seed, unlike: [] });
    expect({ seed, left: remnantsIn(form.before, form.plan, form.form).left }).toEqual({ seed, left: [] });
  }
});
