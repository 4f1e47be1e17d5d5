import { codesOfName, knownCodes, levelOf, nameOfCode, outdatedNames, parentOf } from "../../src/catalog/classifications";
import { CANDIDATES } from "../../src/catalog/classifications/candidates";

test.each([
  ["functional", "201", "一般公共服务支出"], ["functional", "2010301", "行政运行"], ["functional", "20805", "行政事业单位养老支出"],
  ["economic", "30108", "机关事业单位基本养老保险缴费"], ["economic", "310", "资本性支出"],
] as const)("%s %s is %s", (classification, code, name) => {
  expect(nameOfCode(classification, code)?.name).toBe(name);
  expect(codesOfName(classification, ` ${name.replace("（", "(")} `)).toContain(code);
});

test("an unknown code has no name, a name may have many codes", () => {
  expect(nameOfCode("functional", "2999999")).toBeNull();
  expect(nameOfCode("economic", "201")).toBeNull();
  expect(codesOfName("functional", "行政运行").length).toBeGreaterThan(3);
});

test("levels and parents follow from the length", () => {
  expect(["201", "20103", "2010301", "2010", "20x"].map((code) => levelOf("functional", code))).toEqual(["class", "division", "item", null, null]);
  expect(["301", "30101", "3010101"].map((code) => levelOf("economic", code))).toEqual(["class", "item", null]);
  expect(["2010301", "20103", "201"].map(parentOf)).toEqual(["20103", "201", null]);
});

test.each(["functional", "economic"] as const)("every %s code has a level, and candidates are apart from evidence", (classification) => {
  const known = knownCodes(classification);
  for (const [code, { name }] of known) {
    expect([code, levelOf(classification, code)]).not.toContain(null);
    expect(name).toMatch(/^[\u4e00-\u9fff（]/);
  }
  for (const code of CANDIDATES[classification].keys()) expect(known.has(code)).toBe(false);
  expect(CANDIDATES[classification].size).toBeGreaterThan(20);
});

test("outdated names name the code's present name", () => {
  for (const { classification, code, current } of outdatedNames) expect(nameOfCode(classification, code)?.name).toBe(current);
});
