/** Formulas of a file outside of its cells that find cells by a text or a distance, as they are after changes. */
import { Workbook } from "exceljs";
import { openXlsx, type FileChanges } from "../../src/hosts/xlsx";

async function file(): Promise<Uint8Array> {
  const workbook = new Workbook();
  const sheet = workbook.addWorksheet("表");
  for (let row = 1; row <= 9; row += 1) sheet.getCell(row, 1).value = row;
  sheet.getCell("B5").dataValidation = { type: "list", formulae: ['INDIRECT("A1:A3")'] };
  sheet.getCell("B6").dataValidation = { type: "list", formulae: ['"是,否"'] };
  sheet.addConditionalFormatting({ ref: "C4:C8", rules: [{ type: "expression", priority: 1, formulae: ["OFFSET(A4,1,0)>3"], style: { font: { bold: true } } }, { type: "expression", priority: 2, formulae: ["A4>3"], style: { font: { bold: true } } }] });
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

const BEFORE = [["conditionalFormat", "表", "C4:C8", "OFFSET(A4,1,0)>3"], ["validation", "表", "B5", 'INDIRECT("A1:A3")']];
const AFTER = [["conditionalFormat", "新表", "C5:C9", "OFFSET(A5,1,0)>3"], ["validation", "新表", "B6", 'INDIRECT("A1:A3")']];

test("rules of a file are told as it has them, and as they are where rows moved and its sheet has another name; so by a copy that was kept", async () => {
  const bytes = await file();
  const host = await openXlsx(bytes, "规则.xlsx");
  const told = async (of = host): Promise<unknown> => (await of.outsideFormulas()).map(({ kind, sheet, where, formula }) => [kind, sheet, where, formula.replace(/^=/, "")]);
  expect(await told()).toEqual(BEFORE);
  expect((await host.apply([{ kind: "insertRows", sheet: "表", row: 1, count: 1 }, { kind: "renameSheet", sheet: "表", to: "新表" }])).applied).toBe(true);
  expect(await told()).toEqual(AFTER);
  const kept = structuredClone(await host.changes());
  // Earlier versions kept copies that say nothing of such rules.
  const older = JSON.parse(JSON.stringify(kept?.book.sheets[0]?.frame.extra, (key, value: unknown) => (key === "finding" ? undefined : value))) as FileChanges["book"]["sheets"][number]["frame"]["extra"];
  for (const extra of [kept?.book.sheets[0]?.frame.extra, older]) {
    const again = await openXlsx(bytes, "规则.xlsx");
    if (kept && extra) again.take({ ...kept, book: { ...kept.book, sheets: kept.book.sheets.map((sheet) => ({ ...sheet, frame: { ...sheet.frame, extra } })) } });
    expect(await told(again)).toEqual(AFTER);
  }
});
