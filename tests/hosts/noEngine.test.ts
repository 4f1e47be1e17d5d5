/** A place where the calculation library cannot be had: nothing is calculated, nothing is blamed, nothing is lost. */
import { useEngineSource } from "../../src/hosts/calculation/engine";
import { openXlsx } from "../../src/hosts/xlsx";
import { review } from "../../src/review";
import { formulaAt, valueAt } from "../../src/model/snapshot";
import { packageBytes, SHEET, type AnyCell } from "../support/anyPackage";
import { altered, partOf } from "../support/packages";

let asked = 0;
beforeAll(() => {
  useEngineSource({
    wasm: () => {
      asked += 1;
      return Promise.reject(new Error("the calculation library was not found: 404"));
    },
    thread: () => Promise.reject(new Error("no worker")),
  });
});
beforeEach(() => { asked = 0; });

const text = (value: string): AnyCell => ({ value, formula: "", inline: true, style: 0 });
const number = (value: number): AnyCell => ({ value, formula: "", inline: false, style: 0 });
const PART = "xl/worksheets/sheet1.xml";

/** A small table whose total, and what stands on it, has no stored result. */
function unsolved(): Uint8Array<ArrayBuffer> {
  const bytes = packageBytes({
    rows: [
      [text("2026年部门一般公共预算支出表"), null, text("单位：万元")], [text("科目编码"), text("科目名称"), text("合计")], [null, text("合计"), number(0)],
      [text("2010301"), text("行政运行"), number(200)], [text("2010302"), text("一般行政管理事务"), number(100)],
    ],
    prefix: "", quote: '"', addresses: true, space: "", workbookPart: "xl/workbook.xml", sheetPart: PART, absolute: false, strict: false, encoding: "utf8", extras: [], styled: "lists",
  });
  return altered(bytes, PART, (xml) => xml.replace('<c r="C3"><v>0</v></c>', '<c r="C3"><f>SUM(C4:C5)</f></c><c r="F3"><f>C3*2</f></c>'));
}

test("formulas without results are told as not calculated", async () => {
  const snapshot = await (await openXlsx(unsolved(), "x.xlsx")).read();
  const [sheet] = snapshot.sheets;
  expect(sheet && [formulaAt(sheet, 2, 2), valueAt(sheet, 2, 2), valueAt(sheet, 2, 5)]).toEqual(["=SUM(C4:C5)", "#UNCALCULATED!", "#UNCALCULATED!"]);
  const { findings } = review(snapshot);
  expect(findings.filter(({ rule }) => rule.startsWith("form/formula-error") || rule === "form/not-calculated").map(({ rule, severity, at, related }) => [rule, severity, at?.row, related.length]))
    .toEqual([["form/not-calculated", "hint", 2, 1]]);
  // Asked for once, not over and over.
  expect(asked).toBe(1);
});

test("what is typed is kept, and the file asks for calculation when it is opened", async () => {
  const host = await openXlsx(unsolved(), "x.xlsx");
  const typed = await host.apply([{ kind: "setValue", at: { sheet: SHEET, row: 3, column: 2 }, expects: { value: 200 }, value: 250 }]);
  expect(typed.applied).toBe(true);
  const saved = await host.bytes();
  expect(partOf(saved, PART)).toContain('<c r="C3"><f>SUM(C4:C5)</f></c>');
  expect(partOf(saved, PART)).toContain('<c r="C4"><v>250</v></c>');
  expect(partOf(saved, "xl/workbook.xml")).toContain('fullCalcOnLoad="1"');
});
