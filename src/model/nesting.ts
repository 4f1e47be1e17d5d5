import type { Fen } from "./money";

/** Amounts of the lines of a list in its columns, by index: the printed figure in fen, and the step to which it is printed. */
export interface LineAmounts {
  readonly lines: number;
  readonly columns: number;
  readonly money: (line: number, column: number) => Fen;
  readonly grain: (line: number, column: number) => Fen;
}

/** What a line has to do with the sum of others, over all columns. */
export interface Agreement {
  /** Columns in which it is the sum of two amounts or more, and those in which it is as much as a single one. */
  readonly sums: number;
  readonly singles: number;
  /** Columns in which it may be the sum of several, each rounded on its own. */
  readonly roundings: number;
  /** Columns in which it is not. */
  readonly fails: number;
  /** Where it is not, by how much, if by the same amount everywhere: one wrong figure, with the total of its row. */
  readonly gap: Fen | null;
  /** Columns in which the sum is beyond it. */
  readonly beyond: number;
}

/** The sum of lines, to which lines are added one by one. */
export class RunningSum {
  private readonly sum: Float64Array;
  private readonly room: Float64Array;
  private readonly parts: Int32Array;

  constructor(private readonly amounts: LineAmounts) {
    this.sum = new Float64Array(amounts.columns);
    this.room = new Float64Array(amounts.columns);
    this.parts = new Int32Array(amounts.columns);
  }

  /** Begins anew with no line: one sum serves line after line. */
  clear(): void {
    this.sum.fill(0);
    this.room.fill(0);
    this.parts.fill(0);
  }

  /** @returns whether the line has any amount */
  add(line: number): boolean {
    const { columns, money, grain } = this.amounts;
    let any = false;
    for (let column = 0; column < columns; column += 1) {
      const part = money(line, column);
      if (part === 0) continue;
      any = true;
      this.sum[column] = (this.sum[column] ?? 0) + part;
      this.room[column] = (this.room[column] ?? 0) + grain(line, column);
      this.parts[column] = (this.parts[column] ?? 0) + 1;
    }
    return any;
  }

  /** How another line agrees with the sum. */
  with(line: number): Agreement {
    const { columns, money, grain } = this.amounts;
    let sums = 0;
    let singles = 0;
    let roundings = 0;
    let fails = 0;
    let beyond = 0;
    let gap: Fen | null = null;
    for (let column = 0; column < columns; column += 1) {
      const own = money(line, column);
      const sum = this.sum[column] ?? 0;
      const parts = this.parts[column] ?? 0;
      const off = own - sum;
      if (off === 0) {
        if (parts > 1) sums += 1;
        else if (own !== 0) singles += 1;
        continue;
      }
      if (parts > 1 && Math.abs(off) * 2 < (this.room[column] ?? 0) + grain(line, column)) {
        roundings += 1;
        continue;
      }
      gap = fails === 0 || gap === off ? off : null;
      fails += 1;
      if (Math.abs(sum) > Math.abs(own)) beyond += 1;
    }
    return { sums, singles, roundings, fails, gap, beyond };
  }
}

/** So many lines are looked at below one that might sum them. */
const MOST_BELOW = 400;

/** In lists of more lines levels are told by words and codes alone. */
const MOST_LINES = 4000;

/**
 * Finds lines that sum those printed right below them, within each other too (a bureau, its centre, the centre's stations). One does
 * where most of its amounts are the sums of theirs, or where all are but one wrong figure; of several stretches below it the one in
 * which most agree counts, the shortest of these. Where the whole is known, a line may also be told by it: the whole is the sum
 * of the lines that stand below no other, and with that line among the others it is not.
 *
 * @param whole the line of the total of all; -1 where there is none
 * @param least so many lines other than nothing make up one at least
 * @param isLine whether a line may stand above others and below them; those that may not end a stretch
 * @returns of each line the one above it; -1 where it stands below none
 */
export function nestedLines(amounts: LineAmounts, whole: number, isLine: (line: number) => boolean, least = 1): Int32Array {
  const above = new Int32Array(amounts.lines).fill(-1);
  if (amounts.lines > MOST_LINES) return above;
  const sum = new RunningSum(amounts);
  // Those that stand below no other of what was gone through, the first one last.
  let open: number[] = [];
  const tops: number[] = [];
  for (let line = amounts.lines - 1; line >= 0; line -= 1) {
    if (!isLine(line)) {
      tops.push(...open);
      open = [];
      continue;
    }
    const below = open;
    const count = summedBelow(sum, line, below.length, (at) => below[below.length - 1 - at] ?? -1, least);
    for (let at = 0; at < count; at += 1) above[open.pop() ?? 0] = line;
    open.push(line);
  }
  tops.push(...open);
  if (whole >= 0) putUnder(amounts, whole, tops.filter((line) => line !== whole).reverse(), above);
  return above;
}

/**
 * The same gone through from the first line on, where lines are gone by as they are printed: one that sums those below it is found before
 * any of these, which may by chance sum others too. Lines of two steps alone are told so.
 */
export function nestedFromTop(amounts: LineAmounts, isLine: (line: number) => boolean, least = 1): Int32Array {
  const above = new Int32Array(amounts.lines).fill(-1);
  if (amounts.lines > MOST_LINES) return above;
  const sum = new RunningSum(amounts);
  // Behind the stretch of lines in which one stands.
  let end = 0;
  for (let line = 0; line < amounts.lines; line += 1) {
    if (!isLine(line)) continue;
    if (end <= line) end = line + 1;
    while (end < amounts.lines && isLine(end)) end += 1;
    const first = line + 1;
    const count = summedBelow(sum, line, end - first, (at) => first + at, least);
    above.fill(line, first, first + count);
    line += count;
  }
  return above;
}

/**
 * How many of the lines below a line sums; 0 where it sums none.
 *
 * @param sum used for every line in turn
 * @param below each of `size` lines below, the next one first
 */
function summedBelow(sum: RunningSum, line: number, size: number, below: (at: number) => number, least: number): number {
  sum.clear();
  let best = 0;
  let most = 0;
  let filled = 0;
  const last = Math.min(size, MOST_BELOW);
  for (let count = 1; count <= last; count += 1) {
    if (sum.add(below(count - 1))) filled += 1;
    const agreement = sum.with(line);
    const holds = agreement.sums + agreement.singles + agreement.roundings;
    // A single one is told by several columns in which it is as much, and by nothing else.
    if ((filled >= least || (agreement.singles >= least && agreement.fails === 0)) && holds > most && isSum(agreement)) {
      best = count;
      most = holds;
    }
    // Amounts only grow with more lines.
    if (agreement.beyond > holds + 1) break;
  }
  return best;
}

/** Whether most amounts of a line are sums, or all but one wrong figure, which its row's total may have followed. */
function isSum({ sums, singles, roundings, fails, gap }: Agreement): boolean {
  return sums + singles + roundings > fails || (sums > 0 && (fails === 1 || (fails === 2 && gap !== null)));
}

/**
 * Lets one line stand above those behind it where the lines of a list make up its whole only so; then the same among these. That is how
 * a line is told of which the only amount is wrong, or one below it.
 */
function putUnder(amounts: LineAmounts, whole: number, lines: readonly number[], above: Int32Array): void {
  if (lines.length < 3 || lines.length > MOST_BELOW) return;
  const before = agreementOf(amounts, whole, lines);
  if (before.fails === 0 || before.fails < before.sums + before.singles + before.roundings) return;
  let best: { readonly head: number; readonly below: readonly number[] } | null = null;
  for (const [at, head] of lines.entries()) {
    // Without those behind the line, fewer and fewer of them.
    const rest = new RunningSum(amounts);
    for (const line of lines.slice(0, at + 1)) rest.add(line);
    const below = lines.slice(at + 1);
    // A single one below would only have to be equal.
    for (const last of below.slice(1).reverse()) {
      const { sums, singles, fails } = rest.with(whole);
      if (fails === 0 && sums + singles > 0 && (best === null || below.length < best.below.length)) best = { head, below: [...below] };
      rest.add(last);
      below.pop();
    }
  }
  if (best === null) return;
  for (const line of best.below) above[line] = best.head;
  putUnder(amounts, best.head, best.below, above);
}

/** How a line agrees with the sum of others. */
export function agreementOf(amounts: LineAmounts, line: number, parts: readonly number[]): Agreement {
  const sum = new RunningSum(amounts);
  for (const part of parts) sum.add(part);
  return sum.with(line);
}
