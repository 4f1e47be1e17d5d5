import { narrateBook } from "../../src/narrate";
import { addressOf } from "../../src/model/cells";
import type { BookCell, BudgetBook } from "../../src/model/book";
import type { Narrative } from "../../src/model/narrative";
import type { DepartmentData, Uses } from "../support/department";
import { bookOf } from "../support/department";
import { XIHU } from "../support/xihu";

type Supplement = DepartmentData["supplement"];

/** A small department with one item of the general public budget, on which the turns are tried. */
const SMALL: DepartmentData = {
  ...XIHU,
  body: "某局",
  units: [{ name: "某局", code: null, nature: "行政", ownOffice: true, revenue: { "current.general-public-budget": 100 } }],
  items: { "general-public-budget": { 2010301: { personnel: 60, operating: 40 } }, "government-fund": {}, "state-capital": {}, other: {} },
  economic: { 30101: { personnel: 60 }, 30201: { operating: 40 } },
  threePublic: [{ unit: "某局", overseas: 0, reception: 0, purchase: 0, running: 0 }],
  projects: [], keyProjects: [],
  supplement: { ...XIHU.supplement, "last-year.revenue": 100, "last-year.expenditure": 100, "last-year.general-public-budget": 100 },
};

/** The small department with other typed facts; undefined leaves an entry blank. */
function typing(changes: Readonly<Record<string, string | number | undefined>>, data: DepartmentData = SMALL): DepartmentData {
  const supplement: Record<string, string | number> = {};
  for (const [id, value] of Object.entries({ ...data.supplement, ...changes })) if (value !== undefined) supplement[id] = value;
  return { ...data, supplement: supplement satisfies Supplement };
}

/** A department whose income comes from these sources and whose items are paid by these funds. */
function funded(revenue: Readonly<Record<string, number>>, items: Partial<DepartmentData["items"]>, more: Partial<DepartmentData> = {}): DepartmentData {
  return {
    ...SMALL, ...more, items: { ...SMALL.items, ...items },
    units: [{ name: "某局", code: null, nature: "行政", ownOffice: true, revenue }],
  };
}

function paragraphs(data: DepartmentData, section: string): readonly string[] {
  return narrateBook(bookOf(data)).sections.find(({ id }) => id === section)?.paragraphs.map(({ text }) => text) ?? [];
}

function economicItems(count: number): Readonly<Record<string, Uses>> {
  return Object.fromEntries([...Array(count).keys()].map((index) => [String(2010300 + index + 1), { project: 1 }]));
}

const threePublic = (line: Partial<DepartmentData["threePublic"][number]>): DepartmentData["threePublic"] =>
  [{ unit: "某局", overseas: 0, reception: 0, purchase: 0, running: 0, ...line }];

const REASON = { "reason.revenue": "新增项目" };

describe("comparison with last year", () => {
  const cases: readonly (readonly [string, number, string | undefined, string])[] = [
    ["a rise", 80, "新增项目", "某局2022年收入预算100.00万元，比上年执行数增加20.00万元，增长25.00%，主要是新增项目。"],
    ["a fall", 120, "项目完成。", "某局2022年收入预算100.00万元，比上年执行数减少20.00万元，下降16.67%，主要是项目完成。"],
    ["no change, without a reason", 100, undefined, "某局2022年收入预算100.00万元，与上年持平。"],
    ["a rise just below ten times the base", 9.1, "新增项目", "某局2022年收入预算100.00万元，比上年执行数增加90.90万元，增长998.90%，主要是新增项目。"],
    ["a rise of ten times the base", 9.09, "新增项目", "某局2022年收入预算100.00万元，比上年执行数增加90.91万元，增长10.00倍，主要是新增项目。"],
    ["a doubling", 50, "新增项目", "某局2022年收入预算100.00万元，比上年执行数增加50.00万元，增长100%，主要是新增项目。"],
    ["a base of zero", 0, "新设机构", "某局2022年收入预算100.00万元，比上年执行数增加100.00万元，因上年执行数为0，增长率无可比性，主要是新设机构。"],
    ["a reason that repeats the sentence's own words", 80, "主要原因是新增项目；", "某局2022年收入预算100.00万元，比上年执行数增加20.00万元，增长25.00%，主要是新增项目。"],
    ["a reason on two lines", 80, "新增项目，\n人员增加", "某局2022年收入预算100.00万元，比上年执行数增加20.00万元，增长25.00%，主要是新增项目，人员增加。"],
  ];
  it.each(cases)("says %s", (_name, base, reason, expected) => {
    expect(paragraphs(typing({ "last-year.revenue": base, "reason.revenue": reason }), "revenue")[0]).toBe(expected);
  });

  it("says everything gone", () => {
    const data = typing({ "last-year.general-public-budget": 80, "reason.general-public-budget": "机构撤并" },
      funded({ "current.other-revenue": 100 }, { "general-public-budget": {}, other: { 2010301: { personnel: 100 } } }));
    expect(paragraphs(data, "general-allocation")).toEqual([
      "1.一般公共预算当年拨款规模变化情况",
      "某局2022年一般公共预算当年拨款0万元，比上年执行数减少80.00万元，下降100%，主要是机构撤并。",
    ]);
  });
});

describe("a reason", () => {
  const said = (setting: string | null, base: number, reason?: string): { readonly text: string | undefined; readonly missing: readonly string[] } => {
    const book = bookOf(typing({ "last-year.revenue": base, "reason.revenue": reason }));
    const facts = new Map(book.basics?.facts);
    const fact = facts.get("material-change");
    if (fact) facts.set("material-change", { ...fact, text: setting });
    const narrative = narrateBook({ ...book, basics: book.basics && { ...book.basics, facts } });
    return {
      text: narrative.sections.find(({ id }) => id === "revenue")?.paragraphs[0]?.text,
      missing: narrative.missing.filter(({ sentence }) => sentence === "revenue/total").map(({ fact: name, at }) => `${name} ${at.sheet}!${addressOf(at)}`),
    };
  };
  const WANTED = { text: expect.stringMatching(/^其中/) as string, missing: ["增减原因 补充资料!C5"] };
  const without = (rest: string): ReturnType<typeof said> => ({ text: `某局2022年收入预算100.00万元，比上年执行数${rest}。`, missing: [] });

  it.each<[string, string | null, number, unknown]>([
    ["of a small change is not asked for", null, 91, without("增加9.00万元，增长9.89%")],
    ["of a change just below the setting is not asked for", "25.01", 80, without("增加20.00万元，增长25.00%")],
    ["of a change just at the setting is wanted", "25", 80, WANTED],
    ["is wanted from one tenth on where nothing is set", " ", 90, WANTED],
    ["is wanted of falls as well", "10%", 120, WANTED],
    ["is wanted of something new, whatever the setting", "5000", 0, WANTED],
    ["is wanted of every change where zero is set", "0", 99.99, WANTED],
    ["is never wanted where nothing changed", "0", 100, { text: "某局2022年收入预算100.00万元，与上年持平。", missing: [] }],
    ["cannot be judged by a setting that is no percentage, which is named", "一成", 99, { text: WANTED.text, missing: ["须说明原因的增减幅度 基本信息!B10"] }],
  ])("%s", (_name, setting, base, expected) => {
    expect(said(setting, base)).toEqual(expected);
  });

  it("that is typed is said though the change is small", () => {
    expect(said(null, 99, "人员增加").text).toBe("某局2022年收入预算100.00万元，比上年执行数增加1.00万元，增长1.01%，主要是人员增加。");
  });

  it("is wanted of what is no more", () => {
    const data = typing({ "running-costs": 0, "last-year.three-public.reception": 3, "reason.three-public.reception": undefined });
    expect(narrateBook(bookOf(data)).missing.map(({ sentence, fact }) => [sentence, fact])).toEqual([["three-public/overseas", "增减原因"], ["three-public/reception", "增减原因"]]);
  });
});

describe("several funds and sources", () => {
  const data = typing({ ...REASON, "last-year.revenue": 80 }, funded(
    {
      "current.general-public-budget": 100, "current.government-fund": 50, "current.state-capital": 10, "current.special-account": 20,
      "current.institutional-revenue": 15, "current.other-revenue": 5, "carry-over.unit-funds": 40,
    },
    {
      "government-fund": { 2120803: { project: 50 } }, "state-capital": { 2230105: { project: 10 } },
      other: { 2050205: { personnel: 20, project: 30, business: 30 } },
    },
    {
      carryOverOut: 0.5,
      names: {
        ...SMALL.names, 205: "教育支出", 20502: "普通教育", 2050205: "高等教育", 212: "城乡社区支出", 21208: "国有土地使用权出让收入安排的支出", 2120803: "城市建设支出",
        223: "国有资本经营预算支出", 22301: "解决历史遗留问题及改革成本支出", 2230105: "国有企业退休人员社会化管理补助支出",
      },
      projects: [
        { unit: "某局", name: "道路", funds: { "government-fund": 50 } }, { unit: "某局", name: "补助", funds: { "state-capital": 10 } },
        { unit: "某局", name: "设备", funds: { "unit-funds": 30 } },
      ],
      purposes: { ...SMALL.purposes, 2120803: "城市道路建设", 2230105: "主要用于退休人员社会化管理。" },
    }));

  it.each([
    ["overall", [
      "按照综合预算的原则，某局所有收入和支出均纳入部门预算管理。收入包括：一般公共预算拨款收入、政府性基金预算拨款收入、国有资本经营预算拨款收入、财政专户管理资金收入、事业收入、其他收入、上年结转结余；支出包括：一般公共服务支出、教育支出、城乡社区支出、国有资本经营预算支出、结转下年。某局2022年收支总预算240.00万元。",
    ]],
    ["revenue", [
      "某局2022年收入预算240.00万元，比上年执行数增加160.00万元，增长200.00%，主要是新增项目。",
      "其中：上年结转40.00万元，占16.67%；一般公共预算拨款收入100.00万元，占41.67%；政府性基金收入50.00万元，占20.83%；国有资本经营预算收入10.00万元，占4.17%；专户资金20.00万元，占8.33%；事业收入（不含专户资金）15.00万元，占6.25%；事业单位经营收入0万元，占0%；其他收入5.00万元，占2.08%；上级补助收入0万元，占0%；附属单位上缴收入0万元，占0%；用事业基金弥补收支差额0万元，占0%。",
    ]],
    ["appropriation", [
      "某局2022年财政拨款收支总预算160.00万元。收入包括：一般公共预算100.00万元、政府性基金预算50.00万元、国有资本经营预算10.00万元；支出包括：一般公共服务支出100.00万元、城乡社区支出50.00万元、国有资本经营预算支出10.00万元。",
    ]],
    ["government-fund", [
      "某局2022年政府性基金预算支出50.00万元，具体使用情况如下：",
      "（1）城乡社区支出（类）国有土地使用权出让收入安排的支出（款）城市建设支出（项）50.00万元，主要用于城市道路建设。",
    ]],
    ["state-capital", [
      "某局2022年国有资本经营预算支出10.00万元，具体使用情况如下：",
      "（1）国有资本经营预算支出（类）解决历史遗留问题及改革成本支出（款）国有企业退休人员社会化管理补助支出（项）10.00万元，主要用于退休人员社会化管理。",
    ]],
  ])("are said in %s", (section, expected) => {
    expect(paragraphs(data, section)).toEqual(expected);
  });

  it("are said in expenditure, with the uses that are there and what is carried over", () => {
    expect(paragraphs(data, "expenditure").slice(1)).toEqual([
      "1.按支出功能分类，包括一般公共服务支出100.00万元、教育支出80.00万元、城乡社区支出50.00万元、国有资本经营预算支出10.00万元。",
      "2.按支出用途分类，包括人员支出80.00万元，占33.33%；日常公用支出40.00万元，占16.67%；项目支出90.00万元，占37.50%；事业单位经营支出30.00万元，占12.50%。",
      "结转下年0.50万元。",
    ]);
  });

  it("are said with the projects' funds, those without fiscal money counted", () => {
    expect(paragraphs(data, "other-matters").at(-1))
      .toBe("2022年某局其他运转类项目和特定目标类项目均实行绩效目标管理，涉及政府性基金预算当年拨款50万元、国有资本经营预算当年拨款10万元，一级项目3个。");
  });
});

describe("items", () => {
  it("are numbered to forty, by code, with shares of one class", () => {
    const data = funded({ "current.general-public-budget": 40 }, { "general-public-budget": economicItems(40) },
      { names: { ...SMALL.names, ...Object.fromEntries(Object.keys(economicItems(40)).map((code) => [code, `事务${code}`])) },
        purposes: Object.fromEntries(Object.keys(economicItems(40)).map((code) => [code, "日常工作"])) });
    const said = paragraphs(typing({ "last-year.general-public-budget": 40 }, data), "general-allocation");
    expect(said[3]).toBe("一般公共服务（类）支出40.00万元，占100%。");
    expect(said).toHaveLength(45);
    expect(said[44]).toBe("（40）一般公共服务支出（类）政府办公厅（室）及相关机构事务（款）事务2010340（项）1.00万元，主要用于日常工作。");
  });

  it("are said at the depth that is printed, a class without 支出 in its name by its name", () => {
    const data = funded({ "current.general-public-budget": 3 }, { "general-public-budget": { 227: { project: 1 }, 23002: { project: 2 } } },
      { names: { 227: "预备费", 230: "转移性支出", 23002: "一般性转移支付" }, purposes: { 227: "预备", 23002: "补助下级" } });
    expect(paragraphs(typing({ "last-year.general-public-budget": 3 }, data), "general-allocation").slice(3)).toEqual([
      "预备费（类）1.00万元，占33.33%；转移性（类）支出2.00万元，占66.67%。",
      "3.一般公共预算当年拨款具体使用情况",
      "（1）预备费（类）1.00万元，主要用于预备。",
      "（2）转移性支出（类）一般性转移支付（款）2.00万元，主要用于补助下级。",
    ]);
  });

  it("of basic expenditure are set apart by class for personnel, and not for operating", () => {
    const data = { ...SMALL, economic: { 31002: { operating: 1 }, 30301: { personnel: 2 }, 30201: { operating: 3 }, 30102: { personnel: 4 }, 30101: { personnel: 5 } },
      economicNames: { ...SMALL.economicNames, 30301: "离休费" } };
    expect(paragraphs(data, "basic-expenditure")).toEqual([
      "某局2022年一般公共预算基本支出15.00万元，其中：",
      "人员经费11.00万元，主要包括：基本工资、津贴补贴，离休费；",
      "公用经费4.00万元，主要包括：办公费、办公设备购置等。",
    ]);
  });

  it("of basic expenditure may be of one kind, or none", () => {
    expect(paragraphs({ ...SMALL, economic: { 30101: { personnel: 5 } } }, "basic-expenditure")).toEqual([
      "某局2022年一般公共预算基本支出5.00万元，其中：", "人员经费5.00万元，主要包括：基本工资；", "公用经费0万元。",
    ]);
    expect(paragraphs({ ...SMALL, economic: {} }, "basic-expenditure")).toEqual(["某局2022年没有使用一般公共预算安排的基本支出。"]);
  });
});

describe("a table in which several units print the same codes", () => {
  const plain = funded({ "current.general-public-budget": 10 }, { "general-public-budget": { 2010301: { project: 4 }, 2010302: { project: 6 } } },
    { purposes: { 2010301: "日常工作", 2010302: "专项工作" } });
  /** The rows of one table given twice, as of two units, with the total of both or of one alone. */
  const doubled = (totalToo: boolean): BudgetBook => {
    const book = bookOf({ ...plain, supplement: { ...plain.supplement, "last-year.general-public-budget": 20 } });
    const twice = (cell: BookCell): BookCell => (cell.state.kind !== "amount" ? cell
      : { ...cell, state: { ...cell.state, figure: { ...cell.state.figure, money: 2 * cell.state.figure.money } } });
    const tables = book.tables.map((table) => (table.id !== "general-expenditure" ? table : {
      ...table,
      rows: [
        ...table.rows.filter(({ kind }) => kind === "total").map((row) => ({ ...row, cells: new Map([...row.cells].map(([role, cell]) => [role, totalToo ? twice(cell) : cell])) })),
        ...table.rows.filter(({ kind }) => kind !== "total"), ...table.rows.filter(({ kind }) => kind !== "total").map((row) => ({ ...row, row: row.row + 10 })),
      ],
    }));
    return { ...book, tables };
  };
  const of = (book: BudgetBook): Narrative["sections"][number]["paragraphs"][number]["text"][] =>
    narrateBook(book).sections.find(({ id }) => id === "general-allocation")?.paragraphs.map(({ text }) => text) ?? [];

  it("gives the sum of each item, said once", () => {
    expect(of(doubled(true))).toEqual([
      "1.一般公共预算当年拨款规模变化情况", "某局2022年一般公共预算当年拨款20.00万元，与上年持平。",
      "2.一般公共预算当年拨款结构情况", "一般公共服务（类）支出20.00万元，占100%。", "3.一般公共预算当年拨款具体使用情况",
      "（1）一般公共服务支出（类）政府办公厅（室）及相关机构事务（款）行政运行（项）8.00万元，主要用于日常工作。",
      "（2）一般公共服务支出（类）政府办公厅（室）及相关机构事务（款）一般行政管理事务（项）12.00万元，主要用于专项工作。",
    ]);
  });

  it("whose rows do not make up its total gives no sentence, and names a row", () => {
    const book = doubled(false);
    expect(of(book).join("")).not.toMatch(/一般公共服务/);
    expect(narrateBook(book).missing.filter(({ sentence }) => sentence === "general-allocation/structure").map(({ at }) => at.sheet)).toEqual(["一般公共预算支出表"]);
  });
});

describe("three public expenses", () => {
  it("say purchases with their number, and each change with its reason", () => {
    const data = typing({
      "last-year.three-public.overseas": 10, "reason.three-public.overseas": "压减出访", "use.three-public.overseas": "出国费用",
      "last-year.three-public.reception": 0, "reason.three-public.reception": "新增接待任务", "use.three-public.reception": "接待",
      "last-year.three-public.vehicle-purchase": 0, "reason.three-public.vehicle-purchase": "更新执法用车", "three-public.vehicles-to-purchase": 2,
      "last-year.three-public.vehicle-running": 3.6,
    }, { ...SMALL, threePublic: threePublic({ overseas: 7.5, reception: 0.5, purchase: 36, running: 3.6 }) });
    expect(paragraphs(data, "three-public")).toEqual([
      "某局2022年“三公”经费预算数为47.60万元，比上年预算数增加34.00万元，增长250.00%，具体如下：",
      "1.因公出国（境）费用：根据因公出国计划和实际工作需要，2022年安排因公出国（境）费用预算7.5万元，比上年预算数减少2.5万元，下降25.00%，主要是压减出访。主要用于出国费用。",
      "2.公务接待费：2022年安排公务接待费预算0.5万元，比上年预算数增加0.5万元，因上年预算数为0，增长率无可比性，主要是新增接待任务。主要用于接待。",
      "3.公务用车购置及运行维护费：2022年安排公务用车购置及运行维护费预算39.6万元，比上年预算数增加36万元，增长10.00倍。其中，公务用车购置支出36万元（含购置税等附加费用），主要用于经批准购置的2辆公务用车，比上年预算数增加36万元，因上年预算数为0，增长率无可比性，主要是更新执法用车；公务用车运行维护费支出3.6万元，主要用于公务用车燃料费、维修费、过桥过路费、保险费、安全奖励费用等支出，与上年持平。",
    ]);
  });

  it("need neither use nor number where there is no money", () => {
    const data = typing({
      "last-year.three-public.overseas": 0, "use.three-public.overseas": undefined, "last-year.three-public.reception": 0,
      "use.three-public.reception": undefined, "three-public.vehicles-to-purchase": undefined,
    });
    expect(paragraphs(data, "three-public").slice(0, 3)).toEqual([
      "某局2022年“三公”经费预算数为0万元，与上年持平，具体如下：",
      "1.因公出国（境）费用：根据因公出国计划和实际工作需要，2022年安排因公出国（境）费用预算0万元，与上年持平。",
      "2.公务接待费：2022年安排公务接待费预算0万元，与上年持平。",
    ]);
    expect(paragraphs(data, "three-public")[3]).toContain("经批准购置的0辆公务用车");
  });
});

describe("other matters", () => {
  const planned = (vehicles: number, general: number, special: number): DepartmentData =>
    typing({ "planned.vehicles": vehicles, "planned.general-500k": general, "planned.special-1m": special });
  it.each([
    [planned(0, 0, 0), "2022年部门预算未安排购置车辆、单位价值50万元以上通用设备及单位价值100万元以上专用设备。"],
    [planned(2, 0, 0), "2022年部门预算安排购置车辆2辆，未安排购置单位价值50万元以上通用设备及单位价值100万元以上专用设备。"],
    [planned(0, 3, 0), "2022年部门预算安排购置单位价值50万元以上通用设备3台（套），未安排购置车辆及单位价值100万元以上专用设备。"],
    [planned(2, 3, 1), "2022年部门预算安排购置车辆2辆、单位价值50万元以上通用设备3台（套）、单位价值100万元以上专用设备1台（套）。"],
  ])("say planned purchases", (data, expected) => {
    expect(paragraphs(data, "other-matters")).toContain(expected);
  });

  const running = (changes: Readonly<Record<string, string | number | undefined>>, units: readonly (string | null)[], scope: "department" | "unit" = "department"): string | undefined => {
    const data = typing({
      "running-costs": 40, "last-year.running-costs": 40, "running-costs.administrative-units": undefined,
      "running-costs.participating-institutions": undefined, ...changes,
    });
    return paragraphs({
      ...data, scope, units: units.map((nature, index) => ({ name: `单位${index}`, code: null, nature, ownOffice: index === 0, revenue: {} })),
    }, "other-matters")[1];
  };
  it.each([
    [running({}, ["行政"]), "2022年某局本级1家行政单位的机关运行经费财政拨款预算40万元，与上年持平。"],
    [running({}, ["行政", "行政", "事业", "参公"]), "2022年某局本级等2家行政单位以及1家参照公务员法管理的事业单位的机关运行经费财政拨款预算40万元，与上年持平。"],
    [running({}, ["参公"]), "2022年某局1家参照公务员法管理的事业单位的机关运行经费财政拨款预算40万元，与上年持平。"],
    [running({}, ["行政"], "unit"), "2022年某局机关运行经费财政拨款预算40万元，与上年持平。"],
    [running({ "running-costs": 0, "last-year.running-costs": undefined }, ["事业"]), "2022年某局没有安排机关运行经费财政拨款预算。"],
  ])("say whose running costs they are", (said, expected) => {
    expect(said).toBe(expected);
  });

  it("say vehicles of other kinds only where there are any, and count them", () => {
    const assets = (other?: number): string | undefined => paragraphs(typing({ "vehicles.law-enforcement": 3, "vehicles.other": other, "assets.date": undefined }), "other-matters")[5];
    expect(assets(2)).toContain("截至2021年12月31日，某局所属各预算单位共有车辆5辆，其中，省部级领导用车0辆、机要通信用车及应急保障用车0辆、执法执勤用车3辆、");
    expect(assets(2)).toContain("行政执法专用车0辆、其他用车2辆。单位价值50万元以上通用设备0台（套）");
    expect(assets()).toContain("共有车辆3辆");
    expect(assets()).not.toContain("其他用车");
  });

  it("say that there are no projects, or take the typed amount and number", () => {
    expect(paragraphs(SMALL, "other-matters").at(-1)).toBe("2022年某局没有安排其他运转类项目和特定目标类项目。");
    const data = typing({ "performance.amount": 12.5, "performance.projects": 4 });
    expect(paragraphs(data, "other-matters").at(-1)).toBe("2022年某局其他运转类项目和特定目标类项目均实行绩效目标管理，涉及一般公共预算当年拨款12.5万元，一级项目4个。");
  });
});

it("says 单位 where one unit publishes its own budget", () => {
  const text = narrateBook(bookOf({ ...SMALL, scope: "unit" })).sections.flatMap((section) => section.paragraphs.map((paragraph) => paragraph.text)).join("\n");
  expect(text).toContain("均纳入单位预算管理");
  expect(text).toContain("2022年单位预算未安排购置车辆");
  expect(text).toContain("2022年某局政府采购预算总额");
  expect(text).not.toMatch(/部门预算|各单位|所属各预算单位/);
});
