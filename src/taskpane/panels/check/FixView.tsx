import { useState, type ReactNode } from "react";
import { Button, Field, Textarea, makeStyles, tokens } from "@fluentui/react-components";
import type { Edit } from "../../../model/edits";
import type { CellContent } from "../../../model/snapshot";
import type { Proposal } from "../../checkActions";
import type { Pane } from "../../usePane";
import { placeOf, useStyles } from "../parts";
import type { FindingGroup } from "./groups";
import { checkWordsOf } from "./words";

const MOST_EDITS = 12;

const useOwnStyles = makeStyles({
  actions: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalS, padding: `0 ${tokens.spacingHorizontalS} ${tokens.spacingVerticalS}` },
  edits: { listStyleType: "none", margin: 0, padding: 0, fontVariantNumeric: "tabular-nums", overflowWrap: "anywhere" },
  formula: { fontFamily: tokens.fontFamilyMonospace, fontSize: tokens.fontSizeBase200 },
});

/** What can be done about one entry: see a correction and apply it, or accept it with a reason. */
export function EntryActions({ pane, group }: { pane: Pane; group: FindingGroup }): ReactNode {
  const own = useOwnStyles();
  const styles = useStyles();
  const words = checkWordsOf(pane.language);
  const [accepting, setAccepting] = useState(false);
  const [reason, setReason] = useState("");
  const [tried, setTried] = useState(false);
  const { actions, state } = pane;
  const busy = state.busy !== null;
  const { proposal } = state.checkWork;
  const findings = [group.lead, ...group.rest];
  const lacking = findings.filter(({ values }) => values.item !== undefined);
  const accept = (): void => {
    setTried(true);
    if (reason.trim() !== "") void actions.accept(findings, reason);
  };
  return (
    <div className={own.actions}>
      {proposal?.of === group.key ? <ProposalView pane={pane} proposal={proposal} /> : null}
      {accepting ? (
        <>
          <Field label={words.reason} hint={words.reasonHint} required validationMessage={tried && reason.trim() === "" ? words.reasonMissing : null}>
            <Textarea autoFocus value={reason} rows={2} resize="vertical" onChange={(_, data) => setReason(data.value)} />
          </Field>
          <div className={styles.row}>
            <Button size="small" appearance="primary" disabled={busy} onClick={accept}>
              {words.acceptNow}
            </Button>
            <Button size="small" onClick={() => setAccepting(false)}>
              {pane.words.cancel}
            </Button>
          </div>
        </>
      ) : (
        <div className={styles.row}>
          {lacking.length > 0 ? (
            <Button size="small" disabled={busy} onClick={() => void actions.insertLacking(lacking)}>
              {words.addRow}
            </Button>
          ) : proposal?.of === group.key ? null : (
            <Button size="small" disabled={busy} onClick={() => void actions.propose(group.key, findings)}>
              {words.fix}
            </Button>
          )}
          <Button size="small" disabled={busy} onClick={() => setAccepting(true)}>
            {words.accept}
          </Button>
        </div>
      )}
    </div>
  );
}

/** A correction before it is made: every cell with what stands there and what will; or that there is none. */
export function ProposalView({ pane, proposal }: { pane: Pane; proposal: Proposal }): ReactNode {
  const own = useOwnStyles();
  const styles = useStyles();
  const words = checkWordsOf(pane.language);
  const { edits } = proposal;
  const all = proposal.of === null;
  const cells = edits.flatMap((edit) => line(edit, pane.words.blank));
  if (edits.length === 0) {
    return (
      <div className={styles.card} role="status">
        <p className={styles.intro}>{all ? words.noSafeFix : words.noFix}</p>
      </div>
    );
  }
  return (
    <div className={styles.card} role="group" aria-label={all ? words.fixAllTitle(cells.length) : words.fixTitle}>
      <strong>{all ? words.fixAllTitle(cells.length) : words.fixTitle}</strong>
      <ul className={own.edits}>
        {cells.slice(0, MOST_EDITS).map(({ place, before, after }) => (
          <li key={place}>
            {place}{pane.language === "zh" ? "：" : ": "}{before} → <span className={after.startsWith("=") ? own.formula : undefined}>{after}</span>
          </li>
        ))}
      </ul>
      {cells.length > MOST_EDITS ? <span className={styles.hint}>{words.moreEdits(cells.length - MOST_EDITS)}</span> : null}
      {proposal.safe ? null : <p className={styles.hint}>{words.fixUnsure}</p>}
      <div className={styles.row}>
        <Button size="small" appearance="primary" disabled={pane.state.busy !== null} onClick={() => void pane.actions.applyProposal()}>
          {words.apply}
        </Button>
        <Button size="small" onClick={pane.actions.dropProposal}>
          {pane.words.cancel}
        </Button>
      </div>
    </div>
  );
}

function line(edit: Edit, blank: string): readonly { readonly place: string; readonly before: string; readonly after: string }[] {
  if (edit.kind !== "setValue" && edit.kind !== "setFormula") return [];
  const after = edit.kind === "setFormula" ? edit.formula : textOf({ value: edit.value }, blank);
  return [{ place: placeOf(edit.at), before: textOf(edit.expects, blank), after }];
}

function textOf(content: CellContent, blank: string): string {
  if ("formula" in content) return content.formula;
  const { value } = content;
  return value === null || value === "" ? blank : typeof value === "number" ? String(Number(value.toPrecision(15))) : String(value);
}
