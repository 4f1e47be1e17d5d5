import { LINE_END } from "../model/apart";
import { addressOf, type CellRef } from "../model/cells";
import type { LookKind, Retelling, RetoldSlot, SlotState, TextComment } from "../model/retelling";
import type { Language } from "./language";

const LOOKS: Readonly<Record<Language, Readonly<Record<LookKind, string>>>> = {
  zh: {
    reason: "原因沿用上年，增减方向或幅度已变，请核对", noReason: "变动较大，上年没有写原因，请补写", assumedBase: "表中没有上年执行数，暂按上年预算数计算，请填补充资料后重做或改写", noneNow: "文字说没有，今年的表中有金额，请改写", unsureSubject: "这个比较写在各部分之后，可能说的是总数，也可能是最后一项，请核对",
    baseDiffers: "本年表中的上年数与上年工作簿不同，已按本年表", struck: "本年没有数，已删去", added: "本年新增，已仿照相邻一项写入，用途和原因请补写",
    notAdded: "本年新增的科目没有写进去，请在此处补写", emptied: "本年各项都没有数，数字已改为零，请改写这一段", byFigure: "按金额认出，文字没有说明是哪一格，请核对",
    staleYear: "这个年份没有改，请核对", stillDiffers: "写成后与本年表核对仍不符，请改",
  },
  en: {
    reason: "Reason kept from last year, though the change turned or is great now: look", noReason: "A great change without a reason: write one",
    assumedBase: "No outturn of last year is known; its budget stands for it: type it on 补充资料, or rewrite", unsureSubject: "The comparison stands behind the parts of a whole and may be the whole's or the last part's: check which", noneNow: "It says that there is none, but this year's tables have an amount: rewrite it", baseDiffers: "This year's tables print another amount for last year than last year's workbook; theirs is used",
    struck: "Nothing this year: struck", added: "New this year: told like its neighbour; write its purpose and reason", notAdded: "A new item that could not be told in the pattern of the others: write it here",
    emptied: "No item of the list has money this year: rewrite", byFigure: "Bound by its amount alone: look", staleYear: "This year was left as it is: look", stillDiffers: "Read against this year's tables it still disagrees: correct it",
  },
};

/** What a look asks of a person. */
export function lookText(kind: LookKind, language: Language = "zh"): string {
  return LOOKS[language][kind];
}

/** The text as lines for people: how much follows, then everything that is to be looked at, by line. */
export function retellingNotes({ slots, looks, updates, year }: Retelling): readonly string[] {
  const count = (state: string): number => slots.filter((slot) => slot.state === state).length;
  const lines = [
    ...looks.map(({ kind, line, quote, cells }) => ({ line, text: `第 ${line} 行：${lookText(kind)}（${short(quote)}）${cellsText(cells)}` })),
    ...slots.filter(({ state }) => state === "ambiguous").map((slot) => ({ line: slot.line, text: `第 ${slot.line} 行：“${slot.label}”${ambiguousText(slot, "zh").replace(/。$/, "")}` })),
    ...slots.filter(({ state }) => state === "awaiting").map(({ line, label, text, cells }) => ({ line, text: `第 ${line} 行：“${label}”${text} 待填，写的还是上年的数，请填${cellsText(cells)}后重做` })),
    ...slots.filter(({ state }) => state === "unconfirmed").map(({ line, label, text }) => ({ line, text: `第 ${line} 行：“${label}”${text} 待确认，表中没有这个数` })),
  ].sort((a, b) => a.line - b.line).map(({ text }) => text);
  const rest = `${count("awaiting") === 0 ? "" : `${count("awaiting")} 个待填，`}${count("unconfirmed")} 个待确认，${looks.length + count("ambiguous")} 处请看`;
  const heads = updates ? `这份文字已是 ${year.now ?? ""} 年的，只改了表中变了的数字：改 ${changedSlots(slots).length} 个，${rest}` : `已按上年文字写成：${count("bound") + count("ambiguous")} 个数字随本年表更新，${rest}`;
  return [heads, ...lines];
}

/** Remarks on the figures of a Word file for which several cells stand: the text has no mark there, and is not marked by them. */
export function retellingRemarks({ slots }: Retelling, language: Language = "zh"): readonly TextComment[] {
  return slots.filter(({ state }) => state === "ambiguous").map((slot) => ({ start: slot.id, length: slot.formerLength, text: ambiguousText(slot, language) }));
}

function ambiguousText({ text, cells, others }: RetoldSlot, language: Language): string {
  const found = `${text}${cellsText(cells)}`;
  const rest = others.map((other) => `${other.text}${cellsText(other.cells)}`);
  return language === "zh" ? `上年有几格同为此数，今年各不相同：写的是 ${found}，另有 ${rest.join("、")}，请核对。`
    : `Several cells had this figure last year and differ now: ${found} is written, it may be ${rest.join(" or ")}. Check which.`;
}

/** Figures that are others now. */
export function changedSlots(slots: Retelling["slots"]): Retelling["slots"] {
  return slots.filter(({ former, text }) => former !== text);
}

/**
 * The form of `narrate --like --format json`: as for any narrative, a paragraph for each line of the text with its bound figures;
 * `missing` has the figures that nothing binds or whose entry on 补充资料 is blank (with its cell), `look` what is to be looked at.
 */
export function retellingJson({ text, slots, looks, year }: Retelling): unknown {
  const lines = text.split(LINE_END);
  const starts = lineStarts(text);
  const bound = slots.filter(({ state }) => !isOpen(state));
  return {
    year,
    sections: [{
      id: "like", heading: "", paragraphs: lines.map((line, at) => ({
        text: line,
        figures: bound.filter((slot) => slot.line === at + 1).map((slot) => ({
          text: slot.text, start: slot.start - (starts[at] ?? 0), ...cellJson(slot.cells[0]), former: slot.former,
          ...(slot.others.length > 0 ? { ambiguous: slot.others.map((other) => ({ text: other.text, ...cellJson(other.cells[0]) })) } : {}),
        })),
      })),
    }],
    missing: slots.filter(({ state }) => isOpen(state)).map(({ line, label, text: printed, cells }) => ({ line, fact: label, text: printed, ...cellJson(cells[0]) })),
    look: looks.map(({ kind, line, quote, cells }) => ({ kind, line, quote, message: lookText(kind), ...cellJson(cells[0]) })),
  };
}

/** Whether a figure is still last year's. */
export function isOpen(state: SlotState): boolean {
  return state === "unconfirmed" || state === "awaiting";
}

function cellJson(at: CellRef | undefined): { readonly sheet?: string; readonly cell?: string } {
  return at ? { sheet: at.sheet, cell: addressOf(at) } : {};
}

function cellsText(cells: readonly CellRef[]): string {
  const [first] = cells;
  return first ? `〔${first.sheet}!${addressOf(first)}〕` : "";
}

function short(quote: string): string {
  return quote.length <= LONGEST_QUOTE ? quote : `${quote.slice(0, LONGEST_QUOTE)}…`;
}

const LONGEST_QUOTE = 40;

function lineStarts(text: string): readonly number[] {
  const starts = [0];
  for (const match of text.matchAll(/\r\n|[\r\n\u2028\u2029\f]/g)) starts.push(match.index + match[0].length);
  return starts;
}
