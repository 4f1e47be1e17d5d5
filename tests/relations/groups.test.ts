import { NATIONAL } from "../../src/catalog/profiles";
import type { BudgetBook } from "../../src/model/book";
import type { Profile } from "../../src/model/profile";
import { outcomesIn, smallBook } from "../support/smallBook";

/** Sums whose parts the layout groups by itself: columns that only it prints, departments above units by their codes, what is bought by kind and project. */
const COLUMNS = /general-expenditure\/main\/columns/;
const UNITS = /^revenue\/main\/units/;
const BOUGHT = /^government-procurement\/main\/outline/;

test.each<[what: string, relation: RegExp, book: string, outcomes: readonly string[]]>([
  ["a column beside the named parts is one of them, where more rows add up with it", COLUMNS, `
    general-expenditure
        | basic | personnel | operating | basic/机动
    201 | 15    | 6         | 4         | 5
    205 | 13    | 8         | 4         | 1
    208 | 10    | 6         | 4         | 2`,
  ["201.basic 15 = 201.personnel 6 + 201.operating 4 + 201.basic/机动 5 passed", "205.basic 13 = 205.personnel 8 + 205.operating 4 + 205.basic/机动 1 passed",
    "208.basic 10 = 208.personnel 6 + 208.operating 4 + 208.basic/机动 2 failed"]],
  ["a column of what is counted in the named parts already is none", COLUMNS, `
    general-expenditure
        | basic | personnel | operating | basic/津贴
    201 | 10    | 6         | 4         | 5
    205 | 12    | 8         | 4         | 1
    208 | 12    | 6         | 4         | 2`,
  ["201.basic 10 = 201.personnel 6 + 201.operating 4 passed", "205.basic 12 = 205.personnel 8 + 205.operating 4 passed", "208.basic 12 = 208.personnel 6 + 208.operating 4 failed"]],
  ["where as many rows add up with it as without, it is none", COLUMNS, `
    general-expenditure
        | basic | personnel | operating | basic/机动
    201 | 10    | 6         | 4         | 5
    205 | 13    | 8         | 4         | 1`,
  ["201.basic 10 = 201.personnel 6 + 201.operating 4 passed", "205.basic 13 = 205.personnel 8 + 205.operating 4 failed"]],
  ["columns of another group are no parts of it", COLUMNS, `
    general-expenditure
        | basic | personnel | operating | project | project/专项
    201 | 15    | 6         | 4         | 20      | 5
    205 | 13    | 8         | 4         | 9       | 1`,
  ["201.basic 15 = 201.personnel 6 + 201.operating 4 failed", "205.basic 13 = 205.personnel 8 + 205.operating 4 failed"]],
  ["rows without a total do not say whether it is a part", COLUMNS, `
    general-expenditure
        | basic | personnel | operating | basic/机动
    201 | 0     | 3         | -4        | 1
    205 | 0     | 3         | -4        | 1
    208 | 10    | 6         | 4         | 2`,
  ["201.basic 0 = 201.personnel 3 + 201.operating -4 failed", "205.basic 0 = 205.personnel 3 + 205.operating -4 failed", "208.basic 10 = 208.personnel 6 + 208.operating 4 passed"]],
  ["details of the other side of a balance are none of this one's", /balance\/expenditure\/columns/, `
    balance/expenditure
        | amount | amount/机关
    201 | 30     | 30

    balance/economic
        | amount | amount/事业
    301 | 30     | 30`, []],

  ["a code that begins others is the department's above its units", UNITS, `
    revenue
                | total
    total       | 60
    unit:131    | 60
    unit:131001 | 20
    unit:131002 | 40`,
  ["total.total 60 = unit:131.total 60 passed", "unit:131.total 60 = unit:131001.total 20 + unit:131002.total 40 passed"]],
  ["a unit above the first department is one beside it", UNITS, `
    revenue
                | total
    total       | 70
    unit:009    | 10
    unit:131    | 60
    unit:131001 | 20
    unit:131002 | 40`,
  ["total.total 70 = unit:009.total 10 + unit:131.total 60 passed", "unit:131.total 60 = unit:131001.total 20 + unit:131002.total 40 passed"]],
  ["two departments, each with the units below it", UNITS, `
    revenue
                     | total
    total            | 70
    unit:131         | 30
    ownOffice:131001 | 10
    unit:131002      | 20
    unit:132         | 41
    unit:132001      | 40`,
  ["total.total 70 = unit:131.total 30 + unit:132.total 41 failed", "unit:131.total 30 = ownOffice:131001.total 10 + unit:131002.total 20 passed", "unit:132.total 41 = unit:132001.total 40 failed"]],
  ["the figures count it among the units: its office alone", UNITS, `
    revenue
                | total
    total       | 90
    unit:131    | 30
    unit:131001 | 20
    unit:131002 | 40`,
  ["total.total 90 = unit:131.total 30 + unit:131001.total 20 + unit:131002.total 40 passed"]],
  ["where the figures say neither, it stands above them", UNITS, `
    revenue
                | total
    total       | 99
    unit:131    | 60
    unit:131001 | 20
    unit:131002 | 41`,
  ["total.total 99 = unit:131.total 60 failed", "unit:131.total 60 = unit:131001.total 20 + unit:131002.total 41 failed"]],
  ["an empty total says neither", UNITS, `
    revenue
                | total
    total       |
    unit:131    | 0
    unit:131001 | -20
    unit:131002 | 20`,
  ["total.total - = unit:131.total 0 passed", "unit:131.total 0 = unit:131001.total -20 + unit:131002.total 20 passed"]],
  ["of the columns, most tell: units side by side", UNITS, `
    revenue
                | total | current.general-public-budget | current.other-revenue
    total       | 90    | 50                            | 60
    unit:131    | 30    | 10                            | 60
    unit:131001 | 20    | 20                            |
    unit:131002 | 40    | 20                            |`,
  ["total.total 90 = unit:131.total 30 + unit:131001.total 20 + unit:131002.total 40 passed",
    "total.current.general-public-budget 50 = unit:131.current.general-public-budget 10 + unit:131001.current.general-public-budget 20 + unit:131002.current.general-public-budget 20 passed",
    "total.current.other-revenue 60 = unit:131.current.other-revenue 60 + unit:131001.current.other-revenue - + unit:131002.current.other-revenue - passed"]],
  ["of the columns, most tell: a department above its units", UNITS, `
    revenue
                | total | current.general-public-budget | current.other-revenue
    total       | 60    | 50                            | 30
    unit:131    | 60    | 50                            | 10
    unit:131001 | 20    | 20                            | 20
    unit:131002 | 40    | 30                            |`,
  ["total.total 60 = unit:131.total 60 passed", "unit:131.total 60 = unit:131001.total 20 + unit:131002.total 40 passed",
    "total.current.general-public-budget 50 = unit:131.current.general-public-budget 50 passed", "unit:131.current.general-public-budget 50 = unit:131001.current.general-public-budget 20 + unit:131002.current.general-public-budget 30 passed",
    "total.current.other-revenue 30 = unit:131.current.other-revenue 10 failed", "unit:131.current.other-revenue 10 = unit:131001.current.other-revenue 20 + unit:131002.current.other-revenue - failed"]],
  ["codes that begin alike without one beginning another are units side by side, and so is one that stands twice", UNITS, `
    revenue
                | total
    total       | 80
    unit:131001 | 20
    unit:131002 | 40
    unit:131002 | 10
    unit:2131   | 10`,
  ["total.total 80 = unit:131001.total 20 + unit:131002.total 40 + unit:131002.total 10 + unit:2131.total 10 passed"]],
  ["units that are named have no codes that begin others", UNITS, `
    revenue
                | total
    total       | 60
    unit:甲     | 20
    unit:131001 | 30
    unit:乙     | 11`,
  ["total.total 60 = unit:甲.total 20 + unit:131001.total 30 + unit:乙.total 11 failed"]],
  ["departments that are named as such are those, whatever their units' codes begin with", UNITS, `
    revenue
                | total
    total       | 60
    summary:甲  | 60
    unit:131    | 20
    unit:131001 | 40`,
  ["total.total 60 = summary:甲.total 60 passed", "summary:甲.total 60 = unit:131.total 20 + unit:131001.total 40 passed"]],
  ["no total row, no sum of departments", UNITS, `
    revenue
                | total
    unit:131    | 60
    unit:131001 | 60`,
  ["unit:131.total 60 = unit:131001.total 60 passed"]],

  ["what is bought by kind, by project within it, by item within that", BOUGHT, `
    government-procurement
                    | total
    total           | 60
    goods           | 30
    subtotal:信息化 | 20
    project:信息化/电脑 | 15
    project:信息化/打印机 | 5
    subtotal:办公   | 10
    project:办公/家具 | 11
    works           |
    services        | 30
    project:服务/物业 | 30`,
  ["total.total 60 = goods.total 30 + works.total - + services.total 30 passed", "goods.total 30 = subtotal:信息化.total 20 + subtotal:办公.total 10 passed",
    "subtotal:信息化.total 20 = project:信息化/电脑.total 15 + project:信息化/打印机.total 5 passed", "subtotal:办公.total 10 = project:办公/家具.total 11 failed",
    "services.total 30 = project:服务/物业.total 30 passed"]],
  ["projects alone above the items", BOUGHT, `
    government-procurement
                      | total
    total             | 26
    subtotal:信息化   | 15
    project:信息化/电脑 | 15
    subtotal:办公     | 10
    project:办公/家具 | 10`,
  ["total.total 26 = subtotal:信息化.total 15 + subtotal:办公.total 10 failed", "subtotal:信息化.total 15 = project:信息化/电脑.total 15 passed", "subtotal:办公.total 10 = project:办公/家具.total 10 passed"]],
  ["items alone, and a total below them", BOUGHT, `
    government-procurement
                      | total
    project:甲/电脑   | 15
    project:甲/打印机 | 5
    total             | 20`,
  ["total.total 20 = project:甲/电脑.total 15 + project:甲/打印机.total 5 passed"]],
  ["no total row, the kinds still sum up what stands below them", BOUGHT, `
    government-procurement
                    | total
    goods           | 30
    subtotal:信息化 | 30
    project:信息化/电脑 | 30
    services        | 7
    project:物业/保洁 | 7`,
  ["goods.total 30 = subtotal:信息化.total 30 passed", "subtotal:信息化.total 30 = project:信息化/电脑.total 30 passed", "services.total 7 = project:物业/保洁.total 7 passed"]],
  ["units and codes are no step of what is bought", BOUGHT, `
    government-procurement
                    | total
    total           | 30
    unit:甲         | 30
    goods           | 30
    201             | 30
    project:甲/电脑 | 30`,
  ["total.total 30 = goods.total 30 passed", "goods.total 30 = project:甲/电脑.total 30 passed"]],
  ["a table in which nothing is bought has no sum", BOUGHT, `
    government-procurement
          | total
    total | 0
    total | 0`, []],
])("%s", (_what, relation, book, outcomes) => {
  expect(outcomesIn(smallBook(book), relation)).toEqual(outcomes);
});

/** Projects of a fund, and what was carried over for them: counted in where that comes nearer to what the fund's table says. */
test.each<[what: string, projects: string, carried: string, said: string, outcome: string]>([
  ["nearer, though not to the fen", "20", "5", "26", "total.general-public-budget 20 + total.carry-over.general-public-budget 5 = general-expenditure total.project 26 failed"],
  ["as far either way: this year's alone", "20", "10", "25", "total.general-public-budget 20 = general-expenditure total.project 25 failed"],
  ["farther, where the table says less already", "30", "5", "20", "total.general-public-budget 30 = general-expenditure total.project 20 failed"],
  ["taken back", "30", "-10", "20", "total.general-public-budget 30 + total.carry-over.general-public-budget -10 = general-expenditure total.project 20 passed"],
  ["not filled in", "20", "", "25", "total.general-public-budget 20 = general-expenditure total.project 25 failed"],
  ["this year's not filled in", "", "25", "25", "total.general-public-budget - + total.carry-over.general-public-budget 25 = general-expenditure total.project 25 passed"],
  ["of the fund's table nothing is filled in", "20", "5", "", "total.general-public-budget 20 = general-expenditure total.project - insufficientData"],
])("carried over for projects: %s", (_what, projects, carried, said, outcome) => {
  const book = smallBook(`
    project-expenditure
          | general-public-budget | carry-over.general-public-budget
    total | ${projects}           | ${carried}

    general-expenditure
          | project
    total | ${said}`);
  expect(outcomesIn(book, /^project-expenditure\/general=/)).toEqual([outcome]);
});

const LIST = (total: string, ...projects: readonly string[]): string => `
    purchased-services
          | total
    total | ${total}
    ${projects.join("\n    ")}`;

/** Lists that each region prints in its own way: rows that sum others are not told from others by words, but by what all make up. */
test.each<[what: string, book: string, outcomes: readonly string[]]>([
  ["makes up its total", LIST("30", "project:甲/保洁 | 10", "project:甲/物业 | 20"), ["total.total 30 = project:甲/保洁.total 10 + project:甲/物业.total 20 passed"]],
  ["misses it", LIST("33", "project:甲/保洁 | 10", "project:甲/物业 | 20"), ["total.total 33 = project:甲/保洁.total 10 + project:甲/物业.total 20 failed"]],
  ["is a little beyond it", LIST("30", "project:甲/保洁 | 14", "project:甲/物业 | 30.99"), ["total.total 30 = project:甲/保洁.total 14 + project:甲/物业.total 30.99 failed"]],
  ["is half as much again, since some rows sum others", LIST("30", "project:甲/保洁 | 15", "project:甲/物业 | 30"), []],
  ["is taken back, and beyond it", LIST("-30", "project:甲/保洁 | -30", "project:甲/物业 | -30"), []],
  ["is beyond a total of another sign", LIST("30", "project:甲/保洁 | -30", "project:甲/物业 | -30"), []],
  ["has a total that nobody filled in", LIST("", "project:甲/保洁 | 10", "project:甲/物业 | 20"), ["total.total - = project:甲/保洁.total 10 + project:甲/物业.total 20 insufficientData"]],
  ["makes up one column, whatever another says", `
    purchased-services
                  | total | general-public-budget
    total         | 30    | 10
    project:甲/保洁 | 10    | 10
    project:甲/物业 | 20    | 20`,
  ["total.total 30 = project:甲/保洁.total 10 + project:甲/物业.total 20 passed", "total.general-public-budget 10 = project:甲/保洁.general-public-budget 10 + project:甲/物业.general-public-budget 20 failed"]],
  ["is near the total of one column and far beyond that of another", `
    purchased-services
                  | total | general-public-budget
    total         | 31    | 10
    project:甲/保洁 | 10    | 10
    project:甲/物业 | 20    | 20`, []],
  ["has no total but those of units", `
    purchased-services
                  | total
    subtotal:甲    | 31
    project:甲/保洁 | 10
    project:甲/物业 | 20`, ["subtotal:甲.total 31 = project:甲/保洁.total 10 + project:甲/物业.total 20 failed"]],
])("a list that %s", (_what, book, outcomes) => {
  expect(outcomesIn(smallBook(book), /^purchased-services\/main\/projects/)).toEqual(outcomes);
});

/** A form that prints purchased services beside its other tables. */
const WITH_SERVICES: Profile = { ...NATIONAL, tables: [...NATIONAL.tables, ...NATIONAL.tables.slice(0, 1).map((layout) => ({ ...layout, table: "purchased-services" as const }))] };

/** Filling goes by the form: it sums the lists that the form itself prints. */
test.each<[what: string, book: Partial<BudgetBook>, summed: boolean]>([
  ["of the form", { profile: WITH_SERVICES, profileBy: "signs" }, true],
  ["that the form does not print", { profile: NATIONAL, profileBy: "signs" }, false],
  ["where no form is known", { profile: WITH_SERVICES, profileBy: null }, false],
])("filling: a list %s", (_what, form, summed) => {
  const book = { ...smallBook(LIST("", "project:甲/保洁 | 10", "project:甲/物业 | 20")), ...form };
  expect(outcomesIn(book, /^purchased-services\/main\/projects/, undefined, true).length > 0).toBe(summed);
});
