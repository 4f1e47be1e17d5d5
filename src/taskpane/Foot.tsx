/** The foot of the pane: what opens above it, and the last action that can be taken back with those before it. */
import { useState, type ReactNode } from "react";
import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { explainWordsOf } from "./explainWords";
import { ExplainIcon, LogIcon, UndoIcon } from "./icons";
import { stepText } from "./undo";
import type { Pane } from "./usePane";
import type { Language } from "./words";

interface FootWords {
  readonly undoRegion: string;
  readonly tools: string;
  readonly can: (step: string) => string;
  readonly earlier: (count: number) => string;
  readonly forget: string;
  readonly forgetHint: (step: string) => string;
}

const WORDS: Readonly<Record<Language, FootWords>> = {
  zh: {
    undoRegion: "可撤销的操作",
    tools: "查看",
    can: (step) => `可撤销：${step}`,
    earlier: (count) => `此前 ${count} 步`,
    forget: "不再撤销此步",
    forgetHint: (step) => `保留“${step}”的结果，不再撤销它`,
  },
  en: {
    undoRegion: "Actions that can be undone",
    tools: "Show",
    can: (step) => `Can be undone: ${step}`,
    earlier: (count) => `${count} earlier`,
    forget: "Keep this one",
    forgetHint: (step) => `Keeps what ${step} did; it can no longer be undone`,
  },
};

const useStyles = makeStyles({
  foot: { backgroundColor: tokens.colorNeutralBackground2, borderTop: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}` },
  undo: { display: "flex", flexDirection: "column", padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}`, borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke3}` },
  line: { display: "flex", alignItems: "center", gap: tokens.spacingHorizontalXS },
  text: { flexGrow: 1, minWidth: 0, fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200, fontVariantNumeric: "tabular-nums" },
  small: { minWidth: "auto", flexShrink: 0 },
  steps: { margin: `${tokens.spacingVerticalXS} 0 0`, paddingLeft: tokens.spacingHorizontalXL, maxHeight: "30vh", overflowY: "auto", fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase300, color: tokens.colorNeutralForeground2, fontVariantNumeric: "tabular-nums" },
  tools: { display: "flex", flexWrap: "wrap", padding: `2px ${tokens.spacingHorizontalXS}`, columnGap: tokens.spacingHorizontalXXS },
  tool: { minWidth: "auto", fontWeight: tokens.fontWeightRegular, paddingLeft: tokens.spacingHorizontalS, paddingRight: tokens.spacingHorizontalS },
});

export function Foot({ pane }: { pane: Pane }): ReactNode {
  const styles = useStyles();
  return (
    <div className={styles.foot}>
      <Undo pane={pane} />
      <Tools pane={pane} />
    </div>
  );
}

/** Nothing where nothing can be taken back. */
function Undo({ pane }: { pane: Pane }): ReactNode {
  const styles = useStyles();
  const [open, setOpen] = useState(false);
  const { state, actions, language } = pane;
  const words = WORDS[language];
  const [last, ...earlier] = state.undo;
  if (!last) return null;
  const busy = state.busy !== null;
  const step = stepText(last, language);
  return (
    <section className={styles.undo} aria-label={words.undoRegion}>
      <div className={styles.line}>
        <span className={styles.text}>{words.can(step)}</span>
        {earlier.length > 0 ? (
          <Button size="small" appearance="subtle" className={styles.small} aria-expanded={open} onClick={() => setOpen(!open)}>
            {words.earlier(earlier.length)}
          </Button>
        ) : null}
        <Button size="small" className={styles.small} icon={<UndoIcon />} disabled={busy} onClick={() => void actions.undo()}>
          {pane.words.undo}
        </Button>
      </div>
      {open && earlier.length > 0 ? (
        <>
          <ol className={styles.steps} tabIndex={0}>
            {earlier.map((entry, index) => (
              <li key={earlier.length - index}>{stepText(entry, language)}</li>
            ))}
          </ol>
          <div>
            <Button size="small" appearance="subtle" disabled={busy} title={words.forgetHint(step)} onClick={() => actions.patch({ undo: earlier })}>
              {words.forget}
            </Button>
          </div>
        </>
      ) : null}
    </section>
  );
}

/** What opens above the foot: the explanation of a figure, where the host tells of the cursor, and what was done. */
function Tools({ pane }: { pane: Pane }): ReactNode {
  const styles = useStyles();
  const { state, actions, language } = pane;
  const words = explainWordsOf(language);
  const { connection, busy, live: { open } } = state;
  if (connection.kind !== "ready") return null;
  return (
    <div className={styles.tools} role="group" aria-label={WORDS[language].tools}>
      {connection.host.live ? (
        <Button
          size="small"
          appearance="subtle"
          className={styles.tool}
          icon={<ExplainIcon />}
          aria-expanded={open === "explain"}
          disabledFocusable={busy !== null}
          onClick={() => (open === "explain" ? actions.openDrawer(null) : void actions.explain())}
        >
          {words.explain}
        </Button>
      ) : null}
      <Button size="small" appearance="subtle" className={styles.tool} icon={<LogIcon />} aria-expanded={open === "log"} onClick={() => actions.openDrawer(open === "log" ? null : "log")}>
        {words.log}
      </Button>
    </div>
  );
}
