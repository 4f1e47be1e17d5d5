import type { StatedLines } from "../model/book";
import { looksLikeBody } from "./lines";
import type { Found } from "./locate";
import { bodyIn, keyName, unitOfMeasureIn } from "./text";
import { comparedText } from "./view";

/** Lines above a title that still belong to its table. */
const ABOVE = 2;

/** Words with which the name of a table begins. */
const TABLE_NAME = /(?:预算)?单位|部门|收支|收入|支出|财政|一般公共|政府性|国有资本|“?三公|基本|项目|重点|预算/;
const YEAR = /20\d{2}(?:年度?)?|二[〇○零][〇○零一二三四五六七八九]{2}年度?/;

/** The lines between a table's title and its header, read once for all that ask. */
export function statedLines(found: Found): StatedLines {
  const known = STATED.get(found);
  if (known) return known;
  const stated = readStated(found);
  STATED.set(found, stated);
  return stated;
}

const STATED = new WeakMap<Found, StatedLines>();

function readStated({ view, span, title, firstRow, identified }: Found): StatedLines {
  const units: StatedLines["units"][number][] = [];
  const otherUnits = new Set(identified.columns.flatMap(({ column, otherUnit }) => (otherUnit === true ? [column] : [])));
  let body: StatedLines["body"] = null;
  for (let row = Math.max(span.row, firstRow - ABOVE); row <= identified.headerRows[1]; row++) {
    const line = view.cells(row);
    for (let column = span.column; column <= span.lastColumn; column++) {
      const text = comparedText(line[column - view.sheet.column]);
      if (text === "") continue;
      const unit = row >= firstRow && !otherUnits.has(column) ? unitOfMeasureIn(text) : null;
      if (unit) units.push({ unit, at: view.ref(row, column) });
      const name = row < identified.headerRows[0] ? bodyIn(text) : null;
      if (name !== null) body ??= { name: keyName(name), at: view.ref(row, column) };
    }
  }
  const titled = title === null || title.bySheet ? null : bodyOfTitle(title.text);
  return { body: body ?? (title !== null && titled !== null ? { name: titled, at: title.at } : null), units };
}

/** The body that a plain title names before its year or before the name of the table; null where it names none. */
export function bodyOfTitle(title: string): string | null {
  const numberless = title.replace(/^(?:附?[件表]\d*|(?:预算)?公开\d*表?|(?!20\d{2})[\d一二三四五六七八九十]{1,3}(?=[-、.:]))[-\d]*[、.:]?/, "");
  for (const part of numberless.split(YEAR)) {
    const lead = part.split(TABLE_NAME)[0] ?? "";
    const name = [part, lead].find((candidate) => candidate.length >= 4 && looksLikeBody(candidate));
    if (name !== undefined) return keyName(name);
  }
  return null;
}
