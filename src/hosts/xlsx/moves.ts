import { moveRowsInFormula, moveSpan, sameSheet } from "../../model/formulas";
import type { Move } from "../editable";
import { deleteSheetInFormula, renameSheetInFormula } from "../references";

/** What the moves of a workbook make of references as the file has them. */
export class Moves {
  constructor(private readonly moves: readonly Move[]) {}

  get none(): boolean {
    return this.moves.length === 0;
  }

  /** Whether rows of a sheet moved. @param sheet its name in the file */
  ofRows(sheet: string): boolean {
    return this.rowsOf(sheet).length > 0;
  }

  /** A formula (with "=" or without) that stood on a sheet of the file; "" for one that belongs to none. */
  formula(formula: string, sheet: string): string {
    let own = sheet;
    let text = formula;
    for (const move of this.moves) {
      if (move.kind === "rows") {
        text = moveRowsInFormula(text, own, move.sheet, move.row, move.count);
      } else if (move.kind === "deleted") {
        text = deleteSheetInFormula(text, move.sheet);
      } else {
        text = renameSheetInFormula(text, move.sheet, move.to);
        if (sameSheet(own, move.sheet)) own = move.to;
      }
    }
    return text;
  }

  /** Where a 0-based row is now; null when it was deleted. */
  row(sheet: string, row: number): number | null {
    const span = this.span(sheet, row, row);
    return span && span[0];
  }

  /** Areas such as "A1:B2 D4" as they are now; "" when all of them are gone. */
  areas(sheet: string, refs: string): string {
    const moved = refs.trim().split(/\s+/).map((ref) => this.area(sheet, ref));
    return moved.every((ref, index) => ref === refs.trim().split(/\s+/)[index]) ? refs : moved.filter((ref) => ref !== "").join(" ");
  }

  private area(sheet: string, ref: string): string {
    const match = /^(\$?[A-Za-z]{0,3}\$?)([1-9]\d{0,6})(?::(\$?[A-Za-z]{0,3}\$?)([1-9]\d{0,6}))?$/.exec(ref);
    if (!match) return ref;
    const [, first = "", from = "", second, to] = match;
    const span = this.span(sheet, Number(from) - 1, Number(to ?? from) - 1);
    if (!span) return "";
    return second === undefined ? `${first}${span[0] + 1}` : `${first}${span[0] + 1}:${second}${span[1] + 1}`;
  }

  private span(sheet: string, first: number, last: number): readonly [number, number] | null {
    let span: readonly [number, number] | null = [Math.min(first, last), Math.max(first, last)];
    for (const { row, count } of this.rowsOf(sheet)) {
      if (!span) return null;
      span = moveSpan(span[0], span[1], row, count);
    }
    return span;
  }

  private rowsOf(sheet: string): { readonly row: number; readonly count: number }[] {
    let own = sheet;
    const found: { readonly row: number; readonly count: number }[] = [];
    for (const move of this.moves) {
      if (!sameSheet(own, move.sheet)) continue;
      if (move.kind === "rows") found.push(move);
      else if (move.kind === "renamed") own = move.to;
      else break;
    }
    return found;
  }
}
