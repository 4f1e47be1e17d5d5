import type { ColumnSpec } from "../catalog/types";
import { isTotal, lineOf, roleOfLabel, RowGroups } from "./lines";
import { draft, hasAmounts, rawText, type AxisState, type DraftAmount, type DraftRow, type RowReading } from "./rows";
import { readRow } from "./readRow";
import { isFootline, plain, withoutNumbering } from "./text";
import type { SheetView } from "./view";

/**
 * Rows of a table that prints as rows what others print as columns: each is an amount of the one total row, and of a row
 * for each fund where the table has a column for each. 合计 is the total of the roles only where every row with an amount
 * has one that is part of it.
 */
export class TurnedRows {
  readonly #rows = new Map<string, { readonly row: number; readonly label: string }>();
  readonly #unread: number[] = [];
  #total: { readonly row: number; readonly said: boolean } | null = null;
  #lead: number | null = null;
  #last: number | null = null;
  readonly #groups = new RowGroups();

  readonly state: AxisState;

  constructor(state: AxisState | undefined) {
    if (!state) throw new RangeError("a table of roles in rows has one axis");
    this.state = state;
  }

  /** Takes note of a row; a row of the table comes out only at the end. */
  read(view: SheetView, row: number): RowReading {
    const { layout } = this.state;
    const { label, group } = this.#groups.labelOf(layout.names.map((column) => rawText(view, row, column)));
    if (layout.amounts.length === 0 || isFootline(plain(label))) return "nothing";
    const spec = roleOfLabel(this.#roles, label, group);
    const named = spec !== null && spec.role !== "total" && spec.words.some((word) => plain(word) === withoutNumbering(plain(label)));
    if ((isTotal(label) && !named) || spec?.role === "total") {
      if (this.#total === null) this.#total = { row, said: !isTotal(label) };
      else if (hasAmounts(view, row, layout) && !this.#repeats(view, row)) this.#unread.push(row);
      return "nothing";
    }
    if (!spec || this.#rows.has(spec.role)) {
      if (hasAmounts(view, row, layout)) this.#unread.push(row);
      return "nothing";
    }
    this.#lead ??= row;
    this.#last = row;
    this.#rows.set(spec.role, { row, label });
    return "nothing";
  }

  /** Whether a row is that of a role, though it may read like a header: 政府性基金 | 小计. */
  took(row: number): boolean {
    return this.#last === row;
  }

  get #roles(): readonly ColumnSpec[] {
    return this.state.layout.spec.rows.roles ?? [];
  }

  /** 支出总计 that says what 本年支出合计 said. */
  #repeats(view: SheetView, row: number): boolean {
    return this.state.layout.amounts.every(({ column }) => view.value(row, column) === view.value(this.#total?.row ?? row, column));
  }

  /** Roles that the total sums, parts of parts included. */
  #summed(): ReadonlySet<string> {
    const summed = new Set<string>(["total"]);
    for (const role of summed) for (const part of this.#roles.find((spec) => spec.role === role)?.parts ?? []) summed.add(part);
    for (const { role, within } of this.#roles) if (within !== undefined && summed.has(within)) summed.add(role);
    return summed;
  }

  /** The total row with an amount for each role, one for each fund, and the rows that have none. */
  finish(view: SheetView): { readonly total: readonly DraftRow[]; readonly unread: readonly number[] } {
    const [labelColumn] = this.state.layout.names;
    const unread = [...this.#unread];
    const summed = this.#summed();
    const others = [...this.#rows.keys()].some((role) => !summed.has(role));
    // Below a total at the foot stands what it does not sum (结转下年).
    const total = this.#total?.row ?? Infinity;
    const within = total > (this.#lead ?? Infinity) ? unread.filter((at) => at < total) : unread;
    const covers = this.#total !== null && (this.#total.said || (within.length === 0 && !others));
    const sums = this.#total && covers ? [["total", { row: this.#total.row, label: rawText(view, this.#total.row, labelColumn ?? null) }] as const] : [];
    if (this.#total && !covers) unread.push(this.#total.row);
    const rows = new Map([...sums, ...this.#rows]);
    const row = covers ? this.#total?.row ?? null : this.#lead;
    if (row === null || rows.size === 0) return { total: [], unread };
    const parts = { label: rawText(view, row, labelColumn ?? null), labelColumn: labelColumn ?? null };
    return {
      unread,
      total: this.state.layout.amounts.map((amount): DraftRow => ({
        ...(amount.role === "total" ? draft({ view, row, state: this.state }, "total", "total", parts) : draft({ view, row, state: this.state }, `fund:${amount.role}`, "line", { ...parts, label: amount.header })),
        amounts: [...rows].map(([role, at]): DraftAmount => ({ role, row: at.row, column: amount.column, header: at.label })),
      })),
    };
  }
}

/**
 * A line of totals that stands once for panes side by side, 当年支出小计 over classes and uses: its label is the first pane's, its
 * amount stands in the last. Each pane has the line, with that amount; so it is where nothing is filled in yet.
 */
export function acrossPanes(view: SheetView, row: number, states: readonly AxisState[], readings: readonly RowReading[]): readonly RowReading[] {
  if (states.length < 2) return readings;
  const isBlank = (column: number): boolean => view.value(row, column) === null;
  const across = [...readings];
  states.forEach(({ layout: next }, at) => {
    const [line, own] = [readings[at - 1], states[at - 1]?.layout];
    if (typeof line !== "object" || line.kind !== "line" || !own || typeof readings[at] === "object") return;
    if (!own.amounts.every(({ column }) => isBlank(column)) || !next.names.every(isBlank) || lineOf(next.spec, line.label)?.id !== line.key) return;
    const amounts = next.amounts.map(({ role, column, header }): DraftAmount => ({ role, row, column, header }));
    const shared = { ...line, amounts, hasAmounts: hasAmounts(view, row, next) };
    across[at - 1] = shared;
    across[at] = { ...shared, axis: next.spec.id, band: at };
  });
  return across;
}

/** Reads a row of a table in bands: its totals, one a band, are one row; an unlabelled total beside a labelled one is its. */
export function combinedBands(view: SheetView, row: number, states: readonly AxisState[]): readonly RowReading[] {
  const readings = states.map((state) => readRow({ view, row, state }));
  const totals = readings.filter((reading): reading is DraftRow => typeof reading === "object" && reading.kind === "total");
  const [lead] = totals;
  if (!lead) return readings;
  const across = acrossBands(view, row, states, totals);
  if (across) return readings.map((_, band) => (band === lead.band ? across : "nothing"));
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

/**
 * A total of all bands: its label stands once, in the first, and its one amount under those of another, which alone it could not be. It is of the
 * role that all bands print, or whose parts they print; null for any other row.
 */
function acrossBands(view: SheetView, row: number, states: readonly AxisState[], totals: readonly DraftRow[]): DraftRow | null {
  const [lead, ...others] = totals;
  if (!lead || !isTotal(lead.label) || others.some(({ labelCell }) => labelCell?.column !== lead.labelCell?.column)) return null;
  const amounts = states.flatMap(({ layout }, band) => [...layout.amounts, ...layout.shared].map((amount) => ({ ...amount, band })));
  const [only, ...further] = amounts.filter(({ column }) => view.value(row, column) !== null);
  if (!only || further.length > 0 || only.band === lead.band) return null;
  const roles = new Set(amounts.map(({ role }) => role));
  const whole = states[only.band]?.layout.spec.columns.find(({ content, parts = [] }) => content === "amount" && [...roles].every((role) => parts.includes(role)));
  const role = roles.size === 1 ? only.role : whole?.role;
  return role === undefined ? null : { ...lead, hasAmounts: true, amounts: [{ role, row, column: only.column, header: only.header }] };
}

/** Whether the band of a total shows a role that no band has beside it, so that its figure can be no other's. */
function coversAll(states: readonly AxisState[], { band }: DraftRow): boolean {
  const own = states[band]?.layout.amounts ?? [];
  return own.length > 1 || states.every((state, at) => at === band || state.layout.amounts.length + state.layout.shared.length === 0);
}
