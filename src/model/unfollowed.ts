import { addressOf, type Area, type CellRef, type Scalar } from "./cells";
import type { Edit } from "./edits";
import { callsOf, type FunctionCall } from "./formulaArguments";
import { areaOfReference, areasOf, isOwnReference, MAX_ROWS, tokensOf, type FormulaToken } from "./formulas";
import { RowShifts } from "./rowShifts";
import { formulaAt, sheetOf, valueAt, type WorkbookSnapshot } from "./snapshot";

/** A formula of a workbook outside of its cells. */
export interface OutsideFormula {
  /** A defined name, a conditional format, a rule for what may be typed. */
  readonly kind: "name" | "conditionalFormat" | "validation";
  /** The sheet to which it belongs; null for a name of the whole workbook. */
  readonly sheet: string | null;
  /** The name, or the area for which it holds. */
  readonly where: string;
  readonly formula: string;
}

/** A formula that will not mean the cells that it means now. */
export interface Unfollowed {
  /** Where it stands: a cell, or something outside of the cells. */
  readonly place: { readonly kind: "cell"; readonly at: CellRef } | OutsideFormula;
  readonly formula: string;
  /** It names its cells in a text ("支出表!C8"), or by how far they are from others. */
  readonly by: "text" | "distance";
}

/** Functions that find cells by a text or a distance. */
const FINDING = /\b(?:INDIRECT|OFFSET|INDEX|HYPERLINK|EVALUATE)\s*\(/i;

/**
 * The formulas that do not follow rows which edits insert or delete: a spreadsheet moves the references of a formula, but not
 * what a text in it says, nor how far a function reaches. What can be worked out is told only where it comes to other cells;
 * where the cells are found only by calculation, INDIRECT and OFFSET are told as soon as rows move in what they may reach.
 */
export function unfollowed(snapshot: WorkbookSnapshot, edits: readonly Edit[], outside: readonly OutsideFormula[] = []): readonly Unfollowed[] {
  const shifts = new RowShifts(edits);
  if (shifts.none) return [];
  const found: Unfollowed[] = [];
  const look = (place: Unfollowed["place"], formula: string, own: CellRef | null, sheet: string | null): void => {
    if (!FINDING.test(formula)) return;
    const by = new Finding(snapshot, shifts, own, sheet).of(formula);
    if (by !== null) found.push({ place, formula, by });
  };
  for (const { name, row, column, formulas } of snapshot.sheets) {
    formulas.forEach((line, r) => line.forEach((formula, c) => {
      // Most cells hold none.
      if (formula === "") return;
      const at = { sheet: name, row: row + r, column: column + c };
      // What goes with its row need not follow any more.
      if (shifts.span(name, at.row, at.row) !== null) look({ kind: "cell", at }, formula, at, name);
    }));
  }
  for (const each of outside) look(each, each.formula, null, each.sheet);
  return found;
}

/** The row of the formula itself, before or after the rows moved; null for one that stands in no cell. */
type Here = number | null;

/** How one formula finds its cells. */
class Finding {
  constructor(private readonly snapshot: WorkbookSnapshot, private readonly shifts: RowShifts, private readonly own: CellRef | null, private readonly sheet: string | null) {}

  of(formula: string): Unfollowed["by"] | null {
    for (const call of callsOf(tokensOf(formula))) {
      const lost = this.lost(call);
      if (lost !== null) return lost;
    }
    return null;
  }

  private lost(call: FunctionCall): Unfollowed["by"] | null {
    switch (call.name) {
      case "INDIRECT": return this.textLost(call, (text, here) => (saysFalse(call.args[1]) ? this.byNumbers(text, here) : this.byLetters(text))) ? "text" : null;
      case "EVALUATE": return this.textLost(call, (text) => areasOf(text, this.sheet ?? "")) ? "text" : null;
      case "HYPERLINK": return this.linkLost(call) ? "text" : null;
      case "OFFSET": return this.offsetLost(call) ? "distance" : null;
      case "INDEX": return this.indexLost(call) ? "distance" : null;
      default: return null;
    }
  }

  /** Whether the cells that a text names are others afterwards; a text that nobody knows may name any. */
  private textLost({ args: [said = []] }: FunctionCall, areas: (text: string, here: Here) => readonly Area[]): boolean {
    const named = this.beforeAndAfter((here) => {
      const text = this.value(said, here);
      return text === null ? null : areas(String(text), here);
    });
    return named === null ? this.mayReach(said) : this.differ(...named);
  }

  private linkLost({ args: [said = []] }: FunctionCall): boolean {
    const named = this.beforeAndAfter((here) => this.byLetters(/^#(.*)/s.exec(String(this.value(said, here)))?.[1] ?? ""));
    return named !== null && this.differ(...named);
  }

  private offsetLost({ args: [base = [], down = [], , height = []] }: FunctionCall): boolean {
    const from = this.singleArea(base);
    if (!from) return true;
    const steps = this.beforeAndAfter((here) => this.count(down, here));
    const heights = height.length === 0 ? [null, null] as const : this.beforeAndAfter((here) => this.count(height, here));
    const now = this.shifts.span(from.sheet, from.row, from.row + from.rows - 1);
    if (steps === null || heights === null || !now) return this.shifts.below(from.sheet, from.row);
    const area = stretch(from, from.row + steps[0], heights[0] ?? from.rows);
    const then = stretch(from, now[0] + steps[1], heights[1] ?? now[1] - now[0] + 1);
    return this.differ([area], [then]);
  }

  /** A row of an area by its number: "INDEX(C1:C40,12)". Where the number is found by calculation, it is found anew. */
  private indexLost({ args: [area = [], row = []] }: FunctionCall): boolean {
    const from = this.singleArea(area);
    const numbers = this.beforeAndAfter((here) => this.count(row, here));
    const now = from && this.shifts.span(from.sheet, from.row, from.row);
    if (!from || !now || from.rows === 1 || numbers === null || numbers[0] < 1) return false;
    return this.differ([stretch(from, from.row + numbers[0] - 1, 1)], [stretch(from, now[0] + numbers[1] - 1, 1)]);
  }

  /** Whether areas named afterwards are not where those named before have gone. Whole columns stay what they are. */
  private differ(before: readonly Area[], after: readonly Area[]): boolean {
    return before.some(({ sheet, row, rows }, index) => {
      const then = after[index];
      if (rows >= MAX_ROWS || !then || !this.shifts.has(sheet)) return false;
      const moved = this.shifts.span(sheet, row, row + rows - 1);
      return !moved || moved[0] !== then.row || moved[1] !== then.row + then.rows - 1;
    });
  }

  /** Whether an unknown text may name cells of a sheet of which rows move: one that it names, else any. */
  private mayReach(said: readonly FormulaToken[]): boolean {
    const words = said.filter(({ kind }) => kind === "text").map(({ text }) => text).join(" ");
    const named = this.snapshot.sheets.filter(({ name }) => words.includes(name.replaceAll("'", "''")));
    if (named.length > 0) return named.some(({ name }) => this.shifts.has(name));
    const onOwn = this.sheet !== null && words !== "" && !words.includes("!") && said.every(({ kind }) => kind !== "reference");
    return onOwn ? this.shifts.has(this.sheet) : true;
  }

  private byLetters(text: string): readonly Area[] {
    const tokens = tokensOf(`=${text.trim()}`).slice(1);
    const [only] = tokens;
    return tokens.length === 1 && only && isOwnReference(only) ? [areaOfReference(only, this.sheet ?? "")] : [];
  }

  /** A reference by numbers, "支出表!R8C3" or "R[-1]C". */
  private byNumbers(text: string, here: Here): readonly Area[] {
    const match = /^(?:(?:'((?:[^']|'')+)'|([^'!]+))!)?R(?:\[(-?\d+)\]|(\d*))C[^:]*(?::R(?:\[(-?\d+)\]|(\d*))C[^:]*)?$/i.exec(text.trim());
    if (!match) return [];
    const [, quoted, bare, step, number = "", toStep, toNumber] = match;
    const row = (relative: string | undefined, absolute: string | undefined): number | null => (absolute ? Number(absolute) - 1 : here === null ? null : here + Number(relative ?? 0));
    const first = row(step, number);
    const last = toStep === undefined && toNumber === undefined ? first : row(toStep, toNumber);
    if (first === null || last === null) return [];
    return [{ sheet: quoted?.replaceAll("''", "'") ?? bare ?? this.sheet ?? "", row: Math.min(first, last), rows: Math.abs(last - first) + 1, column: 0, columns: 1 }];
  }

  /** What something comes to before the rows moved and after; null where it cannot be told. */
  private beforeAndAfter<T>(of: (here: Here) => T | null): readonly [T, T] | null {
    const { own } = this;
    const before = of(own && own.row);
    const after = of(own && (this.shifts.span(own.sheet, own.row, own.row)?.[0] ?? null));
    return before === null || after === null ? null : [before, after];
  }

  private singleArea(parts: readonly FormulaToken[]): Area | null {
    const [only] = parts;
    return parts.length === 1 && only && isOwnReference(only) ? areaOfReference(only, this.sheet ?? "") : null;
  }

  private count(parts: readonly FormulaToken[], here: Here): number | null {
    if (parts.length === 0) return 0;
    const value = this.value(parts, here);
    const number = typeof value === "string" && value.trim() !== "" ? Number(value) : value;
    return typeof number === "number" && Number.isFinite(number) ? Math.trunc(number) : null;
  }

  /** What texts, numbers, cells that hold either, and ROW() come to, put together by "&", "+" and "-"; null for anything else. */
  private value(parts: readonly FormulaToken[], here: Here): string | number | null {
    const chunks: FormulaToken[][] = [[]];
    for (const part of parts) {
      if (part.text === "&") chunks.push([]);
      else chunks.at(-1)?.push(part);
    }
    const values = chunks.map((chunk) => this.sum(chunk, here));
    const [first = null] = values;
    return values.includes(null) ? null : values.length === 1 ? first : values.join("");
  }

  private sum(parts: readonly FormulaToken[], here: Here): string | number | null {
    let sum: string | number | null = null;
    for (let at = 0; at < parts.length;) {
      const sign = parts[at]?.text === "-" ? -1 : parts[at]?.text === "+" ? 1 : null;
      if (sign === null && sum !== null) return null;
      const [piece, used] = this.piece(parts, at + (sign === null ? 0 : 1), here);
      if (piece === null) return null;
      sum = sign === null ? piece : Number(sum ?? 0) + sign * Number(piece);
      at += used + (sign === null ? 0 : 1);
    }
    return sum;
  }

  /** One text, number, cell or ROW() and how many parts it takes. */
  private piece(parts: readonly FormulaToken[], at: number, here: Here): readonly [string | number | null, number] {
    const part = parts[at];
    if (!part) return [null, 1];
    if (part.kind === "text") return [part.text.slice(1, -1).replaceAll('""', '"'), 1];
    if (part.kind === "name" && /^\d+(?:\.\d+)?$/.test(part.text)) return [Number(part.text), 1];
    if (part.kind === "reference") return [this.cellValue(part), 1];
    if (part.kind === "function" && part.text.toUpperCase() === "ROW" && parts[at + 1]?.text === "(" && parts[at + 2]?.text === ")") return [here === null ? null : here + 1, 3];
    return [null, 1];
  }

  /** What somebody typed into a cell; null where it is calculated, or for several cells. */
  private cellValue(part: FormulaToken): string | number | null {
    if (!this.own || !isOwnReference(part)) return null;
    const { sheet: name, row, rows, column, columns } = areaOfReference(part, this.own.sheet);
    const sheet = sheetOf(this.snapshot, name);
    if (!sheet || rows * columns !== 1 || formulaAt(sheet, row, column) !== "") return null;
    const value: Scalar = valueAt(sheet, row, column);
    return typeof value === "boolean" ? null : (value ?? "");
  }
}

/** As many rows of an area's columns; a negative height reaches upwards. */
function stretch({ sheet, column, columns }: Area, row: number, rows: number): Area {
  return { sheet, column, columns, row: rows < 0 ? row + rows + 1 : row, rows: Math.max(1, Math.abs(rows)) };
}

function saysFalse(parts: readonly FormulaToken[] | undefined): boolean {
  return parts?.length === 1 && /^(?:FALSE|0)$/i.test(parts[0]?.text ?? "");
}

/** The place as an address or a name: "目录!B3", "支出表!C3:C9", "明细". */
export function placeOfUnfollowed({ place }: Unfollowed): string {
  if (place.kind === "cell") return `${place.at.sheet}!${addressOf(place.at)}`;
  return place.sheet === null ? place.where : `${place.sheet}!${place.where}`;
}
