import { addressOf, areaAddress, quotedSheet } from "../../model/cells";
import type { Severity } from "../../model/findings";
import { MARK_LOOKS, markFormula, markNoteText, type Mark } from "../marks";
import type { FoundMarks } from "./foundMarks";
import { bytesOf } from "./limits";
import { rectanglesOf } from "../../model/rectangles";
import type { RequestQueue } from "./requestQueue";
import type { Handle } from "./writer";

/** Excel takes addresses of several areas up to 8,192 characters. */
const LONGEST_ADDRESS = 6_000;

/** What is to be marked on one sheet. */
export interface SheetMarks {
  readonly sheet: Handle;
  readonly name: string;
  readonly marks: readonly Mark[];
}

/**
 * Queues the removal of our marks from sheets, and of the comments that go with them: all of the workbook's when
 * `comments` is null, else those on cells "Sheet!A1" for which it says so.
 */
export async function removeMarks(queue: RequestQueue, found: FoundMarks, sheets: readonly Excel.Worksheet[], comments: ((key: string) => boolean) | null): Promise<void> {
  if (found.size === 0) return;
  await queue.add(found.size * 4, 0, () => {
    for (const sheet of sheets) found.remove(sheet);
    found.removeComments(comments);
  });
}

/** Queues marks: one conditional format a severity over all its cells. The user's own formats are not touched. */
export async function addMarks(queue: RequestQueue, sheets: readonly SheetMarks[]): Promise<void> {
  for (const { sheet, name, marks } of sheets) {
    for (const severity of new Set(marks.map((mark) => mark.severity))) {
      for (const address of addressesOf(name, marks.filter((mark) => mark.severity === severity))) await addFormat(queue, sheet, address, severity);
    }
  }
}

async function addFormat(queue: RequestQueue, sheet: Handle, address: string, severity: Severity): Promise<void> {
  const look = MARK_LOOKS[severity];
  await queue.add(16, address.length, () => {
    const { rule, format } = sheet().getRanges(address).untrack().conditionalFormats.add("Custom").custom;
    rule.formula = markFormula(severity);
    format.fill.color = look.fill;
    format.font.color = look.fontColor;
    format.font.bold = look.bold;
    format.font.italic = look.italic;
    format.font.underline = look.underline ? "Single" : "None";
  });
}

function addressesOf(sheet: string, marks: readonly Mark[]): string[] {
  const areas = rectanglesOf(marks.map(({ at }) => ({ ...at, key: 0 }))).map((area) => areaAddress({ sheet, ...area }));
  const addresses: string[] = [];
  for (const area of areas) {
    const last = addresses.at(-1);
    if (last !== undefined && last.length + area.length < LONGEST_ADDRESS) addresses[addresses.length - 1] = `${last},${area}`;
    else addresses.push(area);
  }
  return addresses;
}

/** Queues the comments of marks. Fails where a cell has a comment or note already, so they come last in a request. */
export async function addComments(queue: RequestQueue, marks: readonly Mark[]): Promise<void> {
  for (const { at, note } of marks) {
    if (note === "") continue;
    const text = markNoteText(note);
    await queue.add(2, bytesOf(text), () => void queue.context.workbook.comments.add(`${quotedSheet(at.sheet)}!${addressOf(at)}`, text));
  }
}
