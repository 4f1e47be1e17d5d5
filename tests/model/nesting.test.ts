import { nestedFromTop, nestedLines, type LineAmounts } from "../../src/model/nesting";

interface Line {
  readonly name: string;
  readonly level: number;
  /** Amounts as printed; "" where nothing is. */
  readonly printed: readonly string[];
}

function linesOf(text: string): readonly Line[] {
  return text.split("\n").filter((line) => line.trim() !== "").map((line) => {
    const [name = "", ...printed] = line.trim().split("|").map((each) => each.trim());
    return { name, level: (/^ */.exec(line)?.[0].length ?? 0) / 2, printed };
  });
}

/** How deep each line stands: 合计 is the whole of all; a line in brackets stands neither above others nor below them. */
function levelsOf(lines: readonly Line[], nested: typeof nestedFromTop | "up", least: number): readonly number[] {
  const figures = lines.map(({ printed }) => printed.map((text) => ({ money: Math.round(Number(text) * 100), grain: 10 ** (2 - (text.split(".")[1] ?? "").length) })));
  const amounts: LineAmounts = {
    lines: lines.length, columns: Math.max(...lines.map(({ printed: { length } }) => length)),
    money: (line, column) => figures[line]?.[column]?.money ?? 0, grain: (line, column) => figures[line]?.[column]?.grain ?? 0,
  };
  const isLine = (line: number): boolean => lines[line]?.name.startsWith("(") === false;
  const above = nested === "up" ? nestedLines(amounts, lines.findIndex(({ name }) => name === "合计"), (line) => isLine(line) && lines[line]?.name !== "合计", least) : nested(amounts, isLine, least);
  const levels: number[] = [];
  above.forEach((up) => levels.push(up < 0 ? 0 : (levels[up] ?? NaN) + 1));
  return levels;
}

function shown(lines: readonly Line[], levels: readonly number[]): readonly string[] {
  return lines.map(({ name }, at) => `${"  ".repeat(levels[at] ?? 0)}${name}`);
}

/** Lists as they are to be read: a line stands below the one that sums it, which nothing but the figures says. */
const UP: readonly [what: string, list: string, least?: number][] = [
  ["nothing sums anything", `
甲|10.00|4.00
乙|20.00|5.00
丙|25.00|6.00`],
  ["one above two", `
甲|30.00|9.00
  乙|10.00|4.00
  丙|20.00|5.00
丁|7.00|`],
  ["within each other", `
局|70.00|21.00|3.00
  本级|10.00|4.00|3.00
  中心|60.00|17.00|
    一站|40.00|10.00|
    二站|20.00|7.00|`],
  ["two beside each other, within a third, one line before and one behind", `
甲|1.00
局|65.00
  中心|30.00
    一站|10.00
    二站|20.00
  所|35.00
    一室|15.00
    二室|20.00
乙|2.00`],
  ["a line as large as the one below it", `
甲|10.00
  乙|10.00
丙|3.00`],
  ["a line as large as the one below it, where as much is asked of two columns", `
甲|10.00
乙|10.00
丙|3.00`, 2],
  ["a line as large as the one below it in two columns", `
甲|10.00|4.00
  乙|10.00|4.00
丙|3.00|1.00`],
  ["the same, where as much is asked of three columns", `
甲|10.00|4.00|
乙|10.00|4.00|
丙|3.00|1.00|`, 3],
  ["in three, asked of three", `
甲|10.00|4.00|1.00
  乙|10.00|4.00|1.00
丙|3.00|1.00|`, 3],
  ["as large in two columns, not in the third", `
甲|10.00|4.00|1.00
乙|10.00|4.00|2.00
丙|3.00|1.00|`, 2],
  ["two lines that sum up, where three are asked for", `
甲|30.00
乙|10.00
丙|20.00`, 3],
  ["three, of which one has nothing, where three are asked for", `
甲|30.00
乙|10.00
丙|
丁|20.00`, 3],
  ["three that have something", `
甲|35.00
  乙|10.00
  丙|5.00
  丁|20.00`, 3],
  ["lines of nothing among the parts, and behind them", `
甲|30.00
  乙|10.00
  丙|
  丁|20.00
戊|
己|3.00`],
  ["each rounded on its own", `
甲|60.4
  乙|10.1
  丙|20.1
  丁|30.1
戊|9.9`],
  ["beyond what rounding explains", `
甲|60.5
乙|10.1
丙|20.1
丁|30.1
戊|9.9`],
  ["a single amount is not rounded", `
甲|10.1
乙|10.12
丙|3.3`],
  ["one of two columns wrong", `
甲|30.00|9.00
  乙|10.00|4.00
  丙|20.00|7.00
丁|9.00|9.00`],
  ["as large in one column, not in the other", `
甲|10.00|4.00
乙|10.00|2.00
丙|3.00|3.00`],
  ["two of four columns wrong, each by its own", `
甲|30.00|9.00|8.00|9.00
乙|10.00|4.00|2.00|1.00
丙|20.00|5.00|1.00|1.00
丁|9.00|9.00|9.00|9.00`],
  ["one column of three wrong", `
甲|30.00|9.00|5.00
  乙|10.00|4.00|2.00
  丙|20.00|5.00|2.00
丁|4.00|7.00|8.00`],
  ["two of four wrong by as much, the total of the row with a figure", `
甲|40.00|30.00|6.00|4.00
  乙|10.00|8.00|1.00|1.00
  丙|29.00|22.00|4.00|3.00
丁|1.00|1.00|1.00|1.00`],
  ["two of three wrong by as much, one right", `
甲|40.00|31.00|5.00
  乙|10.00|8.00|2.00
  丙|29.00|22.00|3.00
丁|9.00|9.00|9.00`],
  ["two of three wrong, each by its own", `
甲|41.00|33.00|5.00
乙|10.00|8.00|2.00
丙|29.00|22.00|3.00
丁|9.00|9.00|9.00`],
  ["three of four wrong by as much", `
甲|40.00|31.00|11.00|5.00
乙|10.00|8.00|4.00|2.00
丙|29.00|22.00|6.00|3.00
丁|9.00|9.00|9.00|9.00`],
  ["the only column wrong", `
甲|31.00
乙|10.00
丙|20.00`],
  ["the longer stretch agrees in more columns", `
甲|30.00|9.00|4.00
  乙|10.00|4.00|
  丙|20.00|3.00|
  丁||2.00|4.00
戊|50.00|50.00|50.00`],
  ["the shorter stretch of those that agree in as many", `
甲|30.00|9.00
  乙|10.00|4.00
  丙|20.00|5.00
丁||
戊|1.00|1.00`],
  ["what stands neither above nor below parts two stretches", `
甲|30.00
乙|10.00
(另行)|
丙|20.00
丁|50.00
  戊|20.00
  己|30.00`],
  ["amounts below zero", `
甲|5.00|9.00
  乙|10.00|4.00
  丙|-5.00|5.00
丁|3.00|3.00`],
  ["the whole of all is none of them", `
合计|30.00|9.00
甲|10.00|4.00
乙|20.00|5.00`],
  ["the only amount of a line that sums others is wrong, which the whole follows", `
合计|71.00
甲|10.00
乙|61.00
  丙|35.00
  丁|25.00`],
  ["an amount below such a line is wrong", `
合计|70.00
甲|10.00
乙|60.00
  丙|36.00
  丁|25.00`],
  ["lines behind those below it belong to the whole", `
合计|79.00
甲|10.00
乙|60.00
  丙|36.00
  丁|25.00
戊|9.00`],
  ["one line is not below another for being as much too many", `
合计|70.00
甲|10.00
乙|51.00
丙|36.00
丁|9.00`],
  ["one line above all others", `
合计|70.00
甲|70.00
  乙|35.00
  丙|36.00`],
  ["lines of nothing stand below none", `
合计|30.00
甲|10.00
乙|20.00
丙|
丁|`],
  ["one column of three that is too much is a wrong figure", `
合计|30.00|9.00|5.00
甲|10.00|4.00|2.00
乙|20.00|5.00|3.00
丙|||1.00
丁|||4.00`],
  ["the same, where one line alone has the second", `
合计|30.00|9.00|5.00
甲|10.00|9.00|2.00
乙|20.00||3.00
丙|||1.00
丁|||4.00`],
  ["one column of two that is too much", `
合计|30.00|5.00
甲|10.00|2.00
乙|20.00|3.00
  丙||1.00
  丁||2.00`],
  ["lines without which the whole is right in one column alone", `
合计|70.00|9.00
甲|10.00|1.00
乙|60.00|2.00
丙|36.00|3.00
丁|25.00|4.00`],
  ["lines without which the whole is right but for rounding", `
合计|70.2
甲|10.1
乙|60.0
丙|36.1
丁|25.3`],
  ["of several readings the fewest lines", `
合计|66.00
甲|60.00
  乙|6.00
  丙|5.00
丁|4.00
戊|2.00`],
  ["of several readings with as many the first", `
合计|66.00
甲|60.00
  乙|6.00
  丙|5.00
丁|6.00`],
  ["within each other by the whole alone", `
合计|100.00
甲|100.00
  丙|40.00
    丁|30.00
    戊|11.00
  乙|60.00`],
  ["the whole is not that of any reading", `
合计|99.00
甲|10.00
乙|61.00
丙|35.00
丁|25.00`],
  ["the whole mostly sums the lines as they stand", `
合计|79.00|9.00|6.00
甲|10.00|2.00|1.00
乙|20.00|3.00|2.00
丙|30.00|4.00|3.00`],
  ["the fewest lines stand below it", `
合计|70.00
甲|10.00
乙|60.00
  丙|31.00
  丁|30.00
戊|0.00`],
];

test.each(UP)("lines that sum those below them: %s", (_what, list, least = 1) => {
  const lines = linesOf(list);
  expect(shown(lines, levelsOf(lines, "up", least))).toEqual(shown(lines, lines.map(({ level }) => level)));
});

/** Lists gone through from the top: a line that sums those below it is found before any of these, and they are not asked. */
const DOWN: readonly [what: string, list: string, least?: number][] = [
  ["nothing sums anything", `
甲|10.00
乙|20.00
丙|25.00`],
  ["one after another", `
甲|30.00
  乙|10.00
  丙|20.00
丁|50.00
  戊|20.00
  己|30.00
庚|7.00`],
  ["what stands below is not asked", `
局|70.00
  本级|10.00
  中心|30.00
  一站|10.00
  二站|20.00`],
  ["what stands neither above nor below ends a stretch", `
甲|30.00
乙|10.00
(另行)|
丙|20.00
丁|9.00
  戊|5.00
  己|4.00`],
  ["one that stands above none, where it would sum", `
(甲)|30.00
乙|10.00
丙|20.00`],
  ["two that sum up, where three are asked for", `
甲|30.00
乙|10.00
丙|20.00
丁|1.00`, 3],
  ["the last line sums nothing", `
甲|30.00
  乙|10.00
  丙|20.00
丁|`],
];

test.each(DOWN)("the same from the top: %s", (_what, list, least = 1) => {
  const lines = linesOf(list);
  expect(shown(lines, levelsOf(lines, nestedFromTop, least))).toEqual(shown(lines, lines.map(({ level }) => level)));
});

/** A line that sums so many others, too large to be taken for rounding. */
const sumOf = (count: number): string => `\n甲|${count}0.00|${count}0.00|${count}0.00${"\n  乙|10.00|10.00|10.00".repeat(count)}`;

test.each<[what: string, list: string, nested: boolean]>([
  ["so many lines are looked at below one", sumOf(400), true], ["and no more", sumOf(401), false],
  ["a long list", `${sumOf(9)}${"\n丙|10.00|10.00|10.00".repeat(3990)}`, true], ["one that is too long", `${sumOf(9)}${"\n丙|10.00|10.00|10.00".repeat(3991)}`, false],
])("lists of many lines: %s", (_what, list, nested) => {
  const lines = linesOf(list);
  const levels = lines.map(({ level }) => (nested ? level : 0));
  expect([levelsOf(lines, "up", 4), levelsOf(lines, nestedFromTop, 4)]).toEqual([levels, levels]);
});

test("many lines are not told by their whole", () => {
  const list = (count: number): readonly Line[] => linesOf(`合计|${count}.00\n甲|1.00${"\n乙|1.00".repeat(count - 1)}\n丙|7.00\n丁|5.00`);
  expect([levelsOf(list(398), "up", 2).slice(-2), levelsOf(list(399), "up", 2).slice(-2)]).toEqual([[1, 1], [0, 0]]);
});
