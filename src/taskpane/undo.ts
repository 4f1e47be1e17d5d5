/** What the pane did and can take back, last first. It lives as long as the pane; inverse edits hold figures, so they are stored nowhere. */
import type { Edit } from "../model/edits";
import type { Language } from "./words";

/** What was done: tables or the result sheet inserted, a code given rows, cells filled or corrected, findings accepted, codes imported, things carried over from last year, missing facts typed, rows asking for facts added. */
export type UndoKind = "insert" | "results" | "row" | "fill" | "fix" | "accept" | "codes" | "carry" | "facts" | "asked";

/** One action: how to take it back, and what that restores. */
export interface UndoEntry {
  readonly what: UndoKind;
  /** Sheets, rows, cells or findings, as `what` has it. */
  readonly count: number;
  readonly inverse: readonly Edit[];
  /** Which references were told not to follow its rows; see `moves.ts`. */
  readonly told?: string;
}

/** So many actions can be taken back, one after the other. */
const MOST_STEPS = 20;
/** So many edits are kept for it in all; the last action is kept whatever its size. */
const MOST_EDITS = 200_000;

/** The stack with one action more; the oldest go where it grows too long or too large. An action that changed nothing is not kept. */
export function remembered(stack: readonly UndoEntry[], entry: UndoEntry): readonly UndoEntry[] {
  if (entry.inverse.length === 0) return stack;
  const kept = [entry];
  let edits = entry.inverse.length;
  for (const older of stack.slice(0, MOST_STEPS - 1)) {
    edits += older.inverse.length;
    if (edits > MOST_EDITS) break;
    kept.push(older);
  }
  return kept;
}

const s = (count: number): string => (count === 1 ? "" : "s");

const STEPS: Readonly<Record<Language, Readonly<Record<UndoKind, (count: number) => string>>>> = {
  zh: {
    insert: (count) => `插入 ${count} 个工作表`,
    results: () => "写入校验结果表",
    row: (count) => `新增 ${count} 行`,
    fill: (count) => `填充 ${count} 格`,
    fix: (count) => `修正 ${count} 格`,
    accept: (count) => `接受 ${count} 处问题`,
    codes: (count) => `导入 ${count} 个科目`,
    carry: (count) => `沿用上年 ${count} 项`,
    facts: (count) => `填写 ${count} 项资料`,
    asked: (count) => `列出 ${count} 项待填资料`,
  },
  en: {
    insert: (count) => `inserting ${count} sheet${s(count)}`,
    results: () => "inserting the result sheet",
    row: (count) => `adding ${count} row${s(count)}`,
    fill: (count) => `filling ${count} cell${s(count)}`,
    fix: (count) => `correcting ${count} cell${s(count)}`,
    accept: (count) => `accepting ${count} finding${s(count)}`,
    codes: (count) => `importing ${count} code${s(count)}`,
    carry: (count) => `carrying over ${count} thing${s(count)}`,
    facts: (count) => `typing ${count} fact${s(count)}`,
    asked: (count) => `asking for ${count} fact${s(count)}`,
  },
};

/** What an action did, in a few words: "填充 453 格". */
export function stepText({ what, count }: Pick<UndoEntry, "what" | "count">, language: Language): string {
  return STEPS[language][what](count);
}
