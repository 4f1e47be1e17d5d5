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

/** A row of a unit with its name as it is compared, without its remark in brackets. */
interface Named {
  readonly row: BookRow;
  readonly name: string;
}

/**
 * The units of a department and what the table of revenue says of each: "按单位分：本级2065.30万元，采购中心70.02万元". What a unit spends need not
 * be its revenue, so that these amounts can agree with a text and prove nothing against it.
 */
export class Units {
  private readonly units: readonly Named[];
  private readonly ownOffices: readonly Named[];
  private readonly table: BookTable | undefined;

  constructor(book: BudgetBook, private readonly reader: ValueReader) {
    this.table = tableOf(book, "revenue");
    const named = (wanted: BookRow["kind"]): readonly Named[] => (this.table?.rows ?? []).filter(({ kind }) => kind === wanted)
      .map((row) => ({ row, name: plain(row.label).replace(/（[^）]*）/g, "") }));
    this.units = named("unit");
    this.ownOffices = named("ownOffice");
  }

  /** What the units are called below their department; none where there is but one. */
  get names(): readonly string[] {
    return this.units.length + this.ownOffices.length < 2 ? [] : this.units.map(({ name }) => name).filter((name) => name.length >= SHORTEST_NAME);
  }

  /** The amount of the unit that words name; null for a unit of which the table says nothing, undefined where they name none. */
  find(words: string): Value | null | undefined {
    if (this.units.length + this.ownOffices.length < 2) return undefined;
    const name = plain(withoutYear(labelText(words))).replace(OF_UNIT, "");
    if (OWN_OFFICE.test(name)) return this.valueOf(this.ownOffices);
    if (name.length < SHORTEST_NAME) return undefined;
    // The own office has the department's name: without 本级 the department is meant.
    if (this.ownOffices.some((own) => own.name.endsWith(name))) return undefined;
    const ending = this.units.filter((unit) => unit.name.endsWith(name));
    const meant = ending.length > 0 ? ending : this.units.filter((unit) => isShortFor(name, unit.name));
    return meant.length === 0 ? undefined : this.valueOf(meant);
  }

  private valueOf([only, second]: readonly Named[]): Value | null {
    const value = this.table && only && !second ? this.reader.ofRow(this.table, only.row, "total") : null;
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
