/** The workbook in a worker, kept the same as in the page: only what changed is handed over, a little at a time. */
import type { SheetSnapshot, WorkbookSnapshot } from "../../model/snapshot";
import type { Slices } from "../../hosts/slices";
import type { Asked, Rows, SheetFrame, Which } from "./messages";

/** Rows that stayed the same are passed over without a rest this many at a time. */
const AT_ONCE = 256;
/** Cells that are handed over at once. */
const CELLS = 6_000;

/** The page's half: what the worker has. */
export class Mirror {
  private known: WorkbookSnapshot | null = null;

  constructor(private readonly which: Which, private readonly post: (asked: Asked) => void) {}

  /** Hands over what the worker has not. Where that is given up in the middle, the worker is of no use any more. */
  async bring(now: WorkbookSnapshot, slices: Slices): Promise<void> {
    const { known, which, post } = this;
    if (known === now) return;
    for (const [index, sheet] of now.sheets.entries()) {
      const before = known?.sheets[index];
      if (before === sheet) post({ ask: "same", which, sheet: index });
      else await this.bringSheet(index, before, sheet, slices);
    }
    post({ ask: "workbook", which, sheets: now.sheets.length, calculation: now.calculation ?? null });
    this.known = now;
  }

  private async bringSheet(index: number, before: SheetSnapshot | undefined, sheet: SheetSnapshot, slices: Slices): Promise<void> {
    const { which, post } = this;
    const { values, formulas, numberFormats, ...frame } = sheet;
    post({ ask: "sheet", which, sheet: index, frame: frame satisfies SheetFrame, rows: values.length });
    const most = Math.max(1, Math.floor(CELLS / Math.max(1, values[0]?.length ?? 1)));
    let lines: number[] = [];
    const send = (): void => {
      if (lines.length === 0) return;
      const of = <Cell>(rows: readonly (readonly Cell[])[]): readonly (readonly Cell[])[] => lines.map((line) => rows[line] ?? []);
      post({ ask: "rows", which, sheet: index, rows: { lines, values: of(values), formulas: of(formulas), numberFormats: of(numberFormats) } });
      lines = [];
    };
    for (let line = 0; line < values.length; line += 1) {
      if (!before || !isSameLine(before, sheet, line)) lines.push(line);
      if (lines.length >= most) send();
      if (line % AT_ONCE === 0 && slices.due) await slices.rest();
    }
    send();
  }
}

function isSameLine(before: SheetSnapshot, now: SheetSnapshot, line: number): boolean {
  return isSame(before.values[line], now.values[line]) && isSame(before.formulas[line], now.formulas[line]) && isSame(before.numberFormats[line], now.numberFormats[line]);
}

function isSame(before: readonly unknown[] | undefined, now: readonly unknown[] | undefined): boolean {
  if (before === now) return true;
  if (!before || before.length !== now?.length) return false;
  for (let column = 0; column < now.length; column += 1) if (!Object.is(before[column], now[column])) return false;
  return true;
}

type Draft = SheetFrame & { readonly values: SheetSnapshot["values"][number][]; readonly formulas: SheetSnapshot["formulas"][number][]; readonly numberFormats: SheetSnapshot["numberFormats"][number][] };

/** The worker's half: the workbook as it was brought. Rows that did not change are the same objects as before. */
export class Mirrored {
  snapshot: WorkbookSnapshot = { sheets: [] };
  private drafts: (SheetSnapshot | Draft)[] = [];

  same(sheet: number): void {
    const known = this.snapshot.sheets[sheet];
    if (known) this.drafts[sheet] = known;
  }

  sheet(sheet: number, frame: SheetFrame, rows: number): void {
    const known = this.snapshot.sheets[sheet];
    const ofLength = <Row>(before: readonly Row[] | undefined, none: Row): Row[] => Array.from({ length: rows }, (_, line) => before?.[line] ?? none);
    this.drafts[sheet] = { ...frame, values: ofLength(known?.values, []), formulas: ofLength(known?.formulas, []), numberFormats: ofLength(known?.numberFormats, []) };
  }

  rows(sheet: number, { lines, values, formulas, numberFormats }: Rows): void {
    const draft = this.drafts[sheet] as Draft | undefined;
    if (!draft) return;
    lines.forEach((line, at) => {
      draft.values[line] = values[at] ?? [];
      draft.formulas[line] = formulas[at] ?? [];
      draft.numberFormats[line] = numberFormats[at] ?? [];
    });
  }

  workbook(sheets: number, calculation: WorkbookSnapshot["calculation"] | null): void {
    this.snapshot = { sheets: this.drafts.slice(0, sheets), ...(calculation ? { calculation } : {}) };
    this.drafts = [];
  }
}
