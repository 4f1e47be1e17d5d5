import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseCommand } from "../../src/cli/arguments";
import { runSingle } from "../../src/cli/commands";
import { saveOutput } from "../../src/cli/files";
import { listForms } from "../../src/cli/forms";
import { problemOf } from "../../src/cli/problem";
import { runValidate } from "../../src/cli/validate";
import { toXlsx } from "../../src/hosts/foreign/convert";
import { newXlsx, openXlsx, withOtherTexts } from "../../src/hosts/xlsx";
import { WORD } from "../../src/hosts/word";
import type { Edit, SheetDraft } from "../../src/model/edits";
import type { SheetSnapshot, WorkbookSnapshot } from "../../src/model/snapshot";

/** What a command did: exit code, standard output, standard error line by line. */
export interface Run {
  readonly code: number;
  readonly out: string;
  readonly notes: readonly string[];
}

/** Runs a command line in this process, as its threads do. */
export function run(...argv: readonly string[]): Promise<Run> {
  return runWith([], ...argv);
}

/** The same with something in standard input, in the parts in which it comes. */
export async function runWith(given: readonly string[], ...argv: readonly string[]): Promise<Run> {
  let out = "";
  const notes: string[] = [];
  const console = { result: (text: string): void => { out += `${text}\n`; }, note: (text: string): void => { notes.push(text); }, progress: (): void => undefined, save: saveOutput, ready: (): Promise<void> => Promise.resolve(), input: async function* (): AsyncIterable<Uint8Array> { for (const part of given) yield new TextEncoder().encode(part); } };
  const hosts = { toXlsx, open: openXlsx, create: () => Promise.resolve(newXlsx()), otherTexts: withOtherTexts, word: WORD };
  try {
    const command = parseCommand(argv);
    if (command.name === "help") return { code: 0, out, notes };
    if (command.name === "profiles") return { code: 0, out: `${listForms(command.format, command.of)}\n`, notes };
    const code = command.name === "validate" ? await runValidate(command, hosts, console, null) : await runSingle(command, hosts, console);
    return { code, out, notes };
  } catch (error) {
    console.note(problemOf(error, "test").message);
    return { code: 2, out, notes };
  }
}

/** A new folder for the files of a test. */
export function folder(): string {
  return mkdtempSync(join(tmpdir(), "budget-cli-"));
}

/** Saves a workbook of plain sheets as a file. */
export async function save(file: string, snapshot: WorkbookSnapshot): Promise<string> {
  const host = newXlsx();
  const result = await host.apply(snapshot.sheets.map((sheet): Edit => ({ kind: "insertSheet", draft: draftOf(sheet), before: null })));
  if (!result.applied) throw new Error(JSON.stringify(result.outcomes));
  writeFileSync(file, await host.bytes());
  return file;
}

function draftOf(sheet: SheetSnapshot): SheetDraft {
  const places = sheet.values.flatMap((cells, row) => cells.map((value, column) => ({
    row: sheet.row + row, column: sheet.column + column, value, formula: sheet.formulas[row]?.[column] ?? "", numberFormat: sheet.numberFormats[row]?.[column] ?? "General",
  }))).filter(({ value }) => value !== null);
  return {
    name: sheet.name, merges: [], choices: [], columnWidths: [], rowHeights: {}, freeze: { rows: 0, columns: 0 }, print: { orientation: "portrait", titleRows: null },
    cells: places.map(({ row, column, value, formula }) => ({ row, column, content: formula === "" ? { value } : { formula } })),
    styles: places.map(({ row, column, numberFormat }) => ({ row, column, rows: 1, columns: 1, style: { numberFormat } })),
  };
}
