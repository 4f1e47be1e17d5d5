export { lastYearOfText } from "./fromText";
export { lastYearOfWorkbook } from "./fromWorkbook";
export { retell } from "./retell/retell";
export { carryEdits, planCarry } from "./plan";
