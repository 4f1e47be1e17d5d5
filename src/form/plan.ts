import { fillingOf } from "../derive/filling";
import { FillState } from "../derive/state";
import type { BudgetBook } from "../model/book";
import { dateText, daysBetween } from "../model/dates";
import { cellKey, type CellRef, type Scalar } from "../model/cells";
import type { FormColumnUse, FormPlan, FormRequest } from "../model/form";
import { areasOf } from "../model/formulas";
import { cellNumberOf, decimalOfNumber, fenOf, type Fen } from "../model/money";
import { numberFormatAt, sheetOf, valueAt, type WorkbookSnapshot } from "../model/snapshot";
import { catalogueWays, isShare, structuralWays, type Way } from "./candidates";
import { chooseWays } from "./choose";
import { yearTables, sourceOf, type YearColumn, type YearTable } from "../facts/yearTables";
import { FormDraft, hidingZero } from "./draft";
import { natureOf, turnFormula } from "./formulas";
import { addedOwnSheets, recordEdits, renamedSheets, renewOwnSheets } from "./ownSheets";
import { isDate, isFigure, isRemark, numberIn, placesIn, type Place } from "./places";
import { statedEdits } from "./stated";
import { Sums } from "./sums";
import { tablesOf } from "./tables";
import { budgetYearOf } from "./years";
import { QuotedAmounts, readWords } from "./words";

/** What a cell of a year before holds this year. */
interface Moved {
  readonly at: CellRef;
  readonly value: number | null;
}

const AMOUNTS: ReadonlySet<FormColumnUse> = new Set(["thisYear", "before", "change", "rate", "count"]);

/**
 * Plans what makes last year's finished workbook the form of this year: years turned, this year's figures moved to the year
 * before, other amounts taken out, a live formula wherever a relation derives the cell. Projects, units, items and words stay.
 * What is not certain is asked; until it is answered the cautious choice stands. Takes time in proportion to the number of
 * cells and of parts of sums.
 */
export function planForm(book: BudgetBook, snapshot: WorkbookSnapshot, request: FormRequest): FormPlan {
  return new FormPlanner(book, snapshot, request).plan();
}

class FormPlanner {
  private readonly draft: FormDraft;
  private readonly from: number | null;
  private readonly tables: readonly YearTable[];
  private readonly places: readonly Place[];
  private readonly byKey: ReadonlyMap<string, Place>;
  private readonly ways: ReadonlyMap<string, Way>;
  /** What the cells of the years before hold this year, by key; blank where they stay empty. */
  /** Cells from which a formula takes the year of a title. */
  private readonly namesYear: ReadonlySet<string>;
  private readonly moved = new Map<string, Moved>();
  private readonly sources = new Map<YearColumn, number>();
  private cleared = 0;
  private turned = 0;

  constructor(private readonly book: BudgetBook, private readonly snapshot: WorkbookSnapshot, private readonly request: FormRequest) {
    this.draft = new FormDraft(snapshot, request.answers ?? new Map());
    this.from = budgetYearOf(book, snapshot);
    this.tables = yearTables({ ...book, year: this.from });
    this.places = placesIn(snapshot, book, this.tables);
    this.byKey = new Map(this.places.map((place) => [place.key, place]));
    this.ways = this.waysOfCells();
    this.namesYear = new Set(this.places.filter(({ formula, value }) => formula !== "" && typeof value === "string" && value.includes(`${this.from}年`)).flatMap(({ formula, at }) =>
      areasOf(formula, at.sheet).map((area) => cellKey(area))));
  }

  plan(): FormPlan {
    const { draft, from, request: { year }, book, snapshot } = this;
    this.askOfWhole();
    for (const table of this.tables) this.moveFigures(table);
    for (const place of this.places) this.takeOver(place);
    for (const way of this.ways.values()) this.derive(way);
    for (const [key, moved] of this.moved) if (!this.byKey.has(key) && !this.ways.has(key)) this.putMoved(moved);
    this.turned += renewOwnSheets(book, snapshot, draft, year);
    const names = from === null ? [] : renamedSheets(snapshot, from, year);
    const { ownSheets = false, stated = [] } = this.request;
    const added = addedOwnSheets(book, snapshot, year, ownSheets, stated);
    const tables = tablesOf(this.tables, snapshot, { ways: this.ways, sources: this.sources, moved: this.moved });
    for (const sheet of snapshot.sheets) if (sheet.protected && draft.sheets.has(sheet.name)) draft.ask(`locked:${sheet.name}`, { kind: "locked", at: { sheet: sheet.name, row: 0, column: 0 }, printed: sheet.name, instead: "", choices: ["keep"] });
    return {
      from, year, body: book.body, tables, questions: draft.questions,
      counts: { derived: this.ways.size, cleared: this.cleared, moved: [...this.moved.values()].filter(({ value }) => value !== null).length, turned: this.turned + names.length },
      added: added.map(({ draft: { name } }) => name), stated,
      edits: [{ kind: "unmark", at: null }, ...draft.edits, ...recordEdits(snapshot), ...statedEdits(book, snapshot, stated, true), ...names, ...added],
    };
  }

  /** What concerns the workbook as a whole. */
  private askOfWhole(): void {
    const { draft, from, snapshot, request: { year } } = this;
    const at = { sheet: snapshot.sheets[0]?.name ?? "", row: 0, column: 0 };
    if (from === null) draft.ask("unknownYear", { kind: "unknownYear", at, printed: "", instead: "", choices: ["keep"] });
    else if (from !== year - 1) draft.ask("otherYear", { kind: "otherYear", at, printed: String(from), instead: String(year), choices: ["keep"] });
    for (const table of this.tables) {
      if (table.unit === null) draft.ask(`unit:${table.sheet}!${table.area.row + 1}`, { kind: "unit", at: table.area, printed: table.title, instead: "", choices: ["keep"] });
    }
  }

  private waysOfCells(): ReadonlyMap<string, Way> {
    const { book, snapshot, tables } = this;
    const own = this.places.flatMap((place, order) => this.ownWay(place, order));
    const inAmounts = (way: Way): boolean => {
      if (!this.draft.isWritable(way.key)) return false;
      const place = this.byKey.get(way.key);
      return place?.column == null || AMOUNTS.has(place.column.use);
    };
    const known = catalogueWays(fillingOf(new FillState(book, snapshot, {})).candidates);
    return chooseWays([...own, ...[...known, ...structuralWays(book, snapshot, tables, new Sums(snapshot))].filter(inAmounts)]);
  }

  /** A formula of the office that follows from cells alone. */
  private ownWay({ at, key, formula, column, value }: Place, order: number): readonly Way[] {
    if (formula === "" || column === null || !AMOUNTS.has(column.use) || typeof value === "string" || natureOf(formula) !== "live") return [];
    const parts = areasOf(formula, at.sheet).filter(({ rows, columns }) => rows * columns <= MOST_CELLS).flatMap((area) =>
      Array.from({ length: area.rows * area.columns }, (_, index) => cellKey({ sheet: area.sheet, row: area.row + Math.floor(index / area.columns), column: area.column + (index % area.columns) })));
    return [{ at, key, rank: 0, order, formula, parts, kind: "sum", outcome: "holds", expected: null }];
  }

  /** What the columns of the years before take over. */
  private moveFigures(table: YearTable): void {
    const shift = this.from === null ? 0 : this.request.year - this.from;
    for (const column of table.columns) {
      if (column.use !== "before") continue;
      const source = sourceOf(column, table, shift);
      if (source.certainty !== "sure") {
        const at = { sheet: table.sheet, row: table.bodyRows[0], column: column.column, rows: table.bodyRows[1] - table.bodyRows[0] + 1, columns: 1 };
        const chosen = this.draft.ask(`base:${table.sheet}!${column.column + 1}:${table.bodyRows[0] + 1}`, {
          kind: "base", at, printed: column.header, instead: table.columns.find((each) => each.column === source.from)?.header ?? "", choices: source.from === null ? ["blank"] : ["blank", "move"],
        });
        if (chosen !== "move") continue;
      }
      if (source.from === null) continue;
      this.sources.set(column, source.from);
      for (let row = table.bodyRows[0]; row <= table.bodyRows[1]; row += 1) this.move({ sheet: table.sheet, row, column: column.column }, source.from);
    }
  }

  private move(to: CellRef, from: number): void {
    const sheet = sheetOf(this.snapshot, to.sheet);
    if (!sheet || !this.draft.isWritable(cellKey(to))) return;
    const value = numberIn(valueAt(sheet, to.row, from));
    const present = this.byKey.get(cellKey(to));
    if (value !== null || (present && isFigure(present))) this.moved.set(cellKey(to), { at: to, value });
  }

  /** What becomes of a cell that holds something. */
  private takeOver(place: Place): void {
    const { column, key } = place;
    if (isDate(place)) this.takeOverDate(place);
    else if (column !== null && AMOUNTS.has(column.use) && (place.formula !== "" || isFigure(place))) {
      if (this.ways.has(key)) return;
      const moved = this.moved.get(key);
      if (moved) this.putMoved(moved);
      else this.clear(place);
    } else if (place.formula !== "") this.takeOverFormula(place);
    else if (typeof place.value === "number") this.takeOverNumber(place);
    else if (typeof place.value === "string" && !isRemark(place)) this.takeOverWords(place, place.value);
  }

  private clear(place: Place): void {
    const { at, key, formula, value } = place;
    if (formula !== "") {
      const chosen = this.draft.ask(`formula:${key}`, { kind: "formula", at, printed: formula, instead: "", choices: ["blank", "keep"] });
      if (chosen === "keep") return;
    }
    if (value === null && formula === "") return;
    this.draft.set(at, null);
    this.cleared += 1;
  }

  private takeOverDate(place: Place): void {
    const { at, key, value, format } = place;
    if (this.namesYear.has(key) && this.turnDay(place)) return;
    const printed = typeof value === "number" ? dateText(value) ?? String(value) : format;
    if (this.draft.askOfGroup(`day:${at.sheet}!${at.column + 1}`, at, { kind: "words", printed, instead: "", choices: ["blank", "keep"] }) === "blank") this.draft.set(at, null);
  }

  /** A day of last year's budget from which a title takes its year: the same day of the new one. */
  private turnDay({ at, value }: Place): boolean {
    const { from, request: { year } } = this;
    const day = typeof value === "number" ? dateText(value) : null;
    if (from === null || typeof value !== "number" || day === null || !day.startsWith(`${from}年`)) return false;
    this.turned += 1;
    this.draft.set(at, value + daysBetween(from, year));
    return true;
  }

  /** A formula outside of the amounts: a title made of a year, a name taken from another cell. */
  private takeOverFormula(place: Place): void {
    const { at, formula, value } = place;
    if (typeof value === "number" && natureOf(formula) !== "live") {
      this.clear(place);
      return;
    }
    const turned = this.from === null ? formula : turnFormula(formula, this.from, this.request.year);
    if (turned === formula) return;
    this.turned += 1;
    this.draft.formula(at, turned, value);
  }

  /** A number that is no amount of a table: a year, a number of a row or column, or something that nobody announced. */
  private takeOverNumber(place: Place): void {
    const { at, key, value, column, format } = place;
    const { from, request: { year } } = this;
    if (from !== null && (value === from || value === from - 1)) {
      this.turned += 1;
      this.draft.set(at, value + year - from);
      return;
    }
    if (this.namesYear.has(key) && this.turnDay(place)) return;
    if (column !== null || this.isCounter(at)) return;
    const amount = typeof value === "number" && (!Number.isInteger(value) || /[#0],|0\.0/.test(format));
    const chosen = this.draft.askOfGroup(`number:${at.sheet}!${at.column + 1}${amount ? "" : ":whole"}`, at, { kind: "number", printed: String(value), instead: "", choices: amount ? ["blank", "keep"] : ["keep", "blank"] });
    if (chosen === "blank") this.clear(place);
  }

  private isCounter({ sheet, row, column }: CellRef): boolean {
    return (this.book.structure?.counters ?? []).some((area) =>
      area.sheet === sheet && row >= area.row && row < area.row + area.rows && column >= area.column && column < area.column + area.columns);
  }

  private takeOverWords({ at, key, column }: Place, text: string): void {
    if (this.from === null) return;
    const { text: words, question } = readWords(text, at, { from: this.from, to: this.request.year }, this.quoted());
    // Texts beside the rows of a table (goals, remarks) are of one kind, and looked at together.
    const group = question === null ? "" : column === null ? `${question.kind}:${key}` : `${question.kind}:${at.sheet}!${at.column + 1}`;
    const chosen = question ? this.draft.askOfGroup(group, at, question) : "change";
    if (chosen === "keep" || words === text) return;
    this.turned += 1;
    this.draft.set(at, words);
  }

  private quotedAmounts: QuotedAmounts | null = null;

  private quoted(): QuotedAmounts {
    const { amounts } = this.book.structure ?? {};
    return (this.quotedAmounts ??= new QuotedAmounts(amounts?.money ?? []));
  }

  /** Writes a formula, unless it is the office's own, or would change what was moved into a year before. */
  private derive(way: Way): void {
    const { at, key, formula, outcome, expected } = way;
    const place = this.byKey.get(key);
    const moved = this.moved.get(key);
    if (moved && !this.followsFromMoved(way)) {
      this.putMoved(moved);
      return;
    }
    if (way.rank === 0) return;
    if (outcome !== "holds" && !moved) {
      const instead = expected === null ? "" : String(cellNumberOf(expected, place?.table?.unit ?? "元"));
      const chosen = this.draft.ask(`exception:${key}`, { kind: "exception", at, printed: String(place?.value ?? ""), instead, choices: ["derive", "blank"] });
      if (chosen === "blank") {
        if (place) this.clear(place);
        return;
      }
    }
    const result: Scalar = way.kind === "rate" ? "" : moved?.value ?? 0;
    this.draft.formula(at, formula, result, this.formatFor(at, place, way.kind));
  }

  /** Whether the moved amounts of a sum add up to the moved total, so that the formula shows what was published. */
  private followsFromMoved({ key, parts, kind }: Way): boolean {
    if (kind !== "sum") return false;
    const unit = this.byKey.get(key)?.table?.unit ?? "元";
    const money = (value: number | null): Fen => {
      const exact = value === null ? null : decimalOfNumber(value);
      return (exact && fenOf(exact, unit)) ?? 0;
    };
    return parts.reduce((sum, part) => sum + money(this.moved.get(part)?.value ?? null), 0) === money(this.moved.get(key)?.value ?? null);
  }

  private putMoved({ at, value }: Moved): void {
    this.draft.set(at, value);
  }

  /** The cell keeps its format; where it printed nothing, a zero prints nothing either. */
  private formatFor(at: CellRef, place: Place | undefined, kind: Way["kind"]): string | undefined {
    const sheet = sheetOf(this.snapshot, at.sheet);
    if (!sheet) return undefined;
    const present = numberFormatAt(sheet, at.row, at.column);
    if (kind === "rate") return isShare(this.snapshot, at) && !present.includes("%") ? "0.00%" : undefined;
    const usual = present === "General" || present === "@" ? this.usualFormat(at) : present;
    if (place !== undefined && numberIn(place.value) !== null) return present === "@" ? usual : undefined;
    return hidingZero(usual);
  }

  private readonly formats = new Map<string, string>();

  /** The format of the amounts in a cell's column that have one. */
  private usualFormat({ sheet, column }: CellRef): string {
    const key = `${sheet}|${column}`;
    let format = this.formats.get(key);
    if (format === undefined) {
      format = this.places.find((place) => place.at.sheet === sheet && place.at.column === column && typeof place.value === "number" && place.format !== "General" && place.format !== "@")?.format ?? "General";
      this.formats.set(key, format);
    }
    return format;
  }
}

/** Cells of a range that are looked at one by one. */
const MOST_CELLS = 5000;
