import { addressOf } from "../model/cells";
import type { Finding, Severity } from "../model/findings";
import { DECLARED_RULES } from "../rules";
import type { Language } from "./language";
import { transposedDigits } from "./transposed";
import { shownText, unitOfFinding, valueText } from "./values";

const BY_ID = new Map(DECLARED_RULES.map((rule) => [rule.id, rule]));

const BOUNDS = {
  "=": { zh: "为", en: "" },
  "<=": { zh: "不超过", en: "at most" },
  ">=": { zh: "不小于", en: "at least" },
} as const satisfies Record<string, Record<Language, string>>;

/** More cells than these are not listed; then the figures simply do not tell. */
const MOST_ALTERNATIVES = 3;

const OPERATORS: Readonly<Record<string, string>> = { "=": "=", "<=": "≤", ">=": "≥" };

/** A rule's name for people. */
export function ruleTitle(rule: string, language: Language = "zh"): string {
  return BY_ID.get(rule)?.title[language] ?? rule;
}

/** A severity's name for people. */
export function severityTitle(severity: Severity, language: Language = "zh"): string {
  const names = {
    error: { zh: "错误", en: "Error" }, inconsistency: { zh: "不一致", en: "Inconsistency" }, hint: { zh: "提示", en: "Hint" },
  };
  return names[severity][language];
}

/** What a finding says to the person in front of the screen: what is wrong, and what would be right. */
export function messageOf(finding: Finding, language: Language = "zh"): string {
  const words = BY_ID.get(finding.rule);
  if (!words) return finding.rule;
  return words.message[language].replace(/\{(\w+)\}/g, (_, name: string) => {
    switch (name) {
      case "what": return `${ruleTitle(finding.rule, language)}${language === "zh" ? "：" : ": "}`;
      case "relation": return relationText(finding, language);
      case "printed": return printedText(finding, language);
      case "should": return shouldText(finding, language);
      case "unit": return unitOfFinding(finding);
      case "others": return othersText(Number(valueText(finding.values.count)), language);
      case "grounds": return groundsText(Number(valueText(finding.values.grounds)), language);
      case "where": return whereText(finding, language);
      case "spread": return spreadText(finding, language);
      case "more": return Number(valueText(finding.values.count)) > valueText(finding.values.rows).split("、").length ? (language === "zh" ? " 等" : " …") : "";
      case "deleted": case "shows": case "remedy": return errorText(finding, name, language);
      case "transposed": return transposedText(finding, language);
      case "alternatives": return alternativesText(finding, language);
      default: return shownText(finding.values[name]);
    }
  });
}

/** What stands in a cell in error, why, and what to do. */
function errorText({ values }: Finding, part: "deleted" | "shows" | "remedy", language: Language): string {
  if (part === "deleted") return values.deleted === undefined ? "" : DELETED[language];
  return ERROR_CELL[part][values.typed === undefined ? "formula" : "typed"][language];
}

const DELETED: Readonly<Record<Language, string>> = { zh: "，它引用的工作表或单元格已被删除", en: ", because the sheet or cells that it names were deleted" };

const ERROR_CELL: Readonly<Record<"shows" | "remedy", Readonly<Record<"formula" | "typed", Readonly<Record<Language, string>>>>>> = {
  shows: { formula: { zh: "的公式显示", en: "has a formula that shows" }, typed: { zh: "里写的是", en: "holds" } },
  remedy: { formula: { zh: "请检查公式，或重新填充", en: "check it, or fill again" }, typed: { zh: "这是错误值，不是金额，请改填数字", en: "an error is no amount: type the figure" } },
};

/** The cell by its row and column, where it stands among the amounts. */
function whereText({ values }: Finding, language: Language): string {
  const row = valueText(values.row);
  return row === "" ? (language === "zh" ? "本格" : "this cell") : `〔${row} · ${valueText(values.column)}〕`;
}

function othersText(count: number, language: Language): string {
  return count < 2 ? "" : language === "zh" ? `等 ${count} 行` : ` (one of ${count} rows)`;
}

function spreadText({ values }: Finding, language: Language): string {
  if (values.count === undefined) return "";
  const count = valueText(values.count);
  return language === "zh" ? `另有 ${count} 格因引用它而出错。` : ` ${count} more cells are in error because they refer to it.`;
}

/** Why a relation that no table prescribes is believed. */
function groundsText(count: number, language: Language): string {
  if (count === 0) return language === "zh" ? "依据：从字面和位置看只有这一种加法。" : " Words and place admit this sum only.";
  return language === "zh" ? `依据：本表同样的关系另有 ${count} 处成立。` : ` The same holds in ${count} other places of the table.`;
}

function boundText(finding: Finding, language: Language): string {
  const operator = valueText(finding.values.bound);
  return BOUNDS[operator === "<=" || operator === ">=" ? operator : "="][language];
}

/** What would be right; where another cell of the relation may be wrong as well, only under the condition that none is. */
function shouldText(finding: Finding, language: Language): string {
  const unit = unitOfFinding(finding);
  const bound = boundText(finding, language);
  const difference = `${shownText(finding.values.difference)} ${unit}`;
  const expected = `${language === "zh" || bound === "" ? bound : `${bound} `}${language === "zh" ? " " : ""}${shownText(finding.values.expected)} ${unit}`;
  if (isUncertain(finding)) {
    return language === "zh" ? `两边相差 ${difference}，若其他各项无误应${expected}` : `the sides differ by ${difference}; if everything else is right it should be ${expected}`;
  }
  return language === "zh" ? `应${expected}，相差 ${difference}` : `it should be ${expected}, a difference of ${difference}`;
}

/** Whether the figures do not tell which cell of a relation is wrong. */
export function isUncertain({ alternatives = [] }: Finding): boolean {
  return alternatives.length > 0;
}

function printedText(finding: Finding, language: Language): string {
  if (finding.values.printed?.kind === "blank") return language === "zh" ? "为空" : "is empty";
  return `${language === "zh" ? "为" : "shows"} ${shownText(finding.values.printed)} ${unitOfFinding(finding)}`;
}

/** A slip of the hand that is known by its look: two digits in the wrong order. */
function transposedText({ values: { printed, expected } }: Finding, language: Language): string {
  const digits = printed?.kind === "money" && expected?.kind === "money" ? transposedDigits(valueText(printed), valueText(expected)) : null;
  if (digits === null) return "";
  return language === "zh" ? `，疑似数字颠倒（${digits[0]}↔${digits[1]}）` : `, probably two digits exchanged (${digits[0]}↔${digits[1]})`;
}

function alternativesText(finding: Finding, language: Language): string {
  const others = finding.alternatives ?? [];
  if (others.length === 0) return "";
  if (others.length > MOST_ALTERNATIVES) return language === "zh" ? "也可能是等式中其他某格有误。" : " Another cell of the relation may be wrong instead.";
  const places = others.map((ref) => `${ref.sheet}!${addressOf(ref)}`).join(language === "zh" ? "、" : ", ");
  return language === "zh" ? `也可能是 ${places} 有误。` : ` It may be ${places} that is wrong instead.`;
}

function relationText(finding: Finding, language: Language): string {
  const side = (which: "left" | "right"): string => {
    const count = Number(valueText(finding.values[`${which}Count`]));
    const names = valueText(finding.values[`${which}Names`]);
    const shown = names.split("〕 + ").length;
    const more = count > shown ? (language === "zh" ? ` 等 ${count} 项` : ` … ${count} in all`) : "";
    return `${names}${more} ${shownText(finding.values[which])}`;
  };
  return `${side("left")} ${OPERATORS[valueText(finding.values.operator)] ?? "="} ${side("right")}`;
}
