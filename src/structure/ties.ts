import { STRUCTURAL_STATE } from "../model/structure";
import type { Amounts } from "./amounts";
import { templateOf, type Template } from "./candidates";
import type { RowsRead } from "./down";
import { idAt, type Pane } from "./panes";
import { nameKey } from "./words";

/** A pane with its rows as they were read. */
export interface PaneRead {
  readonly pane: Pane;
  readonly rows: RowsRead;
}

/** Lines of a pane by code, or by name where they have none, with what stands above and below each. */
interface Lines {
  readonly read: PaneRead;
  readonly byKey: ReadonlyMap<string, number>;
  readonly parent: Int32Array;
  readonly children: ReadonlyMap<number, readonly string[]>;
}

/** Pairs of panes that are compared; a workbook has few tables, and a page of thousands is no workbook of tables. */
const MOST_PAIRS = 1500;
/** Amounts other than zero on which two columns must agree before the others are expected to. */
const ENOUGH = 3;

/**
 * What two tables print alike: the same lines under columns that agree everywhere but where somebody slipped.
 *
 * @param isRead whether the catalogue knows an amount (by id) and its ties itself: what two panes of such amounts alone have in common is left to it
 */
export function readTies(reads: readonly PaneRead[], amounts: Amounts, isRead: (id: number) => boolean): readonly Template[] {
  const known = reads.map(({ pane: { ids } }) => ids.every((id) => id < 0 || isRead(id)));
  if (reads.length < 2 || !known.includes(false)) return [];
  const lines = reads.map(linesOf);
  const sharing = new Map<string, number[]>();
  lines.forEach(({ byKey }, at) => {
    for (const key of byKey.keys()) sharing.set(key, [...(sharing.get(key) ?? []), at].slice(0, 60));
  });
  const shared = new Map<number, number>();
  for (const panes of sharing.values()) {
    for (let i = 0; i < panes.length; i++) for (let k = i + 1; k < Math.min(panes.length, i + 12); k++) {
      const pair = (panes[i] ?? 0) * lines.length + (panes[k] ?? 0);
      shared.set(pair, (shared.get(pair) ?? 0) + 1);
    }
  }
  const pairs = [...shared].filter(([, count]) => count >= ENOUGH).map(([pair]) => pair).slice(0, MOST_PAIRS);
  return pairs.flatMap((pair) => {
    const [one, other] = [Math.floor(pair / lines.length), pair % lines.length];
    const [a, b] = [lines[one], lines[other]];
    return a && b && !(known[one] === true && known[other] === true) ? tiesOf(a, b, amounts) : [];
  });
}

/** The label column that tells most lines apart: 项目名称 beside 类型 and 单位. */
function namingColumn({ rows, columns }: Pane): number {
  const distinct = columns.labels.map((_, at) => {
    const names = new Set<string>();
    for (let line = 0; line < rows.length; line++) if (rows.textIn(line, at) !== "") names.add(rows.textIn(line, at));
    return names.size;
  });
  return Math.max(0, distinct.indexOf(Math.max(...distinct)));
}

function linesOf(read: PaneRead): Lines {
  const { pane, rows: { tree } } = read;
  const { rows } = pane;
  const byKey = new Map<string, number>();
  const twice = new Set<string>();
  const parent = new Int32Array(rows.length).fill(-1);
  const children = new Map<number, readonly string[]>();
  const naming = namingColumn(pane);
  const keyOf = (line: number): string => {
    if (rows.total[line] !== 0) return "";
    const code = rows.code[line] ?? "";
    return code !== "" ? code : nameKey(rows.textIn(line, naming) || (rows.text[line] ?? ""));
  };
  const visit = (node: number, above: number): void => {
    const under = tree.childrenOf(node);
    const line = tree.lineOf(node);
    const total = line >= 0 ? line : tree.lineOf(under.findLast((child) => tree.isTotal(child)) ?? 0);
    const lead = total >= 0 ? total : above;
    if (total >= 0) children.set(total, [...under].filter((child) => !tree.isTotal(child) && tree.lineOf(child) >= 0).map((child) => keyOf(tree.lineOf(child))).sort());
    for (const child of under) {
      const own = tree.lineOf(child);
      if (own >= 0 && !tree.isTotal(child)) parent[own] = lead;
      visit(child, lead);
    }
  };
  visit(0, -1);
  for (let line = 0; line < rows.length; line++) {
    const key = keyOf(line);
    const code = rows.code[line] ?? "";
    if (key === "" || (code === "" && key.length < 2)) continue;
    if (byKey.has(key)) twice.add(key);
    byKey.set(key, line);
    // A balance prints names only where the table of codes prints both.
    if (code.length === 3) {
      const name = nameKey(rows.text[line] ?? "");
      if (name !== "" && !byKey.has(name)) byKey.set(name, line);
    }
  }
  for (const key of twice) byKey.delete(key);
  return { read, byKey, parent, children };
}

function tiesOf(a: Lines, b: Lines, amounts: Amounts): readonly Template[] {
  const common = new Map<number, number>();
  for (const [key, line] of a.byKey) {
    const other = b.byKey.get(key);
    if (other !== undefined) common.set(line, other);
  }
  const [first, second] = [a.read.pane, b.read.pane];
  const columns = (pane: Pane): readonly number[] => pane.figures.flatMap(({ kind }, at) => (kind === "amount" ? [at] : []));
  const found = columns(first).flatMap((left) => columns(second).flatMap((right) => {
    if (first === second || !mayAgree(first, left, second, right)) return [];
    if (amounts.reliance) {
      const ids = new Set([...idsOf(first, left), ...idsOf(second, right)]);
      amounts.reliance.looked({ concerns: (id) => ids.has(id), comesTo: () => JSON.stringify(placesOfTie(a, left, b, right, common, amounts)) });
    }
    const tie = placesOfTie(a, left, b, right, common, amounts);
    return tie ? [{ left, right, ...tie }] : [];
  }));
  // A column that agrees with the whole differs from a part of it (本年拨款 beside 合计): it is tied to the one it differs least from.
  const least = (side: "left" | "right"): ReadonlyMap<number, number> => {
    const wrong = new Map<number, number>();
    for (const tie of found) wrong.set(tie[side], Math.min(tie.wrong, wrong.get(tie[side]) ?? Infinity));
    return wrong;
  };
  const [ofLeft, ofRight] = [least("left"), least("right")];
  return found.filter(({ left, right, wrong }) => wrong === ofLeft.get(left) && wrong === ofRight.get(right)).map(({ left, right, places }) =>
    templateOf(amounts, "tie", places.map(([line, other]) => [idAt(first, line, left), [idAt(second, other, right)]])));
}

/** Columns of two tables are compared where their headers say the same, or one of the tables has no other column. */
function mayAgree(a: Pane, left: number, b: Pane, right: number): boolean {
  const [first, second] = [a.figures[left], b.figures[right]];
  if (!first || !second) return false;
  if (first.period !== second.period && first.period !== "" && second.period !== "") return false;
  const [one, two] = [first.path.at(-1) ?? "", second.path.at(-1) ?? ""];
  const few = (pane: Pane): boolean => pane.figures.filter(({ kind }) => kind === "amount").length === 1;
  return one === two || few(a) || few(b) || /合计|总计|小计|预算数|金额/.test(one) === /合计|总计|小计|预算数|金额/.test(two);
}

function idsOf(pane: Pane, column: number): readonly number[] {
  return Array.from({ length: pane.rows.length }, (_, line) => idAt(pane, line, column));
}

/** Lines of two columns that must be equal, and how many of all they share are not. */
interface TiedLines {
  readonly places: readonly (readonly [number, number])[];
  readonly wrong: number;
}

/** The lines that must be equal in two columns; null where too few are. */
function placesOfTie(a: Lines, left: number, b: Lines, right: number, common: ReadonlyMap<number, number>, amounts: Amounts): TiedLines | null {
  const [first, second] = [a.read.pane, b.read.pane];
  const valueOf = (pane: Pane, line: number, column: number): number | null => {
    const id = line < 0 ? -1 : idAt(pane, line, column);
    return id < 0 || amounts.state[id] === STRUCTURAL_STATE.unreadable ? null : amounts.money[id] ?? 0;
  };
  const same = (line: number, other: number): boolean => {
    const [x, y] = [valueOf(first, line, left), valueOf(second, other, right)];
    if (x === null || y === null) return false;
    if (x === y) return true;
    const [i, k] = [idAt(first, line, left), idAt(second, other, right)];
    const room = Math.max(amounts.grain[i] ?? 0, amounts.grain[k] ?? 0);
    return (amounts.grain[i] ?? 0) !== (amounts.grain[k] ?? 0) && Math.abs(x - y) * 2 <= room;
  };
  let agree = 0;
  const wrong: [number, number][] = [];
  const right_: [number, number][] = [];
  const seen = new Set<number>();
  for (const [line, other] of common) {
    const [x, y] = [valueOf(first, line, left), valueOf(second, other, right)];
    if (x === null || y === null || (x === 0 && y === 0)) continue;
    if (same(line, other)) {
      // A class and its only item are one amount, not two that agree.
      if (!seen.has(x)) agree += 1;
      seen.add(x);
      right_.push([line, other]);
    } else wrong.push([line, other]);
  }
  if (agree < ENOUGH || wrong.length > Math.max(2, agree * 0.1)) return null;
  // What really differs between two tables differs in the sums above it as well; a slip stands alone.
  const accused = wrong.filter(([line, other]) => {
    if (amounts.state[idAt(first, line, left)] === STRUCTURAL_STATE.blank || amounts.state[idAt(second, other, right)] === STRUCTURAL_STATE.blank) return false;
    const below = a.children.get(line);
    if (below && below.length > 0) return sameBelow(a, line, b, other, (x, y) => same(x, y));
    const [up, upOther] = [a.parent[line] ?? -1, b.parent[other] ?? -1];
    return up >= 0 && upOther >= 0 ? same(up, upOther) : agree >= 5 && wrong.length === 1;
  });
  const totals = totalsOf(a, b).filter(([line, other]) => sameBelow(a, line, b, other, (x, y) => same(x, y)));
  return { places: [...right_, ...accused, ...totals], wrong: wrong.length };
}

/** Whether two lines (or totals) have the same lines below them, and these agree. */
function sameBelow(a: Lines, line: number, b: Lines, other: number, same: (x: number, y: number) => boolean): boolean {
  const [below, belowOther] = [a.children.get(line) ?? [], b.children.get(other) ?? []];
  if (below.length === 0 || below.length !== belowOther.length) return false;
  return below.every((key, at) => {
    const [x, y] = [a.byKey.get(key), b.byKey.get(key)];
    return key === belowOther[at] && x !== undefined && y !== undefined && same(x, y);
  });
}

/** The totals of two panes: those whose lines are known. */
function totalsOf(a: Lines, b: Lines): readonly (readonly [number, number])[] {
  const total = ({ read, children }: Lines): number => [...children.keys()].find((line) => read.pane.rows.rankOf(line) > 0) ?? -1;
  const [x, y] = [total(a), total(b)];
  return x >= 0 && y >= 0 ? [[x, y]] : [];
}
