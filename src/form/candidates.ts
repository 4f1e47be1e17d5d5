import type { Candidate } from "../derive/evaluate";
import { fenPlaces } from "../derive/formulas";
import { cellText } from "../derive/formulaText";
import { figureOf, type BudgetBook } from "../model/book";
import { cellKey, type CellRef } from "../model/cells";
import { agreement, type Fen, type UnitOfMeasure } from "../model/money";
import { numberFormatAt, sheetOf, valueAt, type WorkbookSnapshot } from "../model/snapshot";
import { STRUCTURAL_OUTCOME, type Bearing, type Structure, type StructuralAmounts } from "../model/structure";
import type { YearTable } from "../facts/yearTables";
import type { Sums } from "./sums";

/** How a relation came out last year in one cell. */
export type Outcome = "holds" | "rounding" | "fails";

/** One way to derive a cell. */
export interface Way {
  readonly at: CellRef;
  readonly key: string;
  /** The office's own formula (0), a relation of the catalogue (1), one that the structure bears out (2). */
  readonly rank: 0 | 1 | 2;
  /** Among ways of a rank the lower first. */
  readonly order: number;
  readonly formula: string;
  /** Keys of the cells that it adds up; of a change this year's amount and the base. */
  readonly parts: readonly string[];
  readonly kind: "sum" | "change" | "rate";
  readonly outcome: Outcome;
  /** What it would have given last year, in fen; null for a rate. */
  readonly expected: Fen | null;
}

/** A form of relation that last year's figures contradict more than they bear it out. */
const isBelieved = ({ holds, fails }: { readonly holds: number; readonly fails: number }): boolean => fails === 0 || holds >= 2 * fails;

/**
 * Ways that the catalogue knows. A relation counts in this form unless its figures say otherwise in more places than they
 * bear it out; where an amount is printed and none of its parts is, it was not broken down and is typed.
 */
export function catalogueWays(candidates: ReadonlyMap<string, Candidate>): readonly Way[] {
  const tried = [...candidates].flatMap(([key, { derivation, formula }], order): (Way & { readonly group: string; readonly empty: boolean })[] => {
    const left = figureOf(derivation.cell);
    const right = derivation.right.flatMap(({ cell }) => figureOf(cell ?? undefined) ?? []);
    const expected = right.reduce((sum, { money }) => sum + money, 0);
    if (right.length === 0 && (left?.money ?? 0) !== 0) return [];
    const verdict = left === null ? (expected === 0 ? "exact" : "differs")
      : agreement([{ figure: left, sign: 1 }, ...right.map((figure) => ({ figure, sign: -1 as const }))]);
    return [{
      at: derivation.cell.ref, key, rank: 1, order, formula: formula.text, kind: "sum", expected, group: `${derivation.relation.id}|${derivation.table.sheet}`,
      parts: derivation.right.flatMap(({ cell }) => (cell ? [cellKey(cell.ref)] : [])), empty: expected === 0,
      outcome: verdict === "exact" ? "holds" : verdict === "rounding" ? "rounding" : "fails",
    }];
  });
  const counts = new Map<string, { holds: number; fails: number }>();
  for (const { group, outcome, empty } of tried) {
    const count = counts.get(group) ?? { holds: 0, fails: 0 };
    counts.set(group, count);
    if (outcome === "fails") count.fails += 1;
    else if (!empty) count.holds += 1;
  }
  return tried.filter(({ group }) => isBelieved(counts.get(group) ?? { holds: 0, fails: 0 }));
}

/** Relations whose left side follows from the right; equal totals and ties are checks, for which of the two is typed nobody can tell. */
const ORDER: Readonly<Partial<Record<Bearing, number>>> = { change: 0, rate: 0, "column-total": 1, "row-children": 2, "row-total": 3 };

const OUTCOMES: Readonly<Record<number, Outcome>> = {
  [STRUCTURAL_OUTCOME.holds]: "holds", [STRUCTURAL_OUTCOME.zero]: "holds", [STRUCTURAL_OUTCOME.rounding]: "rounding", [STRUCTURAL_OUTCOME.fails]: "fails", [STRUCTURAL_OUTCOME.blankTotal]: "fails",
};

/** A relation of the structure by which a cell can be worked out. */
interface Found {
  readonly bearing: Bearing;
  readonly order: number;
  readonly outcome: Outcome;
  readonly left: number;
  readonly right: readonly number[];
  readonly table: YearTable;
  readonly unit: UnitOfMeasure;
}

function relationAt({ amounts, relations }: Structure, tables: readonly YearTable[], k: number): Found | null {
  const bearing = relations.forms[relations.form[k] ?? -1]?.bearing;
  const order = bearing === undefined ? undefined : ORDER[bearing];
  const outcome = OUTCOMES[relations.outcome[k] ?? -1];
  const left = relations.left[k] ?? -1;
  const right = [...relations.right.subarray(relations.from[k] ?? 0, relations.from[k + 1] ?? 0)];
  const table = tables[amounts.table[left] ?? -1];
  if (bearing === undefined || order === undefined || outcome === undefined || !table || table.unit === null || right.length === 0) return null;
  return { bearing, order, outcome, left, right, table, unit: table.unit };
}

/** Ways that the structure of the tables bears out. */
export function structuralWays(book: BudgetBook, snapshot: WorkbookSnapshot, tables: readonly YearTable[], sums: Sums): readonly Way[] {
  const { structure } = book;
  if (!structure) return [];
  const { amounts, relations } = structure;
  const placeOf = (id: number): CellRef => ({ sheet: structure.tables[amounts.table[id] ?? -1]?.sheet ?? "", row: amounts.row[id] ?? 0, column: amounts.column[id] ?? 0 });
  const moneyOf = (id: number): number => amounts.money[id] ?? 0;
  const grains = finestGrains(amounts);
  return Array.from(relations.left, (_, k) => relationAt(structure, tables, k)).flatMap((found): readonly Way[] => {
    if (!found) return [];
    const { bearing, order, outcome, left, right, table, unit } = found;
    const [first = -1, second = -1] = right;
    const way = (at: CellRef): Pick<Way, "at" | "key" | "rank" | "order" | "outcome"> => ({ at, key: cellKey(at), rank: 2, order, outcome });
    if (bearing === "change") {
      if (right.length !== 2 || second < 0) return [];
      // The relation says later = earlier + change; what is derived is the change.
      const [later, earlier] = [placeOf(left), placeOf(first)];
      return [{
        ...way(placeOf(second)), kind: "change", expected: moneyOf(left) - moneyOf(first), parts: [cellKey(later), cellKey(earlier)],
        formula: `=ROUND(${cellText(later.row, later.column)}-${cellText(earlier.row, earlier.column)},${fenPlaces(unit)})`,
      }];
    }
    const at = placeOf(left);
    if (bearing === "rate") {
      const [later, earlier] = [placeOf(first), placeOf(second)];
      return [{ ...way(at), kind: "rate", expected: null, parts: [cellKey(later), cellKey(earlier)], formula: rateFormula(later, earlier, grainOfRates(snapshot, at, grains.get(columnKey(amounts, left))), isShare(snapshot, at)) }];
    }
    const parts = right.map(placeOf);
    return [{ ...way(at), kind: "sum", expected: right.reduce((sum, id) => sum + moneyOf(id), 0), parts: parts.map(cellKey), formula: sums.of(at, parts, table, unit) }];
  });
}

function columnKey({ table, column }: StructuralAmounts, id: number): string {
  return `${table[id] ?? -1}|${column[id] ?? -1}`;
}

/** How fine the figures of a column are: its finest step, and how many different ones there are. */
interface Grains {
  readonly finest: number;
  readonly different: ReadonlySet<number>;
}

/** The finest step of each column: beside 23.81 a rate of 25 is one of two decimals. */
function finestGrains(amounts: StructuralAmounts): ReadonlyMap<string, Grains> {
  const grains = new Map<string, { finest: number; different: Set<number> }>();
  amounts.grain.forEach((grain, id) => {
    if (grain <= 0) return;
    const key = columnKey(amounts, id);
    const known = grains.get(key) ?? { finest: Infinity, different: new Set() };
    grains.set(key, known);
    known.finest = Math.min(known.finest, grain);
    known.different.add(amounts.money[id] ?? 0);
  });
  return grains;
}

/** So few rates may each end in a zero that a cell without a format does not show. */
const FEW_RATES = 3;

/** The step in which a rate is to be printed: that of its column, finer where the format prints more, two decimals where a few rates without a format tell no more. */
function grainOfRates(snapshot: WorkbookSnapshot, at: CellRef, column: Grains | undefined): number {
  if (!column) return 0;
  const sheet = sheetOf(snapshot, at.sheet);
  const format = sheet ? numberFormatAt(sheet, at.row, at.column) : "General";
  const decimals = format === "General" ? (column.different.size < FEW_RATES ? 2 : 0) : /\.(0+)(?!.*%)/.exec(format)?.[1]?.length ?? 0;
  return Math.min(column.finest, PER_PERCENT / 10 ** decimals);
}

/** Whether a rate is printed with its sign, 23.81%, so that the cell holds 0.2381. */
export function isShare(snapshot: WorkbookSnapshot, at: CellRef): boolean {
  const sheet = sheetOf(snapshot, at.sheet);
  const value = sheet ? valueAt(sheet, at.row, at.column) : null;
  return typeof value === "string" ? /[%％]\s*$/.test(value) : sheet !== undefined && numberFormatAt(sheet, at.row, at.column).includes("%");
}

/** Millionths of a percent in a percent, as the structure counts rates. */
const PER_PERCENT = 1_000_000;

/** A change in per cent of the base, none where there is no base, with the decimals that were printed. */
function rateFormula(later: CellRef, earlier: CellRef, grain: number, asShare: boolean): string {
  const decimals = grain > 0 ? Math.round(Math.log10(PER_PERCENT / grain)) : 2;
  const [now, base] = [cellText(later.row, later.column), cellText(earlier.row, earlier.column)];
  return asShare ? `=IF(N(${base})=0,"",ROUND((${now}-${base})/${base},${decimals + 2}))` : `=IF(N(${base})=0,"",ROUND((${now}-${base})*100/${base},${decimals}))`;
}
