import { addressOf, isErrorValue, NOT_CALCULATED, quotedSheet, type Area, type Scalar } from "../../model/cells";
import { rewriteTokens } from "../../model/formulas";
import type { Order } from "./dependencies";
import { EngineFailure, EngineMissing, startEngine, type Engine, type Inputs, type Results } from "./engine";
import { isReliable } from "./reliable";

/** A cell whose value is taken as it is. Sheet, row and column count from 0. */
export interface Constant {
  readonly sheet: number;
  readonly row: number;
  readonly column: number;
  readonly value: Exclude<Scalar, null>;
}

/** A formula that is calculated. */
export interface Wanted {
  readonly sheet: number;
  readonly row: number;
  readonly column: number;
  /** Null when it is too long for the library. */
  readonly formula: string | null;
  /** The result that the book knows; null when it knows none. */
  readonly known: Scalar;
  readonly array: Area | undefined;
}

/** Cell types of the library. */
const NUMBER = 1;
const LOGICAL = 4;
/** Results that mean the library cannot calculate the formula, not that the formula is wrong. */
const UNABLE = new Set(["#NAME?", "#ERROR!", "#N/IMPL!", "#SPILL!", "#CALC!"]);

/** Formulas of a heavier chain are not calculated at once: each waits on the library's small stack for the one below it. It bears about twice as much. */
const HEAVIEST_CHAIN = 300;
/** Milliseconds for calculating at once: so many, and more for each formula. A thousand formulas take about ten. */
const TIME = 2_500;
const TIME_EACH = 1;
/** Putting contents into the library cannot hang; this only ends what would never end. */
const LONGEST_PUT = 120_000;
/** So often the library is started anew for one workbook. */
const MOST_FAILURES = 24;
/** So many kinds of formula that the library does not know are tried alone. */
const MOST_TRIALS = 200;
/** Formulas on more sheets are not calculated: the library takes the longer for each sheet the more it has. */
const MOST_SHEETS = 200;
/** Megabytes that an instance may take: at least, for each cell, at most. */
const MEGABYTES = 128;
const MEGABYTES_EACH = 0.0016;
const MOST_MEGABYTES = 1_024;

/**
 * One calculation of one workbook. Formulas are given to the library in the order of their dependencies, together where no
 * chain is long. When the library breaks or takes too long, it is started anew with one half of them and then the other, until
 * the formula that does it stands alone and is left out.
 */
export class Calculation {
  private readonly results: Scalar[];
  private readonly state: ("open" | "done" | "kept")[];
  /** 1 for those whose place in the order is not sure. */
  private readonly loose: Uint8Array;
  private readonly unclear: ReadonlySet<number>;
  private readonly twins: number;
  private readonly books: readonly string[];
  private engine: Engine | null = null;
  /** Formulas that the library still holds as formulas though they are calculated. */
  private settled: readonly number[] = [];
  private failures = 0;
  /** The library cannot be had. */
  private missing = false;
  /** Formulas that the library cannot calculate and whose known result stays. */
  private readonly unable = new Set<number>();
  private timeLeft: number;
  private readonly alone = new Map<string, boolean>();

  /** @param doubting a formula of which no result is known may be beyond the library, and what it then says is no error of the workbook */
  constructor(
    private readonly names: readonly string[], private readonly wanted: readonly Wanted[], private readonly constants: readonly Constant[],
    private readonly order: Order, private readonly doubting: boolean,
  ) {
    this.loose = order.loose.slice();
    this.unclear = new Set(order.unclear);
    this.results = wanted.map(({ known }) => known);
    const tooMany = names.length > MOST_SHEETS;
    this.state = wanted.map(({ formula }) => (formula === null || tooMany ? "kept" : "open"));
    this.twins = names.length;
    const taken = new Set(names.map((name) => name.toLowerCase()));
    this.books = [...names, ...names.map((_, index) => {
      let name = `\u00a7${index}`;
      while (taken.has(name)) name += "\u00a7";
      return name;
    })];
    this.timeLeft = 2 * this.limitOf(wanted.length);
  }

  /** Calculates as much as can be. */
  async run(): Promise<void> {
    try {
      for (const batch of this.batches()) await this.calculate(batch, this.limitOf(batch.length));
    } finally {
      this.engine?.end();
    }
  }

  /** Formulas without any result: neither calculated nor known. */
  unknown(): readonly number[] {
    return this.results.flatMap((_, index) => (this.state[index] === "kept" && this.results[index] === null ? [index] : []));
  }

  /** Takes back the results of formulas that stand on something unknown. */
  forget(reached: Uint8Array): void {
    if (this.unknown().length === 0) return;
    this.wanted.forEach(({ known }, index) => {
      if (!reached[index]) return;
      this.results[index] = known;
      this.state[index] = "kept";
    });
  }

  resultOf(index: number): Scalar {
    return this.results[index] ?? null;
  }

  /** Whether a formula has the result that was known because the library could not calculate it. */
  isStale(index: number): boolean {
    return this.state[index] === "kept" || this.unable.has(index);
  }

  /** Whether a formula could not be calculated because the library broke or took too long. */
  isKept(index: number): boolean {
    return this.state[index] === "kept";
  }

  /** Formulas to be given to the library together, one group after the other. */
  private batches(): readonly (readonly number[])[] {
    const open = this.wanted.flatMap((_, index) => (this.state[index] === "open" ? [index] : []));
    const ordered = this.inOrder(open.filter((index) => !this.loose[index]));
    const loose = open.filter((index) => this.loose[index]);
    if (this.depth(ordered.at(-1)) < HEAVIEST_CHAIN) return [[...ordered, ...loose]];
    const batches: number[][] = [];
    for (const index of ordered) (batches[Math.floor(this.depth(index) / HEAVIEST_CHAIN)] ??= []).push(index);
    return [...batches.filter((batch) => batch !== undefined), loose];
  }

  private depth(index: number | undefined): number {
    return this.order.depths[index ?? -1] ?? -1;
  }

  private inOrder(indices: readonly number[]): readonly number[] {
    return [...indices].sort((a, b) => this.depth(a) - this.depth(b));
  }

  private async calculate(batch: readonly number[], limit: number): Promise<void> {
    if (batch.length === 0) return;
    if (this.missing) return this.keep(batch);
    const began = Date.now();
    try {
      await this.attempt(batch, Math.min(limit, this.timeLeft));
    } catch (error) {
      if (!(error instanceof EngineFailure)) throw error;
      this.engine = null;
      this.missing = error instanceof EngineMissing;
      this.settled = [];
      this.failures += 1;
      this.timeLeft -= Date.now() - began;
      for (const part of this.parts(batch)) await this.calculate(part, limit / 2);
    }
  }

  /** What is tried in place of a batch that failed; what cannot be split is left out. */
  private parts(batch: readonly number[]): readonly (readonly number[])[] {
    const over = this.missing || this.failures > MOST_FAILURES || this.timeLeft <= 0;
    const ordered = batch.filter((index) => !this.loose[index]);
    if (!over && ordered.length > 0 && ordered.length < batch.length) return [ordered, batch.filter((index) => this.loose[index])];
    if (!over && ordered.length > 1) return [ordered.slice(0, ordered.length >> 1), ordered.slice(ordered.length >> 1)];
    const left = over || ordered.length > 0 ? [] : this.withoutUnclear(batch);
    const tried = new Set(left);
    this.keep(batch.filter((index) => !tried.has(index)));
    return [left];
  }

  private keep(batch: readonly number[]): void {
    for (const index of batch) this.state[index] = "kept";
  }

  /** Formulas that stand on unclear ones, in their order once these are left out. */
  private withoutUnclear(batch: readonly number[]): readonly number[] {
    const rest = batch.filter((index) => !this.unclear.has(index) && this.depth(index) >= 0);
    for (const index of rest) this.loose[index] = 0;
    return this.inOrder(rest);
  }

  private async attempt(batch: readonly number[], limit: number): Promise<void> {
    const engine = (this.engine ??= await this.begin());
    // What was calculated before is from here on what it came to.
    if (this.settled.length > 0) await engine.put("whole", this.constantsOf(this.settled), LONGEST_PUT);
    this.settled = [];
    const refused = await engine.put("whole", this.formulasOf(batch), limit);
    const at = batch.flatMap((index) => placeOf(this.wanted[index]));
    let results = await engine.results("whole", at, this.twins, limit);
    const unable = new Set(refused.filter((place) => place < batch.length));
    for (const [place, index] of batch.entries()) if (await this.isUnable(engine, index, results, place)) unable.add(place);
    if (unable.size > 0) {
      const frozen = [...unable].map((place) => batch[place] ?? -1);
      await engine.put("whole", this.constantsOf(frozen), LONGEST_PUT);
      results = await engine.results("whole", at, this.twins, limit);
    }
    for (const [place, index] of batch.entries()) {
      const result = resultAt(results, place);
      this.state[index] = this.isDoubtful(index, result) ? "kept" : "done";
      if (unable.has(place)) this.unable.add(index);
      else if (this.state[index] === "done") this.results[index] = result;
    }
    this.settled = batch;
  }

  /** Whether an error says only that the library does not calculate as Excel does. A name alone that nobody knows is one everywhere. */
  private isDoubtful(index: number, result: Scalar): boolean {
    const { formula = null, known = null } = this.wanted[index] ?? {};
    if (!this.doubting || known !== null || formula === null || typeof result !== "string" || !isErrorValue(result)) return false;
    return result === "#NAME?" ? /[\p{L}\p{N}_.]\(/u.test(formula) : UNABLE.has(result) || !isReliable(formula);
  }

  /** An instance with everything that is known by now. */
  private async begin(): Promise<Engine> {
    const engine = await startEngine(this.megabytes());
    await engine.books(this.books, this.names);
    const at = this.constants.flatMap(placeOf);
    await engine.put("whole", { at, inputs: this.constants.map(({ value }) => inputOf(value)), arrays: [] }, LONGEST_PUT);
    await engine.put("whole", this.constantsOf(this.wanted.flatMap((_, index) => (this.state[index] === "open" ? [] : [index]))), LONGEST_PUT);
    return engine;
  }

  private megabytes(): number {
    const needed = MEGABYTES + MEGABYTES_EACH * (this.constants.length + 2 * this.wanted.length);
    return Math.min(MOST_MEGABYTES, 2 ** Math.ceil(Math.log2(needed)));
  }

  private limitOf(formulas: number): number {
    return TIME + TIME_EACH * formulas;
  }

  /** The formulas, then for each its twin: a number with "" appended has all its digits, which no format shows. */
  private formulasOf(batch: readonly number[]): Inputs {
    const formulas = batch.map((index) => this.wanted[index]?.formula ?? "");
    const arrays = batch.flatMap((index, place) => {
      const area = this.wanted[index]?.array;
      return area ? [{ index: place, rows: area.rows, columns: area.columns }] : [];
    });
    return { at: [...batch.flatMap((index) => placeOf(this.wanted[index])), ...this.twinsOf(batch)], inputs: [...formulas, ...batch.map((index) => this.twinOf(index))], arrays };
  }

  private twinsOf(batch: readonly number[]): readonly number[] {
    return batch.flatMap((index) => {
      const [sheet = 0, row = 0, column = 0] = placeOf(this.wanted[index]);
      return [sheet + this.twins, row, column];
    });
  }

  private twinOf(index: number): string {
    const { sheet = 0, row = 0, column = 0 } = this.wanted[index] ?? {};
    return `=${quotedSheet(this.names[sheet] ?? "")}!${addressOf({ row, column })}&""`;
  }

  /** What is known of formulas in their place, without their twins. */
  private constantsOf(indices: readonly number[]): Inputs {
    const inputs = indices.map((index) => {
      const value = this.results[index] ?? null;
      return value === null ? "" : inputOf(value);
    });
    return { at: [...indices.flatMap((index) => placeOf(this.wanted[index])), ...this.twinsOf(indices)], inputs: [...inputs, ...indices.map(() => "")], arrays: [] };
  }

  /** Whether a formula with a good result that is known is one that the library cannot calculate even alone. */
  private async isUnable(engine: Engine, index: number, results: Results, place: number): Promise<boolean> {
    const wanted = this.wanted[index];
    if (!wanted || wanted.formula === null || wanted.known === null || isErrorValue(wanted.known)) return false;
    const result = resultAt(results, place);
    if (typeof result !== "string" || !UNABLE.has(result)) return false;
    if (result === "#SPILL!") return true;
    const kind = rewriteTokens(wanted.formula, (token) => (token.kind === "reference" ? `${token.prefix}A1` : token.text));
    const known = this.alone.get(kind);
    if (known !== undefined || this.alone.size >= MOST_TRIALS) return known ?? true;
    const at = placeOf(wanted);
    await engine.put("trial", { at, inputs: [wanted.formula], arrays: wanted.array ? [{ index: 0, rows: wanted.array.rows, columns: wanted.array.columns }] : [] }, TIME);
    const [text = ""] = (await engine.results("trial", at, 0, TIME)).texts;
    await engine.put("trial", { at, inputs: [""], arrays: [] }, LONGEST_PUT);
    this.alone.set(kind, UNABLE.has(text));
    return UNABLE.has(text);
  }
}

function placeOf(cell: Pick<Constant, "sheet" | "row" | "column"> | undefined): readonly number[] {
  return [cell?.sheet ?? 0, cell?.row ?? 0, cell?.column ?? 0];
}

/** A value as one types it: text with an apostrophe, so that it stays text whatever it begins with. */
function inputOf(value: Exclude<Scalar, null>): string {
  if (typeof value === "boolean") return value ? "TRUE" : "FALSE";
  if (typeof value === "number") return String(value);
  // To the library it is the error that comes nearest.
  return value === NOT_CALCULATED ? "#CALC!" : isErrorValue(value) ? value : `'${value}`;
}

function resultAt({ types, texts }: Results, place: number): Scalar {
  const text = texts[place] ?? "";
  switch (types[place]) {
    case NUMBER: return Number(text) + 0;
    case LOGICAL: return text === "TRUE";
    default: return text;
  }
}
