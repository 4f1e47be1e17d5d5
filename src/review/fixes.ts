import { planFill } from "../derive/fill";
import type { BudgetBook } from "../model/book";
import type { CellRef } from "../model/cells";
import { cellKey } from "../model/cells";
import type { Finding } from "../model/findings";
import type { Fix, FixKind, SafeFixes } from "../model/fixes";
import { cellNumberOf, divideHalfAwayFromZero, FEN_PER_UNIT, formatDecimal, parseAmountText } from "../model/money";
import type { WorkbookSnapshot } from "../model/snapshot";
import { contentAt, numberFormatAt, sheetOf, valueAt } from "../model/snapshot";
import { understandWorkbook } from "./understand";
import { runRules } from "../rules/run";
import { Trial, type CellEdit } from "./trial";

/** So many fixes are tried by reviewing the workbook anew; a workbook with more slips is looked at by people first. */
const MOST_TRIALS = 40;
/** Cells that all trials together may read, so that a large workbook gets few of them and nobody waits for minutes. */
const MOST_CELLS = 4_000_000;

/** What might be written, before it is tried. The first that mends is proposed. */
interface Proposal {
  readonly finding: Finding;
  readonly choices: readonly { readonly kind: FixKind; readonly edits: readonly CellEdit[] }[];
  /** Whether the rule leaves one explanation only. */
  readonly certain: boolean;
}

/**
 * Proposed fixes of findings, by finding; those of one group share theirs. Proposed are: for a wrong cell that alone
 * explains its group the live formula, where filling derives the cell, otherwise the amount that satisfies every relation
 * around it; numbers for amounts stored as text; the code that was meant. A formula that is in error or leaves out a part
 * gets the one that filling would write, which is never called safe.
 *
 * Every fix is tried: the workbook with it is reviewed, and what does not make fewer findings is not proposed.
 */
export function fixesFor(snapshot: WorkbookSnapshot, findings: readonly Finding[]): ReadonlyMap<Finding, Fix> {
  return new Fixer(snapshot).fixes(findings);
}

/** Every safe fix of the findings, tried together; one that spoils another is left out. */
export function fixAllSafe(snapshot: WorkbookSnapshot, findings: readonly Finding[]): SafeFixes {
  return new Fixer(snapshot).allSafe(findings);
}

class Fixer {
  private readonly book: BudgetBook;
  private readonly before: readonly Finding[];
  private trial: Trial | null = null;
  private trials: number;
  private formulas: ReadonlyMap<string, CellEdit> = new Map();

  constructor(private readonly snapshot: WorkbookSnapshot) {
    this.book = understandWorkbook(snapshot);
    this.before = runRules(this.book, snapshot).findings;
    this.trials = this.affordable();
  }

  private affordable(): number {
    const cells = this.snapshot.sheets.reduce((sum, { values }) => sum + values.length * (values[0]?.length ?? 0), 1);
    return Math.min(MOST_TRIALS, Math.max(2, Math.floor(MOST_CELLS / cells)));
  }

  fixes(findings: readonly Finding[]): ReadonlyMap<Finding, Fix> {
    const leads = findings.filter(isFixable);
    if (leads.length === 0) return new Map();
    this.formulas = this.planned(leads);
    const found = new Map<Finding, Fix>();
    for (const lead of leads) {
      const proposal = this.proposal(lead);
      const fix = proposal && this.tried(proposal);
      if (!fix) continue;
      for (const finding of findings) {
        if (finding === lead || (lead.group !== undefined && finding.group === lead.group)) found.set(finding, fix);
      }
    }
    return found;
  }

  allSafe(findings: readonly Finding[]): SafeFixes {
    const safe = [...new Set(this.fixes(findings).values())].filter((fix) => fix.safe);
    const before = this.before.length;
    this.trials = this.affordable();
    const together = this.outcome(safe.flatMap(editsOf));
    if (together !== null && together.mended) return { edits: together.edits, fixes: safe, before, after: together.count };
    let kept: readonly Fix[] = [];
    let best: { readonly edits: readonly CellEdit[]; readonly count: number } = { edits: [], count: before };
    for (const fix of safe) {
      const outcome = this.outcome([...kept, fix].flatMap(editsOf));
      if (!outcome?.mended || outcome.count >= best.count) continue;
      kept = [...kept, fix];
      best = outcome;
    }
    return { edits: best.edits, fixes: kept, before, after: best.count };
  }

  /** What filling would write into the cells of the leads, where it writes without moving rows. */
  private planned(leads: readonly Finding[]): ReadonlyMap<string, CellEdit> {
    const overwrite = leads.filter((finding) => finding.relation !== undefined || FORMULA_RULES.has(finding.rule)).map(({ at }) => at);
    const plan = planFill(this.book, this.snapshot, { overwrite });
    const moves = plan.edits.some(({ kind }) => kind === "insertRows" || kind === "deleteRows");
    const formulas = new Map(plan.edits.flatMap((edit) =>
      (edit.kind === "setFormula" && !moves && !("formula" in edit.expects && edit.expects.formula === edit.formula) ? [[cellKey(edit.at), edit] as const] : [])));
    const stale = new Set([...formulas].flatMap(([key, edit]) => ("formula" in edit.expects ? [key] : [])));
    this.trial = new Trial(this.snapshot, this.book, stale);
    return formulas;
  }

  private proposal(finding: Finding): Proposal | null {
    if (finding.rule === "form/amount-stored-as-text") return this.single(finding, "numbers", this.numbers(finding), true);
    if (finding.rule === "form/code-mistyped") return this.single(finding, "code", this.code(finding), true);
    const formula = this.formulas.get(cellKey(finding.at));
    if (FORMULA_RULES.has(finding.rule)) return this.single(finding, "formula", formula ? [formula] : [], false);
    const amount = this.amount(finding);
    const choices: Proposal["choices"] = [
      ...(formula ? [{ kind: "formula" as const, edits: [formula] }] : []), ...(amount ? [{ kind: "amount" as const, edits: [amount] }] : []),
    ];
    // What the structure of an unknown table says is shown and not corrected unseen.
    return choices.length === 0 ? null : { finding, choices, certain: !finding.rule.startsWith("structure/") };
  }

  private single(finding: Finding, kind: FixKind, edits: readonly CellEdit[], certain: boolean): Proposal | null {
    return edits.length === 0 ? null : { finding, choices: [{ kind, edits }], certain };
  }

  /** The amount that satisfies every relation of the group, rounded as the cell is. */
  private amount({ at, values }: Finding): CellEdit | null {
    const expected = values.expected;
    const content = contentAt(this.snapshot, at);
    // A formula of the user's is not replaced by a number.
    if (expected?.kind !== "money" || "formula" in content) return null;
    const grain = Math.max(1, Math.round(FEN_PER_UNIT[expected.unit] / 10 ** expected.decimals));
    const money = Number(divideHalfAwayFromZero(BigInt(expected.fen), BigInt(grain))) * grain;
    return { kind: "setValue", at, expects: content, value: cellNumberOf(money, expected.unit), ...this.asNumber(at) };
  }

  /** Numbers for amounts that are text; a text that is no plain amount stays. */
  private numbers(finding: Finding): readonly CellEdit[] {
    const cells = [finding.at, ...finding.related];
    const amounts = cells.flatMap((at) => {
      const content = contentAt(this.snapshot, at);
      const exact = "value" in content && typeof content.value === "string" ? parseAmountText(content.value) : null;
      return exact ? [{ at, content, exact }] : [];
    });
    const decimals = Math.max(0, ...amounts.map(({ exact }) => exact.decimals));
    return amounts.map(({ at, content, exact }) =>
      ({ kind: "setValue", at, expects: content, value: Number(formatDecimal(exact)), ...this.asNumber(at, decimals) }));
  }

  /** A number format in place of that for text, under which a number would count for nothing. */
  private asNumber(at: CellRef, decimals = 2): { readonly numberFormat?: string } {
    const sheet = sheetOf(this.snapshot, at.sheet);
    if (!sheet || numberFormatAt(sheet, at.row, at.column) !== "@") return {};
    return { numberFormat: decimals === 0 ? "0" : `0.${"0".repeat(decimals)}` };
  }

  private code({ at, related, values }: Finding): readonly CellEdit[] {
    const meant = values.expected;
    const sheet = sheetOf(this.snapshot, at.sheet);
    // A code in three columns (类 款 项) has no one cell to correct.
    if (meant?.kind !== "text" || related.length > 0 || !sheet || valueAt(sheet, at.row, at.column) === null) return [];
    return [{ kind: "setValue", at, expects: contentAt(this.snapshot, at), value: meant.text, numberFormat: "@" }];
  }

  private tried({ finding, choices, certain }: Proposal): Fix | null {
    let unknown: Fix | null = null;
    for (const { kind, edits } of choices) {
      const outcome = this.outcome(edits);
      if (outcome?.mended) return { finding, kind, edits: outcome.edits, safe: certain };
      if (outcome === null) unknown ??= { finding, kind, edits, safe: false };
    }
    return unknown;
  }

  /** What a review says with the edits; null where their effect cannot be told, or would take too long to tell. */
  private outcome(edits: readonly CellEdit[]): { readonly mended: boolean; readonly count: number; readonly edits: readonly CellEdit[] } | null {
    if (edits.length === 0 || this.trials <= 0) return null;
    this.trials -= 1;
    const after = this.trial?.after(edits) ?? null;
    if (after === null) return null;
    const { findings } = runRules(understandWorkbook(after), after);
    const known = new Set(this.before.map(identity));
    const mended = findings.length < this.before.length && findings.every((finding) => known.has(identity(finding)));
    const settled = edits.map((edit): CellEdit => {
      const sheet = sheetOf(after, edit.at.sheet);
      return edit.kind === "setFormula" && sheet ? { ...edit, result: valueAt(sheet, edit.at.row, edit.at.column) } : edit;
    });
    return { mended, count: findings.length, edits: settled };
  }
}

/** Rules whose finding means that a formula should be written anew. */
const FORMULA_RULES: ReadonlySet<string> = new Set(["form/formula-error", "form/formula-skips"]);

/** Findings from which a fix can start: rules of form that name what is meant, and cells that alone explain their group. */
function isFixable(finding: Finding): boolean {
  if (finding.rule === "form/amount-stored-as-text" || finding.rule === "form/code-mistyped" || FORMULA_RULES.has(finding.rule)) return true;
  const bound = finding.values.bound;
  return finding.rootCause === true && finding.severity === "inconsistency" && (finding.alternatives ?? []).length === 0
    && bound?.kind === "text" && bound.text === "=";
}

function editsOf(fix: Fix): readonly CellEdit[] {
  return fix.edits.filter((edit): edit is CellEdit => edit.kind === "setValue" || edit.kind === "setFormula");
}

/** A finding as the same one after an edit: a relation by its cells whichever leads, a hint for many cells by its sheet. */
function identity(finding: Finding): string {
  if (finding.relation !== undefined) return [finding.rule, finding.relation, ...[finding.at, ...finding.related].map(cellKey).sort()].join("|");
  const many = finding.values.count !== undefined;
  return [finding.rule, many ? finding.at.sheet : cellKey(finding.at)].join("|");
}
