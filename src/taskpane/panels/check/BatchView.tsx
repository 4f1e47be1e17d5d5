import { useEffect, useRef, useState, type ReactNode } from "react";
import { Button, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { briefOf, verdictDetails, verdictOf, verdictTitle } from "../../../report";
import type { Batch, CheckedFile } from "../../batch";
import type { Pane } from "../../usePane";
import { SeverityLabel } from "../outcome";
import { LongList, placeOf, useStyles } from "../parts";
import { batchWordsOf, type BatchWords } from "./batchWords";
import { useFindingStyles } from "./FindingItem";
import { groupsOf } from "./groups";

/** The next file, as the next finding within one; with Shift the one before. */
const STEP_KEY = "F8";

const useOwnStyles = makeStyles({
  file: { fontWeight: tokens.fontWeightSemibold, overflowWrap: "anywhere" },
  findings: { padding: `0 ${tokens.spacingHorizontalS} ${tokens.spacingVerticalS}`, fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200 },
  finding: { padding: `${tokens.spacingVerticalXXS} 0`, overflowWrap: "anywhere", fontVariantNumeric: "tabular-nums" },
  clean: { borderLeftColor: tokens.colorStatusSuccessBorder1 },
  doubt: { borderLeftColor: tokens.colorStatusWarningBorder1 },
  faults: { borderLeftColor: tokens.colorPaletteRedBorderActive },
});

/** Files that were checked without being opened: one list, worst first, each with its verdict and, chosen, its findings. */
export function BatchView({ pane, batch }: { pane: Pane; batch: Batch }): ReactNode {
  const styles = useStyles();
  const item = useFindingStyles();
  const { language, state, actions } = pane;
  const words = batchWordsOf(language);
  const [chosen, choose] = useState<string | null>(null);
  const section = useRef<HTMLElement>(null);
  const files = [...batch.files].sort((a, b) => rank(a) - rank(b));
  const count = (wanted: (file: CheckedFile) => boolean): number => batch.files.filter(wanted).length;
  useEffect(() => {
    const keys = (event: KeyboardEvent): void => {
      if (event.key !== STEP_KEY || event.ctrlKey || event.altKey || event.metaKey) return;
      event.preventDefault();
      const entries = [...section.current?.querySelectorAll<HTMLElement>("[data-file]") ?? []];
      const next = entries[entries.findIndex(({ dataset }) => dataset["file"] === chosen) + (event.shiftKey ? -1 : 1)];
      if (!next) return;
      choose(next.dataset["file"] ?? null);
      next.focus();
    };
    window.addEventListener("keydown", keys);
    return () => window.removeEventListener("keydown", keys);
  }, [chosen]);
  return (
    <section ref={section} className={styles.panel} aria-labelledby="batch-title">
      <div>
        <h2 id="batch-title" className={styles.heading}>
          {words.title(batch.files.length)}
        </h2>
        <p className={styles.hint}>{words.summary(count((file) => rank(file) === 1), count((file) => rank(file) === 3), count(({ review }) => review === null), batch.others)}</p>
        <p className={styles.hint}>{words.readOnly}</p>
      </div>
      <div className={styles.row}>
        <Button size="small" disabled={state.busy !== null} onClick={() => void actions.exportBatch()}>
          {words.exportReport}
        </Button>
        <Button size="small" appearance="subtle" onClick={() => actions.patch({ batch: null })}>
          {words.back}
        </Button>
      </div>
      <LongList pane={pane} items={files} label={words.list} step={60} itemClassName={item.item} keyOf={({ file }) => file}>
        {(file) => <FileEntry pane={pane} file={file} words={words} chosen={chosen === file.file} onChoose={() => choose(chosen === file.file ? null : file.file)} />}
      </LongList>
    </section>
  );
}

function FileEntry({ pane, file, words, chosen, onChoose }: { pane: Pane; file: CheckedFile; words: BatchWords; chosen: boolean; onChoose: () => void }): ReactNode {
  const own = useOwnStyles();
  const item = useFindingStyles();
  const { language } = pane;
  const verdict = file.review ? verdictOf(file.review) : null;
  const since = file.since === null ? [] : [file.since.added + file.since.gone === 0 ? words.unchanged : words.since(file.since.added, file.since.gone)];
  const level = verdict === null || verdict.level === "faults" ? own.faults : verdict.level === "clean" ? own.clean : own.doubt;
  return (
    <div className={mergeClasses(item.group, level)}>
      <button type="button" className={mergeClasses(item.finding, chosen && item.chosen)} aria-expanded={chosen} data-file={file.file} onClick={onChoose}>
        <span className={own.file}>{file.file}</span>
        <span>{verdict ? verdictTitle(verdict, language) : words.notRead(file.review === null ? words.refused(file.refused) : "")}</span>
        {verdict ? <span className={item.quiet}>{[...verdictDetails(verdict, language), ...since].join(" · ")}</span> : null}
      </button>
      {chosen && file.review ? (
        <div className={own.findings}>
          <LongList pane={pane} items={groupsOf(file.review.findings)} step={30} itemClassName={own.finding} keyOf={({ key }) => key}>
            {({ lead }) => (
              <>
                <SeverityLabel severity={lead.severity} words={pane.words} /> <strong>{placeOf(lead.at)}</strong> {briefOf(lead, language)}
              </>
            )}
          </LongList>
        </div>
      ) : null}
    </div>
  );
}

/** Worst first: not readable, with problems, with hints only, not wholly checked, right. */
function rank({ review }: CheckedFile): number {
  if (!review) return 0;
  return { faults: 1, hints: 2, none: 3, doubt: 3, clean: 4 }[verdictOf(review).level];
}
