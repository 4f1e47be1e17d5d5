import type { BookTable, BudgetBook } from "../model/book";
import type { Finding } from "../model/findings";
import type { DeclaredRule } from "../model/ruleWords";
import type { WorkbookSnapshot } from "../model/snapshot";
import type { BookContext } from "../relations/instantiate";
import type { AnyEvaluation, Evaluation } from "../relations/evaluate";

/**
 * What a rule may look at: the book, its lookups, how every relation came out, and the sheets as read (for what is no
 * figure: hidden rows). Nothing else.
 */
export interface RuleContext {
  readonly book: BudgetBook;
  readonly lookup: BookContext;
  readonly evaluations: readonly Evaluation[];
  /** Relations that the structure of tables shows. */
  readonly structural: readonly AnyEvaluation[];
  readonly snapshot: WorkbookSnapshot;
}

/**
 * What a rule has to say: findings, and how many single checks it made with which outcome. A rule that gives no counts is
 * one check a table.
 */
export interface RuleResult<Said = Finding> {
  readonly findings: readonly Said[];
  readonly passed?: number;
  readonly failed?: number;
  readonly notApplicable?: number;
  readonly insufficientData?: number;
}

/** What a rule has found in one place; it weighs as its rule does, and no other cell bears on it, unless it says otherwise. */
export type Found = Omit<Finding, "rule" | "severity" | "related"> & Partial<Pick<Finding, "severity" | "related">>;

/** One rule with its check. Pure: no input or output, no clock, no state. */
export interface Rule extends DeclaredRule {
  /** Whether the rule bears on a table on which it finds nothing; "unknown" where the table lacks what it looks at. */
  readonly applies?: (table: BookTable) => "yes" | "no" | "unknown";
  check(context: RuleContext): RuleResult;
}
