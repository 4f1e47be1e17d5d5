import type { OutsideFormula } from "../../model/unfollowed";
import { FINDING } from "./findingRules";
import { Moves } from "./moves";
import type { FileBook } from "./readBook";
import type { File } from "./readXlsx";

/**
 * The formulas of a file outside of its cells that find cells by a text or a distance: of names, conditional formats and rules
 * for what may be typed, as they are after the changes of `book`.
 */
export function outsideFormulas(file: File, book: FileBook): readonly OutsideFormula[] {
  const moves = new Moves(book.moves);
  const names = book.names.filter(({ formula }) => FINDING.test(formula)).map(({ name, formula, scope }): OutsideFormula => ({ kind: "name", sheet: scope, where: name, formula }));
  const rules = book.sheets.flatMap(({ name, extra: { part, finding } }) => {
    const listed = finding.length === 0 ? undefined : file.workbook.sheets.find((sheet) => sheet.part === part);
    return !listed ? [] : finding.map((rule): OutsideFormula => ({
      ...rule, sheet: name, where: moves.areas(listed.name, rule.where), formula: moves.formula(rule.formula, listed.name),
    }));
  });
  return [...names, ...rules.filter(({ formula, where }) => where !== "" && FINDING.test(formula))];
}
