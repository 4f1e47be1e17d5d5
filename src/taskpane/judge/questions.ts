/** What the pane asks about a workbook that takes time with the workbook's size, and what it is answered: plain data all. */
import type { CellRef } from "../../model/cells";
import type { Edit } from "../../model/edits";
import type { Finding } from "../../model/findings";
import type { FillOptions } from "../../derive/fill";
import type { FillPlan, Review } from "../../model/plans";
import type { Language, ReportedSection } from "../../report";
import type { ExplainedRelation, Explanation } from "../../review/explain";
import type { Overview } from "../overview";

export type Question =
  /** Whether the workbook holds together, compared with last year's where that is given. */
  | { readonly kind: "review" }
  /** The part of a report that is about the workbook, under the name of its file. */
  | { readonly kind: "section"; readonly file: string }
  /** The workbook at a glance. */
  | { readonly kind: "overview"; readonly language: Language }
  /** What filling would write. */
  | { readonly kind: "filling"; readonly options: FillOptions }
  /** Where a figure comes from and where it goes. */
  | { readonly kind: "explain"; readonly at: CellRef }
  /** The relation that a finding tells of; null where it tells of none. */
  | { readonly kind: "relation"; readonly finding: Finding }
  /** What can be done about findings: about all together, or about the first of them for which something can. */
  | { readonly kind: "fixes"; readonly findings: readonly Finding[]; readonly together: boolean }
  /** What accepts findings with a reason. */
  | { readonly kind: "accept"; readonly findings: readonly Finding[]; readonly reason: string };

export interface Answers {
  readonly review: Review;
  readonly section: ReportedSection;
  /** With the name of the sheet 操作记录; null where there is none. */
  readonly overview: { readonly overview: Overview; readonly logSheet: string | null };
  /** With the number of tables that were found. */
  readonly filling: { readonly plan: FillPlan; readonly tables: number };
  readonly explain: Explanation;
  readonly relation: ExplainedRelation | null;
  /** Nothing where nothing can be proposed. */
  readonly fixes: { readonly edits: readonly Edit[]; readonly safe: boolean };
  readonly accept: readonly Edit[];
}
