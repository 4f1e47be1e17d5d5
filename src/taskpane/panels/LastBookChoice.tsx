import type { ReactNode } from "react";
import { Button, Link, makeStyles } from "@fluentui/react-components";
import { lastBookWordsOf } from "../lastBookWords";
import type { Pane } from "../usePane";
import { FileButton, WORKBOOKS, useStyles } from "./parts";

const useOwnStyles = makeStyles({
  // A button is not as large as the text around it by itself.
  forget: { fontSize: "inherit", lineHeight: "inherit" },
});

/** Last year's workbook: chosen once, shown wherever something is compared with it. */
export function LastBookChoice({ pane, then, children }: {
  pane: Pane;
  /** What follows from another choice. */
  then?: () => void;
  /** What is said of it: of the one chosen, or while none is. */
  children?: ReactNode;
}): ReactNode {
  const styles = useStyles();
  const { state, actions } = pane;
  const words = lastBookWordsOf(pane.language);
  const busy = state.busy !== null || state.connection.kind !== "ready";
  const { lastBook } = state;
  const open = (file: File): void => void actions.openLastBook(file).then(then);
  if (!lastBook) {
    return (
      <div className={styles.stack}>
        <FileButton disabled={busy} label={words.open} accept={WORKBOOKS} onFile={open} />
        {children}
        <Kept pane={pane} />
      </div>
    );
  }
  return (
    <div className={styles.stack}>
      <p className={styles.hint}>{words.chosen(lastBook.name, lastBook.year)}</p>
      <div className={styles.row}>
        <FileButton size="small" disabled={busy} label={words.other} accept={WORKBOOKS} onFile={open} />
        <Button size="small" appearance="subtle" disabled={busy} onClick={() => { actions.dropLastBook(); then?.(); }}>
          {words.drop}
        </Button>
      </div>
      {children}
      <Kept pane={pane} />
    </div>
  );
}

/** Where last year's files stay behind, and how they are taken away. */
function Kept({ pane: { state, actions, language } }: { pane: Pane }): ReactNode {
  const styles = useStyles();
  const own = useOwnStyles();
  const words = lastBookWordsOf(language);
  if (!state.keptHere) return null;
  return (
    <p className={styles.hint}>
      {words.kept}
      <Link as="button" type="button" inline className={own.forget} disabled={state.busy !== null} onClick={() => void actions.forgetKept()}>{words.forget}</Link>
      {words.keptEnd}
    </p>
  );
}
