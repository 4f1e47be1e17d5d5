import { useEffect, useMemo, useRef, type ReactNode } from "react";
import {
  Button, Menu, MenuDivider, MenuItem, MenuItemCheckbox, MenuList, MenuPopover, MenuTrigger, ProgressBar, makeStyles, mergeClasses, tokens,
} from "@fluentui/react-components";
import { followEachOther, type Review } from "../../model/plans";
import { tablesByStructure, type Leftover } from "../../model/book";
import { briefOf, leftoverPlace, leftoverReason, leftoversApart, tableTitle, verdictDetails, verdictOf, verdictTitle, withoutLastYear, type Verdict } from "../../report";
import { explainWordsOf } from "../explainWords";
import { CheckIcon, DoneIcon, ErrorIcon, HintIcon, InconsistencyIcon, MoreIcon, UnmarkIcon } from "../icons";
import { WORKBOOK_ENDINGS } from "../batch";
import type { Pane } from "../usePane";
import { BatchView } from "./check/BatchView";
import { batchWordsOf } from "./check/batchWords";
import { CoverageLegend, CoveredTable } from "./check/CoverageView";
import { FindingsSection } from "./check/FindingsSection";
import { EntryActions, ProposalView } from "./check/FixView";
import { groupsOf } from "./check/groups";
import { checkWordsOf } from "./check/words";
import { lastBookWordsOf } from "../lastBookWords";
import { LastBookChoice } from "./LastBookChoice";
import { Counts } from "./outcome";
import { CellLink, FileField, Folded, LongList, WORKBOOKS, useStyles } from "./parts";

/** In a window lower than this the verdict is brought to the top, so that there is room for findings. */
const LOW_WINDOW = 480;

const useOwnStyles = makeStyles({
  listed: { padding: `${tokens.spacingVerticalXXS} 0`, overflowWrap: "anywhere" },
  notCompared: { color: tokens.colorStatusWarningForeground3, fontWeight: tokens.fontWeightSemibold },
  menu: { maxWidth: "300px" },
  trouble: { margin: 0, fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200, color: tokens.colorStatusDangerForeground1 },
  judging: { display: "flex", alignItems: "center", gap: tokens.spacingHorizontalS, fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200, whiteSpace: "nowrap" },
  judgingBar: { flexGrow: 1, minWidth: "32px" },
  verdict: {
    display: "flex", gap: tokens.spacingHorizontalS, alignItems: "start", padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalS}`,
    borderRadius: tokens.borderRadiusMedium, border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`, backgroundColor: tokens.colorNeutralBackground2,
    // Below the tabs, which stay where they are.
    scrollMarginTop: "52px",
    "& > svg": { flexShrink: 0, marginTop: "2px" },
  },
  details: { margin: 0, fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200, color: tokens.colorNeutralForeground2, fontVariantNumeric: "tabular-nums" },
  clean: { backgroundColor: tokens.colorStatusSuccessBackground1, border: `${tokens.strokeWidthThin} solid ${tokens.colorStatusSuccessBorder1}`, "& > svg": { color: tokens.colorStatusSuccessForeground1 } },
  doubt: { backgroundColor: tokens.colorStatusWarningBackground1, border: `${tokens.strokeWidthThin} solid ${tokens.colorStatusWarningBorder1}`, "& > svg": { color: tokens.colorStatusWarningForeground3 } },
  faults: { "& > svg": { color: tokens.colorStatusDangerForeground1 } },
});

export function CheckPanel({ pane }: { pane: Pane }): ReactNode {
  const styles = useStyles();
  const { words, state, actions } = pane;
  const busy = state.busy !== null || state.connection.kind !== "ready";
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
        <MoreMenu pane={pane} busy={busy} />
      </div>
      <LastYear pane={pane} />
      <Trouble pane={pane} />
      {state.batch ? <BatchView pane={pane} batch={state.batch} /> : state.review ? <ReviewView pane={pane} review={state.review} /> : null}
    </div>
  );
}

/** Last year's workbook, with which figures of last year are compared, and whether they were. */
function LastYear({ pane }: { pane: Pane }): ReactNode {
  const styles = useStyles();
  const own = useOwnStyles();
  const { actions, state } = pane;
  const { lastBook, review } = state;
  const words = lastBookWordsOf(pane.language);
  if (!lastBook) return null;
  const across = review?.across;
  return (
      <LastBookChoice pane={pane} then={() => void actions.check()}>
        {across ? <p className={styles.hint}>{followEachOther(across) ? words.compared(lastBook.name, across.compared, across.open) : words.wrongYear(lastBook.name, across.last, across.now)}</p> : review && state.busy === null ? <p className={mergeClasses(styles.hint, own.notCompared)}>{words.notCompared}</p> : null}
      </LastBookChoice>
  );
}

/** What is seldom wanted: all safe corrections, the report, the result sheet, and checking again as one types. */
function MoreMenu({ pane, busy }: { pane: Pane; busy: boolean }): ReactNode {
  const own = useOwnStyles();
  const { state, actions, language } = pane;
  const words = checkWordsOf(language);
  const live = explainWordsOf(language);
  const { review, connection, live: { recheck } } = state;
  const follows = connection.kind === "ready" && connection.host.live !== undefined;
  const setRecheck = (on: boolean): void => {
    actions.setRecheck(on);
    if (on && !review) void actions.check();
  };
  const files = useRef<HTMLInputElement>(null);
  const folder = useRef<HTMLInputElement>(null);
  const last = useRef<HTMLInputElement>(null);
  const chosen = (input: HTMLInputElement): void => {
    const all = [...(input.files ?? [])];
    input.value = "";
    if (all.length > 0) void actions.checkFiles(all);
  };
  const batchWords = batchWordsOf(language);
  return (
    <>
      <FileField field={last} label={lastBookWordsOf(language).compare} accept={WORKBOOKS} onFile={(file) => void actions.openLastBook(file).then(() => actions.check())} />
      <input ref={files} type="file" multiple accept={WORKBOOK_ENDINGS.join(",")} hidden aria-label={batchWords.chooseFiles} onChange={(event) => chosen(event.currentTarget)} />
      {/* React knows no such property of an input. */}
      <input ref={folder} type="file" hidden aria-label={batchWords.chooseFolder} {...{ webkitdirectory: "" }} onChange={(event) => chosen(event.currentTarget)} />
      <Menu checkedValues={{ live: recheck ? ["recheck"] : [] }} onCheckedValueChange={(_, { checkedItems }) => setRecheck(checkedItems.includes("recheck"))}>
        <MenuTrigger disableButtonEnhancement>
          <Button appearance="subtle" icon={<MoreIcon />} aria-label={words.more} title={words.more} />
        </MenuTrigger>
        <MenuPopover className={own.menu}>
          <MenuList>
            {review ? (
              <>
                <MenuItem disabled={busy || review.findings.length === 0} onClick={() => void actions.propose(null, review.findings)}>
                  {words.fixAll}
                </MenuItem>
                <MenuItem disabled={busy} onClick={() => void actions.exportReport()}>
                  {words.exportHtml}
                </MenuItem>
                <MenuItem disabled={busy} onClick={() => void actions.insertResults()}>
                  {words.insertResults}
                </MenuItem>
              </>
          ) : null}
          {review ? <MenuDivider /> : null}
          <MenuItem disabled={busy} onClick={() => last.current?.click()}>
            {lastBookWordsOf(language).compare}
          </MenuItem>
          <MenuItem disabled={busy} onClick={() => files.current?.click()}>
            {batchWords.chooseFiles}
          </MenuItem>
          <MenuItem disabled={busy} onClick={() => folder.current?.click()}>
            {batchWords.chooseFolder}
          </MenuItem>
          {follows ? <MenuDivider /> : null}
          {follows ? (
            <MenuItemCheckbox name="live" value="recheck" title={live.recheckHint}>
              {live.recheck}
            </MenuItemCheckbox>
          ) : null}
        </MenuList>
      </MenuPopover>
    </Menu>
    </>
  );
}

/** How far checking what was typed last is, where that takes its time, with how to give it up; why checking as one types has stopped. */
function Trouble({ pane }: { pane: Pane }): ReactNode {
  const own = useOwnStyles();
  const { recheck, trouble, judging } = pane.state.live;
  if (recheck && judging) {
    const words = explainWordsOf(pane.language);
    return (
      <div className={own.judging}>
        <span role="status">{words.judging}</span>
        <ProgressBar className={own.judgingBar} aria-label={words.judging} {...(judging.total > 0 ? { value: judging.done, max: judging.total } : {})} />
        <Button size="small" appearance="subtle" onClick={pane.actions.stopJudging}>
          {pane.words.cancel}
        </Button>
      </div>
    );
  }
  if (!recheck || trouble === null) return null;
  return (
    <p className={own.trouble} role="alert">
      {trouble}
    </p>
  );
}

function ReviewView({ pane, review }: { pane: Pane; review: Review }): ReactNode {
  const styles = useStyles();
  const { words } = pane;
  const { findings } = review;
  if (verdictOf(review).level === "none") {
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
      <VerdictLine pane={pane} review={review} />
      {proposal?.of === null ? <ProposalView pane={pane} proposal={proposal} /> : null}
      {findings.length > 0 ? <FindingsSection pane={pane} review={review} actions={(group) => <EntryActions pane={pane} group={group} />} /> : null}
      <div>
        <Accepted pane={pane} review={review} />
        <Leftovers pane={pane} review={review} />
        <LookedAt pane={pane} review={review} />
      </div>
    </>
  );
}

const VERDICT_ICONS = { faults: ErrorIcon, hints: HintIcon, doubt: InconsistencyIcon, clean: DoneIcon, none: HintIcon } as const satisfies Record<Verdict["level"], unknown>;

/** What it comes to, in one line: what is open, and beside it what was accepted, not read and not checked. Green is only what is wholly right. */
function VerdictLine({ pane, review }: { pane: Pane; review: Review }): ReactNode {
  const styles = useStyles();
  const own = useOwnStyles();
  const { language, state: { live, lastBook, checkWork: { reviewed } } } = pane;
  const words = checkWordsOf(language);
  const line = useRef<HTMLDivElement>(null);
  const told = useMemo(() => verdictOf(review), [review]);
  const verdict = lastBook && !review.across ? withoutLastYear(told) : told;
  const groups = useMemo(() => groupsOf(review.findings).length, [review]);
  useEffect(() => {
    if (!live.recheck && window.innerHeight < LOW_WINDOW) line.current?.scrollIntoView({ block: "start" });
  }, [review, live.recheck]);
  const Icon = VERDICT_ICONS[verdict.level];
  const details = [
    ...(groups < review.findings.length ? [words.causes(groups)] : []),
    ...verdictDetails(verdict, language),
    ...(reviewed ? [live.recheck ? words.followedAt(reviewed.time) : words.checkedAt(reviewed.time)] : []),
  ];
  return (
    <div ref={line} className={mergeClasses(own.verdict, verdict.level === "clean" && own.clean, verdict.level === "doubt" && own.doubt, verdict.level === "faults" && own.faults)}>
      <Icon aria-hidden="true" />
      <div>
        <h2 id="findings-title" className={styles.heading}>
          {verdictTitle(verdict, language)}
        </h2>
        <p className={own.details}>{details.join(" · ")}</p>
      </div>
    </div>
  );
}

/** What was recognised as what, and how the checks went: relations one by one, and the rules of form table by table. */
function LookedAt({ pane, review }: { pane: Pane; review: Review }): ReactNode {
  const { checks, book } = review;
  const others = tablesByStructure(book);
  return (
    <Folded title={checkWordsOf(pane.language).lookedAt(book.tables.length + others.length, checks.passed + checks.failed)}>
      {() => <LookedAtTables pane={pane} review={review} others={others} />}
    </Folded>
  );
}

function LookedAtTables({ pane, review, others }: { pane: Pane; review: Review; others: ReturnType<typeof tablesByStructure> }): ReactNode {
  const styles = useStyles();
  const { words, language } = pane;
  const checkWords = checkWordsOf(language);
  const { checks, book } = review;
  return (
    <>
      <Counts
        counts={[
          { label: words.passed, count: checks.passed },
          { label: checkWords.failed, count: checks.failed, bad: true },
          { label: words.notApplicable, count: checks.notApplicable },
          { label: words.insufficient, count: checks.insufficientData },
        ]}
      />
      <CoverageLegend pane={pane} />
      {others.length > 0 ? <p className={styles.hint}>{checkWords.byStructureHint}</p> : null}
      <ul role="list" className={styles.list}>
        {book.tables.map((table, index) => (
          <li key={index}>
            <CoveredTable pane={pane} review={review} table={table} title={tableTitle(table.id, language)} />
          </li>
        ))}
        {others.map((table, index) => (
          <li key={`other-${index}`}>
            <CoveredTable pane={pane} review={review} table={table} title={`${table.title}${checkWords.byStructure}`} />
          </li>
        ))}
      </ul>
    </>
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
          <LongList pane={pane} items={review.accepted} itemClassName={own.listed} keyOf={(_, index) => String(index)}>
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

/** What was checked within itself only, and what was not read at all, what is no table of the budget: each a list of its own. */
function Leftovers({ pane, review }: { pane: Pane; review: Review }): ReactNode {
  const { within, unread, aside } = leftoversApart(review.book);
  const words = checkWordsOf(pane.language);
  return (
    <>
      <LeftoverList pane={pane} title={words.structureOnlyTitle(within.length)} hint={words.structureOnlyHint} leftovers={within} />
      <LeftoverList pane={pane} title={pane.words.leftoversTitle(unread.length)} leftovers={unread} />
      <LeftoverList pane={pane} title={words.asideTitle(aside.length)} leftovers={aside} />
    </>
  );
}

function LeftoverList({ pane, title, hint, leftovers }: { pane: Pane; title: string; hint?: string; leftovers: readonly Leftover[] }): ReactNode {
  const styles = useStyles();
  const own = useOwnStyles();
  if (leftovers.length === 0) return null;
  return (
    <Folded title={title}>
      {hint === undefined ? null : <p className={mergeClasses(styles.hint, own.listed)}>{hint}</p>}
      <LongList pane={pane} items={leftovers} itemClassName={own.listed} keyOf={(_, index) => String(index)}>
        {(leftover) => (
          <>
            <CellLink pane={pane} at={leftover.area}>
              {leftoverPlace(leftover)}
            </CellLink>{" "}
            {leftoverReason(leftover, pane.language)}
          </>
        )}
      </LongList>
    </Folded>
  );
}
