import type { BookRow, BookTable, BudgetBook } from "../model/book";
import { tableOf } from "../model/book";
import { labelText, withoutYear } from "./anchors";
import { plain } from "./labels";
import type { Value, ValueReader } from "./values";

/** What a label says beside whose amount it is. */
const OF_UNIT = /(?:的)?(?:总)?(?:收支|收入|支出)?(?:总额|总计|合计)?(?:预算)?(?:总额|数|安排)?$/;
/** The own office of a department; 区本级 is the district. */
const OWN_OFFICE = /(?<![省市区县镇乡])(?:本级|本部)$/;
const SHORTEST_NAME = 4;

/**
 * The units of a department and what the table of revenue says of each: "按单位分：本级2065.30万元，采购中心70.02万元". What a unit spends need not
 * be its revenue, so that these amounts can agree with a text and prove nothing against it.
 */
export class Units {
  private readonly rows: readonly BookRow[];
  private readonly table: BookTable | undefined;

  constructor(book: BudgetBook, private readonly reader: ValueReader) {
    this.table = tableOf(book, "revenue");
    const rows = (this.table?.rows ?? []).filter(({ kind }) => kind === "unit" || kind === "ownOffice");
    this.rows = rows.length > 1 ? rows : [];
  }

  /** The amount of the unit that words name; null for a unit of which the table says nothing, undefined where they name none. */
  find(words: string): Value | null | undefined {
    if (this.rows.length === 0) return undefined;
    const name = plain(withoutYear(labelText(words))).replace(OF_UNIT, "");
    if (OWN_OFFICE.test(name)) return this.valueOf(this.rows.filter(({ kind }) => kind === "ownOffice"));
    if (name.length < SHORTEST_NAME) return undefined;
    const nameOf = ({ label }: BookRow): string => plain(label).replace(/（[^）]*）/g, "");
    // The own office has the department's name: without 本级 the department is meant.
    if (this.rows.some((row) => row.kind === "ownOffice" && nameOf(row).endsWith(name))) return undefined;
    const units = this.rows.filter(({ kind }) => kind === "unit");
    const ending = units.filter((row) => nameOf(row).endsWith(name));
    const named = ending.length > 0 ? ending : units.filter((row) => isShortFor(name, nameOf(row)));
    return named.length === 0 ? undefined : this.valueOf(named);
  }

  private valueOf([row, second]: readonly BookRow[]): Value | null {
    const value = this.table && row && !second ? this.reader.ofRow(this.table, row, "total") : null;
    return value && { ...value, usual: true };
  }
}

/** Whether a name leaves out some of another before its end: 采购中心 for 政府采购服务中心. */
function isShortFor(short: string, name: string): boolean {
  if (!name.endsWith(short.slice(-2))) return false;
  let at = 0;
  for (const ch of name) if (ch === short[at]) at += 1;
  return at === short.length;
}
