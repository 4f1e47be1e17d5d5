import fc from "fast-check";
import { projects } from "../../bench/speed/projects";
import { cellKey, type CellRef, type Scalar } from "../../src/model/cells";
import type { Review } from "../../src/model/plans";
import type { WorkbookSnapshot } from "../../src/model/snapshot";
import { LiveReview, outcomesOf, review, understand } from "../../src/review";
import { madeUp } from "../support/anyLayout";
import { Drawing } from "../support/drawing";
import { DRESSES, dressed } from "../support/dresses";
import { departments } from "../support/generated";
import { PROVINCES } from "../support/provinces";
import { sheetsOf } from "../support/said";
import { unitLists } from "../support/unitLists";

/** Everything that a review says, as one text; the structure is told by what is said of it, and not read where the catalogue settles a workbook. */
function told(result: Review): string {
  return JSON.stringify({ ...result, book: { ...result.book, structure: null } }, (_, value: unknown) => {
    if (ArrayBuffer.isView(value)) return [...(value as Uint8Array)];
    if (value instanceof Set) return [...(value as Set<unknown>)];
    return value !== null && typeof value === "object" && "entries" in value && typeof value.entries === "function" && !Array.isArray(value) ? [...(value as Map<unknown, unknown>).entries()] : value;
  });
}

type Changes = readonly (readonly [CellRef, Scalar])[];

/** The workbook with other values; formulas stay where they are, as when they were calculated again. */
function withValues({ sheets }: WorkbookSnapshot, changes: Changes): WorkbookSnapshot {
  return { sheets: sheets.map((sheet) => {
    const own = changes.filter(([at]) => at.sheet === sheet.name);
    if (own.length === 0) return sheet;
    const values = [...sheet.values];
    for (const [{ row, column }, value] of own) values[row - sheet.row] = values[row - sheet.row]?.map((old, index) => (index === column - sheet.column ? value : old)) ?? [];
    return { ...sheet, values };
  }) };
}

const WORN = DRESSES.filter(({ name }) => ["straight", "one-sheet"].includes(name));
const workbooks: fc.Arbitrary<WorkbookSnapshot> = fc.oneof(
  fc.integer({ min: 1, max: 100_000 }).map((seed) => madeUp(seed).snapshot),
  fc.tuple(departments, fc.constantFrom(...Object.values(PROVINCES)), fc.constantFrom(...WORN)).map(([data, tablesOf, dress]) => dressed(tablesOf(new Drawing(data)), dress)),
  fc.integer({ min: 3, max: 30 }).map((count) => projects(count)),
  fc.integer({ min: 1, max: 100_000 }).map((seed) => unitLists(seed).snapshot),
);

/** Cells with an amount on one sheet, by row. */
function amountsOf({ sheets }: WorkbookSnapshot, sheet: number): readonly (readonly (CellRef & { readonly value: number })[])[] {
  const own = sheets[sheet % Math.max(1, sheets.length)];
  return own?.values.map((row, line) => row.flatMap((value, column) => (typeof value === "number" && value !== 0 ? [{ sheet: own.name, row: own.row + line, column: own.column + column, value }] : []))).filter(({ length }) => length > 0) ?? [];
}

const cents = (value: number): number => Math.round(value * 100) / 100;

/** An amount that is no sum typed, and every sum that held before as formulas make it follow. */
function followed(snapshot: WorkbookSnapshot, choice: number, change: number): Changes {
  const sums = outcomesOf(understand(snapshot)).filter(({ relation, status, cells }) => status === "passed" && cells.length > 1 && relation !== "structure/change" && relation !== "structure/tie");
  const totals = new Set(sums.flatMap(({ cells: [total] }) => (total ? [cellKey(total)] : [])));
  const valueAt = ({ sheet: name, row, column }: CellRef): Scalar => {
    const sheet = snapshot.sheets.find((each) => each.name === name);
    return sheet?.values[row - sheet.row]?.[column - sheet.column] ?? null;
  };
  const leaves = sums.flatMap(({ cells }) => cells.slice(1).filter((part) => !totals.has(cellKey(part)) && Number(valueAt(part)) !== 0));
  const first = leaves[choice % Math.max(1, leaves.length)];
  if (!first) return [];
  const changes = new Map([[cellKey(first), { at: first, change }]]);
  for (let level = 0; level < 6; level += 1) {
    for (const { cells: [total, ...parts] } of sums) {
      const sum = parts.reduce((all, part) => all + (changes.get(cellKey(part))?.change ?? 0), 0);
      if (total && sum !== 0) changes.set(cellKey(total), { at: total, change: sum });
    }
  }
  return [...changes.values()].map(({ at, change: by }) => [at, cents(Number(valueAt(at) ?? 0) + by)] as const);
}

/** A total or one of its parts that is off by what people slip by: a step, digits that changed places, the point, another amount of its row; alone, or with its row's total. */
function slipped(rows: ReturnType<typeof amountsOf>, choice: number, kind: number): Changes {
  const row = rows[choice % Math.max(1, rows.length)] ?? [];
  const cell = row[(choice >> 3) % Math.max(1, row.length)];
  if (!cell) return [];
  const turned = Number(String(Math.abs(cell.value)).replace(/(\d)(\d)(?!.*\d\d)/, "$2$1")) * Math.sign(cell.value);
  const wrong = [cents(cell.value + 0.01), cents(cell.value - 0.01), turned, cents(cell.value * 10), cents(cell.value / 10), row[0]?.value ?? 1, cents(cell.value + 5)][kind % 7] ?? 1;
  const own: readonly (readonly [CellRef, Scalar])[] = [[cell, wrong]];
  const [first] = row;
  return kind % 3 === 0 && first && first !== cell ? [...own, [first, cents(first.value + wrong - cell.value)]] : own;
}

/** What somebody may type: an amount that its sums follow, amounts that go from cell to cell while sums stay, everything at a scale, a slip, a label, a code, a heading, a cell emptied or filled. */
const typing: fc.Arbitrary<(snapshot: WorkbookSnapshot) => Changes> = fc.tuple(fc.nat(1000), fc.nat(1000), fc.nat(1000), fc.integer({ min: 1, max: 500 }), fc.constantFrom("followed", "followed", "followed", "moved", "scaled", "slipped", "slipped", "slipped", "slipped", "typed", "typed", "emptied", "label", "word", "code", "heading"))
  .map(([a, b, c, step, what]) => (snapshot) => {
    const rows = amountsOf(snapshot, a);
    const one = rows[b % Math.max(1, rows.length)] ?? [];
    const first = one[c % Math.max(1, one.length)];
    if (!first) return [];
    const sheet = snapshot.sheets.find(({ name }) => name === first.sheet);
    switch (what) {
      case "moved": {
        const other = rows[(b + 1 + (step % 3)) % rows.length] ?? [];
        const second = one[(c + 1) % one.length];
        const corners = [first, second, other.find(({ column }) => column === first.column), other.find(({ column }) => column === second?.column)];
        if (new Set(corners.map((cell) => `${cell?.row} ${cell?.column}`)).size < 4) return [];
        const smallest = Math.min(...corners.map((cell) => Math.abs(cell?.value ?? 0)));
        return corners.flatMap((cell, at) => (cell ? [[cell, cents(cell.value + (at === 0 || at === 3 ? 1 : -1) * Math.min(step / 100, smallest / 2))] as const] : []));
      }
      case "followed": return followed(snapshot, b * 31 + c, step / 100);
      case "scaled": return snapshot.sheets.flatMap((_, at) => amountsOf(snapshot, at).flat().map((cell) => [cell, cents(cell.value * (2 + (step % 5)))] as const));
      case "slipped": return slipped(rows, b * 31 + c, step);
      case "typed": return [[first, cents(step / 100)]];
      case "emptied": return [[first, null]];
      case "label": return [[{ ...first, column: sheet?.column ?? 0 }, "其他"]];
      case "word": return [[first, "见说明"]];
      case "code": return [[{ ...first, column: sheet?.column ?? 0 }, ["2010301", "201", 2080505, "301"][step % 4] ?? null]];
      case "heading": {
        const top = sheet?.values.slice(0, 6).flatMap((line, row) => line.flatMap((text, column) => (typeof text === "string" && text !== "" ? [{ sheet: first.sheet, row: sheet.row + row, column: sheet.column + column }] : []))) ?? [];
        const head = top[b % Math.max(1, top.length)];
        return head ? [[head, ["项目支出", "合计", "2021年预算数", "单位：元", "增减额"][step % 5] ?? null]] : [];
      }
    }
  });

/** The workbook as that of the year before: every year that it names is one less. */
function yearBefore({ sheets }: WorkbookSnapshot): WorkbookSnapshot {
  const before = (text: string): string => text.replace(/20\d\d(?=年|$)/g, (year) => String(Number(year) - 1));
  return { sheets: sheets.map((sheet) => ({ ...sheet, name: before(sheet.name), values: sheet.values.map((line) => line.map((value) => (typeof value === "string" ? before(value) : value))) })) };
}

/** A row of a sheet once more below itself, or gone. */
function withRow({ sheets }: WorkbookSnapshot, sheet: number, row: number, gone: boolean): WorkbookSnapshot {
  const changed = <Line>(lines: readonly Line[]): readonly Line[] => lines.flatMap((line, at) => (at !== row % Math.max(1, lines.length) ? [line] : gone ? [] : [line, line]));
  return { sheets: sheets.map((each, at) => (at !== sheet % sheets.length ? each : { ...each, values: changed(each.values), formulas: changed(each.formulas), numberFormats: changed(each.numberFormats) })) };
}

/** What somebody may do to a workbook, of which every state so far is known: type, mend what was typed last, bring in a row or take one out. */
const edits: fc.Arbitrary<(states: readonly WorkbookSnapshot[]) => WorkbookSnapshot> = fc.oneof(
  { weight: 8, arbitrary: typing.map((typed) => (states: readonly WorkbookSnapshot[]) => withValues(states.at(-1) ?? { sheets: [] }, typed(states.at(-1) ?? { sheets: [] }))) },
  { weight: 2, arbitrary: fc.constant((states: readonly WorkbookSnapshot[]) => states.at(-2) ?? states.at(-1) ?? { sheets: [] }) },
  { weight: 1, arbitrary: fc.tuple(fc.nat(20), fc.nat(100), fc.boolean()).map(([sheet, row, gone]) => (states: readonly WorkbookSnapshot[]) => withRow(states.at(-1) ?? { sheets: [] }, sheet, row, gone)) },
);

test("after any edits the review is that of the whole workbook, whatever of it was looked at", () => {
  const taken = { cells: 0, whole: 0 };
  let turned = 0;
  fc.assert(fc.property(workbooks, fc.array(edits, { minLength: 1, maxLength: 6 }), fc.boolean(), (begun, steps, beside) => {
    const live = new LiveReview();
    const last = beside ? yearBefore(begun) : null;
    const states = [begun];
    const first = live.of(begun, last);
    let { failed } = first.checks;
    expect(told(first)).toBe(told(review(begun, undefined, last)));
    for (const step of steps) {
      const now = step(states);
      states.push(now);
      // What is noted ahead of an edit, however far, changes nothing.
      for (let parts = states.length % 5; parts > 0 && live.prepare(); parts -= 1);
      const result = live.of(now, last);
      taken[live.took] += 1;
      if (live.took === "cells" && result.checks.failed !== failed) turned += 1;
      ({ failed } = result.checks);
      expect(told(result)).toBe(told(review(now, undefined, last)));
    }
  }), { numRuns: 15 });
  // Where everything were looked at again, the law would say nothing.
  expect([taken.cells > 5, turned > 3]).toEqual([true, true]);
});

const TEN = projects(10, true);
const at = (row: number, column: number): CellRef => ({ sheet: "项目", row, column });
const printed = (row: number, column: number): number => Number(TEN.sheets[0]?.values[row]?.[column]);

test.each<[what: string, took: LiveReview["took"], changes: Changes]>([
  ["an amount with the sums that follow it", "cells", [[at(5, 4), 0.47], [at(5, 3), cents(printed(5, 3) + 0.1)], [at(3, 4), cents(printed(3, 4) + 0.1)], [at(3, 3), cents(printed(3, 3) + 0.1)]]],
  ["nothing", "cells", []],
  ["an amount that its sums do not follow", "cells", [[at(5, 4), 0.47]]],
  ["a total that is not the sum", "cells", [[at(3, 3), 777.77]]],
  ["an amount that only its row's total follows", "cells", [[at(5, 4), 0.47], [at(5, 3), cents(printed(5, 3) + 0.1)]]],
  ["a label", "whole", [[at(5, 2), "另一个项目"]]],
  ["an amount emptied", "whole", [[at(5, 4), null]]],
  ["an amount become text", "whole", [[at(5, 4), "见说明"]]],
  ["the number of a row", "whole", [[at(5, 11), 7]]],
])("%s: %s", (_what, took, changes) => {
  const live = new LiveReview();
  live.of(TEN);
  const now = withValues(TEN, changes);
  expect(told(live.of(now))).toBe(told(review(now)));
  expect(live.took).toBe(took);
});

test("a sum over hundreds of cells begins to fail, fails otherwise, with another, and holds again: the cells that changed are looked at, and what is said is the same", () => {
  const begun = projects(300);
  const value = (row: number, column: number): number => Number(begun.sheets[0]?.values[row]?.[column]);
  const by = (...cells: readonly (readonly [row: number, column: number, cents: number])[]): Changes => cells.map(([row, column, change]) => [at(row, column), cents(value(row, column) + change / 100)] as const);
  const states: readonly (readonly [findings: number, changes: Changes])[] = [
    [2, by([40, 4, 13])], [2, by([40, 4, 29])], [0, []], [2, by([40, 4, 50], [40, 3, 50])], [2, by([3, 5, 5])], [3, by([3, 5, 11], [90, 5, 21])], [4, by([40, 4, 13], [90, 6, 21])], [0, []],
  ];
  const live = new LiveReview();
  live.of(begun);
  for (const [findings, changes] of states) {
    const now = withValues(begun, changes);
    const result = live.of(now);
    expect([live.took, result.findings.length]).toEqual(["cells", findings]);
    expect(told(result)).toBe(told(review(now)));
  }
});

test("a row more is judged as a whole", () => {
  const live = new LiveReview();
  live.of(TEN);
  expect(told(live.of(projects(11, true)))).toBe(told(review(projects(11, true))));
  expect(live.took).toBe("whole");
});

test("beside last year's workbook an edit that changes no verdict is looked at alone, and what differs from last year is told anew", () => {
  const last = sheetsOf(`
    安排
    2025年安排表 | | | 单位：万元
    事项 | 合计 | 甲类 | 乙类
    办公 | 30.00 | 10.00 | 20.00
    会议 | 70.00 | 30.00 | 40.00
    培训 | 20.00 | 5.00 | 15.00`);
  const begun = sheetsOf(`
    安排
    2026年安排表 | | | | 单位：万元
    事项 | 2025年预算数 | 合计 | 甲类 | 乙类
    办公 | 30.00 | 9.00 | 4.00 | 5.00
    会议 | 70.00 | 9.00 | 4.00 | 5.00
    培训 | 20.00 | 9.00 | 4.00 | 5.00`);
  const cell = (row: number, column: number): CellRef => ({ sheet: "安排", row, column });
  const live = new LiveReview();
  expect(live.of(begun, last).across).toMatchObject({ last: 2025, now: 2026, compared: 3 });
  const states: readonly (readonly [took: LiveReview["took"], findings: number, changes: Changes])[] = [
    ["cells", 0, [[cell(3, 2), 9.5], [cell(3, 3), 4.5]]],
    ["cells", 1, [[cell(3, 1), 31.5]]],
    ["cells", 0, []],
  ];
  for (const [took, findings, changes] of states) {
    const now = withValues(begun, changes);
    const result = live.of(now, last);
    expect([live.took, result.findings.length]).toEqual([took, findings]);
    expect(told(result)).toBe(told(review(now, undefined, last)));
  }
  expect(live.of(begun, null).across).toBeNull();
});
