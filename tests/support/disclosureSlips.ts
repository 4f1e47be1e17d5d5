import { cellKey, type CellRef, type Scalar } from "../../src/model/cells";
import type { WorkbookSnapshot } from "../../src/model/snapshot";
import type { Finding } from "../../src/model/findings";
import { withValues } from "../../bench/detection";
import type { Disclosure } from "./disclosures";
import { printedAnew, rowsOf } from "./disclosureManners";

/** A workbook in which somebody slipped, and the cells where a review should say so (any of them). */
export interface Slipped {
  readonly snapshot: WorkbookSnapshot;
  readonly at: readonly CellRef[];
}

interface Amount {
  readonly at: CellRef;
  readonly value: number;
}

const decimalsOf = (value: number): number => (String(value).split(".")[1] ?? "").length;

/** One figure typed otherwise; null where the slip changes nothing. */
function retyped(of: (text: string, value: number) => string | null): Slip {
  return ({ snapshot }, { at, value }) => {
    const text = of(Math.abs(value).toFixed(decimalsOf(value)), value);
    const wrong = text === null ? value : Number(text) * (value < 0 ? -1 : 1);
    return wrong === value || Number.isNaN(wrong) ? null : { snapshot: withValues(snapshot, [[at, wrong]]), at: [at] };
  };
}

function transposed(text: string): string | null {
  for (let at = 0; at + 1 < text.length; at += 1) {
    const [a = "", b = ""] = [text[at], text[at + 1]];
    if (/\d/.test(a) && /\d/.test(b) && a !== b) return `${text.slice(0, at)}${b}${a}${text.slice(at + 2)}`;
  }
  return null;
}

/** Makes a slip at an amount of a disclosure; null where it cannot be made there. */
export type Slip = (disclosure: Disclosure, amount: Amount) => Slipped | null;

const swappedWith = (other: (one: Amount, two: Amount) => boolean): Slip => ({ snapshot, amounts }, one) => {
  const two = amounts.find((each) => each.at.sheet === one.at.sheet && each.value !== one.value && other(one, each));
  return two ? { snapshot: withValues(snapshot, [[one.at, two.value], [two.at, one.value]]), at: [one.at, two.at] } : null;
};

/** Slips of people who type or paste. */
export const SLIPS: Readonly<Record<string, Slip>> = {
  "two digits exchanged": retyped(transposed),
  "a digit lost": retyped((text) => (text.replace(/\D/g, "").length < 3 ? null : text.replace(/(\d)(?=\d*(?:\.|$))/, ""))),
  "a decimal place off": retyped((text) => String(Number((Number(text) * 10).toFixed(4)))),
  "a sign lost": ({ snapshot }, { at, value }) => ({ snapshot: withValues(snapshot, [[at, -value]]), at: [at] }),
  "exchanged with its neighbour": swappedWith(({ at }, two) => two.at.row === at.row && two.at.column > at.column),
  "exchanged with the line below": swappedWith(({ at }, two) => two.at.column === at.column && two.at.row > at.row),
  "a line shifted by a column": ({ snapshot, amounts }, { at }) => {
    const own = amounts.filter((each) => each.at.sheet === at.sheet && each.at.row === at.row);
    const width = snapshot.sheets.find(({ name }) => name === at.sheet)?.values[0]?.length ?? 0;
    const columns = [...new Set(amounts.filter((each) => each.at.sheet === at.sheet).map((each) => each.at.column))].sort((a, b) => a - b);
    const last = columns.at(-1) ?? 0;
    if (own.length < 2 || own.some((each) => each.at.column === last && last + 1 >= width)) return null;
    const moved = own.map((each): [CellRef, Scalar] => [{ ...each.at, column: columns[columns.indexOf(each.at.column) + 1] ?? last + 1 }, each.value]);
    const cells = new Map<string, readonly [CellRef, Scalar]>([...own.map((each): [CellRef, Scalar] => [each.at, null]), ...moved].map((each) => [cellKey(each[0]), each]));
    return { snapshot: withValues(snapshot, [...cells.values()]), at: [...cells.values()].map(([cell]) => cell) };
  },
  "a line copied twice": (disclosure, { at }) => {
    const twice = printedAnew(disclosure, (sheet) => [{ name: sheet.name, rows: rowsOf(sheet).flatMap((row) => (sheet.name === at.sheet && row === at.row ? [row, row] : [row])) }]);
    return { snapshot: twice.snapshot, at: [at, { ...at, row: at.row + 1 }].flatMap((cell) => Array.from({ length: 40 }, (_, column) => ({ ...cell, column }))) };
  },
};

/** What a review says of a slip: whether it names one of its cells, and the groups of findings that are of something else. */
export function said({ at }: Slipped, findings: readonly Finding[]): { readonly named: boolean; readonly others: readonly Finding[] } {
  const grave = findings.filter(({ severity }) => severity !== "hint");
  const cells = new Set(at.map(cellKey));
  const names = ({ at: place, related }: Finding): boolean => [place, ...related].some((cell) => cells.has(cellKey(cell)));
  const groups = new Set(grave.filter(names).flatMap(({ group }) => group ?? []));
  return { named: grave.some(names), others: grave.filter((finding) => !names(finding) && (finding.group === undefined || !groups.has(finding.group))) };
}
