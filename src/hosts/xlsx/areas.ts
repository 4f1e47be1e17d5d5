import { columnLetters, parseArea, type Area } from "../../model/cells";
import { MAX_COLUMNS, MAX_ROWS } from "../../model/formulas";

/** Areas of a list such as "A1:B2 D4"; whole columns and rows are written out. */
export function areasOf(sheet: string, refs: string): Area[] {
  return refs.trim().split(/\s+/).flatMap((ref) => {
    const columns = /^\$?([A-Za-z]+):\$?([A-Za-z]+)$/.exec(ref);
    if (columns) return parseArea(sheet, `${columns[1] ?? ""}1:${columns[2] ?? ""}${MAX_ROWS}`) ?? [];
    const rows = /^\$?(\d+):\$?(\d+)$/.exec(ref);
    if (rows) return parseArea(sheet, `A${rows[1] ?? ""}:${columnLetters(MAX_COLUMNS - 1)}${rows[2] ?? ""}`) ?? [];
    return ref === "" ? [] : (parseArea(sheet, ref) ?? []);
  });
}
