import { LINE_END } from "../../model/apart";
import type { TextChange } from "../../model/retelling";
import type { Layout, Paragraph } from "../../proofread/layout";

/** Gathers the changes of a text, given at its cleaned words. Where two meet, what is struck is struck, else the one said first holds. */
export class Changes {
  private readonly list: { readonly change: TextChange; readonly strikes: boolean }[] = [];

  private readonly lines: readonly number[];

  constructor(readonly layout: Layout) {
    this.lines = lineStarts(layout.text);
  }

  /** Puts words in the place of a cleaned stretch; at a place between characters where it is empty. */
  words(from: number, to: number, text: string): void {
    const { layout } = this;
    const start = to > from ? layout.offsetOf(from) : from === 0 ? 0 : layout.offsetOf(from - 1) + 1;
    const length = to > from ? layout.offsetOf(to - 1) + 1 - start : 0;
    if (layout.text.slice(start, start + length) !== text) this.put({ kind: "words", start, length, text }, false);
  }

  /** Words that stand whatever else would change them; those that are there already, too. */
  fix(from: number, to: number, text: string): void {
    const start = this.layout.offsetOf(from);
    this.put({ kind: "words", start, length: this.layout.offsetOf(to - 1) + 1 - start, text }, false);
  }

  /** Puts words into a cell of a printed row in which nothing stands, or a dash. */
  inCell(start: number, length: number, text: string): void {
    this.put({ kind: "words", start, length, text }, false);
  }

  /** Takes out a mark of the given text, where nothing else does. */
  strikeAt(start: number, length: number): void {
    this.put({ kind: "words", start, length, text: "" }, false);
  }

  /** Strikes words with all that is to be changed in them. */
  strikeWords(from: number, to: number): void {
    const start = this.layout.offsetOf(from);
    if (to > from) this.put({ kind: "words", start, length: this.layout.offsetOf(to - 1) + 1 - start, text: "" }, true);
  }

  /** Strikes the lines of a paragraph. */
  strike(paragraph: Paragraph): void {
    const [start, end] = this.linesOf(paragraph);
    this.put({ kind: "strike", start, length: end - start }, true);
  }

  /** Adds a paragraph before or behind another one. */
  add(place: "before" | "behind", beside: Paragraph, like: Paragraph, text: string): void {
    const [start, end] = this.linesOf(beside);
    this.put({ kind: "paragraph", start: place === "before" ? start : end, length: 0, like: this.linesOf(like)[0], text }, false);
  }

  /** Changes in the order of the text; none overlaps another. */
  all(): readonly TextChange[] {
    const ordered = this.list.map(({ change, strikes }, order) => ({ change, rank: strikes ? -1 : order }))
      .sort((a, b) => a.change.start - b.change.start || a.change.length - b.change.length || a.rank - b.rank);
    const kept: { change: TextChange; rank: number }[] = [];
    for (const each of ordered) {
      let holds = !isTwice(kept.at(-1)?.change, each.change);
      for (let last = kept.at(-1); holds && last && overlaps(last.change, each.change); last = kept.at(-1)) {
        holds = each.rank < last.rank;
        if (!holds) break;
        kept.pop();
      }
      if (holds) kept.push(each);
    }
    const { text } = this.layout;
    return kept.map(({ change }) => change).filter((change) => change.kind !== "words" || text.slice(change.start, change.start + change.length) !== change.text);
  }

  private put(change: TextChange, strikes: boolean): void {
    this.list.push({ change, strikes });
  }

  /** Where the lines of a paragraph begin, and where the line behind them does. */
  private linesOf({ start, end }: Paragraph): readonly [start: number, end: number] {
    const line = lineAt(this.lines, this.layout.offsetOf(end - 1));
    return [this.lines[lineAt(this.lines, this.layout.offsetOf(start)) - 1] ?? 0, this.lines[line] ?? this.layout.text.length];
  }
}

/** Whether the same is put at the same place once more. */
function isTwice(before: TextChange | undefined, { kind, start, length, ...after }: TextChange): boolean {
  return before?.kind === "words" && kind === "words" && length === 0 && before.length === 0 && before.start === start && "text" in after && before.text === after.text;
}

/** Where the lines of a text begin. */
export function lineStarts(text: string): readonly number[] {
  const starts = [0];
  for (const match of text.matchAll(LINE_END)) starts.push(match.index + match[0].length);
  return starts;
}

/** The 1-based line in which an offset stands. */
export function lineAt(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return Math.max(1, low);
}

/** Whether a change begins inside the one before it. */
function overlaps(before: TextChange, after: TextChange): boolean {
  return after.kind !== "paragraph" && after.start < before.start + before.length;
}

/** A text with its changes made, and where an offset of it went. */
export function changed(text: string, changes: readonly TextChange[]): { readonly text: string; readonly offsetOf: (offset: number) => number } {
  const pieces: string[] = [];
  const moved: { readonly from: number; readonly to: number }[] = [{ from: 0, to: 0 }];
  const lineBreak = /\r\n|[\r\n]/.exec(text)?.[0] ?? "\n";
  let at = 0;
  let length = 0;
  const put = (piece: string): void => {
    pieces.push(piece);
    length += piece.length;
  };
  for (const change of changes) {
    put(text.slice(at, change.start));
    at = change.start + change.length;
    if (change.kind === "words") put(change.text);
    if (change.kind === "paragraph") put(change.start > 0 && !/[\r\n\u001c-\u001e]/.test(text[change.start - 1] ?? "") ? `${lineBreak}${change.text}` : `${change.text}${lineBreak}`);
    moved.push({ from: at, to: length });
  }
  put(text.slice(at));
  return {
    text: pieces.join(""),
    offsetOf: (offset) => {
      let low = 0;
      let high = moved.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if ((moved[middle]?.from ?? 0) <= offset) low = middle + 1;
        else high = middle;
      }
      const before = moved[low - 1] ?? { from: 0, to: 0 };
      return before.to + offset - before.from;
    },
  };
}
