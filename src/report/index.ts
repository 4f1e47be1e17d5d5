export { escapeHtml, validationHtml } from "./html";
export type { ReportedFile } from "./html";
export type { Language } from "./language";
export { markEdits, unmarkEdits } from "./marks";
export { narrativeJson, narrativeMarkdown, narrativeText } from "./narrative";
export { messageOf, ruleTitle, severityTitle } from "./rules";
export { textMessageOf, textRuleTitle } from "./textRules";
export { countsText, hasFaults, validationJson, validationText } from "./validation";
export { leftoverText, obstacleText, tableTitle, wordRefusal } from "./words";
