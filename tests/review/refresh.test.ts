import { sheetsToReread, withSheets } from "../../src/review";
import { grid, workbook } from "../support/snapshots";

const at = (name: string, ...formulas: readonly string[]): ReturnType<typeof grid> => grid(name, [formulas.map((formula) => ({ value: 1, formula }))]);

const CHAIN = workbook(
  at("甲"), at("乙", "=甲!A1"), at("丙", "='乙'!A1*2"), at("丁", "=SUM(A1:B2)"), at("名", "=税率*2"), at("间接", "=INDIRECT(\"甲!A1\")"), at("跨", "=SUM('甲:丁'!A1)"),
);

test.each<[changed: string, reread: readonly string[]]>([
  ["甲", ["甲", "乙", "丙", "名", "间接", "跨"]],
  ["丙", ["丙", "名", "间接", "跨"]],
  ["没有", ["名", "间接", "跨"]],
])("after a change on %s", (changed, reread) => expect(sheetsToReread(CHAIN, [changed])).toEqual(reread));

test("words in texts and function names lead nowhere", () => {
  const book = workbook(at("甲"), at("乙", "=IF(A1>0,\"甲!A1\",TRUE)", "=ROUND(1.5E+3,0)", "=SUM($A:$C,1:3)", "=#REF!+1"), at("丙", "=IFERROR(甲!A1,0)"));
  expect(sheetsToReread(book, ["甲"])).toEqual(["甲", "丙"]);
});

test("circles end", () => expect(sheetsToReread(workbook(at("甲", "=乙!A1"), at("乙", "=甲!A1")), ["乙"])).toEqual(["甲", "乙"]));

describe("putting sheets together", () => {
  const list = CHAIN.sheets.map(({ name, visibility }) => ({ name, visibility, protected: false }));
  test("what was read again replaces what was known, the rest stays", () => {
    const fresh = at("乙", "=甲!B9");
    const now = withSheets(CHAIN, list, [fresh]);
    expect(now?.sheets.map((sheet, index) => (sheet === CHAIN.sheets[index] ? "known" : sheet === fresh ? "fresh" : "other"))).toEqual(["known", "fresh", "known", "known", "known", "known", "known"]);
  });
  test("protection is taken from the list", () => expect(withSheets(CHAIN, list.map((each) => ({ ...each, protected: true })), [])?.sheets[0]?.protected).toBe(true));
  test.each([
    ["a sheet more", [...list, { name: "新", visibility: "visible" as const, protected: false }]],
    ["a sheet less", list.slice(1)],
    ["another name", list.map((each, index) => (index === 3 ? { ...each, name: "改" } : each))],
    ["another order", [...list].reverse()],
  ])("%s: everything must be read", (_what, listed) => expect(withSheets(CHAIN, listed, [])).toBeNull());
});
