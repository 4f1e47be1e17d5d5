import { TABLES } from "../catalog/tables";
import type { Leftover } from "../model/book";
import { rowsSuit } from "./arrangements";
import { withOtherUnits } from "./columnUnits";
import { fitsOf, layoutOfHeader } from "./layouts";
import type { Fit } from "./columns";
import { contentBelow, headerColumns, headerRun, headerTexts, type HeaderColumn } from "./headers";
import { kindsOfGroup, type TitleReading } from "./titles";
import { plain, withoutNumbering } from "./text";
import type { Span, SheetView } from "./view";

/** A header that was understood as one of a kind of table. */
export interface Identified {
  readonly fit: Fit;
  readonly headerRows: readonly [number, number];
  readonly columns: readonly HeaderColumn[];
}

/** Why a header was not understood. */
export interface Unidentified {
  readonly reason: Leftover["reason"];
  readonly detail: string;
  readonly headerRows: readonly [number, number];
}

/** Without a title a header must say this much, and this much more than of any other kind. */
const UNTITLED_SCORE = 2.6;
const UNTITLED_LEAD = 0.4;
/** Digits with which the codes of each classification begin. */
export const FIRST_DIGIT = { functional: /^[12]/, economic: /^3/ } as const;
/** The same of the government's own economic classification. */
const FIRST_DIGIT_OF_GOVERNMENT = /^5/;
const SAMPLE_ROWS = 300;

interface Reading {
  readonly fit: Fit;
  readonly rows: readonly number[];
  readonly columns: readonly HeaderColumn[];
}

/**
 * Understands the header that begins at a row: tries how many rows it has and which kind of table it fits. A title
 * limits the kinds; without one the headers must single out a kind.
 */
export function identify(view: SheetView, first: number, span: Span, title: TitleReading | null): Identified | Unidentified {
  const run = headerRun(view, first, span);
  const lastOfRun = run.at(-1) ?? first;
  const bounds = [first, lastOfRun] as const;
  if (run.length === 0) return { reason: "noHeader", detail: "", headerRows: bounds };
  if (title?.foreign === true) return { reason: "unknownTable", detail: title.text, headerRows: bounds };
  const content = contentBelow(view, lastOfRun + 1, span);
  const texts = run.map((row) => headerTexts(view, row, span));
  const layouts = run.map((_, index) => {
    const rows = run.slice(0, index + 1);
    return layoutOfHeader(rows, withOtherUnits(headerColumns(view, rows, texts, span, content), view, first, span));
  });
  const allowed = title ? title.kinds : TABLES.filter(({ regional }) => regional !== true);
  const readings = allowed
    .map((spec) => best(layouts.flatMap((layout) => fitsOf(spec, layout).flatMap((fit): Reading[] => {
      const { rows, columns } = layout;
      const more = fit.complete ? rowsSuit(view, fit, rows.at(-1) ?? first, span) : 0;
      return more === null ? [] : [{ rows, columns, fit: { ...fit, score: fit.score + more } }];
    }))))
    .filter((reading): reading is Reading => reading !== null && reading.fit.complete && codesSuit(view, reading, span))
    .sort((a, b) => b.fit.score - a.fit.score);
  const chosen = title ? readings[0] ?? null : untitled(view, readings, span);
  if (chosen === null || chosen === undefined) {
    const close = readings.filter((reading) => reading.fit.score >= UNTITLED_SCORE);
    return {
      reason: !title && close.length > 1 ? "ambiguousTable" : "unknownTable",
      detail: title?.text ?? close.map((reading) => reading.fit.spec.title).join("、"),
      headerRows: bounds,
    };
  }
  return { fit: chosen.fit, columns: chosen.columns, headerRows: [chosen.rows[0] ?? first, chosen.rows.at(-1) ?? first] };
}

/** The best number of header rows: the highest score, and of equal ones the most rows. */
function best(readings: readonly Reading[]): Reading | null {
  let chosen: Reading | null = null;
  // An unusual arrangement is only there where rows proved it; then a straight one that lacks something is no rival.
  const proved = readings.some(({ fit }) => fit.complete && fit.arrangement !== "straight");
  for (const reading of readings) {
    if (proved && !reading.fit.complete) continue;
    if (chosen === null || reading.fit.score >= chosen.fit.score - 1e-9) chosen = reading;
  }
  return chosen;
}

/** Without a title: what the groups above the columns say, then what the lines of a two-sided table are, then the lead. */
function untitled(view: SheetView, readings: readonly Reading[], span: Span): Reading | null {
  const strong = readings.filter((reading) => reading.fit.score >= UNTITLED_SCORE && reading.fit.unplaced.length <= 1);
  const [first, second] = strong;
  if (!first) return null;
  if (!second || first.fit.score - second.fit.score >= UNTITLED_LEAD) return first;
  const rivals = strong.filter((reading) => first.fit.score - reading.fit.score < UNTITLED_LEAD);
  const named = new Set(first.columns.flatMap((column) => column.levels.flatMap((level) => kindsOfGroup(level))));
  const byGroup = rivals.filter((reading) => named.has(reading.fit.spec));
  if (byGroup.length === 1) return byGroup[0] ?? null;
  return byLines(view, rivals, span);
}

/** Tells the two balances apart: only the budget of everything has sources beyond the fiscal ones. */
function byLines(view: SheetView, rivals: readonly Reading[], span: Span): Reading | null {
  const counts = rivals.map((reading) => {
    const income = reading.fit.axes.find((axis) => axis.axis.id === "income");
    const label = income?.columns.find((column) => column.content === "name");
    if (!income || !label) return { reading, known: 0, lines: 0 };
    const words = new Set(income.axis.rows.lines?.flatMap((line) => line.words.map(plain)) ?? []);
    let known = 0;
    const last = Math.min(span.lastRow, (reading.rows.at(-1) ?? 0) + SAMPLE_ROWS);
    for (let row = (reading.rows.at(-1) ?? 0) + 1; row <= last; row++) {
      if (words.has(withoutNumbering(view.text(row, label.column)))) known += 1;
    }
    return { reading, known, lines: words.size };
  }).filter((count) => count.lines > 0);
  if (counts.length !== rivals.length || counts.every((count) => count.known === 0)) return null;
  const most = Math.max(...counts.map((count) => count.known));
  // As many lines known to both: the kind that knows fewer others is the closer one.
  return counts.filter((count) => count.known === most).sort((a, b) => a.lines - b.lines)[0]?.reading ?? null;
}

/** Whether the codes in a table are of the kind's classification; a table without codes suits. */
function codesSuit(view: SheetView, reading: Reading, span: Span): boolean {
  let suits = 0;
  let contradicts = 0;
  for (const { axis, columns } of reading.fit.axes) {
    const classification = axis.rows.classified?.classification;
    const code = columns.find((column) => column.content === "code");
    if (classification === undefined || !code) continue;
    const first = reading.fit.spec.book === "government" ? FIRST_DIGIT_OF_GOVERNMENT : FIRST_DIGIT[classification];
    const last = Math.min(span.lastRow, (reading.rows.at(-1) ?? 0) + SAMPLE_ROWS);
    for (let row = (reading.rows.at(-1) ?? 0) + 1; row <= last; row++) {
      const value = view.value(row, code.column);
      const text = typeof value === "number" ? String(value) : view.text(row, code.column);
      if (!/^\d{3}/.test(text)) continue;
      if (first.test(text)) suits += 1;
      else contradicts += 1;
    }
  }
  return contradicts <= suits;
}

/** Whether a header was understood. */
export function isIdentified(outcome: Identified | Unidentified): outcome is Identified {
  return "fit" in outcome;
}

