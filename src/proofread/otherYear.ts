import type { BudgetBook } from "../model/book";
import type { TextReading } from "../model/reading";
import { Collector } from "./collector";
import type { TextFigure } from "./figures";
import { yearOfTables } from "./places";
import type { TextUnderstood } from "./readText";
import { RULES } from "./rules";
import { yearOfText } from "./years";

/** The year of which a text speaks and that of the tables, which is another one. */
export interface OtherYear {
  readonly text: number;
  readonly tables: number;
}

/**
 * Whether a text is of another year than the tables, and its figures with it: a text whose figures are the tables' own has only its year wrong. null
 * where years are the same, or one of them is not known.
 *
 * @param understand reads the text as one of its own year
 */
export function otherYearOf({ layout }: Pick<TextUnderstood, "layout">, book: BudgetBook, understand: (year: number) => TextUnderstood): OtherYear | null {
  const text = yearOfText(layout);
  const tables = yearOfTables(book);
  if (text === null || tables === null || text === tables) return null;
  const figures = understand(text).said.flatMap(({ mentions }) => mentions).filter(({ figure, cells }) => isAmount(figure) && cells.length > 0);
  const agreeing = figures.filter(({ status }) => status === "agree");
  return agreeing.length * 2 > figures.length ? null : { text, tables };
}

function isAmount({ kind, decimal }: TextFigure): boolean {
  return kind === "amount" && decimal.digits !== 0n;
}

/** A workbook of which nothing is known but whose it is: a text that is held against it is held against itself alone. */
export function withoutTables({ structure: _, ...book }: BudgetBook): BudgetBook {
  return { ...book, year: null, tables: [], supplement: null, analysis: new Map() };
}

/** The reading of a text by itself, with the one finding that it is of another year than the tables. */
export function sayOtherYear({ layout, said, reading }: TextUnderstood, { text, tables }: OtherYear): TextReading {
  const collector = new Collector(layout);
  const first = said.flatMap(({ mentions }) => mentions).find(({ figure }) => figure.kind === "year" && Number(figure.decimal.digits) === text);
  const fault = { rule: RULES.otherYear, values: { printed: `${text}年`, expected: `${tables}年` } };
  if (first) collector.atFigure(first, fault);
  else collector.at([0, 1], [0, 1], fault);
  return { ...reading, findings: [...collector.findings(), ...reading.findings] };
}
