/** How far each table is filled, and which of its cells wait. */
import type { ReactNode } from "react";
import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { addressOf, cellKey, type CellRef } from "../../../model/cells";
import { tableTitle } from "../../../report";
import type { Overview, WaitingRow } from "../../overview";
import { DoneIcon } from "../../icons";
import type { Pane } from "../../usePane";
import { fillWordsOf } from "../fillWords";
import { CellLink, Folded, LongList, useStyles } from "../parts";

const useOwnStyles = makeStyles({
  section: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalXS },
  title: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalXXS },
  plain: { padding: `${tokens.spacingVerticalS} 0`, borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`, display: "flex", gap: tokens.spacingHorizontalXS },
  mark: { flexShrink: 0, marginTop: "2px", color: tokens.colorPaletteGreenForeground1 },
  unmarked: { visibility: "hidden" },
  plainTitle: { flexGrow: 1, minWidth: 0, display: "flex", flexDirection: "column", gap: tokens.spacingVerticalXXS },
  count: { color: tokens.colorNeutralForeground2, fontVariantNumeric: "tabular-nums", whiteSpace: "nowrap" },
  waits: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200 },
  track: { height: "3px", borderRadius: "2px", backgroundColor: tokens.colorNeutralBackground5, overflow: "hidden" },
  bar: { display: "block", height: "100%", backgroundColor: tokens.colorCompoundBrandBackground },
  cells: { listStyleType: "none", margin: 0, padding: 0, display: "flex", flexWrap: "wrap", columnGap: tokens.spacingHorizontalS },
  subtitle: { margin: 0, fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200, fontWeight: tokens.fontWeightSemibold },
  row: { padding: `${tokens.spacingVerticalXXS} 0`, overflowWrap: "anywhere" },
});
const MOST_CELLS = 60;

export function Progress({ pane, overview }: { pane: Pane; overview: Overview }): ReactNode {
  const styles = useStyles();
  const own = useOwnStyles();
  return (
    <section className={own.section} aria-labelledby="progress-title">
      <h2 id="progress-title" className={styles.heading}>
        {pane.words.progressTitle}
      </h2>
      <ul role="list" className={styles.list}>
        {overview.progress.map((progress, index) => (
          <li key={`${progress.table}:${index}`}>
            <TableProgress pane={pane} progress={progress} toType={overview.rows.get(progress.table) ?? 0} rows={overview.waiting.filter(({ table }) => table === progress.table)} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What people type counts first, and what is derived from it is done with it. */
function TableProgress({ pane, progress, toType, rows }: { pane: Pane; progress: Overview["progress"][number]; toType: number; rows: readonly WaitingRow[] }): ReactNode {
  const styles = useStyles();
  const own = useOwnStyles();
  const { language } = pane;
  const fillWords = fillWordsOf(language);
  const { table, filled, derivable, waiting } = progress;
  const typed = toType - rows.length;
  const all = toType + derivable;
  const count = all === 0 ? fillWords.nothingDerived : toType === 0 ? fillWords.derived(filled, derivable) : fillWords.typed(typed, toType);
  const bar = all === 0 ? null : <span className={own.track} aria-hidden="true"><span className={own.bar} style={{ width: `${(100 * (filled + typed)) / all}%` }} /></span>;
  if (waiting.length === 0 && rows.length === 0) {
    return (
      <div className={own.plain}>
        <DoneIcon className={mergeClasses(own.mark, all === 0 && own.unmarked)} aria-hidden="true" />
        <span className={own.plainTitle}>
          {tableTitle(table, language)}
          {bar}
        </span>
        <span className={own.count}>{count}</span>
      </div>
    );
  }
  const title = (
    <span className={own.title}>
      <span>{tableTitle(table, language)}</span>
      <span className={own.waits}>{fillWords.waits(waiting.length, rows.length)}</span>
      {bar}
    </span>
  );
  return (
    <Folded title={title} count={count}>
      {rows.length > 0 ? (
        <>
          <h3 className={own.subtitle}>{fillWords.rowsWaiting(rows.length)}</h3>
          <p className={styles.hint}>{fillWords.waitingHint}</p>
          <LongList pane={pane} items={rows} itemClassName={own.row} keyOf={({ at }) => cellKey(at)}>
            {({ at, label }) => (
              <>
                <CellLink pane={pane} at={at} /> {label}
              </>
            )}
          </LongList>
        </>
      ) : null}
      {waiting.length > 0 ? (
        <>
          <h3 className={own.subtitle}>{fillWords.cellsWaiting(waiting.length)}</h3>
          <Cells pane={pane} cells={waiting} />
        </>
      ) : null}
    </Folded>
  );
}

/** Cells by their addresses, beside each other; the sheet is that of the table. */
function Cells({ pane, cells }: { pane: Pane; cells: readonly CellRef[] }): ReactNode {
  const own = useOwnStyles();
  const shown = [...cells].sort((a, b) => a.row - b.row || a.column - b.column).slice(0, MOST_CELLS);
  return (
    <ul role="list" className={own.cells}>
      {shown.map((at) => (
        <li key={cellKey(at)}>
          <CellLink pane={pane} at={at} label={pane.words.goTo(`${at.sheet}!${addressOf(at)}`)}>
            {addressOf(at)}
          </CellLink>
        </li>
      ))}
      {cells.length > shown.length ? <li aria-hidden="true">…</li> : null}
    </ul>
  );
}
