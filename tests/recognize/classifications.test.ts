import { codesOfName, formerNames, isOutdated, knownCodes, levelOf, nameOfCode, parentOf } from "../../src/catalog/classifications";
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

test("what a former name is called since is a name of the book", () => {
  for (const { classification, name, code, current } of formerNames) {
    if (current === "") continue;
    const known = [nameOfCode(classification, code)?.name, ...codesOfName(classification, current).map((other) => nameOfCode(classification, other)?.name), CANDIDATES[classification].get(code)];
    expect([code, name, known.includes(current) || CANDIDATES[classification].size > 0 && [...CANDIDATES[classification].values()].includes(current)]).toEqual([code, name, true]);
  }
});

test.each([
  ["210", "医疗卫生与计划生育支出", 2018, false], ["210", "医疗卫生与计划生育支出", 2019, true], ["20805", "行政事业单位离退休", 2019, false],
  ["20805", "行政事业单位离退休", 2020, true], ["20805", "行政事业单位离退休", null, false], ["30311", "住房公积金", 2017, false], ["30311", "住房公积金", 2018, true],
])("%s %s in %s: outdated is %s", (code, name, year, outdated) => {
  const [entry] = formerNames.filter((each) => each.code === code && each.name === name);
  expect(entry && isOutdated(entry, year)).toBe(outdated);
});

test("every class that the book numbers from 201 to 234 has its name", () => {
  const classes = [...knownCodes("functional").keys()].filter((code) => code.length === 3);
  expect(classes.filter((code) => Number(code) < 218)).toEqual(
    ["201", "202", "203", "204", "205", "206", "207", "208", "209", "210", "211", "212", "213", "214", "215", "216", "217"]);
  expect(["外交支出", "国防支出", "节能环保支出", "交通运输支出", "金融支出", "援助其他地区支出", "粮油物资储备支出"].map((name) => codesOfName("functional", name))).toEqual(
    [["202"], ["203"], ["211"], ["214"], ["217"], ["219"], ["222"]]);
});
