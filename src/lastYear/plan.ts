import {
  BASIC_ENTRIES, BASIC_LAYOUT, entriesOf, entryOf, FUNCTIONS, INSTITUTIONS, PURPOSE_LIST, purposeId, SUPPLEMENT_LAYOUT,
} from "../catalog/ownSheets/supplement";
import type { BudgetBook } from "../model/book";
import type { CarryChange, CarryDoubt, CarryFlag, CarryKind, CarryLack, CarryOptions, CarryPlan, CarryPlace } from "../model/carry";
import type { CellRef, Scalar } from "../model/cells";
import { cellKey } from "../model/cells";
import type { Edit } from "../model/edits";
import { cellNumberOf, type Fen } from "../model/money";
import type { WorkbookSnapshot } from "../model/snapshot";
import { contentAt, lastRow, sheetOf } from "../model/snapshot";
import { FactReader } from "../facts/facts";
import type { Profile } from "../model/profile";
import type { ComparisonPiece } from "../model/sentences";
import { heldBy } from "./flags";
import { baseEntryOf, directionOf, goalsOf, isWithBudget, reasonedIn } from "./fromWorkbook";
import type { Direction, LastYear, SourceWords } from "./lastYear";
import { plainName } from "./lastYear";
import { itemsOf, matchPurpose } from "./items";
import { listOn, textIn, type ListHeader } from "./lists";

/** Excel holds no longer text in a cell. */
const LONGEST_TEXT = 32_000;
const OF_SOURCE: readonly CarryDoubt[] = ["noYearHere", "noYearThere", "otherYear", "otherBody"];

/**
 * What carrying over from last year would write into 补充资料, 基本信息 and the goals of projects: only cells that are empty
 * are taken by themselves, and only words that hold nothing of last year and still say which way things went; the rest is
 * offered with the reason why it wants a look.
 */
export function planCarry(book: BudgetBook, snapshot: WorkbookSnapshot, from: LastYear, options: CarryOptions = {}): CarryPlan {
  const planner = new CarryPlanner(book, snapshot, from);
  const doubts = planner.doubts();
  const passed = options.despite === true ? doubts.filter((doubt) => !OF_SOURCE.includes(doubt)) : doubts;
  const heads = { year: book.year, sourceYear: from.year, body: book.body, sourceBody: from.body, doubts };
  if (passed.length > 0) return { ...heads, refused: true, changes: [], lacking: [], left: [] };
  planner.plan();
  return { ...heads, refused: false, changes: planner.changes, lacking: planner.lacking, left: planner.left };
}

/** Something to be written, before it is known what stands in its cell. */
interface Offer {
  readonly id: string;
  readonly kind: CarryKind;
  readonly label: string;
  readonly at: CellRef;
  readonly after: Scalar;
  readonly flags: readonly CarryFlag[];
  readonly source: CarryPlace;
  /** Cells that are written along with it: code and name of an item that the list has not. */
  readonly beside?: readonly { readonly at: CellRef; readonly value: string }[];
}

/** What an item was used for last year. */
interface PurposeOffer {
  readonly code: string;
  readonly words: SourceWords;
  readonly flags: readonly CarryFlag[];
}

function isClean({ words, flags }: PurposeOffer): boolean {
  return flags.length === 0 && flagsOf(words, LONGEST_TEXT).length === 0;
}

class CarryPlanner {
  readonly changes: CarryChange[] = [];
  readonly lacking: CarryLack[] = [];
  readonly left: string[] = [];
  /** Bases of comparisons that this plan gives. */
  private readonly carried = new Map<string, Fen>();
  private readonly reader: FactReader;

  constructor(private readonly book: BudgetBook, private readonly snapshot: WorkbookSnapshot, private readonly from: LastYear) {
    this.reader = new FactReader(book);
  }

  doubts(): readonly CarryDoubt[] {
    const { book, from } = this;
    if (!book.supplement && !book.basics) return ["noSheets"];
    if (from.budget.size + from.words.size + from.purposes.length + from.units.length + from.goals.length === 0) return ["nothing"];
    return [
      ...(book.year === null ? ["noYearHere" as const] : []),
      ...(from.year === null ? ["noYearThere" as const] : []),
      ...(book.year !== null && from.year !== null && from.year !== book.year - 1 ? ["otherYear" as const] : []),
      ...(this.isOtherBody() ? ["otherBody" as const] : []),
    ];
  }

  plan(): void {
    this.figures();
    this.words();
    this.purposes();
    this.descriptions();
    this.units();
    this.goals();
  }

  private isOtherBody(): boolean {
    const { body } = this.book;
    return body !== null && this.from.body !== null && plainName(body) !== plainName(this.from.body);
  }

  /** Last year's budget, where this is last year's source; its outturn is in no budget. */
  private figures(): void {
    const lastYear = this.book.year !== null && this.from.year === this.book.year - 1;
    for (const comparison of reasonedIn(this.book.profile)) {
      const id = baseEntryOf(comparison);
      const fact = id === null ? undefined : this.book.supplement?.facts.get(id);
      if (id === null || !fact) continue;
      const figure = lastYear && isWithBudget(comparison) ? this.from.budget.get(id) : undefined;
      const { unit } = fact;
      if (!figure || unit === null) {
        if (fact.text === null) this.lacking.push({ label: labelOf(this.book.profile, id), at: fact.at, reason: isWithBudget(comparison) ? "notFound" : "outturn" });
        continue;
      }
      const flags: CarryFlag[] = [...(figure.several ? ["several" as const] : []), ...(this.isOtherBody() ? ["otherBody" as const] : [])];
      if (fact.text === null && flags.length === 0) this.carried.set(id, figure.money);
      this.offer({ id, kind: "figure", label: labelOf(this.book.profile, id), at: fact.at, after: cellNumberOf(figure.money, unit), flags, source: figure.place });
    }
  }

  /** Reasons and uses. */
  private words(): void {
    for (const { id } of entriesOf(this.book.profile)) {
      const words = this.from.words.get(id);
      const fact = this.book.supplement?.facts.get(id);
      if (!words || !fact) continue;
      const comparison = reasonedIn(this.book.profile).find(({ reason }) => reason?.id === id);
      const turned = comparison ? turnFlags(this.directionNow(comparison), this.from.directions.get(id) ?? null) : [];
      this.offerWords({ id, kind: comparison ? "reason" : "purpose", label: labelOf(this.book.profile, id), at: fact.at }, words, turned);
    }
  }

  /** Which way a thing goes this year, by what is typed or would be carried over. */
  private directionNow(comparison: ComparisonPiece): Direction {
    const base = this.carried.get(baseEntryOf(comparison) ?? "");
    if (base === undefined) return directionOf(this.reader, comparison);
    const now = this.reader.amount(comparison.fact, null);
    return !now.known ? null : now.value > base ? 1 : now.value < base ? -1 : 0;
  }

  /** What items are used for. Items that the list has not yet are put below it, those taken by themselves first. */
  private purposes(): void {
    const items = itemsOf(this.book);
    const offers = this.purposesOffered(items);
    const sheet = sheetOf(this.snapshot, this.book.supplement?.sheet ?? "");
    const list = sheet ? listOn(sheet, PURPOSE_LIST.headers) : null;
    const entries = sheet ? listOn(sheet, SUPPLEMENT_LAYOUT.headers) : null;
    // Below a list that somebody moved above the entries there is no room.
    if (!list || (entries && entries.row > list.row)) return;
    let row = freeRow(list);
    for (const { code, words, flags } of [...offers.filter(isClean), ...offers.filter((offer) => !isClean(offer))]) {
      const id = purposeId(code);
      const at = this.book.supplement?.facts.get(id)?.at;
      const name = items.get(code)?.names.at(-1) ?? "";
      const head = { id, kind: "purpose" as const, label: `${PURPOSE_LIST.headers[2]}（${code} ${name}）` };
      if (at) {
        this.offerWords({ ...head, at }, words, flags);
        continue;
      }
      const place = (index: number): CellRef => ({ sheet: list.sheet.name, row, column: list.columns[index] ?? index });
      this.offerWords({ ...head, at: place(PURPOSE_LIST.valueColumn), beside: [{ at: place(0), value: code }, { at: place(1), value: name }] }, words, flags);
      row += 1;
    }
  }

  /** Last year's purposes of items of this year, one an item; those of no item are left over. */
  private purposesOffered(items: ReturnType<typeof itemsOf>): readonly PurposeOffer[] {
    const offers: PurposeOffer[] = [];
    for (const purpose of this.from.purposes) {
      const match = matchPurpose(items, purpose);
      if (!match) {
        this.left.push(purpose.path.at(-1) ?? purpose.code ?? purpose.text);
        continue;
      }
      const same = offers.findIndex(({ code }) => code === match.code);
      const known = offers[same];
      if (!known) offers.push({ code: match.code, words: purpose, flags: match.renamed ? ["nameDiffers"] : [] });
      else if (known.words.text !== purpose.text) offers[same] = { ...known, words: { ...known.words, several: true } };
    }
    return offers;
  }

  /** What the department does and of whom it consists. */
  private descriptions(): void {
    for (const id of [FUNCTIONS, INSTITUTIONS]) {
      const words = this.from.words.get(id);
      const fact = this.book.basics?.facts.get(id);
      if (!words || !fact) continue;
      const named = this.book.basics?.units.map(({ name }) => plainName(name).replace(/\(本级\)$/, "")) ?? [];
      const differ = id === INSTITUTIONS && named.some((name) => name !== plainName(this.book.body ?? "") && !plainName(words.text).includes(name));
      this.offerWords({ id, kind: "description", label: labelOf(this.book.profile, id), at: fact.at }, words, differ ? ["unitsDiffer"] : []);
    }
  }

  /** Codes and natures of the units that both years list; all units where this year lists none. */
  private units(): void {
    const sheet = sheetOf(this.snapshot, this.book.basics?.sheet ?? "");
    const list = sheet ? listOn(sheet, BASIC_LAYOUT.unitHeaders) : null;
    if (!list) return;
    const listed = rowsUnder(list).flatMap((row) => (textIn(list, row, 1) === "" ? [] : [{ row, name: plainName(textIn(list, row, 1)) }]));
    let next = list.row + 1;
    this.from.units.forEach((unit) => {
      const name = plainName(unit.name);
      const row = listed.length === 0 ? next : listed.find((each) => each.name === name)?.row;
      if (row === undefined) return;
      next += 1;
      [unit.code, ...(listed.length === 0 ? [unit.name] : [null]), unit.nature].forEach((value, column) => {
        if (value === null) return;
        const at = { sheet: list.sheet.name, row, column: list.columns[column] ?? column };
        const label = `${BASIC_LAYOUT.unitHeaders[column] ?? ""}（${unit.name}）`;
        this.offer({ id: `unit:${column}:${name}`, kind: "description", label, at, after: value, flags: this.isOtherBody() ? ["otherBody"] : [], source: unit.place });
      });
    });
  }

  /** Goals of the projects that both years have. */
  private goals(): void {
    const seen = new Set<string>();
    for (const goal of goalsOf(this.book, this.snapshot)) {
      const last = this.from.goals.filter(({ project, text }) => plainName(project) === plainName(goal.project) && text !== "");
      const match = last.find(({ unit }) => plainName(unit ?? "") === plainName(goal.unit ?? "")) ?? (last.length === 1 ? last[0] : undefined);
      const id = `goal:${plainName(goal.unit ?? "")}/${plainName(goal.project)}`;
      if (!match || seen.has(id)) continue;
      seen.add(id);
      this.offerWords({ id, kind: "goal", label: `绩效目标（${goal.project}）`, at: goal.at }, match, []);
    }
  }

  private offerWords(head: Pick<Offer, "id" | "kind" | "label" | "at" | "beside">, words: SourceWords, more: readonly CarryFlag[]): void {
    const other: readonly CarryFlag[] = this.isOtherBody() && head.kind !== "purpose" ? ["otherBody"] : [];
    this.offer({ ...head, after: words.text.slice(0, LONGEST_TEXT), flags: [...more, ...flagsOf(words, LONGEST_TEXT), ...other], source: words.place });
  }

  private offer({ beside = [], ...offer }: Offer): void {
    const before = contentAt(this.snapshot, offer.at);
    const blank = "value" in before && before.value === null;
    if ("value" in before && same(before.value, offer.after)) return;
    const flags: readonly CarryFlag[] = blank ? offer.flags : [...offer.flags, "typed"];
    const write = (at: CellRef, value: Scalar): Edit => ({
      kind: "setValue", at, expects: contentAt(this.snapshot, at), value, ...(typeof value === "string" ? { numberFormat: "@" } : {}),
    });
    this.changes.push({
      ...offer, before, flags, selected: flags.length === 0,
      edits: [...beside.map(({ at, value }) => write(at, value)), write(offer.at, offer.after)],
    });
  }
}

/** Edits of the changes that were chosen, each cell once. */
export function carryEdits(plan: CarryPlan, chosen: ReadonlySet<string>): readonly Edit[] {
  const edits = plan.changes.filter(({ id }) => chosen.has(id)).flatMap((change) => change.edits);
  return [...new Map(edits.flatMap((edit) => (edit.kind === "setValue" ? [[cellKey(edit.at), edit] as const] : []))).values()];
}

function turnFlags(now: Direction, then: Direction): readonly CarryFlag[] {
  if (now === 0) return ["noChange"];
  if (now === null || then === null) return ["directionUnknown"];
  return now === then ? [] : ["signTurned"];
}

function flagsOf(words: SourceWords, longest: number): readonly CarryFlag[] {
  return [...heldBy(words.text), ...(words.cut || words.text.length > longest ? ["cut" as const] : []), ...(words.several ? ["several" as const] : [])];
}

function same(typed: Scalar, offered: Scalar): boolean {
  return typed === offered || (typeof typed === "string" && typeof offered === "string" && typed.trim() === offered.trim());
}

function rowsUnder(list: ListHeader): readonly number[] {
  return Array.from({ length: Math.max(0, lastRow(list.sheet) - list.row) }, (_, index) => list.row + 1 + index);
}

/** The first row below a list in which nothing stands. */
function freeRow(list: ListHeader): number {
  return rowsUnder(list).filter((row) => list.columns.some((_, index) => textIn(list, row, index) !== "")).reduce((last, row) => Math.max(last, row), list.row) + 1;
}

function labelOf(profile: Profile, id: string): string {
  const basic = BASIC_ENTRIES.find((each) => each.id === id);
  const entry = entryOf(profile, id);
  return basic?.label ?? (entry ? `${entry.section} ${entry.label}` : id);
}

