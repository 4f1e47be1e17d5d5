import type { AxisId, ColumnRole, TableId } from "../model/book";
import type { DeclaredRule } from "../model/ruleWords";

/**
 * Which rows of a table one side of a tie names. `each` joins both sides row by row on the same key; `codes` sums
 * every item whose code begins so.
 */
export type RowPattern =
  | { readonly kind: "key"; readonly key: string }
  | { readonly kind: "eachCode" }
  | { readonly kind: "eachProject" }
  /** Joins both sides on the projects that both name, by unit and name or by a name that stands once on each side. */
  | { readonly kind: "sharedProjects" }
  | { readonly kind: "codes"; readonly prefix: string; readonly digits: number };

/** One operand of a tie: Σ of the cells it names. */
export interface FactPattern {
  readonly table: TableId;
  readonly axis: AxisId;
  readonly row: RowPattern;
  readonly column: ColumnRole;
}

interface RelationBase {
  /** Stable name, "general-expenditure/total-of-columns". */
  readonly id: string;
  /** Rule under which a failure is reported. */
  readonly rule: DeclaredRule;
  /** Whether filling derives the left side (the sum) from the right. Each cell is derived by one relation only. */
  readonly derives: boolean;
}

/** In every row: a column is the sum of the columns it names as parts (see ColumnSpec.parts). */
export interface ColumnSumRelation extends RelationBase {
  readonly kind: "columnSum";
  readonly table: TableId;
  readonly axis: AxisId;
}

/** In every amount column: class = Σ divisions, division = Σ items (economic: class = Σ items). */
export interface ChildrenRelation extends RelationBase {
  readonly kind: "children";
  readonly table: TableId;
  readonly axis: AxisId;
}

/** In every amount column: a total row or line = Σ classes. */
export interface ClassTotalRelation extends RelationBase {
  readonly kind: "classTotal";
  readonly table: TableId;
  readonly axis: AxisId;
  /** Key of the total: "total", or the line "current-expenditure-total" of a balance. */
  readonly total: string;
}

/** A line = Σ lines on the same axis; a part that a layout does not print is replaced by its own parts. */
export interface LineSumRelation extends RelationBase {
  readonly kind: "lineSum";
  readonly table: TableId;
  readonly axis: AxisId;
  readonly total: string;
  readonly parts: readonly string[];
  /** Only where the layout prints these: 其中 may name some of the parts only. */
  readonly whenPrinted?: readonly string[];
  /** Only where the layout prints none of these, which would stand between the line and its parts. */
  readonly unlessPrinted?: readonly string[];
  /** A part that some layouts print among these, others beside the total, as a part of the wider one. */
  readonly floating?: FloatingLine;
}

/** A line that is a part either of `inner` or, beside it, of `outer`: the figures say which, else where it is printed. */
export interface FloatingLine {
  readonly line: string;
  readonly inner: string;
  readonly outer: string;
}

/** 汇总 = 本级 + 下属; 合计 = Σ 汇总 (or Σ units where there is none). */
export interface UnitsRelation extends RelationBase {
  readonly kind: "units";
  readonly table: TableId;
  readonly axis: AxisId;
}

/** 合计 = Σ projects; the subtotal of a unit = Σ its projects. */
export interface ProjectsRelation extends RelationBase {
  readonly kind: "projects";
  readonly table: TableId;
  readonly axis: AxisId;
}

/** Groups within groups: 合计 = Σ the widest groups; a group = Σ the rows of the next step below it. */
export interface OutlineRelation extends RelationBase {
  readonly kind: "outline";
  readonly table: TableId;
  readonly axis: AxisId;
}

/** One cell against cells of other tables (or of the other side): left = Σ right, left ≤ Σ right or left ≥ Σ right. */
export interface TieRelation extends RelationBase {
  readonly kind: "tie";
  readonly operator: "=" | "<=" | ">=";
  readonly left: FactPattern;
  readonly right: readonly FactPattern[];
  /** What some layouts count in beside the left, or beside the right where that is its table (money carried over): added there where the figures agree better so. */
  readonly perhaps?: readonly FactPattern[];
  /** What may stand in part on the other side than that of `perhaps`, nobody knows how much: a gap within the first of them that is printed says nothing. */
  readonly within?: readonly FactPattern[];
  /** Columns that tell apart what `perhaps` and `within` count in: where the layout prints one, neither does. */
  readonly unless?: readonly FactPattern[];
  /** Applies only where the condition holds; otherwise not applicable. */
  readonly when?: RelationCondition;
  /** Does not apply where the figures say that one side counts in what was carried over from last year and the other does not. */
  readonly ofOneMoney?: true;
  /**
   * Filling derives the left side by it in rows into which nobody has typed an amount, so that no figure is typed twice;
   * what somebody typed there is left alone and compared. So it is where the condition holds, which must be such that the
   * whole row follows; a table that shows nothing typed gets the rows it lacks.
   */
  readonly derivesRows?: RelationCondition | "always";
}

/**
 * When a tie applies, judged from the sources in `revenue` or `balance`. `fiscalOnly`: only the three fiscal funds
 * are sources, without carry-over. `generalFiscalOnly`: of those three the general public budget alone, without carry-over;
 * `generalOnly`: it is the only source of all. `generalBasicOnly`: so it is, and the general public budget alone pays for basic
 * expenditure, so that its table shows all personnel and operating expenditure. `noCarryOver`: nothing is carried over from last year
 * or to the next. Where the sources cannot be
 * told, a conditional tie does not apply.
 */
export type RelationCondition =
  | "generalBasicOnly" | "notGeneralBasicOnly" | "fiscalOnly" | "notFiscalOnly" | "generalFiscalOnly" | "notGeneralFiscalOnly" | "generalOnly" | "noCarryOver";

/** A relation of the field, said once: filling turns it into formulas, validation asks whether it holds. */
export type RelationSpec =
  | ColumnSumRelation | ChildrenRelation | ClassTotalRelation | LineSumRelation | UnitsRelation | ProjectsRelation | OutlineRelation | TieRelation;
