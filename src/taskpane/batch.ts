/** Many workbooks checked one after the other: what a reviewer has on the table. Plain data. */
import type { HostErrorCode } from "../hosts/host";
import { cellKey } from "../model/cells";
import type { Finding } from "../model/findings";
import type { Review } from "../model/plans";
import type { ReportedSection } from "../report";

/** One file, checked or refused. */
export type CheckedFile = {
  readonly file: string;
  /** Against the version of that name checked before; null for the first. */
  readonly since: { readonly added: number; readonly gone: number } | null;
} & ({ readonly review: Review; readonly section: ReportedSection } | { readonly review: null; readonly refused: HostErrorCode | "unexpected" });

export interface Batch {
  readonly files: readonly CheckedFile[];
  /** Files that are no workbooks and were not looked at. */
  readonly others: number;
}

/** Endings of the workbooks that can be read. */
export const WORKBOOK_ENDINGS = [".xlsx", ".xlsm", ".xls", ".et", ".ods"] as const;

/** A file as it is chosen, by itself or with the folder in which it lies. */
export interface ChosenFile {
  readonly name: string;
  /** Where it lies in the folder that was chosen, that folder first; "" for a file chosen by itself. */
  readonly webkitRelativePath?: string;
}

/** The name of a file among those of a folder: each office's may be called alike, in a folder of its own. */
export function nameAmong({ name, webkitRelativePath = "" }: ChosenFile): string {
  return webkitRelativePath.split("/").slice(1).join("/") || name;
}

/** The workbooks among files chosen or found in a folder, by name; those that Excel keeps beside an open one are none. */
export function workbooksAmong<File extends ChosenFile>(files: readonly File[]): readonly File[] {
  const isWorkbook = (name: string): boolean => WORKBOOK_ENDINGS.some((ending) => name.toLowerCase().endsWith(ending)) && !/^(?:~\$|\.)/.test(name);
  return files.filter(({ name }) => isWorkbook(name)).sort((a, b) => nameAmong(a).localeCompare(nameAmong(b), "zh"));
}

/** What became of the findings of a file since it was checked before: by rule, place and amount. */
export function sinceBefore(before: Review | null, now: Review): CheckedFile["since"] {
  if (before === null) return null;
  const count = (of: Review, without: Review): number => {
    const known = new Set(without.findings.map(keyOf));
    return of.findings.filter((finding) => !known.has(keyOf(finding))).length;
  };
  return { added: count(now, before), gone: count(before, now) };
}

function keyOf({ rule, at, values }: Finding): string {
  const { printed } = values;
  return `${rule}|${cellKey(at)}|${printed?.kind === "money" ? printed.fen : ""}`;
}
