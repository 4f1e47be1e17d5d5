import type { BudgetBook } from "../../model/book";
import type { CellRef } from "../../model/cells";
import type { Look, RetoldSlot, Retelling, SlotState, TextChange } from "../../model/retelling";
import type { TextUnderstood } from "../../proofread";
import { understandText } from "../../proofread";
import { labelText } from "../../proofread/anchors";
import type { Mention } from "../../proofread/said";
import type { CellNames } from "../cellNames";
import { takesCell, type Bindings } from "./bindings";
import { changed, lineAt, lineStarts } from "./changes";
import type { Stretch } from "./reasons";
import type { OwnTag } from "./tagged";

/** A figure of last year's text and what became of it, before its place in the new text is known. */
export interface OpenSlot {
  readonly mention: Mention;
  readonly state: SlotState;
  readonly text: string;
  readonly cells: readonly CellRef[];
  readonly others: RetoldSlot["others"];
}

/** Something to be looked at, by its stretch of last year's cleaned text. */
export interface OpenLook extends Stretch {
  readonly kind: Look["kind"];
  readonly cells: readonly CellRef[];
}

/** All that was settled of a text. */
export interface Settled {
  readonly last: TextUnderstood;
  readonly changes: readonly TextChange[];
  readonly slots: readonly OpenSlot[];
  readonly looks: readonly OpenLook[];
  readonly names: CellNames;
  readonly tagged: ReadonlyMap<Mention, OwnTag>;
  readonly bindings: Bindings;
  readonly year: Retelling["year"];
  readonly updates: boolean;
}

/** Characters of a stretch that is quoted by itself, else of what stands on its sides. */
const LEAST_QUOTED = 8;

/** The new text with every slot and remark at its place in it; what it still says otherwise than this year's workbook is told. */
export function assembled(given: string, now: BudgetBook, settled: Settled): Retelling {
  const { last: { layout }, changes, year, updates } = settled;
  const { text, offsetOf } = changed(given, changes);
  const struck = changes.filter((change) => change.kind === "strike" || (change.kind === "words" && change.text === ""));
  const isStruck = (offset: number): boolean => struck.some(({ start, length }) => offset >= start && offset < start + length);
  const lines = lineStarts(text);
  const place = (offset: number): { readonly start: number; readonly line: number } => {
    const start = offsetOf(offset);
    return { start, line: lineAt(lines, start) };
  };
  // A figure below zero had its sign, too.
  const signBefore = (told: string, at: number): 0 | 1 => (told.startsWith("-") && layout.clean[at - 1] === "-" ? 1 : 0);
  const slots = settled.slots.filter(({ mention, text: told }) => told !== "" && !isStruck(layout.offsetOf(mention.figure.start)))
    .sort((a, b) => a.mention.figure.start - b.mention.figure.start)
    .map(({ mention, ...slot }): RetoldSlot => {
      const { figure, label } = mention;
      const end = place(layout.offsetOf(figure.end - 1) + 1).start;
      const start = Math.max(0, end - slot.text.length);
      return { ...slot, id: layout.offsetOf(figure.start), formerLength: layout.offsetOf(figure.end - 1) + 1 - layout.offsetOf(figure.start), isAmount: takesCell(mention), former: layout.clean.slice(figure.start - signBefore(slot.text, figure.start), figure.end), start, line: lineAt(lines, start), label: labelText(label).slice(-40) };
    });
  const looks = [...settled.looks].sort((a, b) => a.start - b.start).map(({ kind, start, end, cells }): Look =>
    ({ kind, cells, line: place(layout.offsetOf(start)).line, quote: layout.quote(around(settled, start, Math.max(end, start + 1))) }));
  return { text, changes, slots, controls: controlsOf(settled, slots), looks: [...looks, ...disagreements(text, now)], year, updates };
}

/** What the figures of sentences are to carry. Those of printed tables are known by their places. */
function controlsOf({ last: { layout }, slots: open, names, tagged, bindings }: Settled, slots: readonly RetoldSlot[]): Retelling["controls"] {
  const mentions = new Map(open.map(({ mention }) => [layout.offsetOf(mention.figure.start), mention]));
  return slots.flatMap(({ id, formerLength, state, cells, label }) => {
    const mention = mentions.get(id);
    if (!mention || mention.paragraph.kind === "row" || state === "unconfirmed" || cells.length === 0) return [];
    const isValue = takesCell(mention) || mention.figure.kind === "count" || bindings.isTagged(mention);
    const chosen = state === "chosen" || tagged.get(mention)?.kind === "chosen";
    return names.control({ start: id, length: formerLength }, cells, isValue ? (chosen ? "chosen" : "value") : "follows", label) ?? [];
  });
}

/** A stretch that says something to people: a year or figure alone does not. */
function around({ last: { layout } }: Settled, start: number, end: number): readonly [number, number] {
  const paragraph = layout.paragraphs.find((each) => each.start <= start && start < each.end);
  return !paragraph || end - start >= LEAST_QUOTED ? [start, end] : [Math.max(paragraph.start, start - LEAST_QUOTED), Math.min(paragraph.end, end + LEAST_QUOTED)];
}

/** What the new text, read against this year's workbook, still says otherwise. */
function disagreements(text: string, now: BudgetBook): readonly Look[] {
  const { reading } = understandText(text, now);
  return reading.findings.filter(({ severity, rule }) => severity === "inconsistency" && rule.startsWith("text/") && rule !== "text/placeholder")
    .map(({ place, at }) => ({ kind: "stillDiffers", line: place.line, quote: place.quote, cells: at ? [at] : [] }));
}

/** Whether a figure says something that has to be this year's. */
export function isOpen({ figure: { kind, named, decimal }, paragraph }: Mention): boolean {
  if (named || kind === "year" || kind === "date") return false;
  return kind !== "number" || (decimal.decimals > 0 && paragraph.kind !== "heading");
}
