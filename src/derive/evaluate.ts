import type { BookCell, BookTable } from "../model/book";
import { cellKey } from "../model/cells";
import { decimalOfNumber, divideHalfAwayFromZero, FEN_PER_UNIT, fenOf, formatMoney, grainOf, parseAmountText, type Fen } from "../model/money";
import type { Derivation } from "./derivations";
import { buildOf, saysTheSame, type LiveFormula } from "./formulaText";
import type { WorkingBook } from "./working";

/** What is to become of a derivable cell. */
export type Decision =
  /** Write the formula (or number) in place of nothing, an equal figure, or an old formula of ours. */
  | { readonly kind: "write"; readonly money: Fen }
  /** The cell holds the formula already, or a formula of the user's with the same result. */
  | { readonly kind: "keep"; readonly money: Fen; readonly ours: boolean }
  /** The user's figure or formula differs. */
  | { readonly kind: "conflict"; readonly money: Fen; readonly typed: Fen }
  /** Text stands where the amount should be, or the cell depends on itself. */
  | { readonly kind: "skip" };

/** Derivable cells with the formulas they should hold. */
export interface Candidate {
  readonly derivation: Derivation;
  readonly formula: LiveFormula;
}

/**
 * Works out what every cell will show, exactly and in fen, without a formula engine: figures that are typed and stay
 * count as typed, derived cells as the sum of what they are derived from. Linear in the number of operands.
 */
export class Evaluation {
  private readonly decided = new Map<string, Decision>();
  private readonly underway = new Set<string>();

  /** @param replaceable cells that may be replaced whatever they hold. */
  constructor(
    private readonly work: WorkingBook, private readonly candidates: ReadonlyMap<string, Candidate>,
    private readonly replaceable: ReadonlySet<string>,
  ) {}

  /** What a cell will hold; 0 where it holds no amount. */
  money(cell: BookCell | null, table: BookTable): Fen {
    if (!cell) return 0;
    const decision = this.decision(cellKey(cell.ref));
    if (!decision || decision.kind === "skip") return this.typed(cell, table) ?? 0;
    return decision.kind === "conflict" ? decision.typed : decision.money;
  }

  /** What is to become of a derivable cell; null for one that is not. */
  decision(key: string): Decision | null {
    const known = this.decided.get(key);
    if (known) return known;
    const candidate = this.candidates.get(key);
    if (!candidate) return null;
    if (this.underway.has(key)) return { kind: "skip" };
    this.underway.add(key);
    const decision = this.decide(key, candidate);
    this.underway.delete(key);
    this.decided.set(key, decision);
    return decision;
  }

  private decide(key: string, { derivation, formula }: Candidate): Decision {
    const { cell, table, right } = derivation;
    if (right.some((operand) => operand.cell && this.underway.has(cellKey(operand.cell.ref)))) return { kind: "skip" };
    const money = right.reduce((sum, operand) => sum + this.money(operand.cell, operand.table), 0);
    const content = this.work.content(cell.ref);
    if (this.replaceable.has(key)) return { kind: "write", money };
    if ("formula" in content) {
      if (saysTheSame(content.formula, formula, cell.ref.sheet)) return { kind: "keep", money, ours: true };
      if (buildOf(content.formula) === buildOf(formula.text) || isRoundedSum(content.formula, formula.text) || cell.state.kind === "error") return { kind: "write", money };
      const shown = this.typed(cell, table);
      if (shown === null && this.work.value(cell.ref) !== null) return { kind: "skip" };
      return shown === null || this.same(shown, money, derivation) ? { kind: "keep", money, ours: false } : { kind: "conflict", money, typed: shown };
    }
    if (content.value === null || cell.state.kind === "blank") return { kind: "write", money };
    const typed = this.typed(cell, table);
    if (typed === null) return { kind: "skip" };
    return this.same(typed, money, derivation) ? { kind: "write", money } : { kind: "conflict", money, typed };
  }

  /** The exact amount in a cell, beyond what is printed; null where there is none. */
  private typed(cell: BookCell, table: BookTable): Fen | null {
    const value = this.work.value(cell.ref);
    if (table.unit === null || cell.state.kind === "error") return null;
    const exact = typeof value === "number" ? decimalOfNumber(value) : typeof value === "string" ? parseAmountText(value) : null;
    return exact && fenOf(exact, table.unit);
  }

  /** Whether a figure is the derived one, or that one as rounded to the step in which it is printed. */
  private same(typed: Fen, derived: Fen, { cell }: Derivation): boolean {
    if (typed === derived) return true;
    const grain = cell.state.kind === "amount" ? cell.state.figure.grain : 1;
    const printed = Number(divideHalfAwayFromZero(BigInt(derived), BigInt(grain))) * grain;
    return typed === printed;
  }
}

/** Whether both are sums rounded to a fen, as only filling writes them: the relation then changed its way of adding. */
function isRoundedSum(present: string, wanted: string): boolean {
  const build = /^=ROUND\((?:SUM|SUMIFS)\(.*\),(\d+)\)$/;
  const places = build.exec(present.replace(/\s/g, ""))?.[1];
  return places !== undefined && places === build.exec(wanted)?.[1];
}

/** An amount as the table prints it; with every decimal it has where that shows more. */
export function printed(money: Fen, { cell, table }: Derivation): string {
  const unit = table.unit ?? "元";
  const grain = cell.state.kind === "amount" ? cell.state.figure.grain : grainOf(unit, 2);
  const decimals = Math.max(0, Math.round(Math.log10(FEN_PER_UNIT[unit] / grain)));
  return formatMoney(money, unit, money % grain === 0 ? decimals : Math.max(decimals, Math.round(Math.log10(FEN_PER_UNIT[unit]))));
}
