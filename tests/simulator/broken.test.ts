/** Formulas that break the calculation library: the workbook shows it, goes on when they are gone, and no other one notices. */
import { openExcel } from "../../src/simulator/loadOffice";
import { SimulatedExcel } from "../../src/simulator/host";

const POISON = `=${"(".repeat(2_000)}1${")".repeat(2_000)}`;

const book = (formula: string): SimulatedExcel => {
  const excel = new SimulatedExcel();
  excel.load({ sheets: [{ name: "表", cells: [{ row: 0, column: 0, value: 2 }, { row: 1, column: 0, formula }, { row: 2, column: 0, formula: "=A1*3", format: { numberFormat: "0.00" } }] }] });
  return excel;
};
const shown = (excel: SimulatedExcel, row: number): unknown => excel.user.cell("表", row, 0).value;

beforeAll(() => { openExcel(); });

test("a workbook that breaks the library leaves every other as it is, before and after", () => {
  const before = book("=A1+1");
  expect([shown(before, 1), shown(before, 2)]).toEqual([3, 6]);
  const broken = book(POISON);
  expect([shown(broken, 1), shown(broken, 2)]).toEqual(["#CALC!", "#CALC!"]);
  const after = book("=A1+1");
  expect([shown(after, 1), shown(before, 1)]).toEqual([3, 3]);
  before.user.type("表", 0, 0, 5);
  after.user.type("表", 0, 0, 7);
  expect([shown(before, 1), shown(after, 2), after.user.cell("表", 2, 0).text]).toEqual([6, 21, "21.00"]);
});

test("once the formula is gone the workbook is calculated", () => {
  const broken = book(POISON);
  expect(shown(broken, 2)).toBe("#CALC!");
  broken.user.type("表", 1, 0, 1);
  expect(shown(broken, 2)).toBe(6);
});
