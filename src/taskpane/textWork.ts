/** What the tab 说明 remembers beside the text that it shows: kept outside the panel, so that changing tabs loses nothing. */
import type { Narrative } from "../model/narrative";
import type { TextReading } from "../model/reading";
import type { MissingFields } from "../review/typeFacts";
import type { ChartData } from "../report/charts";
import type { OpenedText } from "./textFile";
import type { CarryWork } from "./carryActions";
import { noLikeWork, type LikeWork } from "./likeActions";
import { noPublishWork, type PublishWork } from "./publishActions";

/** The things that the tab does. */
export type TextView = "write" | "read" | "charts" | "publish";

/** What the tab shows: one of these, what can be carried over from last year, or this year's text in last year's words. */
export type TextScreen = TextView | "carry" | "like";

/** A text that was written, and whose: texts of two budgets are never compared. */
export interface WrittenText {
  readonly narrative: Narrative;
  /** Body and year, as the workbook gave them. */
  readonly of: string;
}

export interface TextWork {
  readonly view: TextScreen;
  /** The last text written, kept when filling or undoing takes it off the screen. */
  readonly last: WrittenText | null;
  /** The text shown before the one on the screen was written; null for the first of a budget. */
  readonly before: Narrative | null;
  /** What the tables give now, when that was looked up after writing; null when it was not, or when nothing differs. */
  readonly fresh: Narrative | null;
  /** The Word file made last, still to be had at its address. */
  readonly file: { readonly name: string; readonly address: string } | null;
  /** The text to be read against the tables, as it stands in its field. */
  readonly draft: string;
  /** The Word file whose words were opened to be read; null where they were not of one. */
  readonly draftFile: OpenedText | null;
  /** A copy of it with comments, still to be had. */
  readonly commented: { readonly name: string; readonly address: string } | null;
  /** What reading `of` gave. */
  readonly reading: { readonly of: string; readonly result: TextReading } | null;
  readonly charts: readonly ChartData[] | null;
  /** Last year's text, as it stands in its field. */
  readonly carryDraft: string;
  /** What last year's workbook or text gives; null where none was opened. */
  readonly carry: CarryWork | null;
  readonly like: LikeWork;
  readonly publish: PublishWork;
  /** What the text on the screen lacks. */
  readonly missing: MissingFields;
  /** What was typed for it and is not in the workbook yet, by field. */
  readonly typed: ReadonlyMap<string, string>;
}

/** How many facts that is. */
export function countMissing({ fields, elsewhere, unasked }: MissingFields): number {
  return fields.length + elsewhere.length + unasked;
}

export const noTextWork: TextWork = { view: "write", last: null, before: null, fresh: null, file: null, draft: "", draftFile: null, commented: null, reading: null, charts: null, carryDraft: "", carry: null, like: noLikeWork, publish: noPublishWork, missing: { fields: [], elsewhere: [], unasked: 0 }, typed: new Map() };
