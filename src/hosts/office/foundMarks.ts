import { addressOf, parseArea, type Area, type CellRef } from "../../model/cells";
import type { Severity } from "../../model/findings";
import { severityOfMarkFormula, wordsOfMarkNote, type Mark } from "../marks";

/** A conditional format of ours, by the id that Excel gave it for the time of this batch. */
interface FoundFormat {
  readonly id: string;
  readonly severity: Severity;
  /** Where it lies; asked for by {@link FoundMarks.locate}. */
  areas: Excel.RangeAreas | null;
}

interface FoundRule {
  readonly sheet: Excel.Worksheet;
  readonly format: Excel.ConditionalFormat;
}

/** A comment of the workbook. */
interface FoundComment {
  readonly id: string;
  /** The finding's words when it is ours; null when it is the user's. */
  readonly words: string | null;
  place: Excel.Range | null;
}

/** How marks are scanned for. */
export interface ScanOptions {
  /** Formats whose rule was never set count as ours: a batch that was broken off leaves them. */
  readonly unfinished?: boolean;
  /** Asks for rules in a round trip of its own, for an Excel that does not answer them together with the list. */
  readonly apart?: boolean;
}

/** Cells that one conditional format of ours is followed to; copying a column spreads it over a million. */
const MOST_CELLS = 10_000;

/**
 * Our marks on some sheets, found by scanning the rules of their conditional formats, and the comments that go with
 * them. Nothing is remembered between batches: ids change when the user undoes, rows move.
 */
export class FoundMarks {
  private readonly asked: { readonly sheet: Excel.Worksheet; readonly formats: Excel.ConditionalFormatCollection }[] = [];
  private readonly formats = new Map<Excel.Worksheet, FoundFormat[]>();
  private askedComments: Excel.CommentCollection | null = null;
  private comments: FoundComment[] = [];

  constructor(private readonly context: Excel.RequestContext, private readonly options: ScanOptions = {}) {}

  /** Queues the question for a sheet's conditional formats. */
  ask(sheet: Excel.Worksheet): void {
    const formats = wholeSheet(sheet).conditionalFormats;
    formats.load(this.options.apart ? "items/id,items/type" : "items/id,items/type,items/customOrNullObject/rule/formula");
    this.asked.push({ sheet, formats });
  }

  /** Queues the question for the workbook's comments (ExcelApi 1.10). */
  askComments(): void {
    this.askedComments = this.context.workbook.comments;
    this.askedComments.load("items/id,items/content");
  }

  /** Takes what came with the sync. */
  async take(): Promise<void> {
    const custom = this.asked.splice(0).flatMap(({ sheet, formats }) =>
      sheet.isNullObject ? [] : formats.items.filter(({ type }) => type === "Custom").map((format) => ({ sheet, format })));
    const rules = this.options.apart && custom.length > 0
      ? await this.rulesOf(custom)
      : custom.map(({ sheet, format }) => ({ sheet, id: format.id, rule: format.customOrNullObject.rule }));
    for (const { sheet, id, rule } of rules) {
      const severity = this.severityOf(rule.formula);
      if (severity) this.formats.set(sheet, [...(this.formats.get(sheet) ?? []), { id, severity, areas: null }]);
    }
    if (!this.askedComments) return;
    this.comments = this.askedComments.items.map(({ id, content }) => ({ id, words: wordsOfMarkNote(content), place: null }));
    this.askedComments = null;
  }

  private async rulesOf(custom: readonly FoundRule[]): Promise<{ sheet: Excel.Worksheet; id: string; rule: Excel.ConditionalFormatRule }[]> {
    const rules = custom.map(({ sheet, format: { id } }) => {
      const { rule } = wholeSheet(sheet).conditionalFormats.getItem(id).custom;
      rule.load("formula");
      return { sheet, id, rule };
    });
    await this.context.sync();
    return rules;
  }

  private severityOf(formula: string): Severity | null {
    return severityOfMarkFormula(formula) ?? (this.options.unfinished && formula.replace("=", "").trim() === "" ? "hint" : null);
  }

  /** Whether any mark of ours is there. */
  get any(): boolean {
    return this.formats.size > 0;
  }

  /** Whether the sheet has marks of ours. */
  on(sheet: Excel.Worksheet): boolean {
    return this.formats.has(sheet);
  }

  /** Queues the question where they are; it must come before anything that removes them. */
  locate(): void {
    for (const [sheet, formats] of this.formats) {
      for (const format of formats) {
        format.areas = wholeSheet(sheet).conditionalFormats.getItem(format.id).getRanges().untrack();
        format.areas.load("address");
      }
    }
    for (const comment of this.comments) {
      comment.place = this.context.workbook.comments.getItem(comment.id).getLocation().untrack();
      comment.place.load("address");
    }
  }

  /** The marks where they were found, after {@link locate} and a sync; null when the answer did not come. */
  marks(nameOf: (sheet: Excel.Worksheet) => string | undefined): Mark[] | null {
    const notes = this.notes();
    if (!notes) return null;
    const marks = new Map<string, Mark>();
    for (const [sheet, formats] of this.formats) {
      const name = nameOf(sheet);
      if (name === undefined) continue;
      for (const { areas, severity } of formats) {
        const address = areas && loadedAddress(areas);
        if (address === null) return null;
        for (const cell of cellsOf(areasOf(name, address))) {
          const key = `${name}!${addressOf(cell)}`;
          marks.set(key, { at: cell, severity, note: notes.get(key)?.words ?? "" });
        }
      }
    }
    return [...marks.values()];
  }

  /** Every cell of the workbook that has a comment, ours or the user's, by "Sheet!A1"; null when the answer did not come. */
  notes(): ReadonlyMap<string, { readonly id: string; readonly words: string | null }> | null {
    const notes = new Map<string, { id: string; words: string | null }>();
    for (const { id, words, place } of this.comments) {
      const address = place && loadedAddress(place);
      if (address === null) return null;
      const { sheet, rest } = splitAddress(address);
      notes.set(`${sheet}!${rest}`, { id, words });
    }
    return notes;
  }

  /** Queues the removal of our conditional formats from a sheet. */
  remove(sheet: Excel.Worksheet): void {
    for (const { id } of this.formats.get(sheet) ?? []) wholeSheet(sheet).conditionalFormats.getItem(id).delete();
  }

  /** Queues the removal of the comments that we wrote: all, or those on the cells "Sheet!A1" that `gone` names. */
  removeComments(gone: ((key: string) => boolean) | null): void {
    const notes = gone && this.notes();
    for (const { id, words } of this.comments) {
      if (words === null) continue;
      const key = [...(notes ?? [])].find(([, note]) => note.id === id)?.[0];
      if (gone === null || (key !== undefined && gone(key))) this.context.workbook.comments.getItem(id).delete();
    }
  }

  /** How many things there are to locate or remove. */
  get size(): number {
    return [...this.formats.values()].reduce((sum, formats) => sum + formats.length, this.comments.length);
  }
}

function wholeSheet(sheet: Excel.Worksheet): Excel.Range {
  return sheet.getRange().untrack();
}

function loadedAddress(range: Excel.Range | Excel.RangeAreas): string | null {
  try {
    return range.address;
  } catch {
    // The client throws for an answer that did not come.
    return null;
  }
}

function splitAddress(address: string): { readonly sheet: string; readonly rest: string } {
  const at = address.lastIndexOf("!");
  const name = address.slice(0, at);
  return { sheet: name.startsWith("'") ? name.slice(1, -1).replaceAll("''", "'") : name, rest: address.slice(at + 1) };
}

/** The rectangles of "'a, b'!A1:B2,'a, b'!C3"; whole rows and columns are left out. */
function areasOf(sheet: string, address: string): Area[] {
  return address.split(/,(?=(?:[^']*'[^']*')*[^']*$)/).flatMap((part) => parseArea(sheet, splitAddress(part).rest) ?? []);
}

function cellsOf(areas: readonly Area[]): CellRef[] {
  const cells: CellRef[] = [];
  for (const { sheet, row, column, rows, columns } of areas) {
    for (let r = row; r < row + rows; r += 1) {
      for (let c = column; c < column + columns; c += 1) {
        if (cells.length >= MOST_CELLS) return cells;
        cells.push({ sheet, row: r, column: c });
      }
    }
  }
  return cells;
}
