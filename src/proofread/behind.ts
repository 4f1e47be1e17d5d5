import { coreOf, isGeneric } from "./phrases";

/** Words before an amount that name nothing: "其中", "2026年安排", "和". */
const NAMELESS = /^(?:(?:19|20)\d\d年度?|本年|其中|另有?|此外|还有?|共|拟|计划|预算|年初|安排|支出|[：、，（和及与])*$/;
/** What joins an amount to the name behind it. */
const JOINS = /^(为|是|系|属于|来自|来源于|(?:安排|主要|全部)?用于)([^，。；、：（）\d]{2,40}?)(?=[，。；、：（）]|(?:和|及|与|以及)\d|$)/;
/** "安排360万元基本支出": the name right behind. */
const RIGHT_BEHIND = /^()((?:[\u4e00-\u9fff]{2,20}?支出)|人员经费|(?:日常)?公用经费)(?=[，。；、：（）]|(?:和|及|与|以及)\d|$)/;
/** Names of a classification: what money is for need not be all that the tables have of it. */
const CLASSIFIED = /支出$|^(?:人员|公用|日常公用)经费$|（[类款项]）$/;
const OTHER_YEAR = /上年|去年|(?:19|20)\d\d/;

/**
 * The name of an amount that stands behind it: "370万元用于农林水支出", "500万元来自一般公共预算拨款", "360万元为基本支出". null where words
 * before the amount name it, or those behind it name nothing for certain.
 *
 * @param clause words before the amount
 * @param following text behind its unit
 */
export function nameBehind(clause: string, following: string): string | null {
  if (!NAMELESS.test(clause)) return null;
  const match = JOINS.exec(following) ?? RIGHT_BEHIND.exec(following);
  const name = match?.[2] ?? "";
  const core = coreOf(name);
  if (core.length < 2 || isGeneric(core) || OTHER_YEAR.test(name)) return null;
  return (match?.[1] ?? "").endsWith("用于") && !CLASSIFIED.test(name) ? null : name;
}
