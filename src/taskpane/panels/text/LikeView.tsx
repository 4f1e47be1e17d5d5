/** 用上年的说明: last year's text and workbook, what became of every figure, what to look at, and the new text. */
import { useState, type ReactNode } from "react";
import { Button, Checkbox, Field, Link, Textarea, makeStyles, tokens } from "@fluentui/react-components";
import type { Look, Retelling, SlotState } from "../../../model/retelling";
import { changedSlots, isOpen, lookText } from "../../../report/retelling";
import { CopyIcon, SaveIcon } from "../../icons";
import { likeWordsOf } from "../../likeWords";
import type { Pane } from "../../usePane";
import { LastBookChoice } from "../LastBookChoice";
import { CellLink, FileButton, LongList, useStyles } from "../parts";
import { Slot, Slots } from "./SlotView";

const useOwnStyles = makeStyles({
  entry: { borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke3}`, padding: `${tokens.spacingVerticalXS} 0`, overflowWrap: "anywhere" },
  look: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalXXS, borderLeft: `${tokens.strokeWidthThickest} solid ${tokens.colorPaletteDarkOrangeBorderActive}`, paddingLeft: tokens.spacingHorizontalS },
  where: { display: "flex", flexWrap: "wrap", columnGap: tokens.spacingHorizontalS, fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200, color: tokens.colorNeutralForeground2 },
  quote: { margin: 0, fontSize: tokens.fontSizeBase200, lineHeight: "1.6", color: tokens.colorNeutralForeground2, overflowWrap: "anywhere" },
  text: { "& textarea": { maxHeight: "none" } },
  confirm: {
    position: "sticky", bottom: "var(--pane-foot, 0px)", zIndex: 1, display: "flex", flexWrap: "wrap", alignItems: "center", gap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalS} 0`, backgroundColor: tokens.colorNeutralBackground1, borderTop: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
  },
});

const FILES = ".docx,.txt,.md,.markdown,text/plain";

/** What to look at, by line: remarks on the text, and figures that are not certain. */
type ToSee = { readonly line: number } & ({ readonly look: Look } | { readonly slot: Retelling["slots"][number] });

export function LikeView({ pane }: { pane: Pane }): ReactNode {
  const styles = useStyles();
  const { state, actions, language } = pane;
  const { like } = state.text;
  const words = likeWordsOf(language);
  const busy = state.busy !== null || state.connection.kind !== "ready";
  return (
    <>
      <h2 className={styles.heading}>{words.title}</h2>
      {like.source ? null : <p className={styles.intro}>{words.intro}</p>}
      <div className={styles.row}>
        <FileButton appearance={like.source ? "secondary" : "primary"} disabled={busy} label={like.source ? words.otherText : words.openText} accept={FILES} onFile={(file) => void actions.openLikeText(file)} />
        <Button appearance="subtle" onClick={() => (like.source ? actions.dropLikeText() : actions.patch({ notice: null, text: { ...state.text, view: "write" } }))}>
          {like.source ? words.close : words.back}
        </Button>
      </div>
      {like.source ? <p className={styles.hint}>{words.source(like.source.name)}</p> : null}
      <LastBookChoice pane={pane} then={() => void actions.retell()}>
        <p className={styles.hint}>{words.noBook}</p>
      </LastBookChoice>
      {like.source ? null : (
        <>
          <Field label={words.draft}>
            <Textarea rows={5} resize="vertical" spellCheck={false} lang="zh-CN" value={like.draft} onChange={(_, { value }) => actions.patch({ text: { ...state.text, like: { ...like, draft: value } } })} />
          </Field>
          <div className={styles.row}>
            <Button disabled={busy || like.draft.trim() === ""} onClick={() => void actions.useLikeDraft()}>
              {words.use}
            </Button>
          </div>
        </>
      )}
      {like.source && like.result ? <Told pane={pane} result={like.result} busy={busy} /> : null}
    </>
  );
}

function Told({ pane, result, busy }: { pane: Pane; result: Retelling; busy: boolean }): ReactNode {
  const styles = useStyles();
  const own = useOwnStyles();
  const { language, state } = pane;
  const words = likeWordsOf(language);
  const { slots, looks, year } = result;
  const count = (state: SlotState): number => slots.filter((slot) => slot.state === state).length;
  const [awaiting, open] = [count("awaiting"), count("unconfirmed")];
  const toSee: readonly ToSee[] = [
    ...looks.map((look): ToSee => ({ line: look.line, look })),
    ...slots.filter(({ state: each }) => each === "ambiguous" || isOpen(each)).map((slot): ToSee => ({ line: slot.line, slot })),
  ].sort((a, b) => a.line - b.line);
  const { lastBook } = state;
  const wanted = year.now === null ? null : year.now - 1;
  return (
    <>
      {lastBook && lastBook.year !== null && wanted !== null && lastBook.year !== wanted ? <p role="status" className={styles.intro}>{words.bookYear(lastBook.year, wanted)}</p> : null}
      <p className={styles.hint} role="status">{result.updates ? words.updated(changedSlots(slots).length, open) : words.counts(slots.length - awaiting - open, awaiting, open)}</p>
      <Unasked pane={pane} busy={busy} />
      <section aria-labelledby="like-looks">
        <h3 id="like-looks" className={styles.heading}>
          {toSee.length === 0 ? words.noLooks : words.looksTitle(toSee.length)}
        </h3>
        <LongList pane={pane} items={toSee} label={words.looksList} step={30} itemClassName={own.entry} keyOf={(each, index) => ("slot" in each ? `slot:${each.slot.id}` : `${each.look.kind}:${each.line}:${index}`)}>
          {(each) => ("slot" in each ? <Slot pane={pane} slot={each.slot} /> : <Remark pane={pane} look={each.look} />)}
        </LongList>
      </section>
      <Slots pane={pane} slots={slots} />
      <Given pane={pane} result={result} busy={busy} />
    </>
  );
}

/** What last year's text states and no table holds: put on 补充资料 with one press. */
function Unasked({ pane, busy }: { pane: Pane; busy: boolean }): ReactNode {
  const styles = useStyles();
  const words = likeWordsOf(pane.language);
  const { unasked } = pane.state.text.like;
  if (unasked.length === 0) return null;
  return (
    <>
      <p className={styles.hint}>{words.unasked(unasked.length)}</p>
      <div className={styles.row}>
        <Button disabled={busy} onClick={() => void pane.actions.askStated()}>
          {words.ask}
        </Button>
      </div>
    </>
  );
}

function Remark({ pane, look }: { pane: Pane; look: Look }): ReactNode {
  const own = useOwnStyles();
  const words = likeWordsOf(pane.language);
  return (
    <div className={own.look}>
      <span className={own.where}>
        {words.line(look.line)}
        {look.cells[0] ? <CellLink pane={pane} at={look.cells[0]} /> : null}
      </span>
      <span>{lookText(look.kind, pane.language)}</span>
      <blockquote className={own.quote} lang="zh-CN">
        {look.quote}
      </blockquote>
    </div>
  );
}

/** The text itself, and the ways in which it leaves the pane. */
function Given({ pane, result, busy }: { pane: Pane; result: Retelling; busy: boolean }): ReactNode {
  const styles = useStyles();
  const own = useOwnStyles();
  const { actions, state, language } = pane;
  const words = likeWordsOf(language);
  const { source, made } = state.text.like;
  const [tracked, setTracked] = useState(true);
  const [controls, setControls] = useState(true);
  const [byHand, setByHand] = useState<string | null>(null);
  const isWord = source !== null && source.word !== null;
  return (
    <>
      <Field label={byHand === result.text ? words.wholeText : words.textTitle} className={own.text}>
        <Textarea readOnly rows={8} resize="vertical" lang="zh-CN" value={result.text} onFocus={(event) => { if (byHand === result.text) event.currentTarget.select(); }} />
      </Field>
      {made ? (
        <Link href={made.address} download={made.name} className={styles.link}>
          {pane.words.text.saveAgain(made.name)}
        </Link>
      ) : null}
      <div className={own.confirm}>
        {isWord ? <Checkbox label={words.tracked} checked={tracked} onChange={(_, { checked }) => setTracked(checked === true)} /> : null}
        {isWord ? <Checkbox label={words.controls} checked={controls} onChange={(_, { checked }) => setControls(checked === true)} /> : null}
        <Button appearance="primary" icon={<SaveIcon />} disabled={busy} onClick={() => void actions.saveRetold({ tracked: isWord && tracked, controls })}>
          {isWord ? words.saveWord : words.saveText}
        </Button>
        <Button icon={<CopyIcon />} disabled={busy} onClick={() => void actions.copyRetold().then(setByHand)}>
          {pane.words.copy}
        </Button>
        <Button size="small" appearance="subtle" disabled={busy} onClick={() => void actions.retell()}>
          {words.again}
        </Button>
      </div>
    </>
  );
}
