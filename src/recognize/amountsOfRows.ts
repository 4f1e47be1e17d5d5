import { isTotal, roleOfLabel } from "./lines";
import { draft, hasAmounts, rawText, type AxisState, type DraftAmount, type DraftRow, type RowReading } from "./rows";
import { readRow } from "./readRow";
import { isFootline, plain } from "./text";
import type { SheetView } from "./view";

/**
 * Rows of a table that prints as rows what others print as columns: each is an amount of the one total row. 合计 is the
 * total of the roles only where every row with an amount has one.
 */
export class TurnedRows {
  readonly #amounts = new Map<string, DraftAmount>();
  readonly #unread: number[] = [];
  #total: { readonly row: number; readonly said: boolean } | null = null;
  #lead: number | null = null;

  readonly state: AxisState;

  constructor(state: AxisState | undefined) {
    if (!state) throw new RangeError("a table of roles in rows has one axis");
    this.state = state;
  }

  /** Takes note of a row; a row of the table comes out only at the end. */
  read(view: SheetView, row: number): RowReading {
    const { layout } = this.state;
    const [labelColumn] = layout.names;
    const [amount] = layout.amounts;
    const label = labelColumn === undefined ? "" : rawText(view, row, labelColumn);
    if (!amount || isFootline(plain(label))) return "nothing";
    const spec = roleOfLabel(layout.spec.rows.roles ?? [], label);
    if (isTotal(label) || spec?.role === "total") {
      if (this.#total) return "unknown";
      this.#total = { row, said: !isTotal(label) };
      return "nothing";
    }
    if (!spec || this.#amounts.has(spec.role)) {
      if (hasAmounts(view, row, layout)) this.#unread.push(row);
      return "nothing";
    }
    this.#lead ??= row;
    this.#amounts.set(spec.role, { role: spec.role, row, column: amount.column, header: label });
    return "nothing";
  }

  /** The total row with an amount for each role, and the rows that have none. */
  finish(view: SheetView): { readonly total: readonly DraftRow[]; readonly unread: readonly number[] } {
    const [amount] = this.state.layout.amounts;
    const [labelColumn] = this.state.layout.names;
    const amounts = [...this.#amounts.values()];
    const unread = [...this.#unread];
    const covers = this.#total !== null && (this.#total.said || unread.length === 0);
    if (this.#total && amount && covers) {
      amounts.unshift({ role: "total", row: this.#total.row, column: amount.column, header: rawText(view, this.#total.row, labelColumn ?? null) });
    } else if (this.#total) {
      unread.push(this.#total.row);
    }
    const row = covers ? this.#total?.row ?? null : this.#lead;
    if (row === null || amounts.length === 0) return { total: [], unread };
    const parts = { label: rawText(view, row, labelColumn ?? null), labelColumn: labelColumn ?? null };
    return { total: [{ ...draft({ view, row, state: this.state }, "total", "total", parts), amounts }], unread };
  }
}

/** Reads a row of a table in bands: its totals, one a band, are one row; an unlabelled total beside a labelled one is its. */
export function combinedBands(view: SheetView, row: number, states: readonly AxisState[]): readonly RowReading[] {
  const readings = states.map((state) => readRow({ view, row, state }));
  const totals = readings.filter((reading): reading is DraftRow => typeof reading === "object" && reading.kind === "total");
  const [lead] = totals;
  if (!lead) return readings;
  const shown = states.filter((state, band) => readings[band] !== "nothing" && hasAmounts(view, row, { amounts: [...state.layout.amounts, ...state.layout.shared] }));
  // A bare 合计 over one band's figure alone may be the total of all bands.
  if (totals.length === 1 && shown.length === 1 && isTotal(lead.label) && states.length > 1 && !coversAll(states, lead)) return readings.map((_, band) => (band === lead.band ? "unknown" : "nothing"));
  const amounts = states.flatMap(({ layout }, band) => (totals.length > 1 && !totals.some((total) => total.band === band) ? []
    : [...layout.amounts, ...layout.shared].map(({ role, column, header }): DraftAmount => ({ role, row, column, header }))));
  const seen = new Set<string>();
  const own = amounts.filter(({ role }) => !seen.has(role) && seen.add(role).size > 0);
  const isTotalsOwn = isTotal(lead.label) ? own : own.filter(({ column }) => totals.some((total) => states[total.band]?.layout.amounts.some((cell) => cell.column === column)));
  return readings.map((reading, band) => {
    if (band === lead.band) return { ...lead, amounts: isTotalsOwn };
    return reading === "unknown" || (typeof reading === "object" && reading.kind === "total") ? "nothing" : reading;
  });
}

/** Whether the band of a total shows a role that no band has beside it, so that its figure can be no other's. */
function coversAll(states: readonly AxisState[], { band }: DraftRow): boolean {
  const own = states[band]?.layout.amounts ?? [];
  return own.length > 1 || states.every((state, at) => at === band || state.layout.amounts.length + state.layout.shared.length === 0);
}
