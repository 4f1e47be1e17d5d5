/** The line at the foot of the pane: the last action that can be taken back, and those before it. */
import { useState, type ReactNode } from "react";
import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { stepText } from "./undo";
import type { Pane } from "./usePane";
import type { Language } from "./words";

interface BarWords {
  readonly region: string;
  readonly can: (step: string) => string;
  readonly earlier: (count: number) => string;
  readonly forget: string;
  readonly forgetHint: (step: string) => string;
}

const WORDS: Readonly<Record<Language, BarWords>> = {
  zh: {
    region: "可撤销的操作",
    can: (step) => `可撤销：${step}`,
    earlier: (count) => `此前 ${count} 步`,
    forget: "不再撤销此步",
    forgetHint: (step) => `保留“${step}”的结果，不再撤销它`,
  },
  en: {
    region: "Actions that can be undone",
    can: (step) => `Can be undone: ${step}`,
    earlier: (count) => `${count} earlier`,
    forget: "Keep this one",
    forgetHint: (step) => `Keeps what ${step} did; it can no longer be undone`,
  },
};

const useStyles = makeStyles({
  bar: { display: "flex", flexDirection: "column", padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`, backgroundColor: tokens.colorNeutralBackground2, borderTop: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}` },
  line: { display: "flex", alignItems: "center", gap: tokens.spacingHorizontalS },
  text: { flexGrow: 1, minWidth: 0, fontVariantNumeric: "tabular-nums" },
  steps: { margin: `${tokens.spacingVerticalXS} 0 0`, paddingLeft: tokens.spacingHorizontalXL, maxHeight: "30vh", overflowY: "auto", fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase300, color: tokens.colorNeutralForeground2, fontVariantNumeric: "tabular-nums" },
});

/** Nothing where nothing can be taken back. */
export function UndoBar({ pane }: { pane: Pane }): ReactNode {
  const styles = useStyles();
  const [open, setOpen] = useState(false);
  const { state, actions, language } = pane;
  const words = WORDS[language];
  const [last, ...earlier] = state.undo;
  if (!last) return null;
  const busy = state.busy !== null;
  const step = stepText(last, language);
  return (
    <section className={styles.bar} aria-label={words.region}>
      <div className={styles.line}>
        <span className={styles.text}>{words.can(step)}</span>
        {earlier.length > 0 ? (
          <Button size="small" appearance="subtle" aria-expanded={open} onClick={() => setOpen(!open)}>
            {words.earlier(earlier.length)}
          </Button>
        ) : null}
        <Button size="small" disabled={busy} onClick={() => void actions.undo()}>
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
