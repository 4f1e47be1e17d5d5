import type { Edit } from "../model/edits";
import { RowShifts } from "../model/rowShifts";
import { placeOfUnfollowed, type OutsideFormula, type Unfollowed } from "../model/unfollowed";
import type { Language } from "./language";

const OUTSIDE: Readonly<Record<Language, Readonly<Record<OutsideFormula["kind"], string>>>> = {
  zh: { name: "名称", conditionalFormat: "条件格式", validation: "数据有效性" },
  en: { name: "name", conditionalFormat: "conditional format", validation: "data validation" },
};

/** A reference that does not follow rows, with the place where to look at it. */
export function unfollowedText(found: Unfollowed, language: Language = "zh"): string {
  const kind = found.place.kind === "cell" ? "" : OUTSIDE[language][found.place.kind];
  const formula = found.formula.startsWith("=") ? found.formula : `=${found.formula}`;
  if (language === "en") return `${kind === "" ? "" : `${kind} `}${placeOfUnfollowed(found)}: ${formula} (${found.by === "text" ? "the address stands in a text" : "cells found by their distance"})`;
  return `${kind}${kind === "" ? "" : " "}${placeOfUnfollowed(found)}：${formula}（${found.by === "text" ? "地址写在文本里" : "按距离取数"}）`;
}

/** Which rows edits insert or delete, and what of other files follows no row; null where none move. */
export function movedRowsText(edits: readonly Edit[], language: Language = "zh"): string | null {
  const shifts = new RowShifts(edits);
  const sheets = [...shifts.sheets].filter(([, count]) => count !== 0);
  if (sheets.length === 0) return null;
  if (language === "en") {
    const said = sheets.map(([sheet, count]) => `${sheet} ${Math.abs(count)} ${count > 0 ? "inserted" : "deleted"}`).join(", ");
    return `Rows move: ${said}. Formulas, names and charts of this workbook follow; macros and links from other workbooks do not.`;
  }
  const said = sheets.map(([sheet, count]) => `${sheet} ${count > 0 ? "插入" : "删去"} ${Math.abs(count)} 行`).join("、");
  return `行会移动：${said}。本工作簿的公式、名称、图表会跟着移动；宏和其他工作簿指向这里的链接不会`;
}
