import type { CellRef } from "../../src/model/cells";
import { addressOf } from "../../src/model/cells";
import type { Edit } from "../../src/model/edits";
import { contentAt, sheetOf, type SheetSnapshot, type WorkbookSnapshot } from "../../src/model/snapshot";
import { accept, outcomesOf, review } from "../../src/review";
import { grid, rowsOf, workbook } from "../support/snapshots";
import { applied } from "../support/workbooks";

/** Two independent slips: the total row of 201, and the note of a table without figures. */
const BROKEN = workbook(grid("支出表", rowsOf(`
2024年部门支出预算总表
|||||单位：万元
科目编码|科目名称|合计|人员支出|公用经费|项目支出
|合计|31|15|10|5
'201|一般公共服务支出|30|15|10|5
'20103|政府办公厅（室）及相关机构事务|30|15|10|5
'2010301|行政运行|30|15|10|5`), { format: "0.00" }));

function changed(snapshot: WorkbookSnapshot, at: CellRef, value: string | number): WorkbookSnapshot {
  return applied(snapshot, [{ kind: "setValue", at, expects: contentAt(snapshot, at), value }]).after;
}

function accepting(snapshot: WorkbookSnapshot, reason: string): WorkbookSnapshot {
  return applied(snapshot, accept(snapshot, review(snapshot).findings, reason)).after;
}

test("accepted findings stand apart with their reason, in a visible sheet that is no leftover", () => {
  const before = review(BROKEN);
  expect(before.findings.length).toBeGreaterThan(0);
  const after = review(accepting(BROKEN, "已与财政局核对"));
  expect([after.findings, after.lapsed]).toEqual([[], []]);
  expect(after.accepted.map(({ finding, reason }) => [finding.rule, addressOf(finding.at), reason])).toEqual(
    before.findings.map((finding) => [finding.rule, addressOf(finding.at), "已与财政局核对"]));
  expect([after.book.leftovers, after.checks]).toEqual([before.book.leftovers, before.checks]);
  const sheet = sheetOf(accepting(BROKEN, "好"), "校验记录");
  expect([sheet?.visibility, sheet?.values[2]]).toEqual(["visible", ["规则", "工作表", "单元格", "关系", "当时数值", "理由"]]);
});

test("a figure that changes drops the acceptance; put back, it holds again", () => {
  const accepted = accepting(BROKEN, "好");
  const at = { sheet: "支出表", row: 3, column: 2 };
  const worse = review(changed(accepted, at, 32));
  expect(worse.accepted).toEqual([]);
  expect(worse.findings.length).toBeGreaterThan(0);
  expect(worse.lapsed.map(({ reason, place }) => [reason, place])).toContainEqual(["好", "支出表!C4"]);
  expect(review(changed(changed(accepted, at, 32), at, 31)).findings).toEqual([]);
});

test("a figure that has nothing to do with it leaves the acceptance alone, even where another slip comes to light", () => {
  const accepted = accepting(BROKEN, "好");
  const other = review(changed(accepted, { sheet: "支出表", row: 6, column: 4 }, 11));
  expect(other.accepted.length).toBeGreaterThan(0);
  expect(other.findings.length).toBeGreaterThan(0);
});

test("a line whose reason is deleted accepts nothing", () => {
  const accepted = accepting(BROKEN, "好");
  const record = sheetOf(accepted, "校验记录");
  const blank = (record?.values ?? []).slice(3).map((_, down): Edit => {
    const at = { sheet: "校验记录", row: 3 + down, column: 5 };
    return { kind: "setValue", at, expects: contentAt(accepted, at), value: null };
  });
  expect(review(applied(accepted, blank).after).findings).toEqual(review(BROKEN).findings);
});

test("a second acceptance is appended below the first", () => {
  const first = accepting(BROKEN, "一");
  const second = changed(first, { sheet: "支出表", row: 6, column: 4 }, 11);
  const edits = accept(second, review(second).findings, "二");
  expect(edits.every(({ kind }) => kind === "setValue")).toBe(true);
  const both = review(applied(second, edits).after);
  expect([both.findings, new Set(both.accepted.map(({ reason }) => reason)).has("二")]).toEqual([[], true]);
});

test.each(["=1+1", "+8", "-减", "@SUM(A1)"])("the reason %s stays text, in a new sheet and in a line appended", (reason) => {
  const fresh = accepting(BROKEN, reason);
  const more = accepting(changed(fresh, { sheet: "支出表", row: 3, column: 2 }, 33), reason);
  for (const snapshot of [fresh, more]) {
    const sheet = sheetOf(snapshot, "校验记录");
    const lines = (sheet?.values ?? []).slice(3);
    expect(lines.map((row) => row[5])).toEqual(lines.map(() => reason));
    expect((sheet?.formulas ?? []).flat().filter((formula) => formula !== "")).toEqual([]);
    expect((sheet?.numberFormats ?? []).slice(3).map((row) => row[5])).toEqual(lines.map(() => "@"));
  }
});

test("a sheet of that name that is not ours is left alone", () => {
  const own = grid("校验记录", [["会议记录"], ["张三"]]);
  const snapshot = workbook(...BROKEN.sheets, own);
  const after = accepting(snapshot, "好");
  expect(after.sheets.map(({ name }) => name)).toEqual(["支出表", "校验记录", "校验记录 (2)"]);
  expect(sheetOf(after, "校验记录")).toEqual(own);
  expect(review(after).findings).toEqual([]);
});

test("an acceptance without a reason is refused", () => {
  expect(() => accept(BROKEN, review(BROKEN).findings, "  ")).toThrow(RangeError);
});

test("outcomes: every relation with its cells, as the counts say", () => {
  const { book, findings } = review(BROKEN);
  const outcomes = outcomesOf(book);
  const failed = outcomes.filter(({ status }) => status === "failed");
  expect(failed.map(({ rule }) => rule).sort()).toEqual(findings.filter(({ relation }) => relation !== undefined).map(({ rule }) => rule).sort());
  expect(failed.every(({ table, cells }) => table === "expenditure" && cells.some((cell) => addressOf(cell) === "C4"))).toBe(true);
  expect(outcomes.some(({ status }) => status === "passed")).toBe(true);
});

describe("an acceptance is of figures, not of places", () => {
  const moved = (snapshot: WorkbookSnapshot, move: (sheet: SheetSnapshot) => SheetSnapshot): WorkbookSnapshot =>
    ({ sheets: snapshot.sheets.map((sheet) => (sheet.name === "支出表" ? move(sheet) : sheet)) });
  const spliced = <T>(rows: readonly (readonly T[])[], at: number, row: readonly T[]): readonly (readonly T[])[] => [...rows.slice(0, at), row, ...rows.slice(at)];
  const blankRow = (at: number) => (sheet: SheetSnapshot): SheetSnapshot => {
    const width = sheet.values[0]?.length ?? 0;
    return {
      ...sheet, values: spliced(sheet.values, at, Array.from({ length: width }, () => null)), formulas: spliced(sheet.formulas, at, Array.from({ length: width }, () => "")),
      numberFormats: spliced(sheet.numberFormats, at, Array.from({ length: width }, () => "0.00")),
    };
  };

  test.each<readonly [string, (sheet: SheetSnapshot) => SheetSnapshot]>([
    ["a row above the table", (sheet) => ({ ...sheet, row: sheet.row + 3 })],
    ["a column before the table", (sheet) => ({ ...sheet, column: sheet.column + 2 })],
    ["a blank row inside the table", blankRow(5)],
    ["a blank row under the header", blankRow(3)],
  ])("it survives %s", (_, move) => {
    const after = review(moved(accepting(BROKEN, "好"), move));
    expect([after.findings, after.lapsed]).toEqual([[], []]);
    expect(after.accepted.length).toBe(review(BROKEN).findings.length);
  });

  test("it is dropped when a figure of the relation changes after the move", () => {
    const after = moved(accepting(BROKEN, "好"), (sheet) => ({ ...sheet, row: sheet.row + 3 }));
    expect(review(changed(after, { sheet: "支出表", row: 6, column: 2 }, 32)).accepted).toEqual([]);
  });
});
