/** The Word file as a program that opens it sees it: parts of the package, read without the library that wrote them. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { BudgetBook } from "../../src/model/book";
import type { Scalar } from "../../src/model/cells";
import type { Narrative } from "../../src/model/narrative";
import { layoutsOf } from "../../src/model/profile";
import { numberFormatAt, valueAt, type WorkbookSnapshot } from "../../src/model/snapshot";
import { openXlsx } from "../../src/hosts/xlsx";
import { archiveOf, partOf } from "../support/packages";
import { disclosureContent, disclosureDocx, disclosureMissing } from "../../src/report/word";
import { tableGrids } from "../../src/report/word/grid";
import { countLines, headingPages } from "../../src/report/word/pages";
import { printedNumber } from "../../src/report/word/printed";
import { headerSpans } from "../../src/report/word/spans";
import { narrate, planInsert, understand } from "../../src/review";
import { DRESSES, dressed } from "../support/dresses";
import { printedTables } from "../support/layouts";
import { grid, rowsOf, workbook } from "../support/snapshots";
import { applied, fillPlan } from "../support/workbooks";
import { known } from "../support/profiles";
import { XIHU } from "../support/xihu";

const STRAIGHT = DRESSES[0] ?? { name: "straight" };

interface Package {
  readonly document: string;
  readonly styles: string;
  readonly fonts: string;
  readonly names: readonly string[];
}

function opened(bytes: Uint8Array): Package {
  return { document: partOf(bytes, "word/document.xml"), styles: partOf(bytes, "word/styles.xml"), fonts: partOf(bytes, "word/fontTable.xml"), names: archiveOf(bytes).names };
}

const ENTITIES: Readonly<Record<string, string>> = { "&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"', "&apos;": "'" };

/** Text of a piece of the document; paragraphs and breaks as line ends. */
function textOf(xml: string): string {
  return [...xml.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>|<w:br\/>|<\/w:p>/g)]
    .map((match) => match[1] ?? "\n").join("").replace(/\n$/, "").replace(/&\w+;/g, (entity) => ENTITIES[entity] ?? entity);
}

interface WordCell { readonly text: string; readonly span: number; readonly merge: "restart" | "continue" | null }
interface WordRow { readonly header: boolean; readonly cells: readonly WordCell[] }
interface WordTable { readonly rows: readonly WordRow[] }

function tablesOf(document: string): readonly WordTable[] {
  return [...document.matchAll(/<w:tbl>([\s\S]*?)<\/w:tbl>/g)].map((table) => ({
    rows: [...(table[1] ?? "").matchAll(/<w:tr>([\s\S]*?)<\/w:tr>/g)].map((row) => ({
      header: /<w:tblHeader/.test(row[1] ?? ""),
      cells: [...(row[1] ?? "").matchAll(/<w:tc>([\s\S]*?)<\/w:tc>/g)].map((cell) => ({
        text: textOf(cell[1] ?? ""),
        span: Number(/<w:gridSpan w:val="(\d+)"/.exec(cell[1] ?? "")?.[1] ?? 1),
        merge: /<w:vMerge w:val="restart"/.test(cell[1] ?? "") ? "restart" : /<w:vMerge/.test(cell[1] ?? "") ? "continue" : null,
      })),
    })),
  }));
}

/** Headings with their level, in order; the title of a table is one of the second level. */
function headingsOf(document: string): readonly (readonly [level: number, text: string])[] {
  return [...document.matchAll(/<w:p>((?:(?!<\/w:p>)[\s\S])*?<w:pStyle w:val="(Heading1|Heading2|TableTitle)"\/>[\s\S]*?)<\/w:p>/g)]
    .map((match) => [match[2] === "Heading1" ? 1 : 2, textOf(match[1] ?? "")] as const);
}

interface Written { readonly book: BudgetBook; readonly snapshot: WorkbookSnapshot; readonly narrative: Narrative; readonly pack: Package }

async function written(snapshot: WorkbookSnapshot): Promise<Written> {
  const book = understand(snapshot);
  const narrative = narrate(snapshot);
  return { book, snapshot, narrative, pack: opened(await disclosureDocx(book, snapshot, narrative)) };
}

/** The sample filled and saved, as somebody opens it. */
async function filledSample(): Promise<WorkbookSnapshot> {
  const host = await openXlsx(readFileSync(join(__dirname, "../../assets/samples/xihu-2022.xlsx")), "sample");
  expect((await host.apply(fillPlan(await host.read()).edits)).applied).toBe(true);
  return (await openXlsx(await host.bytes(), "filled")).read();
}

let sample: WorkbookSnapshot;
beforeAll(async () => {
  sample = await filledSample();
});

describe("the disclosure of a filled workbook", () => {
  let whole: Written;
  beforeAll(async () => {
    whole = await written(sample);
  });

  test("parts, sections and tables follow each other as headings", () => {
    const headings = headingsOf(whole.pack.document);
    const about = `2022年${XIHU.body}`;
    expect(headings.filter(([level]) => level === 1).map(([, text]) => text)).toEqual([
      "一、部门概况", `二、${about}部门预算安排情况说明`, "三、名词解释", `四、${about}部门预算表`,
    ]);
    expect(headings.slice(1, 3).map(([, text]) => text)).toEqual(["（一）主要职能", "（二）部门机构设置情况"]);
    expect(headings.slice(4, 14).map(([, text]) => text)).toEqual(whole.narrative.sections.map((section) => section.heading));
    expect(headings.slice(16).map(([, text]) => text)).toEqual(whole.book.tables.map((table) => table.title));
  });

  test("the contents list every heading with a page before any program updates them", () => {
    const contents = /<w:sdtContent>([\s\S]*?)<\/w:sdtContent>/.exec(whole.pack.document)?.[1] ?? "";
    expect(contents).toContain("TOC ");
    const pageFields = [...contents.matchAll(/PAGEREF (\w+)[\s\S]*?w:fldCharType="separate"\/>([\s\S]*?)<w:fldChar w:fldCharType="end"/g)];
    const pages = pageFields.map((match) => Number(textOf(match[2] ?? "")));
    expect(pages).toHaveLength(headingsOf(whole.pack.document).length);
    expect(pages[0]).toBe(1);
    expect([...pages].sort((a, b) => a - b)).toEqual(pages);
    // Every table begins on a page of its own.
    expect(new Set(pages.slice(-11)).size).toBe(11);
    for (const [, name] of pageFields) expect(whole.pack.document).toContain(`w:name="${name}"`);
    expect(contents).not.toContain("w:dirty");
  });

  test("eleven tables, their headers merged and repeated on every page", () => {
    const tables = tablesOf(whole.pack.document);
    expect(tables).toHaveLength(11);
    tables.forEach((table, index) => {
      const source = whole.book.tables[index];
      const headers = (source?.bodyRow ?? 0) - (source?.headerRows[0] ?? 0);
      expect(table.rows.map((row) => row.header)).toEqual(table.rows.map((_, row) => row < headers));
      const widths = new Set(table.rows.map((row) => row.cells.reduce((sum, cell) => sum + cell.span, 0)));
      expect([...widths]).toEqual([source?.area.columns]);
    });
    const revenue = tables[1]?.rows ?? [];
    expect(revenue[0]?.cells.map((cell) => [cell.text, cell.span, cell.merge])).toEqual([
      ["单位名称", 1, "restart"], ["总计", 1, "restart"], ["本年收入", 10, null], ["上年结转结余", 6, null],
    ]);
    expect(revenue[1]?.cells.slice(0, 3).map((cell) => [cell.text, cell.merge])).toEqual([["", "continue"], ["", "continue"], ["小计", null]]);
  });

  test("every figure stands in the table as the workbook prints it", () => {
    let figures = 0;
    tablesOf(whole.pack.document).forEach((word, index) => {
      const table = whole.book.tables[index];
      const sheet = whole.snapshot.sheets.find((candidate) => candidate.name === table?.sheet);
      if (!table || !sheet) throw new Error("no such table");
      const printed = (row: number, column: number): string => {
        const value: Scalar = valueAt(sheet, row, column);
        if (typeof value !== "number") return String(value ?? "");
        // A row below the prepared ones has no format of its own and prints like those above it.
        const own = numberFormatAt(sheet, row, column);
        const [positive, , zero] = (own === "General" ? numberFormatAt(sheet, table.bodyRow, column) : own).split(";");
        expect(positive).toBe("0.00");
        figures += 1;
        return value === 0 ? zero ?? "0.00" : value.toFixed(2);
      };
      const rows: string[][] = [];
      for (let row = table.bodyRow; row <= table.lastBodyRow; row += 1) {
        if (row === table.note?.at.row) continue;
        const texts = Array.from({ length: table.area.columns }, (_, column) => printed(row, table.area.column + column));
        if (texts.some((text) => text !== "")) rows.push(texts);
      }
      expect(word.rows.filter((row) => !row.header).map((row) => row.cells.map((cell) => cell.text))).toEqual(rows);
    });
    expect(figures).toBeGreaterThan(250);
  });

  test("levels of a classification are indented by one and two characters, fixed lines as the region prints them", () => {
    const cell = (text: string): number => {
      const at = whole.pack.document.indexOf(`>${text}</w:t>`, whole.pack.document.indexOf("<w:tbl>"));
      const paragraph = whole.pack.document.slice(whole.pack.document.lastIndexOf("<w:p>", at), at);
      return Number(/<w:ind[^>]*w:left="(\d+)"/.exec(paragraph)?.[1] ?? 0);
    };
    expect(cell("一般公共服务支出")).toBe(0);
    const one = cell("政府办公厅（室）及相关机构事务");
    expect(one).toBeGreaterThan(0);
    expect([cell("行政运行"), cell("一般公共预算"), cell("基本工资")]).toEqual([2 * one, 2 * one, one]);
  });

  test("wide tables stand on pages turned sideways, all on A4 with page numbers that go on from the text", () => {
    const sections = [...whole.pack.document.matchAll(/<w:sectPr[ >][\s\S]*?<\/w:sectPr>/g)].map(([xml]) => xml);
    expect(sections).toHaveLength(2 + 11);
    expect(sections.slice(2).map((xml) => /w:orient="landscape"/.test(xml))).toEqual(
      whole.book.tables.map(({ id }) => ["revenue", "expenditure", "general-expenditure", "three-public-expenses", "project-expenditure", "key-project-expenditure"].includes(id)),
    );
    for (const xml of sections) {
      const [width, height] = [Number(/<w:pgSz[^>]*w:w="(\d+)"/.exec(xml)?.[1]), Number(/<w:pgSz[^>]*w:h="(\d+)"/.exec(xml)?.[1])];
      expect([Math.min(width, height), Math.max(width, height)]).toEqual([11906, 16838]);
    }
    expect(sections.filter((xml) => /<w:pgNumType[^>]*w:start=/.test(xml))).toHaveLength(1);
    // Cover and contents have empty ones; odd and even pages of the text and the tables have theirs, and the settings tell them apart.
    expect(whole.pack.names.filter((name) => /^word\/footer\d+\.xml$/.test(name))).toHaveLength(4);
    expect(sections.map((xml) => [...xml.matchAll(/<w:footerReference [^>]*w:type="(\w+)"/g)].map(([, type]) => type).sort())).toEqual([
      ["default", "even"], ["default", "even"], ...Array.from({ length: 11 }, () => []),
    ]);
  });

  test("nothing stands alone on the last page of a table: three rows stay together, and a note with the last of them", () => {
    const tables = [...whole.pack.document.matchAll(/<w:tbl>[\s\S]*?<\/w:tbl>/g)].map(([xml]) => [...xml.matchAll(/<w:tr[ >][\s\S]*?<\/w:tr>/g)].map(([row]) => row.includes("<w:keepNext/>")));
    for (const [index, rows] of tables.entries()) {
      const { note } = tableGrids(whole.book, whole.snapshot)[index] ?? { note: null };
      expect(rows.slice(-3)).toEqual([true, true, note !== null].slice(-rows.length));
    }
  });

  test("a part without a paragraph has no heading, and the parts behind it move up", async () => {
    const { pack, book, narrative } = await written({ sheets: sample.sheets.filter((sheet) => sheet.name !== "基本信息") });
    const headings = headingsOf(pack.document);
    expect(headings.filter(([rank]) => rank === 1).map(([, heading]) => heading.slice(0, 2))).toEqual(["一、", "二、", "三、", "四、"].slice(0, headings.filter(([rank]) => rank === 1).length));
    expect(textOf(pack.document)).not.toContain("主要职能");
    expect(disclosureMissing(book, sample, narrative).some(({ sentence }) => sentence === "overview.functions")).toBe(true);
  });

  test("every font of the ranks names those that stand in for it where it is not installed", () => {
    const listed = [...whole.pack.fonts.matchAll(/<w:font w:name="([^"]+)"><w:altName w:val="([^"]+)"\/>/g)].map(([, name, others]) => [name, (others ?? "").split(",").length > 0]);
    const used = new Set([...whole.pack.styles.matchAll(/w:eastAsia="([^"]+)"/g)].flatMap(([, name]) => (name === undefined || /^(?:zh-CN|宋体)$/.test(name) ? [] : [name])));
    expect(listed.map(([name]) => name).sort()).toEqual([...used].sort());
  });

  test("the customary style: 仿宋 三号 on lines of 28.95 points, headings 黑体 and 楷体, two characters of indent", () => {
    const style = (id: string): string => new RegExp(`<w:style [^>]*w:styleId="${id}"[\\s\\S]*?</w:style>`).exec(whole.pack.styles)?.[0] ?? "";
    expect(/<w:docDefaults>[\s\S]*?<\/w:docDefaults>/.exec(whole.pack.styles)?.[0]).toMatch(/w:eastAsia="仿宋"[\s\S]*<w:sz w:val="32"/);
    expect(style("Heading1")).toContain('w:eastAsia="黑体"');
    expect(style("Heading2")).toContain('w:eastAsia="楷体"');
    expect(style("BodyText")).toMatch(/w:line="579"[^>]*w:lineRule="exact"|w:lineRule="exact"[^>]*w:line="579"/);
    expect(style("BodyText")).toContain('w:firstLineChars="200"');
  });

  test("units make the sentence on institutions; terms are those that the document uses", () => {
    const text = textOf(whole.pack.document);
    expect(text).toContain(`${XIHU.body}本级预算、下属单位杭州市西湖区政府采购中心预算、`);
    expect(text).toMatch(/1\. 财政拨款收入：/);
    expect(text).toContain("机关运行经费：");
  });

  /** The workbook with something else typed in an entry of 基本信息. */
  const typing = (id: string, text: string | null): WorkbookSnapshot => {
    const at = whole.book.basics?.facts.get(id)?.at;
    return {
      sheets: whole.snapshot.sheets.map((sheet) => (sheet.name !== at?.sheet ? sheet : {
        ...sheet,
        values: sheet.values.map((line, row) => line.map((value, column) => (row + sheet.row === at.row && column + sheet.column === at.column ? text : value))),
      })),
    };
  };

  test("functions that nobody typed are listed as missing, with the cell to fill and no words in their place", async () => {
    const { pack, ...rest } = await written(typing("department.functions", null));
    const missing = disclosureMissing(rest.book, rest.snapshot, rest.narrative);
    expect(missing.map(({ fact, at }) => [fact, at.sheet])).toEqual([["主要职能", "基本信息"]]);
    expect(missing[0]?.at).toEqual(whole.book.basics?.facts.get("department.functions")?.at);
    expect(pack.document).not.toMatch(/待填|XX|××|主要原因是。|undefined|null|NaN/);
  });

  test("institutions that somebody typed stand in place of the list of units", async () => {
    const { pack } = await written(typing("department.institutions", "本部门由办公室和一个中心组成。"));
    expect(textOf(pack.document)).toContain("机构设置情况\n本部门由办公室和一个中心组成。\n二、");
  });

  test("texts pasted from a web form lose its markup, and keep its paragraphs", async () => {
    const { pack } = await written(typing("department.functions", "<p class=\"a\">1. 起草<strong>制度</strong>&nbsp;A&lt;B。</p><p>2. 管理平台<br/>其他&#12290;</p>"));
    expect(textOf(pack.document)).toContain("（一）主要职能\n1. 起草制度 A<B。\n2. 管理平台\n其他。\n（二）");
  });

  test("functions typed line by line are paragraphs", async () => {
    const { pack, ...rest } = await written(typing("department.functions", "1. 起草制度。\n\n2. 管理平台。"));
    expect(textOf(pack.document)).toContain("（一）主要职能\n1. 起草制度。\n2. 管理平台。\n（二）");
    expect(disclosureMissing(rest.book, rest.snapshot, rest.narrative)).toEqual([]);
  });
});

/** The parts of a region in its order, with its headings: the tables before what is said of them or behind, the terms first or last. */
test.each<[layout: "national" | "shanghai", headings: readonly string[]]>([
  ["national", ["第一部分 2022年部门预算表", "表", "第二部分 2022年部门预算情况说明", "（一）一般公共预算当年拨款情况说明", "（二）一般公共预算基本支出情况说明", "第三部分 名词解释"]],
  // Nothing of its explanation can be said: what would announce the items stays out with them.
  ["shanghai", ["一、名词解释", "二、2022年部门预算表", "表"]],
])("the whole disclosure of the form %s, of which no body is named", async (layout, expected) => {
  const { pack, book } = await written(dressed(printedTables(XIHU, layout), STRAIGHT));
  const titles = new Set(book.tables.map(({ title }) => title));
  const headings = headingsOf(pack.document).map(([, text]) => (titles.has(text) ? "表" : text));
  expect(headings.filter((heading, at) => heading !== "表" || headings[at - 1] !== "表")).toEqual(expected);
});

test("a workbook without our own sheets: sentences stay out whole, and every fact that they lack is listed", async () => {
  const bare = { sheets: sample.sheets.filter((sheet) => !["补充资料", "预算分析表"].includes(sheet.name)) };
  const { pack, book, narrative } = await written(bare);
  const text = textOf(pack.document);
  expect(text).not.toMatch(/比上年执行数|主要用于|undefined|null|NaN|：。|，。/);
  // （九） has nothing to say without 补充资料: its heading is left out, and （十） moves up.
  const headings = headingsOf(pack.document).map(([, heading]) => heading);
  expect(headings).toHaveLength(4 + 2 + 9 + 11);
  const numerals = headings.flatMap((heading) => /^（([一二三四五六七八九十])）/.exec(heading)?.[1] ?? []);
  expect(numerals.join("")).toBe("一二一二三四五六七八九");
  const facts = disclosureMissing(book, bare, narrative);
  expect(facts.length).toBeGreaterThan(20);
  expect(facts).toEqual(narrative.missing);
  expect(facts.every(({ at }) => at.sheet !== "")).toBe(true);
});

describe("other layouts and strangers' text", () => {
  const sheet = grid("表1", rowsOf(`
2025年部门一般公共预算支出表
编制单位：某某局 单位：元
功能分类科目编码||| 科目名称 | 一般公共预算支出 ||
类 | 款 | 项 || 合计 | 基本支出 | 项目支出
'201 |||=1+1 一般公共服务支出 | 1234567.5 | 1000000 | 234567.5
'201 | '03 || @政府办公厅 <及> "机构" & 事务 | 1234567.5 | 1000000 | 234567.5
'201 | '03 | '01 | -行政运行 | 1000000 | 1000000 |
'201 | '03 | '02 | +一般行政管理事务 | 234567.5 | | 234567.5
|||合计| 1234567.5 | 1000000 | 234567.5`), { format: "#,##0.00" });

  test("headers are merged as their texts say, figures printed as formatted, everything else is just text", async () => {
    const { pack } = await written(workbook(sheet));
    const [table] = tablesOf(pack.document);
    expect(table?.rows[0]?.cells.map(({ text, span, merge }) => [text, span, merge])).toEqual([
      ["功能分类科目编码", 3, null], ["科目名称", 1, "restart"], ["一般公共预算支出", 3, null],
    ]);
    expect(table?.rows[2]?.cells.map((cell) => cell.text)).toEqual(["201", "", "", "=1+1 一般公共服务支出", "1,234,567.50", "1,000,000.00", "234,567.50"]);
    expect(table?.rows[3]?.cells[3]?.text).toBe('@政府办公厅 <及> "机构" & 事务');
    expect(textOf(pack.document)).toContain("单位：元");
    // Nothing of it became a field: the only fields are contents and page numbers.
    const fields = [...pack.document.matchAll(/<w:instrText[^>]*>([^<]*)</g)].map((match) => (match[1] ?? "").trim().split(" ")[0]);
    expect([...new Set(fields)].sort()).toEqual(["PAGEREF", "TOC"]);
  });

  test("characters that XML cannot carry are taken out, line ends kept", async () => {
    const odd = { ...sheet, values: sheet.values.map((line) => line.map((value) => (value === "-行政运行" ? "行\u0000政\u000b运\ud800行\ufffe\n第二行\u{20bb7}" : value))) };
    const { pack } = await written(workbook(odd));
    expect(tablesOf(pack.document)[0]?.rows[4]?.cells[3]?.text).toBe("行政运行\n第二行\u{20bb7}");
  });

  test("hidden columns are not printed, merged cells of the body stay merged", async () => {
    const merged = { ...sheet, hiddenColumns: [6], merges: [{ sheet: "表1", row: 6, column: 0, rows: 2, columns: 1 }] };
    const { pack } = await written(workbook(merged));
    const [table] = tablesOf(pack.document);
    expect(table?.rows[0]?.cells.at(-1)).toMatchObject({ text: "一般公共预算支出", span: 2 });
    expect(table?.rows.slice(4, 6).map((row) => row.cells[0]?.merge)).toEqual(["restart", "continue"]);
  });
});

test.each<[value: number, format: string, printed: string]>([
  [2797.52, "0.00;-0.00;;@", "2797.52"], [0, "0.00;-0.00;;@", ""], [0, "0.00;-0.00;0;@", "0"], [-3.456, "0.00;-0.00;;@", "-3.46"],
  [1234567.5, "#,##0.00", "1,234,567.50"], [-1234.5, "#,##0.00_);(#,##0.00)", "(1,234.50)"], [-1234.5, "#,##0.00_);[Red]\\(#,##0.00\\)", "(1,234.50)"],
  [0, '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ ', "-"], [12, '0"万元"', "12万元"], [0.0808, "0.00%", "8.08%"], [8, "General", "8"], [0, "General", "0"],
  [1070.3, "0.00_ ", "1070.30"], [0.1 + 0.2, "General", "0.3"], [2.005, "0.00", "2.01"], [5, ";;;", ""], [201, "@", "201"],
])("%d in the format %s prints %j", (value, format, printed) => expect(printedNumber(value, format)).toBe(printed));

test.each<[name: string, texts: string[][], spans: string[]]>([
  ["one row", [["科目", "金额"]], ["科目 1x1", "金额 1x1"]],
  ["groups and columns without parts", [["名称", "基本支出", "", "项目"], ["", "人员", "公用", ""]], ["名称 2x1", "基本支出 1x2", "项目 2x1", "人员 1x1", "公用 1x1"]],
  ["three rows", [["收入", "", ""], ["合计", "拨款", ""], ["", "小计", "基金"]], ["收入 1x3", "合计 2x1", "拨款 1x2", "小计 1x1", "基金 1x1"]],
])("the tree of a header: %s", (_name, texts, spans) => {
  const found = headerSpans(texts, texts[0]?.length ?? 0, []);
  expect(found.map(({ row, column, rows, columns }) => `${texts[row]?.[column] ?? ""} ${rows}x${columns}`)).toEqual(spans);
});

test("lines are counted as Chinese text breaks: figures stay whole, closing marks do not begin a line", () => {
  expect(countLines("一二三四五六七八九十", 5)).toBe(2);
  expect(countLines("一二三四五六七八九十", 5, 2)).toBe(3);
  expect(countLines("一二三四五，六七", 5)).toBe(2);
  expect(countLines("一二三2797.52", 5)).toBe(2);
  expect(countLines("", 5)).toBe(1);
  expect(countLines("12345678901234567890", 5)).toBeGreaterThanOrEqual(2);
});

test("a heading goes to the next page with what follows it, header rows stand again on every page", () => {
  const body = (lines: number) => ({ lines: Array.from({ length: lines }, () => 10), heading: false, keepNext: false });
  const heading = { lines: [10], heading: true, keepNext: true };
  expect(headingPages([{ height: 100, repeated: 0, blocks: [heading, body(8), heading, body(1)] }, { height: 100, repeated: 0, blocks: [heading] }])).toEqual([1, 2, 3]);
  expect(headingPages([{ height: 100, repeated: 50, blocks: [heading, body(13)] }, { height: 100, repeated: 0, blocks: [heading] }])).toEqual([1, 3]);
});

test("of a set that nobody has typed into: no table without a row, nothing announced that does not come, no heading twice, totals in the middle", () => {
  const { after } = applied({ sheets: [] }, planInsert({ sheets: [] }, {
    profile: "shanghai", scope: "unit", year: 2025, department: "某某中心", units: [], tables: layoutsOf(known("shanghai"), "unit").map(({ table }) => table), onTaken: "skip",
  }).edits);
  const book = understand(after);
  const { parts } = disclosureContent(book, after, narrate(after));
  const sections = parts.flatMap((part) => part.sections.map((section) => ({ part: part.heading, ...section })));
  expect(sections.filter(({ part, heading }) => heading !== null && part.endsWith(heading))).toEqual([]);
  expect(sections.filter(({ paragraphs }) => paragraphs.at(-1)?.endsWith("："))).toEqual([]);
  const grids = parts.flatMap((part) => part.grids);
  expect(grids.filter(({ body, note }) => body.length === 0 && note === null)).toEqual([]);
  const totals = grids.flatMap(({ body }) => body.flatMap((row) => row.filter(({ text }) => text === "合计")));
  expect(totals.map(({ align, bold }) => ({ align, bold }))).toEqual(totals.map(() => ({ align: "center", bold: true })));
  expect(totals.length).toBeGreaterThan(4);
});
