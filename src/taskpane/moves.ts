/** Before rows move: what will not follow them is told by its place, and only then is anything written. */
import type { Host } from "../hosts/host";
import type { Edit } from "../model/edits";
import { RowShifts } from "../model/rowShifts";
import type { WorkbookSnapshot } from "../model/snapshot";
import type { Unfollowed } from "../model/unfollowed";
import type { Job } from "./jobs";
import type { PaneState } from "./state";
import { loadCore } from "./tools";
import type { Language } from "./words";

const LONGEST_LIST = 8;

export interface MoveWords {
  readonly title: (places: number) => string;
  /** In a preview, below the title. */
  readonly after: string;
  readonly again: string;
  /** Where there is no preview: at a button of the ribbon. */
  readonly inPane: string;
  readonly more: (places: number) => string;
}

const WORDS: Readonly<Record<Language, MoveWords>> = {
  zh: {
    title: (places) => `有 ${places} 处引用不会跟着行移动`,
    after: "写入后请核对它们，并自己改过来。",
    again: "还没有改动。这些引用之后要自己改；再按一次按钮就照做。",
    inPane: "没有填充。请打开窗格，在“填报”里预览后再填充。",
    more: (places) => `另有 ${places} 处`,
  },
  en: {
    title: (places) => `${places} reference${places === 1 ? " does" : "s do"} not follow rows that move`,
    after: "Look at them afterwards, and correct them yourself.",
    again: "Nothing was changed yet. Correct these references afterwards; press the button again to go on.",
    inPane: "Nothing was filled. Open the pane and fill there, after looking at the preview.",
    more: (places) => `${places} more`,
  },
};

/** Words of the pane about references that do not follow. */
export function moveWordsOf(language: Language): MoveWords {
  return WORDS[language];
}

/** The references that would not follow the rows which edits move. */
export async function unfollowedBy(host: Host, snapshot: WorkbookSnapshot, edits: readonly Edit[]): Promise<readonly Unfollowed[]> {
  if (new RowShifts(edits).none) return [];
  const core = await loadCore();
  return core.unfollowed(snapshot, edits, (await host.outsideFormulas?.()) ?? []);
}

/** What was told, so that it is not told again. */
export function keyOfMoves(found: readonly Unfollowed[]): string {
  return JSON.stringify(found.map(({ place, formula }) => [place, formula]));
}

/** What telling needs of the pane. */
export interface MoveTools {
  readonly patch: (patch: Partial<PaneState>) => void;
  readonly state: () => PaneState;
  readonly language: Language;
}

/**
 * Whether edits may be carried out: nothing stays behind, or it was told, in a preview or at the first press of the button. Being
 * told is good for one writing.
 *
 * @param known what was told when the rows moved that move back now
 * @returns what was told, to be kept for taking it back; null where it is told now and nothing may be written yet
 */
export async function mayMove({ patch, state, language }: MoveTools, job: Job, snapshot: WorkbookSnapshot, edits: readonly Edit[], known?: string): Promise<string | null> {
  const found = await unfollowedBy(job.host, snapshot, edits);
  const key = keyOfMoves(found);
  const told = [state().movesTold, known].includes(key);
  patch({ movesTold: told ? "" : key });
  if (found.length === 0 || told) return key;
  const core = await loadCore();
  const words = moveWordsOf(language);
  const lines = found.slice(0, LONGEST_LIST).map((each) => core.unfollowedText(each, language));
  job.say("warning", words.title(found.length), [...lines, ...(found.length > LONGEST_LIST ? [words.more(found.length - LONGEST_LIST)] : []), words.again]);
  return null;
}
