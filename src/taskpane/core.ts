/** The pure core and its wording, in one part of the bundle that is loaded when the first button is pressed. */
export {
  budgetYear, carryEdits, factEdits, formFile, isYearBefore, logEdits, logSheetOf, missingFields, narrate, otherTextReader, planCarryOver, planCodeImport, planFill, planInsert, planItems, planNextYear, planOwnSheets, planStated, readCodeList, readText, remnantsIn, retellText, review, sheetsToReread, statedIn, understand, unfollowed, whoseWorkbook, withSheets,
} from "../review";
export { codeProblemText, markEdits, narrativeHtml, narrativeText, resultSheetEdits, retellingRemarks, tableTitle, textRemarks, unfollowedText, unmarkEdits, validationPage, wordRefusals } from "../report";
export { choiceText, columnText, countsText, questionPlace, questionText, rowsText, searchText } from "../report/nextYear";
export { parseProfile, ProfileError } from "../catalog/profiles/file";
export { PROFILES } from "../catalog/profiles";
export { formsBrought } from "../recognize";
export { codesBesideTotals, lackingItem } from "../derive/insertItemTyped";
export { chartsOf } from "../report/charts";
