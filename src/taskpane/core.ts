/** The pure core and its wording, in one part of the bundle that is loaded when the first button is pressed. */
export { markEdits, narrate, planFill, planInsert, review, understand, unmarkEdits } from "../review";
export { messageOf, narrativeText, ruleTitle, tableTitle, wordRefusal } from "../report";
