import fc from "fast-check";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { editedXlsx, openXlsx } from "../../src/hosts/xlsx";
import type { BudgetBook } from "../../src/model/book";
import type { WorkbookSnapshot } from "../../src/model/snapshot";
import { preparedRows, publicationEdits, sheetsLeftOut } from "../../src/publish/clean";
import { preflight } from "../../src/publish/preflight";
import { accept, planInsert, review, understand } from "../../src/review";
import { departments } from "../support/generated";
import { grid, rowsOf, workbook } from "../support/snapshots";
import { applied, fillPlan, filled, typed } from "../support/workbooks";

const SAMPLE = new Uint8Array(readFileSync(join(__dirname, "../../assets/samples/xihu-2022.xlsx")));

/** The sample, filled, as a file. */
async function filledSample(): Promise<Uint8Array> {
  const result = await editedXlsx(SAMPLE, "x.xlsx", (snapshot) => [...fillPlan(snapshot).edits, { kind: "mark", at: { sheet: "收支预算总表", row: 5, column: 1 }, severity: "error", note: "看" }]);
  if (!("bytes" in result)) throw new Error(JSON.stringify(result.refused.filter((outcome) => !outcome.done && outcome.reason !== "cancelled")));
  return result.bytes;
}

/** What the tables say, wherever their rows stand now: rows in which something stands, by table. */
function figuresOf(book: BudgetBook): readonly string[] {
  return book.tables.flatMap(({ id, rows }) => rows.flatMap((row) => [...row.cells].flatMap(([role, { state }]) =>
    (state.kind === "amount" ? [`${id} ${row.axis} ${row.key} ${role} ${state.figure.money}`] : [])))).sort();
}

const findingsOf = (snapshot: WorkbookSnapshot): readonly string[] => review(snapshot).findings.map(({ rule, severity }) => `${severity} ${rule}`).sort();

describe.each([["formulas", false], ["values", true]] as const)("the published file, as %s", (_, values) => {
  let before: WorkbookSnapshot;
  let after: WorkbookSnapshot;
  let marks: number;
  beforeAll(async () => {
    const bytes = await filledSample();
    before = await (await openXlsx(bytes, "x.xlsx")).read();
    const result = await editedXlsx(bytes, "x.xlsx", (snapshot) => publicationEdits(snapshot, understand(snapshot), { values }));
    if (!("bytes" in result)) throw new Error(JSON.stringify(result.refused.filter((outcome) => !outcome.done && outcome.reason !== "cancelled")));
    const host = await openXlsx(result.bytes, "y.xlsx");
    after = await host.read();
    marks = host.marks.length;
  }, 60_000);

  test("holds the eleven tables and nothing else, no empty row, no mark", () => {
    const sheets = understand(before).tables.map(({ sheet }) => sheet);
    expect(after.sheets.map(({ name }) => name)).toEqual(before.sheets.map(({ name }) => name).filter((name) => sheets.includes(name)));
    expect(preparedRows(after, understand(after))).toEqual([]);
    expect(marks).toBe(0);
  });

  test("says what the workbook said, and nothing in it leads away", () => {
    // A workbook without 基本信息 is told by its tables.
    expect(figuresOf(understand(after))).toEqual(figuresOf(understand(before)));
    const formulas = after.sheets.flatMap(({ formulas: lines }) => lines.flat().filter((formula) => formula !== ""));
    expect(formulas.filter((formula) => /#REF!|补充资料|基本信息|预算分析表|\[/.test(formula))).toEqual([]);
    expect(formulas.length > 0).toBe(!values);
    expect(after.sheets.flatMap(({ values: lines }) => lines.flat()).filter((value) => typeof value === "string" && value.startsWith("#"))).toEqual([]);
    expect(findingsOf(after).filter((finding) => !finding.startsWith("hint"))).toEqual([]);
  });
});

test("of any filled department the published workbook says the same", async () => {
  await fc.assert(fc.asyncProperty(departments, fc.boolean(), async (data, values) => {
    const before = (await filled(typed(data))).after;
    const { after } = applied(before, publicationEdits(before, understand(before), { values }));
    expect(figuresOf(understand(after))).toEqual(figuresOf(understand(before)));
    expect(sheetsLeftOut(after, understand(after)).size).toBe(0);
    expect(preparedRows(after, understand(after))).toEqual([]);
  }), { numRuns: 8, endOnFailure: true });
}, 120_000);

test("a formula that reads a row alone keeps it; one that leads to a sheet left out becomes its number", () => {
  const table = grid("支出", rowsOf("2024年一般公共预算支出表\n单位：万元\n科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出\n合计 | | 10 | 10 |\n'201 | 一般公共服务支出 | 10 | 10 |\n | | | |\n'20103 | 政府办公厅（室）及相关机构事务 | 10 | 10 |"));
  const formulas = table.formulas.map((line) => [...line]);
  const put = (row: number, column: number, formula: string): void => {
    const line = formulas[row];
    if (line) line[column] = formula;
  };
  put(3, 2, "=D6+10");
  put(4, 2, "='草 稿'!A1");
  const before = { sheets: [{ ...table, formulas }, { ...grid("草 稿", [[10]]), visibility: "hidden" as const }] };
  const edits = publicationEdits(before, understand(before), { values: false });
  expect(edits.filter(({ kind }) => kind === "deleteRows")).toHaveLength(1);
  expect(edits).toContainEqual({ kind: "setValue", at: { sheet: "支出", row: 4, column: 2 }, expects: { formula: "='草 稿'!A1" }, value: 10 });
  expect(edits).toContainEqual(expect.objectContaining({ kind: "deleteSheet", sheet: "草 稿" }));
});

test("of prepared rows that a total reads one is left for it to read, and the others go", () => {
  const table = grid("支出", rowsOf("2024年一般公共预算支出表\n单位：万元\n科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出\n合计 | | 0 | 0 |"));
  const formulas = table.formulas.map((line) => [...line]);
  const line = formulas[3];
  if (line) line[2] = "=SUM(C5:C24)";
  const before = { sheets: [{ ...table, formulas }] };
  const gone = publicationEdits(before, understand(before), { values: false }).flatMap((edit) => (edit.kind === "deleteRows" ? [[edit.row, edit.count]] : []));
  expect(gone).toEqual([[5, 399]]);
});

test("a workbook of hidden sheets alone is left as it is", () => {
  const hidden = workbook({ ...grid("一", [[1]]), visibility: "hidden" });
  expect(publicationEdits(hidden, understand(hidden), { values: false })).toEqual([]);
});

describe("before publishing", () => {
  const counts = (snapshot: WorkbookSnapshot, stale = 0): Readonly<Record<string, number>> =>
    Object.fromEntries(preflight(snapshot, stale, "zh").concerns.filter(({ count }) => count > 0).map(({ id, count }) => [id, count]));

  test("a complete workbook is ready; what publishing takes away is told", async () => {
    const snapshot = await (await openXlsx(await filledSample(), "x.xlsx")).read();
    expect(preflight(snapshot, 0, "zh").ready).toBe(true);
    expect(Object.keys(counts(snapshot))).toEqual(expect.arrayContaining(["left-out"]));
    expect(preflight(snapshot, 2, "zh")).toMatchObject({ ready: false });
    expect(counts(snapshot, 2)["stale-text"]).toBe(2);
  });

  test("what is not derived, not true, not read and not typed is told, each with its place", async () => {
    const typedOnly = await (await openXlsx(SAMPLE, "x.xlsx")).read();
    expect(counts(typedOnly)["to-fill"]).toBeGreaterThan(300);
    const snapshot = await (await openXlsx(await filledSample(), "x.xlsx")).read();
    const wrong = { sheets: snapshot.sheets.map((sheet) => (sheet.name !== "补充资料" ? sheet : { ...sheet, values: sheet.values.map((line, row) => (row === 3 ? line.map(() => null) : line)) })) };
    expect(counts(wrong)["missing-facts"]).toBeGreaterThan(0);
    const title = snapshot.sheets.find(({ name }) => name === "收入预算总表")?.values[0]?.[0];
    const retitled = { sheets: snapshot.sheets.map((sheet) => ({ ...sheet, values: sheet.values.map((line) => line.map((value) => (value === title ? String(title).replace("2022", "2021") : value))) })) };
    expect(counts(retitled)).toMatchObject({ titles: 1 });
    const { findings } = review(retitled);
    const accepting = applied(retitled, accept(retitled, findings, "沿用旧题")).after;
    expect(counts(accepting)).toMatchObject({ accepted: findings.length });
    expect(counts(accepting)["titles"]).toBeUndefined();
    expect(preflight(accepting, 0, "zh").ready).toBe(true);
  });
});

test("a table in which nothing was typed keeps one row below its header", () => {
  const { after: empty } = applied({ sheets: [] }, planInsert({ sheets: [] }, {
    profile: "national", year: 2025, department: "某某局", units: [], tables: ["three-public-expenses"], onTaken: "skip",
  }).edits);
  const book = understand(empty);
  const kept = publicationEdits(empty, book, { values: false }).flatMap((edit) => (edit.kind === "deleteRows" ? [[edit.sheet, edit.row]] : []));
  for (const { sheet, bodyRow } of book.tables) expect(kept.filter(([name, row]) => name === sheet && Number(row) <= bodyRow)).toEqual([]);
});
