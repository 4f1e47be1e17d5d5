import type { Finding } from "../model/findings";
import type { Language } from "./language";
import { isUncertain, messageOf } from "./rules";
import { shownText, unitOfFinding, valueText } from "./values";

const THIS_TABLE: Readonly<Record<Language, string>> = { zh: "本表", en: "This table" };
/** Rules whose finding stands in no table, so that its title has to be said. */
const ABOUT_ANOTHER_TABLE = new Set(["form/table-missing"]);

/**
 * A finding in one short line, for a narrow pane that shows the cell's place and rule beside it: what stands there and
 * what should. The table is not named again, and the relation is left to {@link messageOf}.
 */
export function briefOf(finding: Finding, language: Language = "zh"): string {
  const { printed, expected, difference, bound } = finding.values;
  if (finding.relation !== undefined && expected?.kind === "money" && (printed?.kind === "money" || printed?.kind === "blank")) {
    const unit = unitOfFinding(finding);
    const word = boundWord(valueText(bound), language);
    const should = !isUncertain(finding) ? word : language === "zh" ? `若其他无误${word}` : `${word}, if all else is right,`;
    return language === "zh"
      ? `${printed.kind === "blank" ? "现为空" : `现为 ${shownText(printed)}`}，${should} ${shownText(expected)} ${unit}（差 ${shownText(difference)}）`
      : `${printed.kind === "blank" ? "Empty" : `Shows ${shownText(printed)}`}, ${should} ${shownText(expected)} ${unit} (off by ${shownText(difference)})`;
  }
  if (finding.values.title === undefined || ABOUT_ANOTHER_TABLE.has(finding.rule)) return messageOf(finding, language);
  const named = { ...finding, values: { ...finding.values, title: { kind: "text", text: THIS_TABLE[language] } as const } };
  const message = messageOf(named, language);
  const quoted = `“${THIS_TABLE[language]}”`;
  return message.startsWith(quoted) ? THIS_TABLE[language] + message.slice(quoted.length) : messageOf(finding, language);
}

function boundWord(operator: string, language: Language): string {
  switch (operator) {
    case "<=": return language === "zh" ? "应不超过" : "at most";
    case ">=": return language === "zh" ? "应不小于" : "at least";
    default: return language === "zh" ? "应为" : "should be";
  }
}
