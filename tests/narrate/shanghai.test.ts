/** The text of Shanghai around figures of our own: differences against last year's budget, rates against an item's outturn, commas. */
import { entriesOf, itemFactId } from "../../src/catalog/ownSheets/supplement";
import { planFill } from "../../src/derive/fill";
import { planInsert } from "../../src/derive/insert";
import type { CellRef, Scalar } from "../../src/model/cells";
import { formFor } from "../../src/model/profile";
import { contentAt, type WorkbookSnapshot } from "../../src/model/snapshot";
import { narrateBook } from "../../src/narrate";
import { readText } from "../../src/proofread";
import { recognizeWorkbook } from "../../src/recognize";
import { narrativeText } from "../../src/report";
import { formEdits, FULL, supplementEdits, type FormData } from "../support/anyForm";
import { known } from "../support/profiles";
import { applied } from "../support/workbooks";

const UNIT = formFor(known("shanghai"), "unit");
const YUAN = 23_456;

/** The sample in amounts of a real office. */
const DATA: FormData = {
  ...FULL,
  funds: FULL.funds.map((fund) => fund.map((item) => ({ ...item, personnel: item.personnel * YUAN, operating: item.operating * YUAN, project: item.project * YUAN }))),
  other: FULL.other.map((item) => ({ ...item, project: item.project * YUAN })),
};

function typed(workbook: WorkbookSnapshot, values: ReadonlyMap<string, Scalar>): WorkbookSnapshot {
  const facts = recognizeWorkbook(workbook).supplement?.facts ?? new Map<string, { readonly at: CellRef }>();
  return applied(workbook, [...values].map(([id, value]) => {
    const at = facts.get(id)?.at ?? { sheet: "补充资料", row: 0, column: 0 };
    return { kind: "setValue" as const, at, expects: contentAt(workbook, at), value };
  })).after;
}

const inserted = applied({ sheets: [] }, planInsert({ sheets: [] }, {
  profile: "shanghai", scope: "unit", year: 2027, department: "云川区水务局", units: [], tables: UNIT.tables.map(({ table }) => table), onTaken: "skip",
}).edits).after;
const leaves = applied(inserted, formEdits(inserted, UNIT, DATA)).after;
const filled = applied(leaves, planFill(recognizeWorkbook(leaves), leaves).edits).after;
const complete = applied(filled, supplementEdits(filled, recognizeWorkbook(filled), entriesOf(UNIT)).filter(({ kind }) => kind === "setValue")).after;

function lines(values: Readonly<Record<string, Scalar>>): readonly string[] {
  const book = recognizeWorkbook(typed(complete, new Map(Object.entries(values))));
  const text = narrativeText(narrateBook(book));
  expect(readText(text, book).findings.filter(({ severity }) => severity !== "hint")).toEqual([]);
  return text.split("\n");
}

test.each<[string, Readonly<Record<string, Scalar>>, string]>([
  ["less than last year, thousands apart", { "last-year-budget.general-public-budget": 2559.82 },
    "其中：财政拨款支出预算2,357.33万元，比2026年预算减少216.49万元。财政拨款支出预算中，一般公共预算拨款支出预算1,559.82万元，比2026年预算减少1,000.00万元；政府性基金拨款支出预算703.68万元，"],
  ["as much as last year", { "last-year.three-public.overseas": 3 }, "（一）因公出国（境）费3.00万元，与2026年预算持平。"],
  ["the income compared on its own", { "last-year-budget.fiscal-appropriation": 2000 }, "其中：财政拨款收入2,357.33万元，比2026年预算增加357.33万元；事业收入0万元；事业单位经营收入0万元；其他收入28.15万元。"],
  ["an item against its outturn", { [itemFactId("item-outturn", "2010301")]: 1000, [itemFactId("item-reason", "2010301")]: "人员增加" },
    "。2026年当年预算执行数为1,000.00万元，2027年预算安排1,407.36万元，比2026年预算执行数增加40.74%。主要原因是：人员增加。"],
  ["an item as before", { [itemFactId("item-outturn", "2010301")]: 1407.36, [itemFactId("item-reason", "2010301")]: null }, "2027年预算安排1,407.36万元，与2026年预算执行数持平。"],
  ["an item without an outturn", { [itemFactId("item-outturn", "2010301")]: null, [itemFactId("item-reason", "2010301")]: null },
    "1. “一般公共服务支出（类）政府办公厅（室）及相关机构事务（款）行政运行（项）”科目1,407.36万元，主要用于按计划安排工作。"],
])("%s", (_case, values, words) => expect(lines(values).join("\n")).toContain(words));

test("items of the funds are counted on, and the whole is asked for nothing", () => {
  const book = recognizeWorkbook(complete);
  const narrative = narrateBook(book);
  expect(narrative.missing).toEqual([]);
  expect(narrative.sections.map(({ heading }) => heading)).toEqual([
    "2027年单位预算编制说明", "一、2027年“三公”经费预算情况说明", "二、机关运行经费预算", "三、政府采购预算情况", "四、绩效目标设置情况", "五、国有资产占有使用情况",
  ]);
  expect(narrative.sections[0]?.paragraphs.map(({ text }) => /^\d+/.exec(text)?.[0]).filter((number) => number !== undefined)).toEqual(["2027", "1", "2", "3", "4"]);
});
