import type { HeaderColumn } from "./headers";

/** What headers call the kinds of money; 财政拨款 is not among them, which may be all there is. */
const FUNDS: readonly RegExp[] = [/一般公共预算/, /政府性基金/, /国有资本经营/, /专户/, /单位资金|自有资金|其他资金|事业收入/];

interface Groups {
  /** The columns of what was carried over. */
  readonly carried: readonly HeaderColumn[];
  /** Columns of each kind of money, in the order of `FUNDS`. */
  readonly ofFunds: readonly (readonly HeaderColumn[])[];
}

const GROUPS = new WeakMap<readonly HeaderColumn[], Groups>();

function groupsIn(columns: readonly HeaderColumn[]): Groups {
  const known = GROUPS.get(columns) ?? {
    carried: columns.filter(({ levels }) => levels.some((level) => /上年.*结[转余]|^结[转余]/.test(level))),
    ofFunds: FUNDS.map((fund) => columns.filter(({ levels }) => levels.some((level) => fund.test(level)))),
  };
  GROUPS.set(columns, known);
  return known;
}

/** Whether a group holds the money of one fund alone, beside columns of another fund. */
function isOfOneFund(group: string, { ofFunds }: Groups): boolean {
  const named = FUNDS.filter((fund) => fund.test(group));
  return named.length === 1 && ofFunds.some((others, at) => FUNDS[at] !== named[0] && others.some(({ levels }) => !levels.includes(group)));
}

/** Whether a column stands in a group of a part of the money alone: of this year's beside columns of what was carried over, or of one fund's beside another's. */
export function isOfPartOfMoney({ levels }: HeaderColumn, columns: readonly HeaderColumn[]): boolean {
  if (levels.length < 2) return false;
  const groups = groupsIn(columns);
  return levels.slice(0, -1).some((group) => (/^(?:本年|当年)/.test(group) && groups.carried.some((other) => !other.levels.includes(group))) || isOfOneFund(group, groups));
}
