import { addressOf, cellKey, type CellRef } from "../../src/model/cells";
import type { Edit } from "../../src/model/edits";
import { areasOf } from "../../src/model/formulas";
import { contentAt, valueAt, type SheetSnapshot, type WorkbookSnapshot } from "../../src/model/snapshot";
import { planFill } from "../../src/review";
import { disclosureOf, type Disclosure } from "./disclosures";
import { Draw } from "./draw";
import type { Entry, Ledger } from "./ledger";
import { learned } from "./nextYear";
import { applied, recalculated } from "./workbooks";

/** Amounts that every table prints exactly, whatever its unit of measure. */
const STEP = 10_000;
const stepped = (money: number): number => Math.max(STEP, Math.round(money / STEP) * STEP);

/** A disclosure of last year and of this year with the same lines, in which projects, funds and economic items have nothing in one of the years. */
function twoYears(seed: number): readonly [last: Disclosure, now: Disclosure] {
  const years = (ledger: Ledger): readonly (readonly [Entry, Entry])[] => {
    const draw = new Draw(seed + 5555);
    const groups = new Map<string, readonly [boolean, boolean]>();
    return ledger.entries.map((entry) => {
      const by = draw.pick(["project", "fund", "item"] as const);
      const key = by === "project" ? `p${entry.project}` : by === "fund" ? `f${entry.fund}${entry.unit}${entry.carried}` : `e${entry.economic}`;
      const has = groups.get(key) ?? [!draw.chance(0.12), !draw.chance(0.06)];
      groups.set(key, has);
      const percent = draw.int(50, 180);
      return [{ ...entry, money: has[0] ? stepped(entry.money) : 0 }, { ...entry, money: has[1] ? stepped((entry.money * percent) / 100) : 0 }];
    });
  };
  return [
    disclosureOf(seed, seed, (ledger) => ({ ...ledger, entries: years(ledger).map(([last]) => last) })),
    disclosureOf(seed, seed, (ledger) => ({ ...ledger, year: ledger.year + 1, entries: years(ledger).map(([, now]) => now), before: years(ledger).map(([last]) => last) })),
  ];
}

function number(value: unknown): number | null {
  if (typeof value === "number") return value;
  return typeof value === "string" && /^[-+]?[\d,]+(?:\.\d+)?$/.test(value.trim()) ? Number(value.replaceAll(",", "")) : null;
}

/** What a sheet says beside its amounts. */
function labelsOf(sheet: SheetSnapshot | undefined): string {
  return (sheet?.values ?? []).map((line) => line.map((value) => (typeof value === "string" && (number(value) === null || /^\s*\d{2,7}$/.test(value)) && !/^[—-]$/.test(value) ? value.replace(/20\d\d年/g, "") : "")).join("|").replace(/\|+$/, "")).join("\n").trim();
}

/** Cells of a workbook that follow, by formulas, from a sheet. */
function standingOn(form: WorkbookSnapshot, sheets: ReadonlySet<string>): (at: CellRef) => boolean {
  const known = new Map<string, boolean>();
  const stands = (at: CellRef): boolean => {
    if (sheets.has(at.sheet)) return true;
    const key = cellKey(at);
    const before = known.get(key);
    if (before !== undefined) return before;
    known.set(key, false);
    const content = contentAt(form, at);
    const found = "formula" in content && areasOf(content.formula, at.sheet).some(({ sheet, row, column, rows, columns }) => sheets.has(sheet) ||
      Array.from({ length: Math.min(rows, 300) }).some((_, r) => Array.from({ length: Math.min(columns, 40) }).some((__, c) => stands({ sheet, row: row + r, column: column + c }))));
    known.set(key, found);
    return found;
  };
  return stands;
}

/**
 * Makes this year's form of last year's disclosure, fills it before or behind the typing, types what has no formula, and gives the cells
 * that are not as this year's disclosure has them: "表1!C5 30 → 31". Sheets whose lines differ in the two years are left out.
 */
export async function wronglyFilled(seed: number, when: "before typing" | "after typing"): Promise<{ readonly wrong: readonly string[]; readonly derived: number; readonly rearranged: number; readonly conflicts: number }> {
  const [last, now] = twoYears(seed);
  const { plan, form: empty } = learned(last.snapshot);
  const names = new Map(plan.edits.flatMap((edit) => (edit.kind === "renameSheet" ? [[edit.sheet, edit.to] as const] : [])));
  const pairs = last.snapshot.sheets.map((sheet, at) => ({ name: names.get(sheet.name) ?? sheet.name, last: sheet, now: now.snapshot.sheets[at] }));
  const unlike = new Set(pairs.filter((pair) => labelsOf(pair.last) !== labelsOf(pair.now)).map(({ name }) => name));
  const truth = pairs.flatMap(({ name, now: sheet }) => (!sheet || unlike.has(name) ? [] : sheet.values.flatMap((line, r) => line.flatMap((value, c) => {
    const at = { sheet: name, row: sheet.row + r, column: sheet.column + c };
    return now.places.get(sheet.name)?.some(({ body, end }) => at.row >= body && at.row < end) ? [{ at, value }] : [];
  }))));
  const filling = planFill(empty);
  const typed = (form: WorkbookSnapshot): WorkbookSnapshot => applied(form, truth.flatMap(({ at, value }): Edit[] => {
    const [amount, expects] = [number(value), contentAt(form, at)];
    if (amount === null || !("value" in expects) || expects.value === value) return [];
    return expects.value === null || number(expects.value) !== null || /^[—-]$/.test(String(expects.value)) ? [{ kind: "setValue", at, expects, value: amount }] : [];
  })).after;
  let form = when === "before typing" ? typed(applied(empty, filling.edits).after) : typed(empty);
  const later = when === "after typing" ? planFill(await recalculated(form)) : null;
  if (later) form = applied(form, later.edits).after;
  const after = await recalculated(form);
  const isUnknown = standingOn(form, unlike);
  const wrong = truth.flatMap(({ at, value }) => {
    const sheet = after.sheets.find(({ name }) => name === at.sheet);
    const [wanted, got] = [number(value) ?? 0, sheet ? valueAt(sheet, at.row, at.column) : null];
    return isUnknown(at) || got === "" || Math.abs(wanted - (number(got) ?? 0)) < 0.006 ? [] : [`${at.sheet}!${addressOf(at)} ${wanted} → ${String(got)}`];
  });
  return { wrong, derived: truth.filter(({ at }) => "formula" in contentAt(form, at)).length, rearranged: filling.edits.filter((edit) => edit.kind === "insertRows" && edit.sheet !== "预算分析表").length, conflicts: (later ?? filling).conflicts.length };
}
