import { addressOf, type CellRef } from "../../model/cells";
import type { ApplyResult, Edit } from "../../model/edits";
import type { WorkbookSnapshot } from "../../model/snapshot";
import type { Host, HostCapabilities, LiveWorkbook, Progress } from "../host";
import { applyToWorkbook } from "./apply";
import { hostErrorOf } from "./failures";
import { liveWorkbook } from "./live";
import { ANSWER_MS, patient } from "./patience";
import { readWorkbook } from "./reading";
import { OPEN_WORKBOOK, type OfficeSeam } from "./seam";

export type { OfficeSeam } from "./seam";

/**
 * The workbook open in Excel, over Office.js. Needs ExcelApi 1.9; comments beside marks where Excel has 1.10.
 *
 * @param seam the workbook to work on; the one in which the pane was opened when left out.
 * @param answerMs how long each answer of Excel's is waited for.
 */
export function createOfficeHost(seam: OfficeSeam = OPEN_WORKBOOK, answerMs = ANSWER_MS): Host {
  return new OfficeHost(seam, answerMs);
}

class OfficeHost implements Host {
  /** Sheets of the last reading, a hint that saves a round trip; never relied on. */
  private sheets: readonly string[] = [];
  readonly live: LiveWorkbook;

  constructor(private readonly seam: OfficeSeam, private readonly answerMs: number) {
    this.live = liveWorkbook(this.patient(), guarded);
  }

  private patient(stop: AbortSignal | null = null): OfficeSeam {
    return patient(this.seam, { answerMs: this.answerMs, stop });
  }

  get capabilities(): HostCapabilities {
    return { comments: this.seam.supports("1.10"), select: true };
  }

  async read(progress?: Progress, stop?: AbortSignal): Promise<WorkbookSnapshot> {
    return guarded("", async () => {
      const { snapshot } = await this.patient(stop).run((context) => readWorkbook(context, progress));
      this.sheets = snapshot.sheets.map(({ name }) => name);
      return snapshot;
    });
  }

  async apply(edits: readonly Edit[], progress?: Progress, stop?: AbortSignal): Promise<ApplyResult> {
    return guarded("", () => applyToWorkbook(this.seam, edits, { hints: this.sheets, answerMs: this.answerMs, progress, stop }));
  }

  async select(ref: CellRef): Promise<void> {
    return guarded(`${ref.sheet}!${addressOf(ref)}`, () => this.patient().run(async (context) => {
      const sheet = context.workbook.worksheets.getItem(ref.sheet);
      sheet.activate();
      sheet.getRange(addressOf(ref)).untrack().select();
      await context.sync();
    }));
  }
}

/** Whatever Excel, or its absence, throws, as an error of the host. */
async function guarded<T>(place: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (failure) {
    throw hostErrorOf(failure, place);
  }
}
