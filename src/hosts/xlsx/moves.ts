import { columnLetters, columnOfLetters } from "../../model/cells";
import { moveInFormula, moveSpan, sameSheet, type Axis } from "../../model/formulas";
import type { Move } from "../editable";
import { deleteSheetInFormula, renameSheetInFormula } from "../references";

type Shift = Extract<Move, { readonly at: number }>;

/** What the moves of a workbook make of references as the file has them. */
export class Moves {
  constructor(private readonly moves: readonly Move[]) {}

  get none(): boolean {
    return this.moves.length === 0;
  }

  /** Whether rows or columns of a sheet moved. @param sheet its name in the file */
  ofCells(sheet: string): boolean {
    return this.shiftsOf(sheet).length > 0;
  }

  /** Whether columns of a sheet moved. */
  ofColumns(sheet: string): boolean {
    return this.shiftsOf(sheet).some(({ kind }) => kind === "column");
  }

  /** A formula (with "=" or without) that stood on a sheet of the file; "" for one that belongs to none. */
  formula(formula: string, sheet: string): string {
    let own = sheet;
    let text = formula;
    for (const move of this.moves) {
      if (move.kind === "deleted") {
        text = deleteSheetInFormula(text, move.sheet);
      } else if (move.kind === "renamed") {
        text = renameSheetInFormula(text, move.sheet, move.to);
        if (sameSheet(own, move.sheet)) own = move.to;
      } else {
        text = moveInFormula(text, own, move.sheet, move.kind, move.at, move.count);
      }
    }
    return text;
  }

  /** Where a 0-based row or column is now; null when it was deleted. */
  place(sheet: string, axis: Axis, at: number): number | null {
    return this.span(sheet, axis, at, at)?.[0] ?? null;
  }

  /** Areas such as "A1:B2 D4" as they are now; "" when all of them are gone. */
  areas(sheet: string, refs: string): string {
    const before = refs.trim().split(/\s+/);
    const moved = before.map((ref) => this.area(sheet, ref));
    return moved.every((ref, index) => ref === before[index]) ? refs : moved.filter((ref) => ref !== "").join(" ");
  }

  /** First and last row or column of a run as it is now; null when it is gone. */
  span(sheet: string, axis: Axis, first: number, last: number): readonly [number, number] | null {
    let span: readonly [number, number] | null = [Math.min(first, last), Math.max(first, last)];
    for (const { kind, at, count } of this.shiftsOf(sheet)) {
      if (span && kind === axis) span = moveSpan(span[0], span[1], at, count, axis);
    }
    return span;
  }

  private area(sheet: string, ref: string): string {
    const match = /^(\$?)([A-Za-z]{0,3})(\$?)(\d{0,7})(?::(\$?)([A-Za-z]{0,3})(\$?)(\d{0,7}))?$/.exec(ref);
    if (!match) return ref;
    const [, a = "", letters = "", b = "", digits = "", c, letters2 = letters, d, digits2 = digits] = match;
    const rows = digits === "" ? null : this.span(sheet, "row", Number(digits) - 1, Number(digits2) - 1);
    const columns = letters === "" ? null : this.span(sheet, "column", columnOfLetters(letters), columnOfLetters(letters2));
    if ((digits !== "" && !rows) || (letters !== "" && !columns)) return "";
    const end = (index: 0 | 1, fixedColumn: string, fixedRow: string): string =>
      `${columns ? `${fixedColumn}${columnLetters(columns[index])}` : fixedColumn}${rows ? `${fixedRow}${rows[index] + 1}` : fixedRow}`;
    return c === undefined || d === undefined ? end(0, a, b) : `${end(0, a, b)}:${end(1, c, d)}`;
  }

  private shiftsOf(sheet: string): Shift[] {
    let own = sheet;
    const found: Shift[] = [];
    for (const move of this.moves) {
      if (!sameSheet(own, move.sheet)) continue;
      if (move.kind === "renamed") own = move.to;
      else if (move.kind === "deleted") break;
      else found.push(move);
    }
    return found;
  }
}
