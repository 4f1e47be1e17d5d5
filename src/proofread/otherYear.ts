import type { BudgetBook } from "../model/book";
import type { TextReading } from "../model/reading";
import { Collector } from "./collector";
import type { Layout } from "./layout";
import { yearOfTables } from "./places";
import type { TextUnderstood } from "./readText";
import { RULES } from "./rules";
import { countsOf } from "./verdicts";
import { yearOfText } from "./years";

/** The year of which a text speaks and that of the tables, which is another one. */
export interface OtherYear {
  readonly text: number;
  readonly tables: number;
}

/** The two years where they are not the same; null where they are, or one of them is not known. */
export function otherYearOf(layout: Layout, book: BudgetBook): OtherYear | null {
  const text = yearOfText(layout);
  const tables = yearOfTables(book);
  return text === null || tables === null || text === tables ? null : { text, tables };
}

/** Whether most amounts of a text are the tables' own, so that it is of their year whatever year it names. */
export function isOfTables({ said }: TextUnderstood): boolean {
  const figures = said.flatMap(({ mentions }) => mentions).filter(({ figure, cells }) => figure.kind === "amount" && figure.decimal.digits !== 0n && cells.length > 0);
  return figures.filter(({ status }) => status === "agree").length * 2 > figures.length;
}

/** A text whose figures are the tables' and whose years are not: everything as it is read by its own years, and every year that should be another. */
export function withWrongYears(own: TextReading, ofTables: TextReading): TextReading {
  const years = new Map(ofTables.claims.filter(({ kind }) => kind === "year").map((claim) => [claim.start, claim]));
  const findings = [...own.findings, ...ofTables.findings.filter(({ rule }) => rule === RULES.year.id)].sort((a, b) => a.place.start - b.place.start);
  const claims = own.claims.map((claim) => years.get(claim.start) ?? claim);
  return { findings, claims, figures: countsOf(claims) };
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
