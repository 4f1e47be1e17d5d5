/** What the pane did, line by line: shown while it is open, and written into the workbook where that has a sheet 操作记录. */
import type { Host } from "../hosts/host";
import { anchored, knownFrom } from "../model/anchors";
import type { LogLine } from "../review/log";

/** Lines shown; those of the workbook's sheet are bounded by the core. */
const MOST_LINES = 200;

export type { LogLine };

/** The lines with one more, oldest first. */
export function logged(lines: readonly LogLine[], more: readonly LogLine[]): readonly LogLine[] {
  return [...lines, ...more].slice(-MOST_LINES);
}

/** A line about something done just now. */
export function lineNow(text: string, now = new Date()): LogLine {
  const two = (part: number): string => String(part).padStart(2, "0");
  return { time: `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())} ${two(now.getHours())}:${two(now.getMinutes())}`, text };
}

/**
 * Writes lines on the workbook's sheet 操作记录.
 *
 * @param sheet its name, as last seen; null where nobody asked for one, and then nothing is written
 * @returns whether they stand there; true also where there is no such sheet
 */
export async function writeLog(host: Host, sheet: string | null, lines: readonly LogLine[]): Promise<boolean> {
  if (sheet === null || lines.length === 0) return true;
  const core = await import("./core");
  const part = await host.live?.readSheets([sheet]);
  const snapshot = part ? { sheets: part.sheets } : await host.read();
  // Deleting the sheet is how one says that nothing shall be written down any more.
  if (core.logSheetOf(snapshot) === null) return true;
  return (await host.apply(anchored(core.logEdits(snapshot, lines), knownFrom(snapshot)))).applied;
}
