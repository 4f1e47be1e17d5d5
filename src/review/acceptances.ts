import { ACCEPTANCE_SHEET, recordHeaderRow } from "../catalog/ownSheets/recordSheets";
import type { Acceptance, AcceptedFinding } from "../model/acceptance";
import type { BudgetBook } from "../model/book";
import type { CellRef } from "../model/cells";
import { addressOf, cellKey } from "../model/cells";
import type { Edit } from "../model/edits";
import type { Finding, FindingValue } from "../model/findings";
import { formatMoney } from "../model/money";
import type { SheetSnapshot, WorkbookSnapshot } from "../model/snapshot";
import { contentAt, lastRow, valueAt } from "../model/snapshot";
import { recordDraft } from "../derive/recordDraft";

const { headers: HEADERS } = ACCEPTANCE_SHEET;
const FIGURES_COLUMN = HEADERS.indexOf("当时数值");
const REASON_COLUMN = HEADERS.indexOf("理由");
const FINGERPRINT = /\[([0-9a-f]{16})\]\s*$/;

/**
 * Splits findings into those that are open and those that somebody accepted. An acceptance counts for the rule, relation,
 * cells and figures for which it was given, and only with a reason; when one of these changes, the finding is open again.
 */
export function applyAcceptances(findings: readonly Finding[], book: BudgetBook, snapshot: WorkbookSnapshot): {
  readonly open: readonly Finding[]; readonly accepted: readonly AcceptedFinding[]; readonly lapsed: readonly Acceptance[];
} {
  const recorded = snapshot.sheets.flatMap(acceptancesOn);
  if (recorded.length === 0) return { open: findings, accepted: [], lapsed: [] };
  const byFingerprint = new Map(recorded.map((acceptance) => [acceptance.fingerprint, acceptance]));
  const fingerprint = fingerprints(book, snapshot);
  const open: Finding[] = [];
  const accepted: AcceptedFinding[] = [];
  const used = new Set<string>();
  for (const finding of findings) {
    const own = fingerprint(finding);
    const acceptance = byFingerprint.get(own);
    if (acceptance) {
      used.add(own);
      accepted.push({ finding, reason: acceptance.reason, recorded: acceptance.at });
    } else open.push(finding);
  }
  return { open, accepted, lapsed: recorded.filter((acceptance) => !used.has(acceptance.fingerprint)) };
}

function acceptancesOn(sheet: SheetSnapshot): readonly Acceptance[] {
  const header = recordHeaderRow(sheet, ACCEPTANCE_SHEET);
  if (header === null) return [];
  const found: Acceptance[] = [];
  for (let row = header + 1; row <= lastRow(sheet); row += 1) {
    const text = (column: number): string => String(valueAt(sheet, row, column) ?? "").trim();
    const fingerprint = FINGERPRINT.exec(text(FIGURES_COLUMN))?.[1];
    const reason = text(REASON_COLUMN);
    if (fingerprint === undefined || reason === "") continue;
    found.push({ rule: text(0), place: `${text(1)}!${text(2)}`, fingerprint, reason, at: { sheet: sheet.name, row, column: REASON_COLUMN } });
  }
  return found;
}

/**
 * Edits that accept findings with a reason: lines of 校验记录, a plain visible sheet, which is inserted where it is absent.
 * Text is written as text whatever it begins with.
 *
 * @param findings open findings of this very workbook; pass a whole group to accept it as one
 * @throws RangeError when the reason is empty: an acceptance without one would be nobody's decision
 */
export function acceptEdits(book: BudgetBook, snapshot: WorkbookSnapshot, findings: readonly Finding[], reason: string): readonly Edit[] {
  const said = reason.trim();
  if (said === "") throw new RangeError("an acceptance needs a reason");
  const fingerprint = fingerprints(book, snapshot);
  const lines = new Map(findings.map((finding) => [fingerprint(finding), finding]));
  const rows = [...lines].map(([own, finding]) =>
    [finding.rule, finding.at.sheet, addressOf(finding.at), finding.relation ?? "", figuresText(finding, own), said]);
  if (rows.length === 0) return [];
  const sheet = snapshot.sheets.find((each) => recordHeaderRow(each, ACCEPTANCE_SHEET) !== null);
  return sheet ? appended(snapshot, sheet, rows) : [{ kind: "insertSheet", draft: recordDraft(snapshot, ACCEPTANCE_SHEET, {
    note: "已接受的校验发现及理由。有关数字改动后，接受自动失效；删去一行或其理由，即撤销接受。",
    rows, columnWidths: [24, 24, 10, 28, 44, 40], orientation: "landscape", style: { wrap: true },
  }), before: null }];
}

function appended(snapshot: WorkbookSnapshot, sheet: SheetSnapshot, rows: readonly (readonly string[])[]): readonly Edit[] {
  const header = recordHeaderRow(sheet, ACCEPTANCE_SHEET) ?? 0;
  let last = header;
  for (let row = header + 1; row <= lastRow(sheet); row += 1) {
    if (HEADERS.some((_, column) => valueAt(sheet, row, column) !== null)) last = row;
  }
  return rows.flatMap((row, index) => row.flatMap((value, column): Edit[] => {
    const at = { sheet: sheet.name, row: last + 1 + index, column };
    return value === "" ? [] : [{ kind: "setValue", at, expects: contentAt(snapshot, at), value, numberFormat: "@" }];
  }));
}

function figuresText(finding: Finding, fingerprint: string): string {
  const amount = (value: FindingValue | undefined): string | null => {
    if (value?.kind === "blank") return "空";
    return value?.kind === "money" ? `${formatMoney(value.fen, value.unit, value.decimals)} ${value.unit}` : null;
  };
  const printed = amount(finding.values.printed);
  const expected = amount(finding.values.expected);
  return `${printed === null ? "" : `本格 ${printed}；`}${expected === null ? "" : `应为 ${expected}；`}指纹 [${fingerprint}]`;
}

/** Values of findings that spell addresses, which move when somebody inserts a row above. */
const SPELLS_ADDRESSES: ReadonlySet<string> = new Set(["formula", "cells", "places"]);

/**
 * A finding's fingerprint: what its cells mean in their tables, and what stands in them. It does not depend on where the
 * tables stand, so that rows and columns may be inserted; nor on which of the cells leads, since another slip elsewhere
 * may change that; nor on where the line of the record stands.
 */
function fingerprints(book: BudgetBook, snapshot: WorkbookSnapshot): (finding: Finding) => string {
  const meanings = meaningsOf(book);
  const printed = (ref: CellRef): string => {
    const meaning = meanings.get(cellKey(ref));
    return `${meaning?.what ?? ref.sheet}=${meaning?.figure ?? JSON.stringify(contentAt(snapshot, ref))}`;
  };
  return (finding) => {
    const cells = [finding.at, ...finding.related].map(printed).sort();
    const sides = finding.relation === undefined ? Object.keys(finding.values).filter((name) => !SPELLS_ADDRESSES.has(name)).sort() : ["left", "operator", "right"];
    return hash(JSON.stringify([finding.rule, finding.relation ?? "", cells, sides.map((name) => [name, finding.values[name] ?? null])]));
  };
}

/** What a cell is in its table, and its figure where it is an amount. */
interface Meaning {
  readonly what: string;
  readonly figure: string | null;
}

function meaningsOf(book: BudgetBook): ReadonlyMap<string, Meaning> {
  const meanings = new Map<string, Meaning>();
  const put = (ref: CellRef | null, what: string, figure: string | null = null): void => {
    if (ref && !meanings.has(cellKey(ref))) meanings.set(cellKey(ref), { what, figure });
  };
  for (const table of book.tables) {
    const seen = new Map<string, number>();
    for (const row of table.rows) {
      const key = `${table.id} ${row.axis} ${row.key}`;
      const nth = (seen.get(key) ?? 0) + 1;
      seen.set(key, nth);
      const what = nth === 1 ? key : `${key} ${nth}`;
      for (const [role, { ref, state }] of row.cells) {
        put(ref, `${what} ${role}`, state.kind === "amount" ? `${state.figure.money}/${state.figure.grain}` : null);
      }
      put(row.labelCell, `${what} name`);
      row.codeCells.forEach((ref, at) => { put(ref, `${what} code ${at}`); });
    }
    put(table.titleCell, `${table.id} title`);
    put(table.unitCell, `${table.id} unit`);
    put(table.note?.at ?? null, `${table.id} note`);
  }
  return meanings;
}

const FNV_OFFSET = 0xcbf29ce484222325n;
const FNV_PRIME = 0x100000001b3n;

/** FNV-1a of 64 bits over UTF-16 units: to tell figures apart, not to keep secrets. */
function hash(text: string): string {
  let value = FNV_OFFSET;
  for (let at = 0; at < text.length; at += 1) value = BigInt.asUintN(64, (value ^ BigInt(text.charCodeAt(at))) * FNV_PRIME);
  return value.toString(16).padStart(16, "0");
}
