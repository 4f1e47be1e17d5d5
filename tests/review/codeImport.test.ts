import fc from "fast-check";
import { BUILT_IN, codeBookOf } from "../../src/catalog/classifications/codeBook";
import { knownCodes } from "../../src/catalog/classifications";
import { searchCodes } from "../../src/catalog/classifications/search";
import type { OfficeCodes } from "../../src/model/book";
import type { WorkbookSnapshot } from "../../src/model/snapshot";
import { planCodeImport, readCodeList, review, understand } from "../../src/review";
import { applied } from "../support/workbooks";
import { grid, rowsOf, workbook } from "../support/snapshots";

const list = (text: string, name = "Sheet1"): WorkbookSnapshot => workbook(grid(name, rowsOf(text)));
const imported = (snapshot: WorkbookSnapshot, from: WorkbookSnapshot, year: number): WorkbookSnapshot =>
  applied(snapshot, planCodeImport(snapshot, readCodeList(from), year).edits).after;
const EMPTY = workbook(grid("便签", [["记一笔"]]));
const WHOLE = "科目编码|科目名称\n'201|一般公共服务支出\n'20193|数据事务\n'2019301|行政运行\n301|工资福利支出\n30101|基本工资";

describe("a list of codes in whatever shape an office has it", () => {
  test.each([
    ["one column", "2031年政府收支分类科目|\n科目编码|科目名称\n'201|一般公共服务支出\n'20193|数据事务\n'2019301|行政运行"],
    ["numbers, name first", "2031年度单位用表|\n科目名称|说明|代码\n一般公共服务支出||201\n数据事务|反映|20193\n行政运行||2019301"],
    ["three columns, each printed", "2031年支出功能分类科目|||\n类|款|项|科目名称\n201|||一般公共服务支出\n201|93||数据事务\n201|93|1|行政运行"],
    ["three columns, the class once", "2031年支出功能分类科目|||\n类|款|项|科目名称\n201|||一般公共服务支出\n|93||数据事务\n|||说明文字\n||'01|行政运行"],
    ["names in columns of their own", "2031年科目|||||\n类|款|项|类名称|名称|科目名称\n201|||一般公共服务支出||\n201|93||| 数据事务|\n201|93|01|||行政运行"],
    ["wide characters", "2031年科目|\n科目编码|科目名称\n'２０１|一般公共服务支出\n'２０１９３|　数据事务\n'2019301|行政运行"],
  ])("%s", (_shape, text) => {
    const read = readCodeList(list(text));
    expect([read.year, read.problems, read.codes.map(({ code, name }) => `${code} ${name}`)]).toEqual(
      [2031, [], ["201 一般公共服务支出", "20193 数据事务", "2019301 行政运行"]]);
  });

  test.each([
    ["a letter in a code", "科目编码|科目名称\n'201|一般公共服务支出\n'20l93|数据事务", "malformed A3 20l93 "],
    ["digits too few", "科目编码|科目名称\n'2010|一般公共服务支出", "malformed A2 2010 "],
    ["a code without a name", "科目编码|科目名称\n'201|", "unnamed A2 201 "],
    ["two names for a code", "科目编码|科目名称\n'201|一般公共服务支出\n'201|国防支出", "twoNames A3 201 一般公共服务支出"],
    ["no parent", "科目编码|科目名称\n'201|一般公共服务支出\n'2019301|行政运行", "withoutParent A3 2019301 20193"],
  ])("is refused with its cell and why: %s", (_fault, text, expected) => {
    expect(readCodeList(list(text)).problems.map(({ kind, at, code, other }) => `${kind} A${at.row + 1} ${code} ${other}`)).toEqual([expected]);
  });

  test("a sheet without codes is no list, and revenue is passed over", () => {
    expect(readCodeList(list("姓名|电话\n甲|1"))).toMatchObject({ found: false, codes: [] });
    expect(readCodeList(list("科目编码|科目名称\n'101|税收收入\n'201|一般公共服务支出"))).toMatchObject({ found: true, passedOver: 1, codes: [{ code: "201" }] });
  });
});

describe("an import", () => {
  test("is compared with what is built in, and writes nothing twice", () => {
    const source = list(WHOLE.replace("一般公共服务支出", "公共服务支出"));
    const plan = planCodeImport(EMPTY, readCodeList(source), 2031);
    expect([plan.codes, plan.fresh, plan.changed]).toEqual([5, 2, [{ code: "201", from: "一般公共服务支出", to: "公共服务支出", status: "verified" }]]);
    const once = imported(EMPTY, source, 2031);
    expect(planCodeImport(once, readCodeList(source), 2031).edits).toEqual([]);
  });

  test("of another list for the year changes names and keeps what it does not have; another year stands beside it", () => {
    const once = imported(EMPTY, list(WHOLE), 2031);
    const second = list("科目编码|科目名称\n'201|公共服务支出");
    const plan = planCodeImport(once, readCodeList(second), 2031);
    expect([plan.kept, plan.changed]).toEqual([4, [{ code: "201", from: "一般公共服务支出", to: "公共服务支出", status: "office" }]]);
    const both = imported(imported(once, second, 2031), list(WHOLE), 2033);
    expect(understand(both).officeCodes.map(({ year, functional, economic }) => [year, functional.get("201"), functional.size, economic.size])).toEqual(
      [[2031, "公共服务支出", 3, 2], [2033, "一般公共服务支出", 3, 2]]);
  });

  test("a name that begins like a formula stays text", () => {
    const after = imported(EMPTY, workbook(grid("Sheet1", [["科目编码", "科目名称"], ["201", "=HYPERLINK(\"x\")"]])), 2031);
    expect(after.sheets.flatMap(({ formulas }) => formulas.flat()).filter((formula) => formula !== "")).toEqual([]);
  });

  test("and takes no part in the budget", () => expect(understand(imported(EMPTY, list(WHOLE), 2031)).leftovers.map(({ area }) => area.sheet)).toEqual(["便签"]));
});

const office = (year: number, names: Readonly<Record<string, string>>): OfficeCodes => ({ year, functional: new Map(Object.entries(names)), economic: new Map() });

describe("which names hold in a budget", () => {
  const [early, late] = [office(2019, { "20805": "离退休事务" }), office(2024, { "20805": "养老事务" })];
  test.each<readonly [string, readonly OfficeCodes[], number | null, string | undefined, string | undefined]>([
    ["nothing imported", [], 2024, "行政事业单位养老支出", undefined],
    ["the book of the year", [late], 2024, "养老事务", undefined],
    ["a newer budget", [late], 2026, "养老事务", undefined],
    ["a budget before the book", [late], 2023, "行政事业单位养老支出", undefined],
    ["an old book for its own year", [early], 2019, "离退休事务", undefined],
    ["an old book for a new budget", [early], 2024, "行政事业单位养老支出", "离退休事务 2021"],
    ["both", [early, late], 2024, "养老事务", "离退休事务 2023"],
    ["no year", [early, late], null, "养老事务", "离退休事务 2023"],
  ])("%s", (_case, officeCodes, year, name, former) => {
    const codes = codeBookOf({ officeCodes, year });
    const own = codes.formerNames.find((each) => each.name === "离退休事务");
    expect([codes.nameOf("functional", "20805")?.name, own && `${own.name} ${own.until}`]).toEqual([name, former]);
  });

  test("what an office lists for the year is what may stand there; without a list everything known may", () => {
    const codes = codeBookOf({ officeCodes: [late], year: 2024 });
    expect([codes.isListed("functional", "20805"), codes.isListed("functional", "201"), codes.isListed("economic", "301"), BUILT_IN.isListed("functional", "201")])
      .toEqual([true, false, true, true]);
  });

  test("the list is found by name, letters and what stands above", () => {
    const codes = codeBookOf({ officeCodes: [office(2031, { "201": "一般公共服务支出", "20193": "数据事务", "2019301": "行政运行" })], year: 2031 });
    const found = (query: string): readonly string[] => searchCodes(query, { limit: 5, codes, books: ["functional"] }).entries.map(({ code, evidenced }) => `${code} ${evidenced}`);
    expect([found("数据 行政"), found("xzyx"), found("2010301")]).toEqual([["2019301 true"], ["2019301 true"], []]);
  });

  test("what is built in, imported as it is, changes nothing", () => {
    const names = new Map([...knownCodes("functional")].map(([code, { name }]) => [code, name]));
    fc.assert(fc.property(fc.constantFrom(...names.keys()), fc.integer({ min: 2022, max: 2035 }), (code, year) => {
      const codes = codeBookOf({ officeCodes: [{ year, functional: names, economic: new Map() }], year });
      expect([codes.nameOf("functional", code)?.name, codes.codesOf("functional", names.get(code) ?? "")]).toEqual(
        [BUILT_IN.nameOf("functional", code)?.name, BUILT_IN.codesOf("functional", names.get(code) ?? "")]);
    }), { numRuns: 60 });
  });
});

test("a name of the year before is told beside its code, an unknown code by the office's list", () => {
  const table = grid("支出", rowsOf("2031年部门支出总表|||\n|||单位：万元\n科目编码|科目名称|合计|基本支出|项目支出\n|合计|5.00|5.00|\n'201|一般公共服务支出|5.00|5.00|\n'20193|数据管理事务|5.00|5.00|\n'2019301|行政运行|2.00|2.00|\n'2019302|一般行政管理事务|3.00|3.00|"));
  const books = imported(imported(workbook(table), list(WHOLE.replace("数据事务", "数据管理事务")), 2030), list(WHOLE), 2031);
  expect(review(books).findings.map(({ rule, at, values }) => `${rule} ${at.sheet}!${at.row + 1} ${String((values["expected"] as { text?: string } | undefined)?.text ?? "")}`)).toEqual([
    "form/code-name 支出!6 数据事务", "form/code-unknown 支出!8 ",
  ]);
});
