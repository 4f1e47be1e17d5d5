import type { Review } from "../../src/model/plans";
import { review } from "../../src/review";
import { grid, rowsOf, workbook } from "../support/snapshots";

function read(text: string): Review {
  return review(workbook(...text.split(/^---$/m).map((sheet, index) => grid(`s${index}`, rowsOf(sheet.replace(/^\n+|\n+$/g, ""))))));
}

/** "key<unit>:role=amount,…" of every row, amounts in 万元. */
function rows({ book }: Review, at = 0): string[] {
  return (book.tables[at]?.rows ?? []).map((row) => {
    const amounts = [...row.cells].flatMap(([role, { state }]) => (state.kind === "amount" ? [`${role}=${state.figure.money / 1e6}`] : []));
    return `${row.axis === "main" ? "" : `${row.axis}:`}${row.key}${row.unitName === null ? "" : `<${row.unitName}>`} ${amounts.join(",")}`;
  });
}

function expectClean(result: Review, passed: number): void {
  expect(result.findings.filter((finding) => finding.severity !== "hint")).toEqual([]);
  expect(result.book.leftovers).toEqual([]);
  expect(result.checks.passed).toBeGreaterThanOrEqual(passed);
}

const THREE_PUBLIC = "total total=15,overseas=1,reception=4,vehicles=10,vehicle-purchase=7,vehicle-running=3";

describe("items of 三公 as rows", () => {
  test.each([
    ["with 合计 on top", `
一般公共预算“三公”经费支出表
部门：甲局|单位：万元
项目|预算数
合计|15
一、因公出国（境）费|1
二、公务接待费|4
三、公务用车购置及运行费|10
其中：（1）公务用车购置费|7
（2）公务用车运行维护费|3`],
    ["beside last year, 合计 below", `
2025年“三公”经费预算表
单位：万元
项目|2024年预算数|2025年预算数|增减额|增减%
1.因公出国（境）费用|2|1|-1|-50
2.公务接待费|4|4|0|0
3.公务用车费|9|10|1|11.1
其中：公务用车购置|6|7|1|16.7
公务用车运行维护费|3|3|0|0
合计|15|15|0|0`],
  ])("%s", (_name, text) => {
    const result = read(text);
    expect(rows(result)).toEqual([THREE_PUBLIC]);
    expectClean(result, 2);
  });

  test("a 合计 that covers other items too is no total of 三公", () => {
    const result = read("“三公”经费、会议费、培训费预算表\n单位：万元\n项目|预算数\n合计|20\n因公出国（境）费|1\n公务接待费|4\n公务用车购置及运行费|10\n会议费|5");
    expect(rows(result)).toEqual(["total overseas=1,reception=4,vehicles=10,meetings=5"]);
    expect(result.findings).toEqual([]);
    // The structure of the table tells what the catalogue does not.
    expect([result.book.leftovers, result.checks.passed > 0]).toEqual([[], true]);
    const columns = read("“三公”经费、会议费、培训费预算表\n单位：万元\n合计|因公出国（境）费|公务接待费|会议费\n10|1|4|5");
    expect(rows(columns)).toEqual(["total all=10,overseas=1,reception=4,meetings=5"]);
    expect(columns.book.leftovers).toEqual([]);
  });
});

describe("balances with income above expenditure", () => {
  const EXPECTED = [
    "income:general-public-budget amount=100", "income:institutional-revenue amount=10", "income:current-revenue-total amount=110", "income:carry-over-in amount=5",
    "income:revenue-grand-total amount=115", "expenditure:201 amount=80", "expenditure:221 amount=30", "expenditure:current-expenditure-total amount=110",
    "expenditure:carry-over-out amount=5", "expenditure:expenditure-grand-total amount=115",
  ];
  test.each([["words between", "项目|预算数\n收入|", "支出|"], ["headers between", "收入项目|预算数", "支出项目|预算数"], ["nothing between", "项目|预算数", "|"]])("%s", (_name, above, between) => {
    const result = read(`部门收支总表\n单位：万元\n${above}\n一、一般公共预算拨款收入|100\n二、事业收入|10\n本年收入合计|110\n上年结转结余|5\n收入总计|115\n${between}\n一、一般公共服务支出|80\n二、住房保障支出|30\n本年支出合计|110\n年终结转结余|5\n支出总计|115`);
    expect(rows(result)).toEqual(EXPECTED);
    expectClean(result, 5);
  });
});

test.each([
  ["a total for each", "人员经费|||公用经费||\n科目编码|科目名称|预算数|科目编码|科目名称|预算数", "|人员经费合计|150||公用经费合计|50", "total personnel=150,operating=50"],
  ["one total over both", "人员经费|||公用经费|||合计\n科目编码|科目名称|金额|科目编码|科目名称|金额|", "合计||150|||50|200", "total personnel=150,operating=50,total=200"],
  ["one total under the last of them", "人员经费|||公用经费||\n科目编码|科目名称|金额|科目编码|科目名称|金额", "小计||150|小计||50\n合计|||||200", "total total=200"],
])("personnel and operating expenditure side by side: %s", (_name, header, last, total) => {
  const result = read(`一般公共预算基本支出表\n单位：万元\n${header}\n301|工资福利支出|140|302|商品和服务支出|45\n30101|基本工资|140|30201|办公费|45\n303|对个人和家庭的补助|10|310|资本性支出|5\n30302|退休费|10|31002|办公设备购置|5\n${last}`);
  expect(rows(result)).toEqual([
    "301 personnel=140", "302 operating=45", "30101 personnel=140", "30201 operating=45", "303 personnel=10", "310 operating=5", "30302 personnel=10", "31002 operating=5", total,
  ]);
  expectClean(result, 6);
});

describe("rows grouped by unit", () => {
  const UNITS = [
    "total total=240,basic=200,project=40", "ownOffice:甲局<甲局> total=140,basic=120,project=20", "2010601<甲局> total=120,basic=120", "2010602<甲局> total=20,project=20",
    "unit:乙中心<乙中心> total=100,basic=80,project=20", "2010601<乙中心> total=80,basic=80", "2010602<乙中心> total=20,project=20",
  ];
  const ITEMS = ["2010601|行政运行|120|120|", "2010602|一般行政管理事务|20||20", "2010601|行政运行|80|80|", "2010602|一般行政管理事务|20||20"] as const;
  test.each([
    ["unit columns", "单位代码|单位名称|科目编码|科目名称|合计|基本支出|项目支出", "合计||||240|200|40", ["101001|甲局本级|||140|120|20", "101002|乙中心|||100|80|20"], "||"],
    ["names among those of codes", "科目编码|科目名称|合计|基本支出|项目支出", "|合计|240|200|40", ["|甲局本级|140|120|20", "|乙中心|100|80|20"], ""],
    ["codes of units among the others", "单位（科目）编码|单位（科目）名称|合计|基本支出|项目支出", "|合计|240|200|40", ["101001|甲局本级|140|120|20", "101002|乙中心|100|80|20"], ""],
  ] as const)("%s", (_name, header, total, units, lead) => {
    const result = read(`部门支出总表\n单位：万元\n${header}\n${total}\n${units[0]}\n${lead}${ITEMS[0]}\n${lead}${ITEMS[1]}\n${units[1]}\n${lead}${ITEMS[2]}\n${lead}${ITEMS[3]}`);
    expect(rows(result)).toEqual(UNITS);
    expectClean(result, 16);
  });

  test("a wrong item breaks the sum of its unit, not that of the other", () => {
    const result = read("部门支出总表\n单位：万元\n单位名称|科目编码|科目名称|合计\n合计|||240\n甲局|||140\n|2010601|行政运行|125.55\n|2010602|一般行政管理事务|20\n乙中心|||100\n|2010601|行政运行|80\n|2010602|一般行政管理事务|20");
    expect(result.findings.filter((finding) => finding.severity !== "hint").map(({ rule, at }) => [rule, at.row, at.column])).toEqual([["sum/children", 4, 3], ["sum/total", 3, 3]]);
  });

  test("the codes of units are summed over the department in other tables, unless the table prints those too", () => {
    const of = (own: string): Review => read(`部门支出总表\n单位：万元\n单位名称|科目编码|科目名称|合计\n${own}甲局|2010601|行政运行|120\n乙中心|2010601|行政运行|80\n合计|||200\n---\n部门收支总表\n单位：万元\n收入||支出|\n项目|预算数|项目|预算数\n一、一般公共预算拨款收入|200|行政运行|200\n收入总计|200|支出总计|200`);
    expectClean(of(""), 4);
    expectClean(of("|2010601|行政运行|200\n"), 4);
  });
});

describe("what belongs together", () => {
  const HEADER = "科目编码|科目名称|合计|基本支出|项目支出";
  test.each([["no title", ""], ["the title alone", "部门支出总表（续）\n单位：万元\n"]])("a page that repeats no header, %s", (_name, head) => {
    const result = read(`部门支出总表\n单位：万元\n${HEADER}\n201|一般公共服务支出|240|200|40\n20106|财政事务|240|200|40\n2010601|行政运行|200|200|\n---\n${head}2010602|一般行政管理事务|40||40\n合计||240|200|40`);
    expect(rows(result).map((row) => row.split(" ")[0])).toEqual(["201", "20106", "2010601", "2010602", "total"]);
    expectClean(result, 14);
  });

  test("figures of something else on the next sheet are not taken for the rest of a table", () => {
    const result = read(`部门支出总表\n单位：万元\n${HEADER}\n201|一般公共服务支出|240|200|40\n合计||240|200|40\n---\n301|会议室|3|2|1|备用\n302|会议室|3|2|1|\n---\n甲|乙|1|2|3`);
    expect(result.book.leftovers.map((left) => [left.reason, left.area.sheet])).toEqual([["otherSheet", "s1"], ["otherSheet", "s2"]]);
    expectClean({ ...result, book: { ...result.book, leftovers: [] } }, 5);
  });

  test("one statement of the unit above all tables of a sheet", () => {
    const table = (title: string): string => `${title}\n${HEADER}\n201|一般公共服务支出|240|200|40\n合计||240|200|40\n`;
    const result = read(`甲局2025年部门预算公开表\n金额单位：万元\n${table("部门支出总表")}\n${table("一般公共预算支出表")}`);
    expect(result.book.tables.map((one) => one.unit)).toEqual(["万元", "万元"]);
    expectClean(result, 10);
    const own = read(`${table("部门支出总表").replace("\n", "\n单位：万元\n")}\n${table("一般公共预算支出表")}`);
    expect(own.book.tables.map((one) => one.unit)).toEqual(["万元", null]);
  });

  test("a wide table below two narrow ones", () => {
    const row = "201|一般公共服务支出|240|200|40";
    const result = read(`部门支出总表||||||一般公共预算支出表\n单位：万元||||||单位：万元\n${HEADER}||${HEADER}\n${row}||${row}\n\n部门收入总表\n单位：万元\n科目编码|科目名称|合计|财政拨款收入|事业收入|事业单位经营收入|上级补助收入|其他收入\n201|一般公共服务支出|240|200||||40\n合计||240|200||||40`);
    expect(result.book.tables.map((one) => [one.id, one.columns.length])).toEqual([["expenditure", 5], ["general-expenditure", 5], ["revenue", 8]]);
    expectClean(result, 7);
  });

  test("words beside a table, under a header that reaches so far, are no amounts", () => {
    const checked = read("财政拨款收支总表\n单位：万元\n收入||支出|||||\n项目|金额|项目|小计|一般公共预算|政府性基金预算||\n一、本年收入|100|一、本年支出|100|60|40||核对\n一般公共预算拨款|60|一般公共服务支出|60|60|||\n政府性基金预算拨款|40|城乡社区支出|40||40||核对\n收入总计|100|支出总计|100|60|40||核对");
    expectClean(checked, 2);
  });

  test("words beside a line with a dash for its amount do not make a header of it", () => {
    const checked = read("部门收支总表\n||||单位：万元\n项目|预算数||项目（按功能分类）|预算数\n一、一般公共预算财政拨款|300||一般公共服务支出|100\n二、政府性基金预算财政拨款|||社会保障和就业支出|150\n||含上年结转|农林水支出|-\n|||住房保障支出|50\n本年收入合计|300||本年支出合计|300\n收入总计|300||支出总计|300");
    expect(rows(checked).map((row) => row.replace(/ .*/, ""))).toEqual([
      "income:general-public-budget", "expenditure:201", "income:government-fund", "expenditure:208", "expenditure:213", "expenditure:221", "income:current-revenue-total", "expenditure:current-expenditure-total", "income:revenue-grand-total", "expenditure:expenditure-grand-total",
    ]);
    expectClean(checked, 3);
  });

  test("the number of a page apart below a table is no line of it", () => {
    const units = read("部门收入总表\n单位：万元\n单位代码|单位名称|合计|一般公共预算|事业收入\n|合计|240|200|40\n115001|甲局本级|140|120|20\n115002|乙中心|100|80|20\n\n12||||");
    expect(rows(units).map((row) => row.replace(/ .*/, ""))).toEqual(["total", "ownOffice:甲局<甲局>", "unit:乙中心<乙中心>"]);
    expectClean(units, 2);
  });

  test("a line with names on both sides and amounts typed as text is no header", () => {
    const balance = read("财政拨款收支预算总表\n单位：万元\n收入||支出||\n项目|预算数|项目|合计|一般公共预算\n一、本年收入|'105.00|一、本年支出|'105.00|'105.00\n一般公共预算拨款收入|'105.00|一般公共服务支出|'80.00|'80.00\n上年财政拨款资金结转||社会保障和就业支出|'25.00|'25.00\n收入总计|'105.00|支出总计|'105.00|'105.00");
    expect(rows(balance).filter((row) => row.startsWith("expenditure:208"))).toEqual(["expenditure:208 amount=25,general-public-budget=25"]);
  });

  test("uses of one fund beside other funds are not those of all money", () => {
    const columns = (uses: string): string => `部门支出预算表\n单位：万元\n科目编码|科目名称|合计|${uses}\n201|一般公共服务支出|125|80|30|50|45\n|合计|125|80|30|50|45`;
    const ofTheFund = "part-of-money/一般公共预算/小计=80,part-of-money/一般公共预算/基本支出=30,part-of-money/一般公共预算/项目支出=50";
    for (const other of ["单位资金", "政府性基金预算"]) {
      expect(rows(read(columns(`一般公共预算|||${other}\n|||小计|基本支出|项目支出|`)))).toEqual([`201 total=125,${ofTheFund}`, `total total=125,${ofTheFund}`]);
    }
    const groups = read("部门支出预算表\n单位：万元\n科目编码|科目名称|合计|财政拨款|||单位资金|||上年结转||\n|||小计|基本支出|项目支出|小计|基本支出|项目支出|小计|基本支出|项目支出\n201|一般公共服务支出|125|80|30|50|40|10|30|5||5\n|合计|125|80|30|50|40|10|30|5||5");
    expect(groups.book.tables.map(({ id, columns }) => [id, columns.filter(({ role }) => role === "total" || role === "basic" || role === "project").length])).toEqual([["expenditure", 1]]);
    expectClean(groups, 3);
    // Of all money where the group is no fund's, or the only one.
    expect(rows(read(`部门支出预算表\n单位：万元\n科目编码|科目名称|一般公共预算||\n||合计|基本支出|项目支出\n201|一般公共服务支出|80|30|50\n|合计|80|30|50`))).toEqual(["201 total=80,basic=30,project=50", "total total=80,basic=30,project=50"]);
  });

  test("sources below 上年结转 are what was carried over of them", () => {
    const result = read(`财政拨款收支总表\n单位：万元\n收入||支出||\n项目|预算数|项目|合计|一般公共预算|政府性基金预算\n一、本年收入|100|一、本年支出|105|103|2\n（一）一般公共预算拨款|100|（一）一般公共服务支出|103|103|\n（二）政府性基金预算拨款||（二）城乡社区支出|2||2\n（三）国有资本经营预算拨款|||||\n二、上年结转|5|二、结转下年|||\n（一）一般公共预算拨款|3||||\n（二）政府性基金预算拨款|2||||\n（三）国有资本经营预算拨款|||||\n收入总计|105|支出总计|105|103|2`);
    expect(rows(result).filter((row) => row.startsWith("income:carry"))).toEqual([
      "income:carry-over-in amount=5", "income:carry-over-in.general-public-budget amount=3", "income:carry-over-in.government-fund amount=2", "income:carry-over-in.state-capital ",
    ]);
    expectClean(result, 12);
  });
});
