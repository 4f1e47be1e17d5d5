/** What is needed to look at a workbook while somebody works in it: one reading kept up to date, and marks that change only where findings do. */
import type { Host, WorkbookChange } from "../hosts/host";
import { cellKey } from "../model/cells";
import type { Edit } from "../model/edits";
import type { WorkbookSnapshot } from "../model/snapshot";
import type { Explanation } from "../review/explain";
import type { PaneSettings } from "./liveSettings";

/** What is open at the foot of the pane, and what follows the user. */
export interface LiveWork {
  readonly open: "explain" | "log" | null;
  readonly explanation: Explanation | null;
  readonly follow: boolean;
  readonly recheck: boolean;
  /** Why following or checking as one types does not work just now; null while it does. */
  readonly trouble: string | null;
  /** How far checking what was typed last is, where that takes its time; `total` 0 when it is not known. */
  readonly judging: { readonly done: number; readonly total: number } | null;
}

/** As the settings of last time have it. */
export function liveWorkOf({ follow, recheck }: Pick<PaneSettings, "follow" | "recheck">): LiveWork {
  return { open: follow ? "explain" : null, explanation: null, follow, recheck, trouble: null, judging: null };
}

/** How to tell which sheets a change concerns, and to put them together: the core's part, loaded late. */
export type Refreshing = Pick<typeof import("./core"), "sheetsToReread" | "withSheets">;

/**
 * The workbook as last read. While changes are told of, only what they concern is read again; without that everything
 * is, because nobody knows.
 */
export class Reading {
  /** Null when everything must be read. */
  private known: WorkbookSnapshot | null = null;
  private stale = new Set<string>();
  private forgotten = 0;
  private last: Promise<unknown> = Promise.resolve();

  constructor(private readonly host: Host) {}

  /** Takes note of a change. */
  changed({ sheets }: Pick<WorkbookChange, "sheets">): void {
    if (sheets === null) this.forget();
    else for (const name of sheets) this.stale.add(name);
  }

  /** Nothing is known any more. */
  forget(): void {
    this.known = null;
    this.forgotten += 1;
  }

  /** The workbook now. One after the other, so that two who ask at once share a reading. */
  now(core: Refreshing, readAll: () => Promise<WorkbookSnapshot> = () => this.host.read()): Promise<WorkbookSnapshot> {
    const reading = this.last.catch(() => undefined).then(() => this.read(core, readAll));
    this.last = reading;
    return reading;
  }

  private async read(core: Refreshing, readAll: () => Promise<WorkbookSnapshot>): Promise<WorkbookSnapshot> {
    const { known, stale, forgotten } = this;
    if (known && stale.size === 0) return known;
    // What changes from here on is stale again, whatever this reading still sees of it; a reading that fails leaves nothing known.
    this.stale = new Set();
    this.known = null;
    const snapshot = (known ? await this.some(core, known, core.sheetsToReread(known, [...stale])) : null) ?? (await readAll());
    if (this.forgotten === forgotten) this.known = snapshot;
    return snapshot;
  }

  private async some(core: Refreshing, known: WorkbookSnapshot, names: readonly string[]): Promise<WorkbookSnapshot | null> {
    const part = await this.host.live?.readSheets(names);
    return part ? core.withSheets(known, part.listed, part.sheets) : null;
  }
}

/** Sheets have no more rows and columns than these. */
const ROWS = 1_048_576;
const COLUMNS = 16_384;

/**
 * The edits that bring marks from one review to the next and touch nothing that stays as it is.
 *
 * @param before the mark edits of the former review, {@link after} those of the new one
 * @param moved sheets whose rows or columns moved, and their marks with them: theirs are made anew
 */
export function markChanges(before: readonly Edit[], after: readonly Edit[], moved: ReadonlySet<string>): readonly Edit[] {
  const was = marksOf(before);
  const will = marksOf(after);
  const anew = [...moved].map((sheet): Edit => ({ kind: "unmark", at: { sheet, row: 0, column: 0, rows: ROWS, columns: COLUMNS } }));
  const gone = [...was].flatMap(([key, mark]): Edit[] => (will.has(key) || moved.has(mark.at.sheet) ? [] : [{ kind: "unmark", at: mark.at }]));
  const changed = [...will].flatMap(([key, mark]): Edit[] => {
    const former = was.get(key);
    return !moved.has(mark.at.sheet) && former?.severity === mark.severity && former.note === mark.note ? [] : [mark];
  });
  return [...anew, ...gone, ...changed];
}

type MarkEdit = Extract<Edit, { kind: "mark" }>;

function marksOf(edits: readonly Edit[]): ReadonlyMap<string, MarkEdit> {
  return new Map(edits.flatMap((edit): [string, MarkEdit][] => (edit.kind === "mark" ? [[cellKey(edit.at), edit]] : [])));
}

const SHORTEST_WAIT_MS = 800;
const LONGEST_WAIT_MS = 10_000;

/** How long hands must rest before everything is checked again: the longer, the longer checking takes. */
export function restBefore(lastTookMs: number): number {
  return Math.min(LONGEST_WAIT_MS, Math.max(SHORTEST_WAIT_MS, 3 * lastTookMs));
}
