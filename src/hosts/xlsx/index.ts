export { editedXlsx } from "./edited";
export { withOtherTexts, type WithOtherTexts } from "./otherTexts";
export { hostOf, newXlsx, openXlsx, XlsxHost, type FileChanges } from "./xlsxHost";
export { readXlsx, type FileContents } from "./readXlsx";
export type { Loss, Unshown } from "./unshown";
export { usePlatformZip } from "../package/zip";
export type { FileStyle, Line, Look } from "./look";
export type { FileBook, FileCell, FileSheet } from "./readBook";
