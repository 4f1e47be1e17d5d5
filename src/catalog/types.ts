import type { AxisId, ColumnRole, TableId } from "../model/book";
import type { RelationSpec } from "./relationTypes";

/** The two books of codes: functional (201, 20103, 2010301) and economic of department budgets (301, 30101). */
export type ClassificationId = "functional" | "economic";

/** Depth of a code in its classification. The economic one has classes and items only. */
export type CodeLevel = "class" | "division" | "item";

/** Begins the roles of columns that divide a part of the money alone by use, this year's or one fund's: "part-of-money/一般公共预算/基本支出". */
export const OF_PART_OF_MONEY = "part-of-money";

/**
 * A column of a table: its meaning, how its header reads, and which columns it sums. Headers are compared without
 * white space, brackets' width and quotes, by containing one of `words`, and none of `without`; `under` names words of
 * a header level above it, where the same word stands under several groups (小计 of this year and of the carry-over).
 */
export interface ColumnSpec {
  readonly role: ColumnRole;
  /** `comparison`: a change against last year or its rate, which follows from amounts and is none itself. */
  readonly content: "amount" | "comparison" | "code" | "name" | "unitCode" | "unitName" | "text" | "rowNumber";
  /** Name for messages, in the field's words. */
  readonly label: string;
  readonly words: readonly string[];
  readonly without?: readonly string[];
  readonly under?: readonly string[];
  /** Beside a column of one of these words a bare header (合计) covers that one too, and only a header that says `named` means this role. */
  readonly unlessBeside?: { readonly words: readonly string[]; readonly named: string };
  /**
   * The bare header means this role only where it covers such columns beside it: 合计 over 三公, 会议费 and 培训费. `seenDifferently`: offices
   * print the same header also for what does not cover them.
   */
  readonly onlyBeside?: { readonly words: readonly string[]; readonly named: string; readonly seenDifferently?: true };
  /** Further words that mean it where columns are printed as rows, though as headers they would mean others too. */
  readonly inRows?: readonly string[];
  /** Words of the group in whose rows alone it stands, where columns are printed as rows; it is never a column of its own. */
  readonly below?: readonly string[];
  /** It holds last year's amount or the change against it, and so is looked for among the headers that compare years only. */
  readonly lastYear?: true;
  /**
   * It means the use whatever year and fund its money comes from: beside a column of what was carried over, one under 本年预算 is a part of it
   * only; so is one under 一般公共预算 beside columns of other funds.
   */
  readonly ofAllMoney?: true;
  /** Roles whose sum this column is; a part that a layout does not print is replaced by its own parts. */
  readonly parts?: readonly ColumnRole[];
  /** It is a part of that column which need not make it up with others: 其中：动用上年结转. */
  readonly within?: ColumnRole;
}

/** A fixed line of a balance, recognised by its label without numbering ("一、", "1."). */
export interface LineSpec {
  readonly id: string;
  readonly label: string;
  /** Labels, white space and numbering removed, that mean this line; the first is the usual one. */
  readonly words: readonly string[];
  /** Id of the line below which alone a label means this one: the names of sources below 上年结转 are what was carried over of them. */
  readonly under?: string;
}

/** What the rows of an axis may be; a layout uses one or two of them. */
export interface RowsSpec {
  /** Codes with class, division and item; `byNameOnly` where the layout prints no codes (the right side of a balance). */
  readonly classified?: { readonly classification: ClassificationId; readonly byNameOnly: boolean };
  /** Units with 合计, 汇总 and 本级. */
  readonly units?: boolean;
  readonly lines?: readonly LineSpec[];
  readonly projects?: boolean;
  /**
   * A row may be printed as a card of its own: labels, and what they say beside them. Beside which labels the name of a project stands, and
   * beside which that of the whole body, whose card is the total.
   */
  readonly cards?: { readonly project: readonly string[]; readonly whole: readonly string[] };
  /**
   * Groups within groups, each row one step: the columns of text of each step, the widest first. A row is of the first step
   * that has text in it; the amount of a group is that of the rows of the next step below it. Rows of the widest step are
   * fixed lines where `lines` knows them.
   */
  readonly outline?: readonly (readonly ColumnRole[])[];
  /** A single row of amounts without any label (the three public expenses of Shanghai). */
  readonly unlabelledRow?: boolean;
  /** Every row is one column of a single total row: layouts that list items below each other and print one amount column. */
  readonly roles?: readonly ColumnSpec[];
}

export interface AxisSpec {
  readonly id: AxisId;
  readonly rows: RowsSpec;
  /** Few layouts print it. */
  readonly optional?: true;
  readonly columns: readonly ColumnSpec[];
  /** Columns (label and amount) of layouts that print the columns of this axis as rows. */
  readonly rolesInRows?: readonly ColumnSpec[];
}

/**
 * A kind of table: what it is called, what its rows and columns mean, and every relation inside it. Where it is printed
 * and how it looks is the profile's.
 */
export interface TableSpec {
  readonly id: TableId;
  /** Title in the field's words, without year and body. */
  readonly title: string;
  /**
   * Words of a title (white space, 部门/单位 and year removed): every word of one group must be there, and none of
   * `titleWithout`.
   */
  readonly titleWords: readonly (readonly string[])[];
  readonly titleWithout: readonly string[];
  /**
   * Only some regions print it: where it is not there, no relation misses it. Its columns are those of other kinds too, so that
   * only a title tells it.
   */
  readonly regional?: true;
  /** Its codes are those of the government's own economic classification, which other kinds leave aside. */
  readonly book?: "government";
  /** A title means this kind only beside a table of that kind, of which it is else another name: 财政拨款基本支出表 beside 一般公共预算基本支出表. */
  readonly beside?: TableId;
  readonly axes: readonly AxisSpec[];
  readonly relations: readonly RelationSpec[];
}
