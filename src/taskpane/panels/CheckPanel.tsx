import { useMemo, type ReactNode } from "react";
import { Button, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { cellKey } from "../../model/cells";
import type { Finding, Severity } from "../../model/findings";
import type { Review } from "../../model/plans";
import { leftoverText, messageOf } from "../../report";
import type { Pane } from "../usePane";
import { CellLink, Folded, LongList, placeOf, useStyles } from "./parts";

const useOwnStyles = makeStyles({
  findings: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalS },
  counts: { display: "grid", gridTemplateColumns: "repeat(4, 1fr)", gap: tokens.spacingHorizontalXS, margin: 0 },
  count: { display: "flex", flexDirection: "column-reverse", alignItems: "center", textAlign: "center" },
  number: { margin: 0, fontSize: tokens.fontSizeBase500, lineHeight: tokens.lineHeightBase500, fontWeight: tokens.fontWeightSemibold, fontVariantNumeric: "tabular-nums" },
  label: { fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200, color: tokens.colorNeutralForeground2 },
  item: { borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}` },
  finding: {
    display: "block",
    width: "100%",
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalS}`,
    border: "none",
    borderLeft: `${tokens.strokeWidthThickest} solid transparent`,
    background: "none",
    color: tokens.colorNeutralForeground1,
    font: "inherit",
    textAlign: "start",
    cursor: "pointer",
    overflowWrap: "anywhere",
    ":hover": { backgroundColor: tokens.colorSubtleBackgroundHover },
    ":focus-visible": { outline: `${tokens.strokeWidthThick} solid ${tokens.colorStrokeFocus2}`, outlineOffset: "-2px" },
  },
  error: { borderLeftColor: tokens.colorPaletteRedBorderActive },
  inconsistency: { borderLeftColor: tokens.colorPaletteDarkOrangeBorderActive },
  hint: { borderLeftColor: tokens.colorNeutralStroke1 },
  where: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS, alignItems: "baseline" },
  place: { color: tokens.colorBrandForeground1, fontVariantNumeric: "tabular-nums" },
  severity: { fontSize: tokens.fontSizeBase200, fontWeight: tokens.fontWeightSemibold },
  cause: { fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2 },
  message: { display: "block", fontVariantNumeric: "tabular-nums" },
  clean: { borderLeft: `${tokens.strokeWidthThickest} solid ${tokens.colorPaletteGreenBorderActive}` },
});

const ORDER: readonly Severity[] = ["error", "inconsistency", "hint"];

export function CheckPanel({ pane }: { pane: Pane }): ReactNode {
  const styles = useStyles();
  const { words, state, actions } = pane;
  const busy = state.busy !== null || state.connection.kind !== "ready";
  return (
    <div className={styles.panel}>
      <p className={styles.intro}>{words.checkIntro}</p>
      <div className={styles.row}>
        <Button appearance="primary" disabled={busy} onClick={() => void actions.check()}>
          {words.check}
        </Button>
        <Button disabled={busy} onClick={() => void actions.unmark()}>
          {words.unmark}
        </Button>
      </div>
      {state.review ? <ReviewView pane={pane} review={state.review} /> : null}
    </div>
  );
}

function ReviewView({ pane, review }: { pane: Pane; review: Review }): ReactNode {
  const styles = useStyles();
  const own = useOwnStyles();
  const { words, language } = pane;
  const { checks, book } = review;
  const findings = useMemo(() => sorted(review.findings), [review]);
  const counts: readonly (readonly [string, number])[] = [
    [words.passed, checks.passed],
    [words.failed, checks.failed],
    [words.notApplicable, checks.notApplicable],
    [words.insufficient, checks.insufficientData],
  ];
  if (book.tables.length === 0 && findings.length === 0) {
    return (
      <div className={styles.card}>
        <h2 className={styles.heading}>{words.noTables}</h2>
        <p className={styles.intro}>{words.noTablesHint}</p>
        <Leftovers pane={pane} review={review} />
      </div>
    );
  }
  return (
    <>
      <dl className={own.counts}>
        {counts.map(([label, count]) => (
          <div key={label} className={own.count}>
            <dt className={own.label}>{label}</dt>
            <dd className={own.number}>{count}</dd>
          </div>
        ))}
      </dl>
      {findings.length === 0 ? (
        <div className={mergeClasses(styles.card, own.clean)}>
          <h2 className={styles.heading}>{words.cleanTitle}</h2>
          <p className={styles.intro}>
            {words.clean(checks.passed)}
            {checks.insufficientData > 0 ? words.notPossible(checks.insufficientData) : ""}
          </p>
        </div>
      ) : (
        <section className={own.findings} aria-labelledby="findings-title">
          <h2 id="findings-title" className={styles.heading}>
            {words.findingsTitle(findings.length)}
          </h2>
          <LongList pane={pane} items={findings} label={words.findingsList} itemClassName={own.item} keyOf={(finding, index) => `${finding.rule}:${cellKey(finding.at)}:${index}`}>
            {(finding) => (
              <button type="button" className={mergeClasses(own.finding, own[finding.severity])} onClick={() => pane.actions.select(finding.at)}>
                <span className={own.where}>
                  <span className={own.severity}>{words.severity[finding.severity]}</span>
                  <span className={own.place}>{placeOf(finding.at)}</span>
                  {finding.rootCause ? <span className={own.cause}>{words.rootCause}</span> : null}
                </span>
                <span className={own.message}>{messageOf(finding, language)}</span>
              </button>
            )}
          </LongList>
        </section>
      )}
      <Leftovers pane={pane} review={review} />
    </>
  );
}

function Leftovers({ pane, review }: { pane: Pane; review: Review }): ReactNode {
  const { leftovers } = review.book;
  if (leftovers.length === 0) return null;
  return (
    <Folded title={pane.words.leftoversTitle(leftovers.length)}>
      <LongList pane={pane} items={leftovers} keyOf={(_, index) => String(index)}>
        {(leftover) => (
          <CellLink pane={pane} at={leftover.area}>
            {leftoverText(leftover, pane.language)}
          </CellLink>
        )}
      </LongList>
    </Folded>
  );
}

/** Worst first; the cell that explains others before them; otherwise as the rules gave them. */
function sorted(findings: readonly Finding[]): readonly Finding[] {
  return findings
    .map((finding, index) => ({ finding, index }))
    .sort((a, b) => ORDER.indexOf(a.finding.severity) - ORDER.indexOf(b.finding.severity) || Number(b.finding.rootCause ?? false) - Number(a.finding.rootCause ?? false) || a.index - b.index)
    .map(({ finding }) => finding);
}
