import type { ReactNode } from "react";
import { Button, Checkbox, Field, Textarea, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import type { CarryChange, CarryKind, CarryPlan } from "../../../model/carry";
import type { Scalar } from "../../../model/cells";
import type { CarryWork } from "../../carryActions";
import { carryWordsOf, type CarryWords } from "../../carryWords";
import type { Pane } from "../../usePane";
import { CellLink, FileButton, Folded, LongList, placeOf, useStyles } from "../parts";

const useOwnStyles = makeStyles({
  doubt: { borderLeft: `${tokens.strokeWidthThickest} solid ${tokens.colorPaletteDarkOrangeBorderActive}` },
  change: { borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke3}`, paddingBottom: tokens.spacingVerticalXS },
  label: { fontVariantNumeric: "tabular-nums", overflowWrap: "anywhere", minWidth: 0 },
  body: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalXXS, paddingLeft: "32px", overflowWrap: "anywhere" },
  value: { margin: 0, whiteSpace: "pre-line", fontVariantNumeric: "tabular-nums" },
  old: { margin: 0, whiteSpace: "pre-line", fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200, color: tokens.colorNeutralForeground2 },
  where: { display: "flex", flexWrap: "wrap", columnGap: tokens.spacingHorizontalS, fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200, color: tokens.colorNeutralForeground2 },
  flags: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalXS },
  flag: {
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    padding: `0 ${tokens.spacingHorizontalXS}`,
    borderRadius: tokens.borderRadiusSmall,
    color: tokens.colorPaletteDarkOrangeForeground2,
    backgroundColor: tokens.colorPaletteDarkOrangeBackground2,
  },
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

const FILES = ".xlsx,.xlsm,.xls,.et,.ods,.docx,.txt,.md,.markdown,text/plain";
const KINDS: readonly CarryKind[] = ["figure", "reason", "purpose", "description", "goal"];
const LONGEST_SHOWN = 240;

/** Last year's workbook or text, and what it gives to this year: seen before it is written, chosen one by one. */
export function CarryView({ pane }: { pane: Pane }): ReactNode {
  const styles = useStyles();
  const { state, actions, words } = pane;
  const { text } = state;
  const carryWords = carryWordsOf(pane.language);
  const busy = state.busy !== null || state.connection.kind !== "ready";
  return (
    <>
      <h2 className={styles.heading}>{carryWords.title}</h2>
      <p className={styles.intro}>{carryWords.intro}</p>
      <div className={styles.row}>
        <FileButton appearance={text.carry ? "secondary" : "primary"} disabled={busy} label={carryWords.openFile} accept={FILES} onFile={(file) => void actions.openLastYear(file)} />
        <Button appearance="subtle" onClick={() => actions.patch({ notice: null, text: { ...text, view: "write" } })}>
          {carryWords.back}
        </Button>
      </div>
      {text.carry === null ? (
        <>
          <Field label={carryWords.draft} hint={carryWords.draftHint}>
            <Textarea
              rows={5}
              resize="vertical"
              spellCheck={false}
              lang="zh-CN"
              value={text.carryDraft}
              onChange={(_, { value }) => actions.patch({ text: { ...text, carryDraft: value } })}
            />
          </Field>
          <div className={styles.row}>
            <Button disabled={busy || text.carryDraft.trim() === ""} onClick={() => void actions.readLastYear()}>
              {carryWords.preview}
            </Button>
          </div>
        </>
      ) : (
        <Planned key={`${text.carry.name}:${text.carry.plan.changes.length}`} pane={pane} carry={text.carry} carryWords={carryWords} busy={busy} cancel={words.cancel} />
      )}
    </>
  );
}

function Planned({ pane, carry, carryWords, busy, cancel }: { pane: Pane; carry: CarryWork; carryWords: CarryWords; busy: boolean; cancel: string }): ReactNode {
  const styles = useStyles();
  const own = useOwnStyles();
  const { actions, state } = pane;
  const { plan, chosen, name } = carry;
  const close = (): void => actions.patch({ text: { ...state.text, carry: null } });
  const overridable = plan.refused && !plan.doubts.some((doubt) => doubt === "noSheets" || doubt === "nothing");
  return (
    <>
      <p className={styles.hint}>{carryWords.from(name, plan.sourceYear, plan.sourceBody)}</p>
      {plan.doubts.length > 0 ? (
        <div className={mergeClasses(styles.card, own.doubt)} role="status">
          {plan.doubts.map((doubt) => (
            <p key={doubt} className={styles.intro}>
              {carryWords.doubts[doubt](plan.year, plan.sourceYear, plan.sourceBody)}
            </p>
          ))}
          {overridable ? (
            <>
              <p className={styles.hint}>{carryWords.despiteHint}</p>
              <div className={styles.row}>
                <Button size="small" disabled={busy} onClick={() => void actions.carryDespite()}>
                  {carryWords.despite}
                </Button>
              </div>
            </>
          ) : null}
        </div>
      ) : null}
      {plan.refused ? null : plan.changes.length === 0 ? (
        <div className={styles.card} role="status">
          <h2 className={styles.heading}>{carryWords.nothing}</h2>
          <p className={styles.intro}>{carryWords.nothingHint}</p>
        </div>
      ) : (
        <section aria-labelledby="carry-title">
          <h2 id="carry-title" className={styles.heading}>
            {carryWords.summary(plan.changes.length, chosen.size)}
          </h2>
          {plan.changes.every(({ flags }) => flags.length === 0) ? null : <p className={styles.hint}>{carryWords.flaggedHint}</p>}
          {KINDS.map((kind) => (
            <Group key={kind} pane={pane} kind={kind} carry={carry} carryWords={carryWords} />
          ))}
        </section>
      )}
      <Rest pane={pane} plan={plan} carryWords={carryWords} />
      <div className={own.confirm}>
        {plan.changes.length > 0 ? (
          <Button appearance="primary" disabled={busy || chosen.size === 0} onClick={() => void actions.carryOver()}>
            {carryWords.apply(chosen.size)}
          </Button>
        ) : null}
        <Button disabled={busy} onClick={close}>
          {cancel}
        </Button>
      </div>
    </>
  );
}

function Group({ pane, kind, carry, carryWords }: { pane: Pane; kind: CarryKind; carry: CarryWork; carryWords: CarryWords }): ReactNode {
  const own = useOwnStyles();
  const changes = carry.plan.changes.filter((change) => change.kind === kind);
  if (changes.length === 0) return null;
  const chosen = changes.filter(({ id }) => carry.chosen.has(id)).length;
  return (
    <Folded title={carryWords.kinds[kind]} count={carryWords.count(chosen, changes.length)} open={changes.some(({ flags }) => flags.length > 0) || changes.length <= 4}>
      <LongList pane={pane} items={changes} label={carryWords.kinds[kind]} step={30} itemClassName={own.change} keyOf={({ id }) => id}>
        {(change) => <Change pane={pane} change={change} chosen={carry.chosen.has(change.id)} carryWords={carryWords} />}
      </LongList>
    </Folded>
  );
}

function Change({ pane, change, chosen, carryWords }: { pane: Pane; change: CarryChange; chosen: boolean; carryWords: CarryWords }): ReactNode {
  const own = useOwnStyles();
  const { before, source, flags } = change;
  const old = "formula" in before ? before.formula : before.value;
  return (
    <>
      <Checkbox
        checked={chosen}
        onChange={(_, { checked }) => pane.actions.chooseCarried(change.id, checked === true)}
        label={{ className: own.label, children: change.label }}
      />
      <div className={own.body}>
        <p className={own.value} lang="zh-CN">
          {shown(change.after)}
        </p>
        {old === null ? null : (
          <p className={own.old} lang="zh-CN">
            {carryWords.now} {shown(old)}
          </p>
        )}
        {flags.length > 0 ? (
          <span className={own.flags}>
            {flags.map((flag) => (
              <span key={flag} className={own.flag}>
                {carryWords.flags[flag]}
              </span>
            ))}
          </span>
        ) : null}
        <span className={own.where}>
          <CellLink pane={pane} at={change.at} />
          <span>
            {carryWords.source} {source.kind === "line" ? carryWords.line(source.line) : placeOf(source.at)}
          </span>
        </span>
      </div>
    </>
  );
}

/** What last year does not give, and what this year has no place for. */
function Rest({ pane, plan, carryWords }: { pane: Pane; plan: CarryPlan; carryWords: CarryWords }): ReactNode {
  const styles = useStyles();
  const own = useOwnStyles();
  const { lacking, left } = plan;
  return (
    <div>
      {lacking.length > 0 ? (
        <Folded title={carryWords.lackingTitle(lacking.length)}>
          {lacking.some(({ reason }) => reason === "outturn") ? <p className={styles.hint}>{carryWords.outturnHint}</p> : null}
          <LongList pane={pane} items={lacking} itemClassName={own.label} keyOf={({ at }) => placeOf(at)}>
            {({ at, label, reason }) => (
              <>
                <CellLink pane={pane} at={at} /> {label}
                {reason === "notFound" ? ` · ${carryWords.notFound}` : ` · ${carryWords.outturn}`}
              </>
            )}
          </LongList>
        </Folded>
      ) : null}
      {left.length > 0 ? (
        <Folded title={carryWords.leftTitle(left.length)}>
          <LongList pane={pane} items={left} keyOf={(item, index) => `${item}:${index}`}>
            {(item) => item}
          </LongList>
        </Folded>
      ) : null}
    </div>
  );
}

function shown(value: Scalar): string {
  const text = String(value ?? "");
  return text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}……` : text;
}
