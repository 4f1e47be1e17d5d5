/** A figure of last year's text, from which cell it follows this year, and how that is changed. */
import { useId, useState, type ReactNode } from "react";
import { Button, Field, Input, Select, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import type { CellRef } from "../../../model/cells";
import type { RetoldSlot, SlotState } from "../../../model/retelling";
import { isOpen } from "../../../report/retelling";
import { likeWordsOf } from "../../likeWords";
import type { Pane } from "../../usePane";
import { CellLink, Folded, LongList, placeOf } from "../parts";

const useOwnStyles = makeStyles({
  entry: { borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke3}`, padding: `${tokens.spacingVerticalXS} 0` },
  slot: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalXXS, borderLeft: `${tokens.strokeWidthThickest} solid transparent`, paddingLeft: tokens.spacingHorizontalS, overflowWrap: "anywhere" },
  open: { borderLeftColor: tokens.colorPaletteDarkOrangeBorderActive },
  chosen: { borderLeftColor: tokens.colorBrandStroke1 },
  where: { display: "flex", flexWrap: "wrap", columnGap: tokens.spacingHorizontalS, alignItems: "center", fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200, color: tokens.colorNeutralForeground2 },
  figure: { fontVariantNumeric: "tabular-nums", fontWeight: tokens.fontWeightSemibold },
  editor: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalXS, padding: tokens.spacingHorizontalS, borderRadius: tokens.borderRadiusMedium, backgroundColor: tokens.colorNeutralBackground2 },
  choice: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS, alignItems: "center" },
  hint: { margin: 0, fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200, color: tokens.colorNeutralForeground2 },
  typed: { width: "120px", minWidth: 0 },
  filter: { minWidth: 0, maxWidth: "160px", "& > select": { minWidth: 0 } },
});

const ORDER: readonly SlotState[] = ["awaiting", "unconfirmed", "ambiguous", "chosen", "bound"];

/** All figures, or those of one state. */
export function Slots({ pane, slots }: { pane: Pane; slots: readonly RetoldSlot[] }): ReactNode {
  const own = useOwnStyles();
  const words = likeWordsOf(pane.language);
  const [shown, setShown] = useState<SlotState | null>(null);
  const states = ORDER.filter((each) => slots.some(({ state }) => state === each));
  const wanted = shown !== null && states.includes(shown) ? shown : null;
  return (
    <Folded title={words.slotsTitle(slots.length)}>
      {states.length > 1 ? (
        <Select size="small" className={own.filter} aria-label={words.show} value={wanted ?? ""} onChange={(_, { value }) => setShown(states.find((each) => each === value) ?? null)}>
          <option value="">{words.all}</option>
          {states.map((each) => (
            <option key={each} value={each}>
              {`${words.states[each]} (${slots.filter(({ state }) => state === each).length})`}
            </option>
          ))}
        </Select>
      ) : null}
      <LongList key={wanted ?? ""} pane={pane} items={slots.filter(({ state }) => wanted === null || state === wanted)} label={words.slotsList} step={30} itemClassName={own.entry} keyOf={({ id }) => String(id)}>
        {(slot) => <Slot pane={pane} slot={slot} remark={null} />}
      </LongList>
    </Folded>
  );
}

/** One figure with its cells; opened, with the ways to say that it is another. `remark` is what to look at in it. */
export function Slot({ pane, slot, remark }: { pane: Pane; slot: RetoldSlot; remark: string | null }): ReactNode {
  const own = useOwnStyles();
  const words = likeWordsOf(pane.language);
  const [open, setOpen] = useState(false);
  const editor = useId();
  const { state, former, text, line, label, cells } = slot;
  const figure = isOpen(state) || former === text ? text : `${former} → ${text}`;
  const rivals = candidatesOf(slot);
  const toSee = remark ?? (rivals.length === 0 ? null : state === "ambiguous" ? words.ambiguous : state === "unconfirmed" ? words.undecided : null);
  const isUncertain = toSee !== null || isOpen(state);
  return (
    <div className={mergeClasses(own.slot, isUncertain && own.open, state === "chosen" && own.chosen)}>
      <span lang="zh-CN">
        {label}
        <span className={own.figure}> {figure}</span>
      </span>
      <span className={own.where}>
        {words.line(line)}
        <span>{words.states[state]}</span>
        {cells.slice(0, MOST_CELLS).map((at) => (
          <CellLink key={placeOf(at)} pane={pane} at={at} />
        ))}
        {cells.length > MOST_CELLS ? <span>…</span> : null}
        {toSee === null ? null : <Confirm pane={pane} slot={slot} />}
        <Button size="small" appearance="subtle" aria-expanded={open} aria-controls={open ? editor : undefined} aria-label={open ? words.closeOf(text) : words.change(text)} onClick={() => setOpen(!open)}>
          {open ? words.close : words.edit}
        </Button>
      </span>
      {toSee === null ? null : <p className={own.hint}>{toSee}</p>}
      {isUncertain ? <Candidates pane={pane} slot={slot} candidates={rivals} /> : null}
      {open ? <Editor id={editor} pane={pane} slot={slot} candidates={isUncertain ? [] : rivals} /> : null}
    </div>
  );
}

const MOST_CELLS = 3;

/** The button that says that the cell of a figure is the right one; nothing where it has none, or several. */
function Confirm({ pane, slot: { id, text, cells: [at, second], isAmount } }: { pane: Pane; slot: RetoldSlot }): ReactNode {
  const { actions, state } = pane;
  const words = likeWordsOf(pane.language);
  if (!isAmount || !at || second) return null;
  return (
    <Button size="small" disabled={state.busy !== null || state.connection.kind !== "ready"} aria-label={words.confirmOf(text)} onClick={() => void actions.chooseSlot(id, { kind: "cell", at })}>
      {words.confirm}
    </Button>
  );
}

/** What a figure would be by another cell that had its value last year. */
interface Candidate {
  readonly text: string;
  readonly at: CellRef;
}

function candidatesOf({ others, isAmount }: RetoldSlot): readonly Candidate[] {
  return isAmount ? others.flatMap(({ text, cells: [at] }) => (at ? [{ text, at }] : [])) : [];
}

/** The other cells, each to be taken at a press. */
function Candidates({ pane, slot: { id }, candidates }: { pane: Pane; slot: RetoldSlot; candidates: readonly Candidate[] }): ReactNode {
  const own = useOwnStyles();
  const { actions, state } = pane;
  const words = likeWordsOf(pane.language);
  const busy = state.busy !== null || state.connection.kind !== "ready";
  if (candidates.length === 0) return null;
  return (
    <>
      <p className={own.hint}>{words.otherCells}</p>
      {candidates.map(({ text, at }) => (
        <span key={placeOf(at)} className={own.choice}>
          <Button size="small" disabled={busy} onClick={() => void actions.chooseSlot(id, { kind: "cell", at })}>
            {words.take(text)}
          </Button>
          <CellLink pane={pane} at={at} />
        </span>
      ))}
    </>
  );
}

function Editor({ id: place, pane, slot, candidates }: { id: string; pane: Pane; slot: RetoldSlot; candidates: readonly Candidate[] }): ReactNode {
  const own = useOwnStyles();
  const { actions, state } = pane;
  const words = likeWordsOf(pane.language);
  const busy = state.busy !== null || state.connection.kind !== "ready";
  const { id, isAmount } = slot;
  const [typed, setTyped] = useState(slot.text);
  const hasCursor = state.connection.kind === "ready" && state.connection.host.live !== undefined;
  return (
    <div id={place} className={own.editor}>
      <Candidates pane={pane} slot={slot} candidates={candidates} />
      {isAmount && hasCursor ? (
        <span className={own.choice}>
          <Button size="small" disabled={busy} title={words.activeCellHint} onClick={() => void actions.bindToActiveCell(id)}>
            {words.activeCell}
          </Button>
          <span className={own.hint}>{words.activeCellHint}</span>
        </span>
      ) : null}
      {isAmount ? null : <p className={own.hint}>{words.byItself}</p>}
      <form className={own.choice} onSubmit={(event) => { event.preventDefault(); if (typed.trim() !== "") void actions.chooseSlot(id, { kind: "words", text: typed.trim() }); }}>
        <Field label={words.typed} orientation="horizontal">
          <Input size="small" className={own.typed} input={{ className: own.typed }} value={typed} maxLength={40} disabled={busy} onChange={(_, { value }) => setTyped(value)} />
        </Field>
        <Button size="small" type="submit" disabled={busy || typed.trim() === ""}>
          {words.useTyped}
        </Button>
        {slot.state === "chosen" ? (
          <Button size="small" appearance="subtle" disabled={busy} onClick={() => void actions.chooseSlot(id, null)}>
            {words.unset}
          </Button>
        ) : null}
      </form>
    </div>
  );
}
