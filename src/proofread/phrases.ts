import { isOfOtherYears } from "./others";

/** The phrases of comparisons with last year, of reasons and purposes, as any region writes them. */

const RISE = "翻|增支|增收|增加|增长|上升|上涨|上浮|上调|提高|增幅|涨幅|增量|调增|核增|增";
const FALL = "减支|减收|减少|下降|下调|压减|压缩|压降|降低|缩减|削减|核减|调减|节约|节省|降幅|减幅|跌幅|减量|减|降";
/** "比上年多安排": direction words that only a base before them makes such. */
const MORE = "多|少";
const OF_MORE = "(?:安排|支出|收入|列支|投入)?了?";
/** Words of a base go on up to the word that says how it changed. */
const BASE_WORDS = `((?:上一年|上年|去年|(?:19|20)\\d\\d年)度?(?:(?!持平|翻|增|减|上[升涨浮调]|下[降调]|压|提高|降|涨|缩|削|核[增减]|调[增减]|节[约省]|相比|相同|一致|无|基本|(?:${MORE})${OF_MORE}$|[，。；：、]).){0,14})`;
const NO_CHANGE = "持平|一致|相同|无增减变化|无增减|无变化|没有变化";

/** A word of direction right before a figure. */
export const DIRECTION = new RegExp(`(${RISE}|(?<!增)(?:${FALL}))(?:（(?:${RISE}|${FALL})）)?(?:了|额为|额|率为|率|幅度为|幅度|约|数为|比例为|为)?-?$`);
/** "本年数小于上年预算数40.05万元": direction and base in one. */
export const BESIDE_BASE = new RegExp(`(大于|高于|多于|小于|低于|少于|(?<!不得?|未|不能)超[过出])${BASE_WORDS}$`);
/** "增减额为-5万元", "较上年+5万元": the sign says the direction. */
export const SIGNED = /(?:增减(?:额|数|变化|变动|率|幅度?|比例)?|变动(?:额|率)?|变化(?:额|率)?|(?:比|较|与|同)(?:上年|去年)(?:预算|执行|决算)?数?(?:相比)?)(?:为|是)?([+-])$/;
/** "比上年多安排": the same behind the base. */
export const BEHIND_BASE = new RegExp(`(?:比|较|与|同)${BASE_WORDS}(${MORE})${OF_MORE}$`);
/** 比上年预算, 较2024年执行数. */
export const BASE = new RegExp(`(?:比|较|与|同|[大高多小低少]于|超[过出])${BASE_WORDS}`, "g");
/** "（", "、" or nothing but 即 between a change and its rate. */
export const BEHIND_CHANGE = /^[（，、]?(?:即|约|幅度|比例)?([+-])?$/;
/** "，增长13.64%" right behind a change: its rate. */
export const RATE_BEHIND = new RegExp(`^[，（](?:${RISE}|${FALL})(?:了|率为|率|幅度为|幅度|比例为|为)?(?:约)?(?:\\d[\\d.]{0,11}%|百分之)`);
/** 与上年持平 and its like. */
export const FLAT = new RegExp(`(?:比|较|与|同)${BASE_WORDS}(?:相比)?[，]?(?:基本)?(?:${NO_CHANGE})|同比(?:${NO_CHANGE})`, "g");
/** "比上年预算数为", "2023年当年预算执行数为": what stands before last year's amount. */
export const BASE_VALUE = /^[而其]?(?:比|较|与|同)?(?:上年|去年|上一年|(?:19|20)\d\d年)度?(?:当年)?(?:年初)?(?:(?:预算执行数|执行数|预算数|预算|决算数|决算|完成数|支出|收入)(?:仅|只|则)?(?:为|是|的)?|(?:同期|安排|数|仅|只|则)*[为是])$/;
/** "（上年财政仅安排预留机动140.2万元）": last year's amount, told in brackets behind the change. */
export const BASE_IN_BRACKETS = /^（(?:上年|去年|上一年|(?:19|20)\d\d年)度?[^，。；：（）]{0,30}$/;
/** "比2024年“三公”经费财政拨款预算": last year's amount in other words, where a word of direction follows the amount. */
export const OTHER_BASE = /^(?:比|较|与|同)(?:上年|去年|上一年|(?:19|20)\d\d年)度?[^，。；：]{0,30}$/;
/** "与上年收支总预算": what last year's amount is of, by its own words. */
export const OF_BASE = /^(?:比|较|与|同)(?:上年|去年|上一年|(?:19|20)\d\d年)度?的?((?!预算|执行|决算|安排)[^，。；：]{2,20})$/;
/** "收入预算由上年的", "从2025年的": what an amount was that is said to have become another. */
export const TURNS_FROM = /^(.{0,40}?)(?:由|从)(?:上一年|上年|去年|(?:19|20)\d\d年)度?(?:年初)?(?:预算|执行|决算)?数?的?$/;
/** "变为", "压减到": what it has become. */
export const TURNS_INTO = /^(?:变为|改为|调整[为到至]|(?:增加|增长|提高|上升|压减|压缩|减少|下降|降低|增|减|降)[到至为])(?:(?:本年|今年|(?:19|20)\d\d年)度?的?)?$/;
/** "上年440万元，同比增加", "上年440万元。": last year's amount behind this year's, without a word more, and what follows it. */
export const BARE_BASE = /^(?:上年|去年|(?:19|20)\d\d年)$/;
export const MOVED_SINCE = new RegExp(`^(?:[。；）]|$|，(?:同比|比上年|较上年)?(?:(?:${RISE}|${FALL})了?(?:\\d|[一两]?番)|(?:是|为|相当于|达到?)(?:上年|去年)(?:预算|执行|决算)?数?的\\d))`);
/** Behind last year's amount: that it has changed, or not. */
export const MOVES = new RegExp(`^(?:相比)?[，]?(?:均|各|净)?(?:${RISE}|${FALL})`);
export const STAYS = /^(?:相比)?[，]?(?:基本)?(?:持平|一致|相同|无变化)/;
/** "三公经费与上年预算": words before a base that go before last year's amount. */
export const BASE_BEHIND = /^([^比较与同，。；：]{2,40})(?:比|较|与|同)(?:上年|去年|上一年|(?:19|20)\d\d年)/;
/** "2025年预算安排": the same amount once more. */
const RESTATED = /^(?:折合|即|合)(?:人民币)?$|^(?:(?:19|20)\d\d年|本年|今年)度?(?:本?(?:部门|单位))?(?:当年)?(?:年初)?(?:财政拨款)?(?:预算)?(?:安排|数|拨款|预算)(?:为|是)?$/;
/** "检察（款）：2018年预算支出合计": behind the words that head a paragraph, a total says no more than that it is theirs. */
export const TOTAL_OF_LEAD = /^(?:(?:19|20)\d\d年|本年|今年)?度?(?:当年)?(?:预算)?(?:支出)?(?:预算)?(?:合计|共计|总计)(?:为|是)?$/;
/** "增减相抵后", "增减相抵后项目支出预算数": behind the reasons, the change once more. */
export const NET_CHANGE = /相抵(?:后|，)+([^，。；：]{0,16}?)(?:共|净|总体|合计|实际)?$/;
/** Words of a reason that speak of more, or of less. */
export const RISING = /增加|增长|增多|上升|提高|新增/;
export const FALLING = /减少|下降|压减|压缩|缩减|降低|核减/;
/** "一是防汛50万元；二是…": which of a list it is. */
export const ENUMERATOR = /^(?:[一二三四五六七八九十]是|其[一二三四五六七八九十][是，]?)/;
/** "…80万元（占80%）、项目支出": the mark behind a bracket, with which the next of a list begins. */
export const BEHIND_BRACKET = /^）[、和及与]/;
/** "（12.00%）", "，比重12.00%" right behind an amount: a share without a word of its whole. */
export const BARE_SHARE = /^(?:（|[，（]?(?:比重|比例)(?:为|是)?)$/;
export const REASON = /原因|主要是|主要系|由于|系因|是因为/;
export const PURPOSE = /用于/;
export const MAIN_PURPOSE = /主要用于/;
/** "主要用于以下方面：…" lists amounts of this year. */
export const LISTED = /(?:方面|如下|以下|包括|项目|用于)[^，。]{0,8}：/;
/** "…万元（购置2万元、": a bracket right behind an amount that names what it is made of. */
export const PARTS_IN_BRACKETS = /^（(?!其中|比|较|与|同|占|约|即|增|减|上升|下降|上年|去年|含税|(?:19|20)\d\d|[^\u4e00-\u9fff])[^，。；：（）]{2,30}$/;
/** "…万元：因公出国（境）费2万元，…": a colon right behind an amount, and the name of the first of its parts. */
export const PARTS_BEHIND_COLON = /^：(?!其中)[^，。；：（]{2,30}(?:（[^）]{1,8}）)?[^，。；：（]{0,10}$/;
/** "…万元，包括人员经费": right behind an amount, what it is made of. */
export const INCLUDES = /^[，（]?(?:具体|主要)?(?:包括|包含|含)(?![，。；])/;
/** Words of a change that belongs to no comparison: its amount is not one of this year. */
export const MOVED = /增加|减少|增长|下降|增减(?:额|数|变化|变动)?(?:为)?-?$/;
/** "包括用于工资等人员经费…": the halves of basic expenditure among the words of a purpose. */
export const PEOPLE_AND_OPERATING = /(?:人员|公用)(?:经费|支出)(?:支出|预算)?(?:为)?$/;

/** "全部为", "均为", "收入全部为", "即": words before a name that say no more than that it is named. */
export const COPULA = /^(?:(?:支出|占比|比重|金额|数额|规模|安排)?最[多大高少小低](?:的|的一项|的支出|的部分|的科目)?(?:依次)?(?:是|为)|(?:收入|支出|资金|经费|来源|资金来源)?(?:全部|全|均|都|主要|仅|只|具体|分别)(?:为|是|系|来自|来源于|有|包括|包含|含|列支|安排)|(?:全部|全|均|仅|只)用于|即为?|包含|含)/;
/** "行政单位医疗2101101支出", "行政单位医疗（2101101）": the code that stands behind a name. */
export const CODE_BEHIND = /(?<=[\u4e00-\u9fff）])（?(?:科目)?(?:编码|代码)?：?(?<!\d)(\d{7}|\d{5}|\d{3})(?!\d)）?(?=(?:支出|预算|科目)*$)/;

/** "2010301行政运行": the code that stands before a name. */
export const CODE_BEFORE = /^(2\d{6}|[235]\d{4}|[235]\d\d)(?=[\u4e00-\u9fff])(?![年元万亿]|人(?![大力口才民]))/;

/** "行政运行（项）。年初预算为", "住房公积金（项）：支出": behind an item that heads a paragraph, that so much is spent on it. */
export const BUDGETED_ON_LEAD = /^(?:年初|当年|本年)?(?:财政拨款)?(?:支出)?(?:预算|安排|支出)(?:支出|数|安排|金额)?(?:为|是|共)?$/;

/** The same without a word of what is spent: it says nothing by itself. */
export const ARRANGED = /^(?:年初|当年|本年)?(?:财政拨款)?(?:预算|安排)(?:数|安排|金额)?(?:为|是|共)?$/;

/** Words that name an item as such: with its level, with its code beside it, or below the names of its parents. */
export const NAMES_ITEM = /（[类款项]）|[\u4e00-\u9fff）]（?\d{3}(?:\d\d){1,2}）?$|^2\d{6}[\u4e00-\u9fff]|[\u4e00-\u9fff]-[\u4e00-\u9fff]/;

/** Words before those of an amount that name something else than the heading does: a code, or what stands before a colon. */
export const NAMED_BEFORE = /(?<![\d.,])(?:\d{7}|\d{5}|\d{3})(?![\d.,]|[亿万元%])|[\u4e00-\u9fff）]：$/;

/** Whether words say an amount of this year once more; "2024年安排" is another year's. */
export function restates(clause: string, year: number | null): boolean {
  return RESTATED.test(clause) && !isOfOtherYears(clause, year);
}

/** Whether words before an amount say no more than that it is of what heads the paragraph; "住房公积金：41.35万元" has none. */
export function isOfLead(clause: string, lead: string, year: number | null): boolean {
  return lead !== "" && (clause === "" || restates(clause, year) || TOTAL_OF_LEAD.test(clause) || (NAMES_ITEM.test(lead) ? BUDGETED_ON_LEAD : ARRANGED).test(clause));
}

/** A letter of words that head a paragraph; of numbers these may hold a code, before a name too, or a year. */
const OF_LEAD = "(?:[^，。；：\\d]|(?<!\\d)(?:2\\d{6}|[235]\\d{4})(?=[\u4e00-\u9fff])(?![元万亿人])|(?<!\\d)(?:\\d{7}|\\d{5}|\\d{3})(?=[）：])|(?<!\\d)(?:19|20)\\d\\d(?=年))";
const LEAD = new RegExp(`^(${OF_LEAD}{2,40}(?:（[^）]{1,8}）)?${OF_LEAD}{0,10}|${OF_LEAD}{2,100}（项）)[：。]`);

/** "；2.公务接待费。2025年预算数…": an item of a list that is headed by its name. */
const NUMBERED_LEAD = /(?:^|[。；：])(?:\d{1,2}[.、]|（[一二三四五六七八九十\d]{1,3}）)([^，。；：]{2,30})[。：]$/;

/** "收入预算（单位：万元）：合计", "防汛2130314：50万元": what a bare total, or an amount without a word, behind a colon is of. */
const BEFORE_COLON = /(?:^|[，。；])(?!其中)([^，。；：（）]{3,30})(?:（[^）]{0,12}）)?：$/;

/** The words that head an amount within a paragraph, from those since the figure before it; "" where there are none. */
export function leadWithin(before: string, clause: string): string {
  return NUMBERED_LEAD.exec(before)?.[1] ?? (clause === "" || TOTAL_OF_LEAD.test(clause) ? BEFORE_COLON.exec(before)?.[1] : undefined) ?? "";
}

/** The words that head a paragraph on the same line: "收入预算：2025年…", "公务接待费。2025年…"; "" where there are none. */
export function leadOf(words: string): string {
  return LEAD.exec(words)?.[1] ?? "";
}

/** What a heading speaks of: "收入预算情况说明" is about 收入预算. */
export function aboutOf(heading: string): string {
  return heading.replace(/(?:的)?(?:总体)?(?:安排)?(?:情况)?(?:的)?(?:总体)?(?:说明)?$/, "");
}

/** What words name, without year, 预算 and what stands around them. */
export function coreOf(words: string): string {
  return words.replace(/[“”（）()\s、]/g, "").replace(/(?:19|20)\d\d年度?|其中|财政拨款(?!收|支)|预算数|预算|年初|[当本全]年度?|总额|支出总计|[，。；：]|元|安排|同期|总体|同比|环比|相比|(?:按|同|按可|可)比?口径|各|净|也|均|都|分别|^年度?|[为是共]$/g, "");
}

/** 收入 or 支出 alone, which many other words end with. */
export function isGeneric(core: string): boolean {
  return /^(?:总)?(?:收入|支出|收支|收支总计|拨款|经费)$/.test(core);
}

/** Whether a label names a generic word and no longer one that ends with it: only a body or section may stand before it. */
export function bareOf(core: string, generic: string): boolean {
  if (!core.endsWith(generic)) return false;
  const before = core.slice(0, core.length - generic.length);
  return before === "" || /(?:[局委办]|委员会|办公室|中心|街道|办事处)$/.test(before);
}

/** Whether a word of direction is a rise. */
export function isRise(word: string): boolean {
  return new RegExp(`^(?:${RISE})$`).test(word);
}

const OF_A_YEAR = /^(?:上年|去年|(?:19|20)\d\d年)度?([^\d，。；：]{2,24}?)(?:为|是|共)?$/;

/**
 * "2025年收入预算90万元，2026年收入预算100万元": whether words speak of the year before only to tell it beside the budget's, in one sentence.
 *
 * @param clause words before an amount, or from a year on
 * @returns what is told of both years; null where the sentence does not
 */
export function toldOfBothYears(clause: string, sentence: string, year: number | null): string | null {
  const about = OF_A_YEAR.exec(clause)?.[1];
  const named = /^(?:19|20)\d\d/.exec(clause)?.[0];
  if (about === undefined || (named !== undefined && year !== null && Number(named) !== year - 1)) return null;
  const now = year === null && named === undefined ? ["本年", "今年"] : ["本年", "今年", `${year ?? Number(named) + 1}年`];
  return now.some((word) => sentence.includes(word + about) || sentence.includes(`${word}度${about}`)) ? about : null;
}

/** The stretch of 预算 or 执行数 in the words of a base. */
export function nameOfBase(start: number, words: string): readonly [start: number, end: number] {
  const name = /(?:预算执行数|执行数|决算数|决算|预算数|预算)$/.exec(words);
  return [start + (name ? name.index : 0), start + Math.max(1, words.length)];
}

/** Year and name of a base: "2024年预算执行数" → 2024, 执行数. */
export function baseOf(words: string): { readonly baseYear: number | null; readonly baseName: string } {
  const year = /(?:19|20)\d\d/.exec(words)?.[0];
  const name = /执行/.test(words) ? "执行数" : /决算/.test(words) ? "决算数" : /预算/.test(words) ? "预算" : "";
  return { baseYear: year === undefined ? null : Number(year), baseName: name };
}
