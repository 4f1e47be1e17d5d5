import { plain } from "./labels";
import { CODE_BEHIND, COPULA } from "./phrases";
import type { Scope } from "./scopes";
import { scopeOfWords } from "./scopes";

/** On which side of a balance something stands. */
export type Side = "income" | "expenditure";

/** What words name, apart from whose money it is, when, and that it is a budgeted amount. */
export interface Named {
  /** The words from the fullest to the barest: "其他资金收入", "其他资金", "其他". "" names a total. */
  readonly forms: readonly string[];
  /** Whose money the words say it is. */
  readonly scope: Scope | null;
  /** The side that the words say; null for both or none. */
  readonly side: Side | null;
  /** Of this year alone, without what is carried over. */
  readonly current: boolean;
}

const FUNDS = /(?:一般公共预算|公共财政预算|政府性基金(?:预算)?|国有资本经营(?:预算)?|财政)(?:当年)?(?:财政拨款|拨款|资金)?(?:预算)?(?:安排)?的?/g;
/** Whose budget it is, before the year or before what it is of. */
const WHOSE = /^(?:[^收支费款金]{0,40}?(?:(?:19|20)\d\d年?度?|(?=本年|当年))|[^收支费款金（）]{1,30}?(?:局|厅|委员会|委|办公室|院|中心|政府|街道|大学|学院|医院)(?=收|支|财政|一般公共|政府性|国有资本|基本支出|项目支出|三公|机关运行))/;
/** Words that say no more than that an amount is budgeted. */
const BUDGETED = /预算总额|总?规模|预算数|预算|总额|安排|编列|下达|合计|总计|共计|小计|总体|全口径|^(?:以上|上述|前述)|年初|[数为共约]$|[、，：；\s]/g;
/** Kinds of amount that names have or leave out at will. */
const KIND = /(?:支出|收入|资金|经费|费用|费|金额)$/;
const MOST_FORMS = 4;

/** What the words before a figure, of a row or of a column name. */
export function named(words: string): Named {
  const text = plain(words).replace(/[“”"]/g, "").replace(/^(?:其中|另|此外|包括)[：:，]?/, "").replace(COPULA, "").replace(CODE_BEHIND, "").replace(/^(?:[（(]?[一二三四五六七八九十]{1,3}[）)、.．]|[（(]?\d{1,2}[）)、.．])+/, "");
  const year = WHOSE.exec(text)?.[0].length ?? 0;
  const owned = text.slice(year).replace(/^(?:[我本全][^收支费款金]{0,6}?(?:部门|单位|机关|街道|[局委办部院校区市街镇乡])|部门|单位|当年|年度?|[省市区县]?(?:本级|级))*/, "");
  const current = /本年|当年/.test(words);
  const income = /收入/.test(owned);
  const expenditure = /支出/.test(owned);
  const bare = owned
    .replace(/（\d*[类款项]）/g, "").replace(/本年|当年/g, "").replace(/总(?=收入|支出)/g, "").replace(/收、支|收入、支出|收支/g, "").replace(FUNDS, "").replace(BUDGETED, "")
    .replace(/维护/g, "").replace(/^[的中内由]+|的$/g, "");
  const forms = [bare];
  for (let last = bare; forms.length < MOST_FORMS && KIND.test(last);) {
    last = last.replace(KIND, "");
    forms.push(last);
  }
  return { forms, scope: scopeOfWords(words), side: income === expenditure ? null : income ? "income" : "expenditure", current };
}

/** How many words two names leave out to be the same; null where they are not. */
export function distance(a: Named, b: Named): number | null {
  let least: number | null = null;
  a.forms.forEach((form, left) => {
    const right = b.forms.indexOf(form);
    if (right >= 0 && (least === null || left + right < least)) least = left + right;
  });
  return least;
}
