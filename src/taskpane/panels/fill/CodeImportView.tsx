/** The import of an office's own book of codes: choose the file, see what it says, write it. */
import type { ReactNode } from "react";
import { Button, Field, Input, makeStyles, tokens } from "@fluentui/react-components";
import type { Pane } from "../../usePane";
import { FileButton, Folded, LongList, useStyles } from "../parts";
import { codeWordsOf } from "./codeWords";

const useOwnStyles = makeStyles({
  year: { maxWidth: "120px" },
  field: { marginBottom: tokens.spacingVerticalS },
  change: { overflowWrap: "anywhere", fontVariantNumeric: "tabular-nums" },
});
const FILES = ".xlsx,.xlsm,.xls,.et,.ods,.csv,text/csv";
const YEAR = /^(?:19|20)\d\d$/;

export function CodeImportView({ pane }: { pane: Pane }): ReactNode {
  const styles = useStyles();
  const words = codeWordsOf(pane.language);
  const { state, actions } = pane;
  const busy = state.busy !== null || state.connection.kind !== "ready";
  return (
    <>
      <div className={styles.row}>
        <FileButton size="small" appearance="subtle" disabledFocusable={busy} title={words.openHint} label={words.open} accept={FILES} onFile={(file) => void actions.openCodes(file)} />
      </div>
      {state.codeImport ? <Planned key={state.codeImport.name} pane={pane} busy={busy} /> : null}
    </>
  );
}

function Planned({ pane, busy }: { pane: Pane; busy: boolean }): ReactNode {
  const styles = useStyles();
  const own = useOwnStyles();
  const words = codeWordsOf(pane.language);
  const work = pane.state.codeImport;
  if (!work) return null;
  const { name, list, plan } = work;
  const cancel = (): void => pane.actions.patch({ codeImport: null });
  return (
    <section aria-labelledby="codes-title">
      <h3 id="codes-title" className={styles.heading}>
        {words.title(name)}
      </h3>
      <p className={styles.intro}>{words.summary(plan.codes, plan.fresh)}</p>
      {list.passedOver > 0 ? <p className={styles.hint}>{words.passedOver(list.passedOver)}</p> : null}
      {plan.kept > 0 ? <p className={styles.hint}>{words.kept(plan.kept)}</p> : null}
      {plan.changed.length > 0 ? (
        <Folded title={words.changed(plan.changed.length)} open={plan.changed.length <= 6}>
          <LongList pane={pane} items={plan.changed} itemClassName={own.change} keyOf={({ code }) => code}>
            {words.change}
          </LongList>
        </Folded>
      ) : null}
      <Field label={words.year} className={own.field}>
        <Input
          className={own.year}
          inputMode="numeric"
          maxLength={4}
          defaultValue={String(plan.year)}
          onChange={(_, { value }) => {
            if (YEAR.test(value)) pane.actions.codesOfYear(Number(value));
          }}
        />
      </Field>
      {plan.edits.length === 0 ? <p className={styles.hint}>{words.nothing}</p> : null}
      <div className={styles.row}>
        {plan.edits.length > 0 ? (
          <Button appearance="primary" disabledFocusable={busy} onClick={() => { if (!busy) void pane.actions.importCodes(); }}>
            {words.write(plan.codes)}
          </Button>
        ) : null}
        <Button onClick={cancel}>{pane.words.cancel}</Button>
      </div>
    </section>
  );
}
