/** The pure core and its wording, in one part of the bundle that is loaded when the first button is pressed. */
export { narrate, planFill, planInsert, review, understand } from "../review";
export { markEdits, narrativeText, unmarkEdits, wordRefusal } from "../report";
