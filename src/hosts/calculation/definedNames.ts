import type { BookName } from "../editable";
import { replaceWords } from "../references";
import { sameSheetName } from "../sheetNames";

/** How deep names may stand for names. */
const DEPTH = 8;
/** The longest formula that Excel takes, and what may become of one when its names are written out. */
export const LONGEST_FORMULA = 8_192;
const LONGEST_WRITTEN_OUT = 32_768;

/**
 * Writes formulas with what stands behind their defined names in place of these: the calculation library knows no Chinese names.
 * Names that stand for names can double with each step; what grows too long is given up.
 */
export class DefinedNames {
  private readonly byName = new Map<string, BookName[]>();
  private readonly written = new Map<string, string | null>();

  constructor(names: readonly BookName[]) {
    for (const name of names) {
      const key = name.name.toLowerCase();
      this.byName.set(key, [...(this.byName.get(key) ?? []), name]);
    }
  }

  /** The formula as it stands on a sheet; null when it is too long, or becomes so. */
  writtenOut(formula: string, sheet: string): string | null {
    if (formula.length > LONGEST_FORMULA) return null;
    return this.byName.size === 0 ? formula : this.replaced(formula, sheet, DEPTH);
  }

  private replaced(formula: string, sheet: string, depth: number): string | null {
    if (depth === 0) return formula;
    let room = LONGEST_WRITTEN_OUT - formula.length;
    const text = replaceWords(formula, (word) => {
      if (room < 0) return null;
      const behind = this.behind(word, sheet, depth);
      if (behind === undefined) return null;
      room = behind === null ? -1 : room - behind.length;
      return behind;
    });
    return room < 0 ? null : text;
  }

  /** What stands behind a word; undefined when it is no name, null when that is too long. */
  private behind(word: string, sheet: string, depth: number): string | null | undefined {
    const known = this.byName.get(word.toLowerCase());
    if (!known) return undefined;
    const found = known.find(({ scope }) => scope !== null && sameSheetName(scope, sheet)) ?? known.find(({ scope }) => scope === null);
    if (!found) return undefined;
    const key = `${depth}\n${found.scope ?? ""}\n${sheet}\n${found.name.toLowerCase()}`;
    let text = this.written.get(key);
    if (text === undefined) {
      text = found.formula.length > LONGEST_FORMULA ? null : this.replaced(found.formula, sheet, depth - 1);
      if (text !== null && !/^[^(),+*/&<>=^ -]+$/.test(text)) text = `(${text})`;
      this.written.set(key, text);
    }
    return text;
  }
}
