/** What was done in this workbook, newest first, and whether the workbook keeps it. */
import type { ReactNode } from "react";
import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { explainWordsOf } from "./explainWords";
import { CellLink, LongList, useStyles } from "./panels/parts";
import type { Pane } from "./usePane";

const useOwnStyles = makeStyles({
  line: { display: "grid", gridTemplateColumns: "auto minmax(0, 1fr)", columnGap: tokens.spacingHorizontalS, padding: `${tokens.spacingVerticalXXS} 0`, fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200, fontVariantNumeric: "tabular-nums" },
  time: { color: tokens.colorNeutralForeground2, whiteSpace: "nowrap" },
  view: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalS },
});

export function LogView({ pane }: { pane: Pane }): ReactNode {
  const styles = useStyles();
  const own = useOwnStyles();
  const words = explainWordsOf(pane.language);
  const { log, logSheet, busy } = pane.state;
  return (
    <div className={own.view}>
      {log.length === 0 ? (
        <p className={styles.intro}>{words.logEmpty}</p>
      ) : (
        <LongList pane={pane} items={[...log].reverse()} label={words.log} itemClassName={own.line} keyOf={(_, index) => String(log.length - index)}>
          {({ time, text }) => (
            <>
              <span className={own.time}>{time}</span>
              <span>{text}</span>
            </>
          )}
        </LongList>
      )}
      {logSheet === null ? (
        <div>
          <Button size="small" disabled={busy !== null || log.length === 0} onClick={() => void pane.actions.keepLog()}>
            {words.logSheet}
          </Button>
          <p className={styles.hint}>{words.logSheetHint}</p>
        </div>
      ) : (
        <p className={styles.hint}>
          <CellLink pane={pane} at={{ sheet: logSheet, row: 0, column: 0 }}>
            {words.logSheetThere(logSheet)}
          </CellLink>
        </p>
      )}
    </div>
  );
}
