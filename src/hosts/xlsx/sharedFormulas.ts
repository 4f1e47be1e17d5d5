import { isOwnReference, MAX_COLUMNS, MAX_ROWS, readPart, tokensOf, writePart, type ReferencePart } from "../../model/formulas";

/** One piece of a formula that many cells share: text as it is, or one end of a reference, which moves with the cell. */
type Piece = string | { readonly prefix: string; readonly ends: readonly ReferencePart[] };

/** A formula that many cells share, taken apart once so that each cell's own text costs little. */
export class SharedFormula {
  private readonly pieces: readonly Piece[];

  /** @param formula with "=", as it stands in its first cell */
  constructor(formula: string, readonly row: number, readonly column: number) {
    const pieces: Piece[] = [];
    for (const token of tokensOf(formula)) {
      const ends = isOwnReference(token) ? token.body.split(":").map(readPart) : [];
      const moves = ends.length > 0 && ends.every(inside) && ends.some((end) => (end.row !== null && !end.rowFixed) || (end.column !== null && !end.columnFixed));
      const last = pieces.length - 1;
      if (moves) pieces.push({ prefix: token.prefix, ends });
      else if (typeof pieces[last] === "string") pieces[last] += token.text;
      else pieces.push(token.text);
    }
    this.pieces = pieces;
  }

  /** The formula as another cell has it. */
  at(row: number, column: number): string {
    const [down, right] = [row - this.row, column - this.column];
    let text = "";
    for (const piece of this.pieces) text += typeof piece === "string" ? piece : moved(piece, down, right);
    return text;
  }
}

function inside({ row, column }: ReferencePart): boolean {
  return (row === null || (row >= 0 && row < MAX_ROWS)) && (column === null || (column >= 0 && column < MAX_COLUMNS));
}

function moved({ prefix, ends }: Exclude<Piece, string>, down: number, right: number): string {
  let text = prefix;
  for (const [index, end] of ends.entries()) {
    const part = {
      ...end, row: end.row === null || end.rowFixed ? end.row : end.row + down, column: end.column === null || end.columnFixed ? end.column : end.column + right,
    };
    if (!inside(part)) return `${prefix}#REF!`;
    text += index === 0 ? writePart(part) : `:${writePart(part)}`;
  }
  return text;
}
