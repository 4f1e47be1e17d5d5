import { cellKey } from "../model/cells";
import type { CodeProblem } from "../review";
import type { Language } from "./language";

/** Why a line of a list of codes cannot be taken, with its cell: "Sheet1!A4：“30l”不是科目编码…". */
export function codeProblemText({ kind, at, code, other }: CodeProblem, language: Language = "zh"): string {
  const place = cellKey(at);
  const said: Readonly<Record<CodeProblem["kind"], Readonly<Record<Language, string>>>> = {
    malformed: { zh: `“${code}”不是科目编码（类 3 位、款 5 位、项 7 位数字）`, en: `“${code}” is no code (3, 5 or 7 digits)` },
    unnamed: { zh: `${code} 没有名称`, en: `${code} has no name` },
    twoNames: { zh: `${code} 前面已有另一个名称“${other}”`, en: `${code} was named “${other}” above` },
    withoutParent: { zh: `${code} 的上级 ${other} 不在表中`, en: `the parent ${other} of ${code} is not in the list` },
  };
  return `${place}${language === "zh" ? "：" : ": "}${said[kind][language]}`;
}
