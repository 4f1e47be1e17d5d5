import type { OutsideFormula } from "../../model/unfollowed";
import { child, childrenOf, type XmlElement } from "../package/xml";
import { Moves } from "./moves";
import type { FileBook } from "./readBook";
import type { File } from "./readXlsx";
import { frameOf, openSheet } from "./sheetPart";
import { Token } from "./sheetScanner";

/** Functions that find cells by a text or a distance, anywhere in what follows a sheet's rows. */
const FINDING = /INDIRECT|OFFSET|INDEX|EVALUATE/i;

/**
 * The formulas of a file outside of its cells that find cells by a text or a distance: of names, conditional formats and rules
 * for what may be typed, as they are after the changes of `book`.
 */
export function outsideFormulas(file: File, book: FileBook): readonly OutsideFormula[] {
  const moves = new Moves(book.moves);
  const names = book.names.filter(({ formula }) => FINDING.test(formula)).map(({ name, formula, scope }): OutsideFormula => ({ kind: "name", sheet: scope, where: name, formula }));
  const rules = book.sheets.flatMap(({ name, extra: { part } }) => {
    const listed = file.workbook.sheets.find((sheet) => sheet.part === part);
    const root = part === null || !listed ? null : ruledFrame(file, part, listed.name);
    return !root || !listed ? [] : rulesOf(root).map((rule): OutsideFormula => ({
      ...rule, sheet: name, where: moves.areas(listed.name, rule.where), formula: moves.formula(rule.formula, listed.name),
    }));
  });
  return [...names, ...rules.filter(({ formula, where }) => where !== "" && FINDING.test(formula))];
}

/** A sheet without its rows, where anything behind them may find cells so. */
function ruledFrame({ office }: File, part: string, sheet: string): XmlElement | null {
  const opened = openSheet(office, part, sheet);
  const { scanner, letters } = opened;
  while (scanner.next() !== Token.end);
  if (!FINDING.test(new TextDecoder().decode(letters.utf8.subarray(Math.max(0, scanner.dataCloseStart))))) return null;
  return frameOf(opened, `${office.place} ${sheet}`).root;
}

type Rule = Pick<OutsideFormula, "kind" | "where" | "formula">;

function rulesOf(root: XmlElement): readonly Rule[] {
  const extensions = childrenOf(child(root, "extLst"), "ext");
  return [root, ...extensions].flatMap((home) => [
    ...[...childrenOf(home, "conditionalFormatting"), ...childrenOf(child(home, "conditionalFormattings"), "conditionalFormatting")].flatMap((format) =>
      childrenOf(format, "cfRule").flatMap((rule) => formulasIn(rule).map((formula): Rule => ({ kind: "conditionalFormat", where: areasIn(format), formula })))),
    ...childrenOf(child(home, "dataValidations"), "dataValidation").flatMap((rule) =>
      formulasIn(rule).map((formula): Rule => ({ kind: "validation", where: areasIn(rule), formula }))),
  ]);
}

/** The formulas of a rule, however deep: newer rules wrap them. */
function formulasIn(element: XmlElement): readonly string[] {
  return element.children.flatMap((each) => (["formula", "formula1", "formula2", "f"].includes(each.name) && each.children.length === 0 ? [each.text] : formulasIn(each)));
}

/** Where a rule holds: newer rules say it in an element. */
function areasIn(element: XmlElement): string {
  return element.attributes.get("sqref") ?? child(element, "sqref")?.text ?? "";
}
