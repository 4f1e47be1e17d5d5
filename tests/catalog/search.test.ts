import { knownCodes } from "../../src/catalog/classifications";
import { CANDIDATES } from "../../src/catalog/classifications/candidates";
import { SYLLABLES } from "../../src/catalog/classifications/readings";
import { pastedCodes, searchCodes } from "../../src/catalog/classifications/search";
import type { ClassificationId } from "../../src/catalog/types";

const codes = (book: ClassificationId, query: string, near: readonly string[] = []): readonly string[] =>
  searchCodes(query, { limit: 50, near: new Set(near), books: [book] }).entries.map(({ code }) => code);

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
  ["functional", "xingzhengyunxing", ["20103"], "2010301"],
  ["functional", "xingzhyx", ["20103"], "2010301"],
  ["functional", "zhufanggongjijin", [], "2210201"],
  ["functional", "lvshiguanli", [], "2040606"],
  ["functional", "水利 行政运行", [], "2130301"],
  ["functional", "行政运行 水利", [], "2130301"],
  ["functional", "水利行政运行", [], "2130301"],
  ["functional", "sl xzyx", [], "2130301"],
  ["functional", "shuilixzyx", [], "2130301"],
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

test("a name of what items stand below offers them all, after the items of that name", () => {
  const { entries, total } = searchCodes("水利", { limit: 500 });
  const found = entries.map(({ code }) => code);
  expect(found).toContain("2130301");
  expect(found.filter((code) => code.startsWith("21303")).length).toBeGreaterThan(20);
  const first = entries.findIndex(({ name }) => !name.includes("水利"));
  expect(entries.slice(0, first).every(({ name }) => name.includes("水利"))).toBe(true);
  expect(entries.slice(first).some(({ name }) => name.startsWith("水利"))).toBe(false);
  expect(total).toBe(entries.length);
});

test("both books are searched, and how much was left off is known", () => {
  const { entries, total } = searchCodes("bgf", { limit: 3 });
  expect(entries[0]).toMatchObject({ classification: "economic", code: "30201", name: "办公费" });
  expect(total).toBeGreaterThan(entries.length);
  expect(searchCodes("30201", { limit: 5 }).entries.map(({ code }) => code)).toEqual(["30201"]);
});

test.each<[string, string, readonly string[], readonly string[]]>([
  ["a column of codes", "2010301\n2080501\r\n30201", ["2010301", "2080501", "30201"], []],
  ["codes with names, as a table gives them", "2010301\t行政运行\t12.30\n2080505\t机关事业单位基本养老保险缴费支出\t8", ["2010301", "2080505"], []],
  ["full-width digits, blank lines, the same code twice", "２０１０３０１\n\n2010301\n", ["2010301"], []],
  ["classes and divisions come with their items", "201\n20103\n2010301", ["2010301"], []],
  ["what no book names is told", "2010301\n9999999\n行政运行", ["2010301"], ["9999999", "行政运行"]],
])("pasted: %s", (_, text, found, unknown) => {
  const pasted = pastedCodes(text);
  expect(pasted.entries.map(({ code }) => code)).toEqual(found);
  expect(pasted.unknown).toEqual(unknown);
});

test("only what can be typed into is offered: items, with the names of what they stand below", () => {
  const [entry] = searchCodes("2080501", { limit: 1 }).entries;
  expect(entry).toMatchObject({ name: "行政单位离退休", path: ["社会保障和就业支出", "行政事业单位养老支出"], evidenced: true });
  expect(codes("functional", "208").every((code) => code.length === 7)).toBe(true);
  expect(codes("economic", "301").every((code) => code.length === 5)).toBe(true);
});

test("without a query, what stands beside the codes of the workbook", () => {
  const found = codes("functional", "", ["2080501"]);
  expect(found[0]).toBe("2080501");
  expect(found.every((code) => code.startsWith("208"))).toBe(true);
});

test.each(["行政运行", "2080501", "xzyx"])("of a query of any length only the beginning is looked at: %s", (query) => {
  const beginning = `${query}${" ".repeat(60)}`;
  expect(codes("functional", `${beginning}${"无此名称".repeat(100_000)}`)).toEqual(codes("functional", query));
  expect(codes("functional", query)).not.toEqual([]);
});

test("every character of every name can be found by its syllables (npm run readings)", () => {
  const covered = new Set(SYLLABLES.keys());
  const names = (["functional", "economic"] as const).flatMap((id) => [...[...knownCodes(id).values()].map(({ name }) => name), ...CANDIDATES[id].values()]);
  expect([...new Set(names.join(""))].filter((character) => /\p{Script=Han}/u.test(character) && !covered.has(character))).toEqual([]);
});
