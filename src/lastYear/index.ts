export { lastYearOfText } from "./fromText";
export { lastYearOfWorkbook } from "./fromWorkbook";
export { carryEdits, planCarry } from "./plan";
