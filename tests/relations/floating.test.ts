import { outcomesIn, smallBook } from "../support/smallBook";

const TOTALS = /^balance\/income\/(?:current-revenue-total|revenue-grand-total)$/;

const INCOME = (lines: string, columns = "amount"): string => `
    balance/income
                          | ${columns}
    ${lines.trim()}`;

/** 用事业基金弥补收支差额 (or 使用非财政拨款结余): inside 本年收入合计, or beside it in 收入总计; the figures tell, else where it is printed. */
test.each<[what: string, book: string, outcomes: readonly string[]]>([
  ["inside by its figures, although printed below", INCOME(`
    fiscal-appropriation  | 20
    current-revenue-total | 25
    institution-fund      | 5
    revenue-grand-total   | 25`), [
    "current-revenue-total.amount 25 = fiscal-appropriation.amount 20 + institution-fund.amount 5 passed",
    "revenue-grand-total.amount 25 = current-revenue-total.amount 25 passed",
  ]],
  ["beside by its figures, although printed above", INCOME(`
    fiscal-appropriation  | 20
    institution-fund      | 5
    current-revenue-total | 20
    revenue-grand-total   | 25`), [
    "current-revenue-total.amount 20 = fiscal-appropriation.amount 20 passed",
    "revenue-grand-total.amount 25 = current-revenue-total.amount 20 + institution-fund.amount 5 passed",
  ]],
  ["inside by the inner total alone", INCOME(`
    fiscal-appropriation  | 20
    current-revenue-total | 25
    institution-fund      | 5
    revenue-grand-total   | 99`), [
    "current-revenue-total.amount 25 = fiscal-appropriation.amount 20 + institution-fund.amount 5 passed",
    "revenue-grand-total.amount 99 = current-revenue-total.amount 25 failed",
  ]],
  ["beside by the outer total alone", INCOME(`
    fiscal-appropriation  | 20
    institution-fund      | 5
    current-revenue-total | 99
    revenue-grand-total   | 104`), [
    "current-revenue-total.amount 99 = fiscal-appropriation.amount 20 failed",
    "revenue-grand-total.amount 104 = current-revenue-total.amount 99 + institution-fund.amount 5 passed",
  ]],
  ["figures that do not tell: printed above", INCOME(`
    fiscal-appropriation  | 20
    institution-fund      | 5
    current-revenue-total | 77
    revenue-grand-total   | 99`), [
    "current-revenue-total.amount 77 = fiscal-appropriation.amount 20 + institution-fund.amount 5 failed",
    "revenue-grand-total.amount 99 = current-revenue-total.amount 77 failed",
  ]],
  ["figures that do not tell: printed below", INCOME(`
    fiscal-appropriation  | 20
    current-revenue-total | 77
    institution-fund      | 5
    revenue-grand-total   | 99`), [
    "current-revenue-total.amount 77 = fiscal-appropriation.amount 20 failed",
    "revenue-grand-total.amount 99 = current-revenue-total.amount 77 + institution-fund.amount 5 failed",
  ]],
  ["nothing typed yet: printed below", INCOME(`
    fiscal-appropriation  | 20
    current-revenue-total |
    institution-fund      |
    revenue-grand-total   |`), [
    "current-revenue-total.amount - = fiscal-appropriation.amount 20 insufficientData",
    "revenue-grand-total.amount - = current-revenue-total.amount - + institution-fund.amount - insufficientData",
  ]],
  ["money of former years besides", INCOME(`
    fiscal-appropriation  | 20
    institution-fund      | 5
    current-revenue-total | 20
    carry-over-in         | 7
    revenue-grand-total   | 32`), [
    "current-revenue-total.amount 20 = fiscal-appropriation.amount 20 passed",
    "revenue-grand-total.amount 32 = current-revenue-total.amount 20 + carry-over-in.amount 7 + institution-fund.amount 5 passed",
  ]],
  ["sources by themselves, of which the subtotal is not printed", INCOME(`
    general-public-budget | 15
    other-revenue         | 5
    institution-fund      | 5
    current-revenue-total | 20
    revenue-grand-total   | 25`), [
    "current-revenue-total.amount 20 = general-public-budget.amount 15 + other-revenue.amount 5 passed",
    "revenue-grand-total.amount 25 = current-revenue-total.amount 20 + institution-fund.amount 5 passed",
  ]],
  ["the inner total is not printed", INCOME(`
    fiscal-appropriation  | 20
    institution-fund      | 5
    revenue-grand-total   | 25`), [
    "revenue-grand-total.amount 25 = fiscal-appropriation.amount 20 + institution-fund.amount 5 passed",
  ]],
  ["the outer total is not printed", INCOME(`
    fiscal-appropriation  | 20
    current-revenue-total | 20
    institution-fund      | 5`), [
    "current-revenue-total.amount 20 = fiscal-appropriation.amount 20 passed",
  ]],
  ["neither total tells anything, the outer not being printed: printed below", INCOME(`
    fiscal-appropriation  | 20
    current-revenue-total |
    institution-fund      | 5`), [
    "current-revenue-total.amount - = fiscal-appropriation.amount 20 insufficientData",
  ]],
  ["beside by the inner total alone, of which the sources are printed", INCOME(`
    general-public-budget | 12
    government-fund       | 8
    institution-fund      | 5
    current-revenue-total | 20
    revenue-grand-total   | 99`), [
    "current-revenue-total.amount 20 = general-public-budget.amount 12 + government-fund.amount 8 passed",
    "revenue-grand-total.amount 99 = current-revenue-total.amount 20 + institution-fund.amount 5 failed",
  ]],
  ["inside by the inner total alone, of which the sources are printed", INCOME(`
    general-public-budget | 12
    government-fund       | 8
    current-revenue-total | 25
    institution-fund      | 5
    revenue-grand-total   | 99`), [
    "current-revenue-total.amount 25 = general-public-budget.amount 12 + government-fund.amount 8 + institution-fund.amount 5 passed",
    "revenue-grand-total.amount 99 = current-revenue-total.amount 25 failed",
  ]],
  ["no such line", INCOME(`
    fiscal-appropriation  | 20
    current-revenue-total | 20
    revenue-grand-total   | 20`), [
    "current-revenue-total.amount 20 = fiscal-appropriation.amount 20 passed",
    "revenue-grand-total.amount 20 = current-revenue-total.amount 20 passed",
  ]],
  ["lines of the other side do not count", `${INCOME(`
    fiscal-appropriation  | 20
    current-revenue-total | 25
    institution-fund      | 5
    revenue-grand-total   | 25`)}

    balance/expenditure
                          | amount
    institution-fund      | 9
    current-revenue-total | 9`, [
    "current-revenue-total.amount 25 = fiscal-appropriation.amount 20 + institution-fund.amount 5 passed",
    "revenue-grand-total.amount 25 = current-revenue-total.amount 25 passed",
  ]],
])("%s", (_what, book, outcomes) => {
  expect(outcomesIn(smallBook(book), TOTALS)).toEqual(outcomes);
});
