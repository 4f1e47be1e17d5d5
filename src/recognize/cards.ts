import type { AxisSpec, TableSpec } from "../catalog/types";
import { parseAmountText } from "../model/money";
import type { UnitOfMeasure } from "../model/money";
import type { CellRef } from "../model/cells";
import type { HeaderColumn } from "./headers";
import { roleOfLabel } from "./lines";
import type { Found } from "./locate";
import type { DraftAmount, DraftRow } from "./rows";
import { keyName, plain, unitOfMeasureIn, withoutNumbering } from "./text";
import type { TitleReading } from "./titles";
import type { Span, SheetView } from "./view";

/** Rows below a title in which a card says what it is of, and below that what it is given. */
const CARD_ROWS = 200;

/** What the cards below a title say so far. */
interface Card {
  readonly label: string;
  readonly at: CellRef;
  /** Of the whole body, not of one project. */
  readonly whole: boolean;
  readonly amounts: DraftAmount[];
}

/**
 * Reads the rows below a title as cards: 项目名称 with a name beside it, and below it amounts beside their labels (年度资金总额 100) or
 * right under them. A header with a list below it is no card: there the cell beside 项目名称 is another header, and nothing stands
 * beside the labels of amounts but each other.
 *
 * @returns null where the title is of a kind that has no cards, or nothing below it is one
 */
export function readCards(view: SheetView, title: TitleReading, span: Span): Found | null {
  const spec = title.kinds.find(({ axes }) => axes[0]?.rows.cards !== undefined);
  const axis = spec?.axes[0];
  const names = axis?.rows.cards;
  if (!spec || !axis || !names) return null;
  const cards: Card[] = [];
  const last = Math.min(span.lastRow, title.at.row + CARD_ROWS);
  for (let row = title.at.row + 1; row <= last; row++) {
    for (let column = span.column; column <= span.lastColumn; column++) {
      const label = labelAt(view, row, column);
      if (label === "") continue;
      const whole = names.whole.includes(label);
      if (whole || names.project.includes(label)) {
        const name = nameBeside(view, axis, row, column, span);
        if (name !== null && (cards.length === 0 || !whole)) cards.push({ ...name, whole, amounts: [] });
        continue;
      }
      takeAmount(view, axis, cards.at(-1), row, column, span);
    }
  }
  const filled = cards.filter(({ amounts }) => amounts.length > 0);
  return filled.length === 0 ? null : foundIn(view, span, spec, axis, title, filled, measureIn(view, title.at.row, last, span));
}

/** The text of a label: without number, colon, and the unit of measure behind it. */
function labelAt(view: SheetView, row: number, column: number): string {
  return withoutNumbering(view.text(row, column)).replace(/[(][^()]*元[)]/, "").replace(/[:：]$/, "");
}

/** What stands beside a label, where that is no label itself. */
function nameBeside(view: SheetView, axis: AxisSpec, row: number, column: number, span: Span): { readonly label: string; readonly at: CellRef } | null {
  const beside = firstFilled(view, row, column + 1, span);
  const value = beside === null ? null : view.value(row, beside);
  if (beside === null || typeof value !== "string") return null;
  const words = new Set(axis.columns.flatMap((spec) => spec.words.map(plain)));
  return words.has(labelAt(view, row, beside)) ? null : { label: value.trim(), at: view.ref(row, beside) };
}

function takeAmount(view: SheetView, axis: AxisSpec, card: Card | undefined, row: number, column: number, span: Span): void {
  if (!card) return;
  const label = labelAt(view, row, column);
  const role = roleOfLabel(axis.columns, label)?.role;
  if (role === undefined || card.amounts.some((amount) => amount.role === role)) return;
  const beside = firstFilled(view, row, column + 1, span);
  const at = beside !== null && isAmount(view, row, beside) ? { row, column: beside } : isAmount(view, row + 1, column) ? { row: row + 1, column } : null;
  if (at) card.amounts.push({ role, ...at, header: label });
}

function firstFilled(view: SheetView, row: number, first: number, span: Span): number | null {
  for (let column = first; column <= span.lastColumn; column++) if (view.value(row, column) !== null) return column;
  return null;
}

function isAmount(view: SheetView, row: number, column: number): boolean {
  const value = view.value(row, column);
  return typeof value === "number" || (typeof value === "string" && parseAmountText(value) !== null);
}

function measureIn(view: SheetView, first: number, last: number, span: Span): { readonly unit: UnitOfMeasure | null; readonly cell: CellRef | null } {
  for (let row = first; row <= last; row++) {
    for (let column = span.column; column <= span.lastColumn; column++) {
      const unit = unitOfMeasureIn(view.text(row, column));
      if (unit) return { unit, cell: view.ref(row, column) };
    }
  }
  return { unit: null, cell: null };
}

function foundIn(
  view: SheetView, span: Span, spec: TableSpec, axis: AxisSpec, title: TitleReading, cards: readonly Card[], { unit, cell }: ReturnType<typeof measureIn>,
): Found {
  const rows = cards.map(({ label, at, whole, amounts }): DraftRow => ({
    axis: axis.id, band: 0, key: whole ? "whole" : `project:/${keyName(label)}`, kind: whole ? "line" : "project", sheet: view.name, row: at.row, label, labelCell: at,
    code: null, codeCells: [], unitName: null, unitCode: null, hasAmounts: true, amounts,
  }));
  // Whatever else stands below the title (indicators, their values) is of the cards.
  let endRow = Math.min(span.lastRow, title.at.row + CARD_ROWS);
  while (view.isBlankRow(endRow, span)) endRow -= 1;
  const columns = [...new Set(rows.flatMap((row) => (row.amounts ?? []).map(({ column }) => column)))].map((column): HeaderColumn =>
    ({ column, levels: [], printed: "", own: false, content: { numbers: 1, texts: 0, codes: 0 } }));
  const headerRow = title.at.row;
  return {
    view, span, title, unit, unitCell: cell, firstRow: headerRow,
    identified: {
      fit: { spec, arrangement: "rolesInRows", axes: [{ axis, columns: [] }], unplaced: [], score: 1, complete: true }, headerRows: [headerRow, headerRow], columns,
    },
    body: { rows, leftovers: [], note: null, endRow, lastBodyRow: endRow, bodyRow: headerRow + 1 },
  };
}
