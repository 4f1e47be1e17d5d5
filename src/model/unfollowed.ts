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
      const at = { sheet: name, row: row + r, column: column + c };
      // What goes with its row need not follow any more.
      if (shifts.span(name, at.row, at.row) !== null) look({ kind: "cell", at }, formula, at, name);
    }));
  }
  for (const each of outside) look(each, each.formula, null, each.sheet);
  return found;
}

/** Before or after the rows moved. */
type When = "before" | "after";

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
      case "INDIRECT": return this.textLost(call, (text, when) => (saysFalse(call.args[1]) ? this.byNumbers(text, when) : this.byLetters(text))) ? "text" : null;
      case "EVALUATE": return this.textLost(call, (text) => areasOf(text, this.sheet ?? "")) ? "text" : null;
      case "HYPERLINK": return this.linkLost(call) ? "text" : null;
      case "OFFSET": return this.offsetLost(call) ? "distance" : null;
      case "INDEX": return this.indexLost(call) ? "distance" : null;
      default: return null;
    }
  }

  /** Whether the cells that a text names are others afterwards; a text that nobody knows may name any. */
  private textLost({ args: [said = []] }: FunctionCall, areas: (text: string, when: When) => readonly Area[]): boolean {
    const [before, after] = [this.value(said, "before"), this.value(said, "after")];
    if (before === null || after === null) return this.mayReach(said);
    return this.differ(areas(String(before), "before"), areas(String(after), "after"));
  }

  private linkLost({ args: [said = []] }: FunctionCall): boolean {
    const to = this.value(said, "before");
    if (typeof to !== "string" || !to.startsWith("#")) return false;
    const areas = this.byLetters(to.slice(1));
    return this.differ(areas, areas);
  }

  private offsetLost({ args: [base = [], down = [], , height = []] }: FunctionCall): boolean {
    const from = this.singleArea(base);
    if (!from) return true;
    const rows = (when: When): readonly [number | null, number | null] => [this.count(down, when), height.length === 0 ? null : this.count(height, when)];
    const [[before, tall], [after, tallAfter]] = [rows("before"), rows("after")];
    const now = this.shifts.span(from.sheet, from.row, from.row + from.rows - 1);
    const unknown = before === null || after === null || (height.length > 0 && (tall === null || tallAfter === null));
    if (unknown || !now) return this.shifts.below(from.sheet, from.row);
    const area = stretch(from, from.row + before, tall ?? from.rows);
    const then = stretch(from, now[0] + after, tallAfter ?? now[1] - now[0] + 1);
    return this.differ([area], [then]);
  }

  /** A row of an area by its number: "INDEX(C1:C40,12)". Where the number is found by calculation, it is found anew. */
  private indexLost({ args: [area = [], row = []] }: FunctionCall): boolean {
    const from = this.singleArea(area);
    const [before, after] = [this.count(row, "before"), this.count(row, "after")];
    const now = from && this.shifts.span(from.sheet, from.row, from.row);
    if (!from || !now || from.rows === 1 || before === null || after === null || before < 1) return false;
    return this.differ([stretch(from, from.row + before - 1, 1)], [stretch(from, now[0] + after - 1, 1)]);
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
  private byNumbers(text: string, when: When): readonly Area[] {
    const match = /^(?:(?:'((?:[^']|'')+)'|([^'!]+))!)?R(?:\[(-?\d+)\]|(\d*))C[^:]*(?::R(?:\[(-?\d+)\]|(\d*))C[^:]*)?$/i.exec(text.trim());
    if (!match) return [];
    const [, quoted, bare, step, number = "", toStep, toNumber] = match;
    const here = this.rowNow(when);
    const row = (relative: string | undefined, absolute: string | undefined): number | null => (absolute ? Number(absolute) - 1 : here === null ? null : here + Number(relative ?? 0));
    const first = row(step, number);
    const last = toStep === undefined && toNumber === undefined ? first : row(toStep, toNumber);
    if (first === null || last === null) return [];
    return [{ sheet: quoted?.replaceAll("''", "'") ?? bare ?? this.sheet ?? "", row: Math.min(first, last), rows: Math.abs(last - first) + 1, column: 0, columns: 1 }];
  }

  private rowNow(when: When): number | null {
    if (!this.own) return null;
    return when === "before" ? this.own.row : (this.shifts.span(this.own.sheet, this.own.row, this.own.row)?.[0] ?? null);
  }

  private singleArea(parts: readonly FormulaToken[]): Area | null {
    const [only] = parts;
    return parts.length === 1 && only && isOwnReference(only) ? areaOfReference(only, this.sheet ?? "") : null;
  }

  private count(parts: readonly FormulaToken[], when: When): number | null {
    if (parts.length === 0) return 0;
    const value = this.value(parts, when);
    const number = typeof value === "string" && value.trim() !== "" ? Number(value) : value;
    return typeof number === "number" && Number.isFinite(number) ? Math.trunc(number) : null;
  }

  /** What texts, numbers, cells that hold either, and ROW() come to, put together by "&", "+" and "-"; null for anything else. */
  private value(parts: readonly FormulaToken[], when: When): string | number | null {
    const chunks: FormulaToken[][] = [[]];
    for (const part of parts) {
      if (part.text === "&") chunks.push([]);
      else chunks.at(-1)?.push(part);
    }
    const values = chunks.map((chunk) => this.sum(chunk, when));
    const [first = null] = values;
    return values.includes(null) ? null : values.length === 1 ? first : values.join("");
  }

  private sum(parts: readonly FormulaToken[], when: When): string | number | null {
    let sum: string | number | null = null;
    for (let at = 0; at < parts.length;) {
      const sign = parts[at]?.text === "-" ? -1 : parts[at]?.text === "+" ? 1 : null;
      if (sign === null && sum !== null) return null;
      const [piece, used] = this.piece(parts, at + (sign === null ? 0 : 1), when);
      if (piece === null) return null;
      sum = sign === null ? piece : Number(sum ?? 0) + sign * Number(piece);
      at += used + (sign === null ? 0 : 1);
    }
    return sum;
  }

  /** One text, number, cell or ROW() and how many parts it takes. */
  private piece(parts: readonly FormulaToken[], at: number, when: When): readonly [string | number | null, number] {
    const part = parts[at];
    if (!part) return [null, 1];
    if (part.kind === "text") return [part.text.slice(1, -1).replaceAll('""', '"'), 1];
    if (part.kind === "name" && /^\d+(?:\.\d+)?$/.test(part.text)) return [Number(part.text), 1];
    if (part.kind === "reference") return [this.cellValue(part), 1];
    if (part.kind === "function" && part.text.toUpperCase() === "ROW" && parts[at + 1]?.text === "(" && parts[at + 2]?.text === ")") {
      const row = this.rowNow(when);
      return [row === null ? null : row + 1, 3];
    }
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
