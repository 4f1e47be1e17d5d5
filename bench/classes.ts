/**
 * Slips by the five classes that people make them in, each put alone into workbooks that hold together: what of them is noticed, what
 * is named, and how many workbooks are accused without any slip. Home are the layouts of the forms that the product ships, made up
 * are tables that nobody has seen; each with exact figures and with every figure rounded on its own.
 */
import fc from "fast-check";
import { cellKey, type CellRef, type Scalar } from "../src/model/cells";
import type { Finding } from "../src/model/findings";
import type { WorkbookSnapshot } from "../src/model/snapshot";
import type { UnitOfMeasure } from "../src/model/money";
import { numberFormatAt, valueAt } from "../src/model/snapshot";
import { review, understand } from "../src/review";
import { judgedBook } from "../src/rules/judgedBook";
import type { AnyEvaluation } from "../src/relations/evaluate";
import { madeUp } from "../tests/support/anyLayout";
import { DRESSES, dressed } from "../tests/support/dresses";
import { departments } from "../tests/support/generated";
import { LAYOUTS, printedTables } from "../tests/support/layouts";
import { Drawing } from "../tests/support/drawing";
import { PROVINCES } from "../tests/support/provinces";
import { withValues } from "./detection";

/** Cells changed together, as one slip changes them. */
type Slip = readonly (readonly [at: CellRef, value: Scalar])[];

interface Subject {
  readonly snapshot: WorkbookSnapshot;
  readonly relations: readonly AnyEvaluation[];
  /** Amounts other than zero. */
  readonly amounts: readonly Amount[];
}

interface Amount { readonly at: CellRef; readonly value: number; readonly decimals: number }

const round = (value: number, decimals: number): number => Number(value.toFixed(decimals));
/** Slips of a class that are tried in one workbook. */
const EACH = 6;

function subjectOf(snapshot: WorkbookSnapshot): Subject {
  const book = understand(snapshot);
  const { evaluations, structural } = judgedBook(book);
  const seen = new Map<string, Amount>();
  const add = (at: CellRef, unit: UnitOfMeasure | null): void => {
    const sheet = snapshot.sheets.find(({ name }) => name === at.sheet);
    const value = sheet ? valueAt(sheet, at.row, at.column) : null;
    const whole = unit === "元" && sheet !== undefined && !numberFormatAt(sheet, at.row, at.column).includes("0.00");
    if (typeof value === "number" && value !== 0) seen.set(cellKey(at), { at, value, decimals: whole ? 0 : 2 });
  };
  for (const { unit, rows } of book.tables) for (const { cells } of rows) for (const { ref, state } of cells.values()) if (state.kind === "amount") add(ref, unit);
  const { structure } = book;
  structure?.amounts.money.forEach((money, id) => {
    const table = structure.tables[structure.amounts.table[id] ?? 0];
    if (money !== 0 && table && structure.amounts.state[id] === 1) add({ sheet: table.sheet, row: structure.amounts.row[id] ?? 0, column: structure.amounts.column[id] ?? 0 }, table.unit);
  });
  return { snapshot, relations: [...evaluations, ...structural].filter(({ status }) => status === "passed" || status === "rounding"), amounts: [...seen.values()] };
}

/** A third of every amount, each rounded by itself. */
function rounded(snapshot: WorkbookSnapshot): WorkbookSnapshot {
  return withValues(snapshot, subjectOf(snapshot).amounts.map(({ at, value, decimals }) => [at, round(value / 3, decimals)]));
}

const refsOf = ({ instance: { left, right } }: AnyEvaluation): readonly CellRef[] => [...left, ...right].flatMap(({ cell }) => cell?.ref ?? []);
/** Whether a relation holds two tables together rather than lines or columns of one. */
const isBetween = ({ instance: { left, right, relation } }: AnyEvaluation): boolean =>
  relation.kind === "tie" || relation.id === "structure/tie" || new Set([...left, ...right].map(({ table }) => `${table.sheet} ${table.area.row} ${table.area.column}`)).size > 1;

/** An amount with every total of its table that adds it up, all changed by the same. */
function withTotals({ relations, amounts }: Subject, from: Amount, difference: number): Slip {
  const values = new Map(amounts.map((amount) => [cellKey(amount.at), amount]));
  const changed = new Map<string, readonly [CellRef, number]>([[cellKey(from.at), [from.at, round(from.value + difference, from.decimals)]]]);
  for (let grown = true; grown;) {
    grown = false;
    for (const relation of relations) {
      const { left, right } = relation.instance;
      const [total] = left;
      if (isBetween(relation) || left.length !== 1 || !total?.cell || changed.has(cellKey(total.cell.ref))) continue;
      const amount = values.get(cellKey(total.cell.ref));
      if (!amount || !right.some(({ cell }) => cell && changed.has(cellKey(cell.ref)))) continue;
      changed.set(cellKey(amount.at), [amount.at, round(amount.value + difference, amount.decimals)]);
      grown = true;
    }
  }
  return [...changed.values()];
}

interface SlipClass {
  readonly name: string;
  readonly slips: (subject: Subject) => readonly Slip[];
  /** Noticed is what is told as worth a look, too: names differ from the classification for good reasons as well. */
  readonly hints?: true;
}

const CLASSES: readonly SlipClass[] = [
  { name: "inside a table", slips: ({ amounts }) => amounts.map(({ at, value, decimals }) => [[at, round(value * 1.1 + 1, decimals)]]) },
  {
    name: "between tables",
    slips: (subject) => {
      const tied = new Set(subject.relations.filter(isBetween).flatMap(refsOf).map(cellKey));
      return subject.amounts.filter(({ at }) => tied.has(cellKey(at))).map((amount) => withTotals(subject, amount, round(Math.abs(amount.value) * 0.1 + 1, amount.decimals)));
    },
  },
  {
    name: "between years",
    slips: ({ relations, amounts }) => {
      const compared = new Set(relations.filter(({ instance }) => instance.relation.id === "structure/change").flatMap(refsOf).map(cellKey));
      return amounts.filter(({ at }) => compared.has(cellKey(at))).flatMap(({ at, value, decimals }): Slip[] => [[[at, -value]], [[at, round(value * 1.1 + 1, decimals)]]]);
    },
  },
  { name: "magnitude", slips: ({ amounts }) => amounts.flatMap(({ at, value, decimals }): Slip[] => [[[at, round(value * 10_000, decimals)]], [[at, round(value * 10, decimals)]]]) },
  {
    name: "names and codes", hints: true,
    slips: ({ snapshot }) => understand(snapshot).tables.flatMap(({ rows }) => rows.flatMap((row, at): Slip[] => {
      const [code, ...further] = row.codeCells;
      const other = rows[at + 1];
      if (row.code === null || !code || further.length > 0 || !row.labelCell || cellKey(code) === cellKey(row.labelCell) || !other?.code) return [];
      const turned = row.code.slice(0, -2) + row.code.slice(-1) + row.code.slice(-2, -1);
      return [...(turned === row.code ? [] : [[[code, turned]] as Slip]), ...(other.label === row.label ? [] : [[[row.labelCell, other.label]] as Slip])];
    })),
  },
];

const keyOf = ({ rule, at, values }: Finding): string => `${rule} ${cellKey(at)} ${JSON.stringify(values)}`;
const found = (snapshot: WorkbookSnapshot, hints: boolean): readonly Finding[] => review(snapshot).findings.filter(({ severity }) => hints || severity !== "hint");

/** A few slips of a workbook, spread over it. */
function spread(slips: readonly Slip[]): readonly Slip[] {
  const step = Math.max(1, slips.length / EACH);
  return Array.from({ length: Math.min(EACH, slips.length) }, (_, at) => slips[Math.floor(at * step)] ?? []);
}

function measured(books: readonly WorkbookSnapshot[]): Readonly<Record<string, Readonly<Record<string, number | string>>>> {
  const subjects = books.map((snapshot) => ({ ...subjectOf(snapshot), before: new Set(found(snapshot, true).map(keyOf)) }));
  const accused = books.filter((snapshot) => found(snapshot, false).length > 0).length;
  const percent = (part: number, whole: number): string => (whole === 0 ? "–" : `${((part / whole) * 100).toFixed(1)} %`);
  return Object.fromEntries(CLASSES.map(({ name, slips, hints = false }) => {
    let [tried, noticed, named] = [0, 0, 0];
    for (const subject of subjects) {
      for (const slip of spread(slips(subject))) {
        const fresh = found(withValues(subject.snapshot, slip), hints).filter((finding) => !subject.before.has(keyOf(finding)));
        const wrong = new Set(slip.map(([at]) => cellKey(at)));
        tried += 1;
        if (fresh.length > 0) noticed += 1;
        if (fresh.some(({ at, related }) => [at, ...related].some((ref) => wrong.has(cellKey(ref))))) named += 1;
      }
    }
    return [name, { slips: tried, noticed: percent(noticed, tried), named: percent(named, tried), "accused without a slip": `${accused} of ${subjects.length}` }];
  }));
}

/** Prints a table for each kind of layout, with exact and with rounded figures. */
export function classes(runs: number): void {
  const straight = DRESSES[0] ?? { name: "straight" };
  const drawn = fc.sample(departments, { numRuns: Math.max(1, Math.round(runs / 10)), seed: 20260101 });
  const books: readonly (readonly [name: string, books: readonly WorkbookSnapshot[]])[] = [
    ["home layouts", [...LAYOUTS, "central" as const].flatMap((layout) => drawn.map((data) => dressed(printedTables(data, layout), straight)))],
    ["other provinces", Object.values(PROVINCES).flatMap((tablesOf) => drawn.map((data) => dressed(tablesOf(new Drawing(data)), straight)))],
    ["made-up layouts", Array.from({ length: runs * 3 }, (_, at) => madeUp(at + 1).snapshot)],
  ];
  for (const [name, own] of books) {
    for (const [figures, change] of [["exact figures", (snapshot: WorkbookSnapshot): WorkbookSnapshot => snapshot], ["each figure rounded on its own", rounded]] as const) {
      console.log(`\n${name}, ${figures}`);
      console.table(measured(own.map(change)));
    }
  }
}
