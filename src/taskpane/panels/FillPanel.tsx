import { lazy, Suspense, useEffect, useMemo, useRef, useState, type ReactNode } from "react";
import { Button, Checkbox, Spinner, Switch, makeStyles, tokens } from "@fluentui/react-components";
import { cellKey, type CellRef } from "../../model/cells";
import type { FillChange, FillConflict, FillPlan } from "../../model/plans";
import type { Unfollowed } from "../../model/unfollowed";
import type { CellContent } from "../../model/snapshot";
import { obstacleText, tableTitle } from "../../report";
import { FillIcon, TablesIcon } from "../icons";
import type { Pane } from "../usePane";
import { shownAmount, withThousands } from "./fill/amounts";
import { MovedRows } from "./fill/MovedRows";
import { Progress } from "./fill/Progress";
import { TypedCodes } from "./fill/TypedCodes";
import { fillWordsOf } from "./fillWords";
import { CellLink, Folded, LongList, placeOf, useStyles } from "./parts";

/** Loaded when first asked for: it brings the books of codes along. */
const CodePicker = lazy(async () => ({ default: (await import("./fill/CodePicker")).CodePicker }));

const useOwnStyles = makeStyles({
  change: { padding: `${tokens.spacingVerticalXXS} 0`, fontVariantNumeric: "tabular-nums", overflowWrap: "anywhere" },
  values: { marginLeft: "-8px" },
  conflict: { display: "flex", alignItems: "center", gap: tokens.spacingHorizontalXS, "& > :first-child": { flexGrow: 1, minWidth: 0 }, "& > :last-child": { flexShrink: 0 } },
  formula: { display: "block", fontFamily: tokens.fontFamilyMonospace, fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2, overflowWrap: "anywhere" },
  confirm: {
    position: "sticky",
    bottom: "var(--pane-foot, 0px)",
    zIndex: 1,
    display: "flex",
    flexWrap: "wrap",
    gap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalS} 0`,
    backgroundColor: tokens.colorNeutralBackground1,
    borderTop: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
  },
});

export function FillPanel({ pane }: { pane: Pane }): ReactNode {
  const styles = useStyles();
  const fillWords = fillWordsOf(pane.language);
  const [values, setValues] = useState(pane.state.preview?.values ?? false);
  const [picking, setPicking] = useState(false);
  const own = useOwnStyles();
  const { words, state, actions } = pane;
  const busy = state.busy !== null || state.connection.kind !== "ready";
  return (
    <div className={styles.panel}>
      <p className={styles.intro}>{words.fillIntro}</p>
      <div className={styles.row}>
        <Button appearance={state.preview?.plan.edits.length ? "secondary" : "primary"} icon={<FillIcon />} disabled={busy} onClick={() => void actions.previewFill(values)}>
          {words.fill}
        </Button>
        <Button icon={<TablesIcon />} disabledFocusable={state.connection.kind !== "ready"} aria-expanded={picking} onClick={() => setPicking(!picking)}>
          {fillWords.pickItem}
        </Button>
      </div>
      {picking ? (
        <Suspense fallback={<Spinner size="tiny" />}>
          <CodePicker pane={pane} onClose={() => setPicking(false)} />
        </Suspense>
      ) : null}
      {state.overview && state.overview.typed.length > 0 ? <TypedCodes pane={pane} typed={state.overview.typed} /> : null}
      <Switch
        className={own.values}
        label={fillWords.values}
        checked={values}
        disabled={busy}
        onChange={(_, data) => {
          setValues(data.checked);
          // What is on the screen would be written otherwise than the switch says.
          actions.patch({ preview: null });
        }}
      />
      {values ? <p className={styles.hint}>{fillWords.valuesHint}</p> : null}
      {state.preview === null ? null : state.preview.tables === 0 ? (
        <Empty title={words.noTables} hint={words.noTablesHint} />
      ) : (
        <PreviewView key={state.preview.plan.changes.length} pane={pane} plan={state.preview.plan} unfollowed={state.preview.unfollowed} busy={busy} />
      )}
      {state.overview && state.overview.recognised > 0 ? <Progress pane={pane} overview={state.overview} /> : null}
    </div>
  );
}

function Empty({ title, hint }: { title: string; hint: string }): ReactNode {
  const styles = useStyles();
  return (
    <div className={styles.card} role="status">
      <h2 className={styles.heading}>{title}</h2>
      <p className={styles.intro}>{hint}</p>
    </div>
  );
}

function PreviewView({ pane, plan, unfollowed, busy }: { pane: Pane; plan: FillPlan; unfollowed: readonly Unfollowed[]; busy: boolean }): ReactNode {
  const styles = useStyles();
  const own = useOwnStyles();
  const { words, actions } = pane;
  const fillWords = fillWordsOf(pane.language);
  const [ticked, setTicked] = useState<ReadonlyMap<string, CellRef>>(new Map());
  const groups = useMemo(() => grouped(plan.changes), [plan]);
  const something = plan.edits.length > 0 || ticked.size > 0;
  const confirm = useRef<HTMLDivElement>(null);
  const offered = useRef(false);
  useEffect(() => {
    if (busy || offered.current) return;
    offered.current = true;
    // Enter goes on where nothing is to be decided, and Shift+Tab into the list; whoever is in the cells stays there.
    const { activeElement, body } = document;
    const waits = activeElement === null || activeElement === body || activeElement.closest("[role=tabpanel]") !== null;
    if (document.hasFocus() && waits && plan.conflicts.length === 0) confirm.current?.querySelector("button")?.focus({ preventScroll: true });
  }, [busy, plan]);
  const tick = (conflict: FillConflict, on: boolean): void => {
    const next = new Map(ticked);
    if (on) next.set(cellKey(conflict.at), conflict.at);
    else next.delete(cellKey(conflict.at));
    setTicked(next);
  };

  return (
    <>
      {plan.edits.length === 0 ? (
        <Empty title={words.previewNothing} hint={plan.conflicts.length + plan.obstacles.length === 0 ? words.previewNothingHint : ""} />
      ) : (
        <section aria-labelledby="preview-title">
          <h2 id="preview-title" className={styles.heading}>
            {words.previewTitle(plan.changes.length + ticked.size)}
          </h2>
          {groups.map(([table, changes]) => (
            <Folded key={table} title={tableTitle(table, pane.language)} count={words.tableChanges(changes.length)}>
              <LongList pane={pane} items={changes} itemClassName={own.change} keyOf={(change, index) => `${cellKey(change.at)}:${index}`}>
                {(change) => <ChangeLine pane={pane} change={change} />}
              </LongList>
            </Folded>
          ))}
        </section>
      )}
      <MovedRows pane={pane} edits={plan.edits} found={unfollowed} />
      {plan.conflicts.length > 0 ? (
        <section className={styles.card} aria-labelledby="conflicts-title">
          <h2 id="conflicts-title" className={styles.heading}>
            {words.conflictsTitle(plan.conflicts.length)}
          </h2>
          <p className={styles.hint}>{words.conflictsHint}</p>
          <LongList pane={pane} items={plan.conflicts} step={30} keyOf={(conflict) => cellKey(conflict.at)}>
            {(conflict) => (
              <div className={own.conflict}>
                <Checkbox
                  checked={ticked.has(cellKey(conflict.at))}
                  onChange={(_, data) => tick(conflict, data.checked === true)}
                  label={{ className: styles.figures, children: words.conflict(placeOf(conflict.at), withThousands(conflict.typed), withThousands(conflict.derived)) }}
                />
                <CellLink pane={pane} at={conflict.at} label={words.goTo(placeOf(conflict.at))}>
                  {fillWords.look}
                </CellLink>
              </div>
            )}
          </LongList>
        </section>
      ) : null}
      {plan.obstacles.length > 0 ? (
        <Folded title={words.obstaclesTitle(plan.obstacles.length)} open={plan.obstacles.length <= 5}>
          <LongList pane={pane} items={plan.obstacles} itemClassName={own.change} keyOf={(_, index) => String(index)}>
            {(obstacle) => (
              obstacle.at ? (
                <CellLink pane={pane} at={obstacle.at}>
                  {obstacleText(obstacle, pane.language)}
                </CellLink>
              ) : (
                obstacleText(obstacle, pane.language)
              )
            )}
          </LongList>
        </Folded>
      ) : null}
      {something ? (
        <div ref={confirm} className={own.confirm}>
          <Button appearance="primary" disabled={busy} onClick={() => void actions.fill([...ticked.values()])}>
            {words.confirmFill}
          </Button>
          <Button disabled={busy} onClick={() => actions.patch({ preview: null })}>
            {words.cancel}
          </Button>
        </div>
      ) : null}
    </>
  );
}

function ChangeLine({ pane, change }: { pane: Pane; change: FillChange }): ReactNode {
  const own = useOwnStyles();
  const { words } = pane;
  if (change.kind === "row") {
    return (
      <>
        <CellLink pane={pane} at={change.at} /> {words.newRow}
        {change.result === null ? "" : `：${shownAmount(change.result, words.blank)}`}
      </>
    );
  }
  return (
    <>
      <CellLink pane={pane} at={change.at} /> {contentText(change.before, words.blank)} → <strong>{shownAmount(change.result, words.blank)}</strong>
      {"formula" in change.after ? <span className={own.formula}>{change.after.formula}</span> : null}
    </>
  );
}

function contentText(content: CellContent, blank: string): string {
  return "formula" in content ? content.formula : shownAmount(content.value, blank);
}

function grouped(changes: readonly FillChange[]): [FillChange["table"], FillChange[]][] {
  const groups = new Map<FillChange["table"], FillChange[]>();
  for (const change of changes) {
    const group = groups.get(change.table);
    if (group) group.push(change);
    else groups.set(change.table, [change]);
  }
  return [...groups];
}
