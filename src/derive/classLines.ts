import type { CodeBook } from "../catalog/classifications/codeBook";
import type { LayoutBody } from "../model/profile";

/** A class as a balance prints it. */
export interface ClassLine {
  readonly code: string;
  readonly name: string;
}

const DIGITS = "一二三四五六七八九";

/** 1 → 一, 12 → 十二, 31 → 三十一. */
function chineseNumeral(number: number): string {
  const [tens, ones] = [Math.floor(number / 10), number % 10];
  return `${tens > 1 ? DIGITS[tens - 1] ?? "" : ""}${tens > 0 ? "十" : ""}${ones > 0 ? DIGITS[ones - 1] ?? "" : ""}`;
}

/** Classes in the order of their codes, numbered where the form numbers them: 一、一般公共服务支出. */
export function numbered<Line extends ClassLine>(body: Extract<LayoutBody, { kind: "lines" }>, lines: readonly Line[]): readonly Line[] {
  const sorted = [...lines].sort((a, b) => (a.code < b.code ? -1 : 1));
  return body.classes === "numbered" ? sorted.map((line, index) => ({ ...line, name: `${chineseNumeral(index + 1)}、${line.name}` })) : sorted;
}

/** The classes that a form prints whether or not anything is planned for them, as the book of codes names them. */
export function everyClass({ everyClass: codes = [] }: Extract<LayoutBody, { kind: "lines" }>, book: CodeBook): readonly ClassLine[] {
  return codes.flatMap((code) => {
    const known = book.nameOf("functional", code);
    return known ? [{ code, name: known.name }] : [];
  });
}
