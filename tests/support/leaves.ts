import { layoutOf, type TableLayout } from "../../src/model/profile";
import { BASIC_ENTRIES, BASIC_LAYOUT, FUNCTIONS, PURPOSE_LIST, SUPPLEMENT_LAYOUT } from "../../src/catalog/ownSheets/supplement";
import { bodyRowOf } from "../../src/derive/tableDraft";
import type { TableId } from "../../src/model/book";
import type { Scalar } from "../../src/model/cells";
import type { Edit } from "../../src/model/edits";
import type { InsertRequest } from "../../src/model/plans";
import { contentAt, lastRow, sheetOf, valueAt, type WorkbookSnapshot } from "../../src/model/snapshot";
import { ENTRIES, ZHEJIANG } from "./profiles";
import type { DepartmentData, Uses } from "./department";

/** How a person asks for the tables of a department. */
export function requestFor(data: DepartmentData, tables: readonly TableId[] = ZHEJIANG.tables.map(({ table }) => table)): InsertRequest {
  const units = data.units.filter((unit) => !unit.ownOffice).map((unit) => unit.name);
  return { profile: "zhejiang", year: data.year, department: data.body, units, tables, onTaken: "skip" };
}

/** Types the leaf figures of a department into the sheets that were inserted for it, as a person would: no total, no parent's amount. */
export function leafEdits(snapshot: WorkbookSnapshot, data: DepartmentData): readonly Edit[] {
  return new Typist(snapshot, data).edits();
}

type Row = readonly (readonly [role: string, value: Scalar])[];

class Typist {
  private readonly done: Edit[] = [];

  constructor(private readonly snapshot: WorkbookSnapshot, private readonly data: DepartmentData) {}

  edits(): readonly Edit[] {
    this.revenue();
    this.classified("expenditure", this.items(["general-public-budget", "government-fund", "state-capital", "other"]), this.data.names, [3, 5, 7]);
    this.classified("general-expenditure", this.items(["general-public-budget"]), this.data.names, [3, 5, 7]);
    this.classified("government-fund-expenditure", basics(this.items(["government-fund"])), this.data.names, [3, 5, 7]);
    this.classified("state-capital-expenditure", this.items(["state-capital"]), this.data.names, [3, 5, 7]);
    this.classified("general-basic-expenditure", new Map(Object.entries(this.data.economic).map(([code, uses]) => [code, rowOf(uses)])), this.data.economicNames, [3, 5]);
    this.rows("three-public-expenses", 1, this.data.threePublic.map(({ unit, overseas, reception, purchase, running }) => [
      ["unitName", unit], ["overseas", overseas || null], ["reception", reception || null], ["vehicle-purchase", purchase || null], ["vehicle-running", running || null],
    ]));
    this.rows("project-expenditure", 1, this.data.projects.map(({ unit, name, funds }) => [["unitName", unit], ["project", name], ...Object.entries(funds)]));
    const [key] = this.data.keyProjects;
    const codes = new Set(this.data.keyProjects.map(({ unitCode }) => unitCode));
    if (key && codes.size === 1) this.rows("key-project-expenditure", 0, [[["unitCode", key.unitCode]]]);
    this.rows("key-project-expenditure", 1, this.data.keyProjects.map(({ unitCode, unit, name, target }) =>
      [["unitCode", unitCode], ["unitName", unit], ["project", name], ["target", target]]));
    this.carryOverOut();
    this.ownSheets();
    return this.done;
  }

  private layout(table: TableId): TableLayout | undefined {
    const layout = layoutOf(ZHEJIANG, table);
    return layout && sheetOf(this.snapshot, layout.sheet) ? layout : undefined;
  }

  private type(sheet: string, row: number, column: number, value: Scalar): void {
    const at = { sheet, row, column };
    const expects = contentAt(this.snapshot, at);
    if (value === null || ("value" in expects && expects.value === value)) return;
    this.done.push({ kind: "setValue", at, expects, value });
  }

  private rows(table: TableId, skip: number, rows: readonly Row[]): void {
    const layout = this.layout(table);
    if (!layout) return;
    rows.forEach((cells, index) => {
      for (const [role, value] of cells) {
        const column = layout.columns.findIndex((each) => each.role === role);
        if (column >= 0) this.type(layout.sheet, bodyRowOf(layout) + skip + index, column, value);
      }
    });
  }

  private revenue(): void {
    const alone = this.data.units.length === 1;
    this.rows("revenue", alone ? 1 : 2, this.data.units.map(({ revenue }) => Object.entries(revenue)));
  }

  private items(funds: readonly (keyof DepartmentData["items"])[]): ReadonlyMap<string, Row> {
    const sums = new Map<string, Map<string, number>>();
    for (const fund of funds) {
      for (const [code, uses] of Object.entries(this.data.items[fund])) {
        const sum = sums.get(code) ?? new Map<string, number>();
        for (const [role, value] of Object.entries(uses)) sum.set(role, Math.round(((sum.get(role) ?? 0) + value) * 100) / 100);
        sums.set(code, sum);
      }
    }
    return new Map([...sums].map(([code, sum]) => [code, [...sum]]));
  }

  private classified(table: TableId, items: ReadonlyMap<string, Row>, names: Readonly<Record<string, string>>, depths: readonly number[]): void {
    const codes = new Set([...items.keys()].flatMap((code) => depths.filter((depth) => depth <= code.length).map((depth) => code.slice(0, depth))));
    this.rows(table, 1, [...codes].sort().map((code) => [["code", code], ["name", names[code] ?? null], ...(items.get(code) ?? [])]));
  }

  private carryOverOut(): void {
    const layout = this.layout("balance");
    const sheet = layout && sheetOf(this.snapshot, layout.sheet);
    if (!layout || !sheet || this.data.carryOverOut === 0) return;
    for (let row = 0; row <= lastRow(sheet); row += 1) {
      if (valueAt(sheet, row, 2) === "年终结转结余") this.type(layout.sheet, row, 3, this.data.carryOverOut);
    }
  }

  private ownSheets(): void {
    ENTRIES.forEach(({ id }, index) => {
      this.type(SUPPLEMENT_LAYOUT.sheet, SUPPLEMENT_LAYOUT.firstRow + index, SUPPLEMENT_LAYOUT.valueColumn, this.data.supplement[id] ?? null);
    });
    const list = PURPOSE_LIST.headerRow(ENTRIES.length) + 1;
    Object.keys(this.data.purposes).sort().forEach((code, index) => {
      [code, this.data.names[code] ?? null, this.data.purposes[code] ?? null].forEach((value, column) => { this.type(SUPPLEMENT_LAYOUT.sheet, list + index, column, value); });
    });
    const { firstRow, valueColumn } = BASIC_LAYOUT;
    this.type(BASIC_LAYOUT.sheet, firstRow + BASIC_ENTRIES.findIndex(({ id }) => id === FUNCTIONS), valueColumn, this.data.functions ?? null);
    const units = firstRow + BASIC_ENTRIES.length + 2;
    this.data.units.forEach(({ code, nature }, index) => {
      this.type(BASIC_LAYOUT.sheet, units + index, 0, code);
      this.type(BASIC_LAYOUT.sheet, units + index, 2, nature);
    });
  }
}

function rowOf(uses: Uses): Row {
  return Object.entries(uses);
}

/** The table of a fund that prints basic expenditure undivided. */
function basics(items: ReadonlyMap<string, Row>): ReadonlyMap<string, Row> {
  return new Map([...items].map(([code, row]) => {
    const basic = row.filter(([role]) => role === "personnel" || role === "operating").reduce((sum, [, value]) => sum + Number(value), 0);
    const rest = row.filter(([role]) => role === "project");
    return [code, basic === 0 ? rest : [["basic", Math.round(basic * 100) / 100], ...rest]];
  }));
}
