import type { UnitOfMeasure } from "../model/money";

/** Reading of the texts of a sheet: titles, headers, labels. Everything here is a pure function of the text. */

const INVISIBLE = /[\s\u00a0\u3000\u200b\ufeff]/g;
const QUOTES = /[“”„‟"'‘’「」『』]/g;

const REMEMBERED = 4000;
/** Longer texts do not repeat. */
const LONGEST_REMEMBERED = 80;

/** A reading of texts that remembers what it said of the last few thousand short ones: labels repeat, in a workbook and from one to the next. */
export function remembering<T extends string | number | boolean | object | null>(read: (text: string) => T): (text: string) => T {
  const said = new Map<string, T>();
  return (text) => {
    const known = said.get(text);
    if (known !== undefined) return known;
    const result = read(text);
    if (text.length > LONGEST_REMEMBERED) return result;
    if (said.size >= REMEMBERED) said.clear();
    said.set(text, result);
    return result;
  };
}

const FIRST_IDEOGRAPH = 0x4e00;
const LAST_IDEOGRAPH = 0x9fa5;

/** Whether a text is of ideographs and visible ASCII alone, without quotes: nothing of it is folded or removed. Most texts are. */
export function isFolded(text: string): boolean {
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit >= FIRST_IDEOGRAPH && unit <= LAST_IDEOGRAPH) continue;
    if (unit <= 0x20 || unit > 0x7e || unit === 0x22 || unit === 0x27) return false;
  }
  return true;
}

const folded = remembering((text) => text.normalize("NFKC").replace(INVISIBLE, "").replace(QUOTES, ""));

/**
 * A text as headers, titles and labels are compared: compatibility forms folded (full-width digits, brackets and
 * colons become ASCII), white space and quotes removed.
 */
export function plain(text: string): string {
  return isFolded(text) ? text : folded(text);
}

/** A plain text with its brackets removed too: "事业收入(不含专户资金)" is "事业收入不含专户资金". */
export function bare(text: string): string {
  return plain(text).replace(/[()[\]【】〔〕<>《》]/g, "");
}

/** A name as it is written into keys: white space removed, brackets full width. */
export function keyName(text: string): string {
  return isFolded(text) && !text.includes("(") && !text.includes(")") ? text : keyed(text);
}

const keyed = remembering((text) => text.normalize("NFKC").replace(INVISIBLE, "").replace(/\(/g, "（").replace(/\)/g, "）"));

const LEAD = "(?:其中[:,]?|[加减][:])?";
const NUMBER = "(?:\\([一二三四五六七八九十百]{1,4}\\)|\\(\\d{1,2}\\)|[一二三四五六七八九十]{1,3}[、.,]|\\d{1,2}[、.,)](?!\\d)|[①-⑳]|[-*※·•—]+)?";
const NUMBERING = new RegExp(`^${LEAD}${NUMBER}${LEAD}`);

/** What numbering begins with; a text that begins otherwise has none. */
const NUMBERED = /^[其加减(\d一二三四五六七八九十①-⑳\-*※·•—]/;

/** A plain text without its numbering ("一、", "1.", "(一)", "其中:"). */
export function withoutNumbering(text: string): string {
  return NUMBERED.test(text) ? unnumbered(text) : text;
}

const unnumbered = remembering((text) => text.replace(NUMBERING, "") || text);

/** Whether a plain text begins with numbering, as lines of a table do and headers do not. */
export function isNumbered(text: string): boolean {
  return /^(?:\([一二三四五六七八九十]+\)|[一二三四五六七八九十]{1,3}、|\d{1,2}[、.](?!\d)|其中[:,])/.test(text);
}

/** Whether a text in an amount cell says that there is no amount: a dash, a slash, 无. */
export function saysNothing(text: string): boolean {
  return !SAYS_SOMETHING.test(text) && nothingSaid(text);
}

/** Letters, digits and ideographs but those with which 无, 不需填列 and the like begin. */
const SAYS_SOMETHING = /^(?![无不本单部])[a-zA-Z\d\u4e00-\u9fa5]/;

const nothingSaid = remembering((text) => {
  const folded = text.normalize("NFKC").replace(INVISIBLE, "");
  return folded === "" || folded === "无" || /^(?:本?(?:单位|部门))?(?:不需|无需|不用|不)填(?:列|报|写)?$|^不(?:涉及|适用)$/.test(folded) || /^[-—–―─−/\\_]+$/.test(folded);
});

/** Whether a plain text begins a note under a table. */
export function isNote(text: string): boolean {
  return NOTE.test(text);
}

const NOTE = /^\(?(?:备?注|说明)(?:[:：,]|\d|[一二三]、)/;

/** Whether a plain text is a line beside a table and no part of it: who filled it in, page numbers. */
export function isFootline(text: string): boolean {
  return (MAY_BE_SIGNED.has(text.charCodeAt(0)) && SIGNED.test(text)) || (DASHES.has(text.charCodeAt(text.length - 1)) && /^[-—]*\d*\/?\d*[-—]+$/.test(text));
}

const DASHES: ReadonlySet<number> = new Set([0x2d, 0x2014]);
const MAY_BE_SIGNED: ReadonlySet<number> = new Set([..."填制审复经单财联第此"].map((ch) => ch.charCodeAt(0)));
const SIGNED = /^(?:填表|制表|审核|复核|经办|单位负责人|财务负责人|联系|第\d+页|此页无正文)/;

/** Whether a plain text begins a line that says who answers for a table, by when or by which telephone: 单位负责人:, 部门(盖章):, 联系电话:. */
export function isSigned(text: string): boolean {
  return text.includes(":") && SIGNS.test(text);
}

const SIGNS = /^.{0,8}(?:人|领导|电话|日期|盖章|签字|签章|签名|公章)\)?:/;

/** Whether a plain text is the number of a table and nothing else: 附件1, 表3-1, 公开01表. */
export const isTableNumber = remembering((text) => /^(?:附[件表]|预算公开|部门公开|公开|表)+[\d一二三四五六七八九十.、-]+表?$/.test(text));

const UNIT_LINE = /(?:金额|计量)?单位(?:为|是)?[:：]?(?:人民币)?[(]?(万元|千元|百万元|亿元|元)[)]?(?=$|[\s,，;；。)）/]|[^\u4e00-\u9fff])/;

/** The unit of measure stated in a plain text after 单位 or in brackets; null where it states none. */
export function unitOfMeasureIn(text: string): UnitOfMeasure | null {
  if (!text.includes("元")) return null;
  const named = UNIT_LINE.exec(text) ?? /[(](?:单位[:：]?)?(百万元|万元|千元|亿元|元)[)]/.exec(text);
  return named ? (named[1] as UnitOfMeasure) : null;
}

/** Whether a plain text is nothing but a statement of the unit of measure. */
export function isUnitLine(text: string): boolean {
  return text.length <= 16 && text.includes("元") && isUnitAlone(text);
}

const isUnitAlone = remembering((text) => unitOfMeasureIn(text) !== null && /^[(]?(?:金额|计量)?单位/.test(text));

/** Whether a plain title says that its table goes on: （续）, 续表, （续1）; 延续 and 后续 say nothing of the kind. */
export function saysContinued(text: string): boolean {
  return CONTINUED.test(text);
}

/** A plain title without what says that its table goes on. */
export function withoutContinued(text: string): string {
  return text.includes("续") ? text.replace(CONTINUED, "") : text;
}

const CONTINUED = /[(]续表?[一二三四五六七八九十\d]*[)]|^续表[一二三四五六七八九十\d]*[:、]?|续表?[一二三四五六七八九十\d]*$/;

/** The body named after 编制部门, 编制单位, 公开部门 or 部门名称 in a plain text; null where none is. */
export function bodyIn(text: string): string | null {
  return text.includes(":") || text.includes("：") ? bodyNamed(text) : null;
}

const bodyNamed = remembering((text) => {
  const match = /(?:编制|公开|填报|预算)?(?:部门|单位)(?:名称|公章|盖章|\([^)]*\))*[:：](.+)$/.exec(text);
  if (!match || /^(?:金额|计量)?单位[:：]/.test(text)) return null;
  const named = (match[1] ?? "").replace(/(?:金额|计量)?单位[:：].*$/, "").replace(/(?:填报|编制)?日期[:：].*$/, "");
  // The code of the body may stand before its name: [312]某局, 312001-某局.
  const name = named.replace(/^[[(【]?\d{3,}[\])】]?[-_—]?(?=[\u4e00-\u9fff])/, "");
  return /[\u4e00-\u9fff]{3}/.test(name) && !/^(?:百万|万|千|亿)?元/.test(name) ? name : null;
});

const DIGITS: Readonly<Record<string, string>> = {
  〇: "0", "○": "0", 零: "0", 一: "1", 二: "2", 三: "3", 四: "4", 五: "5", 六: "6", 七: "7", 八: "8", 九: "9",
};

/** The year named in a plain text ("2022年", "二〇二二年度"); null where none is. */
export function yearIn(text: string): number | null {
  const arabic = /(20\d{2})(?:年|部门|单位)/.exec(text);
  if (arabic) return Number(arabic[1]);
  const chinese = /(二[〇○零]([〇○零一二三四五六七八九]{2}))年/.exec(text);
  return chinese ? Number([...(chinese[1] ?? "")].map((ch) => DIGITS[ch] ?? "").join("")) : null;
}
