import type { ExactDecimal } from "../model/money";

const DIGITS: Readonly<Record<string, number>> = {
  零: 0, 〇: 0, 一: 1, 壹: 1, 二: 2, 两: 2, 贰: 2, 三: 3, 叁: 3, 四: 4, 肆: 4, 五: 5, 伍: 5, 六: 6, 陆: 6, 七: 7, 柒: 7, 八: 8, 捌: 8, 九: 9, 玖: 9,
};
const UNITS: Readonly<Record<string, number>> = { 十: 10, 拾: 10, 百: 100, 佰: 100, 千: 1000, 仟: 1000 };
const SIGN = "零〇一壹二两贰三叁四肆五伍六陆七柒八捌九玖十拾百佰千仟";
const FIRST = "一壹二两贰三叁四肆五伍六陆七柒八捌九玖十拾";
/** A number in words that is an amount of money or a multiple; not "几百万元", "近三百万元", "第一", "一元化". */
const SPELT = new RegExp(`(?<![${SIGN}万亿\\d.几数上近约逾超每第])([${FIRST}][${SIGN}]{0,11}(?:万[${SIGN}]{1,10})?)(?=(?:亿元|万元|倍(?!增|数|率)|元(?=[，。；、）：整（]|$))(?!以|左右|有余|多))`, "g");

/** Tenths: "增长三成", "占近八成"; not 一成不变. */
const TENTHS = /(?<=[长加升高降少减缩低增占比重约近超过达了为])([一二两三四五六七八九])(?=成(?:[，。；、）]|左右|$))/g;

/** "增长百分之十二点五": per cents, with decimals told one by one. */
const PER_CENTS = /(?<=百分之)([零〇一二两三四五六七八九十百]{1,6})(?:点([零〇一二三四五六七八九]{1,4}))?/g;

/** "翻一番" is as much again: how often it was doubled, told behind 翻. */
const DOUBLED = /(?<=翻了?)([一两二三12])?番(?![^，。；、）（])/g;
const TWICE = 2;

/** What has been doubled, as how many times the amount before it was added. */
export function doubledIn(text: string): readonly Spelt[] {
  return [...text.matchAll(DOUBLED)].map(({ index, 0: words, 1: often = "一" }) => ({ at: index, words, value: { digits: BigInt(TWICE ** (DIGITS[often] ?? Number(often)) - 1), decimals: 0 } }));
}

/** A number in words, with where it stands. */
export interface Spelt {
  readonly at: number;
  readonly words: string;
  readonly value: ExactDecimal;
}

/** Numbers in words before a unit of money, 倍 or 成, or behind 百分之: "三百二十万元", "伍佰万元整", "增长两倍", "下降三成", "百分之十二点五". */
export function speltIn(text: string): readonly Spelt[] {
  return [...text.matchAll(SPELT), ...text.matchAll(TENTHS), ...text.matchAll(PER_CENTS)].flatMap(({ index, 0: words, 1: whole = "", 2: parts = "" }) => {
    const value = valueOf(whole);
    const decimals = [...parts].map((sign) => DIGITS[sign] ?? 0).join("");
    return value === null ? [] : [{ at: index, words, value: { digits: BigInt(`${value}${decimals}`), decimals: decimals.length } }];
  });
}

/** What words say: "三百二十" → 320, "十二" → 12, "一千零五" → 1005, "三万五千" → 35000; null for no number ("二五", "百十"). */
export function valueOf(words: string): number | null {
  const [high, low, more] = words.split("万");
  if (more !== undefined || high === undefined) return null;
  if (low === undefined) return belowTenThousand(high);
  const [above, below] = [belowTenThousand(high), belowTenThousand(low)];
  return above === null || below === null ? null : above * 10_000 + below;
}

function belowTenThousand(words: string): number | null {
  let total = 0;
  let digit: number | null = null;
  let unit = 10_000;
  for (const sign of words) {
    const next = UNITS[sign];
    if (next !== undefined) {
      // 十二 leaves its 一 out; units fall.
      if (next >= unit || (digit === null && !(total === 0 && next === 10))) return null;
      total += (digit ?? 1) * next;
      unit = next;
      digit = null;
    } else if (DIGITS[sign] === 0) {
      if (digit !== null) return null;
    } else {
      if (digit !== null) return null;
      digit = DIGITS[sign] ?? null;
    }
  }
  // "三百二" says 320 or 302.
  if (digit !== null && unit > 10 && unit < 10_000 && !/[零〇].$/.test(words)) return null;
  return total + (digit ?? 0);
}
