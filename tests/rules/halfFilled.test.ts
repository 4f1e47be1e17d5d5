import fc from "fast-check";
import { planInsert } from "../../src/derive/insert";
import { cellKey, type CellRef } from "../../src/model/cells";
import type { Edit } from "../../src/model/edits";
import { valueAt, sheetOf, type WorkbookSnapshot } from "../../src/model/snapshot";
import { recognizeWorkbook } from "../../src/recognize";
import { runRules } from "../../src/rules/run";
import type { DepartmentData } from "../support/department";
import { departments } from "../support/generated";
import { leafEdits, requestFor } from "../support/leaves";
import { applied, filled, recalculated, typed } from "../support/workbooks";
import { XIHU } from "../support/xihu";

interface TypedAmount {
  readonly at: CellRef;
  readonly value: number;
}

/** The workbook with every amount typed and filled, and the amounts that were typed, where they stand then. */
async function finished(data: DepartmentData): Promise<{ readonly after: WorkbookSnapshot; readonly amounts: readonly TypedAmount[] }> {
  const empty = applied({ sheets: [] }, planInsert({ sheets: [] }, requestFor(data)).edits).after;
  const { after } = await filled(typed(data));
  const amountCells = amountsOf(after);
  const amounts = leafEdits(empty, data).flatMap((edit) => (edit.kind === "setValue" && typeof edit.value === "number"
    && amountCells.has(cellKey(edit.at)) && shown(after, edit.at) === edit.value ? [{ at: edit.at, value: edit.value }] : []));
  return { after, amounts };
}

const amountsOf = (snapshot: WorkbookSnapshot): ReadonlySet<string> =>
  new Set(recognizeWorkbook(snapshot).tables.flatMap(({ rows }) => rows.flatMap((row) => [...row.cells.values()].map(({ ref }) => cellKey(ref)))));
const shown = (snapshot: WorkbookSnapshot, at: CellRef): unknown => {
  const sheet = sheetOf(snapshot, at.sheet);
  return sheet && valueAt(sheet, at.row, at.column);
};

/** Findings at a figure that is as it will be in the finished workbook, while the first of the amounts in this order are not typed. */
async function accusations(data: DepartmentData, order: readonly number[], share: number): Promise<readonly string[]> {
  const done = await finished(data);
  const shuffled = done.amounts.map((amount, at) => ({ amount, rank: order[at % order.length] ?? 0, at })).sort((a, b) => a.rank - b.rank || a.at - b.at).map(({ amount }) => amount);
  return accusedWithout(done, shuffled.slice(0, Math.ceil(shuffled.length * share)));
}

async function accusedWithout({ after }: Awaited<ReturnType<typeof finished>>, open: readonly TypedAmount[]): Promise<readonly string[]> {
  const cleared = await recalculated(applied(after, open.map((edit): Edit => ({ kind: "setValue", at: edit.at, expects: { value: edit.value }, value: null }))).after);
  const findings = runRules(recognizeWorkbook(cleared), cleared).findings.filter(({ severity }) => severity !== "hint");
  // Where two totals differ and nothing tells which of them lacks an amount, the finding names both.
  return findings.filter(({ alternatives }) => alternatives === undefined).filter(({ at }) => shown(cleared, at) !== null && shown(cleared, at) === shown(after, at) && amountsOf(after).has(cellKey(at)))
    .map(({ rule, at, values }) => `${rule} ${cellKey(at)} ${JSON.stringify(values.printed)} → ${JSON.stringify(values.expected)}`);
}

const orders = fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 1, maxLength: 40 });
const shares = fc.double({ min: 0, max: 1, noNaN: true });

test("a half-filled workbook, at whatever stage of typing, accuses no figure that is right", async () => {
  await fc.assert(fc.asyncProperty(orders, shares, async (order, share) => {
    expect(await accusations(XIHU, order, share)).toEqual([]);
  }), { numRuns: 5, endOnFailure: true });
  await fc.assert(fc.asyncProperty(departments, orders, shares, async (data, order, share) => {
    expect(await accusations(data, order, share)).toEqual([]);
  }), { numRuns: 7, endOnFailure: true });
}, 240_000);

/** A single office with a fund of its own and money carried over, so that no table of expenditure tells a source by itself. */
const TWO_FUNDS: DepartmentData = {
  ...XIHU,
  units: XIHU.units.slice(0, 1).map((unit) => ({ ...unit, revenue: { "current.general-public-budget": 2797.52, "current.government-fund": 93.6, "carry-over.unit-funds": 70 } })),
  names: { ...XIHU.names, 229: "其他支出", 22908: "彩票发行销售机构业务费安排的支出", 2290804: "福利彩票销售机构的业务费支出" },
  items: { ...XIHU.items, "government-fund": { 2290804: { personnel: 93.6 } } },
  carryOverOut: 70,
};

test.each([
  ["the general public budget", "2797.52"], ["the fund", "93.6"],
])("of the revenue one source is not typed yet: the other, which is, is not told to be the sum of both (%s)", async (_, amount) => {
  const done = await finished(TWO_FUNDS);
  const open = done.amounts.filter(({ at, value }) => at.sheet.includes("收入预算") && String(value) === amount);
  expect(open.length).toBe(1);
  expect(await accusedWithout(done, open)).toEqual([]);
}, 60_000);
