import { outcomesIn, smallBook } from "../support/smallBook";

/** Sums inside one table: which rows and columns each of them names, and whether it holds. */
test.each<[what: string, relation: RegExp, book: string, outcomes: readonly string[]]>([
  ["a column is the sum of its parts, in every row that prints it", /general-expenditure\/main\/columns/, `
    general-expenditure
          | total | basic | personnel | operating | project
    total | 30    | 10    | 6         | 4         | 20
    201   | 30    | 10    | 6         | 5         | 20
    20103 | ~     | 10    | ~         | 4         | 20`,
  ["total.total 30 = total.basic 10 + total.project 20 passed", "total.basic 10 = total.personnel 6 + total.operating 4 passed",
    "201.total 30 = 201.basic 10 + 201.project 20 passed", "201.basic 10 = 201.personnel 6 + 201.operating 5 failed",
    "20103.basic 10 = 20103.personnel ∅ + 20103.operating 4 failed"]],
  ["a part that is not printed is replaced by its own parts", /general-expenditure\/main\/columns/, `
    general-expenditure
        | total | personnel | operating | project
    201 | 30    | 6         | 4         | 20`,
  ["201.total 30 = 201.personnel 6 + 201.operating 4 + 201.project 20 passed"]],
  ["a total of which no part is printed is no sum", /general-expenditure\/main\/columns/, `
    general-expenditure
        | total
    201 | 30`, []],
  ["only columns of the side itself", /balance\/expenditure\/columns/, `
    balance/income
              | amount
    state-capital | 30

    balance/expenditure
        | amount | basic | project
    201 | 30     | 10    | 20`,
  ["201.amount 30 = 201.basic 10 + 201.project 20 passed"]],
  ["details that the layout adds sum to their column where most rows bear it out", /general-expenditure\/main\/columns/, `
    general-expenditure
        | personnel | personnel/工资 | personnel/补助
    201 | 6         | 4              | 2
    205 | 9         | 5              | 4
    208 | 9         | 5              | 3
    210 |           | 5              | 4`,
  ["201.personnel 6 = 201.personnel/工资 4 + 201.personnel/补助 2 passed", "205.personnel 9 = 205.personnel/工资 5 + 205.personnel/补助 4 passed",
    "208.personnel 9 = 208.personnel/工资 5 + 208.personnel/补助 3 failed", "210.personnel - = 210.personnel/工资 5 + 210.personnel/补助 4 failed, left empty"]],
  ["details of which as many rows miss as hold are some of the parts", /general-expenditure\/main\/columns/, `
    general-expenditure
        | personnel | personnel/工资 | personnel/补助
    201 | 6         | 4              | 2
    205 | 9         | 5              | 3`, []],
  ["details of which the layout names only some, or among which a subtotal stands, are not all", /general-expenditure\/main\/columns/, `
    general-expenditure
        | personnel | personnel/其中工资 | personnel/补助
    201 | 6         | 4                  | 2
    205 | 9         | 5                  | 4`, []],
  ["details that say nothing of rows without a total", /general-expenditure\/main\/columns/, `
    general-expenditure
        | personnel | personnel/工资 | personnel/补助
    201 | 6         | 4              | 2
    205 |           | 5              | 4
    208 | 0         | 1              | 2`,
  ["201.personnel 6 = 201.personnel/工资 4 + 201.personnel/补助 2 passed", "205.personnel - = 205.personnel/工资 5 + 205.personnel/补助 4 failed, left empty", "208.personnel 0 = 208.personnel/工资 1 + 208.personnel/补助 2 failed"]],
  ["one detail is a part of its column, not all of it", /general-expenditure\/main\/columns/, `
    general-expenditure
        | personnel | personnel/工资
    201 | 6         | 6`, []],
  ["a class is the sum of its divisions, a division of its items", /general-expenditure\/main\/children/, `
    general-expenditure
            | total
    201     | 30
    20103   | 20
    2010301 | 15
    2010302 | 5
    20106   | 11`,
  ["201.total 30 = 20103.total 20 + 20106.total 11 failed", "20103.total 20 = 2010301.total 15 + 2010302.total 5 passed"]],
  ["an item whose division is not printed counts below its class; every column that the row has is summed", /general-expenditure\/main\/children/, `
    general-expenditure
            | total | basic
    201     | 30    | ~
    2010301 | 19    | 1
    20103   | 30    | 2
    2010601 | 11    | 3`,
  ["201.total 30 = 20103.total 30 + 2010601.total 11 failed", "20103.total 30 = 2010301.total 19 failed", "20103.basic 2 = 2010301.basic 1 failed"]],
  ["a division that lacks a column of its class has no amount in it", /general-expenditure\/main\/children/, `
    general-expenditure
          | total | basic | project
    201   | 30    | 10    | 20
    20103 | 20    | 9     | ~
    20106 | 10    | ~     | 20
    205   | 5     | ~     | 5
    20502 | 5     | ~     | ~`,
  ["201.total 30 = 20103.total 20 + 20106.total 10 passed", "201.basic 10 = 20103.basic 9 + 20106.basic ∅ failed", "201.project 20 = 20103.project ∅ + 20106.project 20 passed",
    "205.total 5 = 20502.total 5 passed", "205.project 5 = 20502.project ∅ failed, right empty"]],
  ["codes below a unit are a tree of their own, and sum to it; those of the whole department are the total", /general-expenditure\/main\/(children|total)/, `
    general-expenditure
             | total
    total    | 30
    201      | 30
    2010301  | 30
    unit:甲  | 20
    甲>201   | 20
    甲>20103 | 20
    unit:乙  | 10
    乙>205   | 10`,
  ["201.total 30 = 2010301.total 30 passed", "unit:甲.total 20 = 甲>201.total 20 passed", "甲>201.total 20 = 甲>20103.total 20 passed",
    "unit:乙.total 10 = 乙>205.total 10 passed", "total.total 30 = 201.total 30 passed"]],
  ["where only units print codes the total is the sum of theirs; of a unit without codes its heading", /general-expenditure\/main\/total/, `
    general-expenditure
                | total
    total       | 35
    unit:甲     | 20
    甲>201      | 20
    ownOffice:丙 | 5
    unit:丁     | 10
    summary:戊  | 99`,
  ["total.total 35 = 甲>201.total 20 + ownOffice:丙.total 5 + unit:丁.total 10 passed"]],
  ["the heading of a department above its units, as its code says, is no part of the total", /general-expenditure\/main\/(children|total)/, `
    general-expenditure
                | total
    total       | 45
    unit:131    | 35
    unit:131001 | 10
    131001>201  | 10
    unit:131002 | 25
    unit:009    | 10
    009>205     | 11`,
  ["unit:131001.total 10 = 131001>201.total 10 passed", "unit:009.total 10 = 009>205.total 11 failed", "total.total 45 = 131001>201.total 10 + unit:131002.total 25 + 009>205.total 11 failed"]],
  ["codes below a unit stand below its heading whatever codes are printed above", /general-expenditure\/main\/(children|total)/, `
    general-expenditure
             | total
    total    | 30
    unit:131 | 30
    131>201  | 10
    131>205  | 20
    unit:131001 | 7
    unit:甲     | 5`,
  ["unit:131.total 30 = 131>201.total 10 + 131>205.total 20 passed", "total.total 30 = 131>201.total 10 + 131>205.total 20 + unit:131001.total 7 + unit:甲.total 5 failed"]],
  ["the codes of a department's own office, which has its name, are not the department's", /general-expenditure\/main\/(children|total)/, `
    general-expenditure
                   | total
    total          | 35
    unit:某局      | 35
    ownOffice:某局 | 10
    某局>201       | 10
    unit:甲        | 20
    甲>205         | 20
    ownOffice:某委 | 5
    unit:131       | 7`,
  ["ownOffice:某局.total 10 = 某局>201.total 10 passed", "unit:甲.total 20 = 甲>205.total 20 passed", "total.total 35 = 某局>201.total 10 + 甲>205.total 20 + ownOffice:某委.total 5 + unit:131.total 7 failed"]],
  ["a department whose own office has its name, and no codes, is no part of the total", /general-expenditure\/main\/(children|total)/, `
    general-expenditure
                   | total
    total          | 30
    unit:某局      | 30
    ownOffice:某局 | 10
    unit:甲        | 20
    甲>205         | 20`,
  ["unit:甲.total 20 = 甲>205.total 20 passed", "total.total 30 = ownOffice:某局.total 10 + 甲>205.total 20 passed"]],
  ["codes of units in no order, one beginning another", /general-expenditure\/main\/(children|total)/, `
    general-expenditure
                | total
    total       | 30
    unit:131002 | 20
    131002>205  | 20
    unit:131    | 30
    unit:101    | 3
    unit:131001 | 7`,
  ["unit:131002.total 20 = 131002>205.total 20 passed", "total.total 30 = 131002>205.total 20 + unit:101.total 3 + unit:131001.total 7 passed"]],
  ["a project among codes is none", /general-expenditure\/main\/(children|total)/, `
    general-expenditure
                | total
    total       | 30
    project:甲/修缮 | 5
    甲>201      | 30`,
  ["total.total 30 = 甲>201.total 30 passed"]],
  ["a summary of units is no sum of codes; the subtotal of a unit is", /general-expenditure\/main\/children/, `
    general-expenditure
                | total
    summary:甲  | 20
    甲>201      | 20
    subtotal:乙 | 10
    乙>205      | 10
    乙>20502    | 9`,
  ["subtotal:乙.total 10 = 乙>205.total 10 passed", "乙>205.total 10 = 乙>20502.total 9 failed"]],
  ["a total is the sum of the classes, in every column that it has, in every row of that name", /general-expenditure\/main\/total/, `
    general-expenditure
          | total | basic | project
    total | 30    | ~     | 11
    201   | 20    | 1     | 5
    20103 | 20    | 1     | 5
    205   | 10    | 1     | 6
    total | 31    | ~     | ~`,
  ["total.total 30 = 201.total 20 + 205.total 10 passed", "total.project 11 = 201.project 5 + 205.project 6 passed", "total.total 31 = 201.total 20 + 205.total 10 failed"]],
  ["a table without codes has no sum of classes", /general-expenditure\/main\/total/, `
    general-expenditure
          | total
    total | 30`, []],
  ["basic expenditure stands in its parts where a row has them and not itself", /general-expenditure\/main\/total/, `
    general-expenditure
          | basic | personnel | operating
    total | 13    | ~         | ~
    201   | ~     | 6         | 4
    205   | 3     | 1         | 2`,
  ["total.basic 13 = 201.personnel 6 + 201.operating 4 + 205.basic 3 passed"]],
  ["lines: fiscal appropriation is the sum of its funds", /appropriation-balance\/income\/[a-z-]+$/, `
    appropriation-balance/income
                          | amount
    general-public-budget | 20
    government-fund       | 10
    current-revenue-total | 30
    carry-over-in         | 5
    revenue-grand-total   | 36`,
  ["current-revenue-total.amount 30 = general-public-budget.amount 20 + government-fund.amount 10 passed",
    "revenue-grand-total.amount 36 = current-revenue-total.amount 30 + carry-over-in.amount 5 failed"]],
  ["a line that is printed stands for its parts", /appropriation-balance\/income\/[a-z-]+$/, `
    appropriation-balance/income
                          | amount
    fiscal-appropriation  | 29
    general-public-budget | 20
    government-fund       | 10
    current-revenue-total | 29`,
  ["fiscal-appropriation.amount 29 = general-public-budget.amount 20 + government-fund.amount 10 failed", "current-revenue-total.amount 29 = fiscal-appropriation.amount 29 passed"]],
  ["where all expenditure is not printed the classes stand for it", /balance\/expenditure\/expenditure-grand-total$/, `
    balance/expenditure
                            | amount
    201                     | 20
    20103                   | 20
    205                     | 10
    carry-over-out          | 5
    expenditure-grand-total | 35`,
  ["expenditure-grand-total.amount 35 = 201.amount 20 + 205.amount 10 + carry-over-out.amount 5 passed"]],
  ["a line of which no part is printed is no sum", /balance\/expenditure\/expenditure-grand-total$/, `
    balance/expenditure
                            | amount
    expenditure-grand-total | 35`, []],
  ["a list with 其中 sums only where the needed lines are printed", /balance\/expenditure\/(current-expenditure-total|use.basic)=parts/, `
    balance/expenditure
                              | amount
    use.basic                 | 10
    use.personnel             | 6
    use.project               | 20
    current-expenditure-total | 30`,
  ["current-expenditure-total.amount 30 = use.basic.amount 10 + use.project.amount 20 passed"]],
  ["a list between which a total stands sums to that total, not to the line above it", /balance\/expenditure\/expenditure-grand-total=parts/, `
    balance/expenditure
                            | amount
    use.basic               | 10
    use.project             | 20
    carry-over-out          | 5
    expenditure-grand-total | 35`, []],
  ["a list with nothing between it and the line", /balance\/expenditure\/expenditure-grand-total=parts/, `
    balance/expenditure
                            | amount
    use.basic               | 10
    use.project             | 20
    expenditure-grand-total | 35`,
  ["expenditure-grand-total.amount 35 = use.basic.amount 10 + use.project.amount 20 failed"]],
  ["lines of the other side are no parts", /balance\/expenditure\/expenditure-grand-total$/, `
    balance/income
                              | amount
    current-expenditure-total | 99
    carry-over-out            | 99

    balance/expenditure
                              | amount
    current-expenditure-total | 30
    expenditure-grand-total   | 30`,
  ["expenditure-grand-total.amount 30 = current-expenditure-total.amount 30 passed"]],
  ["a department is the sum of its own office and units, the total of the departments", /revenue\/main\/units/, `
    revenue
                 | total
    total        | 60
    summary:甲   | 30
    ownOffice:甲 | 10
    unit:甲一    | 20
    summary:乙   | 31
    unit:乙一    | 30`,
  ["total.total 60 = summary:甲.total 30 + summary:乙.total 31 failed", "summary:甲.total 30 = ownOffice:甲.total 10 + unit:甲一.total 20 passed", "summary:乙.total 31 = unit:乙一.total 30 failed"]],
  ["without departments the total is the sum of the units; a department without units is no sum", /revenue\/main\/units/, `
    revenue
                 | total
    total        | 30
    ownOffice:甲 | 10
    unit:乙      | 20`,
  ["total.total 30 = ownOffice:甲.total 10 + unit:乙.total 20 passed"]],
  ["departments alone", /revenue\/main\/units/, `
    revenue
               | total
    total      | 30
    summary:甲 | 30`,
  ["total.total 30 = summary:甲.total 30 passed"]],
  ["a table of codes has no units", /revenue\/main\/units/, `
    revenue
          | total
    total | 30
    201   | 30`, []],
  ["the total is the sum of all projects, a subtotal of those of its unit", /^project-expenditure\/main\/projects/, `
    project-expenditure
                 | total
    total        | 60
    subtotal:甲  | 30
    project:甲/修 | 10
    project:甲/建 | 20
    subtotal:乙  | 31
    project:乙/修 | 30`,
  ["total.total 60 = project:甲/修.total 10 + project:甲/建.total 20 + project:乙/修.total 30 passed", "subtotal:甲.total 30 = project:甲/修.total 10 + project:甲/建.total 20 passed",
    "subtotal:乙.total 31 = project:乙/修.total 30 failed"]],
  ["projects of units that are named by number", /^project-expenditure\/main\/projects/, `
    project-expenditure
                    | total
    subtotal:101    | 30
    project:101/修  | 10
    project:101/建  | 20
    project:102/修  | 30
    subtotal:103    | 5`,
  ["subtotal:101.total 30 = project:101/修.total 10 + project:101/建.total 20 passed"]],
  ["a table of no projects has no sum of them", /^project-expenditure\/main\/projects/, `
    project-expenditure
          | total
    total | 60`, []],
])("%s", (_what, relation, book, outcomes) => {
  expect(outcomesIn(smallBook(book), relation)).toEqual(outcomes);
});

test("the economic side of a balance is summed by its own classes", () => {
  const book = smallBook(`
    balance/expenditure
                              | amount
    201                       | 30
    current-expenditure-total | 30

    balance/economic
                              | amount
    301                       | 20
    30101                     | 20
    302                       | 11
    current-expenditure-total | 30`);
  expect(outcomesIn(book, /balance\/(expenditure|economic)\/(children|current-expenditure-total)$/)).toEqual([
    "current-expenditure-total.amount 30 = 201.amount 30 passed", "301.amount 20 = 30101.amount 20 passed", "current-expenditure-total.amount 30 = 301.amount 20 + 302.amount 11 failed",
  ]);
});

/** 使用非财政拨款结余 stands among this year's income or beside it: as the figures say, else where it is printed. */
test.each<[what: string, order: readonly string[], year: number, fund: number, all: number, outcomes: readonly string[], before?: readonly string[]]>([
  ["inside, by the figures", ["institution-fund", "current-revenue-total", "revenue-grand-total"], 25, 5, 25, ["20 + 5 = 25", "25 = 25"]],
  ["inside although printed below", ["current-revenue-total", "institution-fund", "revenue-grand-total"], 25, 5, 25, ["20 + 5 = 25", "25 = 25"]],
  ["beside, by the figures", ["current-revenue-total", "institution-fund", "revenue-grand-total"], 20, 5, 25, ["20 = 20", "20 + 5 = 25"]],
  ["beside although printed above", ["institution-fund", "current-revenue-total", "revenue-grand-total"], 20, 5, 25, ["20 = 20", "20 + 5 = 25"]],
  ["where neither holds, inside when printed above", ["institution-fund", "current-revenue-total", "revenue-grand-total"], 31, 5, 41, ["20 + 5 ≠ 31", "31 ≠ 41"]],
  ["where neither holds, beside when printed below", ["current-revenue-total", "institution-fund", "revenue-grand-total"], 31, 5, 41, ["20 ≠ 31", "31 + 5 ≠ 41"]],
  ["beside where the year is not printed", ["institution-fund", "revenue-grand-total"], 0, 5, 25, ["20 + 5 = 25"]],
  ["one failure less beside", ["institution-fund", "current-revenue-total", "revenue-grand-total"], 20, 5, 99, ["20 = 20", "20 + 5 ≠ 99"]],
  ["beside, where the appropriation is printed by its funds", ["institution-fund", "current-revenue-total", "revenue-grand-total"], 20, 5, 25, ["12 + 8 = 20", "20 + 5 = 25"], ["general-public-budget | 12", "government-fund | 8"]],
  ["inside, where the appropriation is printed by its funds", ["current-revenue-total", "institution-fund", "revenue-grand-total"], 25, 5, 25, ["12 + 8 + 5 = 25", "25 = 25"], ["general-public-budget | 12", "government-fund | 8"]],
  ["inside, where money of last year is carried over", ["current-revenue-total", "institution-fund", "revenue-grand-total"], 25, 5, 27, ["20 + 5 = 25", "25 + 2 = 27"], ["fiscal-appropriation | 20", "carry-over-in | 2"]],
  ["beside, with other income among the sources", ["institution-fund", "current-revenue-total", "revenue-grand-total"], 23, 5, 28, ["20 + 3 = 23", "23 + 5 = 28"], ["fiscal-appropriation | 20", "other-revenue | 3"]],
  ["beside, where the whole is not printed", ["current-revenue-total", "institution-fund"], 20, 5, 0, ["20 = 20"]],
  ["where nothing tells, as it is printed", ["institution-fund", "current-revenue-total", "revenue-grand-total"], 20, 0, 20, ["20 + 0 = 20", "20 = 20"]],
  ["one failure less inside", ["current-revenue-total", "institution-fund", "revenue-grand-total"], 25, 5, 99, ["20 + 5 = 25", "25 ≠ 99"]],
])("%s", (_what, order, year, fund, all, outcomes, before = ["fiscal-appropriation | 20"]) => {
  const amounts: Readonly<Record<string, number>> = { "institution-fund": fund, "current-revenue-total": year, "revenue-grand-total": all };
  const book = smallBook(["balance/income", " | amount", ...before, ...order.map((line) => `${line} | ${amounts[line] ?? ""}`)].join("\n"));
  const lines = outcomesIn(book, /balance\/income\/(current-revenue-total|revenue-grand-total)$/).map((line) => {
    const [, total = "", parts = "", status] = /^\S+ (\S+) = (.*) (passed|failed)$/.exec(line) ?? [];
    return `${parts.replace(/\S+\.amount /g, "")} ${status === "passed" ? "=" : "≠"} ${total}`;
  });
  expect(lines).toEqual(outcomes);
});

test("a large book is laid like a small one, sheet after sheet", () => {
  const items = Array.from({ length: 200 }, (_, at) => `2010${String(at).padStart(3, "0")} | ${at + 1} | ${at} | 1`);
  const book = smallBook(`general-expenditure\n | total | basic | project\ntotal | 20100 | 19900 | 200\n${items.join("\n")}\n\nexpenditure\n | total | basic | project\ntotal | 20111 | 19900 | 200\n${items.join("\n")}`);
  expect(outcomesIn(book, /main\/(columns|total|children)/).filter((line) => !line.endsWith("passed")).map((line) => line.replace(/ = .* \+ /, " = … "))).toEqual([
    "total.total 20111 = … total.project 200 failed", "total.total 20111 = … 2010199.total 200 failed",
  ]);
  expect(outcomesIn(book, /main\/(columns|total|children)/)).toHaveLength(2 * (201 + 3));
});
