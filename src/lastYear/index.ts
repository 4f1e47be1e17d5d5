export { lastYearOfText } from "./fromText";
export { lastYearOfWorkbook } from "./fromWorkbook";
export { changed } from "./retell/changes";
export { carriedBy, retell } from "./retell/retell";
export { statedEntries } from "./stated";
export { carryEdits, planCarry } from "./plan";
