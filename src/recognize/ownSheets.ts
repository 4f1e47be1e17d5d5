import { isOfItems, itemHeader, ITEM_FACTS } from "../catalog/ownSheets/supplement";
import type { SheetEntry } from "../model/profile";
import type { BasicInformation, ListedUnit, SheetFact, Supplement } from "../model/book";
import type { CellRef, Scalar } from "../model/cells";
import { FEN_PER_UNIT, numberOfDecimal, parseAmountText, type Figure, type UnitOfMeasure } from "../model/money";
import { isStatedId, PER_CENT, statedId } from "../model/stated";
import type { SheetSnapshot } from "../model/snapshot";
import { CommonStep, readAmount } from "./amounts";
import { keyName, plain, withoutNumbering } from "./text";
import { SheetView } from "./view";

/** Names of the sheets on which a person types what no table holds. */
export const BASICS_SHEET = "基本信息";
export const SUPPLEMENT_SHEET = "补充资料";
export const ANALYSIS_SHEET = "预算分析表";

const UNITS = Object.keys(FEN_PER_UNIT).filter(isUnitOfMeasure);

function isUnitOfMeasure(text: string): text is UnitOfMeasure {
  return Object.hasOwn(FEN_PER_UNIT, text);
}

function figureOf(value: Scalar, formula: string, format: string, unit: UnitOfMeasure): Figure | null {
  const step = new CommonStep();
  step.see(value, format);
  const state = readAmount(value, formula, format, unit, step.decimals);
  return state.kind === "amount" ? state.figure : null;
}

function countOf(value: Scalar): number | null {
  const exact = typeof value === "number" ? value : typeof value === "string" ? parseAmountText(value) : null;
  if (typeof exact === "number") return Number.isSafeInteger(exact) ? exact : null;
  return exact !== null && exact.decimals === 0 && exact.digits <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(exact.digits) : null;
}

/** What a text counts may be an area or a length. */
function numberOf(value: Scalar): number | null {
  const exact = typeof value === "string" ? parseAmountText(value) : null;
  return typeof value === "number" ? value : exact && numberOfDecimal(exact);
}

/** A rate in per cent: "10", "10%", or a cell that Excel prints as 10%. A bare number below one may be a share of one or per cent: it is none. */
function rateOf(value: Scalar, format: string): number | null {
  if (typeof value === "number" && format.includes(PER_CENT)) return value < 0 ? null : Number((value * 100).toFixed(RATE_DECIMALS));
  const bare = typeof value === "string" ? value.trim().replace(/\s*[%％]$/, "") : value;
  const rate = numberOf(bare);
  const isMarked = typeof value === "string" && bare !== value.trim();
  return rate !== null && (rate >= 1 || rate === 0 || (isMarked && rate > 0)) ? rate : null;
}

/** Decimals of a rate that are not the trace of reckoning in twos. */
const RATE_DECIMALS = 10;

function factAt(view: SheetView, at: CellRef, entry: Pick<SheetEntry, "id" | "content">, unit: string): SheetFact {
  const value = view.value(at.row, at.column);
  const formula = view.sheet.formulas[at.row - view.sheet.row]?.[at.column - view.sheet.column] ?? "";
  const format = view.sheet.numberFormats[at.row - view.sheet.row]?.[at.column - view.sheet.column] ?? "General";
  const measure = entry.content === "amount" && isUnitOfMeasure(unit) ? unit : null;
  return {
    id: entry.id, at,
    text: value === null ? null : String(value).trim(),
    figure: measure && figureOf(value, formula, format, measure), unit: measure,
    count: entry.content === "count" ? (isStatedId(entry.id) ? numberOf(value) : countOf(value)) : null,
    rate: entry.content === "rate" ? rateOf(value, format) : null,
  };
}

function labelKey(text: string): string {
  return withoutNumbering(plain(text)).replace(/[:：]$/, "");
}

/** The row of a list's header and the column of each word; null where no row has them all. */
function headerOf(view: SheetView, words: readonly string[]): { row: number; columns: readonly number[] } | null {
  for (let row = view.span.row; row <= view.span.lastRow; row++) {
    const columns = words.map((word) => {
      for (let column = view.span.column; column <= view.span.lastColumn; column++) if (view.text(row, column) === word) return column;
      return -1;
    });
    if (columns.every((column) => column >= 0)) return { row, columns };
  }
  return null;
}

function columnNamed(view: SheetView, row: number, header: string): number | null {
  for (let column = view.span.column; column <= view.span.lastColumn; column++) if (view.text(row, column) === plain(header)) return column;
  return null;
}

/** The first row from `after` on in which nothing stands, for an entry that the sheet has no row for. */
function emptyRow(view: SheetView, after: number): number {
  for (let row = after; row <= view.span.lastRow; row++) {
    let empty = true;
    for (let column = view.span.column; column <= view.span.lastColumn; column++) empty &&= view.value(row, column) === null;
    if (empty) return row;
  }
  return Math.max(after, view.span.lastRow + 1);
}

/** The cell of the same column as the other values, in the first empty row below them. */
function freeBelow(view: SheetView, facts: ReadonlyMap<string, SheetFact>, otherwise: { readonly row: number; readonly column: number }): CellRef {
  const places = [...facts.values()].filter(({ id }) => !isOfItems(id)).map(({ at }) => at);
  const last = places.reduce((row, at) => Math.max(row, at.row), otherwise.row);
  return { ...view.ref(emptyRow(view, last + 1), places.at(-1)?.column ?? otherwise.column) };
}

const UNIT_LIST = ["单位代码", "单位名称", "单位性质"] as const;

/**
 * Reads 基本信息: entries are found by their label, their value stands in the cell to the right; units are listed under
 * 单位代码 | 单位名称 | 单位性质.
 *
 * @returns null where no label of the entries stands on the sheet
 */
export function readBasics(sheet: SheetSnapshot, entries: readonly SheetEntry[]): BasicInformation | null {
  const view = new SheetView(sheet);
  const list = headerOf(view, UNIT_LIST);
  const byLabel = new Map(entries.map((entry) => [labelKey(entry.label), entry]));
  const facts = new Map<string, SheetFact>();
  const last = list ? list.row - 1 : view.span.lastRow;
  for (let row = view.span.row; row <= last; row++) {
    for (let column = view.span.column; column <= view.span.lastColumn; column++) {
      const entry = byLabel.get(labelKey(view.text(row, column)));
      if (!entry || facts.has(entry.id)) continue;
      facts.set(entry.id, factAt(view, view.ref(row, column + 1), entry, entry.measure));
      break;
    }
  }
  const units: ListedUnit[] = [];
  const [code, name, nature] = list?.columns ?? [];
  for (let row = (list?.row ?? view.span.lastRow) + 1; row <= view.span.lastRow; row++) {
    const text = (column: number | undefined): string => (column === undefined ? "" : String(view.value(row, column) ?? "").trim());
    if (text(name) === "") continue;
    units.push({ code: text(code) || null, name: keyName(text(name)), nature: text(nature) || null });
  }
  return facts.size === 0 && list === null ? null : { sheet: sheet.name, facts, units, free: freeBelow(view, facts, { row: view.span.row, column: view.span.column + 1 }) };
}

const SUPPLEMENT_HEADER = ["部分", "事项", "内容", "计量"] as const;
const PURPOSE_HEADER = ["科目编码", "科目名称", "主要用途"] as const;

/**
 * Reads 补充资料: entries are found by part and label under the header 部分 | 事项 | 内容 | 计量, a blank part being the one
 * above; amounts are in the unit that the row's 计量 names. A row with a measure that is no known entry holds what a text states in
 * words of its own. Purposes of items stand under 科目编码 | 科目名称 | 主要用途.
 *
 * @returns null where the sheet has neither header
 */
export function readSupplement(sheet: SheetSnapshot, entries: readonly SheetEntry[]): Supplement | null {
  const view = new SheetView(sheet);
  const list = headerOf(view, SUPPLEMENT_HEADER);
  const purposes = headerOf(view, PURPOSE_HEADER);
  if (!list && !purposes) return null;
  const facts = new Map<string, SheetFact>();
  if (list) readEntries(view, list, purposes, entries, facts);
  if (purposes) {
    const end = list && list.row > purposes.row ? list.row - 1 : view.span.lastRow;
    const [code, , purpose] = purposes.columns;
    const columns = [{ id: "purpose", content: "text" as const, measure: "", column: purpose ?? 0 }, ...ITEM_FACTS.flatMap((fact) => UNITS.flatMap((measure) => {
      const column = columnNamed(view, purposes.row, itemHeader(fact, measure));
      return column === null ? [] : [{ ...fact, measure, column }];
    }).slice(0, 1))];
    for (let row = purposes.row + 1; row <= end; row++) {
      const digits = plain(String(view.value(row, code ?? 0) ?? ""));
      if (!/^\d{3,7}$/.test(digits) || facts.has(`purpose:${digits}`)) continue;
      for (const { id, content, measure, column } of columns) facts.set(`${id}:${digits}`, factAt(view, view.ref(row, column), { id: `${id}:${digits}`, content }, measure));
    }
  }
  const free = freeBelow(view, facts, { row: list?.row ?? view.span.lastRow, column: list?.columns[2] ?? view.span.column + 2 });
  return { sheet: sheet.name, facts, free };
}

function readEntries(
  view: SheetView, list: { row: number; columns: readonly number[] }, purposes: { row: number } | null,
  entries: readonly SheetEntry[], facts: Map<string, SheetFact>,
): void {
  const bySection = new Map(entries.map((entry) => [`${labelKey(entry.section)}|${labelKey(entry.label)}`, entry]));
  const [part, label, content, measure] = list.columns;
  const end = purposes && purposes.row > list.row ? purposes.row - 1 : view.span.lastRow;
  let section = "";
  for (let row = list.row + 1; row <= end; row++) {
    section = labelKey(view.text(row, part ?? 0)) || section;
    const words = labelKey(view.text(row, label ?? 0));
    const unit = view.text(row, measure ?? 0);
    const entry = bySection.get(`${section}|${words}`) ?? statedAt(section, words, unit);
    // Copied in twice, the row that says something counts.
    if (!entry || (facts.get(entry.id)?.text ?? null) !== null) continue;
    facts.set(entry.id, factAt(view, view.ref(row, content ?? 0), entry, unit));
  }
}

/** What a row asks for that no sentence of ours reads: an amount, a rate or a count by its measure; null where it has none. */
function statedAt(section: string, label: string, measure: string): Pick<SheetEntry, "id" | "content"> | null {
  if (section === "" || label === "" || measure === "") return null;
  return { id: statedId(section, label), content: isUnitOfMeasure(measure) ? "amount" : measure === PER_CENT ? "rate" : "count" };
}
