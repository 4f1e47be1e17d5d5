import { moneyIn } from "../model/amountColumns";
import { figureOf, isUnit, type BookRow, type ColumnRole } from "../model/book";
import { agreementOf, nestedLines, type LineAmounts } from "../model/nesting";

/** A row with those that it sums. */
interface UnitSum {
  readonly summary: BookRow;
  readonly units: readonly BookRow[];
}

/** One way to read a list of units: which of them the total sums, and which sum others. */
export interface UnitReading {
  /**
   * What tells it: words (汇总, 小计), codes of which one begins with another, the figures alone, or nothing, so that all units stand
   * beside each other.
   */
  readonly by: "words" | "codes" | "figures" | "order";
  /** The totals of all. */
  readonly totals: readonly BookRow[];
  /** What these sum: units and sums of units that stand below no other. */
  readonly tops: readonly BookRow[];
  readonly sums: readonly UnitSum[];
}

/** Columns of a code of a department; a shorter one numbers rows. */
const SHORTEST_CODE = 3;

/**
 * The reading of a list of units that its figures bear out: of all that words, codes and figures admit the one by which the fewest
 * figures would have to be wrong, then the one of which most sums hold; of equals one that leaves the totals of all alone, then what words
 * say before what codes and figures do. Where figures are not to be gone by (filling puts them in) words decide, then codes.
 *
 * @param rows rows of one axis of a table, in their order
 */
export function readUnits(rows: readonly BookRow[], roles: readonly ColumnRole[], byFigures: boolean): UnitReading {
  const readings = readingsOf(rows, roles, byFigures);
  const [first = IN_NO_ORDER] = readings;
  if (!byFigures || readings.length === 1) return first;
  let best = first;
  let score = scoreOf(first, roles);
  for (const reading of readings.slice(1)) {
    if (score.slips === 0 && score.holds > 0) break;
    const own = scoreOf(reading, roles);
    // What words or codes say stands until more sums hold otherwise.
    if (isBetter(own, score) && (!isSaid(best) || isSaid(reading) || own.holds > score.holds)) [best, score] = [reading, own];
  }
  // The units make up more than the total in every column: some sum others in a way that is not understood.
  return score.counted ? { ...best, totals: [] } : best;
}

const IN_NO_ORDER: UnitReading = { by: "order", totals: [], tops: [], sums: [] };

/** By so much of the total units are beyond it where some of them sum the others. */
const COUNTED_TWICE = 0.5;

function isSaid({ by }: UnitReading): boolean {
  return by === "words" || by === "codes";
}

interface Score {
  /** Figures that would have to be wrong. */
  readonly slips: number;
  /** Whether a total of all is among the figures that would have to be. */
  readonly accusesTotal: boolean;
  /** Amounts that are the sum of several, and with those that are as much as one other, which tell half as much. */
  readonly sums: number;
  readonly holds: number;
  /** Whether the units are beyond the total wherever it has an amount, by more than one wrong figure explains. */
  readonly counted: boolean;
}

function isBetter(own: Score, best: Score): boolean {
  // Where nothing is summed, nothing can be wrong: sums are thought of only where they are borne out.
  if (best.holds === 0 && best.slips === 0) return own.sums > 2 * own.slips;
  if (own.slips !== best.slips) return own.slips < best.slips;
  if (own.accusesTotal !== best.accusesTotal) return best.accusesTotal;
  return own.holds > best.holds;
}

function readingsOf(rows: readonly BookRow[], roles: readonly ColumnRole[], byFigures: boolean): readonly UnitReading[] {
  const totals = rows.filter(({ kind }) => kind === "total");
  const units = rows.filter(isUnit);
  const listed = rows.filter(isListed);
  const readings: UnitReading[] = [];
  const read = (by: UnitReading["by"], whole: readonly BookRow[], { tops, sums }: Grouped): void => { readings.push({ by, totals: whole, tops, sums: sums.filter(({ units: own }) => own.length > 0) }); };
  if (listed.some(isSummary)) {
    const under = grouped(listed, false, isSummary);
    read("words", totals, under);
    // A unit above the first of them stands beside them, or is the department that they make up.
    if (!under.tops.every(isSummary)) read("words", totals, { ...under, tops: under.tops.filter(isSummary) });
  }
  if (listed.some(({ kind }) => kind === "subtotal")) for (const behind of [true, false]) read("words", totals, grouped(listed, behind, isNoUnit));
  const coded = underCodes(units);
  if (coded.sums.length > 0) read("codes", totals, coded);
  if (!listed.some(isNoUnit)) read("order", totals, { tops: units, sums: [] });
  if (!byFigures) return readings;
  for (const whole of new Set([totals[0] ?? null, totals.at(-1) ?? null])) {
    // Where several rows say that they are totals, one may be that of all and the others those of departments.
    const inner = rows.filter((row) => row !== whole && (row.kind === "total" || isListed(row)));
    const readInner = (found: Grouped): void => { read("figures", whole ? [whole] : [], found); };
    if (inner.some((row) => isNoUnit(row) && !isSummary(row))) for (const behind of [true, false]) readInner(withNested(grouped(inner, behind, isNoUnit), roles));
    else if (inner.some(isSummary)) readInner(withNested(grouped(inner, false, isSummary), roles));
    else readInner(nestedUnits(units, whole, roles));
  }
  return readings;
}

type Grouped = Pick<UnitReading, "tops" | "sums">;

function isSummary({ kind }: BookRow): boolean {
  return kind === "summary";
}

function isListed(row: BookRow): boolean {
  return isUnit(row) || isSummary(row) || row.kind === "subtotal";
}

/** Whether a line of a list says that it sums others. */
function isNoUnit(row: BookRow): boolean {
  return !isUnit(row);
}

/** Units below the rows that sum them (汇总, 小计), or above them where these stand behind; those beside which none stands are no department's. */
function grouped(rows: readonly BookRow[], behind: boolean, isSum: (row: BookRow) => boolean): Grouped {
  const sums: { summary: BookRow; units: BookRow[] }[] = [];
  const single: BookRow[] = [];
  for (const row of behind ? [...rows].reverse() : rows) {
    if (isSum(row)) sums.push({ summary: row, units: [] });
    else if (isUnit(row)) (sums.at(-1)?.units ?? single).push(row);
  }
  if (behind) for (const list of [sums, single, ...sums.map(({ units }) => units)]) list.reverse();
  const tops = sums.map(({ summary }) => summary);
  return { tops: behind ? [...tops, ...single] : [...single, ...tops], sums };
}

/** Units below those with whose codes theirs begin, however many steps. */
function underCodes(units: readonly BookRow[]): Grouped {
  const byCode = new Map<string, UnitSum & { readonly units: BookRow[] }>();
  for (const unit of units) if (unit.unitCode !== null && unit.unitCode.length >= SHORTEST_CODE && !byCode.has(unit.unitCode)) byCode.set(unit.unitCode, { summary: unit, units: [] });
  const aboveOf = (code: string): { readonly units: BookRow[] } | undefined => {
    for (let length = code.length - 1; length >= SHORTEST_CODE; length -= 1) {
      const above = byCode.get(code.slice(0, length));
      if (above) return above;
    }
    return undefined;
  };
  const tops = units.filter((unit) => {
    const above = unit.unitCode === null ? undefined : aboveOf(unit.unitCode);
    above?.units.push(unit);
    return above === undefined;
  });
  return { tops, sums: [...byCode.values()].filter(({ units: own }) => own.length > 0) };
}

/** Amounts of rows by their place in a list. */
function amountsOf(rows: readonly BookRow[], roles: readonly ColumnRole[]): LineAmounts {
  return {
    lines: rows.length, columns: roles.length,
    money: (line, column) => moneyIn(rows[line] as BookRow, roles[column] as ColumnRole),
    grain: (line, column) => figureOf((rows[line] as BookRow).cells.get(roles[column] as ColumnRole))?.grain ?? 0,
  };
}

/** Units as their figures nest them. */
function nestedUnits(units: readonly BookRow[], total: BookRow | null, roles: readonly ColumnRole[]): Grouped {
  const lines = total ? [...units, total] : units;
  const above = nestedLines(amountsOf(lines, roles), total ? units.length : -1, (line) => line < units.length);
  const sums = new Map<number, UnitSum & { readonly units: BookRow[] }>();
  const tops: BookRow[] = [];
  units.forEach((unit, line) => {
    const head = above[line] ?? -1;
    const summary = units[head];
    if (!summary) {
      tops.push(unit);
      return;
    }
    const own = sums.get(head);
    if (own) own.units.push(unit);
    else sums.set(head, { summary, units: [unit] });
  });
  return { tops, sums: [...sums.values()] };
}

/** A reading of which the units of each sum may sum others, as their figures say. */
function withNested({ tops, sums }: Grouped, roles: readonly ColumnRole[]): Grouped {
  return {
    tops,
    sums: sums.flatMap(({ summary, units }) => {
      const inner = nestedUnits(units, summary, roles);
      return [{ summary, units: inner.tops }, ...inner.sums];
    }),
  };
}

/** What a sum tells that holds only as roundings do, beside one to the fen. */
const ROUNDING = 0.7;

/** How a reading comes out. A figure that its own sum and the one above it find wrong by the same amount is one slip. */
function scoreOf({ totals, tops, sums: inner }: UnitReading, roles: readonly ColumnRole[]): Score {
  const relations = [...totals.map((summary) => ({ summary, units: tops, isWhole: true })), ...inner.map((sum) => ({ ...sum, isWhole: false }))];
  let [slips, sums, others, accusesTotal] = [0, 0, 0, false];
  const excess: { readonly over: number; readonly whole: number }[] = [];
  let within = false;
  for (const role of roles) {
    const gaps = new Map<BookRow, number>();
    for (const { summary, units, isWhole } of relations) {
      const lines = [...units, summary];
      const amounts = amountsOf(lines, [role]);
      const own = moneyIn(summary, role);
      const agreement = agreementOf(amounts, units.length, units.map((_, at) => at));
      sums += agreement.sums;
      others += agreement.singles / 2 + agreement.roundings * ROUNDING;
      // Nobody has come to what is blank yet.
      const open = own === 0 || units.every((unit) => moneyIn(unit, role) === 0);
      if (isWhole && own !== 0) {
        if (agreement.beyond > 0) excess.push({ over: Math.abs(agreement.gap ?? 0), whole: Math.abs(own) });
        else within = true;
      }
      if (agreement.fails === 0 || open) continue;
      gaps.set(summary, agreement.gap ?? 0);
    }
    slips += gaps.size;
    for (const { summary, units, isWhole } of relations) {
      const gap = gaps.get(summary);
      if (gap === undefined) continue;
      if (units.some((unit) => gaps.get(unit) === -gap)) slips -= 1;
      else if (isWhole) accusesTotal = true;
    }
  }
  return { slips, accusesTotal, sums, holds: sums + others, counted: !within && tops.length > 2 && excess.length > 1 && (excess.some(({ over }) => over !== excess[0]?.over) || excess.every(({ over, whole }) => over > whole * COUNTED_TWICE)) };
}
