/** One wrong amount typed into a workbook whose sums are live formulas: every sum above follows it. */
import { review, understand } from "../../src/review";
import type { CellRef } from "../../src/model/cells";
import { addressOf, cellKey } from "../../src/model/cells";
import { figureOf, rowOf, tableOf, type TableId } from "../../src/model/book";
import type { WorkbookSnapshot } from "../../src/model/snapshot";
import { applied, filled, recalculated, typed } from "../support/workbooks";
import { XIHU } from "../support/xihu";

let after: WorkbookSnapshot;
beforeAll(async () => {
  ({ after } = await filled(typed(XIHU)));
}, 120_000);

function cell(table: TableId, row: string, role: string): { readonly ref: CellRef; readonly amount: number } {
  const book = understand(after);
  const found = tableOf(book, table);
  const own = found && rowOf(found, row)?.cells.get(role);
  const figure = figureOf(own);
  if (!own || !figure || (own.state.kind === "amount" && own.state.formula !== "")) throw new Error(`${table} ${row} ${role} is no typed amount`);
  return { ref: own.ref, amount: figure.money / 1_000_000 };
}

interface Led {
  readonly groups: number;
  readonly lead: string;
  /** Whether the changed cell is the one led by, or named among equally good explanations. */
  readonly changed: "leads" | "named" | "absent";
}

async function led(table: TableId, row: string, role: string, change: number): Promise<Led> {
  const { ref, amount } = cell(table, row, role);
  const value = Math.round((amount + change) * 100) / 100;
  const { findings } = review(await recalculated(applied(after, [{ kind: "setValue", at: ref, expects: { value: amount }, value }]).after));
  const [lead] = findings;
  const named = findings.some(({ alternatives = [] }) => alternatives.some((other) => cellKey(other) === cellKey(ref)));
  return {
    groups: new Set(findings.map(({ group }) => group)).size,
    lead: lead?.rootCause ? `${lead.at.sheet}!${addressOf(lead.at)}` : "",
    changed: lead?.rootCause && cellKey(lead.at) === cellKey(ref) ? "leads" : named ? "named" : "absent",
  };
}

test("nothing is found before", () => {
  expect(review(after).findings).toEqual([]);
});

test.each<[string, TableId, string, string, number, Led]>([
  ["an item of the general budget leads, not the sums above it", "general-expenditure", "2010301", "personnel", 100, { groups: 1, lead: "一般公共预算支出表!E9", changed: "leads" }],
  ["so does a small change", "general-expenditure", "2010302", "project", -0.01, { groups: 1, lead: "一般公共预算支出表!G10", changed: "leads" }],
  ["where any of the parts may be wrong, no one is blamed", "general-basic-expenditure", "30101", "personnel", 5, { groups: 1, lead: "", changed: "named" }],
])("%s", async (_, table, row, role, change, expected) => {
  expect(await led(table, row, role, change)).toEqual(expected);
}, 60_000);
