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
import { noteContradicts, noteMissing, noteOfOtherFund } from "./form/notes";
import { tableMissing } from "./form/tableMissing";
import { titleYear } from "./form/titleYear";
import { typedTotal } from "./form/typedTotal";
import { unitConflict } from "./form/unitConflict";
import { unitMissing } from "./form/unitMissing";
import { keyProjectListed } from "./member/keyProject";
import { unitsListed } from "./member/units";
import { relationsHold } from "./relations";
import type { Rule } from "./types";

/** Every rule, in the order in which findings are listed: what spoils the reading first, then figures, then form. */
export const RULES: readonly Rule[] = [
  amountText, formulaError, unitMissing, unitConflict, codeMalformed, codeDuplicate, codeParent, relationsHold, formulaSkips, keyProjectListed, unitsListed,
  tableMissing, titleYear, bodyDiffers, noteContradicts, noteOfOtherFund, noteMissing, codeName, codeUnknown, amountStoredAsText, amountMoreDecimals,
  typedTotal, hiddenAmount,
];
