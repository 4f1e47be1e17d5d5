import { lazy, Suspense, useEffect, useMemo, useRef, type ReactNode, type RefObject } from "react";
import {
  Button, FluentProvider, MessageBar, MessageBarActions, MessageBarBody, MessageBarTitle, ProgressBar, Spinner, Tab, TabList, makeStyles, tokens,
} from "@fluentui/react-components";
import type { Host } from "../hosts/host";
import { verdictText } from "../report/verdict";
import { CloseIcon } from "./icons";
import { useKeptFocus } from "./keptFocus";
import { outcomeWordsOf } from "./outcomeWords";
import { CLICK_MS, StatusLine, useOverview } from "./StatusLine";
import { usePaneTheme } from "./theme";
import { Foot } from "./Foot";
import type { FileReaders } from "./textFile";
import { usePane, type Pane } from "./usePane";
import { wordsOf, type Language, type TabId } from "./words";

/** Where the pane is opened: which words and colours it takes, and how it comes by its host. */
export interface Surroundings {
  readonly language: Language;
  /** The application's background, "#262626"; null when it tells none. */
  readonly background: string | null;
}

/** What came of connecting; rejects never. */
export type Connected = ({ readonly kind: "ready"; readonly host: Host } & Surroundings) | { readonly kind: "failed"; readonly reason: "script" | "notExcel" };

const PANELS = {
  tables: lazy(async () => ({ default: (await import("./panels/TablesPanel")).TablesPanel })),
  fill: lazy(async () => ({ default: (await import("./panels/FillPanel")).FillPanel })),
  check: lazy(async () => ({ default: (await import("./panels/CheckPanel")).CheckPanel })),
  narrative: lazy(async () => ({ default: (await import("./panels/NarrativePanel")).NarrativePanel })),
} as const satisfies Readonly<Record<TabId, unknown>>;
const Drawer = lazy(async () => ({ default: (await import("./explainDrawer")).Drawer }));
const TABS: readonly TabId[] = ["tables", "fill", "check", "narrative"];
const LATE_AFTER_MS = 10_000;
/** So long a success is told that asks for nothing. */
const SUCCESS_MS = 12_000;

const useStyles = makeStyles({
  root: { minHeight: "100vh", display: "flex", flexDirection: "column", overflowWrap: "break-word" },
  top: { position: "sticky", top: 0, zIndex: 2, backgroundColor: tokens.colorNeutralBackground1, borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}` },
  main: { flexGrow: 1, padding: tokens.spacingHorizontalM, display: "flex", flexDirection: "column", gap: tokens.spacingVerticalM },
  // In a low window, as at 200 %, what was found needs the room more.
  bottom: { position: "sticky", bottom: 0, zIndex: 2, "@media (max-height: 400px)": { position: "static" } },
  busy: { fontSize: tokens.fontSizeBase200, padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}`, fontVariantNumeric: "tabular-nums" },
  busyLine: { display: "flex", alignItems: "center", justifyContent: "space-between", minHeight: "24px" },
  details: { margin: 0, paddingLeft: tokens.spacingHorizontalL },
  detail: { margin: 0 },
  hidden: { position: "absolute", width: "1px", height: "1px", overflow: "hidden", clipPath: "inset(50%)", whiteSpace: "nowrap" },
});

/** The whole pane. It draws at once; `connected` may come late or never. */
export function App({ initial, connected, tab, explain = false, files }: {
  initial: Surroundings;
  connected: Connected | null;
  tab: TabId | null;
  /** Opened from the menu of a cell, to explain it. */
  explain?: boolean;
  files: FileReaders;
}): ReactNode {
  const surroundings = connected?.kind === "ready" ? connected : initial;
  const theme = usePaneTheme(surroundings.background);
  const words = wordsOf(surroundings.language);
  const pane = usePane(surroundings.language, words, files);
  const { patch } = pane.actions;
  useEffect(() => {
    if (tab) patch({ tab });
  }, [tab, patch]);
  useEffect(() => {
    if (connected) {
      patch({ connection: connected });
      return undefined;
    }
    const timer = setTimeout(() => patch({ connection: { kind: "late" } }), LATE_AFTER_MS);
    return () => clearTimeout(timer);
  }, [connected, patch]);
  useExplainAtOnce(pane, explain);
  useEffect(() => {
    document.documentElement.lang = surroundings.language === "en" ? "en" : "zh-CN";
    document.documentElement.style.colorScheme = theme.colorNeutralBackground1 === "#ffffff" ? "light" : "dark";
    document.body.style.backgroundColor = theme.colorNeutralBackground1;
    document.title = words.product;
  }, [surroundings.language, theme, words]);
  return (
    <FluentProvider theme={theme}>
      <Frame pane={pane} />
    </FluentProvider>
  );
}

/**
 * Explains the cell whose menu opened the pane. Choosing the menu again at another cell only gives the open pane the
 * focus, so then it looks where the cursor is.
 */
function useExplainAtOnce({ state, actions }: Pane, wanted: boolean): void {
  const ready = state.connection.kind === "ready";
  const { explain } = actions;
  const { follow } = state.live;
  useEffect(() => {
    if (!wanted || !ready) return undefined;
    if (follow) return undefined;
    void explain();
    const again = (): void => void setTimeout(() => void explain(), CLICK_MS);
    window.addEventListener("focus", again);
    return () => window.removeEventListener("focus", again);
  }, [wanted, ready, follow, explain]);
}

/** The small window in which a ribbon button says what it did: one line each, and a way to close it by keyboard. */
export function NoticeWindow({ text, language }: { text: string; language: Language }): ReactNode {
  const theme = usePaneTheme(null);
  const styles = useStyles();
  const words = wordsOf(language);
  const [title = "", ...details] = text.split("\n");
  useEffect(() => {
    document.documentElement.lang = language === "en" ? "en" : "zh-CN";
    document.title = words.product;
    document.body.style.backgroundColor = theme.colorNeutralBackground1;
  }, [language, theme, words]);
  return (
    <FluentProvider theme={theme}>
      <MessageBar intent="info" layout="multiline" role="alert">
        <MessageBarBody>
          <MessageBarTitle>{title}</MessageBarTitle>
          {details.map((line, index) => (
            <p key={index} className={styles.detail}>
              {line}
            </p>
          ))}
        </MessageBarBody>
      </MessageBar>
    </FluentProvider>
  );
}

function Frame({ pane }: { pane: Pane }): ReactNode {
  const styles = useStyles();
  const { state, actions, words } = pane;
  const { busy, notice } = state;
  const Panel = PANELS[state.tab];
  const glance = useOverview(pane);
  useKeptFocus(busy !== null);
  const foot = useFootHeight();
  const busyText = busy ? `${words.work[busy.work]}${busy.total > 0 ? ` ${words.steps(busy.done, busy.total)}` : ""}` : "";
  const announced = busy ? words.work[busy.work] : (notice ? [notice.title, ...notice.details].join(" ") : summary(pane));
  return (
    <div className={styles.root}>
      <header className={styles.top}>
        <h1 className={styles.hidden}>{words.product}</h1>
        <TabList selectedValue={state.tab} onTabSelect={(_, data) => actions.showTab(TABS.find((each) => each === data.value) ?? "tables")}>
          {TABS.map((each) => (
            <Tab key={each} id={`tab-${each}`} value={each} aria-controls={state.tab === each ? "panel" : undefined}>
              {words.tabs[each]}
            </Tab>
          ))}
        </TabList>
        {busy ? (
          <div className={styles.busy}>
            <div className={styles.busyLine}>
              <span>{busyText}</span>
              <Button size="small" appearance="subtle" onClick={actions.cancel}>
                {words.cancel}
              </Button>
            </div>
            <ProgressBar aria-label={words.work[busy.work]} {...(busy.total > 0 ? { value: busy.done, max: busy.total } : {})} />
          </div>
        ) : null}
      </header>
      <div role="status" aria-live="polite" className={styles.hidden}>
        {announced}
      </div>
      <StatusLine pane={pane} looking={glance.looking} look={glance.look} />
      <main className={styles.main}>
        <ConnectionNote pane={pane} />
        <NoticeBar pane={pane} />
        <div role="tabpanel" id="panel" aria-labelledby={`tab-${state.tab}`} aria-busy={busy !== null}>
          {/* A boundary a tab: else a panel that is left before the next one has loaded would never notice that it was left. */}
          <Suspense key={state.tab} fallback={<Spinner size="tiny" />}>
            <Panel pane={pane} />
          </Suspense>
        </div>
      </main>
      <footer ref={foot} className={styles.bottom}>
        {state.live.open === null ? null : (
          <Suspense fallback={<Spinner size="tiny" />}>
            <Drawer pane={pane} open={state.live.open} />
          </Suspense>
        )}
        <Foot pane={pane} />
      </footer>
    </div>
  );
}

/** Tells the page how high its foot is, as --pane-foot, so that what sticks to the bottom stands above it. */
function useFootHeight(): RefObject<HTMLElement | null> {
  const foot = useRef<HTMLElement>(null);
  useEffect(() => {
    const { current } = foot;
    if (!current) return undefined;
    const watch = new ResizeObserver(() => document.documentElement.style.setProperty("--pane-foot", `${current.offsetHeight}px`));
    watch.observe(current);
    return () => watch.disconnect();
  }, []);
  return foot;
}

/** What a screen reader hears when the work of a tab is done and no message says it. */
function summary({ state, words, language }: Pane): string {
  if (state.tab === "check" && state.review) return words.checkSummary(verdictText(state.review, language));
  if (state.tab === "fill" && state.preview) return state.preview.tables === 0 ? words.noTables : words.previewTitle(state.preview.plan.changes.length);
  return "";
}

function ConnectionNote({ pane }: { pane: Pane }): ReactNode {
  const { words } = pane;
  const { connection } = pane.state;
  if (connection.kind === "ready") return null;
  if (connection.kind === "waiting") return <Spinner size="tiny" labelPosition="after" label={words.connecting} style={{ justifyContent: "flex-start" }} />;
  const text = connection.kind === "late" ? words.connectingLate : connection.reason === "script" ? words.officeFailed : words.notExcel;
  return (
    <MessageBar intent="warning" layout="multiline">
      <MessageBarBody>{text}</MessageBarBody>
      <MessageBarActions>
        <Button size="small" onClick={() => window.location.reload()}>
          {words.retry}
        </Button>
      </MessageBarActions>
    </MessageBar>
  );
}

function NoticeBar({ pane }: { pane: Pane }): ReactNode {
  const styles = useStyles();
  const { state, actions, words } = pane;
  const { notice } = state;
  const details = useMemo(() => notice?.details.filter((line) => line !== "") ?? [], [notice]);
  const { patch } = actions;
  useEffect(() => {
    if (!notice) return undefined;
    window.scrollTo({ top: 0 });
    // What went well and asks for nothing goes by itself; the log keeps it.
    if (notice.intent !== "success" || notice.next !== undefined || notice.action !== undefined) return undefined;
    const timer = setTimeout(() => patch({ notice: null }), SUCCESS_MS);
    return () => clearTimeout(timer);
  }, [notice, patch]);
  if (!notice || notice.tab !== state.tab) return null;
  const { next, action } = notice;
  return (
    <MessageBar intent={notice.intent} layout="multiline">
      <MessageBarBody>
        <MessageBarTitle>{notice.title}</MessageBarTitle>
        {details.length === 1 ? <p className={styles.detail}>{details[0]}</p> : null}
        {details.length > 1 ? (
          <ul className={styles.details}>
            {details.map((line, index) => (
              <li key={index}>{line}</li>
            ))}
          </ul>
        ) : null}
      </MessageBarBody>
      <MessageBarActions
        containerAction={<Button size="small" appearance="transparent" aria-label={words.close} icon={<CloseIcon />} onClick={() => actions.patch({ notice: null })} />}
      >
        {action === undefined ? null : (
          <Button size="small" onClick={() => void actions[action]()}>
            {outcomeWordsOf(pane.language)[action]}
          </Button>
        )}
        {next === undefined ? null : (
          <Button size="small" onClick={() => actions.showTab(next)}>
            {words.goToTab(words.tabs[next])}
          </Button>
        )}
      </MessageBarActions>
    </MessageBar>
  );
}
