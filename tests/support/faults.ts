/**
 * Faults in the middle of what the pane does: the real actions and the real client on the simulated Excel, one fault at one
 * request. What the workbook holds afterwards is compared with what it may hold, and with what the pane says.
 */
import { createOfficeHost } from "../../src/hosts/office";
import { OPEN_WORKBOOK } from "../../src/hosts/office/seam";
import type { SimulatedExcel } from "../../src/simulator/host";
import { openExcel } from "../../src/simulator/loadOffice";
import type { SimulatedWorkbook } from "../../src/simulator/plainWorkbook";
import { outcomeWordsOf } from "../../src/taskpane/outcomeWords";
import { paneActions, type PaneActions } from "../../src/taskpane/paneActions";
import { openedState, patched, type PaneState } from "../../src/taskpane/state";
import { memoryShelf } from "../../src/taskpane/lastYearShelf";
import { DEFAULT_SETTINGS } from "../../src/taskpane/liveSettings";
import { wordsOf } from "../../src/taskpane/words";
import { page } from "../hosts/office/workbook";
import { inVirtualTime } from "./virtualTime";

const words = wordsOf("zh");
const outcome = outcomeWordsOf("zh");
/** Long enough for every answer that comes: in virtual time the simulated Excel answers before a timer of this length rings. */
const ANSWER_MS = 120;

export const SHEET = "支出表";
const BASIC = "基本支出表";

/** Two small tables of a budget, one figure of which disagrees. */
export const BOOK: SimulatedWorkbook = {
  sheets: [
    page(SHEET, [
      ["2030年部门支出预算表"], ["单位：万元"], ["科目编码", "科目名称", "合计", "基本支出", "项目支出"],
      [{ text: "201" }, "一般公共服务支出", null, null, null],
      [{ text: "20103" }, "政府办公厅及相关机构事务", null, null, null],
      [{ text: "2010301" }, "行政运行", null, 3, 4],
      [{ text: "2010302" }, "一般行政管理事务", null, 1, 2],
      ["合计", null, null, null, null],
    ]),
    page(BASIC, [
      ["2030年部门一般公共预算基本支出表"], ["单位：万元"], ["科目编码", "科目名称", "合计", "人员经费", "公用经费"],
      [{ text: "301" }, "工资福利支出", 9, 8, null],
      [{ text: "30101" }, "基本工资", null, 8, null],
      ["合计", null, null, null, null],
    ]),
    page("备忘", [["随手记的"]]),
  ],
};

/** A pane without a screen. */
export interface HeadlessPane {
  readonly actions: PaneActions;
  readonly state: () => PaneState;
}

export function openPane(answerMs: number): HeadlessPane {
  let now = patched(openedState(DEFAULT_SETTINGS), { connection: { kind: "ready", host: createOfficeHost(OPEN_WORKBOOK, answerMs) } });
  const state = (): PaneState => now;
  const patch = (part: Partial<PaneState>): void => {
    now = patched(now, part);
  };
  const none = (): Promise<never> => Promise.reject(new Error("no files here"));
  const files = { words: () => Promise.resolve(""), retold: none, tagged: () => Promise.resolve([]), commented: none, workbook: none, asXlsx: none, current: none, edited: none, otherTexts: none, lastYear: memoryShelf() };
  return { actions: paneActions({ patch, state, words, language: "zh", files }).actions, state };
}

/** Something that people do in the pane: what comes before it, and the thing itself. */
export interface Action {
  readonly prepare?: (pane: HeadlessPane) => Promise<void>;
  readonly act: (pane: HeadlessPane) => Promise<void>;
  /** What the pane says when it is done; null says nothing but what it shows. */
  readonly says: RegExp | null;
}

const fill = async ({ actions }: HeadlessPane): Promise<void> => {
  await actions.previewFill(false);
  await actions.fill([]);
};
const insertItem = async ({ actions }: HeadlessPane): Promise<void> => {
  await actions.insertItems([{ classification: "functional", code: "2010303", fund: "general-public-budget", unit: null }]);
};
const insert = ({ actions }: HeadlessPane): Promise<void> =>
  actions.insert({ profile: "zhejiang", year: 2030, department: "某局", units: [], tables: ["project-expenditure"], onTaken: "beside" }, "beside");
const check = ({ actions }: HeadlessPane): Promise<void> => actions.check();
const undo = ({ actions }: HeadlessPane): Promise<void> => actions.undo();

export const ACTIONS: Readonly<Record<string, Action>> = {
  insert: { act: insert, says: /^已插入 \d+ 个工作表/ },
  "undo insert": { prepare: insert, act: undo, says: /^已撤销/ },
  fill: { prepare: ({ actions }) => actions.previewFill(false), act: ({ actions }) => actions.fill([]), says: /^已填充 \d+ 个单元格/ },
  "undo fill": { prepare: fill, act: undo, says: /^已撤销/ },
  "insert item": { act: insertItem, says: /行/ },
  "undo item": { prepare: insertItem, act: undo, says: /^已撤销/ },
  check: { act: check, says: null },
  "check again": { prepare: check, act: check, says: null },
  "clear marks": { prepare: check, act: ({ actions }) => actions.unmark(), says: /^标记已清除/ },
  "fix all": {
    prepare: async ({ actions, state }) => {
      await actions.check();
      for (const finding of state().review?.findings ?? []) {
        await actions.propose("the finding", [finding]);
        if ((state().checkWork.proposal?.edits.length ?? 0) > 0) return;
      }
    },
    act: ({ actions }) => actions.applyProposal(), says: /^已(修正|改)/,
  },
  "results again": {
    prepare: async ({ actions }) => {
      await actions.check();
      await actions.insertResults();
    },
    act: ({ actions }) => actions.insertResults(), says: /校验结果/,
  },
  "keep log": { prepare: check, act: ({ actions }) => actions.keepLog(), says: /^已插入/ },
};

/** What may go wrong, at one request. */
export type FaultKind = "error before" | "in the middle" | "answer lost" | "never, undone" | "never, done" | "never again" | "slow"
  | "others type" | "others insert a row" | "others rename" | "others delete" | "others protect" | "others add a sheet" | "user gives up";

export const FAULTS: readonly FaultKind[] = [
  "error before", "in the middle", "answer lost", "never, undone", "never, done", "never again", "slow",
  "others type", "others insert a row", "others rename", "others delete", "others protect", "others add a sheet", "user gives up",
];

const OTHERS: Readonly<Partial<Record<FaultKind, (excel: SimulatedExcel) => void>>> = {
  // Into the very total that is to be filled; a colleague's figure.
  "others type": ({ user }) => user.type(SHEET, 5, 2, 77),
  "others insert a row": ({ user }) => user.insertRows(SHEET, 4),
  "others rename": ({ user }) => user.renameSheet(SHEET, "新名"),
  "others delete": ({ user }) => user.deleteSheet(SHEET),
  "others protect": ({ user }) => user.protect(SHEET, true),
  "others add a sheet": ({ user }) => user.addSheet("别人的表"),
};

function order(excel: SimulatedExcel, kind: FaultKind, request: number, pane: HeadlessPane): void {
  const { faults } = excel;
  const lost = { code: "GeneralException" };
  switch (kind) {
    case "error before": return faults.failRequest(request, lost);
    case "in the middle": return faults.failAction(request, Math.max(2, Math.floor((actionsOf.get(request) ?? 10) * 0.6)), lost);
    case "answer lost": return faults.answer(request, { lost });
    case "never, undone":
      faults.failRequest(request, lost);
      return faults.answer(request, { never: true });
    case "never, done": return faults.answer(request, { never: true });
    case "never again": return faults.answer(request, { never: true }, true);
    case "slow": return faults.answer(request, { lateMs: 40 });
    case "user gives up": return faults.meet(request, () => pane.actions.cancel());
    default: return faults.meet(request, () => OTHERS[kind]?.(excel));
  }
}

/** How many actions each request of the action has, from the run without a fault. */
const actionsOf = new Map<number, number>();

/** What of a workbook counts: contents, formats that turn figures into text, merges, marks, comments, who is seen. */
interface Counted {
  readonly contents: string;
  readonly marks: string;
}

function counted(excel: SimulatedExcel): Counted {
  const { sheets } = excel.save();
  const ours = (formula: string | undefined): boolean => formula?.includes("预算公开助手") === true;
  return {
    contents: JSON.stringify(sheets.map(({ name, visibility, cells, merges, protected: locked, conditionalFormats = [], comments = [] }) => [
      name, visibility, locked === true, [...(merges ?? [])].sort(),
      cells.filter(({ value, formula }) => (value ?? formula ?? "") !== "").map(({ row, column, value, formula, format }) => [row, column, formula ?? value, format?.numberFormat ?? "General"]),
      conditionalFormats.filter(({ formula }) => !ours(formula)).length, comments.filter(({ content }) => !content.startsWith("预算公开助手")).map(({ content }) => content),
    ])),
    marks: JSON.stringify(sheets.flatMap(({ name, conditionalFormats = [], comments = [] }) => [
      ...conditionalFormats.filter(({ formula }) => ours(formula)).map(({ formula, areas }) => [name, formula, [...areas].sort()]),
      ...comments.filter(({ content }) => content.startsWith("预算公开助手")).map(({ cell, content }) => [name, cell, content]),
    ]).map((each) => JSON.stringify(each)).sort()),
  };
}

/** Waits until the pane is free and nothing goes on unseen. */
async function quiet(pane: HeadlessPane, excel: SimulatedExcel): Promise<void> {
  for (let round = 0; round < 400; round += 1) {
    const { busy, notice } = pane.state();
    if (busy === null && notice?.action === "lookAgain") {
      excel.faults.clear();
      pane.actions.lookAgain();
    } else if (busy === null && notice?.title !== outcome.stopping) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error(`the pane is still busy: ${JSON.stringify(pane.state().busy)} ${pane.state().notice?.title ?? ""}`);
}

interface Run {
  readonly excel: SimulatedExcel;
  readonly pane: HeadlessPane;
  readonly before: Counted;
  readonly after: Counted;
  readonly requests: number;
}

/** Does an action on a fresh workbook; `others` do theirs before it, after it, or not at all. */
async function run(action: Action, answerMs: number, orders: (excel: SimulatedExcel, pane: HeadlessPane) => void, after: (excel: SimulatedExcel) => void = () => undefined): Promise<Run> {
  const excel = openExcel({ workbook: BOOK, requirementSets: { ExcelApi: "1.14" } });
  const pane = openPane(answerMs);
  await action.prepare?.(pane);
  const before = counted(excel);
  excel.takeStats();
  pane.actions.patch({ notice: null });
  orders(excel, pane);
  await action.act(pane);
  await quiet(pane, excel);
  excel.faults.clear();
  const own = excel.takeStats().exchanges.filter(({ cleanUp }) => !cleanUp);
  own.forEach(({ actions }, index) => lengths.push({ request: index + 1, actions }));
  after(excel);
  return { excel, pane, before, after: counted(excel), requests: own.length };
}

const lengths: { request: number; actions: number }[] = [];

/** What one trial came to. */
export interface Verdict {
  readonly action: string;
  readonly kind: FaultKind;
  readonly request: number;
  /** B before, A after, T torn; told cell by cell where `named`. */
  readonly state: "A" | "B" | "T";
  readonly marks: "A" | "B" | "T";
  readonly named: boolean;
  readonly says: string;
  /** What is wrong with it; null when nothing is. */
  readonly wrong: string | null;
}

/** Every trial of an action: at each of its requests, each kind of fault. `pick` leaves some out. */
export function trials(name: string, pick: (index: number) => boolean = () => true): Promise<readonly Verdict[]> {
  const action = ACTIONS[name];
  if (!action) throw new Error(`no action ${name}`);
  return inVirtualTime(() => trialsOf(name, action, pick));
}

async function trialsOf(name: string, action: Action, pick: (index: number) => boolean): Promise<readonly Verdict[]> {
  lengths.length = 0;
  const whole = await run(action, 10_000, () => undefined);
  actionsOf.clear();
  for (const { request, actions } of lengths) actionsOf.set(request, actions);
  const verdicts: Verdict[] = [];
  let index = -1;
  for (const kind of FAULTS) {
    const others = OTHERS[kind];
    let allowed: { readonly after: readonly Counted[]; readonly before: readonly Counted[] } = { after: [whole.after], before: [whole.before] };
    let known = others === undefined;
    for (let request = 1; request <= whole.requests; request += 1) {
      index += 1;
      if (!pick(index)) continue;
      if (!known && others) {
        // Their change before the action, after it, and without it.
        const first = await run(action, 10_000, others);
        const last = await run(action, 10_000, () => undefined, others);
        const idle = await run({ ...action, act: () => Promise.resolve() }, 10_000, others);
        allowed = { after: [last.after, ...(same(first.after, idle.after) ? [] : [first.after])], before: [idle.after] };
        known = true;
      }
      const trial = await run(action, kind === "slow" ? 10_000 : ANSWER_MS, (excel, pane) => order(excel, kind, request, pane));
      verdicts.push(judged(name, kind, request, action, trial, allowed));
    }
  }
  return verdicts;
}

const same = (a: Counted, b: Counted): boolean => a.contents === b.contents && a.marks === b.marks;

function judged(name: string, kind: FaultKind, request: number, action: Action, { pane, after }: Run, allowed: { readonly after: readonly Counted[]; readonly before: readonly Counted[] }): Verdict {
  const { notice, review } = pane.state();
  const title = notice?.title ?? "";
  const says = [title, ...(notice?.details ?? [])].join(" / ");
  const place = (pick: (each: Counted) => string): "A" | "B" | "T" => {
    const found = pick(after);
    return allowed.after.some((each) => pick(each) === found) ? "A" : allowed.before.some((each) => pick(each) === found) ? "B" : "T";
  };
  const contents = place(({ contents: each }) => each);
  const marks = place(({ marks: each }) => each);
  const unchanged = allowed.before.some((each) => allowed.after.some((other) => each.contents === other.contents));
  const named = /未能恢复/.test(says) && /![A-Z]+\d+/.test(says);
  const done = action.says === null ? (notice === null || title === outcome.doneBefore) && review !== null : action.says.test(title) && notice?.intent !== "error";
  const refusal = notice?.intent === "error" || title === words.cancelled || title === "";
  const half = title === outcome.noMarks || title === outcome.oldMarks || title === outcome.without.comments;
  const complaints = [
    contents === "T" && !named ? "torn" : null,
    done && contents === "B" && !unchanged ? "says done, is not" : null,
    !done && !half && contents === "A" && !unchanged && !named ? "is done, does not say so" : null,
    refusal && !done && named && contents === "B" && marks !== "T" ? "says not put back, is" : null,
    title === outcome.stopping || title === outcome.unsettled ? "never ends" : null,
    marks === "T" && !named && !half && contents !== "T" && !/批注/.test(says) ? "marks torn" : null,
    done && action.says === null && marks === "B" && !allowed.before.some((each) => allowed.after.some((other) => each.marks === other.marks)) ? "says marked, is not" : null,
    /标记已清除/.test(title) && after.marks !== "[]" && !/批注/.test(says) ? "says cleared, is not" : null,
  ];
  return { action: name, kind, request, state: contents, marks, named, says, wrong: complaints.find((each) => each !== null) ?? null };
}

/** A table of what the trials of each action and kind came to: "A3 B9", T for torn, L for told cell by cell. */
export function tableOf(verdicts: readonly Verdict[]): string {
  const rows = [...new Set(verdicts.map(({ action }) => action))].map((action) => [action, ...FAULTS.map((kind) => {
    const own = verdicts.filter((each) => each.action === action && each.kind === kind);
    return (["A", "B", "T"] as const).map((state) => ({ state, count: own.filter((each) => each.state === state).length })).filter(({ count }) => count > 0).map(({ state, count }) => `${state}${count}`).join(" ");
  })]);
  const head = ["action", ...FAULTS];
  const widths = head.map((_, column) => Math.max(...[head, ...rows].map((row) => (row[column] ?? "").length)));
  return [head, ...rows].map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join("  ").trimEnd()).join("\n");
}
