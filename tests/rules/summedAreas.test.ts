import { areaAddress } from "../../src/model/cells";
import { covers, summedAreas } from "../../src/rules/formulas";

/** What a plain sum adds up; a formula that is not understood is not judged. */
test.each<[formula: string, areas: readonly string[] | null]>([
  ["=C5", ["C5"]], ["=C5+C9", ["C5", "C9"]], ["=+C5+C9", ["C5", "C9"]], ["=SUM(C5:C9,C12)", ["C5:C9", "C12"]], ["=sum(C5:C9)", ["C5:C9"]], ["=(C5+C6)", ["C5", "C6"]], ["=C5 + SUM( C6 , C7 )", ["C5", "C6", "C7"]],
  ["=ROUND(SUMIFS(C5:C40,$A5:$A40,\"201??\"),2)", ["C5:C40"]], ["=ROUND(SUM(C5:C9),2)", ["C5:C9"]], ["=SUMIF(A5:A9,\">0\")", ["A5:A9"]], ["=SUMIF(A5:A9,\"201\",C5:C9)", ["C5:C9"]],
  ["=SUBTOTAL(9,C5:C9,C12)", ["C5:C9", "C12"]], ["=SUM(C5,10.5)", ["C5"]], ["=12", []], ["='支出+表'!C5+'a(b'!C6", ["支出+表!C5", "a(b!C6"]], ["=SUMIFS(C5:C9,A5:A9,\"a,b)\")", ["C5:C9"]],
  ["=C5-C6", null], ["=C5*2", null], ["=AVERAGE(C5:C9)", null], ["=SUM(C5:C9)/10000", null], ["=[1]表!C5", null], ["=SUM(C5,AVERAGE(C6))", null], ["C5", null], ["", null], ["=", null], ["=甲:丙!C5", null], ["=率", null], ["=1e3", null], ["=12x", null], ["=x12", ["X12"]],
  [`=${"(".repeat(8)}C5${")".repeat(8)}`, ["C5"]], [`=${"(".repeat(9)}C5${")".repeat(9)}`, null],
])("%s", (formula, areas) => {
  expect(summedAreas(formula, "本")?.map((area) => `${area.sheet === "本" ? "" : `${area.sheet}!`}${areaAddress(area)}`) ?? null).toEqual(areas);
});

test("an area holds the cells inside its edges, on its own sheet", () => {
  const area = { sheet: "本", row: 4, column: 2, rows: 3, columns: 2 };
  const inside = (row: number, column: number, sheet = "本"): boolean => covers(area, { sheet, row, column });
  expect([inside(4, 2), inside(6, 3), inside(3, 2), inside(7, 2), inside(4, 1), inside(4, 4), inside(4, 2, "别")]).toEqual([true, true, false, false, false, false, false]);
});
