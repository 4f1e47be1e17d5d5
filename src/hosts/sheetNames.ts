/** What Excel, WPS and LibreOffice accept as the name of a sheet. */

/** The longest name of a sheet, in UTF-16 units. */
export const MAX_SHEET_NAME = 31;

/** Why `name` cannot be a sheet's name ("empty", "tooLong", …); null when it can. */
export function sheetNameProblem(name: string): "empty" | "tooLong" | "illegalCharacter" | "reserved" | null {
  if (name.trim() === "") return "empty";
  if (name.length > MAX_SHEET_NAME) return "tooLong";
  // Control characters cannot be stored in the file at all.
  if (/[[\]:*?/\\\p{Cc}]/u.test(name) || name.startsWith("'") || name.endsWith("'")) return "illegalCharacter";
  if (name.toLowerCase() === "history") return "reserved";
  return null;
}

/** Whether two names are the same to a spreadsheet program, which does not tell capitals apart. */
export function sameSheetName(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}
