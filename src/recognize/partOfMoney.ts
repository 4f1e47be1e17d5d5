import type { HeaderColumn } from "./headers";

/** What headers call the kinds of money. 财政拨款 stands last, because the names of the three funds may end in it. */
const FUNDS: readonly RegExp[] = [/一般公共预算/, /政府性基金/, /国有资本经营/, /专户/, /单位资金|自有资金|其他资金|事业收入/, /财政拨款/];
const CARRIED = /上年.*结[转余]|^结[转余]/;
const THIS_YEAR = /^(?:本年|当年)/;

/** The kind of money that a header names, as a place in `FUNDS`; -1 where it names none or several. */
function fundOf(header: string): number {
  const first = FUNDS.findIndex((fund) => fund.test(header));
  return FUNDS.some((fund, at) => at > first && at < FUNDS.length - 1 && fund.test(header)) ? -1 : first;
}

interface Groups {
  /** The columns of what was carried over. */
  readonly carried: readonly HeaderColumn[];
  /** Columns of each kind of money, in the order of `FUNDS`. */
  readonly ofFunds: readonly (readonly HeaderColumn[])[];
}

const GROUPS = new WeakMap<readonly HeaderColumn[], Groups>();

function groupsIn(columns: readonly HeaderColumn[]): Groups {
  const known = GROUPS.get(columns) ?? {
    carried: columns.filter(({ levels }) => levels.some((level) => CARRIED.test(level))),
    ofFunds: FUNDS.map((_, fund) => columns.filter(({ levels }) => levels.some((level) => fundOf(level) === fund))),
  };
  GROUPS.set(columns, known);
  return known;
}

/** Whether any of some columns stands outside a group. */
function anyBeside(group: string, columns: readonly HeaderColumn[]): boolean {
  return columns.some(({ levels }) => !levels.includes(group));
}

/** Whether a group holds a part of the money: of one fund beside another, of this year beside what was carried over, or what was carried over beside a fund. */
function isOfPart(group: string, { carried, ofFunds }: Groups): boolean {
  if (THIS_YEAR.test(group)) return anyBeside(group, carried);
  if (CARRIED.test(group)) return ofFunds.some((others) => anyBeside(group, others));
  const fund = fundOf(group);
  return fund >= 0 && (anyBeside(group, carried) || ofFunds.some((others, at) => at !== fund && anyBeside(group, others)));
}

/** Whether a column stands in a group of a part of the money alone. */
export function isOfPartOfMoney({ levels }: HeaderColumn, columns: readonly HeaderColumn[]): boolean {
  if (levels.length < 2) return false;
  const groups = groupsIn(columns);
  return levels.slice(0, -1).some((group) => isOfPart(group, groups));
}
