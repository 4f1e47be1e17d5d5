import fc from "fast-check";
import {
  agreement, cellNumberOf, decimalsInUnit, divideHalfAwayFromZero, decimalInUnit, decimalOfNumber, fenOf, formatDecimal, formatMoney, formatMoneyShort, grainOf, multiple,
  parseAmountText, parseDecimal, percentage, roundDecimal,
} from "../../src/model/money";
import type { UnitOfMeasure } from "../../src/model/money";

const text = (value: ReturnType<typeof parseAmountText>): string | null => (value ? formatDecimal(value) : null);

describe("amounts stored as text", () => {
  test.each([
    ["2797.52", "2797.52"], ["2,797.52", "2797.52"], ["１，２３４．５", "1234.5"], ["(1,234.50)", "-1234.50"], ["（7）", "-7"],
    [" 1 234.5 ", "1234.5"], ["-0.5", "-0.5"], ["0", "0"], ["＋3", "3"],
    ["abc", null], ["12万元", null], ["1,23", null], ["", null], ["1.2.3", null], ["--1", null], ["12%", null], ["=1+1", null],
    ["1,234,567.8", "1234567.8"], ["12,345", "12345"], ["x1,234", null], ["1,234x", null], ["1,234", "1234"], ["-1,234", "-1234"], ["x12", null], ["12x", null], ["a(7)", null], ["(7)a", null], ["()", null], ["1e3", null],
    ["△1,234.50", "-1234.50"], ["▲0.3", "-0.3"], ["△ 7", "-7"], ["△", null], ["△-3", null], ["3△", null], ["△(3)", null],
  ])("%s → %s", (typed, expected) => expect(text(parseAmountText(typed))).toBe(expected));
});

describe("printing", () => {
  test.each<[number, UnitOfMeasure, number, string]>([
    [2_797_520_000, "万元", 2, "2797.52"], [2_797_520_000, "元", 2, "27975200.00"], [5_000, "万元", 2, "0.01"], [4_999, "万元", 2, "0.00"],
    [-5_000, "万元", 2, "-0.01"], [0, "万元", 2, "0.00"], [100_000_000, "亿元", 2, "0.01"],
  ])("%d fen in %s with %d decimals is %s", (fen, unit, decimals, expected) => expect(formatMoney(fen, unit, decimals)).toBe(expected));

  test.each([[7_000_000, "7"], [500_000, "0.5"], [58_400_000, "58.4"], [0, "0"], [10_500_000, "10.5"], [1_234_567, "1.23"]])(
    "%d fen without trailing zeros is %s 万元", (fen, expected) => expect(formatMoneyShort(fen, "万元")).toBe(expected));
});

describe("shares and multiples are exact and half away from zero", () => {
  test.each([
    [930_940_000, 2_797_520_000, "33.28"], [26_100_000, 2_797_520_000, "0.93"], [209_160_000, 2_588_360_000, "8.08"],
    [-125, 1000, "-12.50"], [1, 800, "0.13"], [-1, 800, "-0.13"],
  ])("%d of %d is %s %%", (part, whole, expected) => expect(text(percentage(part, whole))).toBe(expected));

  test("no share of nothing", () => expect([percentage(5, 0), multiple(5, 0)]).toEqual([null, null]));
  test("a rise of 536.43 over 42.70 is 12.56 times", () => expect(text(multiple(536_430_000, 42_700_000))).toBe("12.56"));
});

describe("numbers of a spreadsheet", () => {
  test("binary noise is not a figure", () => {
    const decimal = decimalOfNumber(0.1 + 0.2);
    expect(decimal && formatDecimal(decimal)).toBe("0.3");
  });

  test("every whole number of fen survives the way through a cell", () => {
    fc.assert(fc.property(fc.integer({ min: -1e13, max: 1e13 }), fc.constantFrom<UnitOfMeasure>("元", "万元", "亿元"), (fen, unit) => {
      const decimal = decimalOfNumber(cellNumberOf(fen, unit));
      return decimal !== null && fenOf(decimal, unit) === fen && formatDecimal(decimalInUnit(fen, unit)) === formatDecimal(decimal);
    }));
  });
});

describe("decimals", () => {
  test.each<[string, string | null]>([["1e3", "1000"], ["1.25e1", "12.5"], ["12e-1", "1.2"], ["1.5E0", "1.5"], ["-2", "-2"], ["+2.50", "2.50"], ["2.", "2"], ["1,2", null], ["", null], ["e3", null]])(
    "%s is %s", (typed, expected) => expect(text(parseDecimal(typed))).toBe(expected));

  test.each([[Number.NaN, null], [Infinity, null], [-Infinity, null], [1e21, "1000000000000000000000"], [2.5, "2.5"], [0, "0"], [-0.125, "-0.125"]])(
    "the number %s is %s", (value, expected) => expect(text(decimalOfNumber(value))).toBe(expected));

  test.each<[bigint, bigint, bigint]>([[5n, 2n, 3n], [-5n, 2n, -3n], [5n, -2n, -3n], [-5n, -2n, 3n], [4n, 3n, 1n], [0n, -3n, 0n], [0n, 3n, 0n]])(
    "%s ÷ %s is %s, half away from zero", (dividend, divisor, quotient) => expect(divideHalfAwayFromZero(dividend, divisor)).toBe(quotient));

  test.each<[string, number, string]>([["1.25", 1, "1.3"], ["1.25", 2, "1.25"], ["1.25", 3, "1.250"], ["-1.25", 1, "-1.3"], ["0.5", 0, "1"]])(
    "%s with %d decimals is %s", (value, decimals, expected) => expect(text(roundDecimal(parseDecimal(value) ?? { digits: 0n, decimals: 0 }, decimals))).toBe(expected));

  test.each<[number, UnitOfMeasure, number]>([[2_797_520_000, "万元", 2], [7_000_000, "万元", 0], [1, "元", 2], [100, "元", 0], [12_345_678, "万元", 6], [0, "亿元", 0], [-58_400_000, "万元", 1]])(
    "%d fen in %s has %d decimals", (money, unit, decimals) => expect(decimalsInUnit(money, unit)).toBe(decimals));

  test("what rounds to nothing is nothing, and what is too large is no amount", () => {
    expect([fenOf({ digits: -1n, decimals: 9 }, "元"), fenOf({ digits: 10n ** 16n, decimals: 0 }, "亿元")]).toEqual([0, null]);
    expect(Object.is(fenOf({ digits: -1n, decimals: 9 }, "元"), 0)).toBe(true);
  });
});

describe("agreement of printed figures", () => {
  const figure = (money: number, grain = 10_000) => ({ money, grain });
  const terms = (total: number, parts: readonly number[], grain?: number) => [
    { figure: figure(total, grain), sign: 1 as const }, ...parts.map((part) => ({ figure: figure(part, grain), sign: -1 as const })),
  ];

  test.each<[string, number, readonly number[], string]>([
    ["a sum that holds", 30_000, [10_000, 20_000], "exact"],
    ["a step in a sum of two", 40_000, [10_000, 20_000], "rounding"],
    ["two steps in a sum of two", 50_000, [10_000, 20_000], "differs"],
    ["a step in a sum of seven is rounding", 80_000, Array<number>(7).fill(10_000), "rounding"],
    ["the same amount printed twice must be equal", 20_000, [10_000], "differs"],
    ["by less than a step, too", 12_000, [10_000], "differs"],
    ["a sum that misses by just what its roundings cannot make", 45_000, [10_000, 20_000], "differs"],
    ["less than its parts by a step", 20_000, [10_000, 20_000], "rounding"],
  ])("%s", (_, total, parts, expected) => expect(agreement(terms(total, parts))).toBe(expected));

  test("万元 with two decimals against 元", () => {
    const against = (yuan: number): string => agreement([
      { figure: figure(1_710_100_00, grainOf("万元", 2)), sign: 1 }, { figure: figure(yuan, grainOf("元", 0)), sign: -1 }]);
    expect([against(1_710_062_00), against(1_710_151_00), against(1_710_050_00), against(1_710_049_00)]).toEqual(["rounding", "differs", "rounding", "differs"]);
  });
});
