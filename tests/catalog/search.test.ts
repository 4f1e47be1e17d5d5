import { knownCodes } from "../../src/catalog/classifications";
import { CANDIDATES } from "../../src/catalog/classifications/candidates";
import { CHARACTERS_BY_LETTER } from "../../src/catalog/classifications/initials";
import { searchCodes } from "../../src/catalog/classifications/search";
import type { ClassificationId } from "../../src/catalog/types";

const codes = (classification: ClassificationId, query: string, near: readonly string[] = []): readonly string[] =>
  searchCodes(classification, query, { limit: 50, near: new Set(near) }).map(({ code }) => code);

test.each<[ClassificationId, string, readonly string[], string]>([
  ["functional", "2010301", [], "2010301"],
  ["functional", "20805", [], "2080501"],
  ["functional", "xzyx", ["20103"], "2010301"],
  ["functional", "XZYX", ["2013901"], "2013901"],
  ["functional", "行政运行", ["2040601"], "2040601"],
  ["functional", "行 政 运 行", ["2040601"], "2040601"],
  ["functional", "职业年金", [], "2080506"],
  ["functional", "养老缴费", [], "2080505"],
  ["functional", "208 退休", [], "2080501"],
  ["functional", "208tx", [], "2080501"],
  ["functional", "zfgjj", [], "2210201"],
  ["economic", "30101", [], "30101"],
  ["economic", "jbgz", [], "30101"],
  ["economic", "因公出国(境)", [], "30212"],
  ["economic", "ygcgj", [], "30212"],
  ["economic", "３０２０１", [], "30201"],
])("%s %j beside %j gives %s first", (classification, query, near, first) => {
  expect(codes(classification, query, near)[0]).toBe(first);
});

test.each(["查无此目", "9999999", "qqqq", "208 基本工资", "=SUM(A1)", "*"])("%j finds nothing", (query) => {
  expect(codes("functional", query)).toEqual([]);
});

test("only what can be typed into is offered: items, with the names of what they stand below", () => {
  const [entry] = searchCodes("functional", "2080501", { limit: 1 });
  expect(entry).toMatchObject({ name: "行政单位离退休", path: ["社会保障和就业支出", "行政事业单位养老支出"], evidenced: true });
  expect(codes("functional", "208").every((code) => code.length === 7)).toBe(true);
  expect(codes("economic", "301").every((code) => code.length === 5)).toBe(true);
});

test("without a query, what stands beside the codes of the workbook", () => {
  const found = codes("functional", "", ["2080501"]);
  expect(found[0]).toBe("2080501");
  expect(found.every((code) => code.startsWith("208"))).toBe(true);
});

test("a hand-typed query of any length is answered at once", () => {
  const before = performance.now();
  codes("functional", "行政".repeat(100_000));
  codes("functional", "x".repeat(100_000));
  expect(performance.now() - before).toBeLessThan(500);
});

test("every character of every name can be found by its first letter (npm run initials)", () => {
  const covered = new Set(Object.values(CHARACTERS_BY_LETTER).join(""));
  const names = (["functional", "economic"] as const).flatMap((id) => [...[...knownCodes(id).values()].map(({ name }) => name), ...CANDIDATES[id].values()]);
  expect([...new Set(names.join(""))].filter((character) => /\p{Script=Han}/u.test(character) && !covered.has(character))).toEqual([]);
});
