import { useRef, useState, type ReactNode } from "react";
import { Button, Field, Input, Radio, RadioGroup, Select, Textarea, makeStyles, tokens } from "@fluentui/react-components";
import type { TableId } from "../../model/book";
import type { TakenSheetChoice } from "../../model/plans";
import { PROFILES, profileOf } from "../../catalog/profiles";
import type { UnitOfMeasure } from "../../model/money";
import { formFor, type Scope } from "../../model/profile";
import { formNotes } from "../../report";
import { TablesIcon } from "../icons";
import type { Pane } from "../usePane";
import { Welcome } from "./Welcome";
import { useStyles } from "./parts";
import { recall, remember, type Remembered } from "./tables/remembered";
import { FormView } from "./tables/FormView";
import { TableChoice } from "./tables/TableChoice";
import { tablesWordsOf } from "./tables/words";
import { formWordsOf } from "../formWords";

const useOwnStyles = makeStyles({
  fields: { display: "grid", gridTemplateColumns: "minmax(0, 1fr) 96px", gap: tokens.spacingHorizontalM },
  year: { minWidth: 0 },
  select: { minWidth: 0, "& > select": { minWidth: 0 } },
});

const CHOICES: readonly TakenSheetChoice[] = ["skip", "replace", "beside"];
const MAY_INSERT = 10;

/** The budget year that is being prepared: from November on, the next one. */
export function budgetYear(today: Date): number {
  return today.getFullYear() + (today.getMonth() >= MAY_INSERT ? 1 : 0);
}

/** The form as it stands; `chosen` null is every table of the profile. */
interface Form extends Remembered {
  readonly year: string;
  readonly scope: Scope;
  /** Unit of measure of the tables; null is the form's usual one. */
  readonly measure: UnitOfMeasure | null;
  readonly chosen: ReadonlySet<TableId> | null;
  /** The department was typed by hand since the pane opened. */
  readonly typed: boolean;
}

/** What changing tabs must not lose, and closing the pane may. */
let draft: Pick<Form, "year" | "scope" | "measure" | "chosen" | "typed"> = { year: String(budgetYear(new Date())), scope: "department", measure: null, chosen: null, typed: false };

export function TablesPanel({ pane }: { pane: Pane }): ReactNode {
  const styles = useStyles();
  const own = useOwnStyles();
  const { words, state, actions, language } = pane;
  const tablesWords = tablesWordsOf(language);
  const [form, setForm] = useState<Form>(() => ({ ...recall(), ...draft }));
  const [tried, setTried] = useState(false);
  const [choice, setChoice] = useState<TakenSheetChoice>("skip");
  const yearField = useRef<HTMLDivElement>(null);
  const departmentField = useRef<HTMLDivElement>(null);
  const tablesField = useRef<HTMLDivElement>(null);
  const { overview } = state;
  const known = profileOf(form.profile) ?? PROFILES[0];
  const year = Number(form.year) || budgetYear(new Date());
  const profile = known && formFor(known, form.scope, year);
  // A workbook that is being prepared here says itself whose it is; what is typed goes before both.
  const department = form.typed ? form.department : (overview?.own ? overview.body : null) ?? form.department;
  const all = profile?.tables.map(({ table }) => table) ?? [];
  const chosen = form.chosen ?? new Set(all);

  const change = (part: Partial<Form>): void => {
    const next = { ...form, ...part };
    setForm(next);
    draft = { year: next.year, scope: next.scope, measure: next.measure, chosen: next.chosen, typed: next.typed };
    remember({ profile: next.profile, department: next.department, units: next.units });
  };
  const names = [...new Set(form.units.split(/\r?\n/).map((line) => line.trim()).filter((line) => line !== ""))];
  const yearError = /^\s*(19|20)\d\d\s*$/.test(form.year) ? null : words.yearWrong;
  const departmentError = department.trim() === "" ? words.departmentMissing : null;
  const tablesError = chosen.size === 0 ? words.noTableChosen : null;
  const busy = state.busy !== null || state.connection.kind !== "ready";

  const insert = (): void => {
    setTried(true);
    if (!profile) return;
    if (yearError ?? departmentError ?? tablesError) {
      // The first thing that is wrong, from the top.
      const field = (yearError ? yearField : departmentError ? departmentField : tablesField).current;
      field?.querySelector<HTMLElement>("input, button")?.focus();
      return;
    }
    void actions.insert(
      { profile: profile.id, scope: form.scope, ...(form.measure === null ? {} : { unit: form.measure }), year: Number(form.year), department: department.trim(), units: names, tables: all.filter((id) => chosen.has(id)), onTaken: "skip" },
      null,
    );
  };

  const pending = state.pendingInsert;
  if (pending) {
    return (
      <section className={styles.card} aria-labelledby="taken-title">
        <h2 id="taken-title" className={styles.heading}>
          {words.takenTitle(pending.taken.length)}
        </h2>
        <p className={styles.intro}>{pending.taken.map((each) => `“${each.name}”`).join("、")}</p>
        <Field label={words.takenQuestion}>
          <RadioGroup value={choice} onChange={(_, data) => setChoice(CHOICES.find((each) => each === data.value) ?? "skip")}>
            {CHOICES.map((each) => (
              <Radio key={each} value={each} label={words.taken[each]} />
            ))}
          </RadioGroup>
        </Field>
        <div className={styles.row}>
          <Button appearance="primary" disabled={busy} onClick={() => void actions.insert(pending.request, choice)}>
            {words.insertOn}
          </Button>
          <Button disabled={busy} onClick={() => actions.patch({ pendingInsert: null })}>
            {words.cancel}
          </Button>
        </div>
      </section>
    );
  }

  if (state.form) return <FormView pane={pane} form={state.form} />;

  return (
    <div className={styles.panel}>
      {overview?.recognised === 0 ? <Welcome pane={pane} onStart={() => departmentField.current?.querySelector("input")?.focus()} /> : <p className={styles.intro}>{words.insertIntro}</p>}
      <div className={styles.row}>
        <Button icon={<TablesIcon />} disabled={state.busy !== null} onClick={() => actions.showForm(true)}>
          {formWordsOf(language).open}
        </Button>
      </div>
      <div className={own.fields}>
        <Field label={words.profile}>
          <Select className={own.select} value={profile?.id ?? ""} onChange={(_, data) => change({ profile: data.value, chosen: null, measure: null })}>
            {PROFILES.map((each) => (
              <option key={each.id} value={each.id}>
                {language === "en" ? each.nameEnglish : each.name}
              </option>
            ))}
          </Select>
        </Field>
        <div ref={yearField}>
          <Field label={words.year} validationMessage={tried ? yearError : null}>
            <Input className={own.year} input={{ className: own.year }} value={form.year} inputMode="numeric" maxLength={4} onChange={(_, data) => change({ year: data.value })} />
          </Field>
        </div>
      </div>
      <div className={own.fields}>
        <Field label={tablesWords.scope}>
          <Select className={own.select} value={form.scope} onChange={(_, data) => change({ scope: data.value === "unit" ? "unit" : "department", chosen: null })}>
            {(known?.scopes ?? []).map((each) => (
              <option key={each} value={each}>
                {tablesWords.scopes[each]}
              </option>
            ))}
          </Select>
        </Field>
        <Field label={tablesWords.measure}>
          <Select
            className={own.select}
            value={form.measure ?? profile?.settings.units[0] ?? ""}
            onChange={(_, data) => change({ measure: profile?.settings.units.find((each) => each === data.value) ?? null })}
          >
            {(profile?.settings.units ?? []).map((each) => (
              <option key={each} value={each}>
                {each}
              </option>
            ))}
          </Select>
        </Field>
      </div>
      {known ? formNotes(known, year, language).map((note) => <p key={note} className={styles.hint}>{note}</p>) : null}
      <div ref={departmentField}>
        <Field label={words.department} required validationMessage={tried ? departmentError : null} hint={words.departmentHint}>
          <Input value={department} onChange={(_, data) => change({ department: data.value, typed: true })} />
        </Field>
      </div>
      <Field label={words.units} hint={words.unitsHint}>
        <Textarea value={form.units} rows={3} resize="vertical" onChange={(_, data) => change({ units: data.value })} />
      </Field>
      {profile ? (
        <div ref={tablesField}>
          <TableChoice
            pane={pane}
            profile={profile}
            body={{ year, department: department.trim() || tablesWords.previewBody, units: names, unit: form.measure ?? profile.settings.units[0] ?? "万元", scope: form.scope, words: profile.bodyWords, preparedBy: profile.preparedBy ?? null }}
            chosen={chosen}
            error={tried ? tablesError : null}
            onChoose={(next) => change({ chosen: next })}
          />
        </div>
      ) : null}
      <div className={styles.row}>
        <Button appearance="primary" icon={<TablesIcon />} disabled={busy} onClick={insert}>
          {words.insert}
        </Button>
        <span className={styles.hint}>{tablesWords.sheetsTotal(chosen.size)}</span>
      </div>
    </div>
  );
}
