import { outcomesIn, smallBook } from "../support/smallBook";

const THREE_PUBLIC = (all: string, rest: string, ...units: readonly string[]): string => `
    three-public-expenses
            | all    | overseas | vehicles | reception | meetings | training
    total   | ${all} | ${rest}
    ${units.join("\n    ")}`;

/** A bare 合计 beside further columns: of all of them, of its own alone, or of nobody knows which. */
test.each<[what: string, book: string, outcomes: readonly string[]]>([
  ["all of them", THREE_PUBLIC("30", "5 | 10 | 5 | 6 | 4"), ["total.all 30 = total.overseas 5 + total.vehicles 10 + total.reception 5 + total.meetings 6 + total.training 4 passed"]],
  ["its own alone", THREE_PUBLIC("20", "5 | 10 | 5 | 6 | 4"), ["total.all 20 = total.overseas 5 + total.vehicles 10 + total.reception 5 passed"]],
  ["its own, to which it is nearer", THREE_PUBLIC("21", "5 | 10 | 5 | 6 | 4"), ["total.all 21 = total.overseas 5 + total.vehicles 10 + total.reception 5 failed"]],
  ["as near to its own as to all", THREE_PUBLIC("25", "5 | 10 | 5 | 6 | 4"), ["total.all 25 = total.overseas 5 + total.vehicles 10 + total.reception 5 + total.meetings 6 + total.training 4 failed"]],
  ["all of them, which more rows bear out", THREE_PUBLIC("20", "5 | 10 | 5 | 6 | 4", "unit:甲 | 30 | 5 | 10 | 5 | 6 | 4", "unit:乙 | 30 | 5 | 10 | 5 | 6 | 4"), [
    "total.all 20 = total.overseas 5 + total.vehicles 10 + total.reception 5 + total.meetings 6 + total.training 4 failed",
    "unit:甲.all 30 = unit:甲.overseas 5 + unit:甲.vehicles 10 + unit:甲.reception 5 + unit:甲.meetings 6 + unit:甲.training 4 passed",
    "unit:乙.all 30 = unit:乙.overseas 5 + unit:乙.vehicles 10 + unit:乙.reception 5 + unit:乙.meetings 6 + unit:乙.training 4 passed",
  ]],
  ["its own, whatever rows without a total hold", THREE_PUBLIC("20", "5 | 10 | 5 | 6 | 4", "unit:甲 | 0 | 50 | 10 | 5 | 6 | 4"), [
    "total.all 20 = total.overseas 5 + total.vehicles 10 + total.reception 5 passed", "unit:甲.all 0 = unit:甲.overseas 50 + unit:甲.vehicles 10 + unit:甲.reception 5 failed",
  ]],
  ["nothing, which its own come to as well", THREE_PUBLIC("0", "0 | 0 | 0 | 6 | 4"), []],
  ["a blank, which its own are too", THREE_PUBLIC("", " | | | 6 | 4"), []],
  ["nothing anywhere", THREE_PUBLIC("0", "0 | 0 | 0 | 0 | 0"), ["total.all 0 = total.overseas 0 + total.vehicles 0 + total.reception 0 + total.meetings 0 + total.training 0 passed"]],
  ["further columns alone", `
    three-public-expenses
          | all | meetings | training
    total | 10  | 6        | 4`, ["total.all 10 = total.meetings 6 + total.training 4 passed"]],
  ["further columns alone, whose total is not filled in", `
    three-public-expenses
          | all | meetings | training
    total |     | 6        | 4`, ["total.all - = total.meetings 6 + total.training 4 insufficientData"]],
  ["further columns alone, of which it has far less", `
    three-public-expenses
          | all | meetings | training
    total | 1   | 6        | 4`, ["total.all 1 = total.meetings 6 + total.training 4 failed"]],
  ["all of them, whatever rows without a total hold", THREE_PUBLIC("30", "5 | 10 | 5 | 6 | 4", "unit:甲 | 0 | 0 | 0 | 0 | 50 | 0"), [
    "total.all 30 = total.overseas 5 + total.vehicles 10 + total.reception 5 + total.meetings 6 + total.training 4 passed",
    "unit:甲.all 0 = unit:甲.overseas 0 + unit:甲.vehicles 0 + unit:甲.reception 0 + unit:甲.meetings 50 + unit:甲.training 0 failed",
  ]],
  ["nothing, which its own come to as well, in a row above empty ones", THREE_PUBLIC("0", "0 | 0 | 0 | 6 | 4", "unit:甲 | 0 | 0 | 0 | 0 | 0 | 0"), []],
  ["a total of its own beside it", `
    three-public-expenses
          | all | total | overseas | vehicles | reception | meetings | training
    total | 30  | 20    | 5        | 10       | 5         | 6        | 4`,
  ["total.total 20 = total.overseas 5 + total.vehicles 10 + total.reception 5 passed", "total.all 30 = total.total 20 + total.meetings 6 + total.training 4 passed"]],
])("a bare total: %s", (_what, book, outcomes) => {
  expect(outcomesIn(smallBook(book), /three-public-expenses\/main\/columns/)).toEqual(outcomes);
});

/** Filling has no totals to go by: a bare 合计 over further columns is filled where the form prints it so. */
test.each<[what: string, profileBy: "signs" | null, summed: boolean]>([["the form prints the table", "signs", true], ["no form is known", null, false]])("a bare total for filling, where %s", (_what, profileBy, summed) => {
  const book = { ...smallBook(THREE_PUBLIC("", " |  |  | 6 | 4")), profileBy };
  expect(outcomesIn(book, /three-public-expenses\/main\/columns/, undefined, true).length > 0).toBe(summed);
});

test("a total said once more on one side of a balance is one amount there, whatever stands on the other", () => {
  const outcomes = outcomesIn(smallBook(`
    balance/income
                        | amount
    total               | 7
    revenue-grand-total | 30

    balance/expenditure
                            | amount
    expenditure-grand-total | 30
    total                   | 9`), /^balance\/grand-totals/);
  expect(outcomes).toEqual(["revenue-grand-total.amount 30 = expenditure-grand-total.amount 30 passed"]);
});
