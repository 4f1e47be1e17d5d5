import type { ColumnSpec } from "../catalog/types";
import type { HeaderColumn } from "./headers";
import { plain } from "./text";

/** How well the headers of a column, and what stands below them, say a role. */

/** A header under a group that means the group itself. */
export const AGGREGATE = /^(?:合计|小计|总计|总额|金额|预算数|本年预算数?|当年|本年)$/;

const PLAIN_WORDS = new WeakMap<readonly string[], readonly string[]>();

/** Words as headers are compared with them. */
export function plainWords(words: readonly string[]): readonly string[] {
  const known = PLAIN_WORDS.get(words);
  if (known) return known;
  const result = words.map(plain);
  PLAIN_WORDS.set(words, result);
  return result;
}

/** How well a text says one of the words: 1 for the very word, with or without what it adds in brackets. */
function wordScore(text: string, words: readonly string[]): number {
  const short = text.replace(/[(][^()]*[)]/g, "");
  let best = 0;
  for (const word of plainWords(words)) {
    if (text === word || short === word) return 1;
    // 类 and 项 stand inside too many other words.
    if (word.length < 2) continue;
    if (text.includes(word)) best = Math.max(best, 0.5 + (0.4 * word.length) / text.length);
    if (short !== text && short.includes(word)) best = Math.max(best, 0.5 + (0.4 * word.length) / short.length);
  }
  return best;
}

/** Whether a header names units and codes of a classification at once. */
export function isMixed(header: string): boolean {
  return /单位/.test(header) && /科目/.test(header);
}

/** How well a column's header says a role: 1 for the very word, more where the group above says it too, 0 for not at all. */
export function matchScore(column: HeaderColumn, spec: ColumnSpec, codes = true): number {
  const said = saysRole(column, spec, codes);
  return said === 0 ? 0 : said + contentBonus(column, spec);
}

/** What headers said, by role: workbooks of a region have the same ones. */
const SAID = new WeakMap<ColumnSpec, Map<string, number>>();
const MOST_SAID = 2000;

function saysRole(column: HeaderColumn, spec: ColumnSpec, codes: boolean): number {
  const path = `${codes ? "" : "-"}${column.levels.join("\n")}`;
  let own = SAID.get(spec);
  const known = own?.get(path);
  if (known !== undefined) return known;
  if (!own || own.size >= MOST_SAID) SAID.set(spec, own = new Map());
  const said = readRole(column, spec, codes);
  own.set(path, said);
  return said;
}

function readRole(column: HeaderColumn, spec: ColumnSpec, codes: boolean): number {
  const leaf = column.levels.at(-1) ?? "";
  const under = spec.under;
  const inGroup = under === undefined || column.levels.some((level) => plainWords(under).some((word) => level.includes(word)));
  if (!inGroup) return 0;
  if ((spec.content === "unitCode" || spec.content === "unitName") && codes && isMixed(leaf)) return 0;
  // What is carried over has columns of its own or none.
  if (under === undefined && column.levels.slice(0, -1).some((level) => /结转|结余/.test(level))) return 0;
  // 单位（科目）编码 is a column of codes with those of units among them.
  const refused = (text: string): boolean => plainWords(spec.without ?? []).some((word) => text.includes(word)) &&
    !((spec.content === "code" || spec.content === "name") && isMixed(text));
  const bonus = under === undefined ? 0 : 0.15;
  const own = refused(leaf) ? 0 : wordScore(leaf, spec.words);
  const parent = column.levels.at(-2);
  // Under a group that names a role, 合计 or 预算数 means that role and not the table's total.
  const viaGroup = parent !== undefined && spec.content === "amount" && AGGREGATE.test(leaf) && !refused(parent)
    ? wordScore(parent, spec.words) * 1.05 : 0;
  const best = Math.max(own, viaGroup);
  if (best === 0) return 0;
  return best + bonus;
}

/** What stands below a header supports or contradicts the kind of content of a role. */
function contentBonus(column: HeaderColumn, spec: ColumnSpec): number {
  const { numbers, texts, codes } = column.content;
  const all = numbers + texts;
  if (all === 0) return 0;
  switch (spec.content) {
    case "amount": return texts > numbers * 2 ? -0.15 : 0;
    case "code": return codes * 2 > all ? 0.05 : 0;
    case "name": case "unitName": return numbers > texts ? -0.3 : 0;
    case "unitCode": return numbers === 0 && texts > 0 ? -0.3 : 0;
    default: return 0;
  }
}
