import type { Scalar } from "../model/cells";
import { isFolded } from "./text";

/** A code read from one cell or several. */
export interface CodeReading {
  /** Digits only: "2010301". */
  readonly code: string;
  /** Name that stood in the same cell ("2010301 行政运行"); "" where none did. */
  readonly name: string;
}

/** The code above the row in hand, so that split columns may leave the class and division blank. */
export interface CodeContext {
  code: string;
}

function folded(value: Scalar): string {
  if (typeof value === "number") return Number.isInteger(value) && value >= 0 ? String(value) : "";
  if (typeof value !== "string") return "";
  return isFolded(value) ? value : value.normalize("NFKC").trim();
}

/** Joins class, division and item: the class has three digits, the others two ("201", 3 → "20103"). */
function joined(parts: readonly string[]): string {
  return parts.map((part, index) => (index === 0 ? part : part.padStart(2, "0"))).join("");
}

const WHOLE = /^\d{3,7}$/;
const CODE_AND_NAME = /^[[(]?(\d{3,7})(?:[\s.\-_—]+(\d{1,2}))?(?:[\s.\-_—]+(\d{1,2}))?[\])]?(?:类|款|项)?(?:[\s.:：、\-_—]+([^\d\s].*)|([^\da-z\s.:：、\-_—].*))?$/i;
const [DIGIT_FIRST, DIGITS] = [/^\d/, /^\d+$/];

/**
 * Reads a code that stands in one cell: digits, digits in groups ("301 2", "201-03-01"), or digits before a name.
 *
 * @returns null where the cell has no code; "201O3" has none: letters right behind digits are slips of the finger.
 */
export function readCode(value: Scalar): CodeReading | null {
  const text = folded(value);
  // Most are nothing but digits of a whole code.
  if (WHOLE.test(text)) return { code: text, name: "" };
  const match = CODE_AND_NAME.exec(text);
  if (!match) return null;
  const parts = [match[1], match[2], match[3]].filter((part): part is string => part !== undefined);
  if ((match[1] ?? "").length > 3 && parts.length > 2) return null;
  return { code: joined(parts), name: (match[4] ?? match[5] ?? "").trim() };
}

/** The two digits by which a division or an item is told within what stands above it, "5" as "05"; "" where the cell holds something else. */
export function ownDigits(value: Scalar): string {
  const text = folded(value);
  return /^\d{1,2}$/.test(text) ? text.padStart(2, "0") : "";
}

/**
 * Reads a code that is split over columns 类, 款 and 项. Each may hold its own digits, or the whole code down to its
 * level; blank ones are those of the row above.
 */
export function readSplitCode(values: readonly Scalar[], above: CodeContext): CodeReading | null {
  const texts = values.map((value) => folded(value).replace(/\s/g, ""));
  const first = texts.findIndex((text) => DIGIT_FIRST.test(text));
  if (first < 0) return null;
  if (texts.some((text) => text !== "" && !DIGITS.test(text))) {
    // Code and name in every cell: the last cell is the row, those before it name what it belongs to.
    const readings = values.filter((value) => value !== null && value !== "").map(readCode);
    const last = readings.at(-1) ?? null;
    return last !== null && readings.every((reading) => reading !== null && last.code.startsWith(reading.code)) ? last : null;
  }
  let code = "";
  for (let level = 0; level < texts.length; level += 1) {
    const text = texts[level] ?? "";
    if (text === "") {
      if (level < first) code = above.code.slice(0, 3 + 2 * level);
      continue;
    }
    if (level === 0 || text.length >= 3) code = text.startsWith(code) || text.length >= 5 || level === 0 ? text : code + text;
    else code += text.padStart(2, "0");
  }
  return code.length >= 3 ? { code, name: "" } : null;
}
