import { createOfficeHost } from "../../../src/hosts/office";
import { MARK_LOOKS, markFormula } from "../../../src/hosts/marks";
import type { Edit } from "../../../src/model/edits";
import type { Severity } from "../../../src/model/findings";
import type { PlainSheet } from "../../../src/simulator/plainWorkbook";
import { open, page, saved } from "./workbook";

const SEVERITIES: readonly Severity[] = ["error", "inconsistency", "hint"];
const mark = (sheet: string, row: number, column: number, severity: Severity = "error", note = `第${row + 1}行`): Edit => ({ kind: "mark", at: { sheet, row, column }, severity, note });
const clear: Edit = { kind: "unmark", at: null };

/** Sheets on which the user has conditional formats, comments and colours of their own. */
const USERS: readonly PlainSheet[] = [
  page("收入", [["合计", 1, 2], ["财政", 3, 4]], {
    conditionalFormats: [
      { areas: ["A1:C2"], type: "CellValue", operator: "LessThan", formula1: "=0", format: { fontColor: "#FF0000" } },
      { areas: ["B1:B2"], type: "Custom", formula: "=B1>A1", format: { fillColor: "#00FF00" } },
    ],
    comments: [{ cell: "B2", content: "请核对", author: "张三" }],
  }),
  page("支出 '表", [["合计", 1], ["运行", 2]]),
  { ...page("锁", [["甲"]]), protected: true },
];

/** Our marks as the workbook holds them: severity and areas, sheet by sheet. */
function marksOn(sheets: readonly PlainSheet[]): unknown[] {
  return sheets.flatMap(({ name, conditionalFormats = [] }) =>
    conditionalFormats.flatMap(({ formula, areas }) => SEVERITIES.filter((severity) => formula === markFormula(severity)).map((severity) => [name, severity, ...areas])));
}
const commentsOn = (sheets: readonly PlainSheet[]): unknown[] => sheets.flatMap(({ name, comments = [] }) => comments.map(({ cell, content }) => [name, cell, content]));

describe.each([["1.9", false], ["1.10", true], ["1.14", true]])("with ExcelApi %s", (api, comments) => {
  test("marks come with their look, go without trace, and leave what is the user's", async () => {
    const excel = open(USERS, {}, api);
    const host = createOfficeHost();
    expect(host.capabilities).toEqual({ comments, select: true });
    await host.read();
    const before = saved(excel);
    excel.takeStats();
    const result = await host.apply([mark("收入", 0, 1), mark("收入", 1, 2, "hint"), mark("支出 '表", 1, 1, "inconsistency"), mark("收入", 0, 2)]);
    expect(result.applied).toBe(true);
    expect(excel.takeStats().exchanges).toHaveLength(2);
    const marked = saved(excel).sheets;
    expect(marksOn(marked)).toEqual(expect.arrayContaining([["收入", "error", "B1:C1"], ["收入", "hint", "C2"], ["支出 '表", "inconsistency", "B2"]]));
    const { fill, fontColor, bold, italic } = MARK_LOOKS.error;
    expect(marked[0]?.conditionalFormats?.find(({ formula }) => formula === markFormula("error"))?.format).toMatchObject({ fillColor: fill, fontColor, bold, italic, underline: "Single" });
    expect(commentsOn(marked)).toHaveLength(comments ? 5 : 1);
    expect(excel.heldReferences).toBe(0);

    const cleared = await host.apply([clear]);
    expect(cleared.applied).toBe(true);
    expect(excel.takeStats().exchanges).toHaveLength(2);
    expect(saved(excel)).toEqual(before);

    expect((await host.apply(cleared.inverse)).applied).toBe(true);
    expect(new Set(marksOn(saved(excel).sheets))).toEqual(new Set(marksOn(marked)));
    expect(new Set(commentsOn(saved(excel).sheets))).toEqual(new Set(commentsOn(marked)));
    await host.apply([clear]);
    expect(saved(excel)).toEqual(before);
  });

  test("undone by its inverse", async () => {
    const excel = open(USERS, {}, api);
    const host = createOfficeHost();
    const before = saved(excel);
    const { inverse } = await host.apply([mark("收入", 0, 1), mark("支出 '表", 0, 0, "hint")]);
    expect((await host.apply(inverse)).applied).toBe(true);
    expect(saved(excel)).toEqual(before);
  });
});

describe("round trips", () => {
  test("thousands of marks on thirty sheets take two; so does marking anew", async () => {
    const sheets = Array.from({ length: 30 }, (_, index) => page(`表${index}`, [["合计", 1]]));
    const edits = sheets.flatMap(({ name }) => Array.from({ length: 100 }, (_, index) => mark(name, (index * 7) % 100, index % 5, SEVERITIES[index % 3])));
    const excel = open(sheets);
    const host = createOfficeHost();
    await host.read();
    excel.takeStats();
    expect((await host.apply(edits)).applied).toBe(true);
    const first = excel.takeStats();
    expect([first.exchanges.length, first.requestBytes < 500_000]).toEqual([2, true]);
    const before = marksOn(saved(excel).sheets);
    expect((await host.apply([clear, ...edits])).applied).toBe(true);
    expect(excel.takeStats().exchanges).toHaveLength(2);
    expect(marksOn(saved(excel).sheets)).toEqual(before);
  });

  test("sheets that nobody has read yet cost one more", async () => {
    const excel = open(USERS);
    const host = createOfficeHost();
    await host.apply([mark("收入", 0, 0)]);
    excel.takeStats();
    expect((await createOfficeHost().apply([clear])).applied).toBe(true);
    expect(excel.takeStats().exchanges).toHaveLength(3);
    expect(marksOn(saved(excel).sheets)).toEqual([]);
  });
});

test.each<[string, Edit["kind"], Extract<Edit, { kind: "unmark" }>["at"], unknown[]]>([
  ["one cell", "unmark", { sheet: "收入", row: 0, column: 1 }, [["收入", "error", "B2"]]],
  ["an area", "unmark", { sheet: "收入", row: 1, column: 0, rows: 1, columns: 3 }, [["收入", "error", "B1"]]],
  ["a sheet without any", "unmark", { sheet: "支出 '表", row: 0, column: 0 }, [["收入", "error", "B1:B2"]]],
])("marks are taken off %s, and the comments with them", async (_title, _kind, at, left) => {
  const excel = open(USERS, {}, "1.10");
  const host = createOfficeHost();
  await host.apply([mark("收入", 0, 1), mark("收入", 1, 1)]);
  const result = await host.apply([{ kind: "unmark", at }]);
  expect(result.applied).toBe(true);
  expect(marksOn(saved(excel).sheets)).toEqual(left);
  await host.apply(result.inverse);
  expect(marksOn(saved(excel).sheets)).toEqual([["收入", "error", "B1:B2"]]);
});

test("a mark replaces the mark that was there, comment and all; undo brings the former back", async () => {
  const excel = open(USERS, {}, "1.10");
  const host = createOfficeHost();
  await host.apply([mark("收入", 0, 1, "error", "甲"), mark("收入", 1, 2, "error", "乙")]);
  const { inverse } = await host.apply([mark("收入", 0, 1, "hint", "丙")]);
  expect(new Set(marksOn(saved(excel).sheets))).toEqual(new Set([["收入", "hint", "B1"], ["收入", "error", "C2"]]));
  expect(commentsOn(saved(excel).sheets)).toEqual(expect.arrayContaining([["收入", "B1", "预算公开助手：丙"], ["收入", "B2", "请核对"], ["收入", "C2", "预算公开助手：乙"]]));
  await host.apply(inverse);
  expect(commentsOn(saved(excel).sheets)).toEqual(expect.arrayContaining([["收入", "B1", "预算公开助手：甲"]]));
  expect(marksOn(saved(excel).sheets)).toEqual([["收入", "error", "B1", "C2"]]);
});

test("a cell with the user's comment is marked, its comment stays, the others get theirs", async () => {
  const excel = open(USERS, {}, "1.10");
  const { applied } = await createOfficeHost().apply([mark("收入", 0, 1), mark("收入", 1, 1), mark("收入", 1, 2)]);
  expect(applied).toBe(true);
  expect(new Set(commentsOn(saved(excel).sheets))).toEqual(new Set([["收入", "B2", "请核对"], ["收入", "B1", "预算公开助手：第1行"], ["收入", "C2", "预算公开助手：第2行"]]));
});

test.each([["ApiNotFound", "1.14"], ["GeneralException", "1.10"], ["InvalidArgument", "1.9"]])("what Excel claims and refuses (%s) does not keep marks from being made and cleared", async (code, api) => {
  const excel = open(USERS, {}, api);
  const host = createOfficeHost();
  const before = saved(excel);
  // The first request asks for comments and rules at once. Refused as something that is not there, it is repeated without the
  // one and rule by rule; refused otherwise, only after it was tried again as it is.
  const refuse = (): void => (code === "ApiNotFound" ? [1] : [1, 2]).forEach((request) => excel.faults.failRequest(request, { code }));
  refuse();
  expect((await host.apply([mark("收入", 0, 1)])).applied).toBe(true);
  expect([marksOn(saved(excel).sheets), commentsOn(saved(excel).sheets)]).toEqual([[["收入", "error", "B1"]], [["收入", "B2", "请核对"]]]);
  refuse();
  expect((await host.apply([clear])).applied).toBe(true);
  expect(saved(excel)).toEqual(before);
});

test("marks move with their rows, are found there, and go", async () => {
  const excel = open(USERS);
  const host = createOfficeHost();
  await host.apply([mark("收入", 1, 1)]);
  excel.user.insertRows("收入", 0, 3);
  const { inverse } = await host.apply([{ kind: "unmark", at: { sheet: "收入", row: 4, column: 1 } }]);
  expect([marksOn(saved(excel).sheets), inverse]).toEqual([[], [expect.objectContaining({ kind: "mark", at: { sheet: "收入", row: 4, column: 1 } })]]);
});

test("nothing is marked on a protected sheet, nor taken off it", async () => {
  const excel = open(USERS);
  const host = createOfficeHost();
  expect(await host.apply([mark("收入", 0, 0), mark("锁", 0, 0)])).toMatchObject({ applied: false, outcomes: [{ reason: "cancelled" }, { reason: "protected", detail: "锁" }] });
  await host.apply([mark("收入", 0, 0)]);
  excel.user.protect("收入", true);
  const before = saved(excel);
  expect(await host.apply([clear])).toMatchObject({ applied: false, outcomes: [{ reason: "protected" }] });
  expect(saved(excel)).toEqual(before);
});

test("marks are made together with other edits, at the places where the cells then are", async () => {
  const excel = open(USERS);
  const host = createOfficeHost();
  const before = await host.read();
  const result = await host.apply([mark("收入", 1, 1), { kind: "insertRows", sheet: "收入", row: 0, count: 2 }, mark("收入", 0, 0, "hint")]);
  expect(new Set(marksOn(saved(excel).sheets))).toEqual(new Set([["收入", "error", "B4"], ["收入", "hint", "A1"]]));
  expect((await host.apply(result.inverse)).applied).toBe(true);
  expect([await host.read(), marksOn(saved(excel).sheets)]).toEqual([before, []]);
});
