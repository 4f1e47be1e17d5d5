/** 用上年的说明: last year's text and workbook, what became of every figure, what to look at, and the new text. */
import { useEffect, useRef, useState, type ReactNode, type RefObject } from "react";
import { Button, Checkbox, Field, Link, Textarea, makeStyles, tokens } from "@fluentui/react-components";
import { cellKey, type CellRef } from "../../../model/cells";
import type { Look, RetoldSlot, Retelling, SlotState } from "../../../model/retelling";
import { changedSlots, isOpen, lookText } from "../../../report/retelling";
import { CopyIcon, SaveIcon } from "../../icons";
import { likeWordsOf } from "../../likeWords";
import type { Pane } from "../../usePane";
import type { Language } from "../../words";
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
type ToSee = { readonly line: number } & ({ readonly look: Look } | { readonly slot: RetoldSlot; readonly remark?: string });

/** Remarks, and figures that are not certain; a figure that was bound by its amount alone stands there with its cell, to be changed at once. */
function toBeSeen({ slots, looks }: Retelling, language: Language): readonly ToSee[] {
  const byFigure = new Map<Look, RetoldSlot>();
  const taken = new Set<RetoldSlot>();
  for (const look of looks.filter(({ kind }) => kind === "byFigure")) {
    const slot = slots.find((each) => !taken.has(each) && each.isAmount && each.state === "bound" && each.line === look.line && sameCell(each.cells[0], look.cells[0]));
    if (!slot) continue;
    byFigure.set(look, slot);
    taken.add(slot);
  }
  return [
    ...looks.map((look): ToSee => {
      const slot = byFigure.get(look);
      return slot ? { line: look.line, slot, remark: lookText(look.kind, language) } : { line: look.line, look };
    }),
    ...slots.filter(({ state }) => state === "ambiguous" || isOpen(state)).map((slot): ToSee => ({ line: slot.line, slot })),
  ].sort((a, b) => a.line - b.line);
}

function sameCell(a: CellRef | undefined, b: CellRef | undefined): boolean {
  return a !== undefined && b !== undefined && cellKey(a) === cellKey(b);
}

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
      {like.source ? <p className={styles.hint}>{words.source(like.source.name)}</p> : null}
      <div className={styles.row}>
        {!like.source && state.lastText ? (
          <Button appearance="primary" disabled={busy} onClick={() => void actions.openKnownText()}>
            {words.known(state.lastText.name)}
          </Button>
        ) : null}
        <FileButton {...(like.source ? { size: "small" } : state.lastText ? {} : { appearance: "primary" })} disabled={busy} label={like.source ? words.otherText : words.openText} accept={FILES} onFile={(file) => void actions.openLikeText(file)} />
        {like.source ? (
          <Button size="small" appearance="subtle" disabled={busy} onClick={actions.dropLikeText}>
            {words.drop}
          </Button>
        ) : null}
        <Button {...(like.source ? { size: "small" } : {})} appearance="subtle" onClick={() => actions.patch({ notice: null, text: { ...state.text, view: "write" } })}>
          {words.back}
        </Button>
      </div>
      <LastBookChoice pane={pane} then={() => void actions.retell()}>
        {state.lastBook ? null : <p className={styles.hint}>{words.noBook}</p>}
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
  const { slots, year } = result;
  const count = (state: SlotState): number => slots.filter((slot) => slot.state === state).length;
  const [awaiting, open] = [count("awaiting"), count("unconfirmed")];
  const toSee = toBeSeen(result, language);
  const list = useNextFocused(toSee.length);
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
        <div ref={list}>
          <LongList pane={pane} items={toSee} label={words.looksList} step={30} itemClassName={own.entry} keyOf={(each, index) => ("slot" in each ? `slot:${each.slot.id}` : `${each.look.kind}:${each.line}:${index}`)}>
            {(each) => ("slot" in each ? <Slot pane={pane} slot={each.slot} remark={each.remark ?? null} /> : <Remark pane={pane} look={each.look} />)}
          </LongList>
        </div>
      </section>
      <Slots pane={pane} slots={slots} />
      <Given pane={pane} result={result} busy={busy} />
    </>
  );
}

/**
 * The place of the keyboard in a list from which what was decided goes: when the entry that had it is gone, the one that
 * stands there now gets it, else a person who works with keys would begin again at the top after each.
 */
function useNextFocused(length: number): RefObject<HTMLDivElement | null> {
  const list = useRef<HTMLDivElement>(null);
  const had = useRef(-1);
  useEffect(() => {
    const { current } = list;
    const entries = (): readonly Element[] => [...(current?.querySelectorAll("[role=listitem]") ?? [])];
    const at = ({ target }: FocusEvent): void => void (had.current = entries().findIndex((each) => target instanceof Node && each.contains(target)));
    const away = ({ target }: FocusEvent): void => void (target instanceof Node && current?.contains(target) !== true && (had.current = -1));
    current?.addEventListener("focusin", at);
    document.addEventListener("focusin", away);
    return () => {
      current?.removeEventListener("focusin", at);
      document.removeEventListener("focusin", away);
    };
  }, []);
  useEffect(() => {
    if (had.current < 0 || document.activeElement !== document.body) return;
    const entries = [...(list.current?.querySelectorAll("[role=listitem]") ?? [])];
    entries[Math.min(had.current, entries.length - 1)]?.querySelector<HTMLElement>("button[aria-expanded]")?.focus();
  }, [length]);
  return list;
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
      {isWord ? (
        <div>
          <Checkbox label={words.tracked} checked={tracked} onChange={(_, { checked }) => setTracked(checked === true)} />
          <Checkbox label={words.controls} checked={controls} onChange={(_, { checked }) => setControls(checked === true)} />
        </div>
      ) : null}
      <div className={own.confirm}>
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
