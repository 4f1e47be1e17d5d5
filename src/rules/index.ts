import { amountText } from "./form/amountText";
import { codeDuplicate } from "./form/codeDuplicate";
import { codeMalformed } from "./form/codeMalformed";
import { codeName } from "./form/codeName";
import { codeUnknown } from "./form/codeUnknown";
import { formulaError } from "./form/formulaError";
import { unitMissing } from "./form/unitMissing";
import { keyProjectListed } from "./member/keyProject";
import { unitsListed } from "./member/units";
import { relationsHold } from "./relations";
import type { Rule } from "./types";

/** Every rule, in the order in which findings are listed. */
export const RULES: readonly Rule[] = [
  amountText, formulaError, unitMissing, codeMalformed, codeDuplicate, codeUnknown, codeName, relationsHold, keyProjectListed, unitsListed,
];
