import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { openXlsx, withOtherTexts } from "../../src/hosts/xlsx";
import type { OtherTextReader } from "../../src/model/form";
import { sectionsOf } from "../../src/hosts/xlsx/brokenTexts";
import { otherTextReader, planNextYear } from "../../src/review";
import { partOf, partsOf } from "../support/packages";
import { points, withOtherParts, type OtherParts } from "../support/otherTexts";
import { grid, workbook } from "../support/snapshots";
import { folder, run, save } from "./support";

const here = folder();
afterAll(() => { rmSync(here, { recursive: true }); });

const BOOK = workbook(grid("安排2025", [["2025年安排表"], [null, "单位：万元"], ["事项", "2025年预算数"], ["办公", 1234.5], ["会议", 765.5], ["合计", 2000]]));

/** Last year's workbook with other parts. */
async function lastYears(parts: OtherParts): Promise<Uint8Array> {
  return withOtherParts(readFileSync(await save(join(here, "plain.xlsx"), BOOK)), parts);
}

/** What its texts outside of the cells become, and which are told. */
async function turned(parts: OtherParts): Promise<{ readonly before: Uint8Array; readonly after: Uint8Array; readonly told: readonly string[] }> {
  const before = await lastYears(parts);
  const snapshot = await (await openXlsx(before, "x")).read();
  const { bytes, old } = await withOtherTexts(before, "x", otherTextReader(snapshot, planNextYear(snapshot, { year: 2026 })));
  return { before, after: bytes, told: old.map(({ kind, sheet, text }) => `${kind} ${sheet ?? ""} ${text}`) };
}

const changedParts = (before: Uint8Array, after: Uint8Array): readonly string[] => {
  const now = partsOf(after);
  return [...partsOf(before)].flatMap(([name, content]) => (Buffer.compare(content, now.get(name) ?? Buffer.from("gone")) === 0 ? [] : [name]));
};

const CACHE = (formula: string): string => `<c:val><c:numRef><c:f>${formula}</c:f><c:numCache><c:formatCode>0.00</c:formatCode>${points(1234.5, 765.5)}</c:numCache></c:numRef></c:val>`;
const SHEET = "xl/worksheets/sheet1.xml";
const CHART = "xl/charts/chart1.xml";
const NEWER = "xl/charts/chartEx1.xml";
const DRAWING = "xl/drawings/drawing1.xml";
const CORE = "docProps/core.xml";

const cases: readonly (readonly [title: string, parts: OtherParts, changed: string | null, holds: string, told: readonly string[]])[] = [
  ["a header in pieces", { pages: '<oddHeader>&amp;L&amp;D&amp;C&amp;"宋体,常规"&amp;14 20&amp;B25年部门预算&amp;R第&amp;P页</oddHeader>' }, SHEET, '&amp;C&amp;&quot;宋体,常规&quot;&amp;14 20&amp;B26年部门预算&amp;R第&amp;P页', []],
  ["a footer with a day is told", { pages: "<oddFooter>填报日期：2025年1月25日</oddFooter>" }, null, "", ["headerFooter 安排2025 填报日期：2025年1月25日"]],
  ["a header without a year", { pages: "<oddHeader>&amp;C某局  第&amp;P页</oddHeader>" }, null, "", []],
  ["a chart's title", { chart: ["<a:p><a:r><a:t>2025年</a:t></a:r><a:r><a:t>支出构成</a:t></a:r></a:p>", ""] }, CHART, "<a:t>2026年</a:t></a:r><a:r><a:t>支出构成</a:t>", []],
  ["figures kept of our cells go", { chart: ["", CACHE("安排2025!$B$4:$B$5")] }, CHART, '<c:formatCode>0.00</c:formatCode><c:ptCount val="2"/></c:numCache>', []],
  ["figures of another workbook are told", { chart: ["", CACHE("[1]表!$B$4:$B$5")] }, null, "", ["figure 安排2025 1234.5", "figure 安排2025 765.5"]],
  ["words kept of our cells turn", { chart: ["", `<c:tx><c:strRef><c:f>安排2025!$B$3</c:f><c:strCache>${points("2025年预算数", "办公")}</c:strCache></c:strRef></c:tx>`] }, CHART, "<c:v>2026年预算数</c:v></c:pt><c:pt idx=\"1\"><c:v>办公</c:v>", []],
  ["words kept of our cells with a figure go", { chart: ["", `<c:tx><c:strRef><c:f>安排2025!$B$3</c:f><c:strCache>${points("办公1,234.5万元", "会议")}</c:strCache></c:strRef></c:tx>`] }, CHART, '<c:ptCount val="2"/><c:pt idx="1"><c:v>会议</c:v>', []],
  ["a series named in the chart", { chart: ["", "<c:ser><c:tx><c:v>2025年预算</c:v></c:tx></c:ser>"] }, CHART, "<c:v>2026年预算</c:v>", []],
  ["a text box in runs", { box: ["20", "25年部门", "预算"] }, DRAWING, "<a:t>20</a:t></a:r><a:r><a:rPr b=\"1\"/><a:t>26年部门</a:t>", []],
  ["a text box with a figure is told", { box: ["2025年办公1,234.5万元"] }, null, "", ["textBox 安排2025 2025年办公1,234.5万元"]],
  ["a sentence about last year is told", { box: ["2025年预算已经批复。"] }, null, "", ["textBox 安排2025 2025年预算已经批复。"]],
  ["what is said of a picture", { alternative: "2025年部门预算支出构成图" }, DRAWING, 'name="2025" descr="2026年部门预算支出构成图"', []],
  ["what is said of a picture with a figure is told", { alternative: "2025年办公1,234.5万元" }, null, "", ["picture 安排2025 2025年办公1,234.5万元"]],
  ["a newer chart: figures kept of our cells go, words turn", {
    newerChart: '<cx:strDim type="cat"><cx:f>安排2025!$A$3</cx:f><cx:lvl ptCount="1"><cx:pt idx="0">2025年预算数</cx:pt></cx:lvl></cx:strDim><cx:numDim type="val"><cx:f>安排2025!$B$4:$B$5</cx:f><cx:lvl ptCount="2" formatCode="General"><cx:pt idx="0">1234.5</cx:pt><cx:pt idx="1">765.5</cx:pt></cx:lvl></cx:numDim>',
  }, NEWER, '<cx:pt idx="0">2026年预算数</cx:pt></cx:lvl></cx:strDim><cx:numDim type="val"><cx:f>安排2025!$B$4:$B$5</cx:f><cx:lvl ptCount="2" formatCode="General"></cx:lvl>', []],
  ["a newer chart of another workbook: figures are told", { newerChart: '<cx:numDim type="val"><cx:f>[1]表!$B$4</cx:f><cx:lvl ptCount="1"><cx:pt idx="0">1234.5</cx:pt></cx:lvl></cx:numDim>' }, null, "", ["figure 安排2025 1234.5"]],
  ["a comment is told", { note: "2025年已调整" }, null, "", ["note 安排2025 2025年已调整"]],
  ["a damaged part is told by its name", { box: ["2025年<预算"] }, null, "", ["textBox 安排2025 xl/drawings/drawing1.xml"]],
  ["a comment without a year", { note: "含公用经费" }, null, "", []],
  ["properties", { properties: "<dc:title>某局2025年预算</dc:title><dc:subject>某局</dc:subject><dcterms:created>2025-01-20T08:00:00Z</dcterms:created><dc:creator>2025</dc:creator>" }, CORE, "<dc:title>某局2026年预算</dc:title><dc:subject>某局</dc:subject><dc:creator>2025</dc:creator>", []],
  ["a day after last year stays", { properties: "<dcterms:modified>2026-01-20T08:00:00Z</dcterms:modified>" }, null, "", []],
  ["names with a year are told", { names: '<definedName name="年度">"2025年"</definedName><definedName name="预算2025">安排2025!$B$4:$B$5</definedName><definedName name="区域">安排2025!$B$2025</definedName>' }, null, "", ['name  年度 = "2025年"', "name  预算2025"]],
];

test.each(cases)("outside of the cells: %s", async (_title, parts, changed, holds, told) => {
  const { before, after, told: found } = await turned(parts);
  expect({ told: found, changed: changedParts(before, after) }).toEqual({ told, changed: changed === null ? [] : [changed] });
  if (changed !== null) expect(partOf(after, changed)).toContain(holds);
});

test("nothing is written where nothing changes, and the year is not turned where it is not known", async () => {
  const bytes = await lastYears({ pages: "<oddHeader>2025年预算</oddHeader>" });
  const silent: OtherTextReader = { read: ({ text }) => ({ text, old: false }), datesUntil: null };
  expect(Buffer.compare((await withOtherTexts(bytes, "x", silent)).bytes, bytes)).toBe(0);
  const snapshot = await (await openXlsx(bytes, "x")).read();
  const reader = otherTextReader(snapshot, { ...planNextYear(snapshot, { year: 2026 }), from: null });
  expect(reader.read({ kind: "headerFooter", sheet: "安排2025", text: "2025年预算" })).toEqual({ text: "2025年预算", old: false });
});

test("the list of sheets among the properties follows their names, and nothing else", async () => {
  const snapshot = await (await openXlsx(await lastYears({}), "x")).read();
  const { read } = otherTextReader(snapshot, planNextYear(snapshot, { year: 2026 }));
  expect(["安排2025", "预算2025"].map((text) => read({ kind: "listed", sheet: null, text }).text)).toEqual(["安排2026", "预算2025"]);
});

test.each(["", "&C2025年&P", '&"宋体,常规"&12 甲&&乙&KFF0000丙&K01+000丁&', "&&&"])("the pieces of a header are the header: %s", (text) =>
  expect(sectionsOf(text).flat().map((piece) => piece.text).join("")).toBe(text));

test("new --form: the texts outside of the cells turn, and what is left is told with its place; all other parts stay byte for byte", async () => {
  const [from, to] = [join(here, "2025.xlsx"), join(here, "2026.xlsx")];
  const before = await lastYears({ pages: "<oddHeader>2025年部门预算</oddHeader>", chart: ["", CACHE("安排2025!$B$4:$B$5")], note: "2025年已调整" });
  writeFileSync(from, before);
  const { code, out } = await run("new", "--form", from, "--year", "2026", "--out", to);
  expect([code, out.split("\n")[1]]).toEqual([0, expect.stringMatching(/一个不剩；单元格以外还留着上年的 1 处，请自己改：安排2026 批注“2025年已调整”$/)]);
  const after = readFileSync(to);
  expect(partOf(after, SHEET)).toContain("<oddHeader>2026年部门预算</oddHeader>");
  expect(partOf(after, CHART)).toMatch(/<c:f>'?安排2026'?!\$B\$4:\$B\$5<\/c:f><c:numCache><c:formatCode>0.00<\/c:formatCode><c:ptCount val="2"\/><\/c:numCache>/);
  expect(changedParts(before, after).filter((name) => ![SHEET, CHART, "xl/workbook.xml", "xl/styles.xml", "xl/sharedStrings.xml"].includes(name))).toEqual([]);
});
