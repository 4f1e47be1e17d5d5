import { TEXT_RULES } from "../proofread/rules";
import type { TextFinding } from "../model/reading";
import type { Language } from "./language";
import { valueText } from "./values";

const BY_ID = new Map(TEXT_RULES.map((rule) => [rule.id, rule]));

/** A check's name for people. */
export function textRuleTitle(rule: string, language: Language = "zh"): string {
  return BY_ID.get(rule)?.title[language] ?? rule;
}

/** What a finding in a text says: what is wrong, and what would be right. */
export function textMessageOf(finding: TextFinding, language: Language = "zh"): string {
  const words = BY_ID.get(finding.rule);
  if (!words) return finding.rule;
  return words.message[language].replace(/\{(\w+)\}/g, (_, name: string) => {
    if (name === "shouldBe") {
      const expected = valueText(finding.values.expected);
      if (/^\D*$/.test(expected)) return "";
      return language === "zh" ? `，应为 ${expected}` : `; it should be ${expected}`;
    }
    return valueText(finding.values[name]) || (language === "zh" ? "（无）" : "(none)");
  });
}
