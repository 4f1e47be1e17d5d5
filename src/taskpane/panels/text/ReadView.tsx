import { useMemo, useRef, type ReactNode } from "react";
import { Button, Field, Link, Textarea, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import type { CellRef } from "../../../model/cells";
import type { Claim, TextFinding, TextPlace } from "../../../model/reading";
import { textMessageOf, textRuleTitle } from "../../../report";
import { corrections } from "../../textActions";
import { compareWords } from "../../textChanges";
import { SaveIcon } from "../../icons";
import type { Pane } from "../../usePane";
import { Counts, SeverityLabel, Verdict } from "../outcome";
import { CellLink, FileButton, Folded, LongList, useStyles } from "../parts";

const useOwnStyles = makeStyles({
  draft: { "& textarea": { maxHeight: "none" } },
  item: { borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`, padding: `${tokens.spacingVerticalS} 0` },
  finding: {
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalXXS,
    borderLeft: `${tokens.strokeWidthThickest} solid transparent`,
    paddingLeft: tokens.spacingHorizontalS,
    overflowWrap: "anywhere",
  },
  error: { borderLeftColor: tokens.colorPaletteRedBorderActive },
  inconsistency: { borderLeftColor: tokens.colorPaletteDarkOrangeBorderActive },
  hint: { borderLeftColor: tokens.colorNeutralStroke1 },
  where: { display: "flex", flexWrap: "wrap", columnGap: tokens.spacingHorizontalS, alignItems: "center" },
  message: { fontVariantNumeric: "tabular-nums" },
  quote: { margin: 0, fontSize: tokens.fontSizeBase200, lineHeight: "1.6", color: tokens.colorNeutralForeground2, overflowWrap: "anywhere" },
  corrected: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalXS, fontSize: tokens.fontSizeBase200, lineHeight: "1.6", alignItems: "flex-start" },
  claim: { padding: `${tokens.spacingVerticalXS} 0`, overflowWrap: "anywhere" },
});

const LONGEST_QUOTE = 160;
const TEXT_FILES = ".docx,.txt,.md,.markdown,text/plain";

/** A finished text, pasted or opened, read against the tables: every figure with its verdict. */
export function ReadView({ pane }: { pane: Pane }): ReactNode {
  const styles = useStyles();
  const own = useOwnStyles();
  const { words, state, actions } = pane;
  const { text } = state;
  const view = useRef<HTMLDivElement>(null);
  const busy = state.busy !== null || state.connection.kind !== "ready";
  const show = (place: TextPlace): void => showIn(view.current?.querySelector("textarea") ?? null, place);
  return (
    <div ref={view} className={styles.panel}>
      <p className={styles.intro}>{words.text.readIntro}</p>
      <Field label={words.text.draft} hint={words.text.draftHint}>
        <Textarea
          className={own.draft}
          rows={7}
          resize="vertical"
          spellCheck={false}
          lang="zh-CN"
          value={text.draft}
          onChange={(_, { value }) => actions.patch({ text: { ...text, draft: value } })}
        />
      </Field>
      <div className={styles.row}>
        <Button appearance="primary" disabled={busy} onClick={() => void actions.readText()}>
          {words.text.read}
        </Button>
        <FileButton disabled={state.busy !== null} label={words.text.openFile} accept={TEXT_FILES} onFile={(file) => void actions.openText(file)} />
      </div>
      {text.draftFile ? (
        <div>
          <div className={styles.row}>
            <Button disabled={busy} icon={<SaveIcon />} onClick={() => void actions.saveCommented()}>
              {words.text.saveCommented}
            </Button>
            {text.commented ? (
              <Link href={text.commented.address} download={text.commented.name} className={styles.link}>
                {words.text.saveAgain(text.commented.name)}
              </Link>
            ) : null}
          </div>
          <p className={styles.hint}>{words.text.saveCommentedHint}</p>
        </div>
      ) : null}
      {text.reading ? <Result pane={pane} outdated={text.reading.of !== text.draft} reading={text.reading.result} show={show} /> : null}
    </div>
  );
}

function Result({ pane, reading, outdated, show }: { pane: Pane; reading: NonNullable<Pane["state"]["text"]["reading"]>["result"]; outdated: boolean; show: (place: TextPlace) => void }): ReactNode {
  const styles = useStyles();
  const own = useOwnStyles();
  const { words } = pane;
  const { figures, findings } = reading;
  const claims = useMemo(() => byStatus(reading.claims), [reading]);
  const unexplained = useMemo(() => claims.disagree.filter((claim) => !findings.some(({ place }) => place.start < claim.start + claim.length && claim.start < place.start + place.length)), [claims, findings]);
  const line = outdated ? null : show;
  return (
    <>
      {outdated ? <p className={styles.intro}>{words.text.outdated}</p> : null}
      <Counts counts={(["agree", "disagree", "free", "unplaced"] as const).map((verdict) => ({ label: words.text.verdicts[verdict], count: figures[verdict], bad: verdict === "disagree" }))} />
      {findings.length > 0 ? (
        <section aria-labelledby="text-findings-title">
          <h2 id="text-findings-title" className={styles.heading}>
            {words.text.foundTitle(findings.length)}
          </h2>
          <LongList pane={pane} items={findings} label={words.text.foundList} step={30} itemClassName={own.item} keyOf={(finding, index) => `${finding.rule}:${finding.place.start}:${index}`}>
            {(finding) => <Found pane={pane} finding={finding} cell={cellOf(finding, claims.disagree)} show={line} />}
          </LongList>
        </section>
      ) : (
        <Verdict clean={figures.figures > 0 && figures.unplaced === 0} title={figures.figures === 0 ? words.text.noFigures : figures.unplaced === 0 ? words.text.readClean : words.text.readCleanBut(figures.unplaced)} />
      )}
      <div>
        <Claims pane={pane} title={words.text.disagreeTitle} claims={unexplained} show={line} open />
        <Claims pane={pane} title={words.text.unplacedTitle} hint={words.text.unplacedHint} claims={claims.unplaced} show={line} open />
        <Claims pane={pane} title={words.text.freeTitle} claims={claims.free} show={line} />
        <Claims pane={pane} title={words.text.agreeTitle} claims={claims.agree} show={line} />
      </div>
    </>
  );
}

function Found({ pane, finding, cell, show }: { pane: Pane; finding: TextFinding; cell: CellRef | null; show: ((place: TextPlace) => void) | null }): ReactNode {
  const own = useOwnStyles();
  const { words, language, state } = pane;
  const adoptable = show !== null && corrections(state.text.draft, finding) !== null;
  return (
    <div className={mergeClasses(own.finding, own[finding.severity])}>
      <span className={own.where}>
        <SeverityLabel severity={finding.severity} words={words} />
        <LineLink pane={pane} place={finding.place} show={show} />
        {cell ? <CellLink pane={pane} at={cell} /> : null}
      </span>
      <span className={own.message}>
        {textRuleTitle(finding.rule, language)}
        {language === "en" ? ". " : "："}
        {textMessageOf(finding, language)}
      </span>
      <blockquote className={own.quote} lang="zh-CN">
        {shortened(finding.place.quote)}
      </blockquote>
      {finding.corrected === null ? null : (
        <div className={own.corrected}>
          <span>
            {words.text.corrected}
            {language === "en" ? ": " : "："}
            <span lang="zh-CN">{compareWords(finding.place.quote, finding.corrected).map((part, index) => (part.kind === "same" ? part.text : part.kind === "gone" ? <del key={index}>{part.text}</del> : <ins key={index}>{part.text}</ins>))}</span>
          </span>
          {adoptable ? (
            <Button size="small" disabled={state.busy !== null} onClick={() => void pane.actions.adopt(finding)}>
              {words.text.adopt}
            </Button>
          ) : null}
        </div>
      )}
    </div>
  );
}

function Claims(props: { pane: Pane; title: (count: number) => string; hint?: string; claims: readonly Claim[]; show: ((place: TextPlace) => void) | null; open?: boolean }): ReactNode {
  const styles = useStyles();
  const own = useOwnStyles();
  const { pane, claims } = props;
  if (claims.length === 0) return null;
  return (
    <Folded title={props.title(claims.length)} open={props.open ?? false}>
      {props.hint ? <p className={styles.hint}>{props.hint}</p> : null}
      <LongList pane={pane} items={claims} step={30} itemClassName={own.claim} keyOf={(claim) => String(claim.start)}>
        {(claim) => (
          <>
            <span className={own.where}>
              <strong className={own.message}>{claim.status === "disagree" && claim.expected !== null ? `${claim.printed} → ${claim.expected}` : claim.printed}</strong>
              <LineLink pane={pane} place={claim} show={props.show} />
              {claim.cells[0] ? <CellLink pane={pane} at={claim.cells[0]} /> : null}
            </span>
            <blockquote className={own.quote} lang="zh-CN">
              {shortened(claim.quote)}
            </blockquote>
          </>
        )}
      </LongList>
    </Folded>
  );
}

/** The line of a place; leads to it while the text is still the one that was read. */
function LineLink({ pane, place, show }: { pane: Pane; place: TextPlace; show: ((place: TextPlace) => void) | null }): ReactNode {
  const styles = useStyles();
  const { words } = pane;
  if (!show) return <span className={styles.figures}>{words.text.line(place.line)}</span>;
  return (
    <Link as="button" type="button" className={styles.link} title={words.text.showLine(place.line)} onClick={() => show(place)}>
      {words.text.line(place.line)}
    </Link>
  );
}

/** Selects a place in the field and scrolls it there. */
function showIn(field: HTMLTextAreaElement | null, place: TextPlace): void {
  if (!field) return;
  field.scrollIntoView({ block: "center" });
  field.focus();
  field.setSelectionRange(place.start, place.start + place.length);
  // A field does not scroll to its selection by itself: where the place is by share of its characters is near enough.
  const share = field.value.length === 0 ? 0 : place.start / field.value.length;
  field.scrollTop = Math.max(0, share * field.scrollHeight - field.clientHeight / 2);
}

function byStatus(claims: readonly Claim[]): { readonly agree: readonly Claim[]; readonly disagree: readonly Claim[]; readonly free: readonly Claim[]; readonly unplaced: readonly Claim[] } {
  const of = (...wanted: readonly Claim["status"][]): readonly Claim[] => claims.filter(({ status }) => wanted.includes(status));
  return { agree: of("agree", "truncated"), disagree: of("disagree"), free: of("free"), unplaced: of("unplaced") };
}

/** The cell that a finding contradicts, else one with which its figure was compared. */
function cellOf(finding: TextFinding, claims: readonly Claim[]): CellRef | null {
  const { start, length } = finding.place;
  return finding.at ?? finding.related[0] ?? claims.find((claim) => claim.start >= start && claim.start < start + length)?.cells[0] ?? null;
}

function shortened(text: string): string {
  return text.length > LONGEST_QUOTE ? `${text.slice(0, LONGEST_QUOTE)}…` : text;
}
