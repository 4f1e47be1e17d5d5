export { editedXlsx } from "./edited";
export { newXlsx, openXlsx, XlsxHost } from "./xlsxHost";
export type { Loss, Unshown } from "./unshown";
export { usePlatformZip } from "../package/zip";
export type { FileStyle, Line, Look } from "./look";
export type { FileBook, FileCell, FileSheet } from "./readBook";
