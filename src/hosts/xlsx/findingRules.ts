import type { OutsideFormula } from "../../model/unfollowed";
import { child, childrenOf, type XmlElement } from "../package/xml";

/** Functions that find cells by a text or a distance. */
export const FINDING = /INDIRECT|OFFSET|INDEX|EVALUATE/i;

/** A conditional format or a rule for what may be typed, by one of its formulas and where it holds. */
export type FindingRule = Pick<OutsideFormula, "kind" | "where" | "formula">;

/** Those rules of a sheet (of which the rows may be left out) whose formulas find cells by a text or a distance. */
export function findingRules(root: XmlElement): readonly FindingRule[] {
  return rulesOf(root).filter(({ formula }) => FINDING.test(formula));
}

function rulesOf(root: XmlElement): readonly FindingRule[] {
  const extensions = childrenOf(child(root, "extLst"), "ext");
  return [root, ...extensions].flatMap((home) => [
    ...[...childrenOf(home, "conditionalFormatting"), ...childrenOf(child(home, "conditionalFormattings"), "conditionalFormatting")].flatMap((format) =>
      childrenOf(format, "cfRule").flatMap((rule) => formulasIn(rule).map((formula): FindingRule => ({ kind: "conditionalFormat", where: areasIn(format), formula })))),
    ...childrenOf(child(home, "dataValidations"), "dataValidation").flatMap((rule) =>
      formulasIn(rule).map((formula): FindingRule => ({ kind: "validation", where: areasIn(rule), formula }))),
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
