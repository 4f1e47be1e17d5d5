/** What a line of a project's card calls its amount of this year ("预算安排规模："); what it costs over the years (总投资) is another. */
const AMOUNT_LINE = /(?<!以前|上年|[一二三四五两多]年|总|累计)(?:本年度?|当年|年度|20\d\d年度?)?(?:项目)?(?:预算|资金|经费)(?:安排|申请|金额|资金|规模|总额|数|额)+：$/;
/** A name, up to the mark behind it: behind a colon the label of the card's next line has grown together with it. */
const NAME = /项目名称：([^，。；：]{2,60})(：?)/g;
const NEXT_LABEL = /(?:设立的?|立项|项目)?(?:(?:政策|立项)?依据|(?:承担|实施)?单位|概述|类型|编码|类别|主管部门|负责人)$/;
/** A card has so many letters at most between the name of its project and an amount. */
const FARTHEST = 1_500;

/**
 * The project of whose card an amount is a line, where its basis, purpose and terms stand between its name and 预算安排规模：; null
 * where other words stand before the amount or no name above.
 *
 * @param clean the text, of which nothing but the mark parts the lines
 * @param start where the amount begins
 * @param clause what its own words are behind the colon
 */
export function projectOfCard(clean: string, start: number, clause: string): string | null {
  if (clause !== "" || !AMOUNT_LINE.test(clean.slice(Math.max(0, start - 24), start))) return null;
  const [, name = null, colon] = [...clean.slice(Math.max(0, start - FARTHEST), start).matchAll(NAME)].at(-1) ?? [];
  return colon === "" ? name : name?.replace(NEXT_LABEL, "") ?? null;
}
