/** What the text lacks, typed in one place: by section, Enter going on, written together. */
import { useRef, type KeyboardEvent, type ReactNode } from "react";
import { Button, Field, Input, makeStyles, tokens } from "@fluentui/react-components";
import { isWrongFact, type FactField, type MissingFields } from "../../../review/typeFacts";
import type { Pane } from "../../usePane";
import { CellLink, LongList, useStyles } from "../parts";

const useOwnStyles = makeStyles({
  form: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalS },
  group: { border: "none", margin: 0, padding: 0, minWidth: 0, display: "flex", flexDirection: "column", gap: tokens.spacingVerticalXS },
  legend: { padding: 0, fontWeight: tokens.fontWeightSemibold },
  input: { minWidth: 0, "& > input": { minWidth: 0 } },
  place: { padding: `${tokens.spacingVerticalXXS} 0` },
});

/** @param atOnce whether the keyboard goes to the first field by itself */
export function FactsForm({ pane, missing, atOnce }: { pane: Pane; missing: MissingFields; atOnce: boolean }): ReactNode {
  const styles = useStyles();
  const own = useOwnStyles();
  const form = useRef<HTMLFormElement>(null);
  const { state, actions, words } = pane;
  const { typed } = state.text;
  const busy = state.busy !== null;
  const filled = missing.fields.filter(({ key }) => (typed.get(key) ?? "").trim() !== "").length;
  const sections = [...new Set(missing.fields.map(({ section }) => section))];
  const write = (): void => {
    if (!busy && filled > 0) void actions.typeFacts();
  };
  /** Enter goes on to the next field, and behind the last one writes; with Ctrl it writes at once. */
  const enter = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.key !== "Enter" || event.nativeEvent.isComposing) return;
    event.preventDefault();
    const inputs = [...(form.current?.querySelectorAll("input") ?? [])];
    const next = inputs[inputs.indexOf(event.currentTarget) + 1];
    if (next && !event.ctrlKey && !event.metaKey) next.focus();
    else write();
  };
  return (
    <>
      <form
        ref={form}
        className={own.form}
        onSubmit={(event) => {
          event.preventDefault();
          write();
        }}
      >
        {sections.map((section) => (
          <fieldset key={section} className={own.group} lang="zh-CN">
            <legend className={own.legend}>{section}</legend>
            {missing.fields.filter((field) => field.section === section).map((field) => (
              <FactInput key={field.key} pane={pane} field={field} value={typed.get(field.key) ?? ""} onEnter={enter} first={atOnce && field === missing.fields[0]} />
            ))}
          </fieldset>
        ))}
        {missing.fields.length > 0 ? (
          <div>
            <Button type="submit" appearance="primary" disabledFocusable={busy || filled === 0}>
              {words.text.writeFacts(filled)}
            </Button>
          </div>
        ) : null}
      </form>
      {missing.elsewhere.length > 0 ? (
        <LongList pane={pane} items={missing.elsewhere} step={10} itemClassName={own.place} keyOf={(_, index) => String(index)}>
          {({ at, fact }) => (
            <span className={styles.hint}>
              <CellLink pane={pane} at={at} /> {fact}
            </span>
          )}
        </LongList>
      ) : null}
    </>
  );
}

function FactInput({ pane, field, value, first, onEnter }: { pane: Pane; field: FactField; value: string; first: boolean; onEnter: (event: KeyboardEvent<HTMLInputElement>) => void }): ReactNode {
  const own = useOwnStyles();
  const { words, actions, state } = pane;
  const wrong = isWrongFact(field, value);
  return (
    <Field
      label={`${field.label}${field.measure === "" ? "" : `（${field.measure}）`}`}
      hint={<><CellLink pane={pane} at={field.at} /> {field.hint}</>}
      {...(wrong ? { validationState: "error", validationMessage: words.text.wantsNumber } : {})}
    >
      <Input
        className={own.input}
        size="small"
        autoFocus={first}
        value={value}
        inputMode={field.content === "text" ? "text" : "decimal"}
        onKeyDown={onEnter}
        onChange={(_, data) => actions.patch({ text: { ...state.text, typed: new Map(state.text.typed).set(field.key, data.value) } })}
      />
    </Field>
  );
}
