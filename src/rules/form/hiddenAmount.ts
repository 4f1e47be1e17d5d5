import { amountsOf } from "../../model/amountColumns";
import type { BookTable } from "../../model/book";
import type { CellRef } from "../../model/cells";
import { columnLetters } from "../../model/cells";
import type { SheetSnapshot } from "../../model/snapshot";
import { numberFormatAt } from "../../model/snapshot";
import { ifMeasured } from "../applies";
import { defineTableRule } from "../define";
import { text } from "../findingValues";
import type { Found, RuleResult } from "../types";

interface Hidden {
  /** Whether a row, a column or the sheet is hidden. */
  readonly any: boolean;
  readonly rows: ReadonlySet<number>;
  readonly columns: ReadonlySet<number>;
  readonly sheet: boolean;
  readonly snapshot: SheetSnapshot;
}

/** Amounts that count in the sums and that a reader does not see: in hidden rows, columns or sheets, or printed as nothing. One hint a table. */
export const hiddenAmount = defineTableRule({
  id: "form/hidden-amount",
  severity: "hint",
  title: { zh: "隐藏的行、列或工作表里有金额", en: "Amounts in hidden rows, columns or sheets" },
  message: {
    zh: "“{title}”有 {count} 个金额被隐藏（{places}：行、列、工作表，或数字格式不显示），仍计入合计；公开前请取消隐藏或删除。",
    en: "{count} amounts of “{title}” are hidden ({places}) and still count in the sums; show or delete them before publishing.",
  },
  applies: ifMeasured,
  check({ book, snapshot }): RuleResult<Found> {
    const sheets = new Map(snapshot.sheets.map((sheet): [string, Hidden] => [sheet.name, hiddenOf(sheet)]));
    return { findings: book.tables.flatMap((table) => findingOf(table, sheets)) };
  },
});

function hiddenOf(sheet: SheetSnapshot): Hidden {
  const { hiddenRows, hiddenColumns, visibility } = sheet;
  const isHidden = visibility !== "visible";
  return { any: isHidden || hiddenRows.length + hiddenColumns.length > 0, rows: new Set(hiddenRows), columns: new Set(hiddenColumns), sheet: isHidden, snapshot: sheet };
}

function findingOf(table: BookTable, sheets: ReadonlyMap<string, Hidden>): readonly Found[] {
  const cells: CellRef[] = [];
  const places = new Set<string>();
  const { arrays: { money, row: rows, column: columns }, from } = amountsOf(table);
  for (let line = 0; line < table.rows.length; line += 1) {
    const sheet = table.rows[line]?.sheet ?? "";
    const hidden = sheets.get(sheet);
    if (!hidden) continue;
    for (let id = from[line] ?? 0; id < (from[line + 1] ?? 0); id += 1) {
      const amount = money[id] ?? 0;
      if (amount === 0) continue;
      const row = rows[id] ?? 0;
      const column = columns[id] ?? 0;
      const place = (hidden.any ? placeOf(hidden, row, column) : null) ?? unprinted(hidden.snapshot, row, column, amount);
      if (place === null) continue;
      cells.push({ sheet, row, column });
      places.add(place);
    }
  }
  const [at, ...related] = cells;
  return at ? [{
    at, related,
    values: {
      title: text(table.title || table.sheet), count: text(String(cells.length)),
      places: text(named(places)),
    },
  }] : [];
}

/** The hidden sheet ("表"), row ("5:5") or column ("C:C") that holds a cell, as references write it; null where it is seen. */
function placeOf(hidden: Hidden, row: number, column: number): string | null {
  if (hidden.sheet) return hidden.snapshot.name;
  if (hidden.rows.has(row)) return `${row + 1}:${row + 1}`;
  return hidden.columns.has(column) ? `${columnLetters(column)}:${columnLetters(column)}` : null;
}

/** The cell ("C5") whose number format prints nothing for its amount, such as ";;;"; a format of one section prints every number. */
function unprinted(sheet: SheetSnapshot, row: number, column: number, money: number): string | null {
  const format = numberFormatAt(sheet, row, column);
  if (!format.includes(";")) return null;
  const [positive = "", negative = ""] = format.split(";");
  const section = money < 0 ? negative : positive;
  return section.replaceAll('""', "").trim() === "" ? `${columnLetters(column)}${row + 1}` : null;
}

const MOST_NAMED = 5;

function named(places: ReadonlySet<string>): string {
  return [...places].slice(0, MOST_NAMED).join("、") + (places.size > MOST_NAMED ? " …" : "");
}
