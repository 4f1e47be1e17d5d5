import type { ReactNode } from "react";
import { Button, Link, makeStyles, tokens } from "@fluentui/react-components";
import type { FluentIcon } from "@fluentui/react-icons";
import { CheckIcon, FillIcon, NarrativeIcon, TablesIcon } from "../icons";
import type { Pane } from "../usePane";
import type { TabId } from "../words";
import { useStyles } from "./parts";
import { tablesWordsOf } from "./tables/words";

const TABS: readonly TabId[] = ["tables", "fill", "check", "narrative"];

const useOwnStyles = makeStyles({
  steps: { listStyleType: "none", margin: 0, padding: 0, display: "flex", flexDirection: "column", gap: tokens.spacingVerticalS },
  step: { display: "grid", gridTemplateColumns: "20px minmax(0, 1fr)", columnGap: tokens.spacingHorizontalS, alignItems: "start" },
  icon: { marginTop: "2px", color: tokens.colorBrandForeground1 },
  says: { color: tokens.colorNeutralForeground2 },
});

const ICONS: Readonly<Record<TabId, FluentIcon>> = { tables: TablesIcon, fill: FillIcon, check: CheckIcon, narrative: NarrativeIcon };

function StepIcon({ tab, className }: { tab: TabId; className: string }): ReactNode {
  const Icon = ICONS[tab];
  return <Icon className={className} aria-hidden="true" />;
}

/** What this is, on one screen, and the two ways to begin, for a workbook that has no budget tables. */
export function Welcome({ pane, onStart }: { pane: Pane; onStart: () => void }): ReactNode {
  const styles = useStyles();
  const own = useOwnStyles();
  const words = tablesWordsOf(pane.language);
  const busy = pane.state.busy !== null || pane.state.connection.kind !== "ready";
  return (
    <section className={styles.card} aria-labelledby="welcome-title">
      <h2 id="welcome-title" className={styles.heading}>
        {words.welcomeTitle}
      </h2>
      <p className={styles.intro}>{words.what}</p>
      <ol className={own.steps} role="list">
        {TABS.map((tab, index) => (
          <li key={tab} className={own.step}>
            <StepIcon tab={tab} className={own.icon} />
            <span>
              <strong>{pane.words.tabs[tab]}</strong> <span className={own.says}>{words.steps[index]}</span>
            </span>
          </li>
        ))}
      </ol>
      <div className={styles.row}>
        <Button appearance="primary" onClick={onStart}>{words.start}</Button>
        <Button disabledFocusable={busy} onClick={() => void pane.actions.insertSample()}>
          {words.sample}
        </Button>
      </div>
      <p className={styles.hint}>{words.sampleHint}</p>
      <p className={styles.intro}>
        {words.review}{" "}
        <Link as="button" type="button" inline onClick={() => pane.actions.showTab("check")}>
          {words.reviewTab}
        </Link>
        {pane.language === "zh" ? "。" : "."}
      </p>
      <p className={styles.hint}>{words.local}</p>
    </section>
  );
}
