import { useMemo, type ReactNode } from "react";
import { Button, Switch, makeStyles, tokens } from "@fluentui/react-components";
import type { Severity } from "../../model/findings";
import type { Review } from "../../model/plans";
import { briefOf, leftoverText } from "../../report";
import { explainWordsOf } from "../explainWords";
import { CheckIcon, UnmarkIcon } from "../icons";
import type { Pane } from "../usePane";
import { FindingsSection } from "./check/FindingsSection";
import { EntryActions, ProposalView } from "./check/FixView";
import { groupsOf } from "./check/groups";
import { checkWordsOf, type CheckWords } from "./check/words";
import { Counts, Verdict } from "./outcome";
import { CellLink, Folded, LongList, useStyles } from "./parts";

const useOwnStyles = makeStyles({
  head: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalXXS },
  subtitle: { margin: 0, fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200, fontWeight: tokens.fontWeightSemibold },
  accepted: { padding: `${tokens.spacingVerticalXXS} 0`, overflowWrap: "anywhere" },
  switch: { marginLeft: "-8px" },
  options: { display: "flex", flexDirection: "column" },
  trouble: { margin: 0, fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200, color: tokens.colorStatusDangerForeground1 },
});

export function CheckPanel({ pane }: { pane: Pane }): ReactNode {
  const styles = useStyles();
  const own = useOwnStyles();
  const { words, state, actions } = pane;
  const busy = state.busy !== null || state.connection.kind !== "ready";
  const { reviewed } = state.checkWork;
  const checkWords = checkWordsOf(pane.language);
  return (
    <div className={styles.panel}>
      {state.review ? null : <p className={styles.intro}>{words.checkIntro}</p>}
      <div className={styles.row}>
        <Button appearance="primary" icon={<CheckIcon />} disabled={busy} onClick={() => void actions.check()}>
          {words.check}
        </Button>
        <Button disabled={busy} icon={<UnmarkIcon />} onClick={() => void actions.unmark()}>
          {words.unmark}
        </Button>
      </div>
      <div className={own.options}>
        {state.review && reviewed ? <p className={styles.hint}>{state.live.recheck ? checkWords.followedAt(reviewed.time) : checkWords.checkedAt(reviewed.time)}</p> : null}
        <AsOneTypes pane={pane} />
      </div>
      {state.review ? <ReviewView pane={pane} review={state.review} busy={busy} /> : null}
    </div>
  );
}

/** Checking again as one types, with what it costs; absent where nobody types while the pane looks. */
function AsOneTypes({ pane }: { pane: Pane }): ReactNode {
  const styles = useStyles();
  const own = useOwnStyles();
  const { state, actions, language } = pane;
  const words = explainWordsOf(language);
  const { connection, live } = state;
  if (connection.kind !== "ready" || !connection.host.live) return null;
  const change = (on: boolean): void => {
    actions.setRecheck(on);
    if (on && !state.review) void actions.check();
  };
  return (
    <div>
      <Switch className={own.switch} label={words.recheck} checked={live.recheck} aria-describedby="recheck-hint" onChange={(_, { checked }) => change(checked)} />
      <p id="recheck-hint" className={styles.hint}>
        {words.recheckHint}
      </p>
      {live.recheck && live.trouble !== null ? (
        <p className={own.trouble} role="alert">
          {live.trouble}
        </p>
      ) : null}
    </div>
  );
}

function ReviewView({ pane, review, busy }: { pane: Pane; review: Review; busy: boolean }): ReactNode {
  const styles = useStyles();
  const { words, actions } = pane;
  const checkWords = checkWordsOf(pane.language);
  const { checks, book, findings } = review;
  if (book.tables.length === 0 && findings.length === 0) {
    return (
      <div className={styles.card}>
        <h2 className={styles.heading}>{words.noTables}</h2>
        <p className={styles.intro}>{words.noTablesHint}</p>
        <Leftovers pane={pane} review={review} />
      </div>
    );
  }
  const { proposal } = pane.state.checkWork;
  return (
    <>
      {findings.length === 0 ? (
        <Verdict clean={checks.insufficientData === 0} title={words.cleanTitle}>
          {words.clean(checks.passed)}
          {checks.insufficientData > 0 ? words.notPossible(checks.insufficientData) : ""}
        </Verdict>
      ) : null}
      <CheckCounts pane={pane} review={review} />
      <div className={styles.row}>
        {findings.length > 0 ? (
          <Button size="small" disabled={busy} onClick={() => void actions.propose(null, findings)}>
            {checkWords.fixAll}
          </Button>
        ) : null}
        <Button size="small" disabled={busy} onClick={() => void actions.exportReport()}>
          {checkWords.exportHtml}
        </Button>
        <Button size="small" disabled={busy} onClick={() => void actions.insertResults()}>
          {checkWords.insertResults}
        </Button>
      </div>
      {proposal?.of === null ? <ProposalView pane={pane} proposal={proposal} /> : null}
      {findings.length > 0 ? (
        <FindingsSection
          pane={pane}
          review={review}
          heading={<Heading review={review} words={checkWords} />}
          actions={(group) => <EntryActions pane={pane} group={group} />}
        />
      ) : null}
      <Accepted pane={pane} review={review} />
      <Leftovers pane={pane} review={review} />
    </>
  );
}

function Heading({ review, words }: { review: Review; words: CheckWords }): ReactNode {
  const styles = useStyles();
  const own = useOwnStyles();
  const { findings } = review;
  const groups = useMemo(() => groupsOf(findings).length, [findings]);
  const count = (severity: Severity): number => findings.filter((finding) => finding.severity === severity).length;
  const by = { error: count("error"), inconsistency: count("inconsistency"), hint: count("hint") };
  return (
    <div className={own.head}>
      <h2 id="findings-title" className={styles.heading}>
        {by.hint === findings.length ? words.hintsOnly(by.hint) : words.found(findings.length, by)}
      </h2>
      {groups < findings.length ? <p className={styles.hint}>{words.causes(groups)}</p> : null}
    </div>
  );
}

/** How the checks went: relations one by one, and the rules of form table by table. */
function CheckCounts({ pane, review }: { pane: Pane; review: Review }): ReactNode {
  const own = useOwnStyles();
  const { words } = pane;
  const checkWords = checkWordsOf(pane.language);
  const { checks } = review;
  return (
    <section className={own.head} aria-labelledby="checks-title">
      <h2 id="checks-title" className={own.subtitle}>
        {checkWords.checksTitle}
      </h2>
      <Counts
        counts={[
          { label: words.passed, count: checks.passed },
          { label: checkWords.failed, count: checks.failed, bad: true },
          { label: words.notApplicable, count: checks.notApplicable },
          { label: words.insufficient, count: checks.insufficientData },
        ]}
      />
    </section>
  );
}

/** What somebody decided to live with, and why; and which of these decisions no longer hold. */
function Accepted({ pane, review }: { pane: Pane; review: Review }): ReactNode {
  const styles = useStyles();
  const own = useOwnStyles();
  const words = checkWordsOf(pane.language);
  return (
    <>
      {review.accepted.length > 0 ? (
        <Folded title={words.acceptedTitle(review.accepted.length)}>
          <LongList pane={pane} items={review.accepted} itemClassName={own.accepted} keyOf={(_, index) => String(index)}>
            {({ finding, reason, recorded }) => (
              <>
                <CellLink pane={pane} at={finding.at} /> {briefOf(finding, pane.language)} {words.acceptedReason(reason)}{" "}
                <CellLink pane={pane} at={recorded}>
                  {words.toRecord}
                </CellLink>
              </>
            )}
          </LongList>
        </Folded>
      ) : null}
      {review.lapsed.length > 0 ? <p className={styles.hint}>{words.lapsed(review.lapsed.length)}</p> : null}
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
