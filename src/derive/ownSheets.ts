import { BASIC_ENTRIES, BASIC_LAYOUT, entriesOf, itemFactsOf, itemHeader, MATERIAL_CHANGE, measureOf, PUBLISHER, PURPOSE_LIST, SUPPLEMENT_LAYOUT, UNIT_NATURES } from "../catalog/ownSheets/supplement";
import type { UnitOfMeasure } from "../model/money";
import { LAST_YEARS_HEADER } from "../model/stated";
import type { Profile, SheetEntry } from "../model/profile";
import type { Scalar } from "../model/cells";
import type { CellStyle, SheetDraft } from "../model/edits";
import { BODY_STYLE, DraftBuilder, HEADER_STYLE, NOTE_STYLE, TITLE_STYLE } from "./draft";
import { ENTRY_STYLE } from "./entryTints";
import type { Body } from "./tableDraft";

const UNIT_ROWS = 40;
const PURPOSE_ROWS = 60;

function valueStyle(entry: SheetEntry): CellStyle {
  switch (entry.content) {
    case "amount": return { ...ENTRY_STYLE, numberFormat: "0.00", horizontal: "right" };
    case "count": return { ...ENTRY_STYLE, numberFormat: "0", horizontal: "right" };
    // As text, "10%" stays what was typed; as a number it would be 0.1.
    case "rate": return { ...ENTRY_STYLE, numberFormat: "@", horizontal: "right" };
    case "text": return { ...ENTRY_STYLE, numberFormat: "@", horizontal: "left", wrap: true };
  }
}

/**
 * The sheet 基本信息: what a person says about the department, and the list of its units.
 *
 * @param known the forms among which 版式 can be chosen
 */
export function basicDraft(body: Body, profile: Profile, sheet: string, known: readonly Profile[]): SheetDraft {
  const { headers, headerRow, firstRow, valueColumn, unitHeaders } = BASIC_LAYOUT;
  const given: Readonly<Record<string, Scalar>> = {
    "department.name": body.department, year: body.year, "unit-of-measure": body.unit, profile: profile.name,
    [MATERIAL_CHANGE]: String(profile.settings.materialChangePercent), [PUBLISHER]: body.scope === "unit" ? "单位" : "部门",
  };
  const offered: Readonly<Record<string, readonly string[]>> = { "unit-of-measure": profile.settings.units, profile: known.map(({ name }) => name) };
  const builder = new DraftBuilder();
  builder.put(0, 0, BASIC_LAYOUT.sheet).style([0, 0, 1, headers.length], TITLE_STYLE).merge([0, 0, 1, headers.length]).height(0, 30);
  builder.put(1, 0, "黄底单元格由单位填写；其他工作表的标题、单位与说明文字以此为准。").style([1, 0, 1, 1], NOTE_STYLE);
  builder.style([headerRow, 0, 1, headers.length], HEADER_STYLE).putRow(headerRow, 0, headers);
  builder.style([firstRow, 0, BASIC_ENTRIES.length, headers.length], BODY_STYLE);
  BASIC_ENTRIES.forEach((entry, index) => {
    const row = firstRow + index;
    builder.style([row, valueColumn, 1, 1], valueStyle(entry)).offer([row, valueColumn, 1, 1], offered[entry.id] ?? entry.choices ?? []);
    builder.put(row, 0, entry.label).put(row, valueColumn, given[entry.id] ?? null).put(row, valueColumn + 1, entry.hint);
  });
  const unitsRow = firstRow + BASIC_ENTRIES.length + 1;
  const names = body.units.length === 0 ? [body.department] : [`${body.department}（本级）`, ...body.units];
  builder.style([unitsRow, 0, 1, unitHeaders.length], HEADER_STYLE).putRow(unitsRow, 0, unitHeaders);
  const unitRows = Math.max(UNIT_ROWS, names.length);
  builder.style([unitsRow + 1, 0, unitRows, unitHeaders.length], { ...BODY_STYLE, ...ENTRY_STYLE, numberFormat: "@" });
  builder.offer([unitsRow + 1, unitHeaders.indexOf("单位性质"), unitRows, 1], UNIT_NATURES);
  names.forEach((name, index) => builder.put(unitsRow + 1 + index, 1, name));
  return builder.build(sheet, {
    columnWidths: [20, 46, 40], freeze: { rows: 0, columns: 0 }, print: { orientation: "portrait", titleRows: null },
  });
}

/**
 * The sheet 补充资料: what the text says and no table holds, and the list of purposes by item.
 *
 * @param unit the measure of the text, in which amounts are typed
 * @param entries what is asked for
 * @param last what last year's text says of entries, in their measures; shown beside these where there is any
 */
export function supplementDraft(profile: Profile, sheet: string, unit: UnitOfMeasure, entries: readonly SheetEntry[] = entriesOf(profile), last: ReadonlyMap<string, number> = new Map()): SheetDraft {
  const { headerRow, firstRow, valueColumn } = SUPPLEMENT_LAYOUT;
  const headers = last.size === 0 ? SUPPLEMENT_LAYOUT.headers : [...SUPPLEMENT_LAYOUT.headers, LAST_YEARS_HEADER];
  const builder = new DraftBuilder();
  builder.put(0, 0, SUPPLEMENT_LAYOUT.sheet).style([0, 0, 1, headers.length], TITLE_STYLE).merge([0, 0, 1, headers.length]).height(0, 30);
  builder.put(1, 0, "说明文字要用而各表没有的数据，填在黄底单元格；没有填写的，相应语句不写入说明并列为缺项。").style([1, 0, 1, 1], NOTE_STYLE);
  builder.style([headerRow, 0, 1, headers.length], HEADER_STYLE).putRow(headerRow, 0, headers);
  builder.style([firstRow, 0, entries.length, headers.length], { ...BODY_STYLE, wrap: true });
  entries.forEach((entry, index) => {
    const row = firstRow + index;
    builder.style([row, valueColumn, 1, 1], valueStyle(entry)).offer([row, valueColumn, 1, 1], entry.choices ?? []);
    builder.putRow(row, 0, [entry.section, entry.label, null, measureOf(entry, unit), entry.hint, ...(last.size === 0 ? [] : [last.get(entry.id) ?? null])]);
  });
  const list = PURPOSE_LIST.headerRow(entries.length);
  builder.put(list - 1, 0, PURPOSE_LIST.heading).style([list - 1, 0, 1, 1], { bold: true });
  const beside = itemFactsOf(profile);
  const listHeaders = [...PURPOSE_LIST.headers, ...beside.map((fact) => itemHeader(fact, unit))];
  builder.style([list, 0, 1, listHeaders.length], HEADER_STYLE).putRow(list, 0, listHeaders);
  builder.style([list + 1, 0, PURPOSE_ROWS, listHeaders.length], { ...BODY_STYLE, numberFormat: "@", wrap: true });
  builder.style([list + 1, PURPOSE_LIST.valueColumn, PURPOSE_ROWS, 1], ENTRY_STYLE);
  beside.forEach(({ content }, index) => {
    builder.style([list + 1, PURPOSE_LIST.valueColumn + 1 + index, PURPOSE_ROWS, 1], content === "amount" ? { ...ENTRY_STYLE, numberFormat: "0.00", horizontal: "right" } : ENTRY_STYLE);
  });
  return builder.build(sheet, {
    columnWidths: [26, 42, 46, 12, 50, ...(last.size === 0 ? [] : [14])], freeze: { rows: firstRow, columns: 0 }, print: { orientation: "landscape", titleRows: null },
  });
}
