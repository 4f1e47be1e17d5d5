/** What a validation comes to in one line, the same wherever it is told: in the pane, in a report, in a list of many files. */
import type { Severity } from "../model/findings";
import { followEachOther, type Review } from "../model/plans";
import { tablesByStructure, type BudgetBook, type Leftover } from "../model/book";
import type { Language } from "./language";

/** The numbers that a verdict rests on. */
export interface Verdict {
  /**
   * faults: errors or inconsistencies are open · hints: only hints are · doubt: nothing is open, but something was accepted or
   * was not checked · clean: everything was read, checked and found right · none: there is nothing to judge.
   */
  readonly level: "faults" | "hints" | "doubt" | "clean" | "none";
  readonly open: Readonly<Record<Severity, number>>;
  readonly accepted: number;
  /** Places of budget tables that were not understood and so not checked. */
  readonly unread: number;
  /** Tables of which nothing but the sums within them was checked, because their kind comes a second time. */
  readonly structureOnly: number;
  /** Checks that lacked a figure. */
  readonly insufficient: number;
  readonly passed: number;
  /** Whether last year's workbook was chosen and the figures of last year were not compared with it. */
  readonly notCompared: boolean;
}

/** Sheets that are known not to be tables of this budget are not unread. */
const ASIDE: ReadonlySet<Leftover["reason"]> = new Set(["otherSheet", "replacedSheet"]);

/** What was left over, as a verdict counts it: checked within itself only, not understood, and no table of this budget. */
export function leftoversApart({ leftovers }: BudgetBook): Readonly<Record<"within" | "unread" | "aside", readonly Leftover[]>> {
  const apart = { within: [] as Leftover[], unread: [] as Leftover[], aside: [] as Leftover[] };
  for (const leftover of leftovers) apart[leftover.reason === "structureOnly" ? "within" : ASIDE.has(leftover.reason) ? "aside" : "unread"].push(leftover);
  return apart;
}

/** What a review comes to. */
export function verdictOf({ book, findings, checks, accepted, across }: Review): Verdict {
  const count = (severity: Severity): number => findings.filter((finding) => finding.severity === severity).length;
  const open = { error: count("error"), inconsistency: count("inconsistency"), hint: count("hint") };
  const { within, unread: notRead } = leftoversApart(book);
  const [structureOnly, unread] = [within.length, notRead.length];
  const { insufficientData: insufficient, passed } = checks;
  const partly = accepted.length + unread + structureOnly + insufficient > 0;
  const level = open.error + open.inconsistency > 0 ? "faults" : open.hint > 0 ? "hints" : book.tables.length + tablesByStructure(book).length === 0 ? "none" : partly ? "doubt" : "clean";
  const verdict: Verdict = { level, open, accepted: accepted.length, unread, structureOnly, insufficient, passed, notCompared: false };
  return across && !followEachOther(across) ? withoutLastYear(verdict) : verdict;
}

/** The verdict where last year's workbook was chosen and the figures of last year were not compared with it: never wholly right. */
export function withoutLastYear(verdict: Verdict): Verdict {
  return { ...verdict, level: verdict.level === "clean" ? "doubt" : verdict.level, notCompared: true };
}

/** The verdict in a few words; "没有发现问题" alone is said only of what was wholly read and checked and has nothing accepted. */
export function verdictTitle(verdict: Verdict, language: Language = "zh"): string {
  return language === "zh" ? titleInChinese(verdict) : titleInEnglish(verdict);
}

function titleInChinese({ level, open, accepted, unread, structureOnly, insufficient, notCompared }: Verdict): string {
  const { error, inconsistency, hint } = open;
  const partly = notCompared || unread + structureOnly + insufficient > 0;
  switch (level) {
    case "faults": return `发现 ${error + inconsistency + hint} 处问题（${listed([error && `错误 ${error}`, inconsistency && `不一致 ${inconsistency}`, hint && `提示 ${hint}`], "、")}）`;
    case "hints": return `没有错误和不一致，有 ${hint} 处提示`;
    case "none": return "没有读到预算表";
    case "doubt": return `${partly ? "已核对的部分" : ""}${partly && accepted > 0 ? "，" : ""}${accepted > 0 ? `除已接受的 ${accepted} 处外，` : ""}没有发现问题`;
    case "clean": return "没有发现问题";
  }
}

function titleInEnglish({ level, open, accepted, unread, structureOnly, insufficient, notCompared }: Verdict): string {
  const { error, inconsistency, hint } = open;
  const partly = notCompared || unread + structureOnly + insufficient > 0;
  switch (level) {
    case "faults": return `${problems(error + inconsistency + hint)} found (${listed([error && `${error} error${s(error)}`, inconsistency && `${inconsistency} inconsistenc${inconsistency === 1 ? "y" : "ies"}`, hint && `${hint} hint${s(hint)}`], ", ")})`;
    case "hints": return `No error or inconsistency, ${hint} hint${s(hint)}`;
    case "none": return "No budget table was read";
    case "doubt": return `No problem found${accepted > 0 ? ` besides ${accepted} accepted` : ""}${partly ? " in what was checked" : ""}`;
    case "clean": return "No problem found";
  }
}

/** What else belongs to the verdict, each in a few words: how much was checked, accepted, not read, not checked. */
export function verdictDetails({ accepted, unread, structureOnly, insufficient, passed, notCompared }: Verdict, language: Language = "zh"): readonly string[] {
  const details = language === "zh"
    ? [`${passed} 项核对通过`, accepted > 0 && `已接受 ${accepted} 处`, unread > 0 && `${unread} 处没有读懂、未核对`, structureOnly > 0 && `${structureOnly} 张表只核对了表内合计`, insufficient > 0 && `${insufficient} 项数据不足、未核对`, notCompared && "没有与上年的工作簿核对"]
    : [`${passed} check${s(passed)} passed`, accepted > 0 && `${accepted} accepted`, unread > 0 && `${unread} place${s(unread)} not understood, not checked`, structureOnly > 0 && `${structureOnly} table${s(structureOnly)} checked within ${structureOnly === 1 ? "itself" : "themselves"} only`, insufficient > 0 && `${insufficient} check${s(insufficient)} lacked figures`, notCompared && "not compared with last year's workbook"];
  return details.filter((detail) => detail !== false);
}

/** The verdict and what belongs to it, in one sentence. */
export function verdictText(review: Review, language: Language = "zh"): string {
  const verdict = verdictOf(review);
  const details = verdictDetails(verdict, language);
  return language === "zh" ? `${verdictTitle(verdict)}；${details.join("，")}` : `${verdictTitle(verdict, language)}; ${details.join(", ")}`;
}

const s = (count: number): string => (count === 1 ? "" : "s");

function problems(count: number): string {
  return `${count} problem${s(count)}`;
}

function listed(parts: readonly (string | 0)[], separator: string): string {
  return parts.filter((part) => part !== 0).join(separator);
}
