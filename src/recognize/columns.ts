import { OF_PART_OF_MONEY, type AxisSpec, type ColumnSpec, type TableSpec } from "../catalog/types";
import type { BookColumn } from "../model/book";
import type { HeaderColumn } from "./headers";
import { AGGREGATE, matchScore, plainWords } from "./roleWords";
import { isOfPartOfMoney } from "./partOfMoney";
import { plain } from "./text";

/**
 * How a table is laid out: `straight` as the catalogue says; `bands`: code, name and amount stand several times beside
 * each other; `stacked`: the two sides of a balance below each other; `rolesInRows`: rows where others print columns.
 */
export type Arrangement = "straight" | "bands" | "stacked" | "rolesInRows";

/** Columns of one axis with their roles, and what could not be placed. */
export interface AxisColumns {
  readonly axis: AxisSpec;
  readonly columns: readonly BookColumn[];
}

/** How well headers fit a kind of table. */
export interface Fit {
  readonly spec: TableSpec;
  readonly arrangement: Arrangement;
  /** One entry an axis; of a table in bands one a band. */
  readonly axes: readonly AxisColumns[];
  /** Columns with figures or own headers that got no role. */
  readonly unplaced: readonly HeaderColumn[];
  /** Sum of the qualities of the matches (1 is an exact header) less a penalty for what is unplaced. */
  readonly score: number;
  /** It has what the kind needs: a column of labels (where rows are labelled) and one of amounts on each axis. */
  readonly complete: boolean;
  /** Headers admit another reading of which columns are of this year; the figures below choose. */
  readonly byFigures?: boolean;
}

/** Columns that compare with other years, give shares or remarks: never an amount of this budget. */
const COMPARISON = /上年(?:预算|执行|决算|实际|完成|数|批复|年初)|去年|前年|增减|增长|增幅|占比|比重|比例|[%‰]|同比|[较比]上|执行数|完成数|决算|调整|变动/;
/** A column of fewer texts lists nothing. */
const FEWEST_LABELS = 2;
const REMARK = /^(?:备注|说明|序号|行次|栏次|行号|年度|年份|预算年度)$/;
/** Codes of the government's own economic classification, printed beside those of departments: another book. */
const OTHER_BOOK = /政府(?:预算)?(?:支出)?经济/;
/** The same for a kind that is about the government's: those of departments. */
const DEPARTMENT_BOOK = /部门(?:预算)?(?:支出)?经济/;

function otherBookOf({ book }: TableSpec): RegExp {
  return book === "government" ? DEPARTMENT_BOOK : OTHER_BOOK;
}
const THRESHOLD = 0.45;
const UNPLACED_PENALTY = 0.5;

interface Candidate {
  readonly column: HeaderColumn;
  readonly spec: ColumnSpec;
  readonly score: number;
}

function isComparison(column: HeaderColumn): boolean {
  const path = column.levels.join("/");
  return /结转|结余/.test(path) ? /增减|增长|占比|比重|[%‰]/.test(path) : COMPARISON.test(path);
}

function yearOf(column: HeaderColumn): number | null {
  const named = /20\d{2}/.exec(plain(column.printed));
  return named ? Number(named[0]) : null;
}

/**
 * The readings of which columns are of this year. Where amounts under one named year stand beside others under none, that
 * year may be this one (2026年预算数 over its parts) or the one before; figures tell them apart.
 */
export function readingsOfThisYear(spec: TableSpec, columns: readonly HeaderColumn[]): readonly (readonly HeaderColumn[])[] {
  const own = ofThisYear(spec, columns);
  const amounts = own.filter(({ content }) => content.numbers > 0 && content.numbers >= content.texts);
  const dated = new Set(amounts.filter((column) => yearOf(column) !== null));
  // Where two years are named the later one is this year.
  const several = columns.some((column) => (yearOf(column) ?? 0) > 0 && !own.includes(column));
  return dated.size === 0 || dated.size === amounts.length || several ? [own] : [own, own.filter((column) => !dated.has(column))];
}

/** Columns of the budget itself, other years' and comparisons aside: of departments' codes only, and where headers name several years, of the latest. */
function ofThisYear(spec: TableSpec, columns: readonly HeaderColumn[]): readonly HeaderColumn[] {
  const latest = Math.max(...columns.map((column) => yearOf(column) ?? 0));
  const otherBook = otherBookOf(spec);
  const foreign = (column: HeaderColumn): boolean => column.otherUnit === true || isComparison(column) || column.levels.some((level) => otherBook.test(level));
  return columns.filter((column) => !foreign(column) && (yearOf(column) ?? latest) === latest);
}

/** The role that a column's header says best, whatever other columns say. */
export function bestRole(axes: readonly AxisSpec[], column: HeaderColumn): ColumnSpec | null {
  let best: { spec: ColumnSpec; score: number } | null = null;
  for (const axis of axes) {
    for (const spec of axis.columns) {
      if (spec.lastYear === true || spec.below !== undefined) continue;
      const score = matchScore(column, spec);
      if (score >= THRESHOLD && (best === null || score > best.score)) best = { spec, score };
    }
  }
  return best?.spec ?? null;
}

/** Whether two columns may share one split code: at most one column is between them, and it holds no names. */
function besides(axis: AxisSpec, columns: readonly HeaderColumn[], a: HeaderColumn, b: HeaderColumn): boolean {
  const [first, last] = a.column < b.column ? [a.column, b.column] : [b.column, a.column];
  // Columns that a merged header reaches over are none of their own.
  const between = columns.filter(({ column, own }) => own && column > first && column < last);
  return between.length <= 1 && !between.some((column) => bestRole([axis], column)?.content === "name");
}

/** Whether a bare 合计 covers other columns than those of the role, which stand beside it. */
function covers({ words, named }: NonNullable<ColumnSpec["onlyBeside"]>, column: HeaderColumn, columns: readonly HeaderColumn[]): boolean {
  return !column.levels.some((level) => level.includes(named)) &&
    columns.some((other) => other !== column && other.levels.some((level) => words.some((word) => level.includes(word))));
}

/** Whether a column may have a role at all, whatever its header says. */
function mayBe({ lastYear, below, unlessBeside, onlyBeside, ofAllMoney }: ColumnSpec, column: HeaderColumn, columns: readonly HeaderColumn[]): boolean {
  return !(ofAllMoney === true && isOfPartOfMoney(column, columns)) && lastYear !== true && below === undefined && !(unlessBeside && covers(unlessBeside, column, columns)) && !(onlyBeside && !covers(onlyBeside, column, columns));
}

/** Whether a column without a header of its own holds words and no number: somebody's remarks beside the table, under a header that reaches so far. */
function holdsRemarks({ own, content: { numbers, texts } }: HeaderColumn): boolean {
  return !own && numbers === 0 && texts > 0;
}

/** How far behind the most telling word for a name a header says it: beside 科目名称 a bare 项目 is a list of projects. */
function tellingOf({ column, spec }: Candidate): number {
  return spec.content === "name" ? plainWords(spec.words).indexOf(column.levels.at(-1) ?? "") : 0;
}

/** The total of a group within is less than one that stands above it, wherever they stand. */
function depthOf({ column, spec }: Candidate): number {
  return spec.content === "amount" ? column.levels.length : 0;
}

/** Gives roles of one axis to columns, best matches first; each role once, but a code may be split over several columns. */
function assign(axis: AxisSpec, columns: readonly HeaderColumn[]): { taken: Map<HeaderColumn, Candidate>; score: number } {
  const candidates: Candidate[] = [];
  // A column under another's merged header must not be preferred to the one that holds the header.
  const holder = new Map<string, number>();
  for (const column of columns) {
    if (REMARK.test(column.levels.at(-1) ?? "")) continue;
    for (const spec of axis.columns) {
      if (!mayBe(spec, column, columns) || (spec.content === "amount" && holdsRemarks(column))) continue;
      const key = `${spec.role} ${column.levels.join("/")}`;
      const own = matchScore(column, spec, axis.rows.classified !== undefined);
      const score = column.own ? own : Math.min(own, holder.get(key) ?? own);
      if (column.own) holder.set(key, score);
      if (score >= THRESHOLD) candidates.push({ column, spec, score });
    }
  }
  candidates.sort((a, b) => b.score - a.score || Number(b.column.own) - Number(a.column.own) || tellingOf(a) - tellingOf(b) || depthOf(a) - depthOf(b) || a.column.column - b.column.column);
  const taken = new Map<HeaderColumn, Candidate>();
  const roles = new Map<string, HeaderColumn[]>();
  let score = 0;
  for (const candidate of candidates) {
    const { column, spec } = candidate;
    if (taken.has(column)) continue;
    const holders = roles.get(spec.role) ?? [];
    const splitCode = spec.content === "code" && holders.length < 3 && holders.some((holder) => besides(axis, columns, holder, column));
    if (holders.length > 0 && !splitCode) continue;
    taken.set(column, candidate);
    roles.set(spec.role, [...holders, column]);
    if (!splitCode) score += Math.min(candidate.score, 1.2);
  }
  return { taken, score };
}

/** A merged header above two columns (单位 over code and name): the texts below tell the second column's role. */
function withPartners(axis: AxisSpec, taken: Map<HeaderColumn, Candidate>, columns: readonly HeaderColumn[]): void {
  for (const column of columns) {
    if (taken.has(column) || column.own) continue;
    const partner = [...taken.entries()].find(([holder]) => holder.column < column.column && holder.levels.join("/") === column.levels.join("/"));
    if (!partner) continue;
    const [holder, { spec }] = partner;
    const detail = spec.role === "line" ? axis.columns.find((candidate) => candidate.role === "detail") : undefined;
    if (detail && column.content.texts > 0) {
      taken.set(column, { column, spec: detail, score: 0.8 });
      continue;
    }
    const wanted = spec.content === "unitName" || spec.content === "unitCode" ? ["unitCode", "unitName"]
      : spec.content === "code" || spec.content === "name" ? ["code", "name"] : null;
    if (!wanted || column.content.texts === 0) continue;
    const [codeRole, nameRole] = wanted;
    const code = axis.columns.find((candidate) => candidate.content === codeRole);
    const name = axis.columns.find((candidate) => candidate.content === nameRole);
    if (!code || !name) continue;
    const held = new Set([...taken.values()].map((candidate) => candidate.spec.role));
    if (held.has(code.role) && held.has(name.role)) continue;
    taken.set(holder, { column: holder, spec: code, score: 0.8 });
    taken.set(column, { column, spec: name, score: 0.8 });
  }
}

function bookColumns(axis: AxisSpec, taken: ReadonlyMap<HeaderColumn, Candidate>): readonly BookColumn[] {
  return [...taken.values()]
    .sort((a, b) => a.column.column - b.column.column)
    .map(({ column, spec }) => ({ axis: axis.id, role: spec.role, content: spec.content, column: column.column, header: column.printed }));
}

/**
 * Columns without a role under a group whose 小计 has one (工资福利支出 under 基本支出): parts of it by what they are
 * called. Their role is the group's and their header, "basic/工资福利支出"; of uses of a part of the money alone "part-of-money/财政拨款/基本支出".
 */
function detailsOf({ axis, columns }: Side, taken: ReadonlyMap<HeaderColumn, Candidate>): ReadonlyMap<HeaderColumn, BookColumn> {
  const groups = new Map<string, string>();
  for (const [column, { spec }] of taken) {
    if (spec.content !== "amount") continue;
    // 小计 of a group that is a total itself (合计: 小计, 其中…) is the whole of what stands beside that group, too.
    for (let depth = column.levels.length - 1; depth > 0 && AGGREGATE.test(column.levels[depth] ?? ""); depth -= 1) groups.set(column.levels.slice(0, depth).join("/"), spec.role);
  }
  const details = new Map<HeaderColumn, BookColumn>();
  const roles = new Set<string>();
  const parted = axis.columns.some(({ ofAllMoney }) => ofAllMoney === true);
  const ofPart = (column: HeaderColumn): string => (parted && isOfPartOfMoney(column, columns) ? [OF_PART_OF_MONEY, ...column.levels.slice(0, -1)].join("/") : "");
  for (const column of columns) {
    const leaf = column.levels.at(-1) ?? "";
    const role = `${groups.get(column.levels.slice(0, -1).join("/")) ?? ofPart(column)}/${leaf}`;
    if (taken.has(column) || !column.own || column.levels.length < 2 || role.startsWith("/") || REMARK.test(leaf) || roles.has(role) || column.content.texts > column.content.numbers) continue;
    // Codes and names under the same group begin a band of their own, however few of them there are.
    if ((bestRole([axis], column)?.content ?? "amount") !== "amount") continue;
    roles.add(role);
    details.set(column, { axis: axis.id, role, content: "amount", column: column.column, header: column.printed });
  }
  return details;
}

/**
 * The columns of each side of a two-sided table. A side begins at a column of labels; 收入 or 支出 in its headers tell
 * which side it is, otherwise income stands first. A third side may list the same expenditure by economic class.
 */
function sides(spec: TableSpec, columns: readonly HeaderColumn[], otherBook: readonly HeaderColumn[]): readonly Side[] {
  const [income, expenditure, economic] = spec.axes;
  if (!income || !expenditure) return [{ axis: spec.axes[0] as AxisSpec, columns }];
  const unknown = unknownPanes(spec, columns);
  const labels = [...columns, ...otherBook].filter((column) => unknown.has(column) || (bestRole(spec.axes, column)?.content === "name" &&
    column.content.texts >= column.content.numbers)).sort((a, b) => a.column - b.column);
  const groups = labels.map((label, index) => {
    const end = labels[index + 1]?.column ?? Infinity;
    const members = columns.filter((column) => column.column >= label.column && column.column < end);
    const path = members.map((member) => member.levels.join("/")).join("/");
    const says = (word: string): boolean => label.levels.some((level) => level.includes(word)) || (path.includes(word) && !path.includes(word === "收入" ? "支出" : "收入"));
    return { members, income: says("收入") && !label.levels.some((level) => level.includes("支出")), expenditure: says("支出"), economic: /经济|性质|用途/.test(path), other: otherBook.includes(label) || unknown.has(label) };
  }).filter((group) => !group.other);
  const incomeSide = groups.find((group) => group.income) ?? groups.find((group) => !group.expenditure && !group.economic);
  const rest = groups.filter((group) => group !== incomeSide && !group.economic);
  // Where expenditure is listed once, that is its side, whatever it is listed by.
  const expenditureSide = rest.find((group) => group.expenditure) ?? rest[0] ?? groups.find((group) => group !== incomeSide);
  const economicSide = groups.find((group) => group !== incomeSide && group !== expenditureSide && group.economic);
  return [
    { axis: income, columns: incomeSide?.members ?? [] },
    { axis: expenditure, columns: expenditureSide?.members ?? [] },
    ...(economic && economicSide ? [{ axis: economic, columns: economicSide.members }] : []),
  ];
}

/** Labels under headers that no side has, each beginning another list: they stand between the amounts of a side and amounts of their own. */
function unknownPanes({ axes }: TableSpec, columns: readonly HeaderColumn[]): ReadonlySet<HeaderColumn> {
  const isAmounts = (other: HeaderColumn | undefined): boolean => other !== undefined && other.content.numbers > other.content.texts;
  const ordered = [...columns].sort((a, b) => a.column - b.column);
  return new Set(ordered.filter((column, at) => {
    const { texts, numbers } = column.content;
    return texts >= FEWEST_LABELS && texts > numbers && isAmounts(ordered[at - 1]) && isAmounts(ordered[at + 1]) && bestRole(axes, column) === null;
  }));
}

/** Columns of an axis, or of a band of it, in which its roles are looked for. */
export interface Side {
  readonly axis: AxisSpec;
  readonly columns: readonly HeaderColumn[];
}

/** Fits the columns of this year under a header to a kind of table; of the others, last year's and the change are kept. */
export function fitColumns(spec: TableSpec, all: readonly HeaderColumn[], columns: readonly HeaderColumn[]): Fit {
  const otherBook = all.filter((column) => column.levels.some((level) => otherBookOf(spec).test(level)));
  const parts = sides(spec, columns, otherBook);
  // Amounts beside codes of another book are that book's.
  const others = new Set(spec.axes.length > 1 && otherBook.length > 0 ? besideOthers(columns, otherBook, parts) : []);
  return withLastYear(fitSides(spec, "straight", parts, columns.filter((column) => !others.has(column))), all.filter((column) => !columns.includes(column)));
}

/** Adds the columns of last year and of the change against it, where each is named by one header; others stay aside. */
function withLastYear(fit: Fit, aside: readonly HeaderColumn[]): Fit {
  const axes = fit.axes.map((side) => {
    const found = side.axis.columns.filter((spec) => spec.lastYear === true).flatMap((spec): BookColumn[] => {
      const [only, ...more] = aside.filter((column) => matchScore(column, spec) >= THRESHOLD);
      return only && more.length === 0 ? [{ axis: side.axis.id, role: spec.role, content: spec.content, column: only.column, header: only.printed }] : [];
    });
    return found.length === 0 ? side : { ...side, columns: [...side.columns, ...found].sort((a, b) => a.column - b.column) };
  });
  return { ...fit, axes };
}

/** Columns right of the labels of another book that no side holds. */
function besideOthers(columns: readonly HeaderColumn[], otherBook: readonly HeaderColumn[], parts: readonly Side[]): readonly HeaderColumn[] {
  const held = new Set(parts.flatMap((part) => part.columns));
  const first = Math.min(...otherBook.map(({ column }) => column));
  return columns.filter((column) => column.column > first && !held.has(column));
}

/** Whether a column prints a part of another (其中), which any table may do: it speaks against no kind. */
function isOfWhich({ levels }: HeaderColumn): boolean {
  return levels.some((level) => level.startsWith("其中"));
}

/** Whether a column prints a further part of a code whose first part has a column of its own (款 and 项 beside 类): together they are one. */
function isFurtherPartOfCode({ levels }: HeaderColumn): boolean {
  return /^[款项目]$/.test(levels.at(-1) ?? "");
}

/** Fits the sides (or bands) of a table, each to its own columns. */
export function fitSides(spec: TableSpec, arrangement: Arrangement, parts: readonly Side[], columns: readonly HeaderColumn[]): Fit {
  const axes: AxisColumns[] = [];
  const placed = new Set<HeaderColumn>();
  let score = 0;
  let complete = true;
  for (const side of parts) {
    const { taken, score: sideScore } = assign(side.axis, side.columns);
    withPartners(side.axis, taken, side.columns);
    const roles = [...taken.values()].map((candidate) => candidate.spec.content);
    const labelled = roles.some((content) => content !== "amount" && content !== "text" && content !== "unitCode") || side.axis.rows.unlabelledRow === true;
    const held = new Set([...taken.values()].map((candidate) => candidate.spec.role));
    const own = labelled && roles.includes("amount") && side.axis.rows.outline?.[0]?.some((role) => !held.has(role)) !== true;
    if (!own && side.axis.optional === true) continue;
    const details = detailsOf(side, taken);
    for (const column of [...taken.keys(), ...details.keys()]) placed.add(column);
    complete &&= own;
    score += sideScore;
    axes.push({ axis: side.axis, columns: [...bookColumns(side.axis, taken), ...details.values()] });
  }
  const unplaced = columns.filter((column) => !placed.has(column) && column.own &&
    !REMARK.test(column.levels.at(-1) ?? ""));
  // What only a title tells is left to its structure where it has figures of which nothing is known.
  complete &&= spec.regional !== true || unplaced.every(({ content }) => content.numbers === 0);
  return { spec, arrangement, axes, unplaced, score: score - UNPLACED_PENALTY * unplaced.filter((column) => !isOfWhich(column) && !isFurtherPartOfCode(column)).length, complete };
}
