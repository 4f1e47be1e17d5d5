export { newXlsx, openXlsx, XlsxHost } from "./xlsxHost";
export type { Loss } from "./inspect";
export { readDocxText } from "./docxText";
