import { cellKey, type CellRef, type Scalar } from "../../src/model/cells";
import type { CodeList, ListedCode } from "../../src/model/structure";
import type { WorkbookSnapshot } from "../../src/model/snapshot";
import { sheetOf, valueAt } from "../../src/model/snapshot";
import { review } from "../../src/review";
import { withValues } from "../../bench/detection";
import { disclosureOf } from "../support/disclosures";
import { Draw } from "../support/draw";

/** Slips in codes, names and amounts of tables that the catalogue does not know: each is named where it stands, and the workbooks without one are silent. */
const SEEDS = [1, 3, 4, 5, 8, 9, 10, 11, 14, 15, 17, 19] as const;

interface Slip {
  readonly cell: CellRef;
  readonly value: Scalar;
}

type Wrong = (list: CodeList, draw: Draw, snapshot: WorkbookSnapshot) => Slip | null;

/** Codes that stand in a cell of their own, whole. */
const whole = (snapshot: WorkbookSnapshot, { lines }: CodeList): readonly ListedCode[] => lines.filter(({ at, code }) => {
  const sheet = sheetOf(snapshot, at.sheet);
  return code.length > 3 && sheet !== undefined && String(valueAt(sheet, at.row, at.column)).trim() === code;
});
const any = (lines: readonly ListedCode[], draw: Draw): ListedCode | undefined => lines[draw.int(0, Math.max(0, lines.length - 1))];

const SLIPS: Readonly<Record<string, Wrong>> = {
  "a code with a digit too few": (list, draw, snapshot) => {
    const line = any(whole(snapshot, list), draw);
    return line ? { cell: line.at, value: line.code.slice(0, 3) + line.code.slice(4) } : null;
  },
  "a code with a digit too many": (list, draw, snapshot) => {
    const line = any(whole(snapshot, list), draw);
    return line ? { cell: line.at, value: `${line.code}${line.code.slice(-1)}` } : null;
  },
  "a code with a letter": (list, draw, snapshot) => {
    const line = any(whole(snapshot, list).filter(({ code }) => code.includes("0")), draw);
    return line ? { cell: line.at, value: line.code.replace("0", "O") } : null;
  },
};

const BOOKS = SEEDS.map((seed) => ({ seed, snapshot: disclosureOf(seed).snapshot }));

test("workbooks without a slip are silent", () => {
  expect(BOOKS.flatMap(({ seed, snapshot }) => review(snapshot).findings.filter(({ severity }) => severity !== "hint").map(({ rule }) => [seed, rule]))).toEqual([]);
});

test.each(Object.entries(SLIPS))("%s", (name, slip) => {
  const told = BOOKS.flatMap(({ seed, snapshot }) => {
    const draw = new Draw(seed + name.length);
    const lists = review(snapshot).book.structure?.codeLists.filter(({ known }) => !known) ?? [];
    const made = lists.flatMap((list) => slip(list, draw, snapshot) ?? [])[0];
    if (!made) return [];
    const { findings } = review(withValues(snapshot, [[made.cell, made.value]]));
    return [{ seed, named: findings.some(({ rule, severity, at }) => severity === "error" && rule.startsWith("form/code-") && cellKey(at) === cellKey(made.cell)) }];
  });
  expect(told.length).toBeGreaterThan(4);
  expect(told.filter(({ named }) => !named)).toEqual([]);
});

test("an amount with its unit behind it", () => {
  const told = BOOKS.flatMap(({ seed, snapshot }) => {
    const { structure } = review(snapshot).book;
    const [list] = structure?.codeLists.filter(({ known }) => !known) ?? [];
    const line = list?.lines[0];
    const table = structure?.tables.find(({ sheet, area }) => line && sheet === line.at.sheet && line.at.row >= area.row && line.at.row < area.row + area.rows);
    const column = table?.columns.find(({ kind }) => kind === "amount")?.column;
    const sheet = line && sheetOf(snapshot, line.at.sheet);
    if (!line || column === undefined || !sheet) return [];
    const cell = { ...line.at, column };
    const { findings, coverage } = review(withValues(snapshot, [[cell, `${String(valueAt(sheet, cell.row, cell.column))}元`]]));
    return [{ seed, unread: coverage.unread, told: findings.filter(({ rule }) => rule === "form/amount-text").map(({ at }) => cellKey(at) === cellKey(cell)) }];
  });
  expect(told.length).toBeGreaterThan(4);
  expect(told.filter(({ unread, told: cells }) => unread !== 1 || cells.length !== 1 || cells[0] !== true)).toEqual([]);
});
