import type { AxisSpec } from "../catalog/types";
import type { AxisId, BookColumn, ColumnRole, RowKind } from "../model/book";
import { isErrorValue, type CellRef, type Scalar } from "../model/cells";
import { parseAmountText } from "../model/money";
import type { AxisColumns, Fit } from "./columns";
import type { CodeContext } from "./codes";
import { isMixed } from "./roleWords";
import { isFolded, plain } from "./text";
import type { SheetView } from "./view";

/** A row of a table before its amounts are read; `key` is null where only a name stands that codes must explain. */
export interface DraftRow {
  readonly axis: AxisId;
  /** Which of the table's sides or bands the row stands in. */
  readonly band: number;
  key: string | null;
  kind: RowKind | null;
  readonly sheet: string;
  readonly row: number;
  readonly label: string;
  readonly labelCell: CellRef | null;
  code: string | null;
  readonly codeCells: readonly CellRef[];
  readonly unitName: string | null;
  readonly unitCode: string | null;
  /** Some amount cell of the row holds a figure other than zero. */
  readonly hasAmounts: boolean;
  /** Its amount cells, where they are not those of the band's columns in this row alone. */
  readonly amounts: readonly DraftAmount[] | null;
}

/** Where an amount of a row stands, and under what header or label. */
export interface DraftAmount {
  readonly role: ColumnRole;
  readonly row: number;
  readonly column: number;
  readonly header: string;
  /** The sheet on which it stands, where a table goes on there and the row stands on one before. */
  readonly page?: SheetView | undefined;
}

/** Cells of one axis by meaning. */
export interface AxisLayout {
  readonly spec: AxisSpec;
  readonly names: readonly number[];
  /** The columns of text of each step of an outline, the widest first. */
  readonly steps: readonly (readonly number[])[];
  readonly codes: readonly number[];
  readonly unitCode: number | null;
  readonly unitName: number | null;
  /** Columns that say what a row is, in the order in which they are asked. */
  readonly labels: readonly number[];
  /** Codes and names of units stand in the same columns as those of the classification. */
  readonly mixed: boolean;
  readonly amounts: readonly AmountColumn[];
  /** Columns that sum those of several bands; only the row of totals has figures there. */
  readonly shared: readonly AmountColumn[];
}

/** A column of amounts. */
export interface AmountColumn {
  readonly role: ColumnRole;
  readonly column: number;
  readonly header: string;
}

/** The columns of every side or band of a table, by what they hold. */
export function layoutsOf({ axes }: Pick<Fit, "axes">): readonly AxisLayout[] {
  const layouts = axes.map(layoutOf);
  return layouts.map((layout, band): AxisLayout => {
    const beside = new Set(layouts.flatMap((other, at) => (at !== band && other.spec.id === layout.spec.id ? other.amounts.map(({ role }) => role) : [])));
    if (beside.size === 0) return layout;
    const sums = (amount: AmountColumn): boolean =>
      layout.spec.columns.some((column) => column.role === amount.role && (column.parts ?? []).some((part) => beside.has(part)));
    return { ...layout, amounts: layout.amounts.filter((amount) => !sums(amount)), shared: layout.amounts.filter(sums) };
  });
}

function layoutOf({ axis, columns }: AxisColumns): AxisLayout {
  const of = (content: BookColumn["content"]): readonly number[] =>
    columns.filter((column) => column.content === content).map((column) => column.column);
  const [codes, names] = [of("code"), of("name")];
  const [unitCode = null] = of("unitCode");
  const [unitName = null] = of("unitName");
  return {
    spec: axis,
    names,
    steps: (axis.rows.outline ?? []).map((roles) => columns.filter(({ role }) => roles.includes(role)).map(({ column }) => column)),
    codes, unitCode, unitName, labels: [...codes, ...[unitCode, unitName].filter((column) => column !== null), ...names],
    mixed: columns.some((column) => (column.content === "code" || column.content === "name") && isMixed(plain(column.header))),
    amounts: columns.filter((column) => column.content === "amount").map(({ role, column, header }) => ({ role, column, header })),
    shared: [],
  };
}

/** What the rows above say to the row in hand. */
export interface AxisState {
  readonly band: number;
  readonly layout: AxisLayout;
  /** First column of the table. */
  readonly firstColumn: number;
  readonly code: CodeContext;
  /** Length of the shortest code above; 0 before any. */
  shortest: number;
  unitName: string | null;
  unitCode: string | null;
  /** Id of the line above whose sub-lines may follow (上年结转); "" where none stands there. */
  under: string;
  /** Id of the use (基本支出) whose parts may follow on a side that lists uses; "" where none stands above. */
  use: string;
  unlabelled: boolean;
  /** Labels of the groups of an outline that are open, the widest first. */
  groups: readonly string[];
  /** Column that says which year a row is of, and the latest year there; null where the table has none. */
  readonly years: { readonly column: number; readonly latest: number } | null;
}

/** A row of one side or band in hand; one is moved from row to row. */
export interface RowReader {
  readonly view: SheetView;
  row: number;
  readonly state: AxisState;
}

/** Whether a row has a figure other than zero in the columns of amounts. */
export function hasAmounts(view: SheetView, row: number, layout: Pick<AxisLayout, "amounts">): boolean {
  const { amounts } = layout;
  for (let at = 0; at < amounts.length; at++) if (isAmount(view.value(row, amounts[at]?.column ?? -1))) return true;
  return false;
}

function isAmount(value: Scalar): boolean {
  if (typeof value === "number") return value !== 0;
  if (typeof value !== "string" || isErrorValue(value)) return value !== null;
  const amount = parseAmountText(value);
  return amount !== null && amount.digits !== 0n;
}

/** The text of a cell as it stands, trimmed; "" for no column and empty cells. */
export function rawText(view: SheetView, row: number, column: number | null): string {
  const value = column === null ? null : view.value(row, column);
  return value === null ? "" : trimmed(typeof value === "string" ? value : String(value));
}

function trimmed(text: string): string {
  return isFolded(text) ? text : text.trim();
}

/** What is known of a row besides its amounts. */
export interface RowParts {
  readonly label: string;
  readonly labelColumn: number | null;
  readonly code?: string | null;
  readonly codeColumns?: readonly number[];
  readonly unitName?: string | null;
  readonly unitCode?: string | null;
}

const NO_CELLS: readonly CellRef[] = [];

/** A row with what its cells say. */
export function draft(reader: RowReader, key: string | null, kind: RowKind | null, parts: RowParts): DraftRow {
  const { view, row, state } = reader;
  return {
    axis: state.layout.spec.id, band: state.band, key, kind, sheet: view.name, row,
    label: parts.label, labelCell: parts.labelColumn === null ? null : view.ref(row, parts.labelColumn),
    code: parts.code ?? null, codeCells: parts.codeColumns ? parts.codeColumns.map((column) => view.ref(row, column)) : NO_CELLS,
    unitName: parts.unitName ?? null, unitCode: parts.unitCode ?? null,
    hasAmounts: hasAmounts(view, row, state.layout), amounts: null,
  };
}

/** What a row of one axis is: a row, nothing (blank, remark), or not understood. */
export type RowReading = DraftRow | "nothing" | "unknown";
