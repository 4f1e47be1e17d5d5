import { callsOf, type FunctionCall } from "../../model/formulaArguments";
import { tokensOf, type FormulaToken } from "../../model/formulas";

/** ROUND to one to four digits, or a sign on a sign; everything else is given as it stands. */
const RESPELLED = /\bROUND\([^]*,\s*[1-4]\s*\)|-\s*-/i;
/** What may be an intersection, a range that a function ends, LOOKUP, or a sign on a sign. */
const SUSPECT = /[\p{L}\p{N})\]]\s+[\p{L}\p{N}$('[]|:\s*[\p{L}.]+\(|\)\s*:|\bLOOKUP\(|-\s*-|\bIS[A-Z]+\(|\b(?:COUNT(?:IFS?)?|SUMIFS|AVERAGEIFS?|LARGE|SMALL|[VH]LOOKUP|MATCH)\([^]*[:{]/iu;
/** After these a sign on a sign ("--(A1:A9=1)") may be written as a product. */
const BEFORE_SIGNS = new Set(["=", "(", ",", "*", "+", "&", "<", ">"]);

/**
 * A formula as the calculation library is given it, so that it comes to what Excel comes to.
 *
 * Excel rounds the figure that it shows (1.005 to two digits is 1.01), the library the binary one; a shift of the point before
 * and after makes them the same. "--" turns truths into numbers in Excel and is passed over by the library; "1*" does it in both.
 */
export function spelledForLibrary(formula: string): string {
  if (!RESPELLED.test(formula)) return formula;
  const tokens = tokensOf(formula);
  const texts = tokens.map(({ text }) => text);
  respellRounding(tokens, texts);
  for (const [first, second] of signsOnSigns(tokens)) {
    if (!BEFORE_SIGNS.has(significant(tokens, first, -1)?.text ?? "=")) continue;
    texts[first] = "1*";
    texts[second] = "";
  }
  return texts.join("");
}

/**
 * Whether the library would come to another number than Excel, whatever the cells hold: ranges that meet ("A1:C1 B1:B9"), a
 * range that a function ends, LOOKUP in what is not sorted, a sign on a sign where no product may stand, several
 * questions in one (ISNUMBER(A1:A9), COUNTIF(A1:A9,{"甲","乙"})), a count of what is found by calculation.
 */
export function isMisread(formula: string): boolean {
  if (!SUSPECT.test(formula)) return false;
  const tokens = tokensOf(formula);
  // No program writes such a formula, and what its calls take in would have to be gone through once for each level.
  if (isDeep(tokens)) return true;
  if (callsOf(tokens).some(isMisreadCall)) return true;
  if (tokens.some((token, index) => (token.kind === "space" && meets(tokens, index)) || (token.kind === "other" && token.text === ":"))) return true;
  return signsOnSigns(tokens).some(([first]) => !BEFORE_SIGNS.has(significant(tokens, first, -1)?.text ?? "="));
}

/** Brackets inside each other, of which Excel allows 64. */
const DEEPEST = 200;

function isDeep(tokens: readonly FormulaToken[]): boolean {
  let depth = 0;
  return tokens.some(({ kind, text }) => {
    if (kind === "other") depth += text === "(" ? 1 : text === ")" ? -1 : 0;
    return depth > DEEPEST;
  });
}

/** Each ROUND(…,2) becomes (ROUND((…)*100,0)/100). */
function respellRounding(tokens: readonly FormulaToken[], texts: string[]): void {
  const open: { readonly at: number; readonly commas: number[] }[] = [];
  tokens.forEach(({ kind, text }, index) => {
    if (kind !== "other") return;
    const inner = open.at(-1);
    if (text === "(" || text === "{") open.push({ at: index, commas: [] });
    else if (text === "," && inner) inner.commas.push(index);
    else if (text === ")" || text === "}") respellCall(tokens, texts, open.pop(), index);
  });
}

function respellCall(tokens: readonly FormulaToken[], texts: string[], call: { readonly at: number; readonly commas: readonly number[] } | undefined, close: number): void {
  const [comma, more] = call?.commas ?? [];
  if (!call || comma === undefined || more !== undefined || tokens[call.at - 1]?.text.toUpperCase() !== "ROUND") return;
  const digits = tokens.slice(comma + 1, close).filter(({ kind }) => kind !== "space");
  const [only] = digits;
  if (digits.length !== 1 || !only || !/^[1-4]$/.test(only.text) || significant(tokens, comma, -1)?.text === "(") return;
  const tens = 10 ** Number(only.text);
  texts[call.at - 1] = "(ROUND";
  texts[call.at] = "((";
  texts[comma] = `)*${tens},`;
  texts[tokens.indexOf(only)] = "0";
  texts[close] = `)/${tens})`;
}

/** Places of two minus signs of which the second and the first are signs: nothing stands before that they could take away from. */
function signsOnSigns(tokens: readonly FormulaToken[]): readonly (readonly [first: number, second: number])[] {
  return tokens.flatMap((token, index): (readonly [number, number])[] => {
    if (token.text !== "-" || isOperand(significant(tokens, index, -1))) return [];
    const second = tokens[index + 1]?.kind === "space" ? index + 2 : index + 1;
    return tokens[second]?.text === "-" ? [[index, second]] : [];
  });
}

/** Whether ranges stand on both sides of a space, so that it means the cells that they have in common. */
function meets(tokens: readonly FormulaToken[], space: number): boolean {
  const next = tokens[space + 1];
  return isOperand(tokens[space - 1]) && next !== undefined && (["reference", "name", "function", "sheet"].includes(next.kind) || next.text === "(");
}

function isOperand(token: FormulaToken | undefined): boolean {
  if (!token) return false;
  return ["reference", "name", "bracket", "text", "error"].includes(token.kind) || [")", "}", "%", "#"].includes(token.text);
}

/** The nearest part that is no space, from a place in one direction. */
function significant(tokens: readonly FormulaToken[], from: number, step: 1 | -1): FormulaToken | undefined {
  for (let at = from + step; at >= 0 && at < tokens.length; at += step) if (tokens[at]?.kind !== "space") return tokens[at];
  return undefined;
}

/** Arguments, counted from 0, that the library takes one value for where Excel answers once for each of many. */
const ONE_VALUE: Readonly<Record<string, (argument: number) => boolean>> = {
  COUNTIF: (argument) => argument === 1, COUNTIFS: (argument) => argument % 2 === 1, AVERAGEIF: (argument) => argument === 1,
  SUMIFS: (argument) => argument > 0 && argument % 2 === 0, AVERAGEIFS: (argument) => argument > 0 && argument % 2 === 0,
  LARGE: (argument) => argument === 1, SMALL: (argument) => argument === 1, VLOOKUP: (argument) => argument === 0, HLOOKUP: (argument) => argument === 0, MATCH: (argument) => argument === 0,
};
/** Functions that say what a cell is; the library answers once for all cells of a range. */
const OF_EACH = /^IS(?:NUMBER|TEXT|BLANK|ERROR|ERR|NA|LOGICAL|NONTEXT|ODD|EVEN)$/;
/** Functions that Excel carries through a range cell by cell, so that one around them meets a range too. */
const CARRIED = new Set(["FIND", "SEARCH", "LEFT", "RIGHT", "MID", "LEN", "TRIM", "VALUE", "N", "T", "UPPER", "LOWER", "SUBSTITUTE", "TEXT", "ABS", "INT", "ROUND", "MOD", "IF", "IFERROR"]);

function isMisreadCall({ name, args }: FunctionCall): boolean {
  if (name === "LOOKUP") return true;
  if (name === "COUNT") return args.some((argument) => argument.length > 1 && isMany(argument));
  const one = OF_EACH.test(name) ? () => true : ONE_VALUE[name];
  return one !== undefined && args.some((argument, index) => one(index) && isMany(argument));
}

/** Whether an argument is many values: a range or a list that stands in it otherwise than in a function that makes one of it. */
function isMany(argument: readonly FormulaToken[]): boolean {
  const around: string[] = [];
  let last = "";
  for (const { kind, text, body } of argument) {
    if (kind === "other" && text === "(") around.push(last);
    if (kind === "other" && text === ")") around.pop();
    last = kind === "function" ? text.toUpperCase() : "";
    if (around.some((name) => name !== "" && !CARRIED.has(name))) continue;
    if ((kind === "reference" && body.includes(":")) || (kind === "other" && text === "{")) return true;
  }
  return false;
}
