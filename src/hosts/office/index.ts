import { addressOf, type CellRef } from "../../model/cells";
import type { ApplyResult, Edit } from "../../model/edits";
import type { WorkbookSnapshot } from "../../model/snapshot";
import type { Host, HostCapabilities, LiveWorkbook, Progress } from "../host";
import { applyToWorkbook } from "./apply";
import { hostErrorOf } from "./failures";
import { liveWorkbook } from "./live";
import { readWorkbook } from "./reading";
import { OPEN_WORKBOOK, type OfficeSeam } from "./seam";

export type { OfficeSeam } from "./seam";

/**
 * The workbook open in Excel, over Office.js. Needs ExcelApi 1.9; comments beside marks where Excel has 1.10.
 *
 * @param seam the workbook to work on; the one in which the pane was opened when left out.
 */
export function createOfficeHost(seam: OfficeSeam = OPEN_WORKBOOK): Host {
  return new OfficeHost(seam);
}

class OfficeHost implements Host {
  /** Sheets of the last reading, a hint that saves a round trip; never relied on. */
  private sheets: readonly string[] = [];
  readonly live: LiveWorkbook;

  constructor(private readonly seam: OfficeSeam) {
    this.live = liveWorkbook(seam, guarded);
  }

  get capabilities(): HostCapabilities {
    return { comments: this.seam.supports("1.10"), select: true };
  }

  async read(progress?: Progress): Promise<WorkbookSnapshot> {
    return guarded("", async () => {
      const { snapshot } = await this.seam.run((context) => readWorkbook(context, progress));
      this.sheets = snapshot.sheets.map(({ name }) => name);
      return snapshot;
    });
  }

  async apply(edits: readonly Edit[], progress?: Progress): Promise<ApplyResult> {
    return guarded("", () => applyToWorkbook(this.seam, this.sheets, edits, progress));
  }

  async select(ref: CellRef): Promise<void> {
    return guarded(`${ref.sheet}!${addressOf(ref)}`, () => this.seam.run(async (context) => {
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
