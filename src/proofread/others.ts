/** Years, and the budgets of which a whole is told at once: "2021-2025年", "三年累计", "自2019年以来". */
const PRINTED_YEARS = /(?<!\d)(?:19|20)\d\d(?=年|[-至到~～]\d)/g;
const SEVERAL_YEARS = /累计|总投资|(?:19|20)\d\d年?[-至到~～](?:19|20)\d\d|以来|[“”"]?十[一二三四五六]五/;
/** Last year, but for what was left over from it. */
const LAST_YEAR = /(?:上年|去年|上一年)(?!度?[^，。；]{0,16}(?:结转|结余))/;
const PART_OF_A_YEAR = /\d{1,2}月|[上下]半年|季度|截[至止]|年[底末]/;
/** Other bodies' money: 全市, 全区性 being no area. */
const AREA = /全(?:国|省|自治区|市|区|县|州|旗|盟|镇|乡|社会|行业)(?!性|口径|额|域)|同类|对下/;
/** A norm or an expectation: "人均15.6万元", "定额标准为每人每年3.5万元", "预计追加300万元". */
const NORM = /[人车户校生][均头]|每[人车辆户校生年月]|定额|标准|预计|预估|拟追加|缺口/;

/** Whether words speak of another year than the budget's, of a part of one or of several. */
export function isOfOtherYears(words: string, year: number | null): boolean {
  const printed = [...words.matchAll(PRINTED_YEARS)].map(([each]) => Number(each));
  return (year !== null && printed.length > 0 && !printed.includes(year)) || SEVERAL_YEARS.test(words) || LAST_YEAR.test(words) || PART_OF_A_YEAR.test(words);
}

/** Whether an amount is, by its words, of money that no table of this body's budget tells: other years, other bodies, norms and expectations. */
export function isOfOthers(words: string, year: number | null): boolean {
  return isOfOtherYears(words, year) || AREA.test(words) || NORM.test(words);
}

/**
 * The own office of a department, where words do not speak of what it is for (机关运行经费), nor of all of the department as the office
 * and its units (局机关及下属单位, 本级和3家事业单位).
 */
const OWN_OFFICE = /(?:(?<![省市区县镇乡])本级|[局委厅办院]机关|本部(?!门))(?!运行|事业|(?:以?及|和|与|、)[^，。；：]{0,12}单位)/;

/** Whether words speak of the department's own office alone; in a unit's own budget that is all of it. */
export function isOfOwnOffice(words: string, scope: "department" | "unit" | null): boolean {
  return scope !== "unit" && OWN_OFFICE.test(words);
}
