/** Last year's files of the workbook in hand: what a person chose comes back with that workbook, and with no other. */
import type { KeptFile, LastYearFiles } from "./lastYearShelf";
import type { LastBook } from "./lastBookActions";
import type { PaneState } from "./state";
import type { FileReaders } from "./textFile";
import { loadCore } from "./tools";

const LONGEST_WAIT_MS = 5_000;

export class LastYearKeeper {
  /** Whose the workbook in hand is, as last seen; null while nothing tells. */
  private of: string | null = null;
  /** The looking for what was kept, where that goes on. */
  private looking: Promise<void> = Promise.resolve();

  constructor(private readonly tools: { readonly patch: (patch: Partial<PaneState>) => void; readonly state: () => PaneState; readonly files: FileReaders }) {}

  /** The workbook in hand was looked at: brings back what was chosen for it, and keeps for it what was chosen before anything told whose it is. */
  lookedAt(of: string | null): Promise<void> {
    if (of === null || of === this.of) return this.looking;
    this.of = of;
    this.looking = this.bringBack(of);
    return this.looking;
  }

  /** What was kept for the workbook in hand, as far as that was looked at, is there; or the browser's store does not answer, for which nobody waits. */
  async settled(): Promise<void> {
    let timer: ReturnType<typeof setTimeout> | undefined;
    await Promise.race([this.looking, new Promise<void>((resolve) => { timer = setTimeout(resolve, LONGEST_WAIT_MS); })]);
    clearTimeout(timer);
  }

  private async bringBack(of: string): Promise<void> {
    const { lastBook, lastText } = this.tools.state();
    if (lastBook || lastText) return this.keep();
    const found = await this.tools.files.lastYear.find(of).catch(() => null);
    if (!found || this.of !== of) return;
    const book = found.book && (await this.read(found.book));
    const now = this.tools.state();
    // Somebody chose meanwhile.
    if (this.of === of && now.lastBook === null && now.lastText === null) this.tools.patch({ lastBook: book, lastText: found.text, keptHere: true });
  }

  /** Keeps what the pane has of last year for the workbook in hand. */
  async keep(): Promise<void> {
    const { lastBook, lastText } = this.tools.state();
    if (this.of === null) return;
    const keptHere = await this.keepFor(this.of, { book: lastBook?.file ?? null, text: lastText });
    const now = this.tools.state();
    if (now.lastBook === lastBook && now.lastText === lastText) this.tools.patch({ keptHere });
  }

  /** Takes away what is kept on this machine for any workbook; what is open stays open, and nothing more is kept while it is. Rejects where the browser refuses. */
  async forget(): Promise<void> {
    await this.tools.files.lastYear.clear();
    this.tools.patch({ keptHere: false });
  }

  /** Keeps files for another workbook, which was made of them. @returns whether they will be there when it is opened another day */
  keepFor(of: string, files: LastYearFiles): Promise<boolean> {
    return this.tools.files.lastYear.keep(of, files).catch(() => false);
  }

  /** Last year's workbook as it was kept; null where it can no longer be read. */
  private async read(file: KeptFile): Promise<LastBook | null> {
    try {
      const snapshot = await this.tools.files.workbook(file.bytes, file.name);
      return { name: file.name, file, snapshot, year: (await loadCore()).budgetYear(snapshot) };
    } catch {
      return null;
    }
  }
}
