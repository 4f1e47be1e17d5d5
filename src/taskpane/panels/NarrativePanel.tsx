import { useMemo, useState, type ReactNode } from "react";
import { Button, Field, Textarea, makeStyles, tokens } from "@fluentui/react-components";
import { cellKey } from "../../model/cells";
import type { MissingFact, Narrative, NarrativeParagraph } from "../../model/narrative";
import type { Pane } from "../usePane";
import { CellLink, LongList, placeOf, useStyles } from "./parts";

const useOwnStyles = makeStyles({
  section: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalXS, paddingBottom: tokens.spacingVerticalM },
  paragraph: { margin: 0, textIndent: "2em", lineHeight: "1.75", overflowWrap: "anywhere" },
  missing: { padding: `${tokens.spacingVerticalXXS} 0` },
});

export function NarrativePanel({ pane }: { pane: Pane }): ReactNode {
  const styles = useStyles();
  const own = useOwnStyles();
  const { words, state, actions } = pane;
  const { narrative } = state;
  const [byHand, setByHand] = useState<{ readonly of: Narrative; readonly text: string } | null>(null);
  const busy = state.busy !== null || state.connection.kind !== "ready";
  const copy = async (): Promise<void> => {
    const text = await actions.copyAll();
    setByHand(text === null || narrative === null ? null : { of: narrative, text });
  };
  const missing = useMemo(() => distinct(narrative?.missing ?? []), [narrative]);
  const sections = narrative?.sections.filter((section) => section.paragraphs.length > 0) ?? [];
  return (
    <div className={styles.panel}>
      <p className={styles.intro}>{words.narrateIntro}</p>
      <div className={styles.row}>
        <Button appearance={sections.length > 0 ? "secondary" : "primary"} disabled={busy} onClick={() => void actions.narrate()}>
          {words.narrate}
        </Button>
        {sections.length > 0 ? (
          <Button appearance="primary" disabled={busy} onClick={() => void copy()}>
            {words.copy}
          </Button>
        ) : null}
      </div>
      {byHand !== null && byHand.of === narrative ? (
        <Field label={words.wholeText}>
          <Textarea readOnly rows={6} value={byHand.text} autoFocus onFocus={(event) => event.currentTarget.select()} />
        </Field>
      ) : null}
      {narrative === null ? null : (
        <>
          {missing.length > 0 ? (
            <section className={styles.card} aria-labelledby="missing-title">
              <h2 id="missing-title" className={styles.heading}>
                {words.missingTitle(missing.length)}
              </h2>
              <p className={styles.hint}>{words.missingHint}</p>
              <LongList pane={pane} items={missing} step={10} itemClassName={own.missing} keyOf={(_, index) => String(index)}>
                {({ at, fact }) => (
                  <>
                    <CellLink pane={pane} at={at} /> {fact}
                  </>
                )}
              </LongList>
            </section>
          ) : null}
          {sections.length === 0 ? (
            <div className={styles.card}>
              <h2 className={styles.heading}>{words.nothingToSay}</h2>
              <p className={styles.intro}>{words.noTablesHint}</p>
            </div>
          ) : null}
          <article lang="zh-CN">
            {sections.map((section) => (
              <section key={section.id} className={own.section} aria-labelledby={`section-${section.id}`}>
                <h2 id={`section-${section.id}`} className={styles.heading}>
                  {section.heading}
                </h2>
                {section.paragraphs.map((paragraph, index) => (
                  <p key={index} className={own.paragraph}>
                    <Paragraph pane={pane} paragraph={paragraph} />
                  </p>
                ))}
              </section>
            ))}
          </article>
        </>
      )}
    </div>
  );
}

/** The text with its figures as links to their cells. */
function Paragraph({ pane, paragraph }: { pane: Pane; paragraph: NarrativeParagraph }): ReactNode {
  const parts: ReactNode[] = [];
  let done = 0;
  for (const figure of [...paragraph.figures].sort((a, b) => a.start - b.start)) {
    if (figure.at === null || figure.start < done) continue;
    parts.push(paragraph.text.slice(done, figure.start));
    parts.push(
      <CellLink key={figure.start} pane={pane} at={figure.at} label={`${figure.text}，${pane.words.goTo(placeOf(figure.at))}`}>
        {figure.text}
      </CellLink>,
    );
    done = figure.start + figure.text.length;
  }
  parts.push(paragraph.text.slice(done));
  return parts;
}

/** One entry a cell, however many sentences wait for it. */
function distinct(missing: readonly MissingFact[]): readonly MissingFact[] {
  return [...new Map(missing.map((each) => [cellKey(each.at), each])).values()];
}
