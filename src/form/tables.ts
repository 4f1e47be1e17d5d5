import { cellKey } from "../model/cells";
import type { FormColumn, FormRow, FormTable } from "../model/form";
import { sheetOf, valueAt, type WorkbookSnapshot } from "../model/snapshot";
import type { YearColumn, YearTable } from "../facts/yearTables";

/** What was decided for the cells of a workbook. */
export interface Decided {
  /** Keys of the cells with formulas. */
  readonly ways: { has(key: string): boolean };
  /** Columns that take over figures, with the column from which. */
  readonly sources: ReadonlyMap<YearColumn, number>;
  /** Keys of the cells that took over a figure. */
  readonly moved: { has(key: string): boolean };
}

const TYPED: ReadonlySet<YearColumn["use"]> = new Set(["thisYear", "before", "change", "rate", "count"]);

/** The tables as they are shown: column by column and row by row, with what each is taken for. */
export function tablesOf(tables: readonly YearTable[], snapshot: WorkbookSnapshot, decided: Decided): readonly FormTable[] {
  return tables.map((table) => {
    const columns = table.columns.map((column) => ({ column, typed: TYPED.has(column.use) ? 1 : 0, derivedCells: 0, typedCells: 0 }));
    const rows: FormRow[] = [];
    const sheet = sheetOf(snapshot, table.sheet);
    for (let row = table.bodyRows[0]; sheet && row <= table.bodyRows[1]; row += 1) {
      const labels = columns.filter(({ column: { use } }) => use === "label" || use === "code").map(({ column: { column } }) => String(valueAt(sheet, row, column) ?? "").trim()).filter((text) => text !== "");
      let [derived, typed] = [0, 0];
      for (const each of columns) {
        if (each.typed === 0) continue;
        const key = cellKey({ sheet: table.sheet, row, column: each.column.column });
        const filled = valueAt(sheet, row, each.column.column) !== null;
        if (decided.ways.has(key)) {
          each.derivedCells += 1;
          derived += 1;
        } else if (filled && !decided.moved.has(key)) {
          each.typedCells += 1;
          typed += 1;
        }
      }
      if (labels.length > 0 && derived + typed > 0) rows.push({ row, label: labels.join(" "), use: typed === 0 ? "derived" : derived === 0 ? "typed" : "both" });
    }
    return {
      sheet: table.sheet, title: table.title, table: table.id, area: table.area, unit: table.unit, rows,
      columns: columns.map(({ column, derivedCells, typedCells }): FormColumn => ({
        column: column.column, header: column.header, use: column.use, from: decided.sources.get(column) ?? null, derived: derivedCells, typed: typedCells,
      })),
    };
  });
}
