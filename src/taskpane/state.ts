/** What the pane knows: one plain object, changed only by patches. */
import type { Narrative } from "../model/narrative";
import type { FillPlan, InsertPlan, InsertRequest, Review } from "../model/plans";
import type { Profile } from "../model/profile";
import type { Unfollowed } from "../model/unfollowed";
import type { WorkbookSnapshot } from "../model/snapshot";
import type { Host } from "../hosts/host";
import type { Batch } from "./batch";
import type { CodeImportWork } from "./codeActions";
import { noCheckWork, type CheckWork } from "./checkActions";
import type { FormWork } from "./formActions";
import { liveWorkOf, type LiveWork } from "./live";
import { DEFAULT_SETTINGS, type PaneSettings } from "./liveSettings";
import type { LastBook } from "./lastBookActions";
import type { KeptFile } from "./lastYearShelf";
import type { LogLine } from "./log";
import type { Overview } from "./overview";
import { noTextWork, type TextWork } from "./textWork";
import type { UndoEntry } from "./undo";
import type { TabId, Work } from "./words";

/** Whether the workbook can be reached. "late" is still waiting, but long enough to say why. */
export type Connection =
  | { readonly kind: "waiting" }
  | { readonly kind: "late" }
  | { readonly kind: "failed"; readonly reason: "script" | "notExcel" }
  | { readonly kind: "ready"; readonly host: Host };

/** A message on one tab: what happened, where, what to do. */
export interface Notice {
  readonly tab: TabId;
  readonly intent: "success" | "info" | "warning" | "error";
  readonly title: string;
  readonly details: readonly string[];
  /** The tab on which the work goes on. */
  readonly next?: TabId;
  /** What can be done about it here. */
  readonly action?: "lookAgain" | "recalculate";
}

/** What filling would do, computed on `snapshot`. */
export interface Preview {
  readonly snapshot: WorkbookSnapshot;
  readonly plan: FillPlan;
  /** Numbers are written in place of formulas. */
  readonly values: boolean;
  /** Whether the workbook has any table at all. */
  readonly tables: number;
  /** References that will not follow the rows it moves. */
  readonly unfollowed: readonly Unfollowed[];
}

/** An insert that waits for a decision about names that are taken. */
export interface PendingInsert {
  readonly request: InsertRequest;
  readonly taken: InsertPlan["taken"];
}

export interface PaneState {
  readonly connection: Connection;
  readonly tab: TabId;
  readonly busy: { readonly work: Work; readonly done: number; readonly total: number } | null;
  readonly notice: Notice | null;
  /** What can be taken back, last first. */
  readonly undo: readonly UndoEntry[];
  /** What was done since the pane was opened, oldest first. */
  readonly log: readonly LogLine[];
  /** Name of the workbook's sheet 操作记录, as last seen; null where it has none. */
  readonly logSheet: string | null;
  readonly live: LiveWork;
  readonly pendingInsert: PendingInsert | null;
  /** 用上年的表; null while tables are inserted from a profile. */
  readonly form: FormWork | null;
  /** Forms that were loaded from files since the pane was opened. */
  readonly ownForms: readonly Profile[];
  /** The workbook at a glance, as last looked at. */
  readonly overview: Overview | null;
  readonly preview: Preview | null;
  /** The references that stay behind when rows move, as they were told last; see `moves.ts`. */
  readonly movesTold: string;
  /** A list of codes that was opened and waits to be imported. */
  readonly codeImport: CodeImportWork | null;
  readonly review: Review | null;
  readonly checkWork: CheckWork;
  /** Other files that were checked; null when the tab is about the workbook itself. */
  readonly batch: Batch | null;
  readonly narrative: Narrative | null;
  /** Last year's workbook, kept for everything that looks back at it; null where none was opened. */
  readonly lastBook: LastBook | null;
  /** The file of last year's text that was used for this workbook before; null where none was. */
  readonly lastText: KeptFile | null;
  /** Whether these come back when the workbook is opened another day. */
  readonly keptHere: boolean;
  readonly text: TextWork;
}

const initialState: PaneState = {
  connection: { kind: "waiting" },
  tab: "tables",
  busy: null,
  notice: null,
  undo: [],
  log: [],
  logSheet: null,
  live: liveWorkOf(DEFAULT_SETTINGS),
  pendingInsert: null,
  form: null,
  ownForms: [],
  overview: null,
  preview: null,
  movesTold: "",
  codeImport: null,
  review: null,
  checkWork: noCheckWork,
  batch: null,
  narrative: null,
  lastBook: null,
  lastText: null,
  keptHere: false,
  text: noTextWork,
};

/** A pane that is opened, set as it was the last time. */
export function openedState(settings: PaneSettings): PaneState {
  const { tab, severity, rule } = settings;
  return { ...initialState, tab, live: liveWorkOf(settings), checkWork: { ...noCheckWork, filter: { severity, rule, table: null } } };
}

/** What is remembered of a pane from one opening to the next. */
export function settingsOf({ tab, live: { follow, recheck }, checkWork: { filter } }: PaneState): PaneSettings {
  return { tab, severity: filter.severity, rule: filter.rule, follow, recheck };
}

export function patched(state: PaneState, patch: Partial<PaneState>): PaneState {
  return { ...state, ...patch };
}
