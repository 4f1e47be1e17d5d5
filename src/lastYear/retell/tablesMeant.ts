import type { BookTable } from "../../model/book";
import type { TextUnderstood } from "../../proofread";
import type { Counterpart, Counterparts } from "../../proofread/counterparts";
import type { Mention } from "../../proofread/said";
import type { Value } from "../../proofread/values";

/**
 * What amounts mean whose words and value several tables had last year: parts of a whole stand in the table of that whole. "一般公共预算
 * 财政拨款支出100万元，包括教育支出80万元、…" tells rows of that fund's table, though the balance of all funds had the same amounts.
 */
export function meantByWholes({ said }: TextUnderstood, counterparts: Counterparts): ReadonlyMap<Mention, Value> {
  const meant = new Map<Mention, Value>();
  const tableOfValue = (value: Value | null): BookTable | null => {
    const [cell] = value?.cells ?? [];
    return (cell && counterparts.addressOf(cell)?.table) ?? null;
  };
  let whole: BookTable | null = null;
  let topic = "";
  for (const each of said) {
    if (each.topic !== topic) whole = null;
    topic = each.topic;
    for (const mention of each.mentions) {
      const { value, role, figure, also } = mention;
      if (role !== "value" || figure.kind !== "amount" || !value || each.paragraph.kind === "row") continue;
      if (isTotal(value, counterparts)) whole = tableOfValue(value);
      else if (whole && tableOfValue(value) !== whole) {
        const other = also.find((one) => tableOfValue(one) === whole);
        if (other) meant.set(mention, other);
      }
    }
  }
  return meant;
}

function isTotal({ cells }: Value, counterparts: Counterparts): boolean {
  const [cell, second] = cells;
  const row = cell && !second ? counterparts.addressOf(cell)?.row : undefined;
  return row !== undefined && (row.kind === "total" || /(?:^|-)total$/.test(row.key));
}

/** Parts that agreed with cells of other money by their amount, and made up their whole: where they do not now, those cells were not meant. */
export function doubtfulParts({ said }: TextUnderstood, wholeNow: (whole: Mention) => Counterpart | null, partNow: (part: Mention) => Counterpart | null): readonly Mention[] {
  return said.flatMap(({ breakdowns }) => breakdowns).flatMap(({ whole, parts }) => {
    const [others, now] = [parts.filter(({ value }) => value?.otherMoney), wholeNow(whole)];
    const bound = parts.flatMap((part) => partNow(part) ?? []);
    const isWhole = parts.reduce((sum, { figure }) => sum + (figure.money?.money ?? 0), 0) === whole.figure.money?.money;
    if (!now || others.length === 0 || !isWhole || bound.length < parts.length) return [];
    const gap = Math.abs(bound.reduce((sum, { money }) => sum + money, 0) - now.money);
    return gap < parts.length * (whole.figure.money?.grain ?? 1) ? [] : others;
  });
}
