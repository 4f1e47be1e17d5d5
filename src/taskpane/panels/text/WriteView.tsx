import { useEffect, useMemo, useRef, useState, type ReactNode } from "react";
import { Button, Field, Link, Textarea, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import type { Narrative, NarrativeParagraph } from "../../../model/narrative";
import { compareTexts, compareWords, countChanges, type ParagraphPair, type SectionPair } from "../../textChanges";
import { carryWordsOf } from "../../carryWords";
import { CopyIcon, NarrativeIcon, SaveIcon } from "../../icons";
import type { Pane } from "../../usePane";
import { CellLink, Folded, placeOf, useStyles } from "../parts";
import { countMissing } from "../../textWork";
import { FactsForm } from "./FactsForm";

/** So many fields stand open by themselves. */
const FEW_FACTS = 4;

const useOwnStyles = makeStyles({
  section: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalXS, paddingBottom: tokens.spacingVerticalM },
  paragraph: { margin: 0, textIndent: "2em", lineHeight: "1.75", overflowWrap: "anywhere" },
  // Below the tabs, which stay where they are.
  heading: { scrollMarginTop: "52px" },
  jumps: { width: "100%", fontSize: tokens.fontSizeBase200 },
  changed: {
    borderLeft: `${tokens.strokeWidthThickest} solid ${tokens.colorPaletteDarkOrangeBorderActive}`,
    paddingLeft: tokens.spacingHorizontalS,
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalXS,
  },
  since: { borderLeftColor: tokens.colorBrandStroke1 },
  mark: { fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200, fontWeight: tokens.fontWeightSemibold, color: tokens.colorNeutralForeground2 },
  difference: {
    margin: 0,
    padding: tokens.spacingHorizontalS,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground2,
    fontSize: tokens.fontSizeBase200,
    lineHeight: "1.6",
    overflowWrap: "anywhere",
    "& del": { color: tokens.colorPaletteRedForeground1 },
    "& ins": { color: tokens.colorPaletteGreenForeground1, fontWeight: tokens.fontWeightSemibold },
  },
});

/** The explanatory text: written, compared with the tables, copied, exported. */
export function WriteView({ pane }: { pane: Pane }): ReactNode {
  const styles = useStyles();
  const { words, state, actions } = pane;
  const { narrative, text } = state;
  const [byHand, setByHand] = useState<{ readonly of: Narrative; readonly text: string } | null>(null);
  const busy = state.busy !== null || state.connection.kind !== "ready";
  useComparedOnReturn(pane);
  const copy = async (stale: Parameters<typeof actions.copyAll>[0]): Promise<void> => setByHand(await actions.copyAll(stale));
  const written = narrative?.sections.some((section) => section.paragraphs.length > 0) ?? false;
  return (
    <>
      <p className={styles.intro}>{words.narrateIntro}</p>
      <div className={styles.row}>
        <Button appearance={written ? "secondary" : "primary"} icon={<NarrativeIcon />} disabled={busy} onClick={() => void actions.narrate()}>
          {words.narrate}
        </Button>
        {written ? (
          <Button appearance="primary" icon={<CopyIcon />} disabled={busy} onClick={() => void copy("ask")}>
            {words.copy}
          </Button>
        ) : null}
        <Button icon={<SaveIcon />} disabled={busy} onClick={() => void actions.exportWord()}>
          {words.text.exportWord}
        </Button>
        {written ? (
          <Button size="small" appearance="subtle" disabled={busy} onClick={() => void actions.compareText(false)}>
            {words.text.compare}
          </Button>
        ) : null}
        <Button size={written ? "small" : "medium"} appearance={written ? "subtle" : "secondary"} disabled={state.busy !== null} onClick={() => actions.patch({ notice: null, text: { ...text, view: "like" } })}>
          {words.text.like}
        </Button>
        <Button size={written ? "small" : "medium"} appearance="subtle" disabled={state.busy !== null} onClick={() => actions.patch({ notice: null, text: { ...text, view: "carry" } })}>
          {carryWordsOf(pane.language).entry}
        </Button>
      </div>
      {text.file ? (
        <Link href={text.file.address} download={text.file.name} className={styles.link}>
          {words.text.saveAgain(text.file.name)}
        </Link>
      ) : null}
      {byHand !== null && byHand.of === narrative ? (
        <Field label={words.wholeText}>
          <Textarea readOnly rows={6} value={byHand.text} autoFocus onFocus={(event) => event.currentTarget.select()} />
        </Field>
      ) : null}
      {narrative === null ? null : (
        <>
          <MissingFacts pane={pane} />
          {written ? (
            <WrittenText pane={pane} narrative={narrative} onCopy={(stale) => void copy(stale)} />
          ) : (
            <div className={styles.card}>
              <h2 className={styles.heading}>{words.nothingToSay}</h2>
              <p className={styles.intro}>{words.noTablesHint}</p>
            </div>
          )}
        </>
      )}
    </>
  );
}

/** What the text lacks, to be typed here; where the workbook has no sheet for it, that is added first. */
function MissingFacts({ pane }: { pane: Pane }): ReactNode {
  const styles = useStyles();
  const { words, state: { busy, text: { missing, typed } }, actions } = pane;
  const [added, setAdded] = useState(false);
  const count = countMissing(missing);
  if (count === 0) return null;
  const lacksSheet = missing.unasked > 0;
  const add = (): void => {
    setAdded(true);
    void actions.askForFacts();
  };
  return (
    <section className={styles.card} aria-labelledby="missing-title">
      <h2 id="missing-title" className={styles.heading}>
        {words.missingTitle(count)}
      </h2>
      <p className={styles.hint}>{lacksSheet ? words.text.noPlace : words.missingHint}</p>
      {lacksSheet ? (
        <div>
          <Button size="small" disabled={busy !== null} onClick={add}>
            {words.text.addSheets}
          </Button>
        </div>
      ) : null}
      {count > missing.unasked ? (
        // A few are asked for at once; many would push the text away.
        <Folded title={words.text.typeThem} open={added || missing.fields.length <= FEW_FACTS || typed.size > 0}>
          <FactsForm pane={pane} missing={missing} atOnce={added} />
        </Folded>
      ) : null}
    </section>
  );
}

/** A person who comes back to the text has probably typed since: what is out of date is marked without being asked for. */
function useComparedOnReturn({ state, actions }: Pane): void {
  const due = useRef(state.narrative !== null);
  const ready = state.busy === null && state.connection.kind === "ready";
  useEffect(() => {
    if (!due.current || !ready) return;
    due.current = false;
    void actions.compareText(true);
  }, [ready, actions]);
}

function WrittenText({ pane, narrative, onCopy }: { pane: Pane; narrative: Narrative; onCopy: (stale: "refresh" | "keep") => void }): ReactNode {
  const styles = useStyles();
  const own = useOwnStyles();
  const { words } = pane;
  const { fresh, before } = pane.state.text;
  const stale = fresh !== null;
  const sections = useMemo(
    () => (fresh !== null ? compareTexts(narrative, fresh) : before !== null ? compareTexts(before, narrative) : compareTexts(narrative, narrative)),
    [narrative, fresh, before],
  );
  const changes = countChanges(sections);
  const busy = pane.state.busy !== null;
  return (
    <>
      {changes > 0 ? (
        <section className={styles.row} aria-label={stale ? words.text.stale(changes) : words.text.changedSince(changes)}>
          <span>{stale ? words.text.stale(changes) : words.text.changedSince(changes)}</span>
          {stale ? (
            <>
              <Button size="small" disabled={busy} onClick={() => pane.actions.refreshText("all")}>
                {words.text.refreshAll}
              </Button>
              <Button size="small" disabled={busy} onClick={() => onCopy("refresh")}>
                {words.text.refreshAndCopy}
              </Button>
              <Button size="small" appearance="subtle" disabled={busy} onClick={() => onCopy("keep")}>
                {words.text.copyAsItIs}
              </Button>
            </>
          ) : null}
          <ul role="list" className={mergeClasses(styles.list, own.jumps)}>
            {sections.filter(({ pairs }) => pairs.some(({ changed }) => changed)).map(({ id, heading, pairs }) => (
              <li key={id}>
                <Link as="button" type="button" className={styles.link} onClick={() => document.getElementById(`section-${id}`)?.scrollIntoView({ block: "start" })}>
                  {`${heading} (${countChanges([{ id, heading, pairs }])})`}
                </Link>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      <article lang="zh-CN">
        {sections.map((section) => (
          <Section key={section.id} pane={pane} section={section} stale={stale} className={own.section} />
        ))}
      </article>
    </>
  );
}

function Section({ pane, section, stale, className }: { pane: Pane; section: SectionPair; stale: boolean; className: string }): ReactNode {
  const styles = useStyles();
  const own = useOwnStyles();
  return (
    <section className={className} aria-labelledby={`section-${section.id}`}>
      <h2 id={`section-${section.id}`} className={mergeClasses(styles.heading, own.heading)}>
        {section.heading}
      </h2>
      {section.pairs.map((pair, index) => {
        const shown = stale ? pair.before : pair.after;
        const paragraph = shown ? (
          <p className={own.paragraph}>
            <Paragraph pane={pane} paragraph={shown} />
          </p>
        ) : null;
        return pair.changed ? (
          <Changed key={index} pane={pane} pair={pair} stale={stale}>
            {paragraph}
          </Changed>
        ) : (
          <div key={index}>{paragraph}</div>
        );
      })}
    </section>
  );
}

/** A paragraph that differs between two versions, with the difference. */
function Changed({ pane, pair, stale, children }: { pane: Pane; pair: ParagraphPair; stale: boolean; children: ReactNode }): ReactNode {
  const own = useOwnStyles();
  const { words } = pane;
  const what = pair.before === null ? words.text.addedParagraph : pair.after === null ? words.text.removedParagraph : stale ? words.text.staleMark : words.text.changedMark;
  return (
    <div className={mergeClasses(own.changed, !stale && own.since)}>
      <span className={own.mark} lang={pane.language === "en" ? "en" : undefined}>
        {what}
      </span>
      {children}
      <p className={own.difference}>
        {compareWords(pair.before?.text ?? "", pair.after?.text ?? "").map((run, index) =>
          run.kind === "same" ? <span key={index}>{shortened(run.text)}</span> : run.kind === "gone" ? <del key={index}>{run.text}</del> : <ins key={index}>{run.text}</ins>,
        )}
      </p>
      {stale ? (
        <div>
          <Button size="small" disabled={pane.state.busy !== null} onClick={() => pane.actions.refreshText(pair)} lang={pane.language === "en" ? "en" : undefined}>
            {words.text.refresh}
          </Button>
        </div>
      ) : null}
    </div>
  );
}

const CONTEXT = 14;

/** What both versions say, reduced to the words next to a change. */
function shortened(text: string): string {
  return text.length <= 2 * CONTEXT + 4 ? text : `${text.slice(0, CONTEXT)}……${text.slice(-CONTEXT)}`;
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
