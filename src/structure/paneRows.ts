import { totalRank, type TotalRank } from "./words";

/** What a line holds, as the byte that stands for it. */
export const LINE = { amount: 0, change: 1, rate: 2 } as const;

/**
 * The rows of a pane as their labels show them, in columns: what is known of a line stands at its index in each. A line is its
 * index, so that a table of a hundred thousand projects has no object for any.
 */
export class PaneRows {
  /** Row on the sheet. */
  readonly row: Int32Array;
  /** The label as printed, and its plain text. */
  readonly label: string[];
  readonly text: string[];
  /** Where the label stands; -1 where there is none. */
  readonly labelColumn: Int32Array;
  /** Code of digits only; "" where there is none. */
  readonly code: string[];
  /** Rank of the total that a line is ({@link rankOf}). */
  readonly total: Uint8Array;
  /** What a line that compares two years holds (`LINE`); 0 for amounts. */
  readonly compares: Uint8Array;
  /** Style of the numbering; "" where there is none. */
  readonly style: string[];
  /** 1 where the line says that it is a part of the one above (其中). */
  ofWhich: Uint8Array;
  indent: Int32Array;
  /** First and last label column (by index) that holds a text; -1 where none does. */
  readonly first: Int32Array;
  readonly last: Int32Array;
  /** Which of the columns of codes and labels are filled, "x--x". */
  readonly shape: string[];
  /** Plain texts of the label columns, line by line. */
  readonly texts: string[];
  length = 0;

  /**
   * @param room how many lines there are at most
   * @param labels number of label columns
   */
  constructor(room: number, readonly labels: number) {
    // Lists that grow are copied again and again.
    this.label = new Array<string>(room);
    this.text = new Array<string>(room);
    this.code = new Array<string>(room);
    this.style = new Array<string>(room);
    this.shape = new Array<string>(room);
    this.texts = new Array<string>(room * labels);
    this.row = new Int32Array(room);
    this.labelColumn = new Int32Array(room);
    this.total = new Uint8Array(room);
    this.compares = new Uint8Array(room);
    this.ofWhich = new Uint8Array(room);
    this.indent = new Int32Array(room);
    this.first = new Int32Array(room);
    this.last = new Int32Array(room);
  }

  /** No more lines come. */
  close(): void {
    for (const column of [this.label, this.text, this.code, this.style, this.shape]) column.length = this.length;
    this.texts.length = this.length * this.labels;
  }

  /** The plain text of a line in a label column (by index); "" where there is none. */
  textIn(line: number, label: number): string {
    return this.texts[line * this.labels + label] ?? "";
  }

  /** The rank of the total that a line is; 0 for one that is none. */
  rankOf(line: number): TotalRank {
    return line >= 0 && line < this.length ? this.total[line] as TotalRank : 0;
  }

  /** The last line before `end` that is a total; -1 where there is none. */
  lastTotal(end = this.length): number {
    let line = end - 1;
    while (line >= 0 && this.total[line] === 0) line -= 1;
    return line;
  }

  /** How many of a line's label columns hold a text. */
  filledLabels(line: number): number {
    let filled = 0;
    for (let at = line * this.labels; at < (line + 1) * this.labels; at++) if (this.texts[at] !== "") filled += 1;
    return filled;
  }

  /** Gives a line the label of another one. */
  name(line: number, label: string, text: string, labelColumn: number): void {
    this.label[line] = label;
    this.text[line] = text;
    this.labelColumn[line] = labelColumn;
    this.total[line] = totalRank(text);
  }

  /** Takes from a line what its label says; the label stays as printed. */
  unname(line: number): void {
    this.text[line] = "";
    this.total[line] = 0;
    this.first[line] = -1;
    this.last[line] = -1;
  }

  /** The same rows, of which some may be written anew. */
  copy(): PaneRows {
    const copy = new PaneRows(this.row.length, this.labels);
    for (const column of ["row", "labelColumn", "total", "compares", "ofWhich", "indent", "first", "last"] as const) copy[column].set(this[column]);
    for (const column of ["label", "text", "code", "style", "shape", "texts"] as const) this[column].forEach((text, at) => { copy[column][at] = text; });
    copy.length = this.length;
    copy.close();
    return copy;
  }
}
