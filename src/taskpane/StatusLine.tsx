/** The line above the tabs' content that says which workbook this is and what to do next. */
import { useCallback, useEffect, useRef, useState, type ReactNode } from "react";
import { Button, Link, makeStyles, tokens } from "@fluentui/react-components";
import { AgainIcon } from "./icons";
import type { Overview } from "./overview";
import type { Pane } from "./usePane";
import type { Language, TabId } from "./words";

/** The click that brings the focus back is done before what is found anew moves the button from under it. */
export const CLICK_MS = 250;

/** A glance that takes longer is taken again only when it is asked for: on coming back to the pane, and after work in it. */
const QUICK_MS = { back: 1000, work: 6000 };

interface OverviewWords {
  readonly tables: (recognised: number, prescribed: number) => string;
  /** Tables of no known kind, beside the others or by themselves. */
  readonly byStructure: (count: number, others: boolean) => string;
  readonly missing: (titles: string) => string;
  readonly year: (year: number) => string;
  readonly noTables: string;
  readonly reading: string;
  readonly again: string;
  readonly title: string;
  readonly next: string;
  readonly steps: { readonly type: string; readonly fill: string; readonly check: string; readonly mend: (count: number) => string; readonly narrate: string };
}

const WORDS: Readonly<Record<Language, OverviewWords>> = {
  zh: {
    tables: (recognised, prescribed) => `识别 ${recognised}/${prescribed} 张表`,
    byStructure: (count, others) => `${others ? "另" : ""}按结构读出 ${count} 张表`,
    missing: (titles) => `缺：${titles}`,
    year: (year) => `${year} 年`,
    noTables: "本工作簿中没有预算公开表",
    reading: "正在查看工作簿…",
    again: "重新查看工作簿",
    title: "工作簿概况",
    next: "下一步：",
    steps: { type: "在各表填写明细数字", fill: "补齐各表的小计与占比", check: "校验工作簿", mend: (count) => `处理 ${count} 处问题`, narrate: "生成说明" },
  },
  en: {
    tables: (recognised, prescribed) => `${recognised} of ${prescribed} tables recognised`,
    byStructure: (count, others) => `${count} ${others ? "more " : ""}table${count === 1 ? "" : "s"} read by structure`,
    missing: (titles) => `Missing: ${titles}`,
    year: (year) => String(year),
    noTables: "No budget tables in this workbook",
    reading: "Looking at the workbook…",
    again: "Look at the workbook again",
    title: "This workbook",
    next: "Next: ",
    steps: { type: "type the detailed figures", fill: "derive the totals and shares", check: "validate the workbook", mend: (count) => `deal with ${count} problem${count === 1 ? "" : "s"}`, narrate: "write the text" },
  },
};

const useStyles = makeStyles({
  line: {
    display: "flex",
    alignItems: "start",
    gap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalS} ${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    backgroundColor: tokens.colorNeutralBackground2,
    borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground2,
    fontVariantNumeric: "tabular-nums",
    overflowWrap: "anywhere",
  },
  text: { flexGrow: 1, minWidth: 0, display: "flex", flexDirection: "column", gap: "2px" },
  body: { fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300, fontWeight: tokens.fontWeightSemibold, color: tokens.colorNeutralForeground1 },
  missing: { color: tokens.colorStatusWarningForeground3 },
  link: { fontSize: "inherit", textAlign: "start", fontWeight: tokens.fontWeightSemibold },
  again: { minWidth: "24px", width: "24px", height: "24px", padding: 0, flexShrink: 0 },
});

/** Looks at the workbook when it is reached and after each piece of work; when the pane gets the focus again, if that is quick. */
export function useOverview(pane: Pane): { readonly looking: boolean; readonly look: () => void } {
  const { state, actions, language } = pane;
  const [looking, setLooking] = useState(false);
  const host = state.connection.kind === "ready" ? state.connection.host : null;
  const idle = state.busy === null;
  const last = useRef(0);
  const took = useRef(0);
  const { patch, looked, ask, knowWorkbook } = actions;
  const look = useCallback((): void => {
    if (!host) return;
    last.current += 1;
    const mine = last.current;
    const began = performance.now();
    setLooking(true);
    const work = async (): Promise<void> => {
      const snapshot = await host.read();
      if (mine !== last.current) return;
      const seen = await ask<"overview">(snapshot, { kind: "overview", language });
      if (mine !== last.current) return;
      patch(seen);
      void knowWorkbook(seen.overview.whose);
      took.current = performance.now() - began;
      await looked(snapshot);
    };
    // A glance that fails takes nothing away: the button stays, and whatever is asked for next says why it fails.
    work().catch(() => patch({ overview: null })).finally(() => {
      if (mine === last.current) setLooking(false);
    });
  }, [host, language, patch, looked, ask, knowWorkbook]);
  useEffect(() => {
    if (idle && took.current < QUICK_MS.work) look();
  }, [idle, look]);
  useEffect(() => {
    let waiting: ReturnType<typeof setTimeout> | undefined;
    const back = (): void => {
      clearTimeout(waiting);
      waiting = setTimeout(() => {
        if (idle && took.current < QUICK_MS.back) look();
      }, CLICK_MS);
    };
    window.addEventListener("focus", back);
    return () => {
      clearTimeout(waiting);
      window.removeEventListener("focus", back);
    };
  }, [idle, look]);
  return { looking, look };
}

/** Which workbook this is, what is missing, and the next sensible step. */
export function StatusLine({ pane, looking, look }: { pane: Pane; looking: boolean; look: () => void }): ReactNode {
  const styles = useStyles();
  const words = WORDS[pane.language];
  const { state, actions } = pane;
  if (state.connection.kind !== "ready") return null;
  const { overview } = state;
  const next = overview ? nextStep(pane, overview, words) : null;
  return (
    <section className={styles.line} aria-label={words.title}>
      <div className={styles.text}>
        {overview === null ? (
          <span>{looking ? words.reading : ""}</span>
        ) : nothingRead(overview) ? (
          <span>{words.noTables}</span>
        ) : (
          <>
            {overview.body === null ? null : <span className={styles.body}>{overview.body}</span>}
            <span>{whatIsRead(overview, words).join(" · ")}</span>
            {overview.missing.length > 0 ? <span className={styles.missing}>{words.missing(overview.missing.join(pane.language === "zh" ? "、" : ", "))}</span> : null}
          </>
        )}
        {next && next.tab !== state.tab ? (
          <span>
            {words.next}
            <Link
              href="#panel"
              className={styles.link}
              onClick={(event) => {
                event.preventDefault();
                actions.showTab(next.tab);
              }}
            >
              {next.text}
            </Link>
          </span>
        ) : null}
      </div>
      <Button size="small" appearance="subtle" className={styles.again} icon={<AgainIcon />} aria-label={words.again} title={words.again} disabledFocusable={looking} onClick={look} />
    </section>
  );
}

function nothingRead({ recognised, byStructure }: Overview): boolean {
  return recognised + byStructure === 0;
}

/** Year, region and tables, as far as they are known. */
function whatIsRead({ year, profile, recognised, prescribed, byStructure }: Overview, words: OverviewWords): readonly string[] {
  return [
    ...(year === null ? [] : [words.year(year)]),
    ...(profile === null ? [] : [profile]),
    ...(recognised > 0 ? [words.tables(recognised, prescribed)] : []),
    ...(byStructure > 0 ? [words.byStructure(byStructure, recognised > 0)] : []),
  ];
}

function nextStep({ state }: Pane, overview: Overview, { steps }: OverviewWords): { readonly tab: TabId; readonly text: string } | null {
  if (nothingRead(overview)) return null;
  const { review } = state;
  const faults = review?.findings.filter(({ severity }) => severity !== "hint").length ?? 0;
  if (overview.own && !overview.figures) return { tab: "fill", text: steps.type };
  if (overview.own && review === null && overview.progress.some(({ derivable, filled }) => filled < derivable)) return { tab: "fill", text: steps.fill };
  if (review === null) return { tab: "check", text: steps.check };
  if (faults > 0) return { tab: "check", text: steps.mend(faults) };
  // A text is written of known tables only.
  return overview.recognised === 0 ? null : { tab: "narrative", text: steps.narrate };
}
