import type { Amounts } from "./amounts";
import { bestOf, countOf, OUTCOME, supportOf, type Support, type Template } from "./candidates";
import { cellsAt, corroborated, slipsIn } from "./failures";
import { idAt, type Pane } from "./panes";
import { decided } from "./reliance";
import { MOST_LINES, mayAddUp, runsThatAddUp } from "./runs";
import { sumsDown } from "./sums";
import { readingsOfTotals, sameMembers, type Members } from "./totals";
import { Tree } from "./tree";
import { saysTotalBehind, treesOf, treesOfSingles } from "./trees";

/** A relation among the rows of a pane, over every column of figures. */
interface RowRelation {
  readonly template: Template;
  /** Words and place leave one reading only, or this is the one they suggest. */
  readonly canonical: boolean;
  /** Number of readings that words and place admit. */
  readonly readings: number;
  readonly kind: "total" | "children" | "parts";
  /** Its row says in a further label column that it is a total: 一般公共预算 | 小计. */
  readonly named: boolean;
  /** Only a run of the list makes up the total: the last reading that is thought of. */
  readonly run?: true;
}

/** The rows of a pane as the hypothesis that its figures support best has them. */
export interface RowsRead {
  readonly tree: Tree;
  readonly relations: readonly Template[];
}

/** Rows of a tree whose amounts stand for nodes: their own, or those under a heading. */
export function linesFor(tree: Tree, nodes: ArrayLike<number>): ArrayLike<number> {
  let single = true;
  for (let at = 0; at < nodes.length && single; at++) single = standsForItself(tree, nodes[at] ?? 0);
  if (single) return tree.linesOf(nodes);
  const lines: number[] = [];
  for (let at = 0; at < nodes.length; at++) addLines(tree, nodes[at] ?? 0, lines);
  return lines;
}

/** Entries of a list by their indices. */
function picked(list: Int32Array, indices: Members): Int32Array {
  const entries = new Int32Array(indices.length);
  for (let at = 0; at < indices.length; at++) entries[at] = list[indices[at] ?? 0] ?? 0;
  return entries;
}

function standsForItself(tree: Tree, node: number): boolean {
  return tree.lineOf(node) >= 0 && !tree.isHeading(node);
}

function addLines(tree: Tree, node: number, into: number[]): void {
  if (standsForItself(tree, node)) {
    into.push(tree.lineOf(node));
    return;
  }
  const children = tree.childrenOf(node);
  const total = tree.lineOf(node) < 0 ? children.find((child) => tree.isTotal(child)) : undefined;
  if (total !== undefined) into.push(tree.lineOf(total));
  else for (const child of children) if (!tree.isTotal(child)) addLines(tree, child, into);
}

/** A reading of a total of a list. */
interface TotalTried extends RowRelation {
  /** The total and what it adds up, as indices of the list. */
  readonly total: number;
  readonly members: Members;
  readonly rank: number;
}

/** Totals among lines of one level, with every reading of each. */
interface TotalsOfLevel {
  readonly tree: Tree;
  /** The nodes of the level. */
  readonly children: Int32Array;
  readonly totals: readonly (readonly TotalTried[])[];
  /** What stands between a total and the one before (after) it, as {@link runsOf} looks at it; made when it is first asked for. */
  readonly beside: Map<number, Beside>;
}

/** The lines between a total and the next one on one side: as many of the first as are looked at. */
interface Beside {
  /** The index where the next total stands; -1, or the number of entries, where there is none. */
  readonly end: number;
  readonly coded: boolean;
  /** Lines that stand for each entry, and their amounts column by column. */
  readonly lines: readonly (readonly number[])[];
  readonly cells: readonly (readonly (readonly number[])[])[];
}

/** What a tree says of the rows of a pane before any figure is looked at, in its order: what is under a line, the totals of a level. */
type Said = RowRelation | TotalsOfLevel;

function saidBy(pane: Pane, amounts: Amounts, tree: Tree, columns: readonly number[]): readonly Said[] {
  const said: Said[] = [];
  const over = (line: number, members: ArrayLike<number>, bearing: "row-total" | "row-children"): Template => sumsDown(pane, amounts, bearing, line, members, columns);
  const visit = (node: number): void => {
    const children = tree.childrenOf(node);
    const line = tree.lineOf(node);
    if (line >= 0 && !tree.isHeading(node)) {
      const lines = children.filter((child) => !tree.isTotal(child));
      const members = linesFor(tree, lines.length > 0 ? lines : children);
      const partial = pane.rows.ofWhich[tree.lineOf(children[0] ?? 0)] === 1;
      said.push({ template: over(line, members, "row-children"), canonical: true, readings: 1, kind: partial ? "parts" : "children", named: saysTotalBehind(pane.rows, line) });
    }
    if (children.some((child) => tree.isTotal(child))) said.push({ tree, children, totals: totalsAmong(children), beside: new Map() });
    for (let at = 0; at < children.length; at++) if (tree.firstUnder(children[at] ?? 0) >= 0) visit(children[at] ?? 0);
  };
  const totalsAmong = (children: Int32Array): TotalsOfLevel["totals"] => {
    const level = new Uint8Array(children.length);
    for (let at = 0; at < children.length; at++) if (tree.isTotal(children[at] ?? 0)) level[at] = pane.rows.rankOf(tree.lineOf(children[at] ?? 0)) || 1;
    return readingsOfTotals(level).map((readings) => readings.map((reading): TotalTried => ({
      canonical: reading.canonical, readings: readings.length, kind: "total" as const, named: true, total: reading.total, rank: level[reading.total] ?? 0, members: reading.members,
      template: over(tree.lineOf(children[reading.total] ?? -1), linesFor(tree, picked(children, reading.members)), "row-total"),
    })));
  };
  if (tree.firstUnder(0) >= 0) visit(0);
  return said;
}

/** The relations of a tree by the figures: of each total the reading that they support best. */
function relationsOf(pane: Pane, amounts: Amounts, said: readonly Said[], columns: readonly number[]): readonly RowRelation[] {
  const relations: RowRelation[] = [];
  for (const each of said) {
    if ("template" in each) {
      relations.push(each);
      continue;
    }
    const { totals } = each;
    // A total whose other readings hold as well (three kinds of one line each) says nothing of what the others add up.
    const own = totals.flatMap((readings) => {
      const holding = readings.filter(({ template }) => countOf(template, OUTCOME.fails) === 0 && supportOf(template).holds > 0);
      return holding.length === 1 ? holding.filter(({ canonical }) => canonical) : [];
    });
    for (const readings of totals) {
      // Lines that another total of the same rank stands beside and adds up are not this one's.
      const tried = readings.filter((reading) => reading.canonical || !own.some((other) => other.total !== reading.total && other.rank === reading.rank && sameMembers(other.members, reading.members)));
      const best = bestOf(tried);
      const runs = best && countOf(best.template, OUTCOME.fails) > 0 ? runsOf(pane, amounts, each, readings[0]?.total ?? -1, own.map(({ total }) => total), columns) : [];
      if (runs === null) continue;
      if (runs.length > 0) relations.push(...runs);
      else if (best) relations.push(best);
    }
  }
  return relations;
}

/**
 * No reading of a total holds: its list may have lines that stand beside it. What another total adds up is that one's,
 * and codes say by themselves what is under what. Null where first lines may make it up, so that nothing is said.
 */
function runsOf(pane: Pane, amounts: Amounts, level: TotalsOfLevel, total: number, holding: readonly number[], columns: readonly number[]): readonly RowRelation[] | null {
  const line = level.tree.lineOf(level.children[total] ?? -1);
  const totals = columns.map((column) => idAt(pane, line, column));
  for (const step of [1, -1] as const) {
    const { end, coded, lines, cells } = besideTotal(pane, level, total, step, columns);
    if (holding.includes(end)) continue;
    if (coded) return [];
    const runs = runsThatAddUp(amounts, totals, cells);
    if (runs.length === 0 && mayAddUp(amounts, totals, cells)) return null;
    if (runs.length > 0) {
      return runs.map((run) => ({
        template: sumsDown(pane, amounts, "row-total", line, run.flatMap((at) => lines[at] ?? []), columns), canonical: false, readings: 2, kind: "total", named: true, run: true,
      }));
    }
  }
  return [];
}

function besideTotal(pane: Pane, { tree, children, beside }: TotalsOfLevel, total: number, step: 1 | -1, columns: readonly number[]): Beside {
  const key = step * (total + 1);
  const known = beside.get(key);
  if (known) return known;
  let end = total + step;
  let coded = false;
  for (; end >= 0 && end < children.length && !tree.isTotal(children[end] ?? 0); end += step) coded ||= (pane.rows.code[tree.lineOf(children[end] ?? 0)] ?? "") !== "";
  const [from, to] = step === 1 ? [total + 1, end] : [end + 1, total];
  // Among codes nobody asks for the lines: they say by themselves what is under what.
  const lines = coded ? [] : Array.from(children.subarray(from, Math.min(to, from + MOST_LINES + 1)), (each) => Array.from(linesFor(tree, [each])));
  const found: Beside = { end, coded, lines, cells: lines.map((own) => columns.map((column) => own.map((each) => idAt(pane, each, column)))) };
  beside.set(key, found);
  return found;
}

/**
 * Hypotheses are compared by what holds, a sum more than an equality, and by how many cells would have to be wrong. A single
 * one that two relations find wrong by the same amount costs less: it is one slip, and the hypothesis explains it.
 */
function scoreOf({ tree, relations }: TreeTried, amounts: Amounts): number {
  const own = withoutTotalsTwice(relations);
  const templates = own.filter(({ run }) => !run).map((relation) => relation.template);
  const slips = slipsIn(templates);
  const sure = slips === 1 && corroborated(templates, amounts).size > 0;
  // What was found by adding up is no evidence of itself, but in further columns.
  const found = tree.by !== "figures" ? 0 : relations.reduce((all, { kind, template }) => all + (kind === "children" ? Math.min(1, supportOf(template).holds) : 0), 0);
  return supportOf(...templates).holds - found - (sure ? SURE_SLIP_COST : 2 * slips) - RUN_COST * (own.length - templates.length);
}

/** Relations without those of totals that add up the same lines, rightly, as one before them: a total printed twice is no evidence more. */
function withoutTotalsTwice(relations: readonly RowRelation[]): readonly RowRelation[] {
  const seen = new Set<string>();
  return relations.filter(({ kind, template: { right, counts } }) => {
    if (kind !== "total" || counts[OUTCOME.fails] !== 0) return true;
    const members = `${right[0]} ${right.at(-1)} ${right.length}`;
    return !seen.has(members) && Boolean(seen.add(members));
  });
}

/** A run that adds up is better than a sum that does not, and worse than any other reading. */
const RUN_COST = 0.5;
const SURE_SLIP_COST = 0.4;

function failsIn(relations: readonly RowRelation[]): number {
  return supportOf(...relations.map((relation) => relation.template)).fails;
}

/** Amounts other than nothing that stand in relations. */
function touchedBy(relations: readonly RowRelation[]): ReadonlySet<number> {
  const touched = new Set<number>();
  for (const { template } of relations) {
    template.outcomes.forEach((outcome, at) => {
      if (outcome !== OUTCOME.zero && outcome !== OUTCOME.unknown) for (const id of cellsAt(template, at)) touched.add(id);
    });
  }
  return touched;
}

/**
 * Reads the rows of a pane: the tree that the figures support best, and those of its relations that there is reason to believe.
 *
 * @param beside columns (by index) whose numbers are none of the table's
 */
export function readRows(pane: Pane, amounts: Amounts, beside: ReadonlySet<number>): RowsRead {
  const columns = pane.figures.flatMap(({ kind }, at) => ((kind === "amount" || kind === "change") && !beside.has(at) ? [at] : []));
  const trees = treesOf(pane, amounts);
  const said: (readonly Said[])[] = [];
  const chosen = decided<Tree | Template>(amounts, () => {
    trees.forEach((tree, at) => { said[at] ??= saidBy(pane, amounts, tree, columns); });
    const { tree, relations } = bestTree(pane, amounts, trees.map((each, at) => ({ tree: each, relations: relationsOf(pane, amounts, said[at] ?? [], columns) })), columns);
    return [tree, ...believedOf(relations, tree, amounts)];
  });
  const [tree = NO_TREE, ...relations] = chosen as readonly [Tree, ...Template[]];
  return { tree, relations };
}

const NO_TREE = new Tree("order", 0);

/** A tree with its relations, believed or not. */
interface TreeTried {
  readonly tree: Tree;
  readonly relations: readonly RowRelation[];
}

/** Trees of lists in which no word tells a level. */
const WITHOUT_LEVELS: ReadonlySet<Tree["by"]> = new Set(["order", "code", "figures"]);

function bestTree(pane: Pane, amounts: Amounts, tried: readonly TreeTried[], columns: readonly number[]): TreeTried {
  let best: TreeTried | null = null;
  let score = -Infinity;
  for (const each of tried) {
    const own = scoreOf(each, amounts);
    if (own > score + 1e-9) {
      best = each;
      score = own;
    }
  }
  if (best && (WITHOUT_LEVELS.has(best.tree.by) || !best.tree.hasLevels()) && failsIn(best.relations) > 0) {
    // A line above a single other one is equal to it, as two lines may be by chance: believed only where everything holds then.
    const touched = touchedBy(best.relations);
    for (const tree of treesOfSingles(pane, amounts)) {
      const relations = relationsOf(pane, amounts, saidBy(pane, amounts, tree, columns), columns);
      const own = touchedBy(relations);
      if (failsIn(relations) === 0 && [...touched].every((id) => own.has(id))) return { tree, relations };
    }
  }
  return best ?? { tree: NO_TREE, relations: [] };
}

/** Those of the relations of a tree that there is reason to believe. */
function believedOf(relations: readonly RowRelation[], tree: Tree, amounts: Amounts): readonly Template[] {
  const inAll: Supports = {
    all: supportOf(...relations.map((relation) => relation.template)),
    byKind: new Map((["total", "children", "parts"] as const).map((kind) => [kind, supportOf(...relations.filter((each) => each.kind === kind).map((each) => each.template))])),
  };
  const sure = corroborated(relations.map((relation) => relation.template), amounts);
  return relations.filter((relation) => sure.has(relation.template) || believed(relation, inAll, tree)).map((relation) => relation.template);
}

/** Support of all relations of a pane, and of those of each kind. */
interface Supports {
  readonly all: Support;
  readonly byKind: ReadonlyMap<RowRelation["kind"], Support>;
}

function without(all: Support, own: Support): Support {
  return { holds: all.holds - own.holds, fails: all.fails - own.fails, places: all.places - own.places };
}

/**
 * Whether a relation of rows counts: it holds in the other columns, or its like hold in the rest of the pane, or words and
 * codes admit one reading only. A code is under its prefix and 合计 does sum something; numbering and indentation need the
 * figures to say so.
 */
function believed(relation: RowRelation, inAll: Supports, tree: Tree): boolean {
  const own = supportOf(relation.template);
  const alike = without(inAll.byKind.get(relation.kind) ?? own, own);
  // A blank total was lost only where its like are filled in; else nobody has come to it yet.
  if (own.fails === 0) return own.holds > 0 || (countOf(relation.template, OUTCOME.blankTotal) > 0 && alike.holds >= 1);
  if (own.holds >= 2 * own.fails) return true;
  const rest = without(inAll.all, own);
  const soundRest = rest.fails <= Math.max(1, rest.holds / 2);
  switch (relation.kind) {
    case "children": return tree.by === "code" || relation.named ? soundRest : childrenBelieved(tree, own, rest, alike);
    case "parts": return own.holds >= 2 && own.fails <= 1;
    case "total":
      if (!soundRest || (own.fails > 1 && own.holds === 0 && tree.by !== "code")) return false;
      return relation.readings === 1 || rest.holds > 0 || own.holds > 0;
  }
}

/** Levels that neither codes nor names tell count where the rest of the pane bears them out. */
function childrenBelieved(tree: Tree, own: Support, rest: Support, alike: Support): boolean {
  // What was found by adding up is no evidence of itself.
  if (tree.by === "figures") return false;
  if (rest.holds < 1 || rest.fails > Math.max(1, rest.holds / 3) || alike.fails > Math.max(1, alike.holds / 2)) return false;
  return own.fails === 1 || own.holds >= own.fails || alike.holds >= 3;
}
