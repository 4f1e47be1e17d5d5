import { useCallback, useState, type ReactNode } from "react";
import { Button, MessageBar, MessageBarActions, MessageBarBody, makeStyles } from "@fluentui/react-components";
import type { Telling } from "../hosts/host";
import type { Words } from "./words";

const useStyles = makeStyles({ text: { whiteSpace: "normal" } });

/** A file that is being read: its name, how much of it was read in per cent, and how to give it up. */
export interface OpeningFile {
  readonly name: string;
  readonly part: number;
  readonly stop: () => void;
}

/** Runs work that reads a file, and says how far it is; `opening` is null while none is read. */
export function useOpening(): { readonly opening: OpeningFile | null; readonly reading: <T>(name: string, work: (telling: Telling) => Promise<T>) => Promise<T> } {
  const [opening, setOpening] = useState<OpeningFile | null>(null);
  const reading = useCallback(async <T,>(name: string, work: (telling: Telling) => Promise<T>): Promise<T> => {
    const controller = new AbortController();
    const file: OpeningFile = { name, part: 0, stop: () => { controller.abort(); } };
    setOpening(file);
    try {
      return await work({ stop: controller.signal, progress: (done, total) => { setOpening({ ...file, part: Math.round((100 * done) / total) }); } });
    } finally {
      setOpening(null);
    }
  }, []);
  return { opening, reading };
}

/** The line that says which file is being read, with the button that gives it up. */
export function Opening({ opening, words, className }: { opening: OpeningFile; words: Words; className: string }): ReactNode {
  const styles = useStyles();
  return (
    <MessageBar className={className} intent="info" layout="singleline" role="status">
      <MessageBarBody className={styles.text}>{words.opening(opening.name, opening.part)}</MessageBarBody>
      <MessageBarActions>
        <Button size="small" onClick={opening.stop}>
          {words.cancel}
        </Button>
      </MessageBarActions>
    </MessageBar>
  );
}
