import type { CarryFlag } from "../model/carry";

const NUMERAL = "[零一二两三四五六七八九十百千]";
const AMOUNT = new RegExp(`(?:\\d[\\d,.，]*|${NUMERAL}+)(?:余|多)?[万亿千百]*元(?!化|素|旦|件)`);
const PERCENTAGE = new RegExp(`\\d\\s*(?:%|‰|个百分点|倍|成(?![立本员]))|百分之|${NUMERAL}+(?:个百分点|倍)`);
const YEAR = /(?:19|20)\d{2}(?!\d)|[一二][〇零九][〇零一二三四五六七八九]{2}年|\d{2}年度?(?!代)/;
const COUNT = new RegExp(`\\d+(?:余|多)?\\s*(?:人|名|个|辆|台|套|家|项|处|次|所|批|栋|幢|件|户|期|场|座|条|亩|平方米|公里|万(?!元))|${NUMERAL}+(?:名|辆|台|套|家|户)`);
const OPEN: Readonly<Record<string, string>> = { "（": "）", "(": ")", "“": "”", "《": "》", "【": "】", "「": "」" };
/** Begins or ends as no clause does. */
const BEGINS_CUT = /^[，、。；：）》”！？,.;:)]/;
const ENDS_CUT = /[，、：（《“([【,:]$|(?:[和及与或以]|因为|由于|例如|包括|主要是)$/;

/** What words hold that was last year's and may not be this year's: amounts, rates, years, counts. */
export function heldBy(text: string): readonly CarryFlag[] {
  // Numbers of a list ("1.", "（2）", 一是) count nothing.
  const plain = text.normalize("NFKC").replace(/(^|[。;:；：\n])\s*[（(]?\d{1,2}[)）.、]/g, "$1");
  return [
    ...(AMOUNT.test(plain) ? (["holdsAmount"] as const) : []),
    ...(PERCENTAGE.test(plain) ? (["holdsPercentage"] as const) : []),
    ...(YEAR.test(plain) ? (["holdsYear"] as const) : []),
    ...(COUNT.test(plain) ? (["holdsCount"] as const) : []),
  ];
}

/** Whether words begin or end in the middle of a sentence. */
export function isCut(text: string): boolean {
  if (BEGINS_CUT.test(text) || ENDS_CUT.test(text)) return true;
  const waiting: string[] = [];
  for (const ch of text) {
    const close = OPEN[ch];
    if (close !== undefined) waiting.push(close);
    else if (Object.values(OPEN).includes(ch) && waiting.pop() !== ch) return true;
  }
  return waiting.length > 0;
}

/** Words that say nothing: 无, —, XX, a formula's error. */
export function saysNothing(text: string): boolean {
  return /^(?:无|没有|暂无|不涉及|待填|略|同上|[-—/\\#?？.。…]+|[Xx×＊*]{2,}|#[A-Z/0!?]+)$/.test(text.trim());
}
