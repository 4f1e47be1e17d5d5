import { cellKey, type Area, type CellRef, type Scalar } from "../model/cells";
import type { Edit } from "../model/edits";
import type { FormAnswers, FormChoice, FormQuestion } from "../model/form";
import { contentAt, type WorkbookSnapshot } from "../model/snapshot";

/** The edits of a new form as they come together: one a cell, the last one counts; and what is asked about them. */
export class FormDraft {
  readonly questions: FormQuestion[] = [];
  private readonly cells = new Map<string, Edit>();
  private readonly groups = new Map<string, number>();
  private readonly covered: ReadonlySet<string>;

  constructor(private readonly snapshot: WorkbookSnapshot, private readonly answers: FormAnswers) {
    this.covered = new Set(snapshot.sheets.flatMap(({ merges }) => merges.flatMap(coveredCells)));
  }

  /** Asks, and gives what is chosen: the answer, where there is one that can be chosen, else the first choice. */
  ask(id: string, question: Omit<FormQuestion, "id" | "chosen">): FormChoice {
    const [usual = "keep"] = question.choices;
    const answer = this.answers.get(id);
    const chosen = answer !== undefined && question.choices.includes(answer) ? answer : usual;
    this.questions.push({ ...question, id, chosen });
    return chosen;
  }

  /** Asks once for all cells of a group (a column of numbers that nobody announced); the place grows with each of them. */
  askOfGroup(id: string, at: CellRef, question: Omit<FormQuestion, "id" | "chosen" | "at">): FormChoice {
    const index = this.groups.get(id);
    const known = index === undefined ? undefined : this.questions[index];
    if (index === undefined || !known) {
      this.groups.set(id, this.questions.length);
      return this.ask(id, { ...question, at });
    }
    this.questions[index] = { ...known, at: around(known.at, at) };
    return known.chosen;
  }

  /** Whether a cell can hold something: the cells of a merged area beside its first cannot. */
  isWritable(key: string): boolean {
    return !this.covered.has(key);
  }

  set(at: CellRef, value: Scalar, numberFormat?: string): void {
    const expects = contentAt(this.snapshot, at);
    if ("value" in expects && expects.value === value && numberFormat === undefined) return;
    this.cells.set(cellKey(at), { kind: "setValue", at, expects, value, ...(numberFormat === undefined ? {} : { numberFormat }) });
  }

  formula(at: CellRef, formula: string, result: Scalar, numberFormat?: string): void {
    const expects = contentAt(this.snapshot, at);
    if ("formula" in expects && expects.formula === formula) return;
    this.cells.set(cellKey(at), { kind: "setFormula", at, expects, formula, result, ...(numberFormat === undefined ? {} : { numberFormat }) });
  }

  get edits(): readonly Edit[] {
    return [...this.cells.values()];
  }

  /** Sheets in which something is written. */
  get sheets(): ReadonlySet<string> {
    return new Set(this.edits.flatMap((edit) => ("at" in edit && edit.at ? [edit.at.sheet] : [])));
  }
}

/** The smallest area with a place and a cell of the same sheet. */
function around(place: CellRef | Area, at: CellRef): Area {
  const [rows, columns] = "rows" in place ? [place.rows, place.columns] : [1, 1];
  const [row, column] = [Math.min(place.row, at.row), Math.min(place.column, at.column)];
  return {
    sheet: at.sheet, row, column, rows: Math.max(place.row + rows, at.row + 1) - row, columns: Math.max(place.column + columns, at.column + 1) - column,
  };
}

/** Merged areas larger than this are somebody's whole columns; what stands in them is not looked for. */
const LARGEST_MERGE = 10_000;

function coveredCells({ sheet, row, column, rows, columns }: Area): readonly string[] {
  if (rows * columns > LARGEST_MERGE) return [];
  return Array.from({ length: rows * columns - 1 }, (_, index) => cellKey({ sheet, row: row + Math.floor((index + 1) / columns), column: column + ((index + 1) % columns) }));
}

/** A number format that shows nothing for a zero, so that a formula where nothing was printed prints nothing. */
export function hidingZero(format: string): string {
  const sections = format.split(";");
  const [positive = "General", negative, zero] = sections;
  if (zero !== undefined) return format;
  return negative === undefined ? `${positive};-${positive};` : `${positive};${negative};`;
}
