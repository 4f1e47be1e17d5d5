import { amountMoreDecimals, amountStoredAsText } from "./form/amountStored";
import { amountText } from "./form/amountText";
import { bodyDiffers } from "./form/bodyDiffers";
import { codeDiffers } from "./form/codeDiffers";
import { codeDuplicate } from "./form/codeDuplicate";
import { codeMalformed } from "./form/codeMalformed";
import { codeOutside } from "./form/codeOutside";
import { codeName } from "./form/codeName";
import { codeParent } from "./form/codeParent";
import { codeUnknown } from "./form/codeUnknown";
import { formulaError } from "./form/formulaError";
import { formulaSkips } from "./form/formulaSkips";
import { hiddenAmount } from "./form/hiddenAmount";
import { rowMissing } from "./form/rowMissing";
import { notCalculated } from "./form/notCalculated";
import { noteContradicts, noteMissing, noteOfOtherFund } from "./form/notes";
import { tableMissing } from "./form/tableMissing";
import { titleYear } from "./form/titleYear";
import { typedTotal } from "./form/typedTotal";
import { unitConflict } from "./form/unitConflict";
import { unitMissing } from "./form/unitMissing";
import { keyProjectListed } from "./member/keyProject";
import { unitsListed } from "./member/units";
import { ROUNDING } from "./relations";
import { STRUCTURAL_RULES } from "./structuralRules";
import { structuralRate } from "./structuralRate";
import { RELATION_RULES } from "../catalog/relationRules";
import type { DeclaredRule } from "../model/ruleWords";
import { LAST_BUDGET } from "./lastBudget";
import { MISTYPED_CODE } from "./mistypedCodes";
import { MISTYPED_UNIT } from "./mistypedUnits";
import type { Rule } from "./types";
import { NOT_FILLED } from "./unfilled";

/** Rules whose findings come before those of the relations: what spoils the reading. */
export const RULES_OF_READING: readonly Rule[] = [amountText, formulaError, notCalculated, unitMissing, unitConflict, codeMalformed, codeDuplicate, codeParent, codeOutside, codeDiffers, rowMissing];

/** Rules whose findings come behind them: other figures, then form. */
export const RULES_OF_FORM: readonly Rule[] = [
  structuralRate, formulaSkips, keyProjectListed, unitsListed, tableMissing, titleYear, bodyDiffers, noteContradicts, noteOfOtherFund, noteMissing,
  codeName, codeUnknown, amountStoredAsText, amountMoreDecimals, typedTotal, hiddenAmount,
];

/** Every rule that checks by itself. */
export const RULES: readonly Rule[] = [...RULES_OF_READING, ...RULES_OF_FORM];

/** Every rule under which a finding may appear: besides those, the rules that relations name, what precedes the rules, and what needs last year's workbook. */
export const DECLARED_RULES: readonly DeclaredRule[] = [...new Set<DeclaredRule>([
  ...RULES, ...Object.values(RELATION_RULES), ...Object.values(STRUCTURAL_RULES), ROUNDING, NOT_FILLED, LAST_BUDGET, MISTYPED_CODE, MISTYPED_UNIT,
])].sort((a, b) => (a.id < b.id ? -1 : 1));
