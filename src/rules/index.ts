import { amountMoreDecimals, amountStoredAsText } from "./form/amountStored";
import { amountText } from "./form/amountText";
import { bodyDiffers } from "./form/bodyDiffers";
import { codeDuplicate } from "./form/codeDuplicate";
import { codeMalformed } from "./form/codeMalformed";
import { codeName } from "./form/codeName";
import { codeParent } from "./form/codeParent";
import { codeUnknown } from "./form/codeUnknown";
import { formulaError } from "./form/formulaError";
import { formulaSkips } from "./form/formulaSkips";
import { hiddenAmount } from "./form/hiddenAmount";
import { rowMissing } from "./form/rowMissing";
import { noteContradicts, noteMissing, noteOfOtherFund } from "./form/notes";
import { tableMissing } from "./form/tableMissing";
import { titleYear } from "./form/titleYear";
import { typedTotal } from "./form/typedTotal";
import { unitConflict } from "./form/unitConflict";
import { unitMissing } from "./form/unitMissing";
import { keyProjectListed } from "./member/keyProject";
import { unitsListed } from "./member/units";
import { ROUNDING, relationsHold } from "./relations";
import { STRUCTURAL_RULE } from "./structural";
import { structuralRate } from "./structuralRate";
import { RELATIONS } from "../catalog/tables";
import { MISTYPED_CODE } from "./mistypedCodes";
import { MISTYPED_UNIT } from "./mistypedUnits";
import type { Rule } from "./types";
import { NOT_FILLED } from "./unfilled";

/** Every rule, in the order in which findings are listed: what spoils the reading first, then figures, then form. */
export const RULES: readonly Rule[] = [
  amountText, formulaError, unitMissing, unitConflict, codeMalformed, codeDuplicate, codeParent, rowMissing, relationsHold, structuralRate, formulaSkips, keyProjectListed, unitsListed,
  tableMissing, titleYear, bodyDiffers, noteContradicts, noteOfOtherFund, noteMissing, codeName, codeUnknown, amountStoredAsText, amountMoreDecimals,
  typedTotal, hiddenAmount,
];

/** Every id under which a finding may appear: rules of their own, those that relations name, and what precedes the rules. */
export const RULE_IDS: readonly string[] = [...new Set([
  ...RULES.filter((rule) => rule !== relationsHold).map((rule) => rule.id), ...RELATIONS.map((relation) => relation.rule), ...Object.values(STRUCTURAL_RULE), ROUNDING, NOT_FILLED, MISTYPED_CODE, MISTYPED_UNIT,
])].sort();
