import { newXlsx, openXlsx, type XlsxHost } from "../../src/hosts/xlsx";
import { createOfficeHost } from "../../src/hosts/office";
import { ENTRY_TINT, type Edit, type SheetDraft } from "../../src/model/edits";
import { open, page, saved } from "./office/workbook";

const OTHER = "#92D050";
const tint = (row: number, column: number, rows: number, columns: number, on: boolean): Edit => ({ kind: "tint", area: { sheet: "支出", row, column, rows, columns }, on });

const DRAFT: SheetDraft = {
  name: "支出", cells: [{ row: 0, column: 0, content: { value: "科目" } }, { row: 1, column: 1, content: { value: 3 } }],
  merges: [], choices: [], columnWidths: [10, 10], rowHeights: {}, freeze: { rows: 0, columns: 0 }, print: { orientation: "portrait", titleRows: null },
  styles: [
    { row: 0, column: 0, rows: 4, columns: 3, style: { border: true, numberFormat: "0.00" } },
    { row: 1, column: 1, rows: 2, columns: 1, style: { fill: ENTRY_TINT } },
    { row: 3, column: 1, rows: 1, columns: 1, style: { fill: OTHER } },
  ],
};
const BATCHES = [
  { title: "taken off: other fills stay", edits: [tint(0, 0, 10, 10, false)], gives: { B4: OTHER } },
  { title: "given: only to cells without a fill", edits: [tint(1, 1, 3, 2, true)], gives: { B2: ENTRY_TINT, B3: ENTRY_TINT, B4: OTHER, C2: ENTRY_TINT, C3: ENTRY_TINT, C4: ENTRY_TINT } },
  { title: "with a formula, and rows that move", gives: { B2: ENTRY_TINT, B6: OTHER },
    edits: [{ kind: "insertRows", sheet: "支出", row: 2, count: 2, like: 0 }, { kind: "setFormula", at: { sheet: "支出", row: 4, column: 1 }, expects: { value: null }, formula: "=B2", result: 3 }, tint(4, 1, 1, 1, false)] },
] as const;
const FIRST = { B2: ENTRY_TINT, B3: ENTRY_TINT, B4: OTHER };

/** Fills of a file's cells as saved and opened again. */
async function fillsOf(host: XlsxHost): Promise<Record<string, string>> {
  const again = await openXlsx(await host.bytes(), "x.xlsx");
  return Object.fromEntries(again.contents.sheets.flatMap(({ rows }) => [...rows].flatMap(([row, { cells }]) => [...cells].flatMap(([column, { style }]) => {
    const fill = style && again.lookOf(style).fill;
    return typeof fill === "string" ? [[`${"ABC"[column]}${row + 1}`, fill] as const] : [];
  }))));
}

describe("in a file", () => {
  test.each(BATCHES)("$title", async ({ edits, gives }) => {
    const made = newXlsx();
    await made.apply([{ kind: "insertSheet", draft: DRAFT, before: null }]);
    const host = await openXlsx(await made.bytes(), "x.xlsx");
    const { applied, inverse } = await host.apply(edits);
    expect([applied, await fillsOf(host)]).toEqual([true, gives]);
    expect((await host.apply(inverse)).applied).toBe(true);
    expect(await fillsOf(host)).toEqual(FIRST);
  });
});

describe("in Excel", () => {
  const sheet = page("支出", [["科目", null, null], [null, 3, null], [null, 4, null], [null, 5, 6]]);
  const book = [{ ...sheet, cells: sheet.cells.map((cell) => ({ ...cell, ...(cell.column === 1 ? { format: { fillColor: cell.row === 3 ? OTHER : ENTRY_TINT } } : {}) })) }];
  const fills = (excel: Parameters<typeof saved>[0]): Record<string, string> => Object.fromEntries(saved(excel).sheets.flatMap(({ cells }) =>
    cells.flatMap(({ row, column, format }) => (format?.fillColor === undefined ? [] : [[`${"ABC"[column]}${row + 1}`, format.fillColor] as const]))));

  test.each([
    { title: "taken off: other fills stay", edits: [tint(0, 0, 4, 3, false)], gives: { B4: OTHER } },
    { title: "beside a formula", gives: { B2: ENTRY_TINT, B4: OTHER },
      edits: [{ kind: "setFormula", at: { sheet: "支出", row: 2, column: 1 }, expects: { value: 4 }, formula: "=B2", result: 3 }, tint(2, 1, 1, 1, false)] },
    { title: "beside rows that move", gives: { B2: ENTRY_TINT, B6: OTHER },
      edits: [{ kind: "insertRows", sheet: "支出", row: 2, count: 2, like: 0 }, tint(4, 1, 1, 1, false)] },
    { title: "more cells than are asked for keep their looks", edits: [tint(0, 0, 10_000, 3, false)], gives: FIRST },
  ] as readonly { title: string; edits: readonly Edit[]; gives: Record<string, string> }[])("$title", async ({ edits, gives }) => {
    const excel = open(book);
    const host = createOfficeHost();
    const { applied, inverse } = await host.apply(edits);
    expect([applied, fills(excel)]).toEqual([true, gives]);
    expect((await host.apply(inverse)).applied).toBe(true);
    expect(fills(excel)).toEqual(FIRST);
  });

  test("a colour that somebody gave a cell meanwhile stays when the tint would come back", async () => {
    const excel = open(book);
    const host = createOfficeHost();
    const { inverse } = await host.apply([tint(1, 1, 1, 1, false)]);
    await Excel.run(async (context) => {
      context.workbook.worksheets.getItem("支出").getRange("B2").format.fill.color = OTHER;
      await context.sync();
    });
    await host.apply(inverse);
    expect(fills(excel)).toEqual({ ...FIRST, B2: OTHER });
  });
});
