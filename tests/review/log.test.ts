import type { WorkbookSnapshot } from "../../src/model/snapshot";
import { logEdits, logSheetOf, understand } from "../../src/review";
import { applied } from "../support/workbooks";
import { grid, workbook } from "../support/snapshots";

const EMPTY = workbook(grid("便签", [["记一笔"]]));
const line = (text: string, time = "2030-01-05 10:31"): { time: string; text: string } => ({ time, text });
const logged = (snapshot: WorkbookSnapshot, ...texts: readonly string[]): WorkbookSnapshot => applied(snapshot, logEdits(snapshot, texts.map((text) => line(text)))).after;
const rows = (snapshot: WorkbookSnapshot): readonly string[] =>
  (snapshot.sheets.find(({ name }) => name === logSheetOf(snapshot))?.values ?? []).slice(3).map((row) => row.join("|")).filter((row) => row.replaceAll("|", "") !== "");

test("the first line brings the sheet, the next ones stand below", () => {
  const one = logged(EMPTY, "插入 13 个工作表");
  const two = logged(one, "填充 453 格", "撤销：填充 453 格");
  expect([logSheetOf(EMPTY), logSheetOf(two)]).toEqual([null, "操作记录"]);
  expect(rows(two)).toEqual(["1|2030-01-05 10:31|插入 13 个工作表", "2|2030-01-05 10:31|填充 453 格", "3|2030-01-05 10:31|撤销：填充 453 格"]);
});

test("nothing to say writes nothing", () => expect(logEdits(EMPTY, [])).toEqual([]));

test("somebody else's sheet of that name is left alone", () => {
  const other = workbook(grid("操作记录", [["自己的表"]]));
  const after = logged(other, "填充 1 格");
  expect([logSheetOf(after), after.sheets[0]?.values]).toEqual(["操作记录 (2)", [["自己的表"]]]);
});

test.each(["=1+1", "+A1", "-2", "@SUM(A1)"])("a line that begins like a formula stays text: %s", (text) => {
  const after = logged(logged(EMPTY, text), text);
  const sheet = after.sheets.find(({ name }) => name === "操作记录");
  expect([sheet?.formulas.flat().filter((formula) => formula !== ""), rows(after).map((row) => row.split("|")[2])]).toEqual([[], [text, text]]);
});

test("what people write below or beside is kept, the next line stands after it", () => {
  const one = logged(EMPTY, "甲");
  const noted = applied(one, [{ kind: "setValue", at: { sheet: "操作记录", row: 4, column: 2 }, expects: { value: null }, value: "手写的话" }]).after;
  expect(rows(logged(noted, "乙"))).toEqual(["1|2030-01-05 10:31|甲", "||手写的话", "3|2030-01-05 10:31|乙"]);
});

test("the length is bounded: the oldest lines go, the numbers go on", () => {
  let snapshot = EMPTY;
  for (let round = 0; round < 25; round += 1) snapshot = logged(snapshot, ...Array.from({ length: 10 }, (_, index) => `步骤 ${round * 10 + index + 1}`));
  const kept = rows(snapshot);
  expect([kept.length <= 200, kept.length >= 140, kept.at(-1)]).toEqual([true, true, "250|2030-01-05 10:31|步骤 250"]);
  expect(rows(logged(EMPTY, ...Array.from({ length: 300 }, (_, index) => `第 ${index}`)))).toHaveLength(200);
});

test("it is no budget table and no leftover", () => expect(understand(logged(EMPTY, "甲")).leftovers.map(({ area }) => area.sheet)).toEqual(["便签"]));
