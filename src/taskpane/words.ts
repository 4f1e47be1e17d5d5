/** The pane's own words, as one plain typed dictionary per language. What a finding or a refusal says is worded by the report. */
import type { HostErrorCode } from "../hosts/host";
import type { TakenSheetChoice } from "../model/plans";
import type { Severity } from "../model/findings";
import type { Language } from "../report/language";
import type { TextWords } from "./textWords";
import { chinese } from "./words.zh";
import { english } from "./words.en";

export type { Language };

/** The four tabs, in the order of the work. */
export type TabId = "tables" | "fill" | "check" | "narrative";

/** What the pane may be busy with. */
export type Work = "reading" | "planning" | "placing" | "inserting" | "filling" | "checking" | "fixing" | "marking" | "unmarking" | "narrating" | "exporting" | "lookingOver" | "publishing" | "comparing" | "readingText" | "drawing" | "undoing" | "settling" | "calculating";

export interface Words {
  readonly product: string;
  readonly tabs: Readonly<Record<TabId, string>>;
  readonly work: Readonly<Record<Work, string>>;
  readonly severity: Readonly<Record<Severity, string>>;
  readonly taken: Readonly<Record<TakenSheetChoice, string>>;
  readonly hostError: Readonly<Record<HostErrorCode, string>>;
  readonly connecting: string;
  readonly connectingLate: string;
  readonly officeFailed: string;
  readonly notExcel: string;
  readonly retry: string;
  readonly close: string;
  readonly cancel: string;
  readonly cancelled: string;
  readonly more: (left: number) => string;
  readonly steps: (done: number, total: number) => string;
  readonly unexpected: string;
  readonly unexpectedDetail: (detail: string) => string;
  readonly refused: string;
  readonly leftBehind: (cells: string) => string;
  readonly goTo: (place: string) => string;
  /** On a button that shows a tab, by its name. */
  readonly goToTab: (tab: string) => string;

  readonly insert: string;
  readonly insertIntro: string;
  readonly profile: string;
  readonly year: string;
  readonly yearWrong: string;
  readonly department: string;
  readonly departmentHint: string;
  readonly departmentMissing: string;
  readonly units: string;
  readonly unitsHint: string;
  readonly tablesTitle: string;
  readonly all: string;
  readonly none: string;
  readonly noTableChosen: string;
  readonly takenTitle: (count: number) => string;
  readonly takenQuestion: string;
  readonly insertOn: string;
  readonly inserted: (count: number) => string;
  readonly keptAs: (name: string, newName: string) => string;
  readonly addedAs: (name: string, newName: string) => string;
  readonly skipped: (name: string) => string;
  readonly nothingInserted: string;
  readonly insertNext: string;

  readonly fill: string;
  readonly fillIntro: string;
  readonly confirmFill: string;
  readonly previewTitle: (cells: number) => string;
  readonly previewNothing: string;
  readonly previewNothingHint: string;
  readonly noTables: string;
  readonly noTablesHint: string;
  readonly tableChanges: (cells: number) => string;
  readonly blank: string;
  readonly becomes: string;
  readonly newRow: string;
  readonly conflictsTitle: (count: number) => string;
  readonly conflictsHint: string;
  readonly conflict: (place: string, typed: string, derived: string) => string;
  readonly obstaclesTitle: (count: number) => string;
  readonly progressTitle: string;
  readonly filled: (cells: number) => string;
  readonly kept: (count: number) => string;
  readonly keptWhere: string;
  readonly markedWhere: string;
  readonly fillNext: string;

  readonly check: string;
  readonly checkIntro: string;
  readonly unmark: string;
  readonly passed: string;
  readonly failed: string;
  readonly notApplicable: string;
  readonly insufficient: string;
  readonly cleanTitle: string;
  readonly findingsList: string;
  readonly rootCause: string;
  readonly leftoversTitle: (count: number) => string;
  readonly marked: (count: number) => string;
  readonly markRefused: string;
  readonly unmarked: string;
  /** What a validation came to, by its verdict. */
  readonly checkSummary: (verdict: string) => string;

  readonly narrate: string;
  readonly narrateIntro: string;
  readonly copy: string;
  readonly copied: string;
  readonly copyRefused: string;
  readonly copyRefusedHint: string;
  readonly wholeText: string;
  readonly missingTitle: (count: number) => string;
  readonly missingHint: string;
  readonly narrated: (sections: number, missing: number) => string;
  readonly nothingToSay: string;
  readonly text: TextWords;

  readonly undo: string;
  readonly undone: string;
  readonly undoRefused: string;
  readonly logRefused: string;
}

const DICTIONARIES: Readonly<Record<Language, Words>> = { zh: chinese, en: english };

/** The dictionary of a language. */
export function wordsOf(language: Language): Words {
  return DICTIONARIES[language];
}

/** Chinese unless Office speaks English: a display language such as "en-US". */
export function languageOf(displayLanguage: string | null): Language {
  return displayLanguage !== null && /^en\b/i.test(displayLanguage) ? "en" : "zh";
}
