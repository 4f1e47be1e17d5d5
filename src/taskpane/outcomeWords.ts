/** What the pane says when an action came to anything but a plain success or a plain refusal. */
import type { ApplyResult } from "../model/edits";
import type { Language } from "./words";

export interface OutcomeWords {
  /** The user stopped waiting while a change may have been on its way. */
  readonly stopping: string;
  readonly stoppingHint: string;
  /** What was stopped turned out to have been done. */
  readonly doneAfterAll: string;
  readonly doneBefore: string;
  /** Excel stopped answering in the middle. */
  readonly unsettled: string;
  readonly unsettledHint: string;
  readonly lookAgain: string;
  /** Not done, and not everything could be put back. */
  readonly partly: string;
  readonly notUndone: string;
  readonly without: Readonly<Record<NonNullable<ApplyResult["without"]>[number], string>>;
  readonly unmarkedWithoutComments: string;
  readonly notShown: (place: string) => string;
  readonly notRechecked: string;
  readonly noMarks: string;
  readonly oldMarks: string;
  readonly manual: string;
  readonly manualHint: string;
  readonly manualFilled: string;
  readonly recalculate: string;
}

const OUTCOMES: Readonly<Record<Language, OutcomeWords>> = {
  zh: {
    stopping: "已停止等待，正在核实是否已写入",
    stoppingHint: "请求可能已经送到 Excel。核实之后会在这里说明结果；其间可以查看其他标签。",
    doneAfterAll: "停止之前已经写入；如不需要，可点“撤销”恢复。",
    doneBefore: "停止之前已经做完",
    unsettled: "Excel 没有回应，还不知道是否已写入",
    unsettledHint: "请看 Excel 中是否有对话框未关，或单元格正在编辑。处理后点“再看一次”，核实之后会说明结果。",
    lookAgain: "再看一次",
    partly: "没有完成，部分改动未能恢复",
    notUndone: "没有撤销，工作簿保持现状",
    without: {
      comments: "Excel 没有接受批注：标记只有颜色和字形，没有批注。",
      pageSetup: "打印设置没有写入（本机可能没有打印机），请在“页面布局”中设置纸张和标题行。",
    },
    unmarkedWithoutComments: "Excel 没有让本窗格查看批注：如单元格上还有“预算公开助手”的批注，请在“审阅”中删除。",
    notShown: (place) => `未能转到 ${place}，请自行查看。`,
    notRechecked: "改动已写入，但没有重新校验；下面仍是改动之前的结果。",
    noMarks: "校验已完成，但标记没有写入",
    oldMarks: "校验已完成，但标记没有更新，单元格上仍是上一次的标记",
    manual: "工作簿设为手动计算，公式结果可能是旧的",
    manualHint: "以上结论按现有结果得出。点“重新计算”可先算再校验。",
    manualFilled: "工作簿设为手动计算：请按 F9 重新计算，再看结果。",
    recalculate: "重新计算",
  },
  en: {
    stopping: "No longer waiting; looking whether it was written",
    stoppingHint: "The request may have reached Excel already. What came of it will be said here; meanwhile the other tabs can be used.",
    doneAfterAll: "It had been written before it was stopped; use Undo to take it back.",
    doneBefore: "It was done before it was stopped",
    unsettled: "Excel does not answer; whether it was written is not known yet",
    unsettledHint: "Look for an open dialog or a cell being edited in Excel. Then choose Look again, and what came of it will be said.",
    lookAgain: "Look again",
    partly: "Not finished, and some changes could not be put back",
    notUndone: "Nothing was undone; the workbook is as it is",
    without: {
      comments: "Excel did not accept comments: the marks are colours and letters only.",
      pageSetup: "The print set-up was not written (this machine may have no printer); set paper and title rows under Page Layout.",
    },
    unmarkedWithoutComments: "Excel did not let this pane see comments: if cells still have comments of Budget Disclosure Assistant (预算公开助手), delete them under Review.",
    notShown: (place) => `${place} could not be shown; please look there.`,
    notRechecked: "The change was written, but nothing was validated anew; the results below are from before it.",
    noMarks: "Validated, but no marks were written",
    oldMarks: "Validated, but the marks were not renewed; cells still have those of last time",
    manual: "The workbook calculates on request only; results of formulas may be old",
    manualHint: "What is said above follows from them. Recalculate to validate fresh results.",
    manualFilled: "The workbook calculates on request only: press F9 before reading results.",
    recalculate: "Recalculate",
  },
};

export function outcomeWordsOf(language: Language): OutcomeWords {
  return OUTCOMES[language];
}
