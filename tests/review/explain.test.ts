import { addressOf, areaAddress, type CellRef } from "../../src/model/cells";
import { figureOf, type TableId } from "../../src/model/book";
import type { FindingValue } from "../../src/model/findings";
import { formatMoney } from "../../src/model/money";
import { contentAt, type WorkbookSnapshot } from "../../src/model/snapshot";
import { explainCell, relationOf, review, understand } from "../../src/review";
import type { Explanation, RelationSide } from "../../src/review/explain";
import { applied, filled, recalculated, typed } from "../support/workbooks";
import { recognizeWorkbook } from "../../src/recognize";
import { judgedBook } from "../../src/rules/judgedBook";
import { grid, rowsOf, workbook } from "../support/snapshots";
import { XIHU } from "../support/xihu";

/** Counted, and as they are. */
jest.mock("../../src/recognize", () => counting<typeof import("../../src/recognize")>("../../src/recognize", "recognizeWorkbook"));
jest.mock("../../src/rules/judgedBook", () => counting<typeof import("../../src/rules/judgedBook")>("../../src/rules/judgedBook", "judgedBook"));
function counting<M extends object>(path: string, name: keyof M): M {
  const real = jest.requireActual<M>(path);
  return { ...real, [name]: jest.fn(real[name] as () => unknown) };
}

let book: WorkbookSnapshot;
beforeAll(async () => {
  book = (await filled(typed(XIHU))).after;
});

function cellOf(snapshot: WorkbookSnapshot, table: TableId, key: string, role: string): CellRef {
  const found = understand(snapshot).tables.find(({ id }) => id === table)?.rows.find((row) => row.key === key)?.cells.get(role);
  if (!found) throw new Error(`no ${table}[${key}].${role}`);
  return found.ref;
}

const shown = (value: FindingValue | null): string =>
  value === null ? "?" : value.kind === "money" ? formatMoney(value.fen, value.unit, value.decimals) : value.kind === "text" ? value.text : "";
const side = ({ cells, sum, more }: RelationSide): string => `${shown(sum)}=${cells.map((cell) => `${cell.row.label}·${cell.column}`).join("+")}${more > 0 ? `+${more}` : ""}`;
const flat = ({ relations }: Explanation): readonly string[] =>
  relations.map(({ rule, status, side: on, operator, left, right }) => `${rule} ${status} ${on}: ${side(left)} ${operator} ${side(right)}`);

test("a sum says what it is the sum of, where it goes, and which sentences quote it", () => {
  const at = cellOf(book, "general-expenditure", "20103", "basic");
  const explained = explainCell(book, at);
  expect(explained.place).toMatchObject({
    kind: "amount",
    cell: { table: "general-expenditure", row: { kind: "division", label: "政府办公厅（室）及相关机构事务", code: "20103" }, value: { kind: "money", fen: 1_490_660_000, unit: "万元", decimals: 2 } },
  });
  const lines = flat(explained);
  expect(lines.every((line) => line.includes(" passed "))).toBe(true);
  expect(lines.filter((line) => line.startsWith("sum/"))).toEqual([
    expect.stringMatching(/^sum\/columns passed left: 1490\.66=.* = 1490\.66=.*人员经费.*公用经费/),
    expect.stringMatching(/^sum\/children passed left: 1490\.66=.* = 1490\.66=行政运行.*事业运行/),
    expect.stringMatching(/^sum\/columns passed right: /),
    expect.stringMatching(/^sum\/children passed right: /),
  ]);
  expect(explained.content).toHaveProperty("formula");
  expect(explained.refersTo.length).toBeGreaterThan(0);
});

test("a figure that the text quotes is found in its sentence", () => {
  const at = cellOf(book, "general-expenditure", "2010301", "total");
  const { quotations } = explainCell(book, at);
  expect(quotations.length).toBeGreaterThan(0);
  for (const { sentence, start, length, heading } of quotations) {
    expect([heading === "", sentence.slice(start, start + length)]).toEqual([false, "820.36"]);
    expect(sentence).toContain("行政运行");
  }
});

test("a figure that the text names at an equal cell of another table is quoted by way of that cell", () => {
  const cells = understand(book).tables.flatMap((table) => table.rows.filter(({ kind }) => kind === "total" || kind === "line").flatMap((row) => [...row.cells.values()])).filter((cell) => figureOf(cell));
  const indirect = cells.flatMap((cell) => explainCell(book, cell.ref).quotations.flatMap(({ through, sentence, start, length }) => (through ? [{ cell, through, figure: sentence.slice(start, start + length) }] : [])));
  expect(indirect.length).toBeGreaterThan(0);
  for (const { cell, through, figure } of indirect) {
    expect([cell.ref, Number(figure)]).toEqual([cell.ref, (figureOf(cell)?.money ?? 0) / 1_000_000]);
    expect(explainCell(book, through).quotations.every((quotation) => quotation.through === null)).toBe(true);
  }
  expect(new Set(indirect.map(({ cell }) => cell.ref.sheet))).toContain("收支预算总表");
});

test("a wrong figure: the very relations that a review reports do not hold", async () => {
  const at = cellOf(book, "expenditure", "2010301", "personnel");
  const broken = await recalculated(applied(book, [{ kind: "setValue", at, expects: contentAt(book, at), value: 1234.56 }]).after);
  const failed = explainCell(broken, at).relations.filter(({ status }) => status === "failed").map(({ relation }) => relation);
  const reported = review(broken).findings
    .filter((finding) => [finding.at, ...finding.related].some((ref) => ref.sheet === at.sheet && addressOf(ref) === addressOf(at)))
    .flatMap(({ relation }) => relation ?? []);
  expect(failed.length).toBeGreaterThan(0);
  expect([...new Set(failed)].sort()).toEqual([...new Set(reported)].sort());
});

const PAGE = workbook(grid("支出表", rowsOf(`
  2030年部门支出预算表
  单位：万元
  科目编码|科目名称|合计|基本支出|项目支出
  '201|一般公共服务支出|7|3|4
  '20103|政府办公厅及相关机构事务|7|3|4
  '2010301|行政运行|7|3|4
  合计||7|3|4
`)), grid("便签", rowsOf("记一笔|12")));

test.each<[what: string, at: CellRef, kind: string]>([
  ["an amount", { sheet: "支出表", row: 3, column: 2 }, "amount"],
  ["a name", { sheet: "支出表", row: 3, column: 1 }, "aside"],
  ["a header", { sheet: "支出表", row: 2, column: 2 }, "aside"],
  ["a cell of another sheet", { sheet: "便签", row: 0, column: 1 }, "outside"],
  ["a cell far away", { sheet: "支出表", row: 500, column: 90 }, "outside"],
  ["a sheet that is not there", { sheet: "没有", row: 0, column: 0 }, "outside"],
])("%s", (_what, at, kind) => {
  const explained = explainCell(PAGE, at);
  expect(explained.place.kind).toBe(kind);
  if (kind !== "amount") expect([explained.relations, explained.quotations]).toEqual([[], []]);
});

test("an entry of the supplement is named by what stands beside it, and the text quotes it", () => {
  const fact = understand(book).supplement?.facts.get("procurement.goods");
  if (!fact) throw new Error("no entry");
  const explained = explainCell(book, fact.at);
  expect(explained.place).toEqual({ kind: "entry", label: expect.stringContaining("货物") as unknown });
});

test.each<[formula: string, areas: readonly string[]]>([
  ["=C5+支出!D7", ["表!C5", "支出!D7"]],
  ["=SUM('收 支'!A1:B2,\"C9\")", ["收 支!A1:B2"]],
  ["=IF(C8=0,0,ROUND(C7/C8*100,2))", ["表!C8", "表!C7"]],
  ["=SUMIFS(C8:C$40,$A8:$A$40,$A7&\"??\")", ["表!C8:C40", "表!A8:A40", "表!A7"]],
  ["=[1]别处!A1+LOG10(2)", []],
])("the formula %s refers to", (formula, areas) => {
  const page = workbook(grid("表", [[{ value: 1, formula }]]));
  expect(explainCell(page, { sheet: "表", row: 0, column: 0 }).refersTo.map((area) => `${area.sheet}!${areaAddress(area)}`)).toEqual(areas);
});

test("a workbook is understood and judged once, however many of its cells are looked at, and whoever looked at it before", () => {
  const snapshot = typed(XIHU);
  const counts = [recognizeWorkbook, judgedBook].map((read) => jest.mocked(read));
  counts.forEach((count) => count.mockClear());
  const { findings } = review(snapshot);
  const cells = understand(snapshot).tables.flatMap(({ rows }) => rows.flatMap((row) => [...row.cells.values()])).slice(0, 200);
  for (const { ref } of cells) explainCell(snapshot, ref);
  for (const finding of findings) relationOf(snapshot, finding);
  expect([cells.length, ...counts.map(({ mock }) => mock.calls.length)]).toEqual([200, 1, 1]);

  // Another reading is another workbook, and forms of one's own are another way to read it.
  explainCell({ ...snapshot }, { sheet: "", row: 0, column: 0 });
  expect(counts.map(({ mock }) => mock.calls.length)).toEqual([2, 2]);
  understand(snapshot, []);
  expect(recognizeWorkbook).toHaveBeenCalledTimes(3);
});
