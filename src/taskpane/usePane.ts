import { useCallback, useEffect, useMemo, useReducer, useRef } from "react";
import { storedSettings, storeSettings } from "./liveSettings";
import { paneActions, type PaneActions } from "./paneActions";
import { openedState, patched, settingsOf, type PaneState } from "./state";
import type { FileReaders } from "./textFile";
import type { Language, Words } from "./words";

export type { PaneActions } from "./paneActions";

export interface Pane {
  readonly state: PaneState;
  readonly actions: PaneActions;
  readonly words: Words;
  readonly language: Language;
}

export function usePane(language: Language, words: Words, files: FileReaders): Pane {
  const [state, dispatch] = useReducer(patched, undefined, () => openedState(storedSettings()));
  const current = useRef(state);
  current.current = state;
  const patch = useCallback((part: Partial<PaneState>): void => {
    // At once, so that two patches that follow each other build on one another before the screen is drawn again.
    current.current = patched(current.current, part);
    dispatch(part);
  }, []);
  const { actions, side } = useMemo(() => paneActions({ patch, state: () => current.current, words, language, files }), [patch, words, language, files]);

  const { connection, live, busy } = state;
  const host = connection.kind === "ready" ? connection.host : null;
  const following = live.follow && live.open === "explain";
  useEffect(() => {
    side.attend(host, { selection: following, changes: following || live.recheck });
  }, [side, host, following, live.recheck]);
  useEffect(() => {
    if (busy === null) side.idle();
  }, [side, busy]);
  const { tab, checkWork: { filter } } = state;
  useEffect(() => storeSettings(settingsOf(current.current)), [tab, filter, live.follow, live.recheck]);

  return { state, actions, words, language };
}
